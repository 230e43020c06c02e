"""Who keeps the gateway: one process at a time, by a lease in the store; any process may send."""

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

from bot.ports.clock import Clock
from bot.ports.platform import Refused
from bot.ports.store import Leases
from summaries.errors import StandfirstError

log = structlog.get_logger(__name__)

LENGTH = timedelta(seconds=60)
ROUND = 15.0  # seconds between looks; four of them fit into a lease
# Between two openings of a gateway that ends again and again: a thousand sessions a day may be begun.
SOONEST, LATEST = timedelta(seconds=30), timedelta(minutes=15)
CALM = timedelta(hours=1)  # after so long without an end, the next one is the first
Wait = Callable[[float], Awaitable[None]]


class Watch:
    """Takes the lease, keeps it, and tells when it is lost.

    begin: opens the gateway, or raises Refused and is called again at a later look; end: closes it.  Both are called
    by the watch alone, one after the other.  ended: whether it closed by itself and is to be opened again.
    """

    def __init__(
        self,
        leases: Leases,
        name: str,
        clock: Clock,
        begin: Callable[[], Awaitable[None]],
        end: Callable[[], Awaitable[None]],
        ended: Callable[[], bool],
        wait: Wait = asyncio.sleep,
    ) -> None:
        self._leases, self._name, self._clock, self._wait = leases, name, clock, wait
        self._begin, self._end, self._ended = begin, end, ended
        self._holder = f"{socket.gethostname()}/{os.getpid()}/{id(self):x}"
        self._open, self._told = False, False
        self._not_before: datetime | None = None
        self._between = SOONEST
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Look at once, then again and again in the background."""
        await self._look()
        self._task = asyncio.create_task(self._on_watch(), name=f"watch {self._name}")

    async def stop(self) -> None:
        """Close the gateway where it is ours, and let the next process have it at once."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        if self._open:
            self._open = False
            await self._end()
        await self._leases.give_back(self._name, self._holder)

    async def _on_watch(self) -> None:
        while True:
            await self._wait(ROUND)
            try:
                await self._look()
            except StandfirstError as trouble:
                log.warning("watch_not_kept", right=self._name, reason=str(trouble))

    async def _look(self) -> None:
        ours = await self._leases.take(self._name, self._holder, LENGTH, self._clock.now()) or await self._inherited()
        if self._open and (not ours or self._ended()):
            await self._close(ours)
        if ours and not self._open:
            await self._try()
        elif not ours and not self._told:
            self._told = True
            log.info("gateway_held_by_another", right=self._name, holder=await self._leases.holder(self._name))

    async def _inherited(self) -> bool:
        """Take over from a process of this machine that is no more: a crash need not cost a minute of silence."""
        holder = await self._leases.holder(self._name)
        if holder is None or not is_dead(holder):
            return False
        await self._leases.give_back(self._name, holder)
        return await self._leases.take(self._name, self._holder, LENGTH, self._clock.now())

    async def _close(self, ours: bool) -> None:
        self._open = False
        await self._end()
        if ours:
            now = self._clock.now()
            calm = self._not_before is None or now - self._not_before > CALM
            self._between = SOONEST if calm else min(2 * self._between, LATEST)
            self._not_before = now + self._between
        else:
            # This process stood still for a minute, and another took over: two must not answer at once.
            log.warning("gateway_lost", right=self._name)

    async def _try(self) -> None:
        now = self._clock.now()
        if self._not_before is not None and now < self._not_before:
            return
        try:
            await self._begin()
        except Refused as refused:
            self._not_before = now + min(refused.retry_after or timedelta(), LATEST)
            log.warning("gateway_not_opened", right=self._name, reason=refused.reason)
        else:
            self._open = True


def is_dead(holder: str) -> bool:
    """Whether a holder was a process of this machine that has ended; in doubt it has not."""
    host, _, rest = holder.partition("/")
    number = rest.partition("/")[0]
    if os.name != "posix" or host != socket.gethostname() or not number.isdigit() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)  # asks only whether it is there
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
