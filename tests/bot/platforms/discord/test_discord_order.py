"""Acknowledged first, then anything else: no store, no newsroom and no Discord stands between a person and a word."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from discord.http import HTTPClient
from discord.webhook.async_ import AsyncWebhookAdapter

from bot.platforms.discord import receive
from tests.bot.platforms.discord.bureau import Bureau, open_bureau
from tests.bot.platforms.slack.held import Held
from tests.conftest import HandClock
from tests.doubles.discord import Given, Message
from tests.doubles.discord.components import leaves

ACKED = "acknowledged"
FORM = 9
Deliver = Callable[[], Given]


async def answer(bureau: Bureau) -> Message:
    """An answer with buttons, before Mara alone."""
    given = await bureau.double.slash("stories")
    await bureau.idle()
    assert given.original is not None
    return given.original


def first_button(message: Message, kind: str = "do:") -> str:
    """The identity of its first button that does something."""
    there = [str(one.get("custom_id") or "") for one in leaves(message.components)]
    return next(one for one in there if one and one.startswith(kind))


async def begun(bureau: Bureau) -> None:
    """Until what came is acknowledged and its work has begun."""
    assert bureau.discord._gateway is not None
    await bureau.discord._gateway.idle()


async def a_command(bureau: Bureau) -> Deliver:
    """Somebody types."""
    return lambda: bureau.double.slash("stories")


async def a_command_that_asks(bureau: Bureau) -> Deliver:
    """Somebody types a command that needs a form."""
    return lambda: bureau.double.slash("track")


async def a_button(bureau: Bureau) -> Deliver:
    """Somebody presses a button of an answer."""
    message = await answer(bureau)
    return lambda: bureau.double.press(message, first_button(message))


async def a_form(bureau: Bureau) -> Deliver:
    """Somebody sends a form."""
    given = await bureau.double.slash("track")
    return lambda: bureau.double.submit(given.modal, {"words": "ferry timetable"})


def _shortcut(bureau: Bureau, name: str) -> Deliver:
    message = bureau.double.say("Look: https://paper.example/report")
    label = next(
        command.shortcut.label
        for command in bureau.house.runner.commands()
        if command.shortcut is not None and command.name == name
    )
    return lambda: bureau.double.context(label, message)


async def what_became_of_this_link(bureau: Bureau) -> Deliver:
    """Somebody chooses a command of a message."""
    return _shortcut(bureau, "why")


async def track_this_story(bureau: Bureau) -> Deliver:
    """Somebody chooses another, which asks."""
    return _shortcut(bureau, "track")


KINDS = (
    a_command, a_command_that_asks, a_button, a_form, what_became_of_this_link, track_this_story,
)  # fmt: skip


@asynccontextmanager
async def held_bureau(
    folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Bureau, Held]]:
    """A bureau whose every room and every call to Discord is held, and whose acknowledgements are noted."""
    held = Held()

    def noted(request: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def asked(self: Any, route: Any, *given: Any, **more: Any) -> Any:
            if route.path.endswith("/callback"):
                held.trace.append(ACKED)
            else:
                await held.ask(f"{route.method} {route.path}")
            return await request(self, route, *given, **more)

        return asked

    async with open_bureau(folder, clock, around=held.around) as bureau:
        await bureau.role(bureau.double.mara, "editor")
        for of in (HTTPClient, AsyncWebhookAdapter):
            monkeypatch.setattr(of, "request", noted(of.request))  # type: ignore[attr-defined]
        yield bureau, held
        held.open()


async def check(bureau: Bureau, held: Held, deliver: Deliver) -> Given:
    """While nobody answers us, what is delivered is acknowledged, and nobody was asked before that."""
    held.shut()
    given = deliver()
    try:
        await given.acked(1.0)
    except TimeoutError:
        raise AssertionError(f"nobody acknowledged it: {held.trace}") from None
    assert held.trace[0] == ACKED, f"{held.trace} before the acknowledgement"
    held.open()
    await bureau.idle()
    assert given.answer == FORM or set(held.trace) > {ACKED}, "nothing was done at all"
    return given


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
async def test_it_is_acknowledged_before_anything_is_awaited(
    kind: Any, sample_copy: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
):
    """The store, the newsroom, the runner and Discord itself are silent until it was."""
    async with held_bureau(sample_copy, clock, monkeypatch) as (bureau, held):
        given = await check(bureau, held, await kind(bureau))
        assert (given.answer == FORM) is (kind in {a_command_that_asks, track_this_story})


async def test_the_check_would_notice_work_before_the_acknowledgement(
    sample_copy: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
):
    """Then nobody is answered for as long as the store is busy."""
    defer = receive._defer

    async def late(interaction: Any, **more: Any) -> None:
        await bureau.discord._house.seen.first(1, "x", clock.now())
        await defer(interaction, **more)

    monkeypatch.setattr(receive, "_defer", late)
    async with held_bureau(sample_copy, clock, monkeypatch) as (bureau, held):
        with pytest.raises(AssertionError, match=r"nobody acknowledged it: \['seen.first'\]"):
            await check(bureau, held, await a_command(bureau))
        held.open()
        await bureau.idle()


async def test_thirty_commands_at_once_are_all_acknowledged_and_answered(sample_copy: Path, clock: HandClock):
    """Each of ten people gives three; how fast, benchmarks/discord.py measures."""
    async with open_bureau(sample_copy, clock) as bureau:
        people = [bureau.double.add_user(f"reporter{n}") for n in range(10)]
        given = [bureau.double.slash("stories", user=people[n % 10]) for n in range(30)]
        await asyncio.gather(*(one.acked(20) for one in given))
        await bureau.idle()
        assert [len(one.replies) for one in given] == [1] * 30
        assert all(one.private for one in given)
        assert bureau.double.refusals == []


async def test_a_person_with_too_many_under_way_is_told_to_wait(sample_copy: Path, clock: HandClock):
    """In the acknowledgement itself, and others are not held up."""
    held = Held()
    async with open_bureau(sample_copy, clock, around=held.around) as bureau:
        double = bureau.double
        held.shut()
        for _ in range(12):
            await double.slash("stories")
        await begun(bureau)
        refused = await double.slash("stories")
        assert "several commands under way" in refused.data["content"]
        assert refused.private
        other = await double.slash("stories", user=double.ines)
        assert other.deferred
        held.open()
        await bureau.idle()
        assert len(other.replies) == 1
