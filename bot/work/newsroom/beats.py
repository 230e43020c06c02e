"""The beats of the newsroom."""

from collections.abc import Sequence

from bot.work import topics
from bot.work.ground import by
from bot.work.newsroom.room import Room
from commands.newsroom import EventRow, TopicRow
from commands.spec import Call
from summaries.model import Query, Story


class Topics(Room):
    """The beats of the newsroom; see ``commands.newsroom``."""

    async def topics(self, call: Call) -> Sequence[TopicRow]:
        """Every topic, by name."""
        return await topics.rows(self._ground, self._id, call)

    async def topic_preview(self, call: Call, terms: Query) -> Sequence[EventRow]:
        """The events of late that the terms would make stories of."""
        return await topics.preview(self._ground, self._id, call, terms)

    async def add_topic(self, call: Call, name: str, lens: str, terms: Query, stories: Sequence[Story]) -> TopicRow:
        """A new topic with these stories."""
        return await topics.add(self._ground, self._id, call, name, lens, terms, stories)

    async def edit_topic(self, call: Call, row: TopicRow, name: str, lens: str, terms: Query) -> TopicRow:
        """Another name, lens or other terms."""
        return await topics.edit(self._ground, self._id, call, row, name, lens, terms)

    async def remove_topic(self, call: Call, row: TopicRow) -> None:
        """End a topic."""
        await self._ground.store.topics.remove(self._id, row.id, by(call, f"removed the topic {row.name}"))

    async def put_into_topic(self, call: Call, row: TopicRow, story: Story) -> None:
        """A story belongs to it from now on."""
        said = by(call, f"put {story.slug} into {row.name}")
        await self._ground.store.topics.put(self._id, row.id, story.id, said)

    async def take_from_topic(self, call: Call, row: TopicRow, story: Story) -> None:
        """A story belongs to it no more."""
        said = by(call, f"took {story.slug} out of {row.name}")
        await self._ground.store.topics.take(self._id, row.id, story.id, said)
