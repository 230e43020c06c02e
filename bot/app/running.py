"""The house at work: what is served, what ticks, and in which order all of it begins and ends."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

from bot.app.building import Parts
from bot.app.platforms import build_doors
from bot.engine.local import LocalEngine
from bot.platforms.desk.desk import Desk
from bot.ports.collector import Found
from bot.work.deliver import Deliveries
from bot.work.ground import by
from bot.work.lives import Lives
from bot.work.retain import Retention
from bot.work.schedule import Schedules
from bot.work.sources import follow
from bot.work.warming import Warming
from summaries.errors import Conflict

# How often each part of the work looks for something to do.  What is due is in the store, so these only bound delay.
LOOK, FETCH, MATCH = timedelta(seconds=5), timedelta(seconds=2), timedelta(seconds=2)
OFFER = timedelta(seconds=20)
LIVES = timedelta(seconds=5)
SERVE, DELIVER = timedelta(seconds=5), timedelta(seconds=2)
LET_GO = timedelta(hours=1)
DRAIN = timedelta(
    seconds=1
)  # running ticks get this long at the end; nothing they had not stored is lost by cancelling


async def follow_configured(parts: Parts) -> None:
    """Follow the sources of the settings file.  One that somebody removed by hand since stays removed."""
    known = set(await parts.store.sources.ever(parts.newsroom_id))
    for source in parts.settings.source:
        url = parts.ground.collector.canonical(source.url)
        if url in known:
            continue
        found = Found(url, source.kind, source.name, "", 0)
        with suppress(Conflict):
            await follow(parts.ground, parts.newsroom_id, found, by(parts.setting_up(), f"added the source {url}"))


@asynccontextmanager
async def running(parts: Parts) -> AsyncIterator[Desk]:
    """The newsroom at work: its doors open, the engine ticking, until the block ends; then all is drained in order."""
    doors = build_doors(parts)
    schedules = Schedules(parts.ground)
    deliveries = Deliveries(parts.ground, doors.by_name, worker=f"{socket.gethostname()}-{os.getpid()}")
    lives = Lives(parts.ground)
    retention = Retention(parts.ground, parts.settings.store.keep_days)
    engine = LocalEngine(parts.meters)
    engine.every("lives", LIVES, lives.keep)
    engine.every("look", LOOK, parts.collecting.look)
    engine.every("fetch", FETCH, parts.collecting.fetch)
    engine.every("match", MATCH, parts.newsrooms.follow)
    engine.every("walk", MATCH, parts.walk.go)
    engine.every("offer", OFFER, parts.offering.look)
    engine.every("topics", OFFER, parts.topical.look)
    engine.every("warm", OFFER, Warming(parts.ground).look)
    engine.every("serve", SERVE, schedules.serve)
    engine.every("deliver", DELIVER, deliveries.send)
    engine.every("let go", LET_GO, retention.let_go)
    await schedules.recompute()
    async with AsyncExitStack() as open_doors:
        # The desk first, for it serves what others mount; each is closed though another would not open.
        for platform in doors.by_name.values():
            open_doors.push_async_callback(platform.stop)
            await platform.start()
        await engine.start()
        try:
            yield doors.desk
        finally:
            await engine.stop(DRAIN)
            await parts.walk.stop()
            await parts.offering.stop()
            await parts.topical.stop()


def asked_to_stop() -> asyncio.Event:
    """Set at Ctrl-C or a SIGTERM; a second one ends the process the hard way, for whoever cannot wait."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def asked(number: signal.Signals) -> None:
        stop.set()
        loop.remove_signal_handler(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked, number)
    return stop


async def done_unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Do the work, giving it up when asked to stop; whether it was done."""
    doing, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait({doing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not doing.done():
        doing.cancel()
        await asyncio.wait({doing})
        return False
    await doing
    return True
