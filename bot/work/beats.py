"""Events of late that speak of a topic."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.work.ground import Ground
from summaries.model import Query, Read
from summaries.tracking.beats import event_on_topic, on_topic
from summaries.tracking.growth import Told, mostly
from summaries.tracking.query import central
from summaries.tracking.wording import wording_of

LATELY = timedelta(days=3)  # an event that nobody has told since is not of the moment
OUTLETS = 2  # that must tell of an event before it becomes a story by itself
FOUND = 500  # articles that the search for a topic's terms gives, best first
READ = 12  # newest articles of an event that are read to see what it speaks of


@dataclass(frozen=True, slots=True)
class Event:
    """An event of late that speaks of a topic.

    told: its articles as the newsroom sees them, oldest first; central: the one whose title is most like the others';
    story: the tracked one that it is mostly in, or None.
    """

    cluster: int
    told: tuple[Told, ...]
    central: Read
    story: int | None

    @property
    def outlets(self) -> int:
        """How many outlets tell it."""
        return len({one.outlet for one in self.told})

    @property
    def last_at(self) -> datetime:
        """When it was told last."""
        return max(one.at for one in self.told)


def _none(cluster: int, told: Sequence[Told]) -> bool:
    return False


async def events_of(
    ground: Ground, newsroom: int, terms: Query, now: datetime, without: Callable[[int, Sequence[Told]], bool] = _none
) -> list[Event]:
    """The events of late that speak of a topic, oldest first.  without: says of a cluster that it need not be read."""
    if not terms.words and not terms.include:
        return []
    store = ground.store
    holding = set(await store.articles.search(newsroom, [*(terms.words or terms.include)], FOUND))
    clusters: defaultdict[int, list[Told]] = defaultdict(list)
    for one in await store.offers.told(newsroom, now - LATELY):
        clusters[one.cluster].append(one)
    near = [number for number, recent in clusters.items() if any(one.article in holding for one in recent)]
    members: defaultdict[int, list[Told]] = defaultdict(list)
    for one in await store.offers.members(newsroom, near):
        members[one.cluster].append(one)
    events = []
    for number in near:
        told = members[number]
        if len({one.outlet for one in told}) >= OUTLETS and not without(number, told):
            event = await _event(ground, newsroom, terms, number, told)
            events += [event] if event else []
    return events


async def _event(ground: Ground, newsroom: int, terms: Query, cluster: int, told: Sequence[Told]) -> Event | None:
    reads = await ground.store.articles.reads([one.article for one in told[-READ:]])
    if not reads or not await asyncio.to_thread(_speaks, terms, reads):
        return None
    held = await ground.store.offers.held(newsroom, [one.article for one in told])
    best = reads[central([read.article.title for read in reads])]
    return Event(cluster, tuple(told), best, _mostly_in(told, held))


def _speaks(terms: Query, reads: Sequence[Read]) -> bool:
    return event_on_topic([on_topic(terms, wording_of(read.article, read.analysis)) for read in reads])


def _mostly_in(told: Sequence[Told], held: Sequence[tuple[str, int]]) -> int | None:
    """The story that holds at least half of an event's articles; of several, the one that holds most."""
    if not held:
        return None
    story, _ = max(Counter(story for _, story in held).items(), key=lambda pair: (pair[1], -pair[0]))
    return story if mostly(told, {article for article, one in held if one == story}) else None
