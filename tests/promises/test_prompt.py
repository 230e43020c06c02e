"""Promise 6: every command is acknowledged at once, and long work shows progress."""

import asyncio
from datetime import timedelta

import pytest

from bot.platforms.desk import asking
from bot.work.newsroom import OneNewsroom
from commands.newsroom import StoryRow
from commands.spec import Call, Progress
from tests.promises.browser import at_desk
from tests.room import Room

HUNG = 0.5  # seconds after which a test takes an answer for not coming


async def check(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk answers a command although the newsroom never does."""
    never = asyncio.Event()

    async def stalled(self: OneNewsroom, call: Call) -> list[StoryRow]:
        await never.wait()
        return []

    monkeypatch.setattr(OneNewsroom, "stories", stalled)
    async with at_desk(room) as browser:
        try:
            async with asyncio.timeout(HUNG):
                status = await browser.send("/stories")
        except TimeoutError:
            raise AssertionError("nobody acknowledged the command") from None
        finally:
            never.set()
        assert status == 303


async def test_the_desk_acknowledges_a_command_while_its_work_is_stalled(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The work is a task of its own; the page that shows it comes at once."""
    monkeypatch.setattr(asking, "PROMPT", timedelta())
    await check(room, monkeypatch)


async def test_the_check_would_notice_a_desk_that_waits_for_the_work(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Waiting for the answer itself is what the guard prevents."""
    monkeypatch.setattr(asking, "PROMPT", timedelta(days=1))
    with pytest.raises(AssertionError, match="nobody acknowledged"):
        await check(room, monkeypatch)


async def test_long_work_says_what_it_does_before_it_is_done(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """/brief of an address tells that it fetches it while the page has not come."""
    never = asyncio.Event()

    async def hanging(url: str) -> None:
        await never.wait()

    monkeypatch.setattr(room.ground.collector, "page", hanging)
    call = room.call("brief", story="https://far.example/a-long-way")
    answers = room.runner.answers(call, room.newsroom)
    async with asyncio.timeout(HUNG):
        first = await anext(answers)
    assert isinstance(first, Progress)
    assert "far.example" in first.text
