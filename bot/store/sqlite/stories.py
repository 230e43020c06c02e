"""What a newsroom tracks, which articles belong to it, and who saw what last."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.ports.store import By, NewMatch, Note, StoryArticle, StoryCount
from bot.store.sqlite import changes
from bot.store.sqlite.codec import (
    article_number,
    moment,
    moment_or_none,
    numbers,
    stamp,
    to_json,
    words,
)
from bot.store.sqlite.codec import (
    query as query_of,
)
from bot.store.sqlite.connect import Connections
from bot.store.sqlite.notes import add_notes
from bot.store.sqlite.records import ARTICLES, SAME, article_record
from bot.store.sqlite.saving import resolve
from summaries.errors import Conflict, NotFound
from summaries.model import Query, Story

_NEVER_LOOKED = timedelta(days=1)
_NEAR_KEPT = timedelta(days=14)

# max() makes SQLite take the other bare columns from the same row: the title is that of the newest article
# (sqlite.org/lang_select.html, bare columns in an aggregate query).
_COUNTS = """
SELECT s.*, c.articles, c.outlets, c.originals, c.new, c.moved_at, c.headline FROM stories s LEFT JOIN (
    SELECT m.story_id, count(*) AS articles, count(DISTINCT a.publisher_id) AS outlets,
        count(DISTINCT coalesce(o.original_id, a.id)) AS originals,
        sum(a.seen_at > coalesce(l.at, :day)) AS new, max(a.dated_at) AS moved_at, a.title AS headline
    FROM stories t JOIN story_articles m ON m.newsroom_id = t.newsroom_id AND m.story_id = t.id
    JOIN articles a ON a.id = m.article_id LEFT JOIN originals o ON o.article_id = a.id
    LEFT JOIN looks l ON l.newsroom_id = t.newsroom_id AND l.member_id = :member AND l.story_id = t.id
    WHERE t.newsroom_id = :newsroom AND t.removed_at IS NULL GROUP BY m.story_id
) c ON c.story_id = s.id
WHERE s.newsroom_id = :newsroom AND s.removed_at IS NULL
ORDER BY coalesce(c.moved_at, s.created_at) DESC, s.id DESC
"""


class SqliteStories:
    """bot.ports.store.Stories."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def add(self, newsroom: int, slug: str, name: str, lens: str, query: Query, by: By) -> Story:
        def work(db: sqlite3.Connection) -> Story:
            if _by_slug(db, newsroom, slug):
                raise Conflict(f"A story {slug} is tracked already. Choose another name, or stop tracking that one.")
            row = db.execute(
                "INSERT INTO stories (newsroom_id, slug, name, lens, query, created_at) VALUES (?, ?, ?, ?, ?, ?)",
                (newsroom, slug, name, lens, to_json(query), stamp(by.at)),
            ).lastrowid
            changes.record(db, newsroom, by, "stories", int(row or 0), None)
            return story_of(db.execute("SELECT * FROM stories WHERE id = ?", (row,)).fetchone())

        return await self._connections.write(work)

    async def remove(self, newsroom: int, story: int, by: By) -> None:
        def work(db: sqlite3.Connection) -> None:
            before = changes.snapshot(db, "stories", newsroom, story)
            if before["removed_at"] is not None:
                raise NotFound("That story is not tracked any more.")
            db.execute("UPDATE stories SET removed_at = ? WHERE id = ?", (stamp(by.at), story))
            changes.record(db, newsroom, by, "stories", story, before)

        await self._connections.write(work)

    async def list(self, newsroom: int) -> Sequence[Story]:
        sql = "SELECT * FROM stories WHERE newsroom_id = ? AND removed_at IS NULL ORDER BY created_at, id"
        return await self._connections.read(lambda db: [story_of(row) for row in db.execute(sql, (newsroom,))])

    async def by_slug(self, newsroom: int, slug: str) -> Story | None:
        return await self._connections.read(lambda db: _by_slug(db, newsroom, slug))

    async def counts(self, newsroom: int, member: int, now: datetime) -> Sequence[StoryCount]:
        values = {"newsroom": newsroom, "member": member, "day": stamp(now - _NEVER_LOOKED)}
        return await self._connections.read(lambda db: [_count(row) for row in db.execute(_COUNTS, values)])

    async def articles(self, newsroom: int, story: int) -> Sequence[StoryArticle]:
        sql = ARTICLES.replace(
            "FROM articles a", ", m.score, m.reasons FROM story_articles m JOIN articles a ON a.id = m.article_id"
        )

        def work(db: sqlite3.Connection) -> list[StoryArticle]:
            rows = db.execute(
                sql + "WHERE m.newsroom_id = ? AND m.story_id = ? ORDER BY a.dated_at DESC, a.id DESC",
                (newsroom, story),
            )
            return [StoryArticle(article_record(row), row["score"], words(row["reasons"])) for row in rows]

        return await self._connections.read(work)

    async def match(
        self,
        newsroom: int,
        matches: Sequence[NewMatch],
        notes: Sequence[Note],
        place: int | None,
        now: datetime,
        unmatched: Sequence[tuple[int, str, str]] = (),
        nearly: Sequence[NewMatch] = (),
    ) -> None:
        def work(db: sqlite3.Connection) -> None:
            for story, article, said in unmatched:
                if _unmatch(db, newsroom, story, article):
                    add_notes(db, [Note(article, newsroom, now, said)])
            _match(db, newsroom, matches, now)
            _miss(db, newsroom, nearly, now)
            add_notes(db, notes)
            if place is not None:
                db.execute("UPDATE newsrooms SET place = max(place, ?) WHERE id = ?", (place, newsroom))

        await self._connections.write(work)

    async def nearly(self, newsroom: int, story: int, since: datetime, limit: int) -> Sequence[StoryArticle]:
        sql = ARTICLES.replace(
            "FROM articles a", ", m.score, m.reasons FROM near_misses m JOIN articles a ON a.id = m.article_id"
        )
        here = "newsroom_id = m.newsroom_id AND story_id = m.story_id AND article_id = m.article_id"

        def work(db: sqlite3.Connection) -> list[StoryArticle]:
            rows = db.execute(
                f"{sql} WHERE m.newsroom_id = ? AND m.story_id = ? AND m.at >= ?"  # noqa: S608  # texts of this file
                f" AND NOT EXISTS (SELECT 1 FROM story_articles WHERE {here})"
                f" AND NOT EXISTS (SELECT 1 FROM teachings WHERE {here} AND removed_at IS NULL)"
                " ORDER BY m.score DESC, a.dated_at DESC, a.id DESC LIMIT ?",
                (newsroom, story, stamp(since), limit),
            )
            return [StoryArticle(article_record(row), row["score"], words(row["reasons"])) for row in rows]

        return await self._connections.read(work)

    async def unmatch(self, newsroom: int, story: int, article: str) -> None:
        def work(db: sqlite3.Connection) -> None:
            _unmatch(db, newsroom, story, article)

        await self._connections.write(work)

    async def holding(self, newsroom: int, articles: Sequence[str]) -> Mapping[str, Sequence[int]]:
        sql = (
            "SELECT m.article_id, m.story_id FROM json_each(?) j JOIN story_articles m ON m.article_id = j.value"
            " JOIN stories s ON s.id = m.story_id WHERE m.newsroom_id = ? AND s.removed_at IS NULL"
            " ORDER BY m.article_id, m.story_id"
        )

        def work(db: sqlite3.Connection) -> dict[str, list[int]]:
            found: dict[str, list[int]] = {}
            for row in db.execute(sql, (numbers(articles), newsroom)):
                found.setdefault(str(row["article_id"]), []).append(row["story_id"])
            return found

        return await self._connections.read(work)

    async def put_learned(self, newsroom: int, learned: Sequence[tuple[int, bytes]]) -> None:
        def work(db: sqlite3.Connection) -> None:
            db.executemany(
                "INSERT OR REPLACE INTO story_profiles (newsroom_id, story_id, body)"
                " SELECT newsroom_id, id, ? FROM stories WHERE newsroom_id = ? AND id = ?",
                [(body, newsroom, story) for story, body in learned],
            )

        await self._connections.write(work)

    async def learned(self, newsroom: int) -> Mapping[int, bytes]:
        sql = (
            "SELECT p.story_id, p.body FROM story_profiles p JOIN stories s ON s.id = p.story_id"
            " WHERE p.newsroom_id = ? AND s.removed_at IS NULL"
        )

        def work(db: sqlite3.Connection) -> dict[int, bytes]:
            return {row["story_id"]: row["body"] for row in db.execute(sql, (newsroom,))}

        return await self._connections.read(work)

    async def place(self, newsroom: int) -> int:
        def work(db: sqlite3.Connection) -> int:
            row = db.execute("SELECT place FROM newsrooms WHERE id = ?", (newsroom,)).fetchone()
            return int(row["place"]) if row else 0

        return await self._connections.read(work)

    async def look(self, newsroom: int, member: int, story: int, at: datetime) -> datetime | None:
        def work(db: sqlite3.Connection) -> datetime | None:
            before = _last_look(db, newsroom, member, story)
            try:
                db.execute(
                    "INSERT INTO looks (newsroom_id, member_id, story_id, at) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (newsroom_id, member_id, story_id) DO UPDATE SET at = max(at, excluded.at),"
                    " from_story = NULL",
                    (newsroom, member, story, stamp(at)),
                )
            except sqlite3.IntegrityError as error:
                raise NotFound("That story or member is not of this newsroom.") from error
            return before

        return await self._connections.write(work)

    async def last_look(self, newsroom: int, member: int, story: int) -> datetime | None:
        return await self._connections.read(lambda db: _last_look(db, newsroom, member, story))


