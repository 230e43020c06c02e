"""The only place that builds parts, puts them together, starts and drains them."""

import asyncio
import gc
import os
import signal
import socket
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from importlib.metadata import version
from typing import Any

import structlog
from yarl import URL

from bot.collect import pace
from bot.collect.settings import PaceLimits
from bot.collect.settings import Settings as CollectSettings
from bot.collect.web import Web
from bot.collect.workers import Workers
from bot.engine.local import LocalEngine, SystemClock
from bot.platforms.desk.desk import Desk
from bot.platforms.desk.entry import way_in
from bot.platforms.desk.parts import LOOPBACK, DeskSettings, Health
from bot.platforms.desk.parts import Parts as DeskParts
from bot.ports.collector import NOTHING_LISTED, Failed, Found
from bot.ports.meters import Meters
from bot.ports.store import Channel, Member, Store
from bot.store.sqlite import open_store
from bot.work.analysing import analysed, article_of
from bot.work.collect import Collecting
from bot.work.collect import Settings as WorkSettings
from bot.work.deliver import Deliveries
from bot.work.ground import Ground, by
from bot.work.match import Matching
from bot.work.newsroom import OneNewsroom
from bot.work.schedule import Schedules
from bot.work.sources import follow
from commands.run import Runner
from commands.spec import Actor, Call
from config.lens_files import load_lenses
from config.settings import Settings
from summaries.errors import BadInput, Conflict, StoreError, Unreachable
from summaries.model import Article

log = structlog.get_logger(__name__)

ENTRY = timedelta(hours=12)  # how long a way into the desk stays good
VERSION = version("standfirst")
# How often each part of the work looks for something to do.  What is due is in the store, so these only bound delay.
LOOK, FETCH, MATCH = timedelta(seconds=5), timedelta(seconds=2), timedelta(seconds=2)
SERVE, DELIVER = timedelta(seconds=5), timedelta(seconds=2)
DRAIN = timedelta(
    seconds=1
)  # running ticks get this long at the end; nothing they had not stored is lost by cancelling


@dataclass(frozen=True, slots=True)
class Extras:
    """What the sample newsroom changes and no settings file can: hosts on loopback, and a quicker pace."""

    allow: frozenset[tuple[str, int]] = frozenset()
    pace: PaceLimits | None = None
    spacing_seconds: float | None = None


@dataclass(slots=True)
class Parts:
    """A newsroom with everything built and nothing running yet."""

    settings: Settings
    store: Store
    ground: Ground
    meters: Meters
    newsroom_id: int
    newsroom: OneNewsroom
    matching: Matching
    collecting: Collecting
    runner: Runner
    owner: Member
    channel: Channel

    def call(self, command: str) -> Call:
        """A call by the desk's owner, as the command line makes it."""
        actor = Actor(str(self.owner.id), self.owner.name, self.owner.role, self.owner.workspace)
        return Call(command, actor, self.channel.id, {}, self.ground.clock.now())

    def setting_up(self) -> Call:
        """A call by nobody: what the settings file or the demo sets up is no change that /undo takes back."""
        actor = Actor("0", "Standfirst", "admin", self.owner.workspace)
        return Call("run", actor, self.channel.id, {}, self.ground.clock.now())


@asynccontextmanager
async def opened(settings: Settings, extras: Extras | None = None) -> AsyncIterator[Parts]:
    """Build the parts, and close them in order.  Raises BadInput and StoreError as sentences for a person."""
    extras = extras or Extras()
    refuse_vanishing_disk(settings)
    # Briefings are made of a great many small things that hold no cycles; looking for some stalls the event loop.
    gc.set_threshold(50_000, 20, 100)
    store = await open_store(settings.store.path)
    workers = Workers(settings.collect.workers or max(1, (os.cpu_count() or 2) - 1))
    try:
        collector = Web(collect_settings(settings, extras), workers, SystemClock(), make=analysed)
        try:
            yield await _parts(settings, extras, store, workers, collector)
        finally:
            await collector.close()
    finally:
        await workers.close()
        await store.close()


