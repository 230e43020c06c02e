"""Articles, their versions and analyses: shared by all newsrooms."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.ports.store import ArticleRecord, NewVersion, Note, VersionRecord, Wanted
from bot.store.sqlite import records, saving
from bot.store.sqlite.codec import article_number, moment_or_none, numbers, stamp, stamp_or_none, to_json
from bot.store.sqlite.connect import Connections
from bot.store.sqlite.entries import new_article, publisher_row
from bot.store.sqlite.forms import Fresh, Met, forms_of
from bot.store.sqlite.notes import add_notes
from bot.store.sqlite.records import ARTICLES, READS, RESOLVED, SAME, VERSIONS, VISIBLE
from summaries.model import Analysis, Read

# Of one host, at most this many pages are handed out at once; the rest wait for the next tick.
_A_HOST = 3
# A title that holds the word says more than a text that does.
_RANK = "bm25(article_versions_fts, 4.0, 1.0)"


class SqliteArticles:
    """bot.ports.store.Articles."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._met = Met()

    async def want(self, url: str, publisher: str, title: str, now: datetime, newsroom: int | None = None) -> str:
        def work(db: sqlite3.Connection) -> str:
            row = db.execute("SELECT article_id FROM article_urls WHERE url = ?", (url,)).fetchone()
            article = (
                row["article_id"]
                if row
                else new_article(db, url, publisher_row(db, publisher), title, "", None, False, now)
            )
            if newsroom is not None:
                db.execute("INSERT OR IGNORE INTO asked (newsroom_id, article_id) VALUES (?, ?)", (newsroom, article))
            return str(article)

        return await self._connections.write(work)

    async def wanted(self, now: datetime, limit: int) -> Sequence[Wanted]:
        def work(db: sqlite3.Connection) -> list[Wanted]:
            rows = db.execute(
                "SELECT a.*, p.name AS publisher FROM ("
                " SELECT id, row_number() OVER (PARTITION BY host ORDER BY dated_at DESC, id DESC) AS turn"
                " FROM articles WHERE wanted AND (retry_at IS NULL OR retry_at <= ?)"
                ") w JOIN articles a ON a.id = w.id JOIN publishers p ON p.id = a.publisher_id"
                " WHERE turn <= ? ORDER BY a.dated_at DESC, a.id DESC LIMIT ?",
                (stamp(now), _A_HOST, limit),
            )
            return [_wanted(row) for row in rows]

        return await self._connections.read(work)

    async def save(self, new: NewVersion, now: datetime, said: str = "") -> bool:
        listed: list[Fresh] = []

        def work(db: sqlite3.Connection) -> bool:
            fresh = self._met.fresh(f"{new.title}\n{new.text}", (new.analysis or new).language)
            listed.append(fresh)
            changed = saving.save(db, new, now, fresh.forms())
            if changed and said:
                add_notes(db, [Note(new.article, None, now, said)])
            return changed

        changed = await self._connections.write(work)
        self._met.keep(listed[0])
        return changed

    async def failed(self, article: str, reason: str, retry_at: datetime | None, gone: bool, now: datetime) -> None:
        def work(db: sqlite3.Connection) -> None:
            again = retry_at is not None and not gone
            db.execute(
                "UPDATE articles SET wanted = ?, retry_at = ?, tries = tries + 1, gone = ?, reason = ? WHERE id = ?",
                (again, stamp_or_none(retry_at), gone, reason, saving.resolve(db, article)),
            )

        await self._connections.write(work)

    async def get(self, article: str) -> ArticleRecord | None:
        return await self._one(f"WHERE {RESOLVED}", {"article": article_number(article)})

    async def by_url(self, url: str) -> ArticleRecord | None:
        return await self._one("WHERE a.id = (SELECT article_id FROM article_urls WHERE url = :url)", {"url": url})

    async def _one(self, where: str, values: Mapping[str, object]) -> ArticleRecord | None:
        def work(db: sqlite3.Connection) -> ArticleRecord | None:
            row = db.execute(ARTICLES + where, values).fetchone()
            return records.article_record(row) if row else None

        return await self._connections.read(work)

    async def version(self, version: str) -> VersionRecord | None:
        def work(db: sqlite3.Connection) -> VersionRecord | None:
            row = db.execute(VERSIONS + "WHERE v.version = ? ORDER BY v.id LIMIT 1", (version,)).fetchone()
            return records.version_record(row) if row else None

        return await self._connections.read(work)

    async def versions(self, article: str) -> Sequence[VersionRecord]:
        def work(db: sqlite3.Connection) -> list[VersionRecord]:
            rows = db.execute(VERSIONS + f"WHERE {RESOLVED} ORDER BY v.number", {"article": article_number(article)})
            return [records.version_record(row) for row in rows]

        return await self._connections.read(work)

    async def texts(self, versions: Sequence[str]) -> Mapping[str, str]:
        def work(db: sqlite3.Connection) -> dict[str, str]:
            rows = db.execute(
                "SELECT version, text FROM article_versions WHERE version IN (SELECT value FROM json_each(?))",
                (to_json(list(versions)),),
            )
            return {row["version"]: row["text"] for row in rows}

        return await self._connections.read(work)

    async def reads(self, articles: Sequence[str]) -> Sequence[Read]:
        def work(db: sqlite3.Connection) -> list[Read]:
            rows = db.execute(
                f"{READS} WHERE a.id IN (SELECT {SAME.format(id='value')} FROM json_each(?))"  # noqa: S608  # no data in it
                " ORDER BY a.dated_at, a.id",
                (numbers(articles),),
            )
            return list(records.reads(rows))

        return await self._connections.read(work)

    async def unread(self, reader: str, limit: int) -> Sequence[Read]:
        def work(db: sqlite3.Connection) -> list[Read]:
            rows = db.execute(
                f"{VERSIONS} WHERE a.newest_id = v.id AND NOT EXISTS"  # noqa: S608  # no data in it
                " (SELECT 1 FROM analyses n WHERE n.version = v.version AND n.reader = ?) ORDER BY v.id DESC LIMIT ?",
                (reader, limit),
            )
            return [Read(records.article(row), Analysis(row["version"], reader, row["language"])) for row in rows]

        return await self._connections.read(work)

    async def put_analysis(self, analysis: Analysis) -> None:
        await self._connections.write(lambda db: saving.put_analysis(db, analysis))

    async def stream(self, newsroom: int, after: int, limit: int) -> Sequence[tuple[int, Read]]:
        def work(db: sqlite3.Connection) -> list[tuple[int, Read]]:
            rows = db.execute(
                "SELECT s.place, v.*, p.name AS publisher, n.body FROM stream s"  # noqa: S608  # no data in it
                " JOIN article_versions v ON v.id = s.version_id JOIN articles a ON a.id = v.article_id"
                " JOIN publishers p ON p.id = a.publisher_id JOIN analyses n ON n.version = v.version"
                f" WHERE s.place > :after AND {VISIBLE} ORDER BY s.place LIMIT :limit",
                {"newsroom": newsroom, "after": after, "limit": limit},
            )
            return [(row["place"], one) for row in rows if (one := records.read(row))]

        return await self._connections.read(work)

    async def recent(self, newsroom: int, limit: int) -> Sequence[Read]:
        def work(db: sqlite3.Connection) -> list[Read]:
            rows = db.execute(
                READS + f"WHERE {VISIBLE} ORDER BY a.dated_at DESC, a.id DESC LIMIT :limit",
                {"newsroom": newsroom, "limit": limit},
            )
            return list(records.reads(rows))

        return await self._connections.read(work)

    async def search(self, newsroom: int, words: Sequence[str], limit: int) -> Sequence[str]:
        def work(db: sqlite3.Connection) -> list[str]:
            terms = search_terms(db, words)
            found = _found(db, newsroom, terms) if terms else ()
            return [str(article) for article, _ in zip(found, range(limit), strict=False)]

        return await self._connections.read(work)

    async def count(self) -> int:
        sql = "SELECT count(*) FROM articles WHERE same_as IS NULL"
        return await self._connections.read(lambda db: int(db.execute(sql).fetchone()[0]))


