"""What commands may ask of everything stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commands.spec import Call
from summaries.search.asked import Search


@dataclass(frozen=True, slots=True)
class FoundRow:
    """An article that was found.

    pieces: words cut from its text, ``version`` from ``start`` to ``end``, each stretch with whether it was looked for;
    white space as single blanks; goes_on: the text does.  stories: slugs of the stories that it is in.
    """

    id: str
    url: str
    publisher: str
    title: str
    published: datetime | None
    version: str
    start: int
    end: int
    pieces: tuple[tuple[str, bool], ...]
    stories: tuple[str, ...] = ()
    withdrawn: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of what was found, best first.

    total: how many there are; more: there are more than were counted.  whole: how many of them have all the words; they
    come first, and behind them those that have some.
    """

    rows: tuple[FoundRow, ...]
    total: int
    more: bool = False
    whole: int = 0


class Searches(Protocol):
    """Search over everything that this newsroom follows or asked for."""

    async def search(self, call: Call, search: Search, first: int, limit: int) -> SearchPage:
        """What a search finds, from the place ``first`` on, at most ``limit``."""

    async def article_url(self, call: Call, article: str) -> str:
        """The address of an article that was found.  Raises NotFound."""