def _by_slug(db: sqlite3.Connection, newsroom: int, slug: str) -> Story | None:
    row = db.execute(
        "SELECT * FROM stories WHERE newsroom_id = ? AND slug = ? AND removed_at IS NULL", (newsroom, slug)
    ).fetchone()
    return story_of(row) if row else None


def _last_look(db: sqlite3.Connection, newsroom: int, member: int, story: int) -> datetime | None:
    row = db.execute(
        "SELECT at FROM looks WHERE newsroom_id = ? AND member_id = ? AND story_id = ?", (newsroom, member, story)
    ).fetchone()
    return moment(row["at"]) if row else None


def _match(db: sqlite3.Connection, newsroom: int, matches: Sequence[NewMatch], now: datetime) -> None:
    rows = [
        (newsroom, one.story, resolve(db, one.article), one.score, to_json(one.reasons), stamp(now)) for one in matches
    ]
    try:
        db.executemany(
            "INSERT INTO story_articles (newsroom_id, story_id, article_id, score, reasons, at)"
            " SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM teachings WHERE newsroom_id = ?1"
            " AND story_id = ?2 AND article_id = ?3 AND verdict = 'out' AND removed_at IS NULL)"
            " ON CONFLICT (newsroom_id, story_id, article_id) DO NOTHING",
            rows,
        )
    except sqlite3.IntegrityError as error:
        raise NotFound("A match names a story that this newsroom does not have.") from error


