"""What people write to the bot, as commands: typed or in plain English, by rules that the commands bring themselves."""

from collections.abc import AsyncIterator
from contextlib import suppress
from time import process_time

import pytest

from commands.newsroom import Newsroom
from commands.phrases import heard, plainest
from commands.plain_words import understood
from commands.registry import Registry
from commands.reply import Reply
from commands.run import Runner
from commands.spec import Answer, Call, Command, Option
from summaries.errors import BadInput

COMMANDS = Registry.scan().commands
DEARER = 50  # times what a plain line costs; a pattern that tries every way would cost thousands of times as much
PAGE = "https://harbourcourier.example/castamar-offers-cells"


@pytest.mark.parametrize(
    ("line", "command", "options"),
    [
        ("/stories", "stories", {}),
        ("stories", "stories", {}),
        ("/brief ferry since:yesterday share", "brief", {"story": "ferry", "since": "yesterday", "share": "yes"}),
        ("brief ferry yesterday", "brief", {"story": "ferry yesterday"}),
        ("brief ferry since:yesterday", "brief", {"story": "ferry", "since": "yesterday"}),
        ("`brief ferry`", "brief", {"story": "ferry"}),
        ("help track", "help", {"command": "track"}),
        ('track "ferry strike" lens:court', "track", {"words": '"ferry strike"', "lens": "court"}),
        ("unsubscribe", "unsubscribe", {}),
    ],
)
def test_typed_commands_are_taken_with_or_without_their_slash(line: str, command: str, options: dict[str, str]) -> None:
    """As everywhere else."""
    assert understood(line, COMMANDS) == (command, options)


@pytest.mark.parametrize(
    ("line", "command", "options"),
    [
        ("brief me on the ferry strike", "brief", {"story": "ferry strike"}),
        ("brief me", "brief", {}),
        ("give me a briefing on ferry", "brief", {"story": "ferry"}),
        ("I need a short summary of the ferry story", "brief", {"story": "ferry"}),
        ("give me the full briefing about the ferry", "brief", {"story": "ferry", "full": "yes"}),
        ("brief the channel on the ferry", "brief", {"story": "ferry", "share": "yes"}),
        ("catch me up on the ferry", "brief", {"story": "ferry"}),
        ("what’s going on with the ferry?", "brief", {"story": "ferry"}),
        ("what's new on the ferry since Monday", "brief", {"story": "ferry", "since": "Monday"}),
        ("what's new", "updates", {}),
        ("What is new in the ferry strike?", "updates", {"story": "ferry strike"}),
        ("what did I miss", "updates", {}),
        ("catch me up", "updates", {}),
        ("who said what on the ferry strike?", "quotes", {"story": "ferry strike"}),
        ("what did Tova Lind say about the ferry strike?", "quotes", {"story": "ferry strike", "speaker": "Tova Lind"}),
        ("give me all the quotes from the ferry", "quotes", {"story": "ferry"}),
        ("quotes by Lind on the ferry", "quotes", {"story": "ferry", "speaker": "Lind"}),
        ("what is still open on the ferry?", "questions", {"story": "ferry"}),
        ("show me the open questions on the ferry strike", "questions", {"story": "ferry strike"}),
        ("what don't we know about the ferry", "questions", {"story": "ferry"}),
        ("ask about the ferry strike who pays the crews?", "ask", {"question": "the ferry strike who pays the crews"}),
        ("what are you tracking?", "stories", {}),
        ("show me the ferry story", "story", {"story": "ferry"}),
        ("track ferry strike -football", "track", {"words": "ferry strike -football"}),
        ("track the news about the ferry strike", "track", {"words": "ferry strike"}),
        ("track the dam and call it Ollen dam", "track", {"words": "dam", "name": "Ollen dam"}),
        ("stop tracking the ferry story", "untrack", {"story": "ferry"}),
        ("stop sending the ferry here", "unsubscribe", {"story": "ferry"}),
        ("unsubscribe #night from the ferry", "unsubscribe", {"story": "ferry", "channel": "#night"}),
        ("make Ada Quill an editor", "roles", {"member": "Ada Quill", "role": "editor"}),
        ("add example.org as a source", "sources", {"what": "example.org", "action": "add"}),
        ("are any sources failing?", "sources", {"action": "health"}),
        ("undo that", "undo", {}),
        ("help", "help", {}),
        ("hi there!", "help", {}),
        ("thanks", "help", {}),
        ("", "help", {}),
    ],
)
def test_plain_english_is_taken(line: str, command: str, options: dict[str, str]) -> None:
    """As a colleague would say it."""
    assert understood(line, COMMANDS) == (command, options)


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("follow the ferry here every weekday at 7", {"story": "ferry", "when": "every weekday at 7"}),
        ("follow the ferry every weekday at 7 a.m.", {"story": "ferry", "when": "every weekday at 7 a.m."}),
        ("send the ferry here daily at 07:00", {"story": "ferry", "when": "daily at 07:00"}),
        ("send me the ferry story every day at 7", {"story": "ferry", "when": "every day at 7"}),
        ("every weekday at 7, post the ferry here", {"story": "ferry", "when": "every weekday at 7"}),
        ("follow the ferry in a thread daily at 7", {"story": "ferry", "threads": "yes", "when": "daily at 7"}),
        ("post the ferry here as a thread of its own", {"story": "ferry", "threads": "yes"}),
        ("send ferry to #night Mon 7", {"story": "ferry", "channel": "#night", "when": "Mon 7"}),
        ("subscribe this channel to the ferry", {"story": "ferry"}),
        ("follow the sunken ferry at St. Ives", {"story": "sunken ferry at St. Ives"}),
    ],
)
def test_a_wish_for_a_channel_becomes_its_schedule(line: str, options: dict[str, str]) -> None:
    """Words that only look like one stay the story's."""
    assert understood(line, COMMANDS) == ("subscribe", options)


