"""Rooms of what a newsroom tracks, and of what was said about it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.ports.store.records import By, NewMatch, Note, StoryArticle, StoryCount
from summaries.model import Briefing, Query, Story


class Stories(Protocol):
    """What a newsroom tracks."""

    async def add(self, newsroom: int, slug: str, name: str, lens: str, query: Query, by: By) -> Story:
        """Track a story.  Raises Conflict where the slug is tracked."""

    async def remove(self, newsroom: int, story: int, by: By) -> None:
        """Stop tracking.  Raises NotFound."""

    async def list(self, newsroom: int) -> Sequence[Story]:
        """Tracked stories, oldest first."""

    async def by_slug(self, newsroom: int, slug: str) -> Story | None:
        """One tracked story."""

    async def counts(self, newsroom: int, member: int, now: datetime) -> Sequence[StoryCount]:
        """Tracked stories with counts, those that moved last first.

        new: articles with seen_at after this member's last look, or in the last day where they never looked.
        """

    async def articles(self, newsroom: int, story: int) -> Sequence[StoryArticle]:
        """A story's articles, newest first."""

    async def match(
        self,
        newsroom: int,
        matches: Sequence[NewMatch],
        notes: Sequence[Note],
        place: int | None,
        now: datetime,
        unmatched: Sequence[tuple[int, str, str]] = (),
        nearly: Sequence[NewMatch] = (),
    ) -> None:
        """Store matches and notes, and move the newsroom's place in the stream on, in one transaction.

        Repeats change nothing, and what editors taught stands: an article that they refused does not come in, one that
        they confirmed does not leave.  Raises NotFound, with nothing stored, for a story of another newsroom.
        unmatched: story, article and what to note where a new version no longer matches; where the article was in that
        story, it leaves it, and the note is kept.  nearly: near misses, kept for some days.
        """

    async def nearly(self, newsroom: int, story: int, since: datetime, limit: int) -> Sequence[StoryArticle]:
        """Near misses of a story since then, the best first; not those that are in it by now, or that were taught."""

    async def unmatch(self, newsroom: int, story: int, article: str) -> None:
        """An article's new version no longer matches."""

    async def holding(self, newsroom: int, articles: Sequence[str]) -> Mapping[str, Sequence[int]]:
        """The tracked stories that each of these articles is in, by their ids; articles of no story are left out."""

    async def put_learned(self, newsroom: int, learned: Sequence[tuple[int, bytes]]) -> None:
        """Keep what stories have learned, each by its id; a later change of the story by a person deletes it."""

    async def learned(self, newsroom: int) -> Mapping[int, bytes]:
        """What was kept of tracked stories, by their ids."""

    async def place(self, newsroom: int) -> int:
        """Where the newsroom's matching stands in the stream of versions; 0 before the first."""

    async def look(self, newsroom: int, member: int, story: int, at: datetime) -> datetime | None:
        """Remember that a member looked; gives when they had looked before."""

    async def last_look(self, newsroom: int, member: int, story: int) -> datetime | None:
        """When a member last looked."""


class Briefings(Protocol):
    """Frozen briefings."""

    async def freeze(self, newsroom: int, briefing: Briefing, now: datetime) -> int:
        """Store a briefing with its lines and evidence; gives its id."""

    async def get(self, newsroom: int, briefing: int) -> Briefing | None:
        """A frozen briefing."""

    async def last_posted(self, newsroom: int, channel: int, story: int) -> Briefing | None:
        """The last one of a story that was posted to a channel."""
