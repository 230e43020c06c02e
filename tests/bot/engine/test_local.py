"""The engine ticks, survives what a tick meets, and drains in order."""

import asyncio
from datetime import timedelta

from bot.engine.local import LocalEngine
from bot.ports.clock import Engine
from bot.ports.meters import Meters

SOON = timedelta(milliseconds=20)
LONG = timedelta(hours=1)
PATIENCE = 10  # seconds until a stuck test fails


def engine() -> LocalEngine:
    """A fresh engine."""
    made: Engine = LocalEngine(Meters())
    assert isinstance(made, LocalEngine)
    return made


async def test_a_tick_comes_at_once_and_again() -> None:
    """Nobody waits a whole interval for the first one."""
    enough, count = asyncio.Event(), 0

    async def tick() -> None:
        nonlocal count
        count += 1
        if count == 3:
            enough.set()

    ticking = engine()
    ticking.every("count", SOON, tick)
    await ticking.start()
    await asyncio.wait_for(enough.wait(), PATIENCE)
    await ticking.stop(LONG)


async def test_a_tick_that_fails_comes_again() -> None:
    """One bad visit must not end collecting."""
    again, failures = asyncio.Event(), 0

    async def tick() -> None:
        nonlocal failures
        failures += 1
        if failures > 1:
            again.set()
        raise RuntimeError("the first time, and every time")

    ticking = engine()
    ticking.every("fail", SOON, tick)
    await ticking.start()
    await asyncio.wait_for(again.wait(), PATIENCE)
    await ticking.stop(LONG)


async def test_stopping_lets_a_running_tick_end() -> None:
    """A tick that is about to finish is not cut off."""
    begun, finish, ended = asyncio.Event(), asyncio.Event(), False

    async def tick() -> None:
        nonlocal ended
        begun.set()
        await finish.wait()
        ended = True

    ticking = engine()
    ticking.every("slow", LONG, tick)
    await ticking.start()
    await asyncio.wait_for(begun.wait(), PATIENCE)
    stopping = asyncio.create_task(ticking.stop(LONG))
    await asyncio.sleep(0)
    finish.set()
    await asyncio.wait_for(stopping, PATIENCE)
    assert ended


async def test_stopping_cancels_a_tick_that_hangs_and_waits_for_its_end() -> None:
    """After stop nothing runs any more, whatever it was waiting for."""
    begun, cleaned = asyncio.Event(), False

    async def tick() -> None:
        nonlocal cleaned
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            cleaned = True

    ticking = engine()
    ticking.every("hang", LONG, tick)
    await ticking.start()
    await asyncio.wait_for(begun.wait(), PATIENCE)
    await asyncio.wait_for(ticking.stop(timedelta()), PATIENCE)
    assert cleaned


async def test_a_tick_never_overlaps_itself() -> None:
    """While one is under way, its next times are skipped."""
    begun, finish, inside, most = asyncio.Event(), asyncio.Event(), 0, 0
    others = 0
    enough = asyncio.Event()

    async def slow() -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        begun.set()
        await finish.wait()
        inside -= 1

    async def other() -> None:
        nonlocal others
        others += 1
        if others == 5:
            enough.set()

    ticking = engine()
    ticking.every("slow", SOON, slow)
    ticking.every("other", SOON, other)
    await ticking.start()
    await asyncio.wait_for(begun.wait(), PATIENCE)
    await asyncio.wait_for(enough.wait(), PATIENCE)
    finish.set()
    await ticking.stop(LONG)
    assert most == 1