def search_terms(db: sqlite3.Connection, words: Sequence[str]) -> str:
    """Any of the words in any form, phrases as they are; folded, so that nothing is search syntax."""
    forms = (form for word in words for form in forms_of(db, word.replace("\0", " ")))
    return " OR ".join(f'"{form}"' for form in dict.fromkeys(forms))


def _found(db: sqlite3.Connection, newsroom: int, terms: str) -> Iterator[int]:
    """Articles that hold the terms, best first, those that the newsroom sees.

    Who sees what is asked of the best ones only, as far as they are needed: asking it of every hit costs more than the
    search.
    """
    hits = db.execute(
        f"SELECT rowid FROM article_versions_fts WHERE article_versions_fts MATCH ? ORDER BY {_RANK}, rowid DESC",  # noqa: S608
        (terms,),
    )
    sql = f"SELECT a.id FROM articles a WHERE a.newest_id = :row AND {VISIBLE}"  # noqa: S608  # no data in it
    for hit in hits:
        row = db.execute(sql, {"row": hit[0], "newsroom": newsroom}).fetchone()
        if row:
            yield row["id"]


def _wanted(row: sqlite3.Row) -> Wanted:
    return Wanted(
        article=str(row["id"]),
        url=row["url"],
        host=row["host"],
        publisher=row["publisher"],
        title=row["title"],
        summary=row["summary"],
        published=moment_or_none(row["published"]),
        tries=row["tries"],
        baseline=bool(row["baseline"]),
        updated=bool(row["updated"]),
        read_before=bool(row["versions"]),
    )
