"""The tick that lets go: workspaces closed long ago, keys of what was sent twice, calls that nobody finished."""

from datetime import timedelta

import structlog

from bot.work.ground import Ground

log = structlog.get_logger(__name__)

# Platforms give up repeating themselves after some hours.
SEEN = timedelta(days=2)
KEPT = timedelta(days=30)


class Retention:
    """What is kept for a set time only.  closed: days that the data of a closed workspace waits for its return."""

    def __init__(self, ground: Ground, closed: float) -> None:
        self._ground, self._closed = ground, timedelta(days=closed)

    async def let_go(self) -> None:
        """One tick."""
        store, now = self._ground.store, self._ground.clock.now()
        closed = await store.doors.forget_closed(now - self._closed)
        seen = await store.seen.forget(now - SEEN)
        kept = await store.kept.forget(now - KEPT)
        if closed or seen or kept:
            log.info("let_go", workspaces=closed, seen=seen, kept=kept)
