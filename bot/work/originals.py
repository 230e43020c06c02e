"""Copies of everything that arrives: the taker that decides whose text each article carries."""

import asyncio

import msgspec

from bot.ports.store import Origin
from bot.work.ground import Ground
from bot.work.walk import Rows
from summaries.model import Read
from summaries.tracking.near import Found, NearIndex, agencies_of

WINDOW = 5000  # newest texts in which a copy is looked for: some days of many outlets, 40 MB
LOADED = 500  # texts brought back between two turns of the event loop
_ENCODE = msgspec.msgpack.Encoder()
_DECODE = msgspec.msgpack.Decoder(tuple[tuple[int, ...], tuple[str, ...]])


class Originating:
    """bot.work.walk.Taker.  window: how many texts the live index remembers."""

    name = "originals"

    def __init__(self, ground: Ground, window: int = WINDOW) -> None:
        self._ground, self._window = ground, window
        self._live = NearIndex(window)
        self._place = 0

    async def begin(self) -> int:
        """Rebuild the live index from what is stored of the newest texts."""
        store = self._ground.store
        self._place = await store.walks.place(self.name)
        self._live = NearIndex(self._window)
        after = 0
        while kept := await store.originals.newest(self._window, after, LOADED):
            for one in kept:
                sketch, credited = _DECODE.decode(one.record)
                self._live.restore(one.article, sketch, credited, Found(one.original, one.share, one.round_up))
            after = kept[-1].place
            await asyncio.sleep(0)
        return self._place

    async def take(self, rows: Rows) -> None:
        """Decide for these versions, and store it."""
        found = await asyncio.to_thread(self._decide, rows)
        place = rows[-1][0]
        await self._ground.store.originals.keep(found, self._live.moves(), self._place, place, self._ground.clock.now())
        self._place = place

    async def rest(self) -> None:
        """Nothing to look back for."""

    def forget(self) -> None:
        """Let the live index go."""
        self._live = NearIndex(self._window)

    def _decide(self, rows: Rows) -> list[Origin]:
        for _, read in rows:
            self._live.add(read.article.id, read.analysis.shingles, agencies_of(read))
        # An article that comes twice in one batch is kept with its newest text.
        newest = {read.article.id: (place, read) for place, read in rows}
        return [self._origin(place, read) for place, read in newest.values()]

    def _origin(self, place: int, read: Read) -> Origin:
        found = self._live.found(read.article.id)
        record = _ENCODE.encode((read.analysis.shingles, agencies_of(read)))
        return Origin(read.article.id, found.original, found.share, found.round_up, place, record)
