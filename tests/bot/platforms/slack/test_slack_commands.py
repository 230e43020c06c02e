"""Slash commands, as somebody in a channel types them."""

from pathlib import Path

import pytest

from bot.platforms.slack.settings import SlackSettings
from tests.bot.platforms.slack.bureau import Bureau, open_bureau
from tests.bot.platforms.slack.changed import prefixed, served_by
from tests.bot.platforms.slack.newcomer import NEWCOMER, registry_with
from tests.conftest import HandClock
from tests.doubles.slack.shown import notification, shown


async def test_a_briefing_is_shown_to_the_asker_alone(bureau: Bureau):
    """The rest of the channel sees nothing."""
    await bureau.double.slash("/brief", "ollen dam flood")

    [message] = await bureau.whispered()
    words = shown(message).words
    assert "Key facts" in words
    assert bureau.double.ephemerals(bureau.double.ines) == []
    assert bureau.double.posted == []


async def test_every_command_answers_by_its_name(bureau: Bureau):
    """Privately or with a form, each one, and Slack refuses nothing of it."""
    double = bureau.double
    for command in bureau.room.runner.commands():
        before = len(double.ephemerals(double.mara)), len(double.modals(double.mara))
        await double.slash(f"/{command.name}")
        await bureau.idle()
        after = len(double.ephemerals(double.mara)), len(double.modals(double.mara))
        assert after > before, f"/{command.name} answered nothing"
        for view in double.modals(double.mara):
            double.close(view)


@pytest.mark.parametrize(
    ("command", "text", "words"),
    [
        ("/sf-stories", "", "6 stories tracked"),
        ("/sf-brief", "ollen dam", "Key facts"),
        ("/standfirst", "stories", "6 stories tracked"),
        ("/standfirst", "/brief ollen dam", "Key facts"),
        ("/standfirst", "", "What you can say"),
        ("/sf-standfirst", "help", "What you can say"),
    ],
)
async def test_where_names_are_taken_commands_have_a_prefix_or_one_name_for_all(
    sample_copy: Path, clock: HandClock, command: str, text: str, words: str
):
    """With the prefix of this installation, and through /standfirst."""
    async with open_bureau(sample_copy, clock, change=prefixed("sf-")) as bureau:
        await bureau.double.slash(command, text)
        [message] = await bureau.whispered()
        assert words in shown(message).words


async def test_answers_name_commands_as_they_are_called_here(sample_copy: Path, clock: HandClock):
    """Where /brief is somebody else's, nobody is told to type it; what sources wrote stays as it is."""
    async with open_bureau(sample_copy, clock, change=prefixed("sf-")) as bureau:
        await bureau.double.slash("/standfirst", "help")
        await bureau.whispered()  # two commands at once may be answered in either order
        await bureau.double.slash("/sf-brief", "nothing like it")
        everything, no_such = await bureau.whispered(count=2)
        words = shown(everything).words
        assert "/sf-brief" in words
        assert "/sf-help COMMAND" in words
        assert " /brief" not in words
        assert "/sf-stories" in shown(no_such).words
        assert "/sf-stories" in notification(no_such).words


async def test_what_is_unknown_is_answered_with_the_nearest(bureau: Bureau):
    """In one plain sentence, privately."""
    await bureau.double.slash("/standfirst", "storeys")
    [message] = await bureau.whispered()
    assert "did you mean /stories?" in shown(message).words


async def test_a_channel_that_slack_names_by_its_id_alone_is_found(bureau: Bureau):
    """Some workspaces escape #desk without its name."""
    foreign = bureau.double.add_channel("foreign-desk")
    given = bureau.double.slash("/subscribe", "ollen dam flood weekdays 07:00 channel:#foreign-desk")
    await given
    await bureau.idle()
    again = {**given.payload, "text": f"harbour merger weekdays 07:00 channel:<#{foreign.id}|>", "trigger_id": "t2"}
    await bureau.double.forge("slash_commands", again)
    said = [shown(one).words for one in await bureau.whispered(count=2)]
    assert "#foreign-desk follows Ollen dam flood" in said[0]
    assert "#foreign-desk follows Harbour merger" in said[1]


