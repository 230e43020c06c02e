"""What a newsroom holds of the questions of its stories."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from bot.ports.store import By, Change, Question
from bot.store.sqlite import changes
from bot.store.sqlite.codec import moment, moment_or_none, stamp
from bot.store.sqlite.connect import Connections
from bot.store.sqlite.saving import resolve
from summaries.errors import Conflict, NotFound
from summaries.model import Span

_QUESTIONS = """
SELECT q.*, m.name AS owner FROM questions q JOIN stories s ON s.id = q.story_id AND s.removed_at IS NULL
LEFT JOIN members m ON m.newsroom_id = q.newsroom_id AND m.id = q.owner_id
WHERE q.newsroom_id = ? AND q.removed_at IS NULL
"""
_GONE = "That question is not here any more; /questions lists those that are."
_NO_ANSWER = {"answer_article": None, "answer_version": "", "answer_start": 0, "answer_end": 0}


class SqliteQuestions:
    """bot.ports.store.Questions."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def raised(self, newsroom: int, story: int, found: Sequence[tuple[str, datetime]]) -> None:
        def work(db: sqlite3.Connection) -> None:
            try:
                db.executemany(
                    "INSERT INTO questions (newsroom_id, story_id, key, raised_at) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (newsroom_id, story_id, key)"
                    " DO UPDATE SET raised_at = min(raised_at, excluded.raised_at)",
                    [(newsroom, story, key, stamp(at)) for key, at in found],
                )
            except sqlite3.IntegrityError as error:
                raise NotFound("That story is not of this newsroom.") from error

        await self._connections.write(work)

    async def list(self, newsroom: int, story: int) -> Sequence[Question]:
        sql = _QUESTIONS + " AND q.story_id = ? ORDER BY q.raised_at, q.id"
        return await self._connections.read(lambda db: [_question(row) for row in db.execute(sql, (newsroom, story))])

    async def get(self, newsroom: int, question: int) -> Question | None:
        return await self._connections.read(lambda db: _get(db, newsroom, question))

    async def add(self, newsroom: int, story: int, key: str, words: str, by: By) -> Question:
        def work(db: sqlite3.Connection) -> Question:
            found = db.execute(
                "SELECT id, state, removed_at FROM questions WHERE newsroom_id = ? AND story_id = ? AND key = ?",
                (newsroom, story, key),
            ).fetchone()
            if found and found["removed_at"] is None and found["state"] == "open":
                raise Conflict("That question stands open already; /questions lists it.")
            before = changes.snapshot(db, "questions", newsroom, found["id"]) if found else None
            try:
                db.execute(
                    "INSERT INTO questions (newsroom_id, story_id, key, words, asked_by, raised_at, state)"
                    " VALUES (?, ?, ?, ?, ?, ?, 'open') ON CONFLICT (newsroom_id, story_id, key) DO UPDATE"
                    " SET words = excluded.words, asked_by = excluded.asked_by, state = 'open', removed_at = NULL,"
                    " answer_article = NULL, answer_version = '', answer_start = 0, answer_end = 0",
                    (newsroom, story, key, words, by.name, stamp(by.at)),
                )
            except sqlite3.IntegrityError as error:
                raise NotFound("That story is not of this newsroom.") from error
            row = db.execute(
                "SELECT id FROM questions WHERE newsroom_id = ? AND story_id = ? AND key = ?", (newsroom, story, key)
            ).fetchone()["id"]
            changes.record(db, newsroom, by, "questions", row, before)
            return _there(db, newsroom, row)

        return await self._connections.write(work)

    async def assign(self, newsroom: int, question: int, member: int | None, by: By) -> Question:
        def change(db: sqlite3.Connection, before: Question) -> dict[str, Any]:
            sql = "SELECT 1 FROM members WHERE newsroom_id = ? AND id = ?"
            if member is not None and db.execute(sql, (newsroom, member)).fetchone() is None:
                raise NotFound("That person is not of this newsroom.")
            return {"owner_id": member}

        return await self._changed(newsroom, question, by, change)

    async def answer(self, newsroom: int, question: int, article: str, span: Span, by: By) -> Question:
        def change(db: sqlite3.Connection, before: Question) -> dict[str, Any]:
            row = resolve(db, article)
            text = db.execute(
                "SELECT length(text) AS size FROM article_versions WHERE article_id = ? AND version = ?",
                (row, span.version),
            ).fetchone()
            if text is None or not 0 <= span.start < span.end <= text["size"]:
                raise NotFound("The words of that answer are in no stored version of the article.")
            where = {"answer_article": row, "answer_version": span.version}
            where |= {"answer_start": span.start, "answer_end": span.end}
            return {"state": "answered", **_settled(by), **where}

        return await self._changed(newsroom, question, by, change)

    async def reopen(self, newsroom: int, question: int, by: By) -> Question:
        def change(db: sqlite3.Connection, before: Question) -> dict[str, Any]:
            if before.state == "open":
                raise Conflict("That question is open already.")
            return {"state": "open", **_settled(by), **_NO_ANSWER}

        return await self._changed(newsroom, question, by, change)

    async def drop(self, newsroom: int, question: int, by: By) -> Question:
        def change(db: sqlite3.Connection, before: Question) -> dict[str, Any]:
            if before.state == "dropped":
                raise Conflict("That question was dropped already.")
            return {"state": "dropped", **_settled(by)}

        return await self._changed(newsroom, question, by, change)

    async def history(self, newsroom: int, question: int) -> Sequence[Change]:
        def work(db: sqlite3.Connection) -> list[Change]:
            rows = db.execute(
                "SELECT * FROM audit WHERE newsroom_id = ? AND room = 'questions' AND row = ? ORDER BY id",
                (newsroom, question),
            )
            return [changes.change_of(row, undone=row["undone_at"] is not None) for row in rows]

        return await self._connections.read(work)

    async def _changed(
        self, newsroom: int, question: int, by: By, change: Callable[[sqlite3.Connection, Question], dict[str, Any]]
    ) -> Question:
        def work(db: sqlite3.Connection) -> Question:
            values = change(db, _there(db, newsroom, question))
            before = changes.snapshot(db, "questions", newsroom, question)
            columns = ", ".join(f"{column} = ?" for column in values)
            sql = f"UPDATE questions SET {columns} WHERE id = ?"  # noqa: S608  # names of this file
            db.execute(sql, (*values.values(), question))
            changes.record(db, newsroom, by, "questions", question, before)
            return _there(db, newsroom, question)

        return await self._connections.write(work)


def _settled(by: By) -> dict[str, Any]:
    return {"settled_by": by.name, "settled_at": stamp(by.at)}


def _get(db: sqlite3.Connection, newsroom: int, question: int) -> Question | None:
    row = db.execute(_QUESTIONS + " AND q.id = ?", (newsroom, question)).fetchone()
    return _question(row) if row else None


def _there(db: sqlite3.Connection, newsroom: int, question: int) -> Question:
    found = _get(db, newsroom, question)
    if found is None:
        raise NotFound(_GONE)
    return found


def _question(row: sqlite3.Row) -> Question:
    span = Span(row["answer_version"], row["answer_start"], row["answer_end"]) if row["answer_version"] else None
    return Question(
        id=row["id"],
        story=row["story_id"],
        key=row["key"],
        raised_at=moment(row["raised_at"]),
        words=row["words"],
        asked_by=row["asked_by"],
        state=row["state"],
        owner=row["owner_id"] if row["owner"] is not None else None,
        owner_name=row["owner"] or "",
        settled_by=row["settled_by"],
        settled_at=moment_or_none(row["settled_at"]),
        article=str(row["answer_article"] or ""),
        answer=span,
    )
