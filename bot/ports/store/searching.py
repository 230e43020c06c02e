"""Looking for articles among all that is stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ports.store.records import ArticleRecord
from summaries.search.asked import Search


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, with the text that is searched, its newest one.  stories: slugs of those it is in."""

    record: ArticleRecord
    text: str
    stories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of what was found, best first.

    total: how many there are; more: there are more than are counted.  whole: how many of them have all the words; they
    come first, and behind them those that have some.  forms: folded words that were looked for, in every form; phrases:
    folded words that were looked for side by side.
    """

    hits: tuple[Hit, ...]
    total: int
    more: bool = False
    whole: int = 0
    forms: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()


class Searches(Protocol):
    """Search over everything stored.  Called by bot.work.searching."""

    async def find(self, newsroom: int, search: Search, first: int, limit: int, now: datetime) -> Hits:
        """Articles of sources that this newsroom follows, or asked for, from the place ``first`` on, at most ``limit``.

        Whatever stands in a search is data: nothing in it is search syntax.  A word is found in every form that the
        stored texts have of it, a phrase just as it is, both without regard to case and accents.  The newest 2,000
        articles that have what is looked for are put in order: by how much of it they have and how rare that is (BM25),
        the title counting more, the news of the last days too.  Where few have all the words, those with some come
        behind them.  Without words, the newest come first.
        """

    async def url_of(self, newsroom: int, article: str) -> str:
        """The address of an article that this newsroom sees.  Raises NotFound."""
