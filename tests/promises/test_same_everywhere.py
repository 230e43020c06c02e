"""Promise 9: one state serves every platform, and a command means the same on each."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from bot.platforms import terminal
from bot.platforms.house import House
from commands.buttons import Button
from commands.newsroom import Newsroom
from commands.reply import Buttons, Chart, Reply
from commands.run import Runner
from commands.spec import Answer, Call
from tests.bot.platforms.discord.bureau import Bureau as DiscordBureau
from tests.bot.platforms.discord.bureau import open_bureau as open_discord
from tests.bot.platforms.discord.changed import say as discord_say
from tests.bot.platforms.discord.changed import words as on_discord_words
from tests.bot.platforms.slack.bureau import Bureau, open_bureau
from tests.conftest import HandClock
from tests.doubles.slack.shown import shown
from tests.promises.browser import at_desk, words
from tests.room import Room, copied

LINES = (
    "/stories", "/brief OLLEN-DAM-FLOOD", "/brief OLLEN-DAM-FLOOD full", "/story HARBOUR-BAY-RECOUNT", "/sources",
    "/help", "/roles", "/updates HARBOUR-MERGER", "/brief nothing like it at all", "/why https://nowhere.example/x",
    "/questions CASTAMAR-PRISONER-TRANSFER", "/ask FEN-FEVER-OUTBREAK can it pass from person to person",
    "/ask CASTAMAR-PRISONER-TRANSFER would inspections be part of an agreement", "/quotes CASTAMAR-PRISONER-TRANSFER",
    "/quotes OLLEN-DAM-FLOOD speaker:Quint",
)  # fmt: skip


def told(thing: object) -> Iterator[str]:
    """Every word that a reply holds for its reader; buttons are pressed, not read."""
    if isinstance(thing, Buttons | Button):
        return
    if isinstance(thing, Chart):
        yield thing.words  # what stands for the picture, and beside it
        return
    if is_dataclass(thing) and not isinstance(thing, type):
        for each in fields(thing):
            if each.name in {"title", "text"}:
                yield str(getattr(thing, each.name))
            elif each.name not in {"data", "attachment", "label"}:
                yield from told(getattr(thing, each.name))
    elif isinstance(thing, tuple):
        for one in thing:
            yield from told(one)


async def check(room: Room) -> None:
    """What the desk shows of each reply is what the terminal shows of it, word for word."""
    async with at_desk(room) as browser:
        for line in LINES:
            await room.say(line)  # a first look changes what is new; from the second on it is the same
            reply = await room.say(line)
            at_terminal = " ".join(terminal.text(reply, width=10_000).split())
            on_desk = words(await browser.give(line))
            for part in told(reply):
                wanted = " ".join(part.split())
                assert wanted in on_desk, f"{line}: the desk does not say “{wanted}”"
                assert wanted in at_terminal, f"{line}: the terminal does not say “{wanted}”"


async def test_desk_and_terminal_say_the_same_words(room: Room) -> None:
    """For every command that reads, errors included."""
    await check(room)


async def test_the_check_would_notice_a_platform_that_leaves_quotes_out(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A renderer that does not know a kind of block."""
    whole = terminal._block

    def partial(block: object, width: int, ink: object) -> str:
        return "" if type(block).__name__ == "QuoteBlock" else whole(block, width, ink)  # type: ignore[arg-type]

    monkeypatch.setattr(terminal, "_block", partial)
    with pytest.raises(AssertionError, match="the terminal does not say"):
        await check(room)


async def test_what_one_platform_changes_the_other_sees(room: Room) -> None:
    """A story tracked in a browser is listed at the command line, and the undo there takes it back."""
    async with at_desk(room) as browser:
        before = await titles(room)
        await browser.give('/track "island ferry" name:"Island ferry" confirm:yes')
        assert len(await titles(room)) == len(before) + 1
        await room.say("/undo")
        assert "Island ferry" not in words(await browser.page("/"))
    assert await titles(room) == before


async def test_a_question_that_is_asked_in_a_browser_stands_in_every_briefing(room: Room) -> None:
    """With the asker's name; answered at the command line, it leaves them, and an undo brings it back."""
    asked = "Who pays for the buses?"
    async with at_desk(room) as browser:
        await browser.give(f'/questions add CASTAMAR-PRISONER-TRANSFER question:"{asked}"')
        board = await room.say("/questions CASTAMAR-PRISONER-TRANSFER")
        assert isinstance(board.data["questions"], list)
        number = next(row["id"] for row in board.data["questions"] if row["text"] == asked)
        assert f"{asked} asked by Desk" in words(await browser.give("/brief CASTAMAR-PRISONER-TRANSFER"))
        [choice, *_] = (await room.answers(f"/questions answer question:{number}"))[-1].choices  # type: ignore[union-attr]
        await room.say(f"/questions answer question:{number} evidence:{choice.value}")
        assert asked not in words(await browser.give("/brief CASTAMAR-PRISONER-TRANSFER"))
        assert "answered by Desk" in words(await browser.give(f"/questions question:{number}"))
        await room.say("/undo")
        assert asked in words(await browser.give("/brief CASTAMAR-PRISONER-TRANSFER"))


