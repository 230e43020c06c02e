"""What is told of stories."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from bot.work import briefings, lookup, updates
from bot.work.newsroom.tracking import Tracking
from commands.newsroom import Asked, Update
from commands.spec import Call, Progress
from summaries.model import Briefing, Story


class Telling(Tracking):
    """What is told of stories; see ``commands.newsroom``."""

    async def brief(self, call: Call, story: Story, since: datetime | None) -> Briefing:
        """The briefing as of now; remembers that this person looked."""
        member = int(call.actor.id)
        asked = since or await self._ground.store.stories.last_look(self._id, member, story.id)
        briefing = await briefings.build(self._ground, self._id, story, call.now, asked)
        await self._ground.store.stories.look(self._id, member, story.id, call.now)
        return briefing

    async def full_briefing(self, call: Call, story: Story, since: datetime | None = None) -> Briefing:
        """The briefing with background, timeline, every quote and question, and all news since a moment."""
        return await briefings.build(self._ground, self._id, story, call.now, since, full=True)

    def brief_url(self, call: Call, url: str) -> AsyncIterator[Progress | Briefing]:
        """Brief one article that nobody need track."""
        return briefings.brief_url(self._ground, self._id, call, url)

    async def quotes(self, call: Call, story: Story) -> Briefing:
        """Every quote of a story, newest first."""
        return await lookup.quotes(self._ground, self._id, story, call.now)

    async def timeline(self, call: Call, story: Story) -> Briefing:
        """The turning points of a story."""
        return await lookup.timeline(self._ground, self._id, story, call.now)

    async def ask(self, call: Call, story: Story, question: str) -> Asked:
        """The passages of a story that answer a question."""
        return await lookup.ask(self._ground, self._id, story, question, call.now)

    async def updates(self, call: Call, story: Story | None, *, here: bool = False) -> Sequence[Update]:
        """What is new to this person, or here to the channel."""
        return await updates.updates(self._ground, self._id, call, story, await self.stories(call), here=here)
