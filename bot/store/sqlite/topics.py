"""The beats of a newsroom."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.ports.store import By, Topic
from bot.store.sqlite import changes
from bot.store.sqlite.codec import moment, query, stamp, to_json
from bot.store.sqlite.connect import Connections
from summaries.errors import Conflict, NotFound
from summaries.model import Query

_TOPICS = "SELECT * FROM topics WHERE newsroom_id = ? AND removed_at IS NULL"
_STORIES = (
    "SELECT t.topic_id, t.story_id FROM topic_stories t JOIN stories s ON s.id = t.story_id AND s.removed_at IS NULL"
    " WHERE t.newsroom_id = ? AND t.removed_at IS NULL ORDER BY t.added_at, t.id"
)
_GONE = "That topic is not here any more; /topics lists those that are."


class SqliteTopics:
    """bot.ports.store.Topics."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def add(self, newsroom: int, name: str, lens: str, terms: Query, by: By) -> Topic:
        def work(db: sqlite3.Connection) -> Topic:
            try:
                row = db.execute(
                    "INSERT INTO topics (newsroom_id, name, folded, lens, terms, created_at) VALUES (?, ?, ?, ?, ?, ?)",
                    (newsroom, name, _fold(name), lens, to_json(terms), stamp(by.at)),
                ).lastrowid
            except sqlite3.IntegrityError as error:
                raise _taken(name) from error
            changes.record(db, newsroom, by, "topics", int(row or 0), None)
            return _there(db, newsroom, int(row or 0))

        return await self._connections.write(work)

    async def edit(self, newsroom: int, topic: int, name: str, lens: str, terms: Query, by: By) -> Topic:
        def work(db: sqlite3.Connection) -> Topic:
            _there(db, newsroom, topic)
            before = changes.snapshot(db, "topics", newsroom, topic)
            try:
                db.execute(
                    "UPDATE topics SET name = ?, folded = ?, lens = ?, terms = ? WHERE id = ?",
                    (name, _fold(name), lens, to_json(terms), topic),
                )
            except sqlite3.IntegrityError as error:
                raise _taken(name) from error
            changes.record(db, newsroom, by, "topics", topic, before)
            return _there(db, newsroom, topic)

        return await self._connections.write(work)

    async def remove(self, newsroom: int, topic: int, by: By) -> None:
        def work(db: sqlite3.Connection) -> None:
            _there(db, newsroom, topic)
            before = changes.snapshot(db, "topics", newsroom, topic)
            db.execute("UPDATE topics SET removed_at = ? WHERE id = ?", (stamp(by.at), topic))
            changes.record(db, newsroom, by, "topics", topic, before)

        await self._connections.write(work)

    async def list(self, newsroom: int) -> Sequence[Topic]:
        return await self._connections.read(lambda db: _list(db, newsroom))

    async def put(self, newsroom: int, topic: int, story: int, by: By) -> None:
        def work(db: sqlite3.Connection) -> None:
            _there(db, newsroom, topic)
            _tracked(db, newsroom, story)
            found = _membership(db, newsroom, topic, story)
            if found and found["removed_at"] is None:
                return
            before = changes.snapshot(db, "topic_stories", newsroom, found["id"]) if found else None
            row = _put(db, newsroom, topic, story, by.at)
            changes.record(db, newsroom, by, "topic_stories", row, before)

        await self._connections.write(work)

    async def take(self, newsroom: int, topic: int, story: int, by: By) -> None:
        def work(db: sqlite3.Connection) -> None:
            found = _membership(db, newsroom, topic, story)
            if not found or found["removed_at"] is not None:
                raise NotFound("That story is not in this topic.")
            before = changes.snapshot(db, "topic_stories", newsroom, found["id"])
            db.execute("UPDATE topic_stories SET removed_at = ? WHERE id = ?", (stamp(by.at), found["id"]))
            changes.record(db, newsroom, by, "topic_stories", found["id"], before)

        await self._connections.write(work)

    async def of(self, newsroom: int, story: int) -> Sequence[Topic]:
        return [topic for topic in await self.list(newsroom) if story in topic.stories]

    async def met(self, newsroom: int, topic: int, cluster: int, story: int, at: datetime) -> bool:
        def work(db: sqlite3.Connection) -> bool:
            _there(db, newsroom, topic)
            try:
                new = db.execute(
                    "INSERT INTO topic_clusters (newsroom_id, topic_id, cluster, story_id, at) VALUES (?, ?, ?, ?, ?)"
                    " ON CONFLICT DO NOTHING",
                    (newsroom, topic, cluster, story, stamp(at)),
                ).rowcount
            except sqlite3.IntegrityError as error:
                raise NotFound("That story is not of this newsroom.") from error
            if not new or _membership(db, newsroom, topic, story):
                return False
            _tracked(db, newsroom, story)
            _put(db, newsroom, topic, story, at)
            return True

        return await self._connections.write(work)

    async def clusters_met(self, newsroom: int, topic: int) -> frozenset[int]:
        sql = "SELECT cluster FROM topic_clusters WHERE newsroom_id = ? AND topic_id = ?"
        return await self._connections.read(
            lambda db: frozenset(row["cluster"] for row in db.execute(sql, (newsroom, topic)))
        )


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def _taken(name: str) -> Conflict:
    return Conflict(
        f"There is a topic “{name}” already. Change that one with /topics edit, or name this one otherwise."
    )


def _list(db: sqlite3.Connection, newsroom: int) -> list[Topic]:
    held: dict[int, list[int]] = {}
    for row in db.execute(_STORIES, (newsroom,)):
        held.setdefault(row["topic_id"], []).append(row["story_id"])
    rows = db.execute(_TOPICS + " ORDER BY folded, id", (newsroom,))
    return [_topic(row, held.get(row["id"], ())) for row in rows]


def _there(db: sqlite3.Connection, newsroom: int, topic: int) -> Topic:
    row = db.execute(_TOPICS + " AND id = ?", (newsroom, topic)).fetchone()
    if not row:
        raise NotFound(_GONE)
    stories = [held["story_id"] for held in db.execute(_STORIES, (newsroom,)) if held["topic_id"] == topic]
    return _topic(row, stories)


def _topic(row: sqlite3.Row, stories: Sequence[int]) -> Topic:
    return Topic(row["id"], row["name"], row["lens"], query(row["terms"]), moment(row["created_at"]), tuple(stories))


def _membership(db: sqlite3.Connection, newsroom: int, topic: int, story: int) -> sqlite3.Row | None:
    found: sqlite3.Row | None = db.execute(
        "SELECT id, removed_at FROM topic_stories WHERE newsroom_id = ? AND topic_id = ? AND story_id = ?",
        (newsroom, topic, story),
    ).fetchone()
    return found


def _tracked(db: sqlite3.Connection, newsroom: int, story: int) -> None:
    """Raises NotFound for a story that this newsroom does not track."""
    if not db.execute(
        "SELECT 1 FROM stories WHERE newsroom_id = ? AND id = ? AND removed_at IS NULL", (newsroom, story)
    ).fetchone():
        raise NotFound("That story is not tracked here.")


def _put(db: sqlite3.Connection, newsroom: int, topic: int, story: int, at: datetime) -> int:
    """The row by which a story is in a topic, made or made good again."""
    db.execute(
        "INSERT INTO topic_stories (newsroom_id, topic_id, story_id, added_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (newsroom_id, topic_id, story_id) DO UPDATE SET removed_at = NULL, added_at = excluded.added_at",
        (newsroom, topic, story, stamp(at)),
    )
    found = _membership(db, newsroom, topic, story)
    return int(found["id"]) if found else 0
