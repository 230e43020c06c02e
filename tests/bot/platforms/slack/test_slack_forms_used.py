"""Forms as people fill them in: what a story would match while one types, mistakes, sending, and channels."""

from typing import Any

import pytest

from tests.bot.platforms.slack.bureau import Bureau
from tests.bot.platforms.slack.changed import begun_again
from tests.doubles.slack import View
from tests.doubles.slack.shown import shown


async def opened(bureau: Bureau, command: str, text: str = "") -> View:
    """The form that a command opens."""
    await bureau.double.slash(command, text)
    await bureau.idle()
    return bureau.double.modals(bureau.double.mara)[-1]


async def typed(bureau: Bureau, form: View, field: str, value: object) -> str:
    """What the form shows once somebody has filled in a field."""
    given = bureau.double.fill(form, field, value)
    assert given is not None
    await given
    await bureau.idle()
    return shown(form).words


async def sent(bureau: Bureau, form: View, fields: dict[str, object] | None = None) -> str:
    """What the modal shows once the form was sent."""
    await bureau.double.submit(form, fields or {})
    await bureau.idle()
    return shown(form).words


async def subscriptions(bureau: Bureau) -> list[tuple[str, str, str]]:
    """Story, channel and schedule of each."""
    call = bureau.room.call("subscriptions")
    workspace = (await bureau.channel(bureau.double.desk.id, "city-desk")).workspace
    call = type(call)(call.command, type(call.actor)("1", "x", "editor", workspace), call.channel, {}, call.now)
    return [(row.story.slug, row.channel_name, row.when) for row in await bureau.room.newsroom.subscriptions(call)]


# --- /track ---------------------------------------------------------------------------------------------------------


async def test_the_form_shows_what_would_match_while_one_types(bureau: Bureau):
    """Counts and the best articles; fewer words match other things."""
    form = await opened(bureau, "/track")
    words = await typed(bureau, form, "words", "ollen dam flood")
    assert "8 stored articles would match" in words
    words = await typed(bureau, form, "exclude", "sirens")
    assert "8 stored articles" not in words
    assert "without sirens" in words


async def test_what_was_typed_after_the_command_is_in_the_form(bureau: Bureau):
    """A lens without words is kept."""
    form = await opened(bureau, "/track", "lens:court")
    held = [block["element"].get("initial_option") for block in form.blocks if block.get("block_id") == "lens"]
    assert held[0]["value"] == "court"


async def test_who_sends_the_form_has_confirmed_it(bureau: Bureau):
    """The story is tracked, and what to do next is in the same modal."""
    form = await opened(bureau, "/track")
    words = await sent(bureau, form, {"words": "island ferry timetable", "name": "Island ferry"})
    assert "Island ferry is tracked as ISLAND-FERRY" in words
    assert shown(form).buttons == ["Brief", "Follow here", "Undo"]
    assert (await bureau.room.story("ISLAND-FERRY")).name == "Island ferry"

    await bureau.double.press(form, "Undo")
    await bureau.idle()
    assert "Taken back" in shown(form).words
    assert await bureau.room.store.stories.by_slug(bureau.room.id, "ISLAND-FERRY") is None


async def test_a_mistake_keeps_what_was_typed_and_says_what_is_wrong(bureau: Bureau):
    """In the form itself, which can be sent again."""
    form = await opened(bureau, "/track")
    words = await sent(bureau, form, {"words": "island ferry", "name": "x" * 90})
    assert "That name has 90 characters" in words
    kept = {block["block_id"]: block["element"].get("initial_value") for block in form.blocks if "element" in block}
    assert kept["words"] == "island ferry"
    assert kept["name"] == "x" * 90
    assert "is tracked as" in await sent(bureau, form, {"name": "Island ferry"})


async def test_a_form_sent_twice_acts_once(bureau: Bureau):
    """Slack delivers it again where it heard nothing."""
    form = await opened(bureau, "/track")
    given = bureau.double.submit(form, {"words": "island ferry"})
    await given
    await bureau.idle()
    await bureau.double.redeliver(given)
    await bureau.idle()
    stories = await bureau.room.store.stories.list(bureau.room.id)
    assert [story.name for story in stories].count("Island ferry") == 1


async def test_a_form_that_was_closed_meanwhile_answers_in_a_message(bureau: Bureau):
    """What was done is not left unsaid."""
    form = await opened(bureau, "/track")
    gate = bureau.double.hold("views.update")
    await bureau.double.submit(form, {"words": "island ferry"})
    await gate.reached()
    bureau.double.close(form)
    gate.open()
    [message] = await bureau.whispered()
    assert "is tracked as" in shown(message).words
    bureau.double.refusals.clear()  # the modal that is gone was meant to be refused


async def test_a_form_that_was_open_during_a_restart_can_be_sent(bureau: Bureau):
    """It holds all that it needs."""
    form = await opened(bureau, "/track")
    async with begun_again(bureau):
        assert "is tracked as" in await sent(bureau, form, {"words": "island ferry"})


