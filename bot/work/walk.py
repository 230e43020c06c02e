"""One consumer walks the stream of versions of all newsrooms in stored order, with several takers beside it.

Each taker has a place of its own in the stream, which it stores in one transaction with what it decided on the way: a
crash loses nothing and repeats nothing, and one that is new begins at the start without holding up the others.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.work.ground import Ground
from summaries.model import Read

log = structlog.get_logger(__name__)

BATCH = 50  # versions between two transactions of a taker
LEASE = timedelta(seconds=60)
RIGHT = "walk"

Rows = Sequence[tuple[int, Read]]


class Taker(Protocol):
    """Somebody who decides something for every version that arrives, in stored order."""

    @property
    def name(self) -> str:
        """Under which its place is stored."""

    async def begin(self) -> int:
        """Rebuild what it remembers from the store; gives the place that it had come to."""

    async def take(self, rows: Rows) -> None:
        """Decide for versions, each with its place, and store it all with the last place in one transaction.

        What takes long is done in a thread.  Raises Conflict where another process has moved the place on meanwhile.
        """

    async def rest(self) -> None:
        """Nothing is left to walk for now: time for what looks back."""

    def forget(self) -> None:
        """Let go of what is remembered: ``begin`` comes before the next ``take``."""


class Walk:
    """The consumer.  Of all processes on one database, the one that holds the right walks; the others wait.

    holder: what this process is called, unlike any other.
    """

    def __init__(self, ground: Ground, takers: Sequence[Taker], holder: str) -> None:
        self._ground, self._takers, self._holder = ground, tuple(takers), holder
        self._places: dict[str, int] = {}  # of the takers that have begun
        self._sure_until: datetime | None = None

    async def go(self) -> None:
        """One tick: everything stored since the last one.

        What goes wrong with one taker is raised after the others had their turn.
        """
        if not await self._held():
            for taker in self._takers:
                self._let_go(taker)
            return
        failures: list[Exception] = []
        walking = list(self._takers)
        while walking and await self._held():
            walking = await self._round(walking, failures)
        if failures:
            raise failures[0]

    async def stop(self) -> None:
        """Give the right back, so that another process need not wait for it to run out."""
        self._sure_until = None
        await self._ground.store.leases.give_back(RIGHT, self._holder)

    async def _held(self) -> bool:
        """Whether this process walks; asked of the store when half of the lease is over."""
        now = self._ground.clock.now()
        if self._sure_until is None or now >= self._sure_until:
            held = await self._ground.store.leases.take(RIGHT, self._holder, LEASE, now)
            self._sure_until = now + LEASE / 2 if held else None
        return self._sure_until is not None

    async def _round(self, walking: Sequence[Taker], failures: list[Exception]) -> list[Taker]:
        """One batch for each taker; gives those for whom there may be more."""
        more = []
        read: dict[int, Rows] = {}  # takers that stand at one place are given the same versions, read once
        for taker in walking:
            try:
                if await self._batch(taker, read):
                    more.append(taker)
                else:
                    await taker.rest()
            except Exception as failure:
                log.warning("walk_stopped", taker=taker.name, kind=type(failure).__name__)
                self._let_go(taker)
                failures.append(failure)
            except BaseException:  # cancelled: what it decided and did not store must not be remembered
                self._let_go(taker)
                raise
        return more

    async def _batch(self, taker: Taker, read: dict[int, Rows]) -> bool:
        if taker.name not in self._places:
            self._places[taker.name] = await taker.begin()
        place = self._places[taker.name]
        if place not in read:
            read[place] = await self._ground.store.walks.after(place, BATCH)
        rows = read[place]
        if not rows:
            return False
        await taker.take(rows)
        self._places[taker.name] = rows[-1][0]
        return True

    def _let_go(self, taker: Taker) -> None:
        if self._places.pop(taker.name, None) is not None:
            taker.forget()
