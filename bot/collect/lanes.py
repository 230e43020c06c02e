"""Politeness toward one host: how many requests at once, how far apart, and when it asked for silence."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

LANES_KEPT = 4_096


class TooBusy(Exception):
    """The line for a host is longer than we wait, or the host asked for silence.  wait: seconds."""

    def __init__(self, wait: float) -> None:
        super().__init__(wait)
        self.wait = wait


@dataclass(slots=True)
class _Lane:
    slots: asyncio.Semaphore
    next_at: float = 0.0  # when the next request may start
    silent_until: float = 0.0
    users: int = field(default=0)


class Lanes:
    """One lane a host; memory stays bounded because idle lanes are forgotten.

    Times are seconds of ``clock``, which tests move by hand.
    """

    def __init__(
        self,
        per_host: int,
        longest_wait: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._per_host, self._longest_wait = per_host, longest_wait
        self._clock, self._sleep = clock, sleep
        self._lanes: OrderedDict[str, _Lane] = OrderedDict()

    @asynccontextmanager
    async def enter(self, host: str, spacing: float) -> AsyncIterator[None]:
        """Hold one of the host's places.  Raises TooBusy where the wait would be too long."""
        lane = self._lane(host)
        start = self._book(lane, spacing)
        lane.users += 1
        try:
            async with lane.slots:
                wait = start - self._clock()
                if wait > 0:
                    await self._sleep(wait)
                self._heed_silence(lane)
                yield
        finally:
            lane.users -= 1

    def silence(self, host: str, seconds: float) -> None:
        """The host asked not to be called for that long."""
        lane = self._lane(host)
        lane.silent_until = max(lane.silent_until, self._clock() + seconds)

    def _book(self, lane: _Lane, spacing: float) -> float:
        """The time at which a request may start."""
        self._heed_silence(lane)
        now = self._clock()
        start = max(now, lane.next_at)
        if start - now > self._longest_wait:
            raise TooBusy(start - now)
        lane.next_at = start + spacing
        return start

    def _heed_silence(self, lane: _Lane) -> None:
        left = lane.silent_until - self._clock()
        if left > 0:
            raise TooBusy(left)

    def _lane(self, host: str) -> _Lane:
        lane = self._lanes.get(host)
        if lane is None:
            lane = self._lanes[host] = _Lane(asyncio.Semaphore(self._per_host))
            self._forget_idle()
        self._lanes.move_to_end(host)
        return lane

    def _forget_idle(self) -> None:
        if len(self._lanes) <= LANES_KEPT:
            return
        now = self._clock()
        idle = [h for h, lane in self._lanes.items() if not lane.users and max(lane.next_at, lane.silent_until) <= now]
        for host in idle[: LANES_KEPT // 4]:
            del self._lanes[host]
