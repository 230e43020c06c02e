"""Workspaces of chat platforms: who is installed, with what, until when."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.ports.store import Door, Installation
from bot.store.sqlite.codec import moment, moment_or_none, stamp
from bot.store.sqlite.connect import Connections
from bot.store.sqlite.forgetting import forget_workspaces
from bot.store.sqlite.people import door

_ALL = (
    "SELECT i.*, w.platform, w.external FROM installations i"
    " JOIN workspaces w ON w.newsroom_id = i.newsroom_id AND w.id = i.workspace_id "
)
# Newsrooms that have closed workspaces and no others.
ASLEEP = (
    "SELECT w.newsroom_id FROM workspaces w LEFT JOIN installations i"
    " ON i.newsroom_id = w.newsroom_id AND i.workspace_id = w.id"
    " GROUP BY w.newsroom_id HAVING count(*) = count(i.closed_at)"
)


class SqliteDoors:
    """bot.ports.store.Doors."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def open(self, newsroom: int, platform: str, external: str, sealed: bytes, now: datetime) -> Installation:
        def work(db: sqlite3.Connection) -> Installation:
            workspace = door(db, newsroom, platform, external, now)
            db.execute(
                "INSERT INTO installations (newsroom_id, workspace_id, sealed, installed_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (newsroom_id, workspace_id) DO UPDATE SET sealed = excluded.sealed,"
                " installed_at = excluded.installed_at, closed_at = NULL",
                (newsroom, workspace, sealed, stamp(now)),
            )
            found = db.execute(_ALL + "WHERE i.newsroom_id = ? AND i.workspace_id = ?", (newsroom, workspace))
            return _installation(found.fetchone())

        return await self._connections.write(work, durable=True)

    async def all(self, platform: str) -> Sequence[Installation]:
        sql = _ALL + "WHERE w.platform = ? ORDER BY w.created_at, w.id"
        return await self._connections.read(lambda db: [_installation(row) for row in db.execute(sql, (platform,))])

    async def find(self, platform: str, external: str) -> Installation | None:
        sql = _ALL + (
            "WHERE w.platform = ? AND w.external = ?"
            " ORDER BY i.closed_at IS NOT NULL, i.installed_at DESC, w.id DESC LIMIT 1"
        )

        def work(db: sqlite3.Connection) -> Installation | None:
            row = db.execute(sql, (platform, external)).fetchone()
            return _installation(row) if row else None

        return await self._connections.read(work)

    async def linked(self, platform: str, external: str) -> Door | None:
        sql = (
            "SELECT newsroom_id, id FROM workspaces WHERE platform = ? AND external = ? AND linked_at IS NOT NULL"
            " ORDER BY linked_at DESC LIMIT 1"
        )

        def work(db: sqlite3.Connection) -> Door | None:
            row = db.execute(sql, (platform, external)).fetchone()
            return Door(row["newsroom_id"], row["id"], platform, external) if row else None

        return await self._connections.read(work)

    async def reseal(self, installation: Installation, sealed: bytes) -> bool:
        # By the platform's own id: a token that was being renewed while its workspace joined another newsroom is kept.
        sql = (
            "UPDATE installations SET sealed = ? WHERE sealed = ? AND workspace_id IN"
            " (SELECT id FROM workspaces WHERE platform = ? AND external = ?)"
        )
        values = (sealed, installation.sealed, installation.platform, installation.external)
        # On the disk at once: the token that it replaces is worth nothing any more.
        return await self._connections.write(lambda db: db.execute(sql, values).rowcount > 0, durable=True)

    async def close(self, newsroom: int, workspace: int, now: datetime) -> None:
        sql = "UPDATE installations SET closed_at = ? WHERE newsroom_id = ? AND workspace_id = ? AND closed_at IS NULL"
        values = (stamp(now), newsroom, workspace)
        await self._connections.write(lambda db: db.execute(sql, values), durable=True)

    async def asleep(self) -> Sequence[int]:
        return await self._connections.read(lambda db: [row[0] for row in db.execute(ASLEEP)])

    async def forget_closed(self, before: datetime) -> int:
        def work(db: sqlite3.Connection) -> int:
            rows = db.execute(
                "SELECT newsroom_id, workspace_id FROM installations WHERE closed_at < ?", (stamp(before),)
            ).fetchall()
            forget_workspaces(db, [(row["newsroom_id"], row["workspace_id"]) for row in rows])
            return len(rows)

        return await self._connections.write(work)


def _installation(row: sqlite3.Row) -> Installation:
    return Installation(
        newsroom=row["newsroom_id"],
        workspace=row["workspace_id"],
        platform=row["platform"],
        external=row["external"],
        sealed=bytes(row["sealed"]),
        installed_at=moment(row["installed_at"]),
        closed_at=moment_or_none(row["closed_at"]),
    )
