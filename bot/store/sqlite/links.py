"""Codes by which workspaces join a newsroom, and the joining: one door closes and another opens, in one transaction."""

import sqlite3
from datetime import datetime, timedelta

from bot.ports.store import By, Door, Invitation, Leaving, Wrong
from bot.store.sqlite import changes
from bot.store.sqlite.codec import moment, stamp
from bot.store.sqlite.connect import Connections
from bot.store.sqlite.people import door
from summaries.errors import Conflict, NotFound

NO_WORKSPACE = "That workspace is not here any more."
LEFT_ALONE = (
    "The other workspaces of this newsroom would have no admin left: make somebody there admin first, with /roles."
)
_DOORS = (
    "SELECT w.* FROM workspaces w LEFT JOIN installations i"
    " ON i.newsroom_id = w.newsroom_id AND i.workspace_id = w.id WHERE i.closed_at IS NULL "
)
_LIVE = "used_at IS NULL AND expires_at > :now"


class SqliteLinks:
    """bot.ports.store.Links."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def give(self, newsroom: int, code_hash: str, until: datetime, most: int, by: By) -> int:
        def work(db: sqlite3.Connection) -> int:
            now = stamp(by.at)
            _sweep(db, by.at)
            sql = "INSERT INTO link_codes (code_hash, newsroom_id, given_at, expires_at) VALUES (?, ?, ?, ?)"
            try:
                db.execute(sql, (code_hash, newsroom, now, stamp(until)))
            except sqlite3.IntegrityError as error:
                raise NotFound("That newsroom is not here any more.") from error
            changes.note(db, newsroom, by, "newsrooms", newsroom)
            return db.execute(
                f"UPDATE link_codes SET expires_at = :now WHERE newsroom_id = :newsroom AND {_LIVE}"  # noqa: S608
                " AND code_hash NOT IN"
                f" (SELECT code_hash FROM link_codes WHERE newsroom_id = :newsroom AND {_LIVE}"
                " ORDER BY code_hash = :new DESC, given_at DESC LIMIT :most)",
                {"now": now, "newsroom": newsroom, "new": code_hash, "most": most},
            ).rowcount

        return await self._connections.write(work, durable=True)

    async def show(
        self, newsroom: int, workspace: int, code_hash: str, now: datetime, window: timedelta, most: int
    ) -> Invitation | Wrong:
        def work(db: sqlite3.Connection) -> Invitation | Wrong:
            tries = _tries(db, newsroom, workspace, now - window)
            if len(tries) >= most:
                return Wrong(tries[-most] + window)
            found = _good(db, newsroom, workspace, code_hash, now)
            if found is None:
                sql = "INSERT INTO link_tries (newsroom_id, workspace_id, at) VALUES (?, ?, ?)"
                try:
                    db.execute(sql, (newsroom, workspace, stamp(now)))
                except sqlite3.IntegrityError as error:
                    raise NotFound(NO_WORKSPACE) from error
                return Wrong()
            if found["newsroom_id"] != newsroom:
                db.execute("UPDATE link_codes SET held_by = ? WHERE code_hash = ?", (workspace, code_hash))
            name = db.execute("SELECT name FROM newsrooms WHERE id = ?", (found["newsroom_id"],)).fetchone()
            return Invitation(found["newsroom_id"], name["name"])

        return await self._connections.write(work, durable=True)

    async def leaving(self, newsroom: int, workspace: int) -> Leaving:
        def work(db: sqlite3.Connection) -> Leaving:
            here = _here(db, newsroom, workspace)
            wishes = (
                "SELECT count(*) FROM subscriptions b JOIN stories s ON s.id = b.story_id"
                " JOIN channels c ON c.id = b.channel_id WHERE b.newsroom_id = ? AND c.workspace_id = ?"
                " AND b.removed_at IS NULL AND s.removed_at IS NULL"
            )
            stories = "SELECT count(*) FROM stories WHERE newsroom_id = ? AND removed_at IS NULL"
            return Leaving(
                newsroom=db.execute("SELECT name FROM newsrooms WHERE id = ?", (newsroom,)).fetchone()["name"],
                door=here,
                stories=db.execute(stories, (newsroom,)).fetchone()[0],
                subscriptions=db.execute(wishes, (newsroom, workspace)).fetchone()[0],
                doors=len(_others(db, newsroom, workspace)),
            )

        return await self._connections.read(work)

    async def join(self, newsroom: int, workspace: int, code_hash: str, by: By) -> Door | None:
        def work(db: sqlite3.Connection) -> Door | None:
            found = _good(db, newsroom, workspace, code_hash, by.at)
            if found is None or found["newsroom_id"] == newsroom:
                return None
            left = _here(db, newsroom, workspace)
            _leave_an_admin(db, newsroom, workspace)
            used = "UPDATE link_codes SET used_at = ?, held_by = ? WHERE code_hash = ?"
            db.execute(used, (stamp(by.at), workspace, code_hash))
            joined = _move(db, left, found["newsroom_id"], by.at)
            _bring_along(db, left, joined, by)
            return joined

        return await self._connections.write(work, durable=True)


# --- codes ----------------------------------------------------------------------------------------------------------


def _good(db: sqlite3.Connection, newsroom: int, workspace: int, code_hash: str, now: datetime) -> sqlite3.Row | None:
    """The code, where it is good for this workspace; one of its own newsroom is whatever has become of it."""
    row: sqlite3.Row | None = db.execute(
        f"SELECT * FROM link_codes WHERE code_hash = :hash AND (newsroom_id = :newsroom"  # noqa: S608  # see _LIVE
        f" OR {_LIVE} AND coalesce(held_by, :workspace) = :workspace)",
        {"hash": code_hash, "newsroom": newsroom, "workspace": workspace, "now": stamp(now)},
    ).fetchone()
    return row


def _tries(db: sqlite3.Connection, newsroom: int, workspace: int, since: datetime) -> list[datetime]:
    """When this workspace showed wrong codes, oldest first."""
    sql = "SELECT at FROM link_tries WHERE newsroom_id = ? AND workspace_id = ? AND at > ? ORDER BY at"
    return [moment(row["at"]) for row in db.execute(sql, (newsroom, workspace, stamp(since)))]


def _sweep(db: sqlite3.Connection, now: datetime) -> None:
    """Delete what can tell nothing any more."""
    yesterday = stamp(now - timedelta(days=1))
    db.execute("DELETE FROM link_codes WHERE expires_at < ?", (yesterday,))
    db.execute("DELETE FROM link_tries WHERE at < ?", (yesterday,))


# --- doors ----------------------------------------------------------------------------------------------------------


def _here(db: sqlite3.Connection, newsroom: int, workspace: int) -> Door:
    """The open door of a workspace.  Raises NotFound."""
    row = db.execute(_DOORS + "AND w.newsroom_id = ? AND w.id = ?", (newsroom, workspace)).fetchone()
    if row is None:
        raise NotFound(NO_WORKSPACE)
    return Door(row["newsroom_id"], row["id"], row["platform"], row["external"])


def _others(db: sqlite3.Connection, newsroom: int, workspace: int) -> list[int]:
    """The other open doors of a newsroom."""
    rows = db.execute(_DOORS + "AND w.newsroom_id = ? AND w.id <> ?", (newsroom, workspace))
    return [row["id"] for row in rows]


def _leave_an_admin(db: sqlite3.Connection, newsroom: int, workspace: int) -> None:
    """Raises Conflict where people stay behind other doors, and all admins go with this one."""
    others = set(_others(db, newsroom, workspace))
    rows = db.execute("SELECT workspace_id, role FROM members WHERE newsroom_id = ?", (newsroom,)).fetchall()
    staying = [row["role"] for row in rows if row["workspace_id"] in others]
    if staying and "admin" not in staying:
        raise Conflict(LEFT_ALONE)


def _move(db: sqlite3.Connection, left: Door, to: int, now: datetime) -> Door:
    """Close one door and open the other, with what was sealed."""
    workspace = door(db, to, left.platform, left.external, now)
    db.execute("UPDATE workspaces SET linked_at = NULL WHERE id = ?", (left.workspace,))
    db.execute("UPDATE workspaces SET linked_at = ? WHERE id = ?", (stamp(now), workspace))
    key = (left.newsroom, left.workspace)
    held = db.execute("SELECT sealed FROM installations WHERE newsroom_id = ? AND workspace_id = ?", key).fetchone()
    db.execute("DELETE FROM installations WHERE newsroom_id = ? AND workspace_id = ?", (to, workspace))
    if held is not None:
        install = "INSERT INTO installations (newsroom_id, workspace_id, sealed, installed_at) VALUES (?, ?, ?, ?)"
        db.execute(install, (to, workspace, held["sealed"], stamp(now)))
    # Closed also where nothing was ever sealed: so it waits, and is let go, as any other closed door.
    db.execute(
        "INSERT INTO installations (newsroom_id, workspace_id, sealed, installed_at, closed_at)"
        " SELECT newsroom_id, id, x'', created_at, ? FROM workspaces WHERE newsroom_id = ? AND id = ?"
        " ON CONFLICT DO UPDATE SET sealed = x'', closed_at = excluded.closed_at",
        (stamp(now), *key),
    )
    return Door(to, workspace, left.platform, left.external)


def _bring_along(db: sqlite3.Connection, left: Door, joined: Door, by: By) -> None:
    """Make whoever asked admin of the newsroom that was joined, and write it down on both sides."""
    row = db.execute("SELECT external FROM members WHERE newsroom_id = ? AND id = ?", (left.newsroom, by.member))
    who = row.fetchone()
    if who is None:
        raise NotFound("Whoever asked is not known in this newsroom any more.")
    sql = (
        "INSERT INTO members (newsroom_id, workspace_id, external, name, role, created_at)"
        " VALUES (?, ?, ?, ?, 'admin', ?) ON CONFLICT (newsroom_id, workspace_id, external) DO UPDATE"
        " SET role = 'admin', name = excluded.name"
    )
    db.execute(sql, (joined.newsroom, joined.workspace, who["external"], by.name, stamp(by.at)))
    # Neither log names the other newsroom: its people need not know of each other.
    what = f"the {left.platform} workspace {left.external}"
    away = f"joined {what} to another newsroom"
    here = f"joined {what} to this newsroom, and is admin of it"
    changes.note(db, left.newsroom, _said(by, away, by.channel), "workspaces", left.workspace)
    changes.note(db, joined.newsroom, _said(by, here, 0), "workspaces", joined.workspace)


def _said(by: By, said: str, channel: int) -> By:
    return By(by.member, by.name, channel, by.at, said)
