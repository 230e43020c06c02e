"""Work that somebody began with a command: tasks that the platform owns, bounded in number and time, ended in order."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from secrets import token_hex
from typing import Any

import structlog

log = structlog.get_logger(__name__)

AT_ONCE = 24  # under way at the same time, of everybody; the rest wait their turn
WAITING = 1_000  # begun and not ended; more are not taken
WAITING_EACH = 12
TELLING = 10.0  # seconds that it may take to tell somebody that their errand failed

Failed = Callable[[Exception, str], Awaitable[None]]


class Errands:
    """All work of one platform that people began.

    limit: the longest that one may take once its turn has come; it is then cancelled.
    """

    def __init__(self, limit: timedelta) -> None:
        self._limit = limit.total_seconds()
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()
        self._each: Counter[str] = Counter()
        self._stopping = False

    @property
    def stopping(self) -> bool:
        """Whether nothing is taken any more."""
        return self._stopping

    def start(self) -> None:
        """Take work, after a stop too."""
        self._stopping = False

    def takes(self, person: str) -> bool:
        """Whether one more of this person's can be taken now."""
        return not self._stopping and len(self._tasks) < WAITING and self._each[person] < WAITING_EACH

    def begin(self, person: str, name: str, work: Coroutine[Any, Any, None], failed: Failed | None = None) -> None:
        """Do the work when its turn comes; what it raises is logged under its name.

        Nothing begins while it stops, or where far too much waits already.  failed: told what the work raised
        (TimeoutError where it took too long) and the id under which the log has it, so that whoever waits hears of it.
        """
        if self._stopping or len(self._tasks) >= WAITING:
            log.warning("errand_not_taken", errand=name, stopping=self._stopping)
            work.close()
            return
        task = asyncio.create_task(self._do(name, work, failed), name=name)
        self._tasks.add(task)
        self._each[person] += 1
        task.add_done_callback(lambda done: self._ended(person, work, done))

    def _ended(self, person: str, work: Coroutine[Any, Any, None], task: "asyncio.Task[None]") -> None:
        # Where its turn never came it would be a coroutine that nobody awaited.
        work.close()
        self._tasks.discard(task)
        self._each[person] -= 1
        if not self._each[person]:
            del self._each[person]

    async def _do(self, name: str, work: Coroutine[Any, Any, None], failed: Failed | None) -> None:
        try:
            async with self._turns, asyncio.timeout(self._limit):
                await work
        except TimeoutError as late:
            await self._failed(name, late, failed)
        except Exception as trouble:
            await self._failed(name, trouble, failed)

    async def _failed(self, name: str, trouble: Exception, failed: Failed | None) -> None:
        number = token_hex(4)
        if isinstance(trouble, TimeoutError):
            log.warning("errand_took_too_long", errand=name, id=number)
        else:
            log.error("errand_failed", errand=name, id=number, kind=type(trouble).__name__, exc_info=trouble)
        if failed is None:
            return
        try:
            async with asyncio.timeout(TELLING):
                await failed(trouble, number)
        except Exception as again:
            log.warning("errand_failure_not_told", errand=name, id=number, kind=type(again).__name__)

    async def stop(self, within: timedelta = timedelta(seconds=2)) -> None:
        """Take no more; what is under way gets ``within`` to end, and is then cancelled and awaited."""
        self._stopping = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=within.total_seconds())
        under_way = list(self._tasks)
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    async def idle(self) -> None:
        """Return when nothing is under way."""
        while self._tasks:
            await asyncio.wait(self._tasks)
