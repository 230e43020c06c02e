"""Who keeps the gateway: one process at a time, by a lease in the store; any process may send."""

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog

from bot.ports.clock import Clock
from bot.ports.platform import Refused
from bot.ports.store import Leases
from summaries.errors import StoreError

log = structlog.get_logger(__name__)

LENGTH = timedelta(seconds=60)
ROUND = 15.0  # seconds between looks; four of them fit into a lease
Wait = Callable[[float], Awaitable[None]]


class Watch:
    """Takes the lease, keeps it, and tells when it is lost.

    begin: opens the gateway, or raises Refused and is called again at the next look; end: closes it.  Both are called
    by the watch alone, one after the other.
    """

    def __init__(
        self,
        leases: Leases,
        name: str,
        clock: Clock,
        begin: Callable[[], Awaitable[None]],
        end: Callable[[], Awaitable[None]],
        wait: Wait = asyncio.sleep,
    ) -> None:
        self._leases, self._name, self._clock, self._wait = leases, name, clock, wait
        self._begin, self._end = begin, end
        self._holder = f"{socket.gethostname()}-{os.getpid()}-{id(self):x}"
        self._open = False
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
        if self._open:
            self._open = False
            await self._end()
            await self._leases.give_back(self._name, self._holder)

    async def _on_watch(self) -> None:
        while True:
            await self._wait(ROUND)
            try:
                await self._look()
            except StoreError as trouble:
                log.warning("watch_not_kept", right=self._name, reason=str(trouble))

    async def _look(self) -> None:
        ours = await self._leases.take(self._name, self._holder, LENGTH, self._clock.now())
        if ours and not self._open:
            try:
                await self._begin()
            except Refused as refused:
                log.warning("gateway_not_opened", right=self._name, reason=refused.reason)
            else:
                self._open = True
        elif self._open and not ours:
            # This process stood still for a minute, and another took over: two must not answer at once.
            log.warning("gateway_lost", right=self._name)
            self._open = False
            await self._end()
        elif not ours:
            log.debug("gateway_held_by_another", right=self._name)
