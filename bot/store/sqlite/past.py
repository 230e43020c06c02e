"""How a story's coverage stood at an earlier moment."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.ports.store.past import Stood
from bot.store.sqlite import records
from bot.store.sqlite.codec import stamp, to_json
from bot.store.sqlite.connect import Connections
from summaries.model import Read

_MATCHED_WITHIN = timedelta(days=1)

_STOOD = """
SELECT a.id, coalesce(
    (SELECT v.version FROM article_versions v WHERE v.article_id = a.id AND v.fetched_at <= :at
        ORDER BY v.number DESC LIMIT 1),
    (SELECT v.version FROM article_versions v WHERE v.article_id = a.id ORDER BY v.number LIMIT 1)
) AS version, CASE WHEN a.gone THEN '' ELSE (SELECT version FROM article_versions WHERE id = a.newest_id) END AS newest
FROM story_articles m JOIN articles a ON a.id = m.article_id
WHERE m.newsroom_id = :newsroom AND m.story_id = :story
    AND CASE WHEN m.at - a.seen_at <= :day THEN max(m.at, a.seen_at) ELSE a.seen_at END <= :at
ORDER BY a.dated_at, a.id
"""

_READS = """
SELECT v.article_id, v.version, v.url, v.title, v.text, v.byline, v.language, v.published, p.name AS publisher, n.body
FROM article_versions v JOIN articles a ON a.id = v.article_id
JOIN publishers p ON p.id = a.publisher_id JOIN analyses n ON n.version = v.version
WHERE v.id IN (
    SELECT min(id) FROM article_versions WHERE version IN (SELECT value FROM json_each(?)) GROUP BY version
)
"""


class SqlitePast:
    """bot.ports.store.past.Past."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def stood(self, newsroom: int, story: int, at: datetime) -> Sequence[Stood]:
        day = int(_MATCHED_WITHIN.total_seconds() * 1_000_000)
        values = {"newsroom": newsroom, "story": story, "at": stamp(at), "day": day}

        def work(db: sqlite3.Connection) -> list[Stood]:
            rows = db.execute(_STOOD, values)
            return [Stood(str(row["id"]), row["version"] or "", row["newest"] or "") for row in rows]

        return await self._connections.read(work)

    async def reads(self, versions: Sequence[str]) -> Sequence[Read]:
        def work(db: sqlite3.Connection) -> list[Read]:
            found = records.reads(db.execute(_READS, (to_json(list(versions)),)))
            return list({read.article.version: read for read in found}.values())

        return await self._connections.read(work) if versions else []
