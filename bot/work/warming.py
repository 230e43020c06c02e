"""What briefings need of each article alone is worked out before anybody asks: at a start, and as coverage comes in."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from bot.ports.store import StoryCount
from bot.work.briefings import NEWEST, standing
from bot.work.ground import Ground, awake
from summaries.ahead import ahead
from summaries.model import Story
from summaries.sections.remembered import ROOM

MOST = ROOM // 2  # articles looked at ahead: what is remembered must also hold what people ask for
LOADED = 20  # articles read from the store at once

Moved = tuple[int, datetime | None]


class Warming:
    """Looks at the stories that moved last, those of all newsrooms, as far as what is found can be remembered."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._moved: dict[tuple[int, int], Moved] = {}  # story -> how it stood when it was last looked at
        self._known: dict[tuple[str, str], None] = {}  # version and lens

    async def look(self) -> None:
        """One tick: every story that moved since the last one."""
        store, now = self._ground.store, self._ground.clock.now()
        left = MOST
        for newsroom in await awake(self._ground):
            for count in await store.stories.counts(newsroom, 0, now):
                left -= min(count.articles, NEWEST)
                if left < 0:
                    return
                await self._story(newsroom, count, now)

    async def _story(self, newsroom: int, count: StoryCount, now: datetime) -> None:
        key, moved = (newsroom, count.story.id), (count.articles, count.moved_at)
        if self._moved.get(key) == moved:
            return
        await self._articles(newsroom, count.story, now)
        self._moved[key] = moved

    async def _articles(self, newsroom: int, story: Story, now: datetime) -> None:
        articles = await self._ground.store.stories.articles(newsroom, story.id)
        unknown = [
            one.record.id for one in standing(articles)[:NEWEST] if (one.record.version, story.lens) not in self._known
        ]
        for start in range(0, len(unknown), LOADED):
            await self._some(unknown[start : start + LOADED], story.lens, now)

    async def _some(self, articles: Sequence[str], lens: str, now: datetime) -> None:
        for read in await self._ground.store.articles.reads(articles):
            await asyncio.to_thread(ahead, read, self._ground.lenses[lens], now)
            self._known[read.article.version, lens] = None
            while len(self._known) > ROOM:
                del self._known[next(iter(self._known))]
