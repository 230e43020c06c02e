"""Clusters of everything that arrives: which article is in which, why, and what of it the live index keeps."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.ports.store import ClusterRecord, ClusterStanding, Moved, Placement
from bot.store.sqlite.codec import article_number, moment_or_none, numbers, stamp
from bot.store.sqlite.connect import Connections
from bot.store.sqlite.records import VISIBLE
from bot.store.sqlite.walks import move_on

TAKER = "clusters"
MOST = 200_000  # records kept: the largest window that the settings allow

_FOLLOWED = "the newer articles of its event went there"

_PUT = """
INSERT INTO cluster_articles (article_id, cluster_id, put_id, place, score, reason, at)
VALUES (:article, :cluster, :cluster, :place, :score, :reason, :at) ON CONFLICT (article_id) DO NOTHING
"""
_GROWN = """
INSERT INTO clusters (id, first_at, last_at) SELECT :cluster, dated_at, dated_at FROM articles WHERE id = :article
ON CONFLICT (id) DO UPDATE SET first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)
"""
_NEWEST = """
SELECT r.article_id, c.cluster_id, r.place, r.record, a.published FROM cluster_records r
JOIN cluster_articles c USING (article_id) JOIN articles a ON a.id = r.article_id
WHERE r.place > :after ORDER BY r.place LIMIT :limit
"""
_OLDEST = "SELECT place FROM cluster_records ORDER BY place DESC LIMIT 1 OFFSET ?"


class SqliteClusters:
    """bot.ports.store.Clusters."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def standing(self) -> ClusterStanding:
        def work(db: sqlite3.Connection) -> ClusterStanding:
            walk = db.execute("SELECT place, memory FROM walks WHERE taker = ?", (TAKER,)).fetchone()
            highest = db.execute("SELECT max(id) FROM clusters").fetchone()[0]
            number = 0 if highest is None else highest + 1
            return ClusterStanding(walk["place"], number, walk["memory"]) if walk else ClusterStanding(0, number, b"")

        return await self._connections.read(work)

    async def records(self, newest: int, after: int, limit: int) -> Sequence[ClusterRecord]:
        def work(db: sqlite3.Connection) -> list[ClusterRecord]:
            # Where the window begins is asked of the first part only: it costs a walk over all of them.
            oldest = None if after else db.execute(_OLDEST, (newest - 1,)).fetchone()
            start = oldest["place"] - 1 if oldest else after
            rows = db.execute(_NEWEST, {"after": start, "limit": limit})
            return [_record(row) for row in rows]

        return await self._connections.read(work)

    async def of(self, articles: Sequence[str]) -> Mapping[str, int]:
        sql = "SELECT article_id, cluster_id FROM cluster_articles WHERE article_id IN (SELECT value FROM json_each(?))"

        def work(db: sqlite3.Connection) -> dict[str, int]:
            return {str(row["article_id"]): row["cluster_id"] for row in db.execute(sql, (numbers(articles),))}

        return await self._connections.read(work)

    async def keep(
        self, placements: Sequence[Placement], before: int, place: int, now: datetime, memory: bytes | None = None
    ) -> None:
        def work(db: sqlite3.Connection) -> None:
            move_on(db, TAKER, before, place)
            for one in placements:
                _keep(db, one, now)
            if memory is not None:
                db.execute("UPDATE walks SET memory = ? WHERE taker = ?", (memory, TAKER))
                _let_go(db)

        await self._connections.write(work)

    async def move(self, moves: Sequence[Moved], merges: Sequence[tuple[int, int]], before: int, now: datetime) -> None:
        def work(db: sqlite3.Connection) -> None:
            move_on(db, TAKER, before, before)
            for one in moves:
                _move(db, one, now)
            for gone, to in merges:
                left = db.execute("SELECT article_id FROM cluster_articles WHERE cluster_id = ?", (gone,)).fetchall()
                for row in left:
                    _move(db, Moved(str(row["article_id"]), gone, to, _FOLLOWED), now)

        await self._connections.write(work)

    async def members(self, newsroom: int, cluster: int) -> Sequence[str]:
        sql = (
            "SELECT a.id FROM cluster_articles c JOIN articles a ON a.id = c.article_id"  # noqa: S608  # no data in it
            f" WHERE c.cluster_id = :cluster AND {VISIBLE} ORDER BY a.dated_at, a.id"
        )
        values = {"newsroom": newsroom, "cluster": cluster}
        return await self._connections.read(lambda db: [str(row["id"]) for row in db.execute(sql, values)])


def _record(row: sqlite3.Row) -> ClusterRecord:
    published = moment_or_none(row["published"])
    return ClusterRecord(str(row["article_id"]), row["cluster_id"], row["place"], row["record"], published)


def _keep(db: sqlite3.Connection, one: Placement, now: datetime) -> None:
    values = {
        "article": article_number(one.article), "cluster": one.cluster, "place": one.place, "score": one.score,
        "reason": one.reason, "at": stamp(now), "record": one.record,
    }  # fmt: skip
    there = db.execute("SELECT cluster_id FROM cluster_articles WHERE article_id = :article", values).fetchone()
    values["cluster"] = there["cluster_id"] if there else one.cluster
    db.execute(_GROWN, values)
    db.execute(_PUT, values)
    db.execute("DELETE FROM cluster_records WHERE article_id = :article", values)
    db.execute("INSERT INTO cluster_records (place, article_id, record) VALUES (:place, :article, :record)", values)


def _let_go(db: sqlite3.Connection) -> None:
    """Records that no window reaches any more."""
    db.execute(
        "DELETE FROM cluster_records WHERE place <= (SELECT place FROM cluster_records ORDER BY place DESC LIMIT 1"
        " OFFSET ?)",
        (MOST,),
    )


def _move(db: sqlite3.Connection, one: Moved, now: datetime) -> None:
    values = {"article": article_number(one.article), "cluster": one.after, "before": one.before}
    db.execute(_GROWN, values)
    sql = "UPDATE cluster_articles SET cluster_id = :cluster WHERE article_id = :article AND cluster_id = :before"
    if db.execute(sql, values).rowcount:
        db.execute(
            "INSERT INTO cluster_moves (article_id, from_id, to_id, reason, at) VALUES (?, ?, ?, ?, ?)",
            (values["article"], one.before, one.after, one.reason, stamp(now)),
        )