# --- /subscribe -----------------------------------------------------------------------------------------------------


async def test_a_channel_is_subscribed_by_form_to_a_story_chosen_by_typing(bureau: Bureau):
    """The channel that is on the screen is filled in."""
    double = bureau.double
    form = await opened(bureau, "/subscribe")
    await double.suggest(form, "story", "ollen")
    await typed(bureau, form, "story", "Ollen dam flood")
    await double.suggest(form, "when", "weekdays 6:45")
    words = await typed(bureau, form, "when", "weekdays 06:45")
    assert "06:45" in words
    words = await sent(bureau, form)
    assert "#city-desk follows Ollen dam flood" in words
    assert await subscriptions(bureau) == [("OLLEN-DAM-FLOOD", "city-desk", "weekdays 06:45")]


async def test_another_channel_can_be_chosen(bureau: Bureau):
    """By Slack's own list of channels."""
    foreign = bureau.double.add_channel("foreign-desk")
    form = await opened(bureau, "/subscribe")
    fields: dict[str, Any] = {"story": "OLLEN-DAM-FLOOD", "when": "daily 07:00", "channel": foreign}
    assert "#foreign-desk follows Ollen dam flood" in await sent(bureau, form, fields)
    assert await subscriptions(bureau) == [("OLLEN-DAM-FLOOD", "foreign-desk", "daily 07:00")]


async def test_a_channel_that_the_bot_cannot_see_is_refused_before_anything_is_subscribed(bureau: Bureau):
    """With what to type there; two private channels are never mistaken for each other."""
    double = bureau.double
    hidden = double.add_channel("leaks", kind="private", bot=False)
    form = await opened(bureau, "/subscribe")
    fields: dict[str, Any] = {"story": "OLLEN-DAM-FLOOD", "when": "daily 07:00", "channel": hidden}
    words = await sent(bureau, form, fields)
    assert "/invite @Standfirst" in words
    assert await subscriptions(bureau) == []
    hidden.members.add(double.team.bot_user)
    assert "#leaks follows Ollen dam flood" in await sent(bureau, form)
    double.refusals.clear()  # the first look was meant to be refused


async def test_a_schedule_that_cannot_be_keeps_the_form(bureau: Bureau):
    """And says how to write one."""
    form = await opened(bureau, "/subscribe")
    words = await sent(bureau, form, {"story": "OLLEN-DAM-FLOOD", "when": "every full moon"})
    assert "weekdays 07:00" in words
    assert form.title == "Subscribe"


async def test_a_form_sent_without_its_schedule_asks_for_it_there(bureau: Bureau):
    """The next choice is in the same modal."""
    form = await opened(bureau, "/subscribe")
    await sent(bureau, form, {"story": "OLLEN-DAM-FLOOD"})
    await bureau.double.press(form, "weekdays 07:00")
    await bureau.idle()
    assert "#city-desk follows Ollen dam flood" in shown(form).words


# --- others ---------------------------------------------------------------------------------------------------------


async def test_a_file_is_pasted_into_a_form_of_its_own(bureau: Bureau):
    """/sources import asks for an OPML file."""
    await bureau.role(bureau.double.mara, "admin")
    await bureau.double.slash("/sources", "import")
    [message] = await bureau.whispered()
    await bureau.double.press(message, "Paste it")
    await bureau.idle()
    [form] = bureau.double.modals(bureau.double.mara)
    words = await sent(bureau, form, {"paste": "this is no list of feeds"})
    assert "OPML" in words


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("track", {"words": "island ferry"}),
        ("subscribe", {"story": "OLLEN-DAM-FLOOD", "when": "daily 07:00"}),
    ],
)
async def test_a_reader_cannot_send_an_editors_form(bureau: Bureau, command: str, fields: dict[str, object]):
    """Not even one that an editor opened: a forged payload with a reader's name on it."""
    double = bureau.double
    pia = double.add_user("pia")
    form = await opened(bureau, f"/{command}")
    given = double.submit(form, fields)
    await given
    await bureau.idle()
    await bureau.room.say("/undo")
    before = await bureau.room.store.stories.list(bureau.room.id), await subscriptions(bureau)

    who = {**given.payload["user"], "id": pia.id, "name": "pia", "username": "pia"}
    view = {**given.payload["view"], "hash": "another"}
    await double.forge("interactive", {**given.payload, "user": who, "view": view, "trigger_id": "forged"})
    await bureau.idle()
    assert (await bureau.room.store.stories.list(bureau.room.id), await subscriptions(bureau)) == before
    assert "editor" in shown(form).words


async def test_a_form_of_another_version_says_so(bureau: Bureau):
    """The command is not there any more."""
    form = await opened(bureau, "/track")
    given = bureau.double.submit(form, {"words": "island ferry"})
    await given
    await bureau.idle()
    view = {**given.payload["view"], "callback_id": "form:weather", "hash": "another"}
    await bureau.double.forge("interactive", {**given.payload, "view": view, "trigger_id": "other"})
    await bureau.idle()
    assert "another version" in shown(form).words
