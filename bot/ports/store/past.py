"""Room of how a story's coverage stood at an earlier moment."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from summaries.model import Read


class Stood(NamedTuple):
    """An article that was known in a story at a moment: its version then, and the newest, "" once it is withdrawn."""

    article: str
    version: str
    newest: str


class Past(Protocol):
    """How a story's coverage stood.  Called where somebody asks what is new since they looked."""

    async def stood(self, newsroom: int, story: int, at: datetime) -> Sequence[Stood]:
        """The articles of a story that were known in it at a moment, each with its text of then.

        One counts as known from when it came into the story where that was within a day of its becoming ours, so that
        nothing is lost between a fetch and its match; else, for one that was adopted, merged in or listed by a source's
        first look, from when it became ours (``ArticleRecord.seen_at``).  Withdrawn ones are among them.
        """

    async def reads(self, versions: Sequence[str]) -> Sequence[Read]:
        """Versions that have been read, by name, whether or not they are the newest; each once, in no order."""