async def titles(room: Room) -> list[str]:
    """The stories that /stories lists at the command line."""
    shown = terminal.text(await room.say("/stories"), width=10_000)
    return [story.name for story in await room.store.stories.list(room.id) if story.name in shown]


# --- Slack ----------------------------------------------------------------------------------------------------------

PERSONAL = {"/stories", "/roles", "/updates HARBOUR-MERGER"}  # these differ by who asks


class Noted(Runner):
    """The runner of commands, which notes the last reply that it gave."""

    last: Reply

    async def answers(self, call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
        """As they come."""
        async for answer in super().answers(call, newsroom):
            if isinstance(answer, Reply):
                self.last = answer
            yield answer


async def on_slack(bureau: Bureau, line: str) -> str:
    """What a person reads on Slack after a command, in one line."""
    count = len(bureau.double.ephemerals(bureau.double.mara))
    command, _, text = line.partition(" ")
    await bureau.double.slash(command, text)
    await bureau.idle()
    answers = bureau.double.ephemerals(bureau.double.mara)[count:]
    return " ".join(" ".join(shown(answer).words for answer in answers).split())


async def test_slack_says_the_words_of_the_desk(sample_folder: Path, tmp_path: Path, clock: HandClock) -> None:
    """Every word of each reply is shown, and the reply is the one that the desk gives."""
    noted = Noted(lambda _, problem: None)

    def around(house: House) -> House:
        return replace(house, runner=noted)

    async with open_bureau(copied(sample_folder, tmp_path / "room"), clock, around=around) as bureau:
        for line in LINES:
            await on_slack(bureau, line)  # a first look changes what is new
            there = await on_slack(bureau, line)
            for part in told(noted.last):
                # Slack keeps /search for itself, so there it goes by the app's own command.
                wanted = " ".join(part.split()).replace("/search", "/standfirst search")
                assert wanted in there, f"{line}: Slack does not say “{wanted}”"
            if line not in PERSONAL:
                await bureau.room.say(line)
                assert list(told(await bureau.room.say(line))) == list(told(noted.last)), line


async def test_what_is_tracked_on_slack_is_tracked_at_the_desk(
    sample_folder: Path, tmp_path: Path, clock: HandClock
) -> None:
    """By its form; and what is undone there is undone here."""
    async with open_bureau(copied(sample_folder, tmp_path / "room"), clock) as bureau, at_desk(bureau.room) as browser:
        await bureau.role(bureau.double.mara, "editor")
        await bureau.double.slash("/track")
        await bureau.idle()
        [form] = bureau.double.modals(bureau.double.mara)
        await bureau.double.submit(form, {"words": "island ferry", "name": "Island ferry"})
        await bureau.idle()
        assert "Island ferry" in words(await browser.page("/"))
        await bureau.double.slash("/undo")
        await bureau.idle()
        assert "Island ferry" not in words(await browser.page("/"))


# --- Discord --------------------------------------------------------------------------------------------------------


async def on_discord(bureau: DiscordBureau, line: str) -> str:
    """What a person reads on Discord after a command, in one line."""
    name, options = bureau.room.runner.parse(line)
    command = next(one for one in bureau.room.runner.commands() if one.name == name)
    given = {
        key: value == "yes" if one.flag else value for key, value in options.items() if (one := command.option(key))
    }
    return " ".join(on_discord_words(await discord_say(bureau, name, given)).split())


async def test_discord_says_the_words_of_the_desk(sample_folder: Path, tmp_path: Path, clock: HandClock) -> None:
    """Every word of each reply is shown, and the reply is the one that the desk gives."""
    noted = Noted(lambda _, problem: None)

    def around(house: House) -> House:
        return replace(house, runner=noted)

    async with open_discord(copied(sample_folder, tmp_path / "room"), clock, around=around) as bureau:
        for line in LINES:
            await on_discord(bureau, line)  # a first look changes what is new
            there = await on_discord(bureau, line)
            for part in told(noted.last):
                wanted = " ".join(part.split())
                assert wanted in there, f"{line}: Discord does not say “{wanted}”"
            if line not in PERSONAL:
                await bureau.room.say(line)
                assert list(told(await bureau.room.say(line))) == list(told(noted.last)), line


async def test_what_is_tracked_on_discord_is_tracked_at_the_desk(
    sample_folder: Path, tmp_path: Path, clock: HandClock
) -> None:
    """And what is undone there is undone here."""
    async with open_discord(copied(sample_folder, tmp_path / "room"), clock) as bureau, at_desk(bureau.room) as browser:
        await bureau.role(bureau.double.mara, "editor")
        story = {"words": "island ferry", "name": "Island ferry", "confirm": "yes"}
        await discord_say(bureau, "track", story)
        assert "Island ferry" in words(await browser.page("/"))
        await discord_say(bureau, "undo")
        assert "Island ferry" not in words(await browser.page("/"))
