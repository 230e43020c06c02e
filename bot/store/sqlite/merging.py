"""A story that goes into another: its subscriptions and questions move along, and its slug still leads somewhere."""

import sqlite3
from collections.abc import Mapping

from bot.ports.store import By
from bot.store.sqlite import changes
from bot.store.sqlite.codec import stamp, to_json
from bot.store.sqlite.stories import story_of
from summaries.model import Query, Story

_WISH = ("rule", "zone", "threads", "next_due_at", "removed_at")
_HELD = (
    "words", "asked_by", "state", "owner_id", "settled_by", "settled_at",
    "answer_article", "answer_version", "answer_start", "answer_end", "removed_at",
)  # fmt: skip


def closed(db: sqlite3.Connection, newsroom: int, keep: int, gone: int, query: Query, by: By) -> int:
    """Stop tracking the one, with a pointer to the other, which gets the query.

    Gives the change that all the rest is part of.
    """
    before = changes.snapshot(db, "stories", newsroom, gone)
    db.execute("UPDATE stories SET removed_at = ?, merged_into = ? WHERE id = ?", (stamp(by.at), keep, gone))
    head = changes.record(db, newsroom, by, "stories", gone, before)
    asked = {"query": changes.snapshot(db, "stories", newsroom, keep)["query"]}
    db.execute("UPDATE stories SET query = ? WHERE id = ?", (to_json(query), keep))
    changes.record(db, newsroom, by, "stories", keep, asked, part_of=head)
    return head


def went(db: sqlite3.Connection, newsroom: int) -> Mapping[str, Story]:
    """Slugs of stories that went into another, with the tracked one that they ended in."""
    rows = {
        row["id"]: row for row in db.execute("SELECT * FROM stories WHERE newsroom_id = ? ORDER BY id", (newsroom,))
    }
    found = {}
    for row in rows.values():
        end, steps = row, 0
        while end["merged_into"] in rows and steps < len(rows):
            end, steps = rows[end["merged_into"]], steps + 1
        if end is not row and end["removed_at"] is None:
            found[str(row["slug"])] = story_of(end)
    return found


def move_subscriptions(db: sqlite3.Connection, newsroom: int, keep: int, gone: int, by: By, head: int) -> None:
    """Each channel that was subscribed to the one is subscribed to the other; its own wish for that one stands."""
    sql = "SELECT * FROM subscriptions WHERE newsroom_id = ? AND story_id = ? AND removed_at IS NULL ORDER BY id"
    for wish in db.execute(sql, (newsroom, gone)).fetchall():
        own = db.execute(
            "SELECT * FROM subscriptions WHERE newsroom_id = ? AND story_id = ? AND channel_id = ?",
            (newsroom, keep, wish["channel_id"]),
        ).fetchone()
        if own is None:
            _moved(db, newsroom, "subscriptions", wish["id"], keep, by, head)
        elif own["removed_at"] is not None:
            _copied(db, newsroom, "subscriptions", wish, own, _WISH, by, head)


def move_questions(db: sqlite3.Connection, newsroom: int, keep: int, gone: int, by: By, head: int) -> None:
    """Each question moves along; one that both have keeps what people did to it in either."""
    sql = "SELECT * FROM questions WHERE newsroom_id = ? AND story_id = ? AND removed_at IS NULL ORDER BY id"
    for asked in db.execute(sql, (newsroom, gone)).fetchall():
        own = db.execute(
            "SELECT * FROM questions WHERE newsroom_id = ? AND story_id = ? AND key = ?",
            (newsroom, keep, asked["key"]),
        ).fetchone()
        if own is None:
            _moved(db, newsroom, "questions", asked["id"], keep, by, head)
        elif (asked["state"] or asked["owner_id"]) and (own["removed_at"] or not (own["state"] or own["owner_id"])):
            _copied(db, newsroom, "questions", asked, own, _HELD, by, head)


def _moved(db: sqlite3.Connection, newsroom: int, table: str, row: int, keep: int, by: By, head: int) -> None:
    before = {"story_id": changes.snapshot(db, table, newsroom, row)["story_id"]}
    db.execute(f"UPDATE {table} SET story_id = ? WHERE id = ?", (keep, row))  # noqa: S608  # names of this file
    changes.record(db, newsroom, by, table, row, before, part_of=head)


def _copied(
    db: sqlite3.Connection,
    newsroom: int,
    table: str,
    of: sqlite3.Row,
    to: sqlite3.Row,
    columns: tuple[str, ...],
    by: By,
    head: int,
) -> None:
    before = changes.snapshot(db, table, newsroom, to["id"])
    assigned = ", ".join(f"{column} = ?" for column in columns)
    sql = f"UPDATE {table} SET {assigned} WHERE id = ?"  # noqa: S608  # names of this file
    db.execute(sql, (*(of[column] for column in columns), to["id"]))
    changes.record(db, newsroom, by, table, to["id"], before, part_of=head)
