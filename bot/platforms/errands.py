"""Work that somebody began with a command: tasks that the platform owns, bounded in number and time, ended in order."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

import structlog

log = structlog.get_logger(__name__)

AT_ONCE = 24  # under way at the same time, of everybody; the rest wait their turn
WAITING = 1_000  # begun and not ended; more are not taken
WAITING_EACH = 12


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

    def takes(self, person: str) -> bool:
        """Whether one more of this person's can be taken now."""
        return not self._stopping and len(self._tasks) < WAITING and self._each[person] < WAITING_EACH

    def begin(self, person: str, name: str, work: Coroutine[Any, Any, None]) -> None:
        """Do the work when its turn comes; what it raises is logged under its name.  Nothing begins while it stops."""
        if self._stopping:
            work.close()
            return
        task = asyncio.create_task(self._do(name, work), name=name)
        self._tasks.add(task)
        self._each[person] += 1
        task.add_done_callback(lambda done: self._ended(person, done))

    def _ended(self, person: str, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        self._each[person] -= 1
        if not self._each[person]:
            del self._each[person]

    async def _do(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        begun = False
        try:
            async with self._turns, asyncio.timeout(self._limit):
                begun = True
                await work
        except TimeoutError:
            log.warning("errand_took_too_long", errand=name)
        except Exception as trouble:
            log.error("errand_failed", errand=name, kind=type(trouble).__name__, exc_info=trouble)
        finally:
            if not begun:
                work.close()

    async def stop(self, within: timedelta = timedelta(seconds=2)) -> None:
        """Take no more; what is under way gets ``within`` to end, and is then cancelled and awaited."""
        self._stopping = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=within.total_seconds())
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def idle(self) -> None:
        """Return when nothing is under way."""
        while self._tasks:
            await asyncio.wait(self._tasks)
