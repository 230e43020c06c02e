"""App Home as people open it and press what is on it."""

import pytest

from tests.bot.platforms.slack.bureau import Bureau
from tests.doubles.slack import User, View
from tests.doubles.slack.shown import shown


async def home(bureau: Bureau, person: User | None = None) -> View:
    """Somebody opens the Home tab."""
    who = person or bureau.double.mara
    await bureau.double.open_home(who)
    await bureau.idle()
    view = bureau.double.home(who)
    assert view is not None
    return view


async def press(bureau: Bureau, view: View, button: str) -> View:
    """Press a button on Home or in a modal; gives the modal that is open then."""
    bureau.room.clock.pass_(seconds=5)
    await bureau.double.press(view, button)
    await bureau.idle()
    return bureau.double.modals(view.user)[-1]


async def test_home_shows_what_is_new_since_this_person_looked(bureau: Bureau):
    """Each person's own; what was read is not new any more, and that shows at once."""
    view = await home(bureau)
    assert "9 new articles since you last looked" in shown(view).words
    assert "Harbour merger · 1 new" in shown(view).words
    modal = await press(bureau, view, "What is new")
    assert "New in 6 stories" in shown(modal).words or "New in 5 stories" in shown(modal).words
    assert "Nothing new since you last looked" in shown(view).words
    assert "What is new" not in shown(view).buttons
    assert "9 new articles" in shown(await home(bureau, bureau.double.ines)).words


async def test_a_story_is_briefed_from_home(bureau: Bureau):
    """In a modal, for there is no channel."""
    modal = await press(bureau, await home(bureau), "Brief")
    assert "Key facts" in shown(modal).words
    assert "Share in channel" not in shown(modal).buttons
    full = await press(bureau, modal, "Full briefing")
    assert "Timeline" in shown(full).words


@pytest.mark.parametrize(
    ("role", "there", "not_there"),
    [
        ("reader", {"Help"}, {"Track a story", "Subscribe a channel", "Add a source", "Roles", "Unsubscribe"}),
        ("editor", {"Track a story", "Subscribe a channel", "Unsubscribe"}, {"Add a source", "Roles"}),
        ("admin", {"Track a story", "Subscribe a channel", "Add a source", "Roles", "Unsubscribe"}, set()),
    ],
)
async def test_home_offers_what_the_role_may_do(bureau: Bureau, role: str, there: set[str], not_there: set[str]):
    """And names who could give more."""
    await bureau.double.slash("/subscribe", "ollen dam flood weekdays 07:00")
    await bureau.whispered()
    person = bureau.double.add_user("pia")
    await bureau.role(person, role)  # type: ignore[arg-type]
    view = await home(bureau, person)
    assert there <= set(shown(view).buttons)
    assert not not_there & set(shown(view).buttons)
    assert "#city-desk · Ollen dam flood\nweekdays 07:00" in shown(view).words
    if role == "reader":
        assert "whoever runs Standfirst can name one" in shown(view).words


async def test_what_is_tracked_from_home_shows_there_at_once(bureau: Bureau):
    """The form, the answer, and the list behind it; undo too."""
    view = await home(bureau)
    form = await press(bureau, view, "Track a story")
    await bureau.double.submit(form, {"words": "island ferry", "name": "Island ferry"})
    await bureau.idle()
    assert "is tracked as" in shown(form).words
    assert "Island ferry" in shown(view).words
    await press(bureau, form, "Undo")
    assert "Island ferry" not in shown(view).words


async def test_a_channel_is_subscribed_and_unsubscribed_from_home(bureau: Bureau):
    """By its name; each change shows at once."""
    view = await home(bureau)
    form = await press(bureau, view, "Subscribe a channel")
    fields: dict[str, object] = {"story": "OLLEN-DAM-FLOOD", "when": "daily 07:00", "channel": bureau.double.desk}
    await bureau.double.submit(form, fields)
    await bureau.idle()
    assert "#city-desk follows Ollen dam flood" in shown(form).words
    assert "#city-desk · Ollen dam flood" in shown(view).words
    modal = await press(bureau, view, "Unsubscribe")
    assert "no longer gets Ollen dam flood" in shown(modal).words
    assert "#city-desk" not in shown(view).words


async def test_a_subscription_from_home_without_a_channel_comes_to_the_person(bureau: Bureau):
    """The form says so before."""
    form = await press(bureau, await home(bureau), "Subscribe a channel")
    assert "Left empty, it comes to you in a direct message" in shown(form).words
    await bureau.double.submit(form, {"story": "OLLEN-DAM-FLOOD", "when": "daily 07:00"})
    await bureau.idle()
    assert "follows Ollen dam flood" in shown(form).words


async def test_home_tells_of_sources_in_trouble(bureau: Bureau):
    """Which, since when and why."""
    room = bureau.room
    room.clock.pass_(days=2)
    for _ in range(4):
        await room.collect()
        room.clock.pass_(hours=3)
    words = shown(await home(bureau)).words
    assert "failing" in words or "waiting" in words
    assert "sources are well" not in words


async def test_another_tab_publishes_nothing(bureau: Bureau):
    """The messages tab is opened far more often."""
    await bureau.double.open_home(tab="messages")
    await bureau.idle()
    assert bureau.double.home(bureau.double.mara) is None


async def test_a_home_that_slack_refuses_breaks_nothing(bureau: Bureau):
    """It is published again the next time."""
    bureau.double.fail("views.publish", "internal_error")
    await bureau.double.open_home()
    await bureau.idle()
    assert "Stories" in shown(await home(bureau)).words or "What is new" in shown(await home(bureau)).words
    bureau.double.refusals.clear()


async def test_a_reader_cannot_press_what_only_an_editors_home_has(bureau: Bureau):
    """A forged press is refused in words, and nothing is changed."""
    double = bureau.double
    pia = double.add_user("pia")
    view = await home(bureau, pia)
    given = double.press(view, "Help")
    await given
    await bureau.idle()
    action = {**given.payload["actions"][0], "value": "untrack?story=OLLEN-DAM-FLOOD", "action_id": "do:99"}
    trigger = double.new_trigger(double.team, pia)
    bureau.room.clock.pass_(seconds=5)
    await double.forge("interactive", {**given.payload, "actions": [action], "trigger_id": trigger})
    await bureau.idle()
    assert "editor" in shown(double.modals(pia)[-1]).words
    assert (await bureau.room.story("OLLEN-DAM-FLOOD")).slug == "OLLEN-DAM-FLOOD"
