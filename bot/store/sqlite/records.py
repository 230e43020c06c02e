"""Rows of articles and versions as the port's records, and the queries that fetch them."""

import sqlite3
from collections.abc import Iterable, Iterator

from bot.ports.store import ArticleRecord, VersionRecord
from bot.store.sqlite.codec import moment, moment_or_none, unpack
from summaries.model import Analysis, Article, Read

# An article by the id that somebody holds: one that turned out to be another is that other.
SAME = "coalesce((SELECT same_as FROM articles WHERE id = {id}), {id})"
RESOLVED = "a.id = " + SAME.format(id=":article")

ARTICLES = """
SELECT a.id, a.url, p.name AS publisher, a.title, a.published, a.seen_at, a.dated_at, a.versions, a.wanted, a.gone,
    a.reason, (SELECT version FROM article_versions WHERE id = a.newest_id) AS version
FROM articles a JOIN publishers p ON p.id = a.publisher_id
"""

VERSIONS = """
SELECT v.*, p.name AS publisher FROM article_versions v JOIN articles a ON a.id = v.article_id
JOIN publishers p ON p.id = a.publisher_id
"""

READS = """
SELECT v.article_id, v.version, v.url, v.title, v.text, v.byline, v.language, v.published, p.name AS publisher, n.body
FROM articles a JOIN article_versions v ON v.id = a.newest_id
JOIN publishers p ON p.id = a.publisher_id JOIN analyses n ON n.version = v.version
"""

# What a newsroom sees: articles of sources that it follows, and those that its people asked for.
VISIBLE = """(
    EXISTS (
        SELECT 1 FROM entries e JOIN newsroom_sources ns ON ns.source_id = e.source_id
        WHERE e.article_id = a.id AND ns.newsroom_id = :newsroom AND ns.removed_at IS NULL
    )
    OR EXISTS (SELECT 1 FROM asked WHERE asked.newsroom_id = :newsroom AND asked.article_id = a.id)
)"""


def article_record(row: sqlite3.Row) -> ArticleRecord:
    """A row of ARTICLES."""
    return ArticleRecord(
        id=str(row["id"]),
        url=row["url"],
        publisher=row["publisher"],
        title=row["title"],
        published=moment_or_none(row["published"]),
        seen_at=moment(row["seen_at"]),
        state=state(bool(row["gone"]), row["versions"], bool(row["wanted"])),
        version=row["version"] or "",
        versions=row["versions"],
        reason=row["reason"],
    )


def state(gone: bool, versions: int, wanted: bool) -> str:
    """An article with a text is "read" even while its page is fetched again; "gone" outranks all."""
    if gone:
        return "gone"
    if versions:
        return "read"
    return "wanted" if wanted else "failed"


def version_record(row: sqlite3.Row) -> VersionRecord:
    """A row of VERSIONS."""
    return VersionRecord(
        version=row["version"],
        article=str(row["article_id"]),
        url=row["url"],
        publisher=row["publisher"],
        title=row["title"],
        text=row["text"],
        byline=row["byline"],
        published=moment_or_none(row["published"]),
        language=row["language"],
        fetched_at=moment(row["fetched_at"]),
        number=row["number"],
        change=row["change"],
        extractor=row["extractor"],
        raw_hash=row["raw_hash"],
    )


def article(row: sqlite3.Row) -> Article:
    """A row of READS or VERSIONS as the version that a briefing reads."""
    return Article(
        id=str(row["article_id"]),
        url=row["url"],
        publisher=row["publisher"],
        title=row["title"],
        text=row["text"],
        published=moment_or_none(row["published"]),
        version=row["version"],
        byline=row["byline"],
        language=row["language"],
    )


def read(row: sqlite3.Row) -> Read | None:
    """A row of READS; None where its analysis has a shape that is no longer known (it is read again soon)."""
    analysis: Analysis | None = unpack(row["body"])
    return Read(article(row), analysis) if analysis else None


def reads(rows: Iterable[sqlite3.Row]) -> Iterator[Read]:
    """Rows of READS, without those that are to be read again."""
    return (one for one in map(read, rows) if one)
