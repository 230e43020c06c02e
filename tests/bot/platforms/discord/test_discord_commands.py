"""Application commands, as somebody in a channel gives them."""

from pathlib import Path

import pytest

from bot.platforms.discord import tree
from bot.platforms.discord.tongues import Tongue
from tests.bot.platforms.discord.bureau import Bureau, open_bureau
from tests.bot.platforms.discord.changed import (
    begun_again,
    buttons,
    choose,
    done,
    in_channel,
    press,
    say,
    send,
    served_by,
    words,
)
from tests.bot.platforms.slack.newcomer import NEWCOMER, registry_with
from tests.conftest import HandClock
from tests.doubles.discord import Permission, shown

STORY = "OLLEN-DAM-FLOOD"


async def test_a_briefing_is_shown_to_the_asker_alone(bureau: Bureau):
    """Put off at once, privately; then the briefing takes that place, and the channel sees nothing."""
    given = await say(bureau, "brief", {"story": "ollen dam flood"})

    assert (given.answer, given.private) == (5, True)
    assert "Key facts" in words(given)
    assert [one.ephemeral_to for one in given.replies] == [bureau.double.mara.id]
    assert bureau.double.posted == []


async def test_every_command_answers_by_its_name(bureau: Bureau):
    """Privately or with a form, each one, and Discord refuses nothing of it."""
    for command in bureau.room.runner.commands():
        needed = {} if command.form else {option.name: "x" for option in command.options if option.required}
        given = await say(bureau, command.name, needed)
        if given.modal:
            bureau.double.dismiss(given.modal)
        else:
            assert given.private, command.name
            assert words(given).strip(), f"/{command.name} answered nothing"
    assert bureau.double.posted == []


async def test_options_come_as_they_were_given(bureau: Bureau):
    """A flag, a text and a channel."""
    foreign = bureau.double.create_channel("foreign-desk")
    given = await say(bureau, "brief", {"story": STORY, "full": True})
    assert "Timeline" in words(given)
    given = await say(bureau, "subscribe", {"story": STORY, "when": "weekdays 07:00", "channel": foreign})
    assert "#foreign-desk follows Ollen dam flood" in words(given)


async def test_somebody_is_made_an_editor_by_their_name(bureau: Bureau):
    """Discord's picker of people; they need not have said anything before."""
    double = bureau.double
    await bureau.role(double.ines, "admin")
    pia = double.add_user("pia", global_name="Pia Holm")
    given = await say(bureau, "roles", {"member": pia, "role": "editor"}, user=double.ines)
    assert "Pia Holm" in words(given)
    roles = {one.name: one.role for one in await bureau.house.people.members(bureau.room.id)}
    assert roles["Pia Holm"] == "editor"


async def test_what_is_wrong_is_said_in_one_plain_sentence(bureau: Bureau):
    """To the asker alone."""
    given = await say(bureau, "brief", {"story": "nothing like it"})
    assert words(given).startswith("No tracked story is called “nothing like it”")


# --- suggestions ----------------------------------------------------------------------------------------------------


async def offered(bureau: Bureau, typed: str = "", **more: object) -> list[str]:
    """The stories that /brief offers."""
    return (await bureau.double.autocomplete("brief", "story", typed, **more)).labels  # type: ignore[arg-type]


async def test_stories_are_suggested_as_one_types(bureau: Bureau):
    """Those of this newsroom that fit, each with how it stands."""
    assert len(await offered(bureau)) == 6
    some = await offered(bureau, "har")
    assert {one.split(" · ")[0] for one in some} == {"Harbour merger", "Harbour Bay recount"}
    assert all(" · " in one for one in some)


async def test_what_this_channel_follows_is_suggested_first(bureau: Bureau):
    """Elsewhere what moved last comes first."""
    before = await offered(bureau)
    last = before[-1].split(" · ")[0]
    await say(bureau, "subscribe", {"story": last, "when": "weekdays 07:00"})
    other = bureau.double.create_channel("foreign-desk")
    assert (await offered(bureau))[0].split(" · ")[0] == last
    assert (await offered(bureau, channel=other))[0].split(" · ")[0] == before[0].split(" · ")[0]


async def test_a_suggestion_that_is_taken_is_understood(bureau: Bureau):
    """Its value is the option's."""
    given = await bureau.double.autocomplete("brief", "story", "merger")
    given = await say(bureau, "brief", {"story": given.choices[0]["value"]})
    assert "Harbour merger" in words(given)


