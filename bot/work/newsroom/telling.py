"""What is told of stories."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta

from bot.work import briefings, lookup
from bot.work.newsroom.tracking import Tracking
from commands.newsroom import Asked, StoryRow, Update
from commands.spec import Call, Progress
from summaries.model import Briefing, Story
from summaries.since import news_since

DAY = timedelta(days=1)


class Telling(Tracking):
    """What is told of stories; see ``commands.newsroom``."""

    async def brief(self, call: Call, story: Story, since: datetime | None) -> Briefing:
        """The briefing as of now; remembers that this person looked."""
        member = int(call.actor.id)
        asked = since or await self._ground.store.stories.last_look(self._id, member, story.id)
        briefing = await briefings.build(self._ground, self._id, story, call.now, asked)
        await self._ground.store.stories.look(self._id, member, story.id, call.now)
        return briefing

    async def full_briefing(self, call: Call, story: Story) -> Briefing:
        """The briefing with background, timeline, every quote and question."""
        return await briefings.build(self._ground, self._id, story, call.now, None, full=True)

    def brief_url(self, call: Call, url: str) -> AsyncIterator[Progress | Briefing]:
        """Brief one article that nobody need track."""
        return briefings.brief_url(self._ground, self._id, call, url)

    async def quotes(self, call: Call, story: Story) -> Briefing:
        """Every quote of a story, newest first."""
        return await lookup.quotes(self._ground, self._id, story, call.now)

    async def ask(self, call: Call, story: Story, question: str) -> Asked:
        """The passages of a story that answer a question."""
        return await lookup.ask(self._ground, self._id, story, question, call.now)

    async def updates(self, call: Call, story: Story | None) -> Sequence[Update]:
        """What is new since this person last looked; remembers that they looked."""
        rows = await self.stories(call)
        wanted = [row for row in rows if row.story.id == story.id] if story else [row for row in rows if row.new]
        return [await self._update(call, row) for row in wanted if row.articles]

    async def _update(self, call: Call, row: StoryRow) -> Update:
        looked = await self._ground.store.stories.look(self._id, int(call.actor.id), row.story.id, call.now)
        since = looked or call.now - DAY
        briefing = await briefings.build(self._ground, self._id, row.story, call.now, since, full=True)
        return Update(row, since, tuple(news_since(None, briefing, since)), briefing)