def refuse_vanishing_disk(settings: Settings) -> None:
    """A platform host's disk may vanish at restart; SQLite on it would lose the newsroom."""
    if os.environ.get("DYNO") and not settings.store.allow_ephemeral_disk:
        raise BadInput(
            "This host's disk is emptied at every restart, and the database would go with it. "
            "Mount a lasting disk (docs/deploy.md), or set store.allow_ephemeral_disk = true to run all the same."
        )


def collect_settings(settings: Settings, extras: Extras) -> CollectSettings:
    """The collector's settings from the file's table."""
    base = CollectSettings(allow=extras.allow)
    agent = (
        base.user_agent.removesuffix(")") + f"; {settings.collect.contact})"
        if settings.collect.contact
        else base.user_agent
    )
    spacing = base.spacing_seconds if extras.spacing_seconds is None else extras.spacing_seconds
    return CollectSettings(user_agent=agent, allow=extras.allow, spacing_seconds=spacing)


async def _parts(settings: Settings, extras: Extras, store: Store, workers: Workers, collector: Web) -> Parts:
    clock, meters = SystemClock(), Meters()

    ground = Ground(store, collector, clock, load_lenses(), meters)
    now = clock.now()
    newsroom_id = await store.people.own_newsroom(settings.newsroom.name, now)
    workspace = await store.people.workspace(newsroom_id, "desk", "local", now)
    owner = await store.people.member(newsroom_id, workspace, "owner", "Desk", now)
    channel = await store.people.channel(newsroom_id, workspace, "desk", "desk", "desk", settings.newsroom.zone, now)
    matching = Matching(ground, newsroom_id)
    limits = extras.pace or PaceLimits(
        shortest=timedelta(minutes=settings.collect.shortest_minutes),
        longest=timedelta(minutes=settings.collect.longest_minutes),
    )
    collecting = Collecting(
        ground, partial(pace.after_visit, limits=limits), WorkSettings(pages_at_once=settings.collect.pages_at_once)
    )
    link = partial(desk_link, settings, store, newsroom_id)
    newsroom = OneNewsroom(ground, newsroom_id, settings.newsroom.name, matching, link)
    return Parts(
        settings, store, ground, meters, newsroom_id, newsroom, matching, collecting, Runner(on_error=_logged), owner,
        channel,
    )  # fmt: skip


def _logged(identity: str, problem: Exception) -> None:
    log.error("command_failed", id=identity, exc_info=problem)


async def desk_link(settings: Settings, store: Store, newsroom: int, call: Call) -> str:
    """A way into the desk from elsewhere, for the person of the call."""
    if not settings.desk.public_url:
        raise BadInput(
            "This desk is for the machine that it runs on. To reach it from elsewhere, "
            "set desk.public_url (and desk.bind) in standfirst.toml and start again."
        )
    member = next(m for m in await store.people.members(newsroom) if m.id == int(call.actor.id))
    return str(await way_in(store.people, URL(settings.desk.public_url), member, call.now + ENTRY))


# --- running --------------------------------------------------------------------------------------------------------


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


# --- without a database ---------------------------------------------------------------------------------------------


async def fetch_articles(addresses: Sequence[str]) -> dict[str, Article]:
    """The articles at web addresses, by address as given.  Raises Unreachable for the first that cannot be had."""
    workers = Workers(1)
    collector = Web(CollectSettings(), workers, SystemClock())
    try:
        return {address: await _article_at(collector, address) for address in addresses}
    finally:
        await collector.close()
        await workers.close()


async def _article_at(collector: Web, address: str) -> Article:
    page = await collector.page(collector.canonical(address))
    if isinstance(page, Failed):
        raise Unreachable(page.reason)
    if page.kind != "article":
        raise Unreachable(f"{address} shows no article text ({page.kind}). Save the page and give its file instead.")
    return article_of(page, NOTHING_LISTED, page.url)
