"""Newsrooms, the doors to them, the people and channels behind each, and the ways into the desk."""

import secrets
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.ports.store import By, Channel, Member
from bot.store.sqlite import changes
from bot.store.sqlite.codec import stamp
from bot.store.sqlite.connect import Connections
from commands.spec import Role
from summaries.errors import Conflict, NotFound

_CHANNELS = (
    "SELECT c.*, i.closed_at IS NOT NULL AS closed FROM channels c"
    " LEFT JOIN installations i ON i.newsroom_id = c.newsroom_id AND i.workspace_id = c.workspace_id "
)


class SqlitePeople:
    """bot.ports.store.People."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def newsroom(self, name: str, now: datetime) -> int:
        def work(db: sqlite3.Connection) -> int:
            # Asked first: an ignored insert would still use up a number.
            row = db.execute("SELECT id FROM newsrooms WHERE name = ?", (name,)).fetchone()
            if row:
                return int(row["id"])
            sql = "INSERT INTO newsrooms (name, created_at) VALUES (?, ?)"
            return int(db.execute(sql, (name, stamp(now))).lastrowid or 0)

        return await self._connections.write(work)

    async def new_newsroom(self, name: str, now: datetime) -> int:
        sql = "INSERT INTO newsrooms (name, created_at) VALUES (?, ?)"

        def work(db: sqlite3.Connection) -> int:
            try:
                return int(db.execute(sql, (name, stamp(now))).lastrowid or 0)
            except sqlite3.IntegrityError as error:
                raise Conflict(f"Another newsroom here is called “{name}”.") from error

        return await self._connections.write(work)

    async def own_newsroom(self, name: str, now: datetime) -> int:
        def work(db: sqlite3.Connection) -> int | None:
            row = db.execute(
                "SELECT newsroom_id FROM workspaces WHERE platform = 'desk' AND external = 'local' ORDER BY id LIMIT 1"
            ).fetchone()
            if not row:
                return None
            try:
                db.execute("UPDATE newsrooms SET name = ? WHERE id = ? AND name <> ?", (name, row[0], name))
            except sqlite3.IntegrityError as error:
                raise Conflict(f"Another newsroom here is called “{name}”. Give this one another name.") from error
            return int(row[0])

        return await self._connections.write(work) or await self.newsroom(name, now)

    async def newsrooms(self) -> Sequence[tuple[int, str]]:
        sql = "SELECT id, name FROM newsrooms ORDER BY id"
        return await self._connections.read(lambda db: [(row["id"], row["name"]) for row in db.execute(sql)])

    async def workspace(self, newsroom: int, platform: str, external: str, now: datetime) -> int:
        return await self._connections.write(lambda db: door(db, newsroom, platform, external, now))

    async def member(
        self, newsroom: int, workspace: int, external: str, name: str, now: datetime, *, may_lead: bool = True
    ) -> Member:
        key = (newsroom, workspace, external)
        find = "SELECT * FROM members WHERE newsroom_id = ? AND workspace_id = ? AND external = ?"

        def work(db: sqlite3.Connection) -> Member:
            row = db.execute(find, key).fetchone()
            if row is None:
                first = (
                    may_lead and not db.execute("SELECT 1 FROM members WHERE newsroom_id = ?", (newsroom,)).fetchone()
                )
                sql = (
                    "INSERT INTO members (newsroom_id, workspace_id, external, name, role, created_at)"
                    " VALUES (?, ?, ?, ?, ?, ?)"
                )
                _insert(db, sql, (*key, name, "admin" if first else "reader", stamp(now)))
            elif name and row["name"] != name:
                db.execute("UPDATE members SET name = ? WHERE id = ?", (name, row["id"]))
            return _member(db.execute(find, key).fetchone())

        return await self._connections.write(work)

    async def members(self, newsroom: int) -> Sequence[Member]:
        def work(db: sqlite3.Connection) -> list[Member]:
            found = map(_member, db.execute("SELECT * FROM members WHERE newsroom_id = ?", (newsroom,)))
            return sorted(found, key=lambda member: (member.name.casefold(), member.id))

        return await self._connections.read(work)

    async def member_by_id(self, newsroom: int, member: int) -> Member | None:
        sql = "SELECT * FROM members WHERE newsroom_id = ? AND id = ?"

        def work(db: sqlite3.Connection) -> Member | None:
            row = db.execute(sql, (newsroom, member)).fetchone()
            return _member(row) if row else None

        return await self._connections.read(work)

    async def met(self, platform: str, external: str) -> Member | None:
        sql = (
            "SELECT m.* FROM members m JOIN workspaces w ON w.newsroom_id = m.newsroom_id AND w.id = m.workspace_id"
            " LEFT JOIN installations i ON i.newsroom_id = w.newsroom_id AND i.workspace_id = w.id"
            " WHERE w.platform = ? AND m.external = ? AND i.closed_at IS NULL ORDER BY m.id DESC LIMIT 1"
        )

        def work(db: sqlite3.Connection) -> Member | None:
            row = db.execute(sql, (platform, external)).fetchone()
            return _member(row) if row else None

        return await self._connections.read(work)

    async def set_role(self, newsroom: int, member: int, role: Role, by: By) -> Member:
        def work(db: sqlite3.Connection) -> Member:
            before = changes.snapshot(db, "members", newsroom, member)
            db.execute("UPDATE members SET role = ? WHERE id = ?", (role, member))
            if changes.needs_an_admin(db, newsroom):
                raise Conflict("The newsroom would have no admin left. Make somebody else admin first.")
            changes.record(db, newsroom, by, "members", member, before)
            return _member(db.execute("SELECT * FROM members WHERE id = ?", (member,)).fetchone())

        return await self._connections.write(work)

    async def channel(
        self, newsroom: int, workspace: int, platform: str, external: str, name: str, zone: str, now: datetime
    ) -> Channel:
        key = (newsroom, workspace, external)
        find = _CHANNELS + "WHERE c.newsroom_id = ? AND c.workspace_id = ? AND c.external = ?"

        def work(db: sqlite3.Connection) -> Channel:
            row = db.execute(find, key).fetchone()
            if row is None:
                sql = (
                    "INSERT INTO channels (newsroom_id, workspace_id, external, platform, name, zone, created_at)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)"
                )
                _insert(db, sql, (*key, platform, name, zone, stamp(now)))
            elif name and row["name"] != name:
                db.execute("UPDATE channels SET name = ? WHERE id = ?", (name, row["id"]))
            return _channel(db.execute(find, key).fetchone())

        return await self._connections.write(work)

    async def channels(self, newsroom: int) -> Sequence[Channel]:
        sql = _CHANNELS + "WHERE c.newsroom_id = ? ORDER BY c.created_at, c.id"
        return await self._connections.read(lambda db: [_channel(row) for row in db.execute(sql, (newsroom,))])

    async def channel_by_id(self, newsroom: int, channel: int) -> Channel | None:
        sql = _CHANNELS + "WHERE c.newsroom_id = ? AND c.id = ?"

        def work(db: sqlite3.Connection) -> Channel | None:
            row = db.execute(sql, (newsroom, channel)).fetchone()
            return _channel(row) if row else None

        return await self._connections.read(work)

    async def issue_token(self, newsroom: int, member: int, token_hash: str, expires_at: datetime) -> None:
        sql = "INSERT INTO tokens (token_hash, newsroom_id, member_id, expires_at) VALUES (?, ?, ?, ?)"
        values = (token_hash, newsroom, member, stamp(expires_at))
        await self._connections.write(lambda db: _insert(db, sql, values))

    async def redeem_token(self, token_hash: str, now: datetime) -> Member | None:
        def work(db: sqlite3.Connection) -> Member | None:
            used = db.execute(
                "UPDATE tokens SET used_at = ?1 WHERE token_hash = ?2 AND used_at IS NULL AND expires_at > ?1",
                (stamp(now), token_hash),
            ).rowcount
            if not used:
                return None
            row = db.execute(
                "SELECT m.* FROM tokens t JOIN members m ON m.newsroom_id = t.newsroom_id AND m.id = t.member_id"
                " WHERE t.token_hash = ?",
                (token_hash,),
            ).fetchone()
            return _member(row)

        return await self._connections.write(work, durable=True)

    async def secret(self, name: str) -> bytes:
        def work(db: sqlite3.Connection) -> bytes:
            db.execute("INSERT OR IGNORE INTO secrets (name, value) VALUES (?, ?)", (name, secrets.token_bytes(32)))
            return bytes(db.execute("SELECT value FROM secrets WHERE name = ?", (name,)).fetchone()["value"])

        return await self._connections.write(work, durable=True)


def door(db: sqlite3.Connection, newsroom: int, platform: str, external: str, now: datetime) -> int:
    """The id of a workspace, made at the first call.  Raises NotFound for an unknown newsroom."""
    key = (newsroom, platform, external)
    row = db.execute(
        "SELECT id FROM workspaces WHERE newsroom_id = ? AND platform = ? AND external = ?", key
    ).fetchone()
    if row:
        return int(row["id"])
    sql = "INSERT INTO workspaces (newsroom_id, platform, external, created_at) VALUES (?, ?, ?, ?)"
    return _insert(db, sql, (*key, stamp(now)))


def _insert(db: sqlite3.Connection, sql: str, values: Sequence[object]) -> int:
    try:
        return int(db.execute(sql, values).lastrowid or 0)
    except sqlite3.IntegrityError as error:
        raise NotFound("That newsroom, workspace or member is not here.") from error


def _member(row: sqlite3.Row) -> Member:
    return Member(row["id"], row["newsroom_id"], row["workspace_id"], row["external"], row["name"], row["role"])


def _channel(row: sqlite3.Row) -> Channel:
    return Channel(
        id=row["id"],
        newsroom=row["newsroom_id"],
        workspace=row["workspace_id"],
        platform=row["platform"],
        external=row["external"],
        name=row["name"],
        zone=row["zone"],
        closed=bool(row["closed"]),
    )