# --- what is missing is asked for -----------------------------------------------------------------------------------


async def test_a_command_without_its_story_opens_a_picker_that_searches_as_one_types(bureau: Bureau):
    """It offers the stories, then those that fit; the choice is answered in the picker's place."""
    double = bureau.double
    await double.slash("/brief")
    [picker] = await bureau.whispered()
    assert "Which story?" in shown(picker).words
    element = picker.blocks[-1]["elements"][0]["action_id"]

    everything = await double.suggest(picker, element)
    assert {"Ollen dam flood", "Harbour merger"} <= set(everything.labels)
    some = await double.suggest(picker, element, "har")
    assert set(some.labels) == {"Harbour merger", "Harbour Bay recount"}
    await double.choose(picker, element, "Harbour merger")
    await bureau.idle()

    [answer] = double.ephemerals(double.mara)
    assert answer is picker
    assert "Key facts" in shown(answer).words


async def test_words_that_fit_several_stories_offer_exactly_those(bureau: Bureau):
    """As buttons, since they are few."""
    await bureau.double.slash("/brief", "harbour")
    [message] = await bureau.whispered()
    assert shown(message).buttons == ["Harbour Bay recount", "Harbour merger"]
    await bureau.double.press(message, "Harbour Bay recount")
    await bureau.idle()
    [answer] = bureau.double.ephemerals(bureau.double.mara)
    assert shown(answer).words.startswith("Harbour Bay recount")


async def test_a_missing_choice_of_an_editors_command_opens_its_form(bureau: Bureau):
    """Never an error about syntax."""
    await bureau.double.slash("/track")
    await bureau.idle()
    [form] = bureau.double.modals(bureau.double.mara)
    assert form.title == "Track"
    assert bureau.double.ephemerals() == []


async def test_somebody_who_may_not_is_told_so_instead_of_being_shown_a_form(bureau: Bureau):
    """With whom to ask."""
    pia = bureau.double.add_user("pia")
    await bureau.double.slash("/track", user=pia)
    [message] = await bureau.whispered(pia)
    assert "editor" in shown(message).words
    assert bureau.double.modals(pia) == []


async def test_a_trigger_that_is_too_old_asks_in_the_channel_instead(bureau: Bureau):
    """A form can be opened for three seconds only; after that what is missing is said."""
    bureau.double.fail("views.open", "expired_trigger_id")
    await bureau.double.slash("/subscribe")
    [message] = await bureau.whispered()
    assert "Which story?" in shown(message).words


# --- long work ------------------------------------------------------------------------------------------------------


async def test_long_work_shows_that_it_is_under_way_and_the_answer_takes_its_place(sample_copy: Path, clock: HandClock):
    """In one message, however many steps there are, where Slack replaces what a command showed."""
    async with open_bureau(sample_copy, clock, around=served_by(registry_with(NEWCOMER))) as bureau:
        bureau.double.commands_replace = True
        await bureau.double.slash("/weather", "slow")
        await bureau.whispered()
        [message] = bureau.double.ephemerals(bureau.double.mara)
        assert "Rain over Northgate" in shown(message).words
        assert [shown({"blocks": blocks}).words for _, blocks in message.earlier] == [
            "Asking the first station · 1 of 3"
        ]


async def test_where_slack_replaces_nothing_progress_is_told_once(sample_copy: Path, clock: HandClock):
    """Then it stays above the answer, so it is one line and no more."""
    async with open_bureau(sample_copy, clock, around=served_by(registry_with(NEWCOMER))) as bureau:
        await bureau.double.slash("/weather", "slow")
        await bureau.whispered(count=2)
        assert len(bureau.double.ephemerals(bureau.double.mara)) == 2


