"""Whose text each article carries, and what the live index keeps of it."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.ports.store import Origin
from bot.store.sqlite.codec import article_number, numbers, stamp
from bot.store.sqlite.connect import Connections
from bot.store.sqlite.walks import move_on

TAKER = "originals"
MOST = 20_000  # records kept, several times the window of the live index

_KEEP = """
INSERT INTO originals (article_id, original_id, share, round_up, at)
VALUES (:article, :original, :share, :round_up, :at)
ON CONFLICT (article_id) DO UPDATE SET original_id = excluded.original_id, share = excluded.share,
    round_up = excluded.round_up, at = excluded.at
"""
_NEWEST = """
SELECT r.article_id, r.place, r.record, o.original_id, o.share, o.round_up
FROM original_records r JOIN originals o USING (article_id)
WHERE r.place > :after AND r.place >= coalesce(
    (SELECT place FROM original_records ORDER BY place DESC LIMIT 1 OFFSET :window - 1), 0
) ORDER BY r.place LIMIT :limit
"""
_LET_GO = """
DELETE FROM original_records
WHERE place <= (SELECT place FROM original_records ORDER BY place DESC LIMIT 1 OFFSET ?)
"""


class SqliteOriginals:
    """bot.ports.store.Originals."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def newest(self, window: int, after: int, limit: int) -> Sequence[Origin]:
        values = {"window": window, "after": after, "limit": limit}
        return await self._connections.read(lambda db: [_origin(row) for row in db.execute(_NEWEST, values)])

    async def keep(
        self, found: Sequence[Origin], moves: Sequence[tuple[str, str]], before: int, place: int, now: datetime
    ) -> None:
        def work(db: sqlite3.Connection) -> None:
            move_on(db, TAKER, before, place)
            for one in found:
                _keep(db, one, now)
            db.executemany(
                "UPDATE originals SET original_id = ? WHERE original_id = ?",
                [(article_number(original), article_number(copy)) for copy, original in moves],
            )
            db.execute(_LET_GO, (MOST,))

        await self._connections.write(work)

    async def of(self, articles: Sequence[str]) -> Mapping[str, str]:
        sql = "SELECT article_id, original_id FROM originals WHERE article_id IN (SELECT value FROM json_each(?))"

        def work(db: sqlite3.Connection) -> dict[str, str]:
            return {str(row["article_id"]): str(row["original_id"]) for row in db.execute(sql, (numbers(articles),))}

        return await self._connections.read(work)


def _origin(row: sqlite3.Row) -> Origin:
    return Origin(
        str(row["article_id"]), str(row["original_id"]), row["share"], bool(row["round_up"]), row["place"],
        row["record"],
    )  # fmt: skip


def _keep(db: sqlite3.Connection, one: Origin, now: datetime) -> None:
    values = {
        "article": article_number(one.article), "original": article_number(one.original), "share": one.share,
        "round_up": one.round_up, "at": stamp(now), "place": one.place, "record": one.record,
    }  # fmt: skip
    db.execute(_KEEP, values)
    db.execute("DELETE FROM original_records WHERE article_id = :article", values)
    db.execute("INSERT INTO original_records (place, article_id, record) VALUES (:place, :article, :record)", values)
