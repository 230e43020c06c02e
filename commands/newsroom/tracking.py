"""What a newsroom tracks, as commands see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commands.newsroom.following import SubscriptionRow
from commands.spec import Call
from summaries.model import Match, Query, Story
from summaries.tracking.suggest import Change


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A tracked story as a list shows it.  new: articles since this person last looked; moved_at: newest article."""

    story: Story
    articles: int
    outlets: int
    new: int
    moved_at: datetime | None
    headline: str  # title of its newest article, or ""
    originals: int = 0  # texts of their own among the articles


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article of a story, with why it matched."""

    id: str
    url: str
    publisher: str
    title: str
    published: datetime | None
    version: str
    versions: int
    match: Match
    withdrawn: bool = False
    copy_of: str = ""  # id of the original that it reprints, or ""


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything that a story's page shows beside its briefing.

    articles: newest first.  nearly: near misses of the last days, the best first.  took_in: slugs of the stories that
    went into this one.
    """

    row: StoryRow
    articles: tuple[ArticleRow, ...]
    subscriptions: tuple[SubscriptionRow, ...]
    nearly: tuple[ArticleRow, ...] = ()
    took_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a query would match among what is stored.

    matched and nearly: best first, at most 10 each.  changes: what would make the query tighter or wider.
    """

    query: Query
    total: int
    matched: tuple[ArticleRow, ...]
    nearly: tuple[ArticleRow, ...]
    suggested_name: str
    suggested_lens: str
    changes: tuple[Change, ...] = ()


class Stories(Protocol):
    """What the newsroom tracks."""

    async def stories(self, call: Call) -> Sequence[StoryRow]:
        """Tracked stories, those that moved last first."""

    async def find_story(self, call: Call, words: str) -> Sequence[Story]:
        """Stories that the words may mean, best first: an exact slug or name alone, else by likeness; or none.

        The slug of a story that went into another means that one.
        """

    async def story_page(self, call: Call, story: Story) -> StoryPage:
        """One story with its articles."""

    async def preview(self, call: Call, query: Query) -> Preview:
        """What the query would match; a query whose seed_url is set is filled from that article, fetched if unknown."""

    async def track(self, call: Call, name: str, lens: str, query: Query) -> Story:
        """Start tracking.  Raises Conflict where a story of that name is tracked already."""

    async def untrack(self, call: Call, story: Story) -> None:
        """Stop tracking; its articles and briefings stay."""

    def lenses(self) -> Sequence[tuple[str, str]]:
        """Key and description of each lens."""
