"""Ticks that collect: look at sources that are due, then fetch the pages that they brought."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from bot.ports.collector import Visit
from bot.ports.store import Note, Pace, Source, Wanted
from bot.work.ground import Ground
from bot.work.reading import read_page

log = structlog.get_logger(__name__)

Pacer = Callable[[Pace, Visit, float], Pace]


@dataclass(frozen=True, slots=True)
class Settings:
    """How much is fetched at once; politeness towards one host is the collector's."""

    sources_at_once: int = 16
    pages_at_once: int = 16
    batch: int = 64


class Collecting:
    """The first half of the walk of one article."""

    def __init__(self, ground: Ground, pacer: Pacer, settings: Settings | None = None) -> None:
        self._ground, self._pacer, self._settings = ground, pacer, settings or Settings()

    async def look(self) -> None:
        """One tick: every source that is due, a few at a time."""
        due = await self._ground.store.sources.due(self._ground.clock.now(), self._settings.batch)
        room = asyncio.Semaphore(self._settings.sources_at_once)
        async with asyncio.TaskGroup() as group:
            for source in due:
                group.create_task(self._look_at(source, room))

    async def _look_at(self, source: Source, room: asyncio.Semaphore) -> None:
        async with room:
            now = self._ground.clock.now()
            visit = await self._ground.collector.visit(source.url, source.kind, source.validators, now)
            # The jitter only spreads load; nothing secret hangs on it.
            pace = self._pacer(source.pace, visit, random.random())  # noqa: S311
            wanted = await self._ground.store.sources.record(source.id, visit, pace, source.first_seen, now)
        if wanted:
            listed = f"Listed by {source.name}" + (
                " (its first look: not counted as new)." if source.first_seen else "."
            )
            await self._ground.store.notes.add([Note(article, None, now, listed) for article in wanted])
        outcome = outcome_of(visit, len(wanted))
        self._ground.meters.visits.labels(outcome).inc()
        log.info("source_visited", source=source.id, outcome=outcome, wanted=len(wanted))

    async def fetch(self) -> None:
        """One tick: wanted pages, batch after batch, until none is left that is due."""
        room = asyncio.Semaphore(self._settings.pages_at_once)
        while wanted := await self._ground.store.articles.wanted(self._ground.clock.now(), self._settings.batch):
            async with asyncio.TaskGroup() as group:
                for page in wanted:
                    group.create_task(self._fetch_one(page, room))

    async def _fetch_one(self, wanted: Wanted, room: asyncio.Semaphore) -> None:
        async with room:
            outcome = await read_page(self._ground, wanted)
        log.info("page_read", article=wanted.article, outcome=outcome)


def outcome_of(visit: Visit, wanted: int) -> str:
    """A visit in one word, for the meters."""
    if visit.failure:
        return "failed"
    if visit.not_modified:
        return "unmodified"
    return "new" if wanted else "quiet"
