"""Building the parts of the house from the settings, and closing them in order."""

import gc
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import structlog
from yarl import URL

from bot.collect import pace
from bot.collect.settings import PaceLimits
from bot.collect.settings import Settings as CollectSettings
from bot.collect.web import Web
from bot.collect.workers import Workers
from bot.engine.local import SystemClock
from bot.platforms.desk.entry import way_in
from bot.ports.meters import Meters
from bot.ports.store import Channel, Member, Store
from bot.store.sqlite import open_store
from bot.work.analysing import analysed
from bot.work.clusters import Clustering
from bot.work.collect import Collecting
from bot.work.collect import Settings as WorkSettings
from bot.work.ground import Ground
from bot.work.newsroom import DeskLink, OneNewsroom
from bot.work.newsrooms import Newsrooms
from bot.work.offering import Offering
from bot.work.originals import Originating
from bot.work.topical import Topical
from bot.work.walk import Walk
from commands.run import Runner
from commands.spec import Actor, Call
from config.lens_files import load_lenses
from config.settings import Settings
from summaries.errors import BadInput

log = structlog.get_logger(__name__)

ENTRY = timedelta(hours=12)  # how long a way into the desk stays good


@dataclass(frozen=True, slots=True)
class Extras:
    """What the sample newsroom changes and no settings file can: hosts on loopback, and a quicker pace."""

    allow: frozenset[tuple[str, int]] = frozenset()
    pace: PaceLimits | None = None
    spacing_seconds: float | None = None


@dataclass(slots=True)
class Parts:
    """A house with everything built and nothing running yet.

    newsroom: the one that the desk is a door to; newsrooms: it and every other that lives in the database.
    """

    settings: Settings
    store: Store
    ground: Ground
    meters: Meters
    newsroom_id: int
    newsrooms: Newsrooms
    newsroom: OneNewsroom
    collecting: Collecting
    walk: Walk
    offering: Offering
    topical: Topical
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
    workers = Workers(settings.collect.workers)
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

    kept = timedelta(days=settings.store.keep_days)
    ground = Ground(store, collector, clock, load_lenses(), meters, closed_kept=kept)
    now = clock.now()
    newsroom_id = await store.people.own_newsroom(settings.newsroom.name, now)
    workspace = await store.people.workspace(newsroom_id, "desk", "local", now)
    owner = await store.people.member(newsroom_id, workspace, "owner", "Desk", now)
    channel = await store.people.channel(newsroom_id, workspace, "desk", "desk", "desk", settings.newsroom.zone, now)
    newsrooms = Newsrooms(ground, partial(_link_for, settings, store))
    await newsrooms.refresh()
    limits = extras.pace or PaceLimits(
        shortest=timedelta(minutes=settings.collect.shortest_minutes),
        longest=timedelta(minutes=settings.collect.longest_minutes),
    )
    collecting = Collecting(
        ground, partial(pace.after_visit, limits=limits), WorkSettings(pages_at_once=settings.collect.pages_at_once)
    )
    holder = f"{socket.gethostname()}-{os.getpid()}"
    walk = Walk(ground, [Clustering(ground, settings.stories.window), Originating(ground)], holder)
    return Parts(
        settings, store, ground, meters, newsroom_id, newsrooms, newsrooms.of(newsroom_id), collecting, walk,
        Offering(ground, holder), Topical(ground, newsrooms.matching, holder),
        Runner(on_error=_logged), owner, channel,
    )  # fmt: skip


def _link_for(settings: Settings, store: Store, newsroom: int) -> DeskLink:
    return partial(desk_link, settings, store, newsroom)


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
