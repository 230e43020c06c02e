"""/help: every command, with this newsroom's own stories."""

import pytest

from commands.registry import Registry
from commands.spec import Command
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, reply_of, text_of


async def test_help_lists_every_command_and_shows_a_story_of_this_newsroom(say: Say) -> None:
    """The one that moved last."""
    text = text_of(reply_of(await say("/help")))

    assert "2 stories tracked here. Try /brief prisoner-transfer." in text
    for command in Registry.scan().commands:
        assert f"/{command.name} {command.summary}" in text


async def test_help_in_an_empty_newsroom_says_how_to_start(say: Say, newsroom: FakeNewsroom) -> None:
    """With /track."""
    newsroom.tracked.clear()

    assert "Nothing is tracked here yet. Start with /track" in text_of(reply_of(await say("/help")))


@pytest.mark.parametrize("command", Registry.scan().commands, ids=lambda command: command.name)
async def test_help_on_a_command_shows_its_options_and_examples(say: Say, command: Command) -> None:
    """With or without its slash."""
    name = command.name
    reply = reply_of(await say(f"/help /{name}"))

    assert reply.title == f"/{name}"
    assert "{story}" not in text_of(reply)
    for option in Registry.scan().get(name).options:
        assert option.description in text_of(reply)


async def test_help_on_nothing_known_names_the_nearest(say: Say) -> None:
    """As an unknown command does."""
    assert reply_of(await say("/help trck")).title.startswith("There is no command /trck; did you mean /track?")
