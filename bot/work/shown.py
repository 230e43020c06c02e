"""Articles as commands list them."""

from bot.ports.store import ArticleRecord, StoryArticle
from bot.work.ground import Ground
from bot.work.known import Verdict
from commands.newsroom import ArticleRow
from summaries.model import Match


def row_of(article: StoryArticle, copy_of: str = "", matched: bool = True) -> ArticleRow:
    """An article of a story, or one that nearly was."""
    return _row(article.record, Match(article.score, matched, article.reasons), copy_of)


async def row_of_verdict(ground: Ground, verdict: Verdict) -> ArticleRow:
    """An article that was judged."""
    article = verdict.read.article
    record = await ground.store.articles.get(article.id)
    if record is not None:
        return _row(record, verdict.match)
    return ArticleRow(
        article.id, article.url, article.publisher, article.title, article.published, article.version, 1, verdict.match
    )


def _row(record: ArticleRecord, match: Match, copy_of: str = "") -> ArticleRow:
    return ArticleRow(
        id=record.id, url=record.url, publisher=record.publisher, title=record.title, published=record.published,
        version=record.version, versions=record.versions, match=match, withdrawn=record.state == "gone",
        copy_of=copy_of,
    )  # fmt: skip