@pytest.mark.parametrize(("command", "option", "typed"), [("subscribe", "when", ""), ("subscribe", "zone", "par")])
async def test_schedules_and_zones_are_suggested_too(bureau: Bureau, command: str, option: str, typed: str):
    """At most 25."""
    given = await bureau.double.autocomplete(command, option, typed)
    assert 0 < len(given.choices) <= 25


async def test_a_stranger_is_suggested_nothing(bureau: Bureau):
    """In direct messages, before any newsroom knows them."""
    pia = bureau.double.add_user("pia", installed=True)
    given = await bureau.double.autocomplete("brief", "story", "har", user=pia, channel=bureau.double.dm_channel(pia))
    assert given.choices == []


# --- what is missing is asked for -----------------------------------------------------------------------------------


async def test_a_command_without_its_story_opens_a_list(bureau: Bureau):
    """The choice is answered in the list's place."""
    given = await say(bureau, "brief")
    assert "Which story?" in words(given)
    assert {"Ollen dam flood", "Harbour merger"} <= set(shown(given.original).options)

    await choose(bureau, given.original, "Choose…", "Harbour merger")
    [answer] = bureau.double.ephemerals(bureau.double.mara)
    assert answer is given.original
    assert "Key facts" in shown(answer).words


async def test_what_is_not_in_the_list_is_typed(bureau: Bureau):
    """In a box; its words are found as if they had been typed with the command."""
    given = await say(bureau, "brief")
    box = await done(bureau, bureau.double.press(given.original, "Something else…"))  # type: ignore[arg-type]
    assert box.modal is not None
    sent = await send(bureau, box, {"words": "merger"})
    assert "Harbour merger" in words(sent)
    assert "Key facts" in words(sent)


async def test_words_that_fit_several_stories_offer_exactly_those(bureau: Bureau):
    """As buttons, since they are few."""
    given = await say(bureau, "brief", {"story": "harbour"})
    assert set(buttons(given.original)) == {"Harbour Bay recount", "Harbour merger"}
    await press(bureau, given.original, "Harbour Bay recount")
    assert shown(given.original).words.startswith("Harbour Bay recount")


async def test_a_list_of_feeds_is_pasted(bureau: Bureau):
    """A file's text, in a box of several lines."""
    await bureau.role(bureau.double.mara, "admin")
    given = await say(bureau, "sources", {"action": "import"})
    box = await done(bureau, bureau.double.press(given.original, "Paste it"))  # type: ignore[arg-type]
    sent = await send(bureau, box, {"words": "<opml><body></body></opml>"})
    assert words(sent).strip()
    assert "wrong on our side" not in words(sent)


# --- long work ------------------------------------------------------------------------------------------------------


async def test_long_work_shows_that_it_is_under_way_and_the_answer_takes_its_place(sample_copy: Path, clock: HandClock):
    """In one message, however many steps there are."""
    async with open_bureau(sample_copy, clock, around=served_by(registry_with(NEWCOMER))) as bureau:
        given = await say(bureau, "weather", {"place": "slow"})
        assert given.original is not None
        assert "Rain over Northgate" in words(given)
        seen = [shown(components).words for _, components in given.original.earlier]
        assert "Asking the first station · 1 of 3" in seen
        assert given.follow_ups == []


async def test_what_does_not_fit_one_message_follows_it(sample_copy: Path, clock: HandClock):
    """For the asker alone, in order, nothing left out."""
    async with open_bureau(sample_copy, clock, around=served_by(registry_with(NEWCOMER))) as bureau:
        given = await say(bureau, "weather", {"place": "everywhere"})
        assert len(given.replies) > 5
        assert "Station 1 " in shown(given.replies[0]).words
        assert "Station 400 " in shown(given.replies[-1]).words
        assert all(one.ephemeral_to for one in given.replies)
        assert bureau.double.refusals == []


async def test_an_answer_that_comes_after_a_quarter_of_an_hour_comes_directly(sample_copy: Path, clock: HandClock):
    """The token has run out by then."""
    async with open_bureau(sample_copy, clock, around=served_by(registry_with(NEWCOMER, clock))) as bureau:
        await say(bureau, "weather", {"place": "late"})
        assert "Rain over Northgate" in in_channel(bureau.double.dm_channel(bureau.double.mara))


# --- sharing --------------------------------------------------------------------------------------------------------


