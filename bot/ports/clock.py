"""The clock and the engine: when it is, and what is called again and again."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time.  Everything that is not pure gets one; tests pass a clock that they move by hand."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


class Engine(Protocol):
    """Calls the work again and again; the truth of what is due lives in the store, so a tick may be late or lost."""

    def every(self, name: str, interval: timedelta, tick: Callable[[], Awaitable[None]]) -> None:
        """Call ``tick`` at once after start and then every ``interval``; a tick never overlaps itself, missed ones
        coalesce.
        """

    async def start(self) -> None:
        """Begin ticking."""

    async def stop(self, within: timedelta) -> None:
        """No new ticks; running ones get ``within`` to end, then are cancelled and awaited."""
