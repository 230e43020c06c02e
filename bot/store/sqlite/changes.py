"""The audit log: what was there before each change by a person, and the way back."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.ports.store import By, Change
from bot.store.sqlite import moves
from bot.store.sqlite.codec import mapping, moment, stamp, to_json
from bot.store.sqlite.connect import Connections
from summaries.errors import Conflict, NotFound

# What people change, table by table.  Names of tables and columns come from here alone, never from data.
MANAGED: Mapping[str, tuple[str, ...]] = {
    "newsroom_sources": ("name", "removed_at"),
    "stories": ("name", "lens", "query", "removed_at", "merged_into"),
    "teachings": ("verdict", "by_name", "taught_at", "removed_at"),
    "offers": ("state", "size_then", "settled_by", "settled_at"),
    "subscriptions": ("story_id", "rule", "zone", "threads", "next_due_at", "removed_at"),
    "members": ("role",),
    "channels": ("zone",),
    "topics": ("name", "folded", "lens", "terms", "removed_at"),
    "topic_stories": ("removed_at",),
    "questions": (
        "story_id",
        "words",
        "asked_by",
        "state",
        "owner_id",
        "settled_by",
        "settled_at",
        "answer_article",
        "answer_version",
        "answer_start",
        "answer_end",
        "removed_at",
    ),
}
# What the story of a changed row has learned, to be learned anew.
_UNLEARNED: Mapping[str, str] = {
    "stories": "DELETE FROM story_profiles WHERE newsroom_id = ? AND story_id = ?",
    "teachings": "DELETE FROM story_profiles WHERE newsroom_id = ?"
    " AND story_id = (SELECT story_id FROM teachings WHERE id = ?)",
}
# Columns that the work itself moves on: they are put back, but their moving on is nobody's change.
_MOVING = {"next_due_at"}


def snapshot(db: sqlite3.Connection, room: str, newsroom: int, row: int) -> dict[str, Any]:
    """The managed columns of a row.  Raises NotFound where the newsroom has no such row."""
    columns = ", ".join(MANAGED[room])
    sql = f"SELECT {columns} FROM {room} WHERE newsroom_id = ? AND id = ?"  # noqa: S608  # names of the list above
    found = db.execute(sql, (newsroom, row)).fetchone()
    if not found:
        raise NotFound("That is not here any more; list what there is and try again.")
    return dict(found)


def record(
    db: sqlite3.Connection,
    newsroom: int,
    by: By,
    room: str,
    row: int,
    before: Mapping[str, Any] | None,
    part_of: int | None = None,
) -> int:
    """Write the audit row of a change that was just made, and give its id; ``before`` None for a row that is new.

    part_of: the first row of the change that this is a part of; they are taken back together.  Where ``before`` holds
    some of the managed columns only, the others may change again and the change can still be taken back.
    """
    after = snapshot(db, room, newsroom, row)
    # The inverse of making a row is to take it away again.
    before = before if before is not None else {**after, "removed_at": stamp(by.at)}
    after = {column: value for column, value in after.items() if column in before}
    return _write(db, newsroom, by, room, row, before, after, undoes=None, part_of=part_of)


def _write(
    db: sqlite3.Connection,
    newsroom: int,
    by: By,
    room: str,
    row: int,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    undoes: int | None,
    part_of: int | None = None,
) -> int:
    written = db.execute(
        "INSERT INTO audit"
        " (newsroom_id, member_id, by_name, channel_id, said, at, room, row, before, after, undoes, part_of)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            newsroom,
            by.member,
            by.name,
            by.channel,
            by.said,
            stamp(by.at),
            room,
            row,
            to_json(before),
            to_json(after),
            undoes,
            part_of,
        ),
    )
    if room in _UNLEARNED:
        db.execute(_UNLEARNED[room], (newsroom, row))
    return int(written.lastrowid or 0)


def note(db: sqlite3.Connection, newsroom: int, by: By, room: str, row: int) -> None:
    """Write the audit row of a change that is nobody's to take back."""
    _write(db, newsroom, replace(by, member=0), room, row, {}, {}, undoes=None)


