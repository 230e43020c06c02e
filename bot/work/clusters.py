"""Clusters of everything that arrives: the taker that decides which event each article tells."""

import asyncio
from collections.abc import Mapping

import msgspec

from bot.ports.store import Placement
from bot.work.ground import Ground
from bot.work.walk import Rows
from summaries.tracking.clusters import WINDOW, Clusters
from summaries.tracking.frequency import Frequency

LOADED = 200  # articles brought back between two turns of the event loop
PUT_BY = 1000  # articles after which the counts of words are put by again
_ENCODE, _DECODE = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(dict[str, object])


class Clustering:
    """bot.work.walk.Taker.  window: how many articles the live index remembers."""

    name = "clusters"

    def __init__(self, ground: Ground, window: int = WINDOW) -> None:
        self._ground, self._window = ground, window
        self._live = Clusters(window)
        self._place = self._put_by = 0

    async def begin(self) -> int:
        """Rebuild the live index from what is stored of the newest articles."""
        store = self._ground.store
        standing = await store.clusters.standing()
        self._live = Clusters(self._window, frequency=_frequency(standing.memory))
        after = 0
        while records := await store.clusters.records(self._window, after, LOADED):
            reads = {read.article.id: read for read in await store.articles.reads([one.article for one in records])}
            for one in records:
                if read := reads.get(one.article):
                    article = read.article
                    self._live.place(article.id, one.cluster, read.analysis, article.title, article.published)
            after = records[-1].place
            await asyncio.sleep(0)
        self._live.number_from(standing.next)
        self._place = self._put_by = standing.place
        return standing.place

    async def take(self, rows: Rows) -> None:
        """Decide for these versions, and store it."""
        store = self._ground.store
        known = await store.clusters.of([read.article.id for _, read in rows])
        placements = await asyncio.to_thread(self._decide, rows, known)
        place = rows[-1][0]
        memory = self._memory() if place - self._put_by >= PUT_BY else None
        await store.clusters.keep(placements, self._place, place, self._ground.clock.now(), memory)
        self._place = place
        if memory is not None:
            self._put_by = place

    async def rest(self) -> None:
        """Nothing yet."""

    def forget(self) -> None:
        """Let the live index go."""
        self._live = Clusters(self._window)

    def _decide(self, rows: Rows, known: Mapping[str, int]) -> list[Placement]:
        placements = []
        for place, read in rows:
            article, analysis = read.article, read.analysis
            if article.id in known:
                # An edit stays in the cluster of its article, also where the live index has forgotten that one.
                cluster = known[article.id]
                self._live.place(article.id, cluster, analysis, article.title, article.published)
                placements.append(Placement(article.id, cluster, 1.0, "known already", place, b""))
                continue
            decision = self._live.add(article.id, analysis, article.title, article.published)
            placements.append(Placement(article.id, decision.cluster, decision.score, decision.reason, place, b""))
        return placements

    def _memory(self) -> bytes:
        return _ENCODE.encode(self._live.frequency.state())


def _frequency(memory: bytes) -> Frequency:
    try:
        return Frequency.restore(_DECODE.decode(memory)) if memory else Frequency()
    except msgspec.DecodeError:
        return Frequency()  # of another version: learned anew from what comes
