"""Topics, as commands see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commands.newsroom.tracking import StoryRow
from commands.spec import Call
from summaries.model import Query, Story


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic with its stories, those that moved last first.

    terms: what an event must speak of; lens: of the stories that come of it, "" for the one that fits each best.
    """

    id: int
    name: str
    terms: Query
    lens: str
    stories: tuple[StoryRow, ...] = ()


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event that the terms of a topic would make a story of.  story: the one that it is in already, or ""."""

    title: str
    url: str
    articles: int
    outlets: int
    last_at: datetime
    story: str = ""


class Topics(Protocol):
    """The beats of a newsroom."""

    async def topics(self, call: Call) -> Sequence[TopicRow]:
        """Every topic, by name."""

    async def topic_preview(self, call: Call, terms: Query) -> Sequence[EventRow]:
        """The events of late that the terms would make stories of, the newest first; at most 25."""

    async def add_topic(self, call: Call, name: str, lens: str, terms: Query, stories: Sequence[Story]) -> TopicRow:
        """A new topic with these stories.  Events that fit become stories soon after.  Raises Conflict for its name."""

    async def edit_topic(self, call: Call, row: TopicRow, name: str, lens: str, terms: Query) -> TopicRow:
        """Another name, lens or other terms.  Raises Conflict for its name."""

    async def remove_topic(self, call: Call, row: TopicRow) -> None:
        """End a topic; its stories stay tracked."""

    async def put_into_topic(self, call: Call, row: TopicRow, story: Story) -> None:
        """A story belongs to it from now on."""

    async def take_from_topic(self, call: Call, row: TopicRow, story: Story) -> None:
        """A story belongs to it no more.  Raises NotFound where it does not."""
