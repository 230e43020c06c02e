"""The topics of the newsroom in memory."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from commands.newsroom import EventRow, TopicRow
from commands.spec import Call
from summaries.errors import Conflict, NotFound
from summaries.model import Query, Story

if TYPE_CHECKING:
    from tests.commands.fake import FakeNewsroom


class FakeTopics:
    """Topics, and events that tell of something."""

    async def topics(self: "FakeNewsroom", call: Call) -> Sequence[TopicRow]:
        live = {row.story.id: row for row in await self.stories(call)}
        return [
            replace(beat, stories=tuple(live[one.story.id] for one in beat.stories if one.story.id in live))
            for beat in sorted(self.beats, key=lambda beat: beat.name.casefold())
        ]

    async def topic_preview(self: "FakeNewsroom", call: Call, terms: Query) -> Sequence[EventRow]:
        return [
            event for event in self.events if any(term.casefold() in event.title.casefold() for term in terms.words)
        ]

    async def add_topic(
        self: "FakeNewsroom", call: Call, name: str, lens: str, terms: Query, stories: Sequence[Story]
    ) -> TopicRow:
        self._free(name)
        beat = TopicRow(self._next(), name, terms, lens, tuple(self._row(call, story) for story in stories))
        self.beats.append(beat)
        self._did(call, f"added the topic {name}", lambda: self.beats.remove(beat))
        return beat

    async def edit_topic(
        self: "FakeNewsroom", call: Call, row: TopicRow, name: str, lens: str, terms: Query
    ) -> TopicRow:
        if name.casefold() != row.name.casefold():
            self._free(name)
        return self._swap(call, row, replace(row, name=name, lens=lens, terms=terms))

    async def remove_topic(self: "FakeNewsroom", call: Call, row: TopicRow) -> None:
        before = list(self.beats)
        self.beats = [beat for beat in before if beat.id != row.id]
        self._did(call, f"removed the topic {row.name}", lambda: setattr(self, "beats", before))

    async def put_into_topic(self: "FakeNewsroom", call: Call, row: TopicRow, story: Story) -> None:
        held = next(beat for beat in self.beats if beat.id == row.id)
        self._swap(call, held, replace(held, stories=(*held.stories, self._row(call, story))))

    async def take_from_topic(self: "FakeNewsroom", call: Call, row: TopicRow, story: Story) -> None:
        held = next(beat for beat in self.beats if beat.id == row.id)
        left = tuple(one for one in held.stories if one.story.id != story.id)
        if len(left) == len(held.stories):
            raise NotFound(f"{story.name} is not in {row.name}.")
        self._swap(call, held, replace(held, stories=left))

    def _free(self: "FakeNewsroom", name: str) -> None:
        if any(beat.name.casefold() == name.casefold() for beat in self.beats):
            raise Conflict(f"There is a topic “{name}” already.")

    def _swap(self: "FakeNewsroom", call: Call, row: TopicRow, new: TopicRow) -> TopicRow:
        before = list(self.beats)
        self.beats = [new if beat.id == row.id else beat for beat in before]
        self._did(call, f"changed the topic {row.name}", lambda: setattr(self, "beats", before))
        return new
