"""How editors teach the newsroom's stories."""

from collections.abc import Sequence

from bot.work.newsroom.tracking import Tracking
from bot.work.teaching import Teaching
from commands.newsroom import ArticleRow, Changed, Merged, Split, Taught
from commands.spec import Call
from summaries.model import Story


class Teachable(Tracking):
    """How editors teach stories; see ``commands.newsroom``."""

    @property
    def _teaching(self) -> Teaching:
        return Teaching(self._ground, self._id, self._matching)

    async def refuse(self, call: Call, story: Story, article: str) -> Taught:
        """It is not this story."""
        return await self._teaching.refuse(call, story, article)

    async def confirm(self, call: Call, story: Story, article: str) -> Taught:
        """It is of this story."""
        return await self._teaching.confirm(call, story, article)

    async def merge(self, call: Call, gone: Story, keep: Story) -> Merged:
        """Let one story go into another."""
        return await self._teaching.merge(call, gone, keep)

    async def kin(self, call: Call, story: Story, article: str) -> Sequence[ArticleRow]:
        """The articles of a story that would go with one of them."""
        return await self._teaching.kin(call, story, article)

    async def split(self, call: Call, story: Story, articles: Sequence[str], name: str) -> Split:
        """Make a story of some articles of another."""
        return await self._teaching.split(call, story, articles, name)

    async def would_change(self, call: Call, changed: Story) -> Changed:
        """What would leave and come with other settings."""
        return await self._teaching.would_change(call, changed)

    async def change(self, call: Call, changed: Story) -> Changed:
        """Give a story other settings."""
        return await self._teaching.change(call, changed)