def stands(current: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether a row is still as a change left it."""
    return all(current.get(column) == value for column, value in after.items() if column not in _MOVING)


def to_put_back(before: Mapping[str, Any], after: Mapping[str, Any], room: str) -> dict[str, Any]:
    """The columns that a change moved, with the values that they had."""
    return {column: before[column] for column in MANAGED[room] if column in before and before[column] != after[column]}


def needs_an_admin(db: sqlite3.Connection, newsroom: int) -> bool:
    """Whether a newsroom with members has no admin among them."""
    found = db.execute(
        "SELECT count(*) AS members, sum(role = 'admin') AS admins FROM members WHERE newsroom_id = ?", (newsroom,)
    ).fetchone()
    return bool(found["members"] and not found["admins"])


class SqliteChanges:
    """bot.ports.store.Changes."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def undo(self, newsroom: int, member: int | None, at: datetime, by: By) -> Change:
        def work(db: sqlite3.Connection) -> Change:
            row = db.execute(
                "SELECT * FROM audit WHERE newsroom_id = ? AND undoes IS NULL AND undone_at IS NULL AND part_of IS NULL"
                " AND member_id > 0 AND (? IS NULL OR member_id = ?) ORDER BY id DESC LIMIT 1",
                (newsroom, member, member),
            ).fetchone()
            if not row:
                raise NotFound("There is nothing to take back.")
            _take_back(db, newsroom, row, by)
            db.execute("UPDATE audit SET undone_at = ?1 WHERE id = ?2 OR part_of = ?2", (stamp(at), row["id"]))
            return change_of(row, undone=True)

        return await self._connections.write(work)

    async def list(self, newsroom: int, limit: int) -> Sequence[Change]:
        def work(db: sqlite3.Connection) -> list[Change]:
            rows = db.execute(
                "SELECT * FROM audit WHERE newsroom_id = ? AND part_of IS NULL ORDER BY id DESC LIMIT ?",
                (newsroom, limit),
            )
            return [change_of(row, undone=row["undone_at"] is not None) for row in rows]

        return await self._connections.read(work)

    async def touched(self, newsroom: int, after: int) -> tuple[int, Sequence[int]]:
        newest = "SELECT max(id) AS newest FROM audit WHERE newsroom_id = ?"
        stories = (
            "SELECT row AS story FROM audit WHERE newsroom_id = :newsroom AND id > :after AND room = 'stories'"
            " UNION SELECT t.story_id FROM audit a JOIN teachings t ON t.id = a.row"
            " WHERE a.newsroom_id = :newsroom AND a.id > :after AND a.room = 'teachings' ORDER BY story"
        )

        def work(db: sqlite3.Connection) -> tuple[int, Sequence[int]]:
            number = db.execute(newest, (newsroom,)).fetchone()["newest"] or 0
            if number <= after:
                return number, ()
            values = {"newsroom": newsroom, "after": after}
            return number, [row["story"] for row in db.execute(stories, values)]

        return await self._connections.read(work)


def _take_back(db: sqlite3.Connection, newsroom: int, change: sqlite3.Row, by: By) -> None:
    """Put back every row of a change, the last that it wrote first, and the articles that it moved."""
    sql = "SELECT * FROM audit WHERE newsroom_id = ? AND (id = ? OR part_of = ?) ORDER BY id DESC"
    undoing: int | None = None
    for part in db.execute(sql, (newsroom, change["id"], change["id"])).fetchall():
        if part["part_of"] is not None and not _there(db, newsroom, part):
            continue  # its workspace went, with its subscriptions: the rest of the change can still be taken back
        written = _put_back(db, newsroom, part, change["said"], by, undoing)
        undoing = undoing or written
    moves.put_back(db, newsroom, change["id"], by)


def _there(db: sqlite3.Connection, newsroom: int, change: sqlite3.Row) -> bool:
    sql = f"SELECT 1 FROM {change['room']} WHERE newsroom_id = ? AND id = ?"  # noqa: S608  # a name of MANAGED
    return db.execute(sql, (newsroom, change["row"])).fetchone() is not None


def _put_back(
    db: sqlite3.Connection, newsroom: int, change: sqlite3.Row, said: str, by: By, part_of: int | None
) -> int:
    room, row = change["room"], change["row"]
    before, after = mapping(change["before"]), mapping(change["after"])
    current = snapshot(db, room, newsroom, row)
    if not stands(current, after):
        raise Conflict(f"“{said}” cannot be taken back: what it changed was changed again since. Change it by hand.")
    values = to_put_back(before, after, room)
    if values:
        columns = ", ".join(f"{column} = ?" for column in values)
        sql = f"UPDATE {room} SET {columns} WHERE newsroom_id = ? AND id = ?"  # noqa: S608  # names of MANAGED
        try:
            db.execute(sql, (*values.values(), newsroom, row))
        except sqlite3.IntegrityError as error:
            raise Conflict(
                f"“{said}” cannot be taken back: another one has taken its place since. Remove that first."
            ) from error
    if room == "members" and needs_an_admin(db, newsroom):
        raise Conflict(f"“{said}” cannot be taken back: the newsroom would have no admin left.")
    if room == "stories" and before.get("merged_into") is None and after.get("merged_into") is not None:
        moves.parted(db, newsroom, row)
    now = snapshot(db, room, newsroom, row)
    return _write(db, newsroom, by, room, row, current, now, undoes=change["id"], part_of=part_of)


def change_of(row: sqlite3.Row, undone: bool) -> Change:
    """A row of the log."""
    return Change(row["id"], row["by_name"], row["said"], moment(row["at"]), undone, row["undoes"] is not None)
