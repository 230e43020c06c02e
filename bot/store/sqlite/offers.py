"""What is offered to a newsroom, and what it said to it."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from bot.ports.store import By, Found, Offer
from bot.store.sqlite import changes
from bot.store.sqlite.codec import moment, numbers, stamp, to_json
from bot.store.sqlite.connect import Connections
from bot.store.sqlite.records import VISIBLE
from summaries.errors import Conflict
from summaries.tracking.growth import Told, again

_FOUND = msgspec.json.Decoder(Found)

_TOLD = f"""
SELECT a.id, c.cluster_id, p.name AS outlet, a.dated_at FROM articles a
JOIN cluster_articles c ON c.article_id = a.id JOIN publishers p ON p.id = a.publisher_id
WHERE NOT a.gone AND {VISIBLE}
"""  # noqa: S608  # no data in it

_HELD = """
SELECT m.story_id, a.id, c.cluster_id, p.name AS outlet, a.dated_at FROM stories s
JOIN story_articles m ON m.newsroom_id = s.newsroom_id AND m.story_id = s.id JOIN articles a ON a.id = m.article_id
JOIN cluster_articles c ON c.article_id = a.id JOIN publishers p ON p.id = a.publisher_id
WHERE s.newsroom_id = ? AND s.removed_at IS NULL AND NOT a.gone AND a.dated_at >= ? ORDER BY a.dated_at, a.id
"""

_WAITING = """
SELECT * FROM offers o WHERE newsroom_id = :newsroom AND state = '' AND seen_at >= :since
AND NOT EXISTS (SELECT 1 FROM stories s WHERE s.id = o.story_id AND s.removed_at IS NULL)
ORDER BY kind = 'new', json_extract(body, '$.voices') DESC, id
"""


class SqliteOffers:
    """bot.ports.store.Offers."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def told(self, newsroom: int, since: datetime) -> Sequence[Told]:
        sql = _TOLD + "AND a.dated_at >= :since ORDER BY a.dated_at, a.id"
        values = {"newsroom": newsroom, "since": stamp(since)}
        return await self._connections.read(lambda db: [_told(row) for row in db.execute(sql, values)])

    async def members(self, newsroom: int, clusters: Sequence[int]) -> Sequence[Told]:
        sql = _TOLD + "AND c.cluster_id IN (SELECT value FROM json_each(:clusters)) ORDER BY a.dated_at, a.id"  # noqa: S608
        values = {"newsroom": newsroom, "clusters": to_json(list(clusters))}
        return await self._connections.read(lambda db: [_told(row) for row in db.execute(sql, values)])

    async def held(self, newsroom: int, articles: Sequence[str]) -> Sequence[tuple[str, int]]:
        sql = (
            "SELECT m.article_id, m.story_id FROM story_articles m JOIN stories s ON s.id = m.story_id"
            " WHERE m.newsroom_id = ? AND s.removed_at IS NULL AND m.article_id IN (SELECT value FROM json_each(?))"
            " ORDER BY m.article_id, m.story_id"
        )

        def work(db: sqlite3.Connection) -> list[tuple[str, int]]:
            return [(str(row[0]), row[1]) for row in db.execute(sql, (newsroom, numbers(articles)))]

        return await self._connections.read(work)

    async def stories(self, newsroom: int, since: datetime) -> Mapping[int, Sequence[Told]]:
        def work(db: sqlite3.Connection) -> dict[int, list[Told]]:
            held: dict[int, list[Told]] = {}
            for row in db.execute(_HELD, (newsroom, stamp(since))):
                held.setdefault(row["story_id"], []).append(_told(row))
            return held

        return await self._connections.read(work)

    async def found(self, newsroom: int, finds: Sequence[Found], now: datetime) -> None:
        def work(db: sqlite3.Connection) -> None:
            for one in finds:
                _found(db, newsroom, one, now)

        await self._connections.write(work)

    async def list(self, newsroom: int, seen_since: datetime) -> Sequence[Offer]:
        values = {"newsroom": newsroom, "since": stamp(seen_since)}
        return await self._connections.read(lambda db: [_offer(row) for row in db.execute(_WAITING, values)])

    async def get(self, newsroom: int, offer: int) -> Offer | None:
        def work(db: sqlite3.Connection) -> Offer | None:
            row = db.execute("SELECT * FROM offers WHERE newsroom_id = ? AND id = ?", (newsroom, offer)).fetchone()
            return _offer(row) if row else None

        return await self._connections.read(work)

    async def decline(self, newsroom: int, offer: int, by: By) -> None:
        def work(db: sqlite3.Connection) -> None:
            before = changes.snapshot(db, "offers", newsroom, offer)
            if before["state"]:
                raise Conflict("That was settled already; /offers shows what waits.")
            db.execute(
                "UPDATE offers SET state = 'no', size_then = size, settled_by = ?, settled_at = ? WHERE id = ?",
                (by.name, stamp(by.at), offer),
            )
            changes.record(db, newsroom, by, "offers", offer, before)

        await self._connections.write(work)

    async def take(self, newsroom: int, offer: int, story: int | None, now: datetime) -> None:
        def work(db: sqlite3.Connection) -> None:
            changes.snapshot(db, "offers", newsroom, offer)
            if story is not None:
                db.execute("UPDATE offers SET story_id = ? WHERE id = ?", (story, offer))
            else:
                db.execute(
                    "UPDATE offers SET state = 'yes', size_then = size, settled_at = ? WHERE id = ?",
                    (stamp(now), offer),
                )

        await self._connections.write(work)


def _found(db: sqlite3.Connection, newsroom: int, one: Found, now: datetime) -> None:
    known = db.execute(
        "SELECT id, state, size_then, settled_at FROM offers WHERE newsroom_id = ? AND kind = ? AND key = ?",
        (newsroom, one.kind, one.key),
    ).fetchone()
    if known is None:
        db.execute(
            "INSERT INTO offers (newsroom_id, kind, key, size, body, made_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (newsroom, one.kind, one.key, one.size, to_json(one), stamp(now), stamp(now)),
        )
        return
    db.execute(
        "UPDATE offers SET size = ?, body = ?, seen_at = ? WHERE id = ?",
        (one.size, to_json(one), stamp(now), known["id"]),
    )
    if known["state"] and again(known["size_then"], one.size):
        db.execute("UPDATE offers SET state = '', settled_by = '', made_at = ? WHERE id = ?", (stamp(now), known["id"]))


def _told(row: sqlite3.Row) -> Told:
    article = str(row["id"])
    return Told(article, row["cluster_id"], row["outlet"], moment(row["dated_at"]), article)


def _offer(row: sqlite3.Row) -> Offer:
    return Offer(
        row["id"],
        _FOUND.decode(row["body"]),
        moment(row["made_at"]),
        moment(row["seen_at"]),
        row["state"],
        row["settled_by"],
    )
