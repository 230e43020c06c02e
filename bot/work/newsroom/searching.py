"""Search over everything stored."""

from bot.work import searching
from bot.work.newsroom.room import Room
from commands.newsroom import SearchPage
from commands.spec import Call
from summaries.search.asked import Search


class Searching(Room):
    """Search over everything stored; see ``commands.newsroom``."""

    async def search(self, call: Call, search: Search, first: int, limit: int) -> SearchPage:
        """What a search finds."""
        return await searching.find(self._ground, self._id, call, search, first, limit)

    async def article_url(self, call: Call, article: str) -> str:
        """The address of an article that was found."""
        return await self._ground.store.searches.url_of(self._id, article)
