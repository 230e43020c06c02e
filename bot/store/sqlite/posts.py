"""Messages of desk channels."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.ports.store import Post
from bot.store.sqlite.codec import mapping, moment, moment_or_none, stamp, to_json
from bot.store.sqlite.connect import Connections
from summaries.errors import NotFound


class SqlitePosts:
    """bot.ports.store.Posts."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def put(self, newsroom: int, channel: int, delivery: str, body: Mapping[str, object], now: datetime) -> int:
        def work(db: sqlite3.Connection) -> int:
            found = _find(db, newsroom, channel, delivery)
            if found is not None:
                return found
            try:
                cursor = db.execute(
                    "INSERT INTO posts (newsroom_id, channel_id, delivery, body, posted_at) VALUES (?, ?, ?, ?, ?)",
                    (newsroom, channel, delivery, to_json(body), stamp(now)),
                )
            except sqlite3.IntegrityError as error:
                raise NotFound("That channel is not of this newsroom.") from error
            return int(cursor.lastrowid or 0)

        return await self._connections.write(work, durable=True)

    async def find(self, newsroom: int, channel: int, delivery: str) -> int | None:
        return await self._connections.read(lambda db: _find(db, newsroom, channel, delivery))

    async def edit(self, newsroom: int, message: int, body: Mapping[str, object], now: datetime) -> None:
        def work(db: sqlite3.Connection) -> None:
            cursor = db.execute(
                "UPDATE posts SET body = ?, edited_at = ? WHERE newsroom_id = ? AND id = ?",
                (to_json(body), stamp(now), newsroom, message),
            )
            if not cursor.rowcount:
                raise NotFound("That message is not here any more.")

        await self._connections.write(work)

    async def list(self, newsroom: int, channel: int, limit: int) -> Sequence[Post]:
        def work(db: sqlite3.Connection) -> list[Post]:
            rows = db.execute(
                "SELECT * FROM posts WHERE newsroom_id = ? AND channel_id = ? ORDER BY posted_at DESC, id DESC LIMIT ?",
                (newsroom, channel, limit),
            )
            return [_post(row) for row in rows]

        return await self._connections.read(work)


def _find(db: sqlite3.Connection, newsroom: int, channel: int, delivery: str) -> int | None:
    row = db.execute(
        "SELECT id FROM posts WHERE newsroom_id = ? AND channel_id = ? AND delivery = ?", (newsroom, channel, delivery)
    ).fetchone()
    return int(row["id"]) if row else None


def _post(row: sqlite3.Row) -> Post:
    return Post(
        id=row["id"],
        channel=row["channel_id"],
        delivery=row["delivery"],
        body=mapping(row["body"]),
        posted_at=moment(row["posted_at"]),
        edited_at=moment_or_none(row["edited_at"]),
    )
