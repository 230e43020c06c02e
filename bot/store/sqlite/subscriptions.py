"""Standing wishes: when each is due next, and what it owes once it is."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.ports.store import By, NewDelivery, Subscription
from bot.store.sqlite import changes
from bot.store.sqlite.codec import mapping, moment, stamp, to_json
from bot.store.sqlite.connect import Connections
from summaries.errors import NotFound

_LIVE = (
    "SELECT b.* FROM subscriptions b JOIN stories s ON s.id = b.story_id"
    " WHERE b.removed_at IS NULL AND s.removed_at IS NULL "
)
# Of a closed workspace nothing is due; its next time stands, so that it is due at once when the workspace opens again.
_AWAKE = _LIVE + (  # noqa: S608  # no data in it
    "AND NOT EXISTS (SELECT 1 FROM channels c JOIN installations i ON i.newsroom_id = c.newsroom_id"
    " AND i.workspace_id = c.workspace_id WHERE c.id = b.channel_id AND i.closed_at IS NOT NULL) "
)
_KEY = "newsroom_id = ? AND channel_id = ? AND kind = ? AND slot = ? AND part = ?"


class SqliteSubscriptions:
    """bot.ports.store.Subscriptions."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def add(
        self,
        newsroom: int,
        channel: int,
        story: int,
        rule: str,
        zone: str,
        next_due_at: datetime,
        by: By,
        threads: bool = False,
    ) -> Subscription:
        def work(db: sqlite3.Connection) -> Subscription:
            found = db.execute(
                "SELECT id FROM subscriptions WHERE newsroom_id = ? AND channel_id = ? AND story_id = ?",
                (newsroom, channel, story),
            ).fetchone()
            before = changes.snapshot(db, "subscriptions", newsroom, found["id"]) if found else None
            try:
                db.execute(
                    "INSERT INTO subscriptions"
                    " (newsroom_id, channel_id, story_id, rule, zone, threads, next_due_at, created_at)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (newsroom_id, channel_id, story_id) DO UPDATE"
                    " SET rule = excluded.rule, zone = excluded.zone, threads = excluded.threads,"
                    " next_due_at = excluded.next_due_at, removed_at = NULL",
                    (newsroom, channel, story, rule, zone, threads, stamp(next_due_at), stamp(by.at)),
                )
            except sqlite3.IntegrityError as error:
                raise NotFound("That channel or story is not of this newsroom.") from error
            row = db.execute(
                "SELECT * FROM subscriptions WHERE newsroom_id = ? AND channel_id = ? AND story_id = ?",
                (newsroom, channel, story),
            ).fetchone()
            changes.record(db, newsroom, by, "subscriptions", row["id"], before)
            return _subscription(row)

        return await self._connections.write(work)

    async def end(self, newsroom: int, subscription: int, by: By) -> None:
        def work(db: sqlite3.Connection) -> None:
            before = changes.snapshot(db, "subscriptions", newsroom, subscription)
            if before["removed_at"] is not None:
                raise NotFound("That subscription has ended already.")
            db.execute("UPDATE subscriptions SET removed_at = ? WHERE id = ?", (stamp(by.at), subscription))
            changes.record(db, newsroom, by, "subscriptions", subscription, before)

        await self._connections.write(work)

    async def list(self, newsroom: int) -> Sequence[Subscription]:
        sql = _LIVE + "AND b.newsroom_id = ? ORDER BY b.created_at, b.id"
        return await self._connections.read(lambda db: [_subscription(row) for row in db.execute(sql, (newsroom,))])

    async def due(self, now: datetime) -> Sequence[Subscription]:
        sql = _AWAKE + "AND b.next_due_at <= ? ORDER BY b.next_due_at, b.id"
        return await self._connections.read(lambda db: [_subscription(row) for row in db.execute(sql, (stamp(now),))])

    async def later(self, now: datetime) -> Sequence[Subscription]:
        sql = _AWAKE + "AND b.next_due_at > ? ORDER BY b.next_due_at, b.id"
        return await self._connections.read(lambda db: [_subscription(row) for row in db.execute(sql, (stamp(now),))])

    async def serve(
        self,
        subscription: int,
        slot: str,
        next_due_at: datetime,
        deliveries: Sequence[NewDelivery],
        was_due_at: datetime,
    ) -> bool:
        def work(db: sqlite3.Connection) -> bool:
            row = db.execute(_AWAKE + "AND b.id = ?", (subscription,)).fetchone()
            if not row or row["next_due_at"] != stamp(was_due_at):
                return False
            for delivery in deliveries:
                _owe(db, row["newsroom_id"], subscription, delivery)
            db.execute(
                "UPDATE subscriptions SET next_due_at = ?, last_slot = ? WHERE id = ?",
                (stamp(next_due_at), slot, subscription),
            )
            return True

        return await self._connections.write(work, durable=True)

    async def reschedule(self, subscription: int, next_due_at: datetime) -> None:
        sql = "UPDATE subscriptions SET next_due_at = ? WHERE id = ?"
        await self._connections.write(lambda db: db.execute(sql, (stamp(next_due_at), subscription)))


def _owe(db: sqlite3.Connection, newsroom: int, subscription: int, new: NewDelivery) -> None:
    """One delivery row; for one that exists, the subscription joins it while it can."""
    key = (newsroom, new.channel, new.kind, new.slot, new.part)
    found = db.execute(f"SELECT id, state, payload FROM deliveries WHERE {_KEY}", key).fetchone()  # noqa: S608
    if not found:
        db.execute(
            "INSERT INTO deliveries (newsroom_id, channel_id, kind, slot, part, payload, due_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*key, to_json(new.payload), stamp(new.due_at)),
        )
    elif new.kind == "digest" and found["state"] == "queued":
        payload = dict(mapping(found["payload"]))
        joined = [*payload.get("subscriptions", []), subscription]
        payload["subscriptions"] = list(dict.fromkeys(joined))
        db.execute("UPDATE deliveries SET payload = ? WHERE id = ?", (to_json(payload), found["id"]))


def _subscription(row: sqlite3.Row) -> Subscription:
    return Subscription(
        id=row["id"],
        newsroom=row["newsroom_id"],
        channel=row["channel_id"],
        story=row["story_id"],
        rule=row["rule"],
        zone=row["zone"],
        next_due_at=moment(row["next_due_at"]),
        created_at=moment(row["created_at"]),
        last_slot=row["last_slot"],
        threads=bool(row["threads"]),
    )
