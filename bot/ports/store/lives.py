"""Room of when the status of each story must be looked at again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from summaries.model import Story
from summaries.rhythm import Status


class Lives(Protocol):
    """When each story's status is due.  Called by bot.work.lives, for all newsrooms."""

    async def due(self, now: datetime, limit: int) -> Sequence[tuple[int, Story]]:
        """Newsroom and story of tracked stories whose status may have changed, those that moved first.

        A story is due when its articles changed, and when the moment that ``keep`` was given has come.
        """

    async def keep(self, newsroom: int, story: int, status: Status, until: datetime) -> None:
        """Keep a status until a moment, or until the story moves.  One that is not tracked any more is left alone."""
