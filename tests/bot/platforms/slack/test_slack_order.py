"""Acknowledged first, then anything else: no store, no newsroom and no Slack stands between a person and the answer."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp.web import Response
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack import sockets, web
from bot.platforms.slack.hear import receive
from tests.bot.platforms.slack.bureau import Bureau, open_bureau
from tests.bot.platforms.slack.held import Held
from tests.conftest import HandClock
from tests.doubles.slack import Given

ACKED = "acknowledged"
Deliver = Callable[[], Given]


async def a_command(bureau: Bureau) -> Deliver:
    """Somebody types."""
    return lambda: bureau.double.slash("/stories")


async def an_action(bureau: Bureau) -> Deliver:
    """Somebody presses a button of an answer."""
    await bureau.double.slash("/stories")
    [message] = await bureau.whispered()
    button = next(
        element["action_id"]
        for block in message.blocks
        for element in block.get("elements", [])
        if element["type"] == "button" and element["action_id"].startswith("do:")
    )
    return lambda: bureau.double.press(message, button)


async def a_form(bureau: Bureau) -> Deliver:
    """Somebody sends a form."""
    double = bureau.double
    await double.slash("/track")
    [view] = await double.until(lambda: double.modals(double.mara))
    await bureau.idle()
    return lambda: double.submit(view, {"words": "ferry timetable"})


async def a_shortcut(bureau: Bureau) -> Deliver:
    """Somebody chooses a shortcut of a message."""
    message = bureau.double.say("Look: https://paper.example/report")
    name = next(command.name for command in bureau.house.runner.commands() if command.shortcut)
    return lambda: bureau.double.shortcut(name, message)


async def an_event(bureau: Bureau) -> Deliver:
    """Somebody writes to the bot."""
    return lambda: bureau.double.dm("stories")


KINDS = (a_command, an_action, a_form, a_shortcut, an_event)


@asynccontextmanager
async def held_bureau(
    folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch, http: bool
) -> AsyncIterator[tuple[Bureau, Held]]:
    """A bureau whose every room and every call to Slack is held, and whose acknowledgements are noted as they leave."""
    held = Held()
    sent, written, call = sockets.Line._send, Response.write_eof, AsyncWebClient.api_call

    async def noted_send(self: sockets.Line, message: str) -> None:
        await sent(self, message)
        held.trace.append(ACKED)

    async def noted_write(self: Response, data: bytes = b"") -> None:
        await written(self, data)
        held.trace.append(ACKED)

    async def held_call(self: AsyncWebClient, api_method: str, **more: Any) -> Any:
        await held.ask(api_method)
        return await call(self, api_method, **more)

    async with open_bureau(folder, clock, http=http, around=held.around) as bureau:
        await bureau.role(bureau.double.mara, "editor")
        if http:
            monkeypatch.setattr(Response, "write_eof", noted_write)
        else:
            monkeypatch.setattr(sockets.Line, "_send", noted_send)
        monkeypatch.setattr(AsyncWebClient, "api_call", held_call)
        yield bureau, held
        held.open()


async def check(bureau: Bureau, held: Held, deliver: Deliver) -> None:
    """While nobody answers us, what is delivered is acknowledged, and nobody was asked before that."""
    held.shut()
    given = deliver()
    try:
        await given.acked(1.0)
    except TimeoutError:
        raise AssertionError("nobody acknowledged it") from None
    assert held.trace[0] == ACKED, f"{held.trace} before the acknowledgement"
    held.open()
    await bureau.idle()
    assert set(held.trace) > {ACKED}, "nothing was done at all"


@pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
async def test_it_is_acknowledged_before_anything_is_awaited(
    kind: Any, http: bool, sample_copy: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
):
    """The store, the newsroom, the runner and Slack itself are silent until it was."""
    async with held_bureau(sample_copy, clock, monkeypatch, http) as (bureau, held):
        await check(bureau, held, await kind(bureau))


async def begun_first(bolt: Any, asked: AsyncBoltRequest) -> tuple[BoltResponse, receive.Afterwards]:
    """Work that begins before its acknowledgement is sent."""
    answer, afterwards = await receive.hear(bolt, asked)
    afterwards()
    for _ in range(5):
        await asyncio.sleep(0)
    return answer, receive.nothing


@pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])
async def test_the_check_would_notice_work_that_begins_before_its_acknowledgement(
    http: bool, sample_copy: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
):
    """The store is asked first then."""
    monkeypatch.setattr(sockets, "hear", begun_first)
    monkeypatch.setattr(web, "hear", begun_first)
    async with held_bureau(sample_copy, clock, monkeypatch, http) as (bureau, held):
        with pytest.raises(AssertionError, match="before the acknowledgement"):
            await check(bureau, held, await a_command(bureau))


async def test_the_check_would_notice_a_listener_that_waits_for_the_store(
    sample_copy: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
):
    """Then nobody is answered for as long as the store is busy."""

    async def waits(bolt: Any, asked: AsyncBoltRequest) -> tuple[BoltResponse, receive.Afterwards]:
        await bureau.house.seen.first(1, "x", clock.now())
        return await receive.hear(bolt, asked)

    monkeypatch.setattr(sockets, "hear", waits)
    async with held_bureau(sample_copy, clock, monkeypatch, http=False) as (bureau, held):
        with pytest.raises(AssertionError, match="nobody acknowledged"):
            await check(bureau, held, await a_command(bureau))


@pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])
async def test_thirty_commands_at_once_are_all_acknowledged_and_answered(
    http: bool, sample_copy: Path, clock: HandClock
):
    """Each of ten people gives three; how fast, benchmarks/slack.py measures."""
    async with open_bureau(sample_copy, clock, http=http) as bureau:
        double = bureau.double
        people = [double.add_user(f"reporter{n}") for n in range(10)]
        double.desk.members |= {person.id for person in people}
        given = [double.slash("/stories", user=people[n % 10]) for n in range(30)]
        await asyncio.gather(*(one.acked(20) for one in given))
        await bureau.idle()
        assert [len(double.ephemerals(person)) for person in people] == [3] * 10
        assert double.refusals == []


async def test_a_person_with_too_many_under_way_is_told_to_wait(sample_copy: Path, clock: HandClock):
    """In the acknowledgement itself, and others are not held up."""
    held = Held()
    async with open_bureau(sample_copy, clock, around=held.around) as bureau:
        double = bureau.double
        held.shut()
        for _ in range(12):
            await double.slash("/stories")
        refused = await double.slash("/stories")
        assert "several commands under way" in refused.ack["text"]
        other = await double.slash("/stories", user=double.ines)
        assert other.ack == {}
        held.open()
        await bureau.idle()
        assert len(double.ephemerals(double.mara)) == 13
        assert len(double.ephemerals(double.ines)) == 1
