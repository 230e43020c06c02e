"""The shared stream of versions, and how far each of its takers has come."""

import sqlite3
from collections.abc import Sequence

from bot.store.sqlite import records
from bot.store.sqlite.connect import Connections
from summaries.errors import Conflict
from summaries.model import Read

_STREAM = """
SELECT s.place, v.*, p.name AS publisher, n.body FROM stream s JOIN article_versions v ON v.id = s.version_id
JOIN articles a ON a.id = v.article_id JOIN publishers p ON p.id = a.publisher_id
JOIN analyses n ON n.version = v.version WHERE s.place > ? ORDER BY s.place LIMIT ?
"""


class SqliteWalks:
    """bot.ports.store.Walks."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def after(self, place: int, limit: int) -> Sequence[tuple[int, Read]]:
        def work(db: sqlite3.Connection) -> list[tuple[int, Read]]:
            rows = db.execute(_STREAM, (place, limit))
            return [(row["place"], one) for row in rows if (one := records.read(row))]

        return await self._connections.read(work)

    async def place(self, taker: str) -> int:
        return await self._connections.read(lambda db: place_of(db, taker))


def place_of(db: sqlite3.Connection, taker: str) -> int:
    """How far a taker has come; 0 before the first."""
    row = db.execute("SELECT place FROM walks WHERE taker = ?", (taker,)).fetchone()
    return int(row["place"]) if row else 0


def move_on(db: sqlite3.Connection, taker: str, before: int, place: int) -> None:
    """A taker has come to a place.

    Called within the transaction that stores what it decided on the way.  Raises Conflict where it no longer stands
    where it was when it decided: another process walks for it now.
    """
    if place_of(db, taker) != before:
        raise Conflict(f"Another Standfirst has taken over {taker}; this one begins again where that one came to.")
    db.execute(
        "INSERT INTO walks (taker, place) VALUES (?, ?) ON CONFLICT (taker) DO UPDATE SET place = excluded.place",
        (taker, place),
    )
