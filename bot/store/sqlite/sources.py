"""Sources: shared by all newsrooms, followed by each for itself under a name of its own."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.ports.collector import SourceKind, Validators, Visit
from bot.ports.store import By, Pace, Source
from bot.store.sqlite import changes
from bot.store.sqlite.codec import moment, moment_or_none, stamp
from bot.store.sqlite.connect import Connections
from bot.store.sqlite.doors import ASLEEP
from bot.store.sqlite.entries import host, publisher_row, store_entries
from summaries.errors import Conflict, NotFound

_FIRST_INTERVAL = timedelta(minutes=15)
_MICROSECOND = timedelta(microseconds=1)

_SOURCE = "SELECT s.*, p.name AS publisher, {name} AS name FROM sources s JOIN publishers p ON p.id = s.publisher_id "
_SHARED = _SOURCE.format(name="p.name")
_FOLLOWED = _SOURCE.format(name="n.name") + (
    "JOIN newsroom_sources n ON n.source_id = s.id AND n.removed_at IS NULL WHERE n.newsroom_id = ? "
)


class SqliteSources:
    """bot.ports.store.Sources."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def add(
        self, newsroom: int, url: str, kind: SourceKind, name: str, site: str, publisher: str, by: By
    ) -> Source:
        def work(db: sqlite3.Connection) -> Source:
            source = _source_row(db, url, kind, site, publisher or name or host(url), by.at)
            _follow(db, newsroom, source, name, by)
            return _source(db.execute(_FOLLOWED + "AND s.id = ?", (newsroom, source)).fetchone())

        return await self._connections.write(work)

    async def remove(self, newsroom: int, source: int, by: By) -> None:
        def work(db: sqlite3.Connection) -> None:
            link = db.execute(
                "SELECT id FROM newsroom_sources WHERE newsroom_id = ? AND source_id = ? AND removed_at IS NULL",
                (newsroom, source),
            ).fetchone()
            if not link:
                raise NotFound("This newsroom does not follow that source; /sources lists those it follows.")
            before = changes.snapshot(db, "newsroom_sources", newsroom, link["id"])
            db.execute("UPDATE newsroom_sources SET removed_at = ? WHERE id = ?", (stamp(by.at), link["id"]))
            changes.record(db, newsroom, by, "newsroom_sources", link["id"], before)

        await self._connections.write(work)

    async def list(self, newsroom: int) -> Sequence[Source]:
        def work(db: sqlite3.Connection) -> list[Source]:
            found = map(_source, db.execute(_FOLLOWED, (newsroom,)))
            return sorted(found, key=lambda source: (source.name.casefold(), source.id))

        return await self._connections.read(work)

    async def ever(self, newsroom: int) -> Sequence[str]:
        def work(db: sqlite3.Connection) -> list[str]:
            sql = "SELECT s.url FROM newsroom_sources n JOIN sources s ON s.id = n.source_id WHERE n.newsroom_id = ?"
            return [str(row["url"]) for row in db.execute(sql, (newsroom,))]

        return await self._connections.read(work)

    async def due(self, now: datetime, limit: int) -> Sequence[Source]:
        def work(db: sqlite3.Connection) -> list[Source]:
            rows = db.execute(
                f"{_SHARED}WHERE s.next_at <= ? AND NOT s.gone AND EXISTS"  # noqa: S608  # no data in it
                " (SELECT 1 FROM newsroom_sources n WHERE n.source_id = s.id AND n.removed_at IS NULL"
                f" AND n.newsroom_id NOT IN ({ASLEEP}))"
                " ORDER BY s.next_at, s.id LIMIT ?",
                (stamp(now), limit),
            )
            return [_source(row) for row in rows]

        return await self._connections.read(work)

    async def record(self, source: int, visit: Visit, pace: Pace, baseline: bool, now: datetime) -> Sequence[str]:
        def work(db: sqlite3.Connection) -> list[str]:
            row = db.execute("SELECT * FROM sources WHERE id = ?", (source,)).fetchone()
            if not row:
                raise NotFound("That source is not here any more.")
            _set_pace(db, source, visit, pace)
            if visit.failure is not None:
                return []
            kept = _move(db, row, visit.moved_to, now) if visit.moved_to and visit.moved_to != row["url"] else source
            _set_health(db, kept, visit, now)
            if visit.not_modified:
                return []
            return store_entries(db, kept, row["publisher_id"], visit.entries, baseline, now)

        return await self._connections.write(work)


# --- following ------------------------------------------------------------------------------------------------------


