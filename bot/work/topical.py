"""The look for events that speak of a topic, which makes stories of them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.ports.store import By, Topic
from bot.work.beats import READ, Event, events_of
from bot.work.events import take_event
from bot.work.ground import Ground, awake
from bot.work.match import Matching
from summaries.lenses import suggest_lens
from summaries.model import Query
from summaries.tracking.growth import Told
from summaries.tracking.query import name_for, query_from, slug_for

log = structlog.get_logger(__name__)

MOST = 10  # stories that one look makes for one topic: the rest comes with the next
REMEMBERED = 20_000  # events that were read and did not speak of a topic
RIGHT, LEASE = "topics", timedelta(minutes=2)

_Asked = tuple[int, int, Query, int]  # newsroom, topic, its terms, cluster


class Topical:
    """The look for events that speak of a topic, one newsroom after another; of all processes, one looks.

    An event becomes a story of its topic once.  What an editor then stops tracking, or takes out of the topic, stays
    out.  matching_for: what matches for a newsroom; holder: what this process is called, unlike any other.
    """

    def __init__(self, ground: Ground, matching_for: Callable[[int], Matching], holder: str) -> None:
        self._ground, self._matching_for, self._holder = ground, matching_for, holder
        self._passed: dict[_Asked, frozenset[str]] = {}  # events that did not speak of a topic

    async def look(self) -> None:
        """One tick.  What goes wrong in one newsroom is raised after the others had their turn."""
        store, now = self._ground.store, self._ground.clock.now()
        if not await store.leases.take(RIGHT, self._holder, LEASE, now):
            return
        failures = []
        for newsroom in await awake(self._ground):
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
            asked: dict[_Asked, frozenset[str]] = {}
            need_not = partial(self._need_not_be_read, newsroom, topic, met, asked)
            events = await events_of(self._ground, newsroom, topic.terms, now, need_not)
            self._pass_over(asked, {event.cluster for event in events})
            for event in events[:MOST]:
                story = event.story or await self._story(newsroom, topic, event, now)
                await self._ground.store.topics.met(newsroom, topic.id, event.cluster, story, now)

    def _need_not_be_read(
        self,
        newsroom: int,
        topic: Topic,
        met: frozenset[int],
        asked: dict[_Asked, frozenset[str]],
        cluster: int,
        told: Sequence[Told],
    ) -> bool:
        """Whether an event became a story, or did not speak of the topic and has not grown since; else it is asked."""
        key, articles = (newsroom, topic.id, topic.terms, cluster), frozenset(one.article for one in told)
        if cluster in met or self._passed.get(key) == articles:
            return True
        asked[key] = articles
        return False

    def _pass_over(self, asked: Mapping[_Asked, frozenset[str]], speaking: Collection[int]) -> None:
        """Remember which events were read and do not speak of the topic, and no others: those are to become stories."""
        if len(self._passed) + len(asked) > REMEMBERED:
            self._passed.clear()
        self._passed |= {key: articles for key, articles in asked.items() if key[-1] not in speaking}

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
