"""Frozen briefings, with rows of what each line rests on.

The rows answer "which posted messages rest on this version" in one query:
line_evidence.version, then delivery_briefings, then deliveries that are posted.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.store.sqlite import codec
from bot.store.sqlite.codec import article_number, stamp, to_json
from bot.store.sqlite.connect import Connections
from summaries.errors import NotFound
from summaries.model import Briefing


class SqliteBriefings:
    """bot.ports.store.Briefings."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def freeze(self, newsroom: int, briefing: Briefing, now: datetime) -> int:
        return await self._connections.write(lambda db: _freeze(db, newsroom, briefing, now))

    async def get(self, newsroom: int, briefing: int) -> Briefing | None:
        return await self._one("WHERE newsroom_id = ? AND id = ?", (newsroom, briefing))

    async def last_posted(self, newsroom: int, channel: int, story: int) -> Briefing | None:
        return await self._one(
            "WHERE newsroom_id = ?1 AND story_id = ?3 AND id = ("
            " SELECT l.briefing_id FROM delivery_briefings l JOIN deliveries d ON d.id = l.delivery_id"
            " JOIN briefings f ON f.id = l.briefing_id"
            " WHERE l.newsroom_id = ?1 AND d.channel_id = ?2 AND d.state = 'posted' AND f.story_id = ?3"
            " ORDER BY d.ended_at DESC, f.id DESC LIMIT 1)",
            (newsroom, channel, story),
        )

    async def _one(self, where: str, values: Sequence[int]) -> Briefing | None:
        def work(db: sqlite3.Connection) -> Briefing | None:
            row = db.execute(f"SELECT id, body FROM briefings {where}", values).fetchone()  # noqa: S608  # no data in it
            return replace(codec.briefing(row["body"]), id=row["id"]) if row else None

        return await self._connections.read(work)


def _freeze(db: sqlite3.Connection, newsroom: int, briefing: Briefing, now: datetime) -> int:
    try:
        row = db.execute(
            "INSERT INTO briefings (newsroom_id, story_id, as_of, frozen_at, body) VALUES (?, ?, ?, ?, ?)",
            (newsroom, briefing.story_id, stamp(briefing.as_of), stamp(now), to_json(briefing)),
        ).lastrowid
    except sqlite3.IntegrityError as error:
        raise NotFound("That story is not of this newsroom.") from error
    db.executemany(
        "INSERT INTO briefing_sources (newsroom_id, briefing_id, number, article_id, version)"
        " VALUES (?, ?, ?, (SELECT id FROM articles WHERE id = ?), ?)",
        [(newsroom, row, one.number, article_number(one.article), one.version) for one in briefing.sources],
    )
    db.executemany(
        "INSERT INTO briefing_lines (newsroom_id, briefing_id, number, section, kind, key, text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (newsroom, row, number, line.section, line.kind, line.key, line.text)
            for number, line in enumerate(briefing.lines)
        ],
    )
    db.executemany(
        'INSERT INTO line_evidence (newsroom_id, briefing_id, line, number, version, start, "end")'
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (newsroom, row, number, place, span.version, span.start, span.end)
            for number, line in enumerate(briefing.lines)
            for place, span in enumerate(line.spans)
        ],
    )
    return int(row or 0)
