"""How editors teach stories, as commands see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from commands.newsroom.tracking import ArticleRow
from commands.spec import Call
from summaries.model import Story


@dataclass(frozen=True, slots=True)
class Taught:
    """What somebody's word on an article changed.  left, came: other articles that moved with it, best first."""

    article: ArticleRow
    left: tuple[ArticleRow, ...] = ()
    came: tuple[ArticleRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """A story with other settings, and the articles that leave it and come into it for that, best first."""

    story: Story
    left: tuple[ArticleRow, ...] = ()
    came: tuple[ArticleRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """A story that went into another.  articles: those that came in with it; subscriptions: that moved along."""

    story: Story
    articles: int
    subscriptions: int


@dataclass(frozen=True, slots=True)
class Split:
    """A new story, and how many articles it took from the other."""

    story: Story
    articles: int


class Teaching(Protocol):
    """How editors teach stories.

    An article is meant by its id, where it is of the story or nearly was, or by its address.  Each change holds for
    what is stored and for what comes, and is undone as one by ``undo``.
    """

    async def refuse(self, call: Call, story: Story, article: str) -> Taught:
        """It is not this story, in any version; those that were in for its sake leave.

        Raises NotFound, and Conflict where that was said already.
        """

    async def confirm(self, call: Call, story: Story, article: str) -> Taught:
        """It is of this story, whatever matching finds; an unknown address is fetched.

        Raises NotFound, Unreachable, and Conflict where that was said already.
        """

    async def merge(self, call: Call, gone: Story, keep: Story) -> Merged:
        """Let one story go into another with all that it has.  Raises Conflict for a story into itself."""

    async def kin(self, call: Call, story: Story, article: str) -> Sequence[ArticleRow]:
        """The articles of a story that would go with one of them if it were split: that one first.  Raises NotFound."""

    async def split(self, call: Call, story: Story, articles: Sequence[str], name: str) -> Split:
        """Make a story of some articles of another.  Raises NotFound, and Conflict where that name is tracked."""

    async def would_change(self, call: Call, changed: Story) -> Changed:
        """What would leave and come if a tracked story had the name, lens and query of ``changed``; changes nothing."""

    async def change(self, call: Call, changed: Story) -> Changed:
        """Give a tracked story that name, lens and query.  Raises NotFound, and Conflict where none of them differs."""
