"""The room of what editors taught, and of the changes that they make to stories."""

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from bot.ports.store.records import By, Moves, Teaching
from summaries.model import Query, Story


class Teachings(Protocol):
    """What editors taught of a newsroom's stories.

    Called by bot.work.teaching.  Each change is one line of the audit log, taken back as one: the articles that it
    moved are then where they were before, unless somebody taught otherwise since.
    """

    async def of(self, newsroom: int, story: int) -> Sequence[Teaching]:
        """What stands for one story, in the order in which it was taught."""

    async def about(self, newsroom: int, articles: Sequence[str]) -> Sequence[Teaching]:
        """What stands for some articles, in the order in which it was taught."""

    async def teach(
        self, newsroom: int, story: int, articles: Sequence[str], verdict: Literal["in", "out"], moves: Moves, by: By
    ) -> None:
        """Put articles into a story or out of it for good; ``moves`` goes with it.

        Raises Conflict where all of it was taught already, NotFound for a story or an article that is not here.
        """

    async def change(self, newsroom: int, changed: Story, moves: Moves, by: By) -> Story:
        """Give a tracked story the name, lens and query of ``changed``.

        Raises NotFound, and Conflict where none of them differs.
        """

    async def merge(self, newsroom: int, keep: int, gone: int, query: Query, by: By) -> None:
        """Let one tracked story go into another.

        Its articles are confirmed in the one that stays, which gets ``query``; its refusals, subscriptions, questions,
        threads and looks move along, where the one that stays has none of its own for the same article, channel,
        matter or member.  Raises NotFound.
        """

    async def split(
        self, newsroom: int, story: int, articles: Sequence[str], slug: str, name: str, query: Query, by: By
    ) -> Story:
        """Make a new story of some articles of another: confirmed in the new one, refused in the old one.

        The lens is that of the old one.  Raises NotFound, and Conflict where the slug is tracked.
        """

    async def went(self, newsroom: int) -> Mapping[str, Story]:
        """Slugs of stories that went into another, with the tracked one that they ended in."""
