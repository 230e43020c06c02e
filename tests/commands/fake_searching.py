"""The part of the newsroom in memory that looks for articles."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from commands.newsroom import FoundRow, SearchPage
from commands.spec import Call
from summaries.errors import NotFound
from summaries.model import Article, Story
from summaries.search.asked import Search, Term
from summaries.search.forms import words_of
from summaries.search.snippet import snippet
from summaries.text.stems import stem

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def found_in(
    articles: Sequence[Article], withdrawn: Collection[str], stories: dict[str, list[Story]], search: Search
) -> list[FoundRow]:
    """Every article that has what is looked for, newest first.  stories: those of each article, by its id."""
    forms = {word for term in search.terms if not term.phrase for word in _forms(term)}
    phrases = [tuple(words_of(term.words)) for term in search.terms if term.phrase]
    hits = [one for one in articles if _fits(one, search) and _in(search.story, stories[one.id])]
    rows = []
    for one in sorted(hits, key=lambda article: article.published or LONG_AGO, reverse=True):
        cut = snippet(one.text, {word for word in words_of(one.text) if stem(word) in forms}, phrases)
        where = (one.id, one.url, one.publisher, one.title, one.published, one.version, cut.start, cut.end)
        slugs = tuple(story.slug for story in stories[one.id])
        rows.append(FoundRow(*where, cut.pieces(one.text), slugs, one.id in withdrawn, cut.goes_on))
    return rows


def _fits(article: Article, search: Search) -> bool:
    at = article.published or LONG_AGO
    return (
        all(any(_has(article, term) for term in group) for group in search.groups)
        and not any(_has(article, term) for term in search.without)
        and (not search.publishers or any(_named(name, article.publisher) for name in search.publishers))
        and not any(_named(name, article.publisher) for name in search.not_publishers)
        and all(f"{speaker} said" in article.text for speaker in search.speakers)
        and (search.since is None or at >= search.since)
        and (search.until is None or at < search.until)
    )


def _has(article: Article, term: Term) -> bool:
    words = words_of(f"{article.title} {article.text}")
    if term.phrase:
        return f" {' '.join(words_of(term.words))} " in f" {' '.join(words)} "
    return set(_forms(term)) <= {stem(word) for word in words}


def _forms(term: Term) -> list[str]:
    return [stem(word) for word in words_of(term.words)]


def _named(name: str, publisher: str) -> bool:
    return set(words_of(name)) <= set(words_of(publisher))


def _in(slug: str, stories: Sequence[Story]) -> bool:
    return not slug or any(story.slug == slug for story in stories)


class Searched:
    """Search, for the newsroom in memory."""

    articles: list[Article]
    tracked: list[Story]
    withdrawn: set[str]

    def _of(self, story: Story) -> list[Article]:
        raise NotImplementedError

    async def search(self, call: Call, search: Search, first: int, limit: int) -> SearchPage:
        stories = {one.id: [story for story in self.tracked if one in self._of(story)] for one in self.articles}
        rows = found_in(self.articles, self.withdrawn, stories, search)
        return SearchPage(tuple(rows[first : first + limit]), len(rows), whole=len(rows))

    async def article_url(self, call: Call, article: str) -> str:
        for one in self.articles:
            if one.id == article:
                return one.url
        raise NotFound("That article is not here any more.")