async def test_a_shared_briefing_stands_in_the_channel_signed_by_who_shared_it(bureau: Bureau):
    """By the bot's own token, so that it can be corrected later."""
    given = await say(bureau, "brief", {"story": STORY, "share": True})
    [message] = bureau.double.desk.messages
    assert "Shared by Mara Lindqvist" in shown(message).words
    assert "Key facts" in shown(message).words
    assert words(given) == "Shared in #city-desk"


async def test_a_private_briefing_can_be_shared_by_its_button(bureau: Bureau):
    """A line takes the place of the private copy."""
    given = await say(bureau, "brief", {"story": STORY})
    await press(bureau, given.original, "Share in channel")
    [message] = bureau.double.desk.messages
    assert "Shared by Mara Lindqvist" in shown(message).words
    assert words(given) == "Shared in #city-desk"


async def test_two_clicks_on_share_are_one(bureau: Bureau):
    """The private copy gives way to a line that says where it stands."""
    given = await say(bureau, "brief", {"story": STORY})
    assert given.original is not None
    clicks = [bureau.double.press(given.original, "Share in channel") for _ in range(2)]
    for click in clicks:
        await done(bureau, click)
    assert len(bureau.double.desk.messages) == 1


async def test_a_missing_permission_is_named(bureau: Bureau):
    """With what to do about it; the briefing is shown all the same, and can be shared once it is mended."""
    double = bureau.double
    double.permit(double.desk, deny=Permission.SEND_MESSAGES)
    given = await say(bureau, "brief", {"story": STORY, "share": True})
    assert "Not shared." in words(given)
    assert "Send Messages" in words(given)
    assert "Key facts" in words(given)
    refused = await press(bureau, given.original, "Share in channel")
    assert shown(refused.follow_ups[0]).words.startswith("Not shared.")
    assert "Key facts" in words(given)
    double.permit(double.desk)
    await press(bureau, given.original, "Share in channel")
    assert len(double.desk.messages) == 1
    assert shown(given.original).words == "Shared in #city-desk"
    double.refusals.clear()


async def test_nothing_is_offered_to_be_shared_in_direct_messages(bureau: Bureau):
    """Nobody else reads there."""
    await say(bureau, "stories")
    given = await say(bureau, "brief", {"story": STORY}, channel=bureau.double.dm_channel(bureau.double.mara))
    assert "Share in channel" not in buttons(given.original)
    assert "Key facts" in words(given)


# --- a command that nobody here knew of -----------------------------------------------------------------------------


async def test_a_new_command_works_with_no_change_to_the_adapter(sample_copy: Path, clock: HandClock):
    """Its options, its question, its buttons and its form."""
    async with open_bureau(sample_copy, clock, around=served_by(registry_with(NEWCOMER))) as bureau:
        first = await say(bureau, "weather", {"place": "Northgate", "days": "3", "when": "today"})
        assert "Rain over Northgate for 3 days" in words(first)
        asks = await say(bureau, "weather", {"place": "which"})
        await press(bureau, asks.original, "Castamar")
        assert "Rain over Castamar" in shown(asks.original).words
        assert "Sun over Northgate" in words(await press(bureau, first.original, "Tomorrow"))

        form = await say(bureau, "weather")
        sent = await send(bureau, form, {"place": "Porto Rell", "days": "2"})
        assert "Rain over Porto Rell for 2 days" in words(sent)


# --- how Discord knows them -----------------------------------------------------------------------------------------


async def test_commands_are_sent_to_discord_only_where_they_differ(bureau: Bureau):
    """Beginning again sends none; one more command sends them all."""
    route = "PUT /applications/{application_id}/commands"
    assert len(bureau.double.calls_to(route)) == 1
    async with begun_again(bureau):
        assert len(bureau.double.calls_to(route)) == 1
    bureau.house = served_by(registry_with(NEWCOMER))(bureau.house)
    async with begun_again(bureau):
        assert len(bureau.double.calls_to(route)) == 2


async def test_commands_in_another_tongue_are_sent_as_soon_as_there_are_any(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
):
    """A table of names is all that it takes."""
    tongues = {"de": Tongue({"brief": "kurz"}, {"brief": "Das Briefing einer Geschichte"})}
    monkeypatch.setattr(tree.commands, "__defaults__", (tongues,))
    async with begun_again(bureau):
        found = bureau.double.registered("brief")
        assert found.body["name_localizations"] == {"de": "kurz"}
        assert found.body["description_localizations"] == {"de": "Das Briefing einer Geschichte"}
