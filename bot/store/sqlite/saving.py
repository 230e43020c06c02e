"""Storing a text: its version, analysis, place in the search index and in the stream, and whose it is."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from bot.ports.store import NewVersion
from bot.store.sqlite.codec import article_number, pack, stamp, stamp_or_none
from bot.store.sqlite.entries import host, name_outlet
from bot.store.sqlite.forms import list_names, put_forms
from bot.store.sqlite.records import SAME
from summaries.errors import NotFound
from summaries.model import Analysis

_INDEX = "INSERT INTO article_versions_fts (rowid, title, text) VALUES (?, ?, ?)"
_UNINDEX = (
    "INSERT INTO article_versions_fts (article_versions_fts, rowid, title, text)"
    " SELECT 'delete', id, title, text FROM article_versions WHERE id = ?"
)


def save(db: sqlite3.Connection, new: NewVersion, now: datetime, forms: Iterable[tuple[str, str]]) -> bool:
    """Store a text; False when it is the article's newest already.  forms: of its words, by key, that may be new."""
    article = _owner(db, resolve(db, new.article), new.url)
    newest = db.execute(
        "SELECT v.id, v.version FROM articles a JOIN article_versions v ON v.id = a.newest_id WHERE a.id = ?",
        (article,),
    ).fetchone()
    changed = not newest or newest["version"] != new.version
    row = _version(db, article, new, now) if changed else newest["id"]
    if changed:
        if newest:
            db.execute(_UNINDEX, (newest["id"],))
        db.execute(_INDEX, (row, new.title, new.text))
        put_forms(db, forms)
    if new.analysis:
        put_analysis(db, new.analysis)
    elif changed and _analysed(db, new.version):
        _enter_stream(db, new.version)
    name_outlet(db, article, new.publisher or host(new.url))
    published = stamp_or_none(new.published)
    db.execute(
        "UPDATE articles SET newest_id = ?, versions = versions + ?, title = ?, published = coalesce(?, published),"
        " dated_at = min(coalesce(?, dated_at), ?), wanted = 0, updated = 0, tries = 0, retry_at = NULL, gone = 0,"
        " reason = '' WHERE id = ?",
        (row, changed, new.title, published, published, stamp(now), article),
    )
    return changed


def resolve(db: sqlite3.Connection, article: str) -> int:
    """The row of an article by the id that somebody holds.  Raises NotFound."""
    sql = f"SELECT id FROM articles WHERE id = {SAME.format(id=':id')}"  # noqa: S608  # no data in it
    row = db.execute(sql, {"id": article_number(article)}).fetchone()
    if not row:
        raise NotFound(f"There is no article {article[:40]!r}.")
    return int(row["id"])


def _version(db: sqlite3.Connection, article: int, new: NewVersion, now: datetime) -> int:
    cursor = db.execute(
        "INSERT INTO article_versions (article_id, number, version, change, fetched_at, published, language, byline,"
        " extractor, raw_hash, url, title, text) SELECT id, versions + 1, ?, ?, ?, coalesce(?, published), ?, ?, ?, ?,"
        " ?, ?, ? FROM articles WHERE id = ?",
        (
            new.version,
            new.change,
            stamp(now),
            stamp_or_none(new.published),
            new.language,
            new.byline,
            new.extractor,
            new.raw_hash,
            new.url,
            new.title,
            new.text,
            article,
        ),
    )
    return int(cursor.lastrowid or 0)


# --- whose page it is -----------------------------------------------------------------------------------------------


def _owner(db: sqlite3.Connection, article: int, url: str) -> int:
    """The article that a page belongs to: two addresses that lead to one page are one article."""
    found = db.execute("SELECT article_id FROM article_urls WHERE url = ?", (url,)).fetchone()
    if not found:
        db.execute("INSERT INTO article_urls (url, article_id) VALUES (?, ?)", (url, article))
    owner = int(found["article_id"]) if found else article
    if owner == article:
        db.execute("UPDATE articles SET url = ?, host = ? WHERE id = ?", (url, host(url), article))
        return article
    told = db.execute("SELECT versions FROM articles WHERE id = ?", (article,)).fetchone()["versions"]
    if told:
        return article  # it has a history of its own, which citations rest on
    _join(db, article, owner)
    return owner


def _join(db: sqlite3.Connection, article: int, owner: int) -> None:
    """Make an article without texts another name of ``owner``."""
    for sql in (
        "UPDATE article_urls SET article_id = :owner WHERE article_id = :article",
        "UPDATE entries SET article_id = :owner WHERE article_id = :article",
        "INSERT OR IGNORE INTO asked SELECT newsroom_id, :owner FROM asked WHERE article_id = :article",
        "DELETE FROM asked WHERE article_id = :article",
        "UPDATE notes SET article_id = :owner WHERE article_id = :article",
        "UPDATE sources SET articles = (SELECT count(DISTINCT article_id) FROM entries WHERE source_id = sources.id)"
        " WHERE id IN (SELECT source_id FROM entries WHERE article_id = :owner)",
        "UPDATE articles SET same_as = :owner WHERE same_as = :article",
        "UPDATE articles SET same_as = :owner, wanted = 0 WHERE id = :article",
    ):
        db.execute(sql, {"article": article, "owner": owner})


# --- analyses -------------------------------------------------------------------------------------------------------


def put_analysis(db: sqlite3.Connection, analysis: Analysis) -> None:
    """Store what was read in a text, in place of what an older reader read; versions with that text become readable."""
    db.execute(
        "DELETE FROM analyses WHERE version = ? AND reader <> ?",
        (analysis.version, analysis.reader),
    )
    db.execute(
        "INSERT INTO analyses (version, reader, body) VALUES (?, ?, ?)"
        " ON CONFLICT (version, reader) DO UPDATE SET body = excluded.body",
        (analysis.version, analysis.reader, pack(analysis)),
    )
    list_names(db, analysis)
    _enter_stream(db, analysis.version)


def _analysed(db: sqlite3.Connection, version: str) -> bool:
    return bool(db.execute("SELECT 1 FROM analyses WHERE version = ?", (version,)).fetchone())


def _enter_stream(db: sqlite3.Connection, version: str) -> None:
    """Give every version with that text its place in the stream, once."""
    db.execute(
        "INSERT INTO stream (version_id) SELECT id FROM article_versions WHERE version = ?"
        " AND id NOT IN (SELECT version_id FROM stream) ORDER BY id",
        (version,),
    )