def _source_row(db: sqlite3.Connection, url: str, kind: str, site: str, publisher: str, now: datetime) -> int:
    """The shared row of an address, made at first sight, due at once."""
    found = db.execute("SELECT id FROM sources WHERE url = ?", (url,)).fetchone()
    if found:
        return int(found["id"])
    cursor = db.execute(
        "INSERT INTO sources (url, kind, site, publisher_id, interval, next_at) VALUES (?, ?, ?, ?, ?, ?)",
        (url, kind, site, publisher_row(db, publisher), _FIRST_INTERVAL // _MICROSECOND, stamp(now)),
    )
    return int(cursor.lastrowid or 0)


def _follow(db: sqlite3.Connection, newsroom: int, source: int, name: str, by: By) -> None:
    alone = not db.execute(
        "SELECT 1 FROM newsroom_sources WHERE source_id = ? AND removed_at IS NULL", (source,)
    ).fetchone()
    link = db.execute(
        "SELECT id, removed_at FROM newsroom_sources WHERE newsroom_id = ? AND source_id = ?", (newsroom, source)
    ).fetchone()
    if link and link["removed_at"] is None:
        raise Conflict("This newsroom follows that source already.")
    if link:
        row, before = link["id"], changes.snapshot(db, "newsroom_sources", newsroom, link["id"])
        db.execute("UPDATE newsroom_sources SET name = ?, removed_at = NULL WHERE id = ?", (name, row))
    else:
        before = None
        row = db.execute(
            "INSERT INTO newsroom_sources (newsroom_id, source_id, name, added_at) VALUES (?, ?, ?, ?)",
            (newsroom, source, name, stamp(by.at)),
        ).lastrowid
    changes.record(db, newsroom, by, "newsroom_sources", row, before)
    db.execute("UPDATE sources SET next_at = min(next_at, ?), gone = 0 WHERE id = ?", (stamp(by.at), source))
    if alone:
        # Nobody looked meanwhile: what piled up is a baseline again, not news.
        db.execute("UPDATE sources SET first_seen = 1, failures = 0, failure = '' WHERE id = ?", (source,))


# --- visits ---------------------------------------------------------------------------------------------------------


def _set_pace(db: sqlite3.Connection, source: int, visit: Visit, pace: Pace) -> None:
    db.execute(
        "UPDATE sources SET interval = ?, next_at = ?, failures = ?, failure = ?, gone = ? WHERE id = ?",
        (
            pace.interval // _MICROSECOND,
            stamp(pace.next_at),
            pace.failures,
            visit.failure or "",
            visit.gone,
            source,
        ),
    )


def _set_health(db: sqlite3.Connection, source: int, visit: Visit, now: datetime) -> None:
    """A good visit: validators are kept with their entries, so that a 304 never hides one that was not stored."""
    db.execute("UPDATE sources SET last_ok_at = ? WHERE id = ?", (stamp(now), source))
    if visit.not_modified:
        return
    db.execute(
        "UPDATE sources SET first_seen = 0, etag = ?, last_modified = ?, title = coalesce(nullif(?, ''), title),"
        " site = coalesce(nullif(site, ''), ?) WHERE id = ?",
        (visit.validators.etag, visit.validators.last_modified, visit.title, visit.site, source),
    )


def _move(db: sqlite3.Connection, row: sqlite3.Row, url: str, now: datetime) -> int:
    """A permanent move; gives the source that goes on: another one where that address is followed already."""
    other = db.execute("SELECT id FROM sources WHERE url = ?", (url,)).fetchone()
    if not other:
        db.execute("UPDATE sources SET url = ? WHERE id = ?", (url, row["id"]))
        return int(row["id"])
    old, new = row["id"], int(other["id"])
    db.execute(
        "INSERT INTO newsroom_sources (newsroom_id, source_id, name, added_at)"
        " SELECT newsroom_id, ?, name, added_at FROM newsroom_sources WHERE source_id = ? AND removed_at IS NULL"
        " ON CONFLICT (newsroom_id, source_id) DO UPDATE SET removed_at = NULL",
        (new, old),
    )
    db.execute(
        "UPDATE newsroom_sources SET removed_at = ? WHERE source_id = ? AND removed_at IS NULL", (stamp(now), old)
    )
    db.execute(
        "INSERT OR IGNORE INTO entries (source_id, guid, url, article_id, fingerprint, title)"
        " SELECT ?, guid, url, article_id, fingerprint, title FROM entries WHERE source_id = ?",
        (new, old),
    )
    db.execute(
        "UPDATE sources SET articles = (SELECT count(DISTINCT article_id) FROM entries WHERE source_id = ?)"
        " WHERE id = ?",
        (new, new),
    )
    return new


def _source(row: sqlite3.Row) -> Source:
    source = Source(
        id=row["id"],
        url=row["url"],
        kind=row["kind"],
        name=row["name"] or row["title"] or row["url"],
        site=row["site"],
        publisher=row["publisher"],
        pace=Pace(timedelta(microseconds=row["interval"]), moment(row["next_at"]), row["failures"]),
        validators=Validators(row["etag"], row["last_modified"]),
        failure=row["failure"],
        gone=bool(row["gone"]),
        last_ok_at=moment_or_none(row["last_ok_at"]),
        first_seen=bool(row["first_seen"]),
        articles=row["articles"],
    )
    # A first look is a whole one: validators of an earlier time must not answer it with "not modified".
    return replace(source, validators=Validators()) if source.first_seen else source
