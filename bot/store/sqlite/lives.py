"""When the status of each story must be looked at again."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.store.sqlite.codec import stamp
from bot.store.sqlite.connect import Connections
from bot.store.sqlite.stories import story_of
from summaries.model import Story
from summaries.rhythm import Status


class SqliteLives:
    """bot.ports.store.lives.Lives."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def due(self, now: datetime, limit: int) -> Sequence[tuple[int, Story]]:
        sql = "SELECT * FROM stories WHERE removed_at IS NULL AND life_due_at <= ? ORDER BY life_due_at, id LIMIT ?"

        def work(db: sqlite3.Connection) -> list[tuple[int, Story]]:
            return [(row["newsroom_id"], story_of(row)) for row in db.execute(sql, (stamp(now), limit))]

        return await self._connections.read(work)

    async def keep(self, newsroom: int, story: int, status: Status, until: datetime) -> None:
        sql = "UPDATE stories SET status = ?, life_due_at = ? WHERE newsroom_id = ? AND id = ? AND removed_at IS NULL"

        def work(db: sqlite3.Connection) -> None:
            db.execute(sql, (status, stamp(until), newsroom, story))

        await self._connections.write(work)
