"""The tick that keeps the status of each story: of those that moved, and those whose time has come."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.work.briefings import standing
from bot.work.ground import Ground
from bot.work.rulings import held, waited_for
from summaries.life import NEWEST, life
from summaries.model import Read, Story

AT_ONCE = 20  # stories of one tick; the rest wait for the next


class Lives:
    """The status of every story, worked out when it may have changed and not when somebody looks."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def keep(self) -> None:
        """One tick."""
        now = self._ground.clock.now()
        for newsroom, story in await self._ground.store.lives.due(now, AT_ONCE):
            reads, seen = await self._told(newsroom, story)
            asked = waited_for(await held(self._ground, newsroom, story.id))
            lens = self._ground.lenses[story.lens]
            found = await asyncio.to_thread(life, reads, seen, lens, now, asked=asked)
            await self._ground.store.lives.keep(newsroom, story.id, found.status, found.until)

    async def _told(self, newsroom: int, story: Story) -> tuple[Sequence[Read], Mapping[str, datetime]]:
        """The newest articles, oldest first, past the shelf, which is for those that somebody reads; when each came."""
        articles = standing(await self._ground.store.stories.articles(newsroom, story.id))[:NEWEST]
        reads = {r.article.id: r for r in await self._ground.store.articles.reads([a.record.id for a in articles])}
        seen = {a.record.id: a.record.seen_at for a in articles}
        return [reads[a.record.id] for a in reversed(articles) if a.record.id in reads], seen
