"""What had been seen of a story at a moment: all its coverage that was published and stored by then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from summaries.model import Read


@dataclass(frozen=True, slots=True)
class Before:
    """A moment in a story's life, for a person who looked then, a channel that was sent a message, or a briefing.

    fresh: ids of the articles of today whose present text came after it.  earlier: texts that stood then and are not
    among those of today: what an edit replaced, what a publisher withdrew.
    """

    at: datetime
    fresh: frozenset[str]
    earlier: tuple[Read, ...] = ()


def published_by(reads: Iterable[Read], at: datetime) -> Before:
    """The moment as publication alone tells it: what was published after it is new, and so is what has no date."""
    late = (read.article for read in reads if read.article.published is None or read.article.published > at)
    return Before(at, frozenset(article.id for article in late))
