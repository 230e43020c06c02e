"""The house at work: what is served, what ticks, and in which order all of it begins and ends."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import partial
from importlib.metadata import version
from typing import Any

from bot.app.building import Parts
from bot.engine.local import LocalEngine
from bot.platforms.desk.desk import Desk
from bot.platforms.desk.parts import LOOPBACK, DeskSettings, Health
from bot.platforms.desk.parts import Parts as DeskParts
from bot.ports.collector import Found
from bot.work.deliver import Deliveries
from bot.work.ground import by
from bot.work.schedule import Schedules
from bot.work.sources import follow
from summaries.errors import BadInput, Conflict, StoreError

VERSION = version("standfirst")
# How often each part of the work looks for something to do.  What is due is in the store, so these only bound delay.
LOOK, FETCH, MATCH = timedelta(seconds=5), timedelta(seconds=2), timedelta(seconds=2)
SERVE, DELIVER = timedelta(seconds=5), timedelta(seconds=2)
DRAIN = timedelta(
    seconds=1
)  # running ticks get this long at the end; nothing they had not stored is lost by cancelling


def build_desk(parts: Parts) -> Desk:
    """The desk of a newsroom, not yet listening.  Raises BadInput for a public bind without a public address."""
    table = parts.settings.desk
    if table.bind not in LOOPBACK and not table.public_url:
        raise BadInput(
            f"desk.bind is {table.bind}, which others can reach: set desk.public_url to the address that they use, "
            "so that the desk can tell its own name from a forged one."
        )
    settings = DeskSettings(bind=table.bind, port=table.port, public_url=table.public_url)
    store = parts.store
    return Desk(
        settings,
        DeskParts(
            newsroom_for=lambda _: parts.newsroom, runner=parts.runner, people=store.people, posts=store.posts,
            articles=store.articles, clock=parts.ground.clock, health=partial(health, parts),
            registry=parts.meters.registry,
        ),
    )  # fmt: skip


async def health(parts: Parts) -> Health:
    """How the house is, for /healthz and doctor.  A tick's worth of lateness is no lag."""
    now = parts.ground.clock.now()
    try:
        sources = await parts.store.sources.list(parts.newsroom_id)
        owed = await parts.store.outbox.owed(parts.newsroom_id)
        parts.meters.articles.set(await parts.store.articles.count())
    except StoreError as trouble:
        return Health(database=str(trouble), version=VERSION)
    late = [now - source.pace.next_at for source in sources if not source.gone]
    return Health(
        source_lag=max([*late, timedelta()]),
        failing_sources=sum(bool(source.failure or source.gone) for source in sources),
        owed=len(owed),
        version=VERSION,
    )


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
    """The newsroom at work: the desk listens, the engine ticks, until the block ends; then all is drained in order."""
    desk = build_desk(parts)
    schedules = Schedules(parts.ground)
    deliveries = Deliveries(parts.ground, {desk.name: desk}, worker=f"{socket.gethostname()}-{os.getpid()}")
    engine = LocalEngine(parts.meters)
    engine.every("look", LOOK, parts.collecting.look)
    engine.every("fetch", FETCH, parts.collecting.fetch)
    engine.every("match", MATCH, parts.matching.follow)
    engine.every("serve", SERVE, schedules.serve)
    engine.every("deliver", DELIVER, deliveries.send)
    await schedules.recompute()
    await desk.start()
    try:
        await engine.start()
        try:
            yield desk
        finally:
            await engine.stop(DRAIN)
    finally:
        await desk.stop()


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