@pytest.mark.parametrize(
    ("line", "command", "option", "value"),
    [
        (PAGE, "brief", "story", PAGE),
        (f"<{PAGE}|the cells>", "brief", "story", f"<{PAGE}|the cells>"),
        (f"can you summarise this {PAGE}?", "brief", "story", PAGE),
        (f"why {PAGE}", "why", "url", PAGE),
        (f"why wasn't {PAGE} posted here?", "why", "url", PAGE),
        (f"What became of <{PAGE}>?", "why", "url", f"<{PAGE}>"),
        (f"track {PAGE}", "track", "words", PAGE),
    ],
)
def test_addresses_are_taken_alone_and_in_a_sentence(line: str, command: str, option: str, value: str) -> None:
    """Alone, an address is briefed; as chat platforms mark them, too."""
    assert understood(line, COMMANDS) == (command, {option: value})


@pytest.mark.parametrize(
    "line",
    [
        "please brief me on the ferry",
        "Hi Standfirst, could you please brief me on the ferry?",
        "thanks, and now brief me on the ferry, please!",
        "I'd like you to brief me on the ferry, thank you very much.",
        "brief me on the ferry if you can, thx",
        "  brief\nme   on the FERRY ",
    ],
)
def test_manners_change_nothing(line: str) -> None:
    """Greeting, please and thanks are taken off, in any order."""
    name, options = understood(line, COMMANDS)

    assert (name, {key: value.casefold() for key, value in options.items()}) == ("brief", {"story": "ferry"})


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "lorem ipsum",
            "“lorem ipsum” is not understood here; write it like “brief me on …”, “what's new”, “track …” or “help”.",
        ),
        ("breif ferry", "“breif ferry” is not understood here; write it like “brief me on …” or “help”."),
        ("why is it so late", "“why is it so late” is not understood here"),
        ("/breif ferry", "There is no command /breif; did you mean /brief?"),
        ('brief me on "ferry', "The quotation mark before “ferry” is never closed"),
        ("brief me on ferry sinc:yesterday", "/brief has no option 'sinc'; did you mean since:?"),
        ("x" * 5_000, "“xxx"),
    ],
)
def test_what_is_not_understood_is_answered_with_what_would_be(line: str, sentence: str) -> None:
    """In one sentence, with an example."""
    with pytest.raises(BadInput) as problem:
        understood(line, COMMANDS)

    assert str(problem.value).startswith(sentence)
    assert len(str(problem.value)) < 250


async def _nothing(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    yield Reply("Nothing")


def test_a_new_command_brings_its_own_phrases() -> None:
    """With no change here: who drew what is understood once there is a command for it."""
    drawings = Command(
        "drawings",
        "Who drew what",
        _nothing,
        options=(Option("story", "Which story?", rest=True), Option("artist", "Whose hand")),
        phrases=("who drew what (about|on) [the] {story}", "what did {artist} draw (about|on) [the] {story}"),
    )

    assert understood("who drew what about the ferry?", [*COMMANDS, drawings]) == ("drawings", {"story": "ferry"})
    assert understood("what did Ilva Ronn draw on ferry", [drawings]) == (
        "drawings",
        {"story": "ferry", "artist": "Ilva Ronn"},
    )
    with pytest.raises(BadInput):
        understood("who drew what about the ferry?", COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_can_be_said_in_words(command: Command) -> None:
    """Its first phrase is the example that is shown, and means that command; each phrase names options it has."""
    assert command.phrases
    line = plainest(command).replace("…", PAGE if command.option("url") else "ferry")

    assert understood(line, COMMANDS)[0] == command.name
    assert heard(command, "\n") == []


@pytest.mark.parametrize(
    "line", ["follow " + "here every " * 44 + "?", "why " + "a " * 240, "send me the " + "story " * 80, "hi " * 9_000]
)
def test_a_long_text_is_turned_down_at_once(line: str) -> None:
    """Nobody can keep the bot busy with words that nearly fit many phrases: they cost little more than plain ones."""
    assert cost(line) < DEARER * cost("what is new in the ferry story")


def cost(line: str) -> float:
    """Seconds of processor time that a line takes, the best of three readings."""

    def once() -> float:
        began = process_time()
        with suppress(BadInput):
            understood(line, COMMANDS)
        return process_time() - began

    return min(once() for _ in range(3))


def test_the_runner_understands_what_the_rules_do(runner: Runner) -> None:
    """For every platform."""
    assert runner.understand("please brief me on the ferry") == ("brief", {"story": "ferry"})


@pytest.mark.parametrize("example", [example for command in COMMANDS for example in command.examples])
def test_what_help_shows_means_the_same_without_its_slash(runner: Runner, example: str) -> None:
    """No phrase takes a typed command for something else."""
    line = example.replace("{story}", "prisoner-transfer")

    assert runner.understand(line.removeprefix("/")) == runner.understand(line) == runner.parse(line)
