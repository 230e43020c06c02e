"""A newsroom in one process with its real parts: the sample's publishers over loopback HTTP, SQLite, a clock in hand.

Only two things differ from the running product: time is moved by the test, and pages are read in this process rather
than in a worker, unless a test asks for workers.
"""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.collect import pace
from bot.collect.settings import PaceLimits
from bot.collect.settings import Settings as CollectSettings
from bot.collect.web import Web
from bot.collect.workers import Workers
from bot.platforms.desk.desk import Desk
from bot.platforms.desk.parts import DeskSettings, Health
from bot.platforms.desk.parts import Parts as DeskParts
from bot.ports.collector import Found
from bot.ports.meters import Meters
from bot.ports.platform import Platform
from bot.ports.store import Channel, Member, Store
from bot.sample.publishers import tracked
from bot.sample.server import SampleNewsroom
from bot.store.sqlite import open_store
from bot.work.analysing import analysed
from bot.work.clusters import Clustering
from bot.work.collect import Collecting
from bot.work.deliver import Deliveries
from bot.work.ground import Ground, by
from bot.work.match import Matching
from bot.work.newsroom import OneNewsroom
from bot.work.originals import Originating
from bot.work.schedule import Schedules
from bot.work.sources import follow
from bot.work.walk import Walk
from commands.reply import Reply
from commands.run import Runner
from commands.spec import Actor, Answer, Call
from config.lens_files import load_lenses
from summaries.errors import Conflict
from summaries.model import Briefing, Story
from summaries.tracking.query import query_from
from tests.conftest import HandClock

QUICK = PaceLimits(shortest=timedelta(seconds=10), longest=timedelta(seconds=20))


class Inline(Workers):
    """Reads in this process: workers have tests of their own."""

    async def run(self, function: Callable[..., Any], /, *args: object, timeout: float) -> Any:  # noqa: ASYNC109
        """At once."""
        return function(*args)

    async def close(self) -> None:
        """Nothing was started."""


@dataclass
class Room:
    """A newsroom with everything built, and short ways to say what happens in it."""

    store: Store
    ground: Ground
    clock: HandClock
    id: int
    newsroom: OneNewsroom
    matching: Matching
    collecting: Collecting
    runner: Runner
    owner: Member
    channel: Channel
    desk: Desk
    problems: list[Exception]
    walk: Walk

    def call(self, command: str = "brief", **options: str) -> Call:
        """A call by the owner at the desk, now."""
        actor = Actor(str(self.owner.id), self.owner.name, self.owner.role, self.owner.workspace)
        return Call(command, actor, self.channel.id, options, self.clock.now())

    async def answers(self, line: str) -> list[Answer]:
        """All that a typed command answers."""
        name, options = self.runner.parse(line)
        return [answer async for answer in self.runner.answers(self.call(name, **options), self.newsroom)]

    async def say(self, line: str) -> Reply:
        """The reply to a typed command."""
        answer = (await self.answers(line))[-1]
        assert isinstance(answer, Reply), answer
        return answer

    async def story(self, slug: str) -> Story:
        """A tracked story."""
        found = await self.store.stories.by_slug(self.id, slug)
        assert found is not None, slug
        return found

    async def briefing(self, slug: str) -> Briefing:
        """The full briefing of a story."""
        return await self.newsroom.full_briefing(self.call(), await self.story(slug))

    async def collect(self) -> None:
        """The ticks of collecting and matching, once."""
        await self.collecting.look()
        await self.collecting.fetch()
        await self.matching.follow()
        await self.walk.go()

    def deliveries(self, platform: Platform | None = None, worker: str = "one") -> Deliveries:
        """What sends; by the desk unless another platform stands in for it."""
        return Deliveries(self.ground, {"desk": platform or self.desk}, worker)

    def schedules(self) -> Schedules:
        """What serves subscriptions."""
        return Schedules(self.ground)

    async def follow_sample(self, sample: SampleNewsroom) -> None:
        """Follow every publisher of the sample and track its stories, as the demo's first start does."""
        for feed in sample.feeds:
            found = Found(self.ground.collector.canonical(feed.url), "feed", feed.name, feed.site, 0)
            with suppress(Conflict):
                await follow(self.ground, self.id, found, by(self.call(), f"added {feed.name}"))
        await self.collecting.look()
        await self.collecting.fetch()
        for story in tracked():
            with suppress(Conflict):
                await self.newsroom.track(self.call(), story.name, story.lens, query_from(story.words))
        await self.matching.follow()
        await self.walk.go()


@asynccontextmanager
async def opened(
    folder: Path, clock: HandClock, allow: frozenset[tuple[str, int]] = frozenset(), workers: Workers | None = None
) -> AsyncIterator[Room]:
    """The newsroom whose database is in the folder."""
    store = await open_store(folder / "standfirst.db")
    workers = workers or Inline()
    collector = Web(CollectSettings(allow=allow, spacing_seconds=0.0), workers, clock, make=analysed)
    try:
        yield await _room(store, collector, clock)
    finally:
        await collector.close()
        await store.close()


async def _room(store: Store, collector: Web, clock: HandClock) -> Room:
    ground = Ground(store, collector, clock, load_lenses(), Meters())
    now, people = clock.now(), store.people
    newsroom_id = await people.newsroom("Sample newsroom", now)
    workspace = await people.workspace(newsroom_id, "desk", "local", now)
    owner = await people.member(newsroom_id, workspace, "owner", "Desk", now)
    channel = await people.channel(newsroom_id, workspace, "desk", "desk", "desk", "Europe/Paris", now)
    matching = Matching(ground, newsroom_id)
    collecting = Collecting(ground, partial(pace.after_visit, limits=QUICK))
    problems: list[Exception] = []
    runner = Runner(lambda _, problem: problems.append(problem))

    async def no_link(call: Call) -> str:
        return f"http://desk.example/{call.command}"

    newsroom = OneNewsroom(ground, newsroom_id, "Sample newsroom", matching, no_link)

    async def well() -> Health:
        return Health()

    desk = Desk(
        DeskSettings(port=0, look_every=timedelta(hours=1)),
        DeskParts(
            newsroom_for=lambda _: newsroom, runner=runner, people=people, posts=store.posts, articles=store.articles,
            clock=clock, health=well, registry=ground.meters.registry,
        ),
    )  # fmt: skip
    return Room(
        store, ground, clock, newsroom_id, newsroom, matching, collecting, runner, owner, channel, desk, problems,
        Walk(ground, [Clustering(ground), Originating(ground)], "room"),
    )  # fmt: skip


async def collected(folder: Path, at: HandClock) -> None:
    """Fill a folder with the sample newsroom as it stands at a moment, its stories tracked."""
    async with (
        SampleNewsroom(at.now(), at.now) as sample,
        opened(folder, at, frozenset(sample.hosts)) as room,
    ):
        await room.follow_sample(sample)


def copied(folder: Path, to: Path) -> Path:
    """A folder of the test's own with the same database."""
    shutil.copytree(folder, to, dirs_exist_ok=True)
    return to
