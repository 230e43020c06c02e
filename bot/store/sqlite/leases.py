"""Rights that one process holds at a time."""

import sqlite3
from datetime import datetime, timedelta

from bot.store.sqlite.codec import stamp
from bot.store.sqlite.connect import Connections


class SqliteLeases:
    """bot.ports.store.Leases."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def take(self, name: str, holder: str, length: timedelta, now: datetime) -> bool:
        values = {"name": name, "holder": holder, "now": stamp(now), "until": stamp(now + length)}

        def work(db: sqlite3.Connection) -> bool:
            taken = db.execute(
                "INSERT INTO leases (name, holder, until) VALUES (:name, :holder, :until)"
                " ON CONFLICT (name) DO UPDATE SET holder = :holder, until = :until"
                " WHERE holder = :holder OR until <= :now",
                values,
            )
            return taken.rowcount == 1

        return await self._connections.write(work, durable=True)

    async def holder(self, name: str) -> str | None:
        def work(db: sqlite3.Connection) -> str | None:
            row = db.execute("SELECT holder FROM leases WHERE name = ?", (name,)).fetchone()
            return str(row["holder"]) if row else None

        return await self._connections.read(work)

    async def give_back(self, name: str, holder: str) -> None:
        sql = "DELETE FROM leases WHERE name = ? AND holder = ?"
        await self._connections.write(lambda db: db.execute(sql, (name, holder)), durable=True)
