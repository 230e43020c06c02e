"""Clusters of everything that arrives: the taker that decides which event each article tells, and looks again."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec
import structlog

from bot.ports.store import ClusterRecord, Moved, Placement
from bot.work.ground import Ground
from bot.work.walk import Rows
from summaries.tracking.clusters import WINDOW, Clusters
from summaries.tracking.frequency import Frequency
from summaries.tracking.spelled import spelled

log = structlog.get_logger(__name__)

LOADED = 2000  # articles brought back between two turns of the event loop
PUT_BY = 1000  # articles after which the counts of words are put by again
MENDED = timedelta(minutes=2)  # after which what arrived is looked at again
MENDED_EVERY = 500  # arrivals after which it is looked at without waiting
_ENCODE, _DECODE = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(dict[str, object])


class Clustering:
    """bot.work.walk.Taker.  window: how many articles the live index remembers."""

    name = "clusters"

    def __init__(self, ground: Ground, window: int = WINDOW) -> None:
        self._ground, self._window = ground, window
        self._live = Clusters(window)
        self._place = self._put_by = self._unmended = 0
        self._mended_at: datetime | None = None

    async def begin(self) -> int:
        """Rebuild the live index from what is stored of the newest articles."""
        store = self._ground.store
        standing = await store.clusters.standing()
        live = Clusters(self._window, frequency=_frequency(standing.memory))
        live.number_from(standing.next)
        after = 0
        while records := await store.clusters.records(self._window, after, LOADED):
            unknown = await asyncio.to_thread(_restored, live, records)
            await self._read_again(live, unknown)
            after = records[-1].place
        self._live = live
        self._place = self._put_by = standing.place
        self._unmended = 0
        return standing.place

    async def _read_again(self, live: Clusters, records: Sequence[ClusterRecord]) -> None:
        """Articles whose records another version wrote."""
        clusters = {one.article: one.cluster for one in records}
        for read in await self._ground.store.articles.reads(list(clusters)) if clusters else ():
            article = read.article
            live.place(article.id, clusters[article.id], read.analysis, article.title, article.published)

    async def take(self, rows: Rows) -> None:
        """Decide for these versions, and store it."""
        store = self._ground.store
        known = await store.clusters.of([read.article.id for _, read in rows])
        placements = await asyncio.to_thread(self._decide, rows, known)
        place = rows[-1][0]
        # Tens of thousands of counts: packed in the thread too, or the loop would wait for it.
        memory = await asyncio.to_thread(self._memory) if place - self._put_by >= PUT_BY else None
        await store.clusters.keep(placements, self._place, place, self._ground.clock.now(), memory)
        self._place = place
        if memory is not None:
            self._put_by = place
        self._unmended += len(rows)
        if self._unmended >= MENDED_EVERY:
            await self._mend()

    async def rest(self) -> None:
        """Look again at what came since the last time."""
        due = self._mended_at is None or self._ground.clock.now() - self._mended_at >= MENDED
        if self._unmended and due:
            await self._mend()

    async def _mend(self) -> None:
        """Look again at what came lately and at some of what came before; store what is moved, with the reasons."""
        now = self._ground.clock.now()
        mended = await asyncio.to_thread(self._live.mend, MENDED_EVERY)
        moves = [Moved(move.key, move.source, move.target, move.reason) for move in mended.moves]
        if moves:
            await self._ground.store.clusters.move(moves, mended.merges, self._place, now)
            log.info("clusters_mended", moved=len(moves), merged=len(mended.merges), looked=mended.looked)
        self._mended_at, self._unmended = now, 0

    def forget(self) -> None:
        """Let the live index go."""
        self._live = Clusters(self._window)

    def _decide(self, rows: Rows, known: Mapping[str, int]) -> list[Placement]:
        placements = []
        for place, read in rows:
            article, analysis, live = read.article, read.analysis, self._live
            if article.id in known and article.id not in live:
                # An edit stays in the cluster of its article, also where the live index has forgotten that one.
                live.place(article.id, known[article.id], analysis, article.title, article.published)
            decision = live.add(article.id, analysis, article.title, article.published)
            reason = decision.reason
            if decision.shared:  # people read words, not stems
                words = spelled(decision.shared, article, analysis.language)
                reason = reason.replace(", ".join(decision.shared), ", ".join(words))
            record = live.packed(article.id)
            placements.append(Placement(article.id, decision.cluster, decision.score, reason, place, record))
        return placements

    def _memory(self) -> bytes:
        return _ENCODE.encode(self._live.frequency.state())


def _restored(live: Clusters, records: Sequence[ClusterRecord]) -> list[ClusterRecord]:
    """Bring articles back; gives those whose records cannot be read."""
    unknown = []
    for one in records:
        try:
            live.restore(one.article, one.cluster, one.record, one.published)
        except ValueError:
            unknown.append(one)
    return unknown


def _frequency(memory: bytes) -> Frequency:
    try:
        return Frequency.restore(_DECODE.decode(memory)) if memory else Frequency()
    except msgspec.DecodeError:
        return Frequency()  # of another version: learned anew from what comes
