"""The look for what a newsroom should be offered: events that grow untracked, and stories that split or merge."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import structlog

from bot.ports.store import Found, OfferKind
from bot.work.ground import Ground, awake
from summaries.model import Read
from summaries.tracking.apart import RECENT, Merger, Split, mergers, splits
from summaries.tracking.growth import MEMORY, Growth, Told, Usual, growing, mostly, usual, voices
from summaries.tracking.near import originals
from summaries.tracking.query import central

log = structlog.get_logger(__name__)

LONG_AGO = datetime.min.replace(tzinfo=UTC)
RIGHT = "offers"
LEASE = timedelta(minutes=2)
LEARNT = timedelta(hours=1)  # after which the usual rhythm is learned anew
STORIES = timedelta(minutes=5)  # after which tracked stories are looked at again
QUESTIONS = 50  # stories that split, and pairs that merge, of one look at one newsroom: the largest
MOST = 12  # events looked at closely in one look at one newsroom
READ = 60  # newest articles of an event that are read to tell copies from originals


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What is usual for a newsroom, and since when it was thought so."""

    usual: Usual
    at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """What is known of a cluster as it stands: its articles as they count, the central one first."""

    told: tuple[Told, ...]
    central: str


class Offering:
    """The look, one newsroom after another; of all processes on one database, one looks.

    holder: what this process is called, unlike any other.
    """

    def __init__(self, ground: Ground, holder: str) -> None:
        self._ground, self._holder = ground, holder
        self._rhythms: dict[int, Rhythm] = {}
        self._events: dict[tuple[int, int], Event] = {}
        self._stories_at: dict[int, datetime] = {}

    async def look(self) -> None:
        """One tick: every newsroom that somebody can see."""
        store, now = self._ground.store, self._ground.clock.now()
        if not await store.leases.take(RIGHT, self._holder, LEASE, now):
            return
        for newsroom in await awake(self._ground):
            finds = await self.events(newsroom, now)
            if now - self._stories_at.get(newsroom, LONG_AGO) >= STORIES:
                finds += await self.stories(newsroom, now)
                self._stories_at[newsroom] = now
            await store.offers.found(newsroom, finds, now)

    async def stop(self) -> None:
        """Let another process look at once."""
        await self._ground.store.leases.give_back(RIGHT, self._holder)

    async def events(self, newsroom: int, now: datetime) -> list[Found]:
        """Untracked events that grow fast by the rhythm of this newsroom's outlets."""
        rhythm = await self._rhythm(newsroom, now)
        told = await self._ground.store.offers.told(newsroom, now - rhythm.span)
        fast = [one.cluster for one in growing(told, rhythm, now)[:MOST]]
        events = [event for cluster in fast if (event := await self._event(newsroom, cluster))]
        kept = {(newsroom, cluster) for cluster in fast}
        self._events = {key: event for key, event in self._events.items() if key[0] != newsroom or key in kept}
        return [find for event in events if (find := _find(event, rhythm, now))]

    async def stories(self, newsroom: int, now: datetime) -> list[Found]:
        """Tracked stories of this newsroom that split or merge."""
        held = await self._ground.store.offers.stories(newsroom, now - RECENT)
        parted, joined = await asyncio.to_thread(_asked_of, held)
        found = [
            await self._question("split", f"{split.story}:{split.cluster}", (split.story,), split.apart)
            for split in parted
        ]
        for merger in joined:
            pair = (merger.keep, merger.gone)
            key = ":".join(str(story) for story in sorted(pair))
            found.append(await self._question("merge", key, pair, merger.shared))
        return found

    async def _question(self, kind: OfferKind, key: str, stories: tuple[int, ...], told: Sequence[Told]) -> Found:
        reads = await self._ground.store.articles.reads([one.article for one in told[-READ:]])
        best = reads[central([read.article.title for read in reads])].article.id if reads else told[0].article
        return Found(
            kind, key, size=len(told), voices=voices(told), since=told[0].at, until=told[-1].at,
            articles=(best, *(one.article for one in told if one.article != best)),
            outlets=tuple(dict.fromkeys(one.outlet for one in told)), stories=stories, total=len(told),
        )  # fmt: skip

    async def _rhythm(self, newsroom: int, now: datetime) -> Usual:
        known = self._rhythms.get(newsroom)
        if known is None or now - known.at >= LEARNT:
            told = await self._ground.store.offers.told(newsroom, now - MEMORY)
            known = self._rhythms[newsroom] = Rhythm(await asyncio.to_thread(usual, told), now)
        return known.usual

    async def _event(self, newsroom: int, cluster: int) -> Event | None:
        """A cluster with its copies told apart; None where it is tracked."""
        store = self._ground.store
        members = await store.offers.members(newsroom, [cluster])
        held = {article for article, _ in await store.offers.held(newsroom, [one.article for one in members])}
        if mostly(members, held):
            return None
        known = self._events.get((newsroom, cluster))
        if known is None or {one.article for one in known.told} != {one.article for one in members}:
            reads = await store.articles.reads([one.article for one in members[-READ:]])
            known = self._events[newsroom, cluster] = await asyncio.to_thread(_known, members, reads)
        return known


def _asked_of(held: Mapping[int, Sequence[Told]]) -> tuple[list[Split], list[Merger]]:
    """The stories that split and the pairs that merge, the largest first."""
    parted = sorted(splits(held), key=lambda split: (-len(split.apart), split.story))
    joined = sorted(mergers(held), key=lambda merger: (-len(merger.shared), merger.keep, merger.gone))
    return parted[:QUESTIONS], joined[:QUESTIONS]


def _known(members: Sequence[Told], reads: Sequence[Read]) -> Event:
    first = {
        read.article.id: reads[original].article.id for read, original in zip(reads, originals(reads), strict=True)
    }
    told = tuple(replace(one, original=first.get(one.article, one.article)) for one in members)
    own = [read for read in reads if first[read.article.id] == read.article.id] or list(reads)
    best = own[central([read.article.title for read in own])].article.id if own else members[0].article
    return Event(told, best)


def _find(event: Event, rhythm: Usual, now: datetime) -> Found | None:
    """What is offered of an event, where it still grows fast once copies count as one voice."""
    fast: list[Growth] = growing(event.told, rhythm, now)
    if not fast:
        return None
    one = fast[0]
    articles = (event.central, *(each.article for each in event.told if each.article != event.central))
    return Found(
        "new", str(one.cluster), size=voices(event.told), voices=one.voices, since=one.since, until=one.until,
        articles=articles[:READ], outlets=tuple(dict.fromkeys(each.outlet for each in event.told)),
        total=len(event.told),
    )  # fmt: skip
