"""Room of originals: whose text each article carries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose text an article carries.

    original: the article that ran it first, itself for one of its own.  share: 0 to 1, how much of the text is in the
    one that it was found by.  round_up: it holds several texts.  place: of the version in the stream.  record: what
    the live index keeps of the text.
    """

    article: str
    original: str
    share: float
    round_up: bool
    place: int
    record: bytes


class Originals(Protocol):
    """Whose text each article carries, shared by all newsrooms.  Called by bot.work."""

    async def newest(self, window: int, after: int, limit: int) -> Sequence[Origin]:
        """Of the ``window`` newest texts, those after a place, oldest first, at most ``limit``."""

    async def keep(
        self, found: Sequence[Origin], moves: Sequence[tuple[str, str]], before: int, place: int, now: datetime
    ) -> None:
        """Store what was found, then moves, and move the place on, in one transaction.

        moves: originals that turned out to be copies, each with its original; what copies them goes along.  before:
        where the taker stood when this was decided.  Raises Conflict, with nothing stored, where it stands elsewhere.
        """

    async def of(self, articles: Sequence[str]) -> Mapping[str, str]:
        """The original of each article that was looked at; equal ones carry one text."""