# --- the response address -------------------------------------------------------------------------------------------


async def test_a_long_answer_uses_the_response_address_five_times_and_then_another_way(
    sample_copy: Path, clock: HandClock
):
    """Slack takes five messages there; what follows is shown by the bot's own token, to the asker alone."""
    async with open_bureau(sample_copy, clock, around=served_by(registry_with(NEWCOMER))) as bureau:
        given = bureau.double.slash("/weather", "everywhere")
        await given
        messages = await bureau.whispered(count=7)
        assert [one.via for one in messages[:5]] == ["response_url"] * 5
        assert {one.via for one in messages[5:]} == {"web"}
        assert "Station 1 " in shown(messages[0]).words
        assert "Station 400 " in shown(messages[-1]).words
        assert bureau.double.refusals == []


async def test_an_answer_that_comes_after_half_an_hour_still_comes(sample_copy: Path, clock: HandClock):
    """The response address has run out by then."""
    async with open_bureau(sample_copy, clock, around=served_by(registry_with(NEWCOMER, clock))) as bureau:
        await bureau.double.slash("/weather", "late")
        [message] = await bureau.whispered()
        assert message.via == "web"
        assert "Rain over Northgate" in shown(message).words


# --- a command that nobody here knew of -----------------------------------------------------------------------------


async def test_a_new_command_works_with_no_change_to_the_adapter(sample_copy: Path, clock: HandClock):
    """Its options, its question, its buttons and its form."""
    async with open_bureau(sample_copy, clock, around=served_by(registry_with(NEWCOMER))) as bureau:
        double = bureau.double
        await double.slash("/weather", "Northgate days:3")
        await bureau.whispered(count=1)  # each before the next: two that run at once may answer in any order
        await double.slash("/standfirst", "weather Sorrel")
        await bureau.whispered(count=2)
        await double.slash("/weather", "which")
        first, second, asks = await bureau.whispered(count=3)
        assert "Rain over Northgate for 3 days" in shown(first).words
        assert "Rain over Sorrel" in shown(second).words

        await double.press(asks, "Castamar")
        await double.press(first, "Tomorrow")
        await double.slash("/weather")
        await bureau.idle()
        assert "Rain over Castamar" in shown(asks).words
        assert "Sun over Northgate" in shown(double.ephemerals(double.mara)[-1]).words

        [form] = double.modals(double.mara)
        await double.submit(form, {"place": "Porto Rell", "days": "2"})
        await bureau.idle()
        assert "Rain over Porto Rell for 2 days" in shown(form).words


async def test_everything_works_the_same_over_signed_http(sample_copy: Path, clock: HandClock):
    """Where Slack calls the house: a command, its form, its live preview, a button and a picker."""
    async with open_bureau(sample_copy, clock, http=True) as bureau:
        double = bureau.double
        await bureau.role(double.mara, "editor")
        await double.slash("/brief")
        [picker] = await bureau.whispered()
        element = picker.blocks[-1]["elements"][0]["action_id"]
        await double.suggest(picker, element, "ollen")
        await double.choose(picker, element, "Ollen dam flood")
        await bureau.idle()
        clock.pass_(seconds=3)
        await double.press(picker, "Full briefing")
        await double.slash("/track")
        await bureau.idle()
        [form] = double.modals(double.mara)
        typed = double.fill(form, "words", "island ferry")
        assert typed is not None
        await typed
        await bureau.idle()
        assert "would match" in shown(form).words
        await double.submit(form)
        await bureau.idle()
        assert "is tracked as" in shown(form).words
        assert "Timeline" in " ".join(shown(one).words for one in double.ephemerals(double.mara))
        assert double.refusals == []


async def test_settings_may_name_no_prefix(bureau: Bureau):
    """Then commands are called as on the desk."""
    assert SlackSettings().prefix == ""
    await bureau.double.slash("/help")
    [message] = await bureau.whispered()
    assert "\n/brief " in shown(message).words
