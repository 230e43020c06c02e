"""The engine of one process: APScheduler as a clock only.  What is due is in the store; a lost tick loses nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.ports.meters import Meters

log = structlog.get_logger(__name__)

Tick = Callable[[], Awaitable[None]]


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)


class LocalEngine:
    """Ticks in this process's event loop.  A tick that raises is logged, and comes again at its next time."""

    def __init__(self, meters: Meters) -> None:
        self._meters = meters
        self._ticks: dict[str, tuple[timedelta, Tick]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._scheduler: AsyncIOScheduler | None = None

    def every(self, name: str, interval: timedelta, tick: Tick) -> None:
        """See ``bot.ports.clock.Engine``."""
        self._ticks[name] = (interval, tick)

    async def start(self) -> None:
        """Begin ticking, each tick at once and then at its interval."""
        # The grace time is None because the default of one second would drop a tick after any longer stall.
        scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        for name, (interval, tick) in self._ticks.items():
            scheduler.add_job(
                self._run, "interval", args=(name, tick), seconds=interval.total_seconds(), id=name,
                next_run_time=datetime.now(UTC),
            )  # fmt: skip
        scheduler.start()
        self._scheduler = scheduler

    async def _run(self, name: str, tick: Tick) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._running.add(task)
        try:
            with self._meters.ticks.labels(name).time():
                await tick()
        except Exception:
            # The engine's edge: whatever a tick met, the next one must still come.
            log.exception("tick_failed", tick=name)
        finally:
            if task is not None:
                self._running.discard(task)

    async def stop(self, within: timedelta) -> None:
        """No new ticks; running ones may end, then are cancelled and awaited."""
        if self._scheduler is None:
            return
        self._scheduler.pause()
        running = set(self._running)
        if running:
            _, late = await asyncio.wait(running, timeout=within.total_seconds())
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        # Only now: shutting down first would cancel ticks that were about to end.
        self._scheduler.shutdown(wait=False)
        self._scheduler = None
