"""Messages owed.  queued → leased → sending → posted, failed or dropped.

A lease that ran out before the send began is simply queued again.  One that ran out while sending is handed out as
uncertain: whoever takes it looks into the channel before sending.  Every write names the lease it holds; with an older
one it changes nothing.  What a send depends on is on the disk before the send.  Of each channel at most one is out on
lease, so that its messages come one after another, whoever sends them; and while one that goes into a story's thread is
uncertain, those after it wait, or they would open a second thread.
"""

import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.ports.store import Delivery
from bot.store.sqlite.codec import mapping, stamp, stamp_or_none
from bot.store.sqlite.connect import Connections
from summaries.errors import NotFound

# The first of each channel that may be taken.  The states are the very list that the index deliveries_owed is made for.
_OWED = "state IN ('queued', 'leased', 'sending')"
_FREE = f"""
SELECT id FROM (
    SELECT id, due_at, row_number() OVER (PARTITION BY channel_id ORDER BY due_at, id) AS place FROM deliveries
    WHERE {_OWED} AND (state = 'queued' AND due_at <= :now OR state <> 'queued' AND leased_until <= :now)
    AND channel_id NOT IN
        (SELECT channel_id FROM deliveries WHERE {_OWED} AND state <> 'queued' AND leased_until > :now)
    AND id NOT IN (
        SELECT later.id FROM deliveries later, (SELECT * FROM deliveries WHERE {_OWED} AND uncertain) first
        WHERE later.kind = 'thread' AND first.kind = 'thread' AND first.id < later.id
        AND first.channel_id = later.channel_id AND first.part = later.part AND later.{_OWED})
) WHERE place = 1 ORDER BY due_at, id LIMIT :limit
"""  # noqa: S608  # no data in it
_HELD = "id = :id AND newsroom_id = :newsroom AND lease = :lease AND state IN ('leased', 'sending')"


class SqliteOutbox:
    """bot.ports.store.Outbox."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def lease(self, now: datetime, worker: str, length: timedelta, limit: int) -> Sequence[Delivery]:
        def work(db: sqlite3.Connection) -> list[Delivery]:
            rows = db.execute(_FREE, {"now": stamp(now), "limit": limit}).fetchall()
            return [_take(db, row["id"], now + length, worker) for row in rows]

        return await self._connections.write(work)

    async def sending(self, delivery: Delivery, briefings: Sequence[int]) -> bool:
        def work(db: sqlite3.Connection) -> bool:
            if not _held(db, delivery, "state = 'sending'", {}):
                return False
            db.execute(
                "DELETE FROM delivery_briefings WHERE newsroom_id = ? AND delivery_id = ?",
                (delivery.newsroom, delivery.id),
            )
            try:
                db.executemany(
                    "INSERT OR IGNORE INTO delivery_briefings (newsroom_id, delivery_id, briefing_id) VALUES (?, ?, ?)",
                    [(delivery.newsroom, delivery.id, briefing) for briefing in briefings],
                )
            except sqlite3.IntegrityError as error:
                raise NotFound("A briefing of that message is not of this newsroom.") from error
            return True

        return await self._connections.write(work, durable=True)

    async def posted(self, delivery: Delivery, message: str, now: datetime, thread: str = "") -> bool:
        changes = "state = 'posted', message = :message, ended_at = :now, uncertain = 0, reason = '', lease = ''"
        values = {"message": message, "now": stamp(now)}

        def work(db: sqlite3.Connection) -> bool:
            held = _held(db, delivery, changes, values)
            if held and thread and delivery.thread is not None:
                db.execute(
                    "INSERT INTO story_threads (newsroom_id, channel_id, story_id, external) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (newsroom_id, channel_id, story_id) DO UPDATE SET external = excluded.external,"
                    " from_story = CASE WHEN external = excluded.external THEN from_story END",
                    (delivery.newsroom, delivery.channel, delivery.thread, thread),
                )
            return held

        return await self._connections.write(work, durable=True)

    async def opened(self, newsroom: int, channel: int, story: int) -> str:
        sql = "SELECT external FROM story_threads WHERE newsroom_id = ? AND channel_id = ? AND story_id = ?"

        def work(db: sqlite3.Connection) -> str:
            row = db.execute(sql, (newsroom, channel, story)).fetchone()
            return str(row["external"]) if row else ""

        return await self._connections.read(work)

    async def refused(
        self, delivery: Delivery, reason: str, retry_at: datetime | None, uncertain: bool, now: datetime
    ) -> None:
        changes = (
            "state = CASE WHEN :retry IS NULL THEN 'failed' ELSE 'queued' END, due_at = coalesce(:retry, due_at),"
            " ended_at = CASE WHEN :retry IS NULL THEN :now END, reason = :reason, uncertain = :uncertain, lease = ''"
        )
        values = {"retry": stamp_or_none(retry_at), "now": stamp(now), "reason": reason, "uncertain": uncertain}
        await self._connections.write(lambda db: _held(db, delivery, changes, values), durable=True)

    async def dropped(self, delivery: Delivery, reason: str, now: datetime) -> None:
        changes = "state = 'dropped', ended_at = :now, reason = :reason, lease = ''"
        values = {"now": stamp(now), "reason": reason}
        await self._connections.write(lambda db: _held(db, delivery, changes, values), durable=True)

    async def failed(self, newsroom: int, since: datetime) -> Sequence[Delivery]:
        sql = (
            "SELECT * FROM deliveries WHERE newsroom_id = ? AND state = 'failed' AND ended_at >= ?"
            " ORDER BY ended_at, id"
        )
        values = (newsroom, stamp(since))
        return await self._connections.read(lambda db: [_delivery(row) for row in db.execute(sql, values)])

    async def owed(self, newsroom: int) -> Sequence[Delivery]:
        sql = f"SELECT * FROM deliveries WHERE newsroom_id = ? AND {_OWED} ORDER BY due_at, id"  # noqa: S608
        return await self._connections.read(lambda db: [_delivery(row) for row in db.execute(sql, (newsroom,))])


def _take(db: sqlite3.Connection, row: int, until: datetime, worker: str) -> Delivery:
    db.execute(
        "UPDATE deliveries SET uncertain = uncertain OR state = 'sending', state = 'leased', attempts = attempts + 1,"
        " lease = ?, leased_until = ?, worker = ? WHERE id = ?",
        (secrets.token_hex(16), stamp(until), worker, row),
    )
    return _delivery(db.execute("SELECT * FROM deliveries WHERE id = ?", (row,)).fetchone())


def _held(db: sqlite3.Connection, delivery: Delivery, changes: str, values: Mapping[str, object]) -> bool:
    """Change a delivery whose lease is still this one; False where it is not."""
    keys = {"id": delivery.id, "newsroom": delivery.newsroom, "lease": delivery.lease}
    sql = f"UPDATE deliveries SET {changes} WHERE {_HELD}"  # noqa: S608  # texts of this file only
    return db.execute(sql, {**values, **keys}).rowcount == 1


def _delivery(row: sqlite3.Row) -> Delivery:
    return Delivery(
        id=row["id"],
        newsroom=row["newsroom_id"],
        channel=row["channel_id"],
        kind=row["kind"],
        slot=row["slot"],
        part=row["part"],
        payload=mapping(row["payload"]),
        state=row["state"],
        attempts=row["attempts"],
        lease=row["lease"],
        uncertain=bool(row["uncertain"]),
        reason=row["reason"],
    )
