"""What the newsroom tracks."""

from collections.abc import Sequence

from bot.work import stories
from bot.work.ground import by
from bot.work.newsroom.following import Following
from commands.newsroom import Preview, StoryPage, StoryRow
from commands.spec import Call
from summaries.model import Query, Story


class Tracking(Following):
    """What the newsroom tracks; see ``commands.newsroom``."""

    async def stories(self, call: Call) -> Sequence[StoryRow]:
        """Tracked stories, those that moved last first."""
        return await stories.rows(self._ground, self._id, call)

    async def find_story(self, call: Call, words: str) -> Sequence[Story]:
        """Stories that the words may mean, best first."""
        return await stories.find(self._ground, self._id, words)

    async def story_page(self, call: Call, story: Story) -> StoryPage:
        """One story with its articles."""
        return await stories.page(self._ground, self._id, call, story, await self.subscriptions(call))

    async def preview(self, call: Call, query: Query) -> Preview:
        """What the query would match."""
        return await stories.preview(self._ground, self._id, self._matching, call, query)

    async def track(self, call: Call, name: str, lens: str, query: Query) -> Story:
        """Start tracking."""
        return await stories.track(self._ground, self._id, self._matching, call, name, lens, query)

    async def untrack(self, call: Call, story: Story) -> None:
        """Stop tracking."""
        await self._ground.store.stories.remove(self._id, story.id, by(call, f"stopped tracking {story.slug}"))

    def lenses(self) -> Sequence[tuple[str, str]]:
        """Key and description of each lens."""
        return [(lens.key, lens.description) for lens in self._ground.lenses.values()]
