"""What is kept for a while only: keys of what platforms send twice, and calls that wait for a choice."""

import secrets
import sqlite3
from collections.abc import Mapping
from datetime import datetime

from bot.store.sqlite.codec import mapping, stamp, to_json
from bot.store.sqlite.connect import Connections
from summaries.errors import NotFound

KEY_BYTES = 9  # twelve characters in base64


class SqliteSeen:
    """bot.ports.store.Seen."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def first(self, newsroom: int, key: str, now: datetime) -> bool:
        sql = "INSERT INTO seen (newsroom_id, key, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"

        def work(db: sqlite3.Connection) -> bool:
            try:
                return db.execute(sql, (newsroom, key, stamp(now))).rowcount == 1
            except sqlite3.IntegrityError as error:
                raise NotFound("That newsroom is not here.") from error

        return await self._connections.write(work, durable=True)

    async def take_back(self, newsroom: int, key: str) -> None:
        sql = "DELETE FROM seen WHERE newsroom_id = ? AND key = ?"
        await self._connections.write(lambda db: db.execute(sql, (newsroom, key)))

    async def forget(self, before: datetime) -> int:
        sql = "DELETE FROM seen WHERE at < ?"
        return await self._connections.write(lambda db: db.execute(sql, (stamp(before),)).rowcount)


class SqliteKept:
    """bot.ports.store.Kept."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def keep(self, newsroom: int, member: int, body: Mapping[str, object], now: datetime) -> str:
        key = secrets.token_urlsafe(KEY_BYTES)
        sql = "INSERT INTO kept (newsroom_id, member_id, key, body, at) VALUES (?, ?, ?, ?, ?)"

        def work(db: sqlite3.Connection) -> str:
            try:
                db.execute(sql, (newsroom, member, key, to_json(body), stamp(now)))
            except sqlite3.IntegrityError as error:
                raise NotFound("That member is not of this newsroom.") from error
            return key

        return await self._connections.write(work)

    async def get(self, newsroom: int, member: int, key: str) -> Mapping[str, object] | None:
        sql = "SELECT body FROM kept WHERE newsroom_id = ? AND member_id = ? AND key = ?"

        def work(db: sqlite3.Connection) -> Mapping[str, object] | None:
            row = db.execute(sql, (newsroom, member, key)).fetchone()
            return mapping(row["body"]) if row else None

        return await self._connections.read(work)

    async def forget(self, before: datetime) -> int:
        sql = "DELETE FROM kept WHERE at < ?"
        return await self._connections.write(lambda db: db.execute(sql, (stamp(before),)).rowcount)
