"""Every newsroom that lives in this database: each made once, and matched in turn."""

from collections.abc import Callable

import structlog

from bot.work.ground import Ground
from bot.work.match import Matching
from bot.work.newsroom import DeskLink, OneNewsroom
from summaries.errors import NotFound

log = structlog.get_logger(__name__)


class Newsrooms:
    """The newsrooms by id.

    ``refresh`` comes before the first ``of``, and again whenever one was made or forgotten.  link_for: how people of a
    newsroom get into the desk; matching_for: what matches for a newsroom.
    """

    def __init__(
        self,
        ground: Ground,
        link_for: Callable[[int], DeskLink],
        matching_for: Callable[[Ground, int], Matching] = Matching,
    ) -> None:
        self._ground, self._link_for, self._matching_for = ground, link_for, matching_for
        self._names: dict[int, str] = {}
        self._matching: dict[int, Matching] = {}
        self._made: dict[int, OneNewsroom] = {}

    async def refresh(self) -> None:
        """Learn which newsrooms there are; those that were forgotten are let go."""
        self._names = dict(await self._ground.store.people.newsrooms())
        for gone in self._matching.keys() - self._names.keys():
            self._matching.pop(gone)
            self._made.pop(gone, None)

    def of(self, newsroom: int) -> OneNewsroom:
        """One newsroom, the same each time.  Raises NotFound for an id that there is not."""
        if newsroom not in self._names:
            raise NotFound("That newsroom is not here any more.")
        if newsroom not in self._made:
            self._made[newsroom] = OneNewsroom(
                self._ground, newsroom, self._names[newsroom], self.matching(newsroom), self._link_for(newsroom)
            )
        return self._made[newsroom]

    def matching(self, newsroom: int) -> Matching:
        """What matches for a newsroom, the same each time."""
        if newsroom not in self._matching:
            self._matching[newsroom] = self._matching_for(self._ground, newsroom)
        return self._matching[newsroom]

    async def follow(self) -> None:
        """One tick: everything read since the last one, for every newsroom that somebody can see.

        What goes wrong in one is raised after the others had their turn.
        """
        await self.refresh()
        asleep = set(await self._ground.store.doors.asleep())
        failures = []
        for newsroom in [one for one in self._names if one not in asleep]:
            try:
                await self.matching(newsroom).follow()
            except Exception as failure:
                log.warning("newsroom_not_matched", newsroom=newsroom)
                failures.append(failure)
        if failures:
            raise failures[0]