def _miss(db: sqlite3.Connection, newsroom: int, near: Sequence[NewMatch], now: datetime) -> None:
    """Keep near misses, and let go of those of long ago."""
    rows = [
        (newsroom, one.story, resolve(db, one.article), one.score, to_json(one.reasons), stamp(now)) for one in near
    ]
    try:
        db.executemany(
            "INSERT INTO near_misses (newsroom_id, story_id, article_id, score, reasons, at) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (newsroom_id, story_id, article_id) DO UPDATE"
            " SET score = excluded.score, reasons = excluded.reasons, at = excluded.at",
            rows,
        )
    except sqlite3.IntegrityError as error:
        raise NotFound("A near miss names a story that this newsroom does not have.") from error
    if rows:
        db.execute("DELETE FROM near_misses WHERE newsroom_id = ? AND at < ?", (newsroom, stamp(now - _NEAR_KEPT)))


def _unmatch(db: sqlite3.Connection, newsroom: int, story: int, article: str) -> bool:
    sql = (
        "DELETE FROM story_articles WHERE newsroom_id = :newsroom AND story_id = :story"  # noqa: S608  # no data in it
        f" AND article_id = {SAME.format(id=':article')}"
        " AND NOT EXISTS (SELECT 1 FROM teachings t WHERE t.newsroom_id = :newsroom AND t.story_id = :story"
        " AND t.article_id = story_articles.article_id AND t.verdict = 'in' AND t.removed_at IS NULL)"
    )
    return db.execute(sql, {"newsroom": newsroom, "story": story, "article": article_number(article)}).rowcount > 0


def _count(row: sqlite3.Row) -> StoryCount:
    return StoryCount(
        story=story_of(row),
        articles=row["articles"] or 0,
        outlets=row["outlets"] or 0,
        new=row["new"] or 0,
        moved_at=moment_or_none(row["moved_at"]),
        headline=row["headline"] or "",
        originals=row["originals"] or 0,
    )


def story_of(row: sqlite3.Row) -> Story:
    """A row of stories."""
    """A row of stories."""
    return Story(
        id=row["id"],
        slug=row["slug"],
        name=row["name"],
        query=query_of(row["query"]),
        lens=row["lens"],
        created_at=moment(row["created_at"]),
        status=row["status"],
    )
