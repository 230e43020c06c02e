"""The look for events that speak of a topic, which makes stories of them."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog

from bot.ports.store import By, Topic
from bot.work.beats import READ, Event, events_of
from bot.work.events import take_event
from bot.work.ground import Ground
from bot.work.match import Matching
from summaries.lenses import suggest_lens
from summaries.model import Query
from summaries.tracking.growth import Told
from summaries.tracking.query import name_for, query_from, slug_for

log = structlog.get_logger(__name__)

MOST = 10  # stories that one look makes for one topic: the rest comes with the next
REMEMBERED = 20_000  # events that were read and did not speak of a topic
RIGHT, LEASE = "topics", timedelta(minutes=2)


class Topical:
    """The look for events that speak of a topic, one newsroom after another; of all processes, one looks.

    An event becomes a story of its topic once.  What an editor then stops tracking, or takes out of the topic, stays
    out.  matching_for: what matches for a newsroom; holder: what this process is called, unlike any other.
    """

    def __init__(self, ground: Ground, matching_for: Callable[[int], Matching], holder: str) -> None:
        self._ground, self._matching_for, self._holder = ground, matching_for, holder
        self._passed: dict[tuple[int, int, Query, int], frozenset[str]] = {}  # events that did not speak of a topic

    async def look(self) -> None:
        """One tick.  What goes wrong in one newsroom is raised after the others had their turn."""
        store, now = self._ground.store, self._ground.clock.now()
        if not await store.leases.take(RIGHT, self._holder, LEASE, now):
            return
        asleep = set(await store.doors.asleep())
        failures = []
        for newsroom in [one for one, _ in await store.people.newsrooms() if one not in asleep]:
            try:
                await self._look_for(newsroom, now)
            except Exception as failure:
                log.warning("topics_not_looked_at", newsroom=newsroom, kind=type(failure).__name__)
                failures.append(failure)
        if failures:
            raise failures[0]

    async def stop(self) -> None:
        """Let another process look at once."""
        await self._ground.store.leases.give_back(RIGHT, self._holder)

    async def _look_for(self, newsroom: int, now: datetime) -> None:
        for topic in await self._ground.store.topics.list(newsroom):
            met = await self._ground.store.topics.clusters_met(newsroom, topic.id)
            passed = _Passed(self._passed, newsroom, topic, met)
            for event in (await events_of(self._ground, newsroom, topic.terms, now, passed))[:MOST]:
                story = event.story or await self._story(newsroom, topic, event, now)
                await self._ground.store.topics.met(newsroom, topic.id, event.cluster, story, now)

    async def _story(self, newsroom: int, topic: Topic, event: Event, now: datetime) -> int:
        """The story that an event becomes; one that a crash left behind half made is made whole."""
        store, central = self._ground.store, event.central
        query = query_from("", seed=central.analysis, seed_url=central.article.url)
        tracked = await store.stories.list(newsroom)
        story = next((one for one in tracked if one.query.seed_url == query.seed_url), None)
        if story is None:
            reads = await store.articles.reads([one.article for one in event.told[-READ:]])
            name = name_for(query, [central.article.title])
            slug = slug_for(name, {one.slug for one in tracked})
            lens = topic.lens or suggest_lens(reads, self._ground.lenses)
            said = f"tracked {slug} for the topic {topic.name}"
            story = await store.stories.add(newsroom, slug, name, lens, query, By(0, "Standfirst", 0, now, said))
            log.info("topic_story", newsroom=newsroom, topic=topic.id, story=story.id)
        await take_event(
            self._ground, newsroom, self._matching_for(newsroom), story, [one.article for one in event.told], now
        )
        return story.id


class _Passed:
    """Which events a look need not read: those that became a story, and those that have not grown since."""

    def __init__(
        self,
        passed: dict[tuple[int, int, Query, int], frozenset[str]],
        newsroom: int,
        topic: Topic,
        met: frozenset[int],
    ) -> None:
        self._passed, self._newsroom, self._topic, self._met = passed, newsroom, topic, met

    def __call__(self, cluster: int, told: Sequence[Told]) -> bool:
        if cluster in self._met:
            return True
        key, articles = (self._newsroom, self._topic.id, self._topic.terms, cluster), frozenset(t.article for t in told)
        if self._passed.get(key) == articles:
            return True
        if len(self._passed) >= REMEMBERED:
            self._passed.clear()
        self._passed[key] = articles
        return False
