"""What became of articles, step by step, for /why."""

import sqlite3
from collections.abc import Sequence

from bot.ports.store import Note
from bot.store.sqlite.codec import article_number, moment, stamp
from bot.store.sqlite.connect import Connections
from bot.store.sqlite.records import SAME, VISIBLE
from bot.store.sqlite.saving import resolve

_STEPS = f"""
SELECT n.newsroom_id, n.at, n.what, n.id FROM notes n
WHERE n.article_id = {SAME.format(id=":article")} AND (n.newsroom_id IS NULL OR n.newsroom_id = :newsroom)
"""  # noqa: S608  # no data in it

# A briefing that rests on the article and stands in a channel.
_POSTS = f"""
SELECT DISTINCT d.id, d.ended_at AS at, c.name AS channel, coalesce(s.name, '') AS story
FROM briefing_sources b
JOIN delivery_briefings db ON db.newsroom_id = b.newsroom_id AND db.briefing_id = b.briefing_id
JOIN deliveries d ON d.newsroom_id = b.newsroom_id AND d.id = db.delivery_id AND d.state = 'posted'
JOIN channels c ON c.id = d.channel_id
JOIN briefings f ON f.id = b.briefing_id LEFT JOIN stories s ON s.id = f.story_id
WHERE b.article_id = {SAME.format(id=":article")} AND b.newsroom_id = :newsroom
"""  # noqa: S608  # no data in it


# Where clustering put it, counted among what this newsroom sees: others' sources are none of its business.
_PUT = f"""
SELECT c.at, c.reason, (
    SELECT count(*) FROM cluster_articles o JOIN articles a ON a.id = o.article_id
    WHERE o.put_id = c.put_id AND o.place < c.place AND {VISIBLE}
) AS others FROM cluster_articles c WHERE c.article_id = {SAME.format(id=":article")}
"""  # noqa: S608  # no data in it

_MOVED = f"""
SELECT m.at, m.reason, (
    SELECT a.title FROM cluster_articles o JOIN articles a ON a.id = o.article_id
    WHERE o.cluster_id = m.to_id AND a.id <> m.article_id AND {VISIBLE} ORDER BY o.place LIMIT 1
) AS title FROM cluster_moves m WHERE m.article_id = {SAME.format(id=":article")}
"""  # noqa: S608  # no data in it


# Whose text it carries, among what this newsroom sees.
_CARRIED = f"""
SELECT o.at, o.share, o.round_up, a.id AS first_id, a.title, p.name AS publisher, (
    SELECT count(DISTINCT a.publisher_id) FROM originals s JOIN articles a ON a.id = s.article_id
    WHERE s.original_id = o.original_id AND a.id <> o.article_id AND {VISIBLE}
        AND a.publisher_id <> (SELECT publisher_id FROM articles WHERE id = o.article_id)
) AS others
FROM originals o JOIN originals g ON g.original_id = o.original_id
JOIN articles a ON a.id = g.article_id JOIN publishers p ON p.id = a.publisher_id
WHERE o.article_id = {SAME.format(id=":article")} AND (a.id = o.article_id OR {VISIBLE})
ORDER BY a.published IS NULL, a.published, a.id LIMIT 1
"""  # noqa: S608  # no data in it


class SqliteNotes:
    """bot.ports.store.Notes."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def add(self, notes: Sequence[Note]) -> None:
        await self._connections.write(lambda db: add_notes(db, notes))

    async def path(self, newsroom: int, article: str) -> Sequence[Note]:
        values = {"newsroom": newsroom, "article": article_number(article)}

        def work(db: sqlite3.Connection) -> list[Note]:
            steps = [
                Note(article, row["newsroom_id"], moment(row["at"]), row["what"])
                for row in db.execute(_STEPS + "ORDER BY n.at, n.id", values)
            ]
            posts = [
                Note(article, newsroom, moment(row["at"]), _posted(row["channel"], row["story"]))
                for row in db.execute(_POSTS + "ORDER BY at, d.id", values)
            ]
            put = [
                Note(article, None, moment(row["at"]), _put(row["others"], row["reason"]))
                for row in db.execute(_PUT, values)
            ]
            moved = [
                Note(article, None, moment(row["at"]), _moved(row["title"], row["reason"]))
                for row in db.execute(_MOVED + "ORDER BY m.id", values)
            ]
            carried = [
                Note(article, None, moment(row["at"]), said)
                for row in db.execute(_CARRIED, values)
                if (said := _carried(row, values["article"]))
            ]
            return sorted(steps + put + moved + carried + posts, key=lambda note: note.at)

        return await self._connections.read(work)


def add_notes(db: sqlite3.Connection, notes: Sequence[Note]) -> None:
    """Keep steps; the same step at the same time is kept once."""
    for note in notes:
        values = (resolve(db, note.article), note.newsroom, stamp(note.at), note.what)
        db.execute(
            "INSERT INTO notes (article_id, newsroom_id, at, what) SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS"
            " (SELECT 1 FROM notes WHERE article_id = ?1 AND newsroom_id IS ?2 AND at = ?3 AND what = ?4)",
            values,
        )


def _posted(channel: str, story: str) -> str:
    return f"Posted to {channel} in the briefing of {story}." if story else f"Posted to {channel}."


def _put(others: int, reason: str) -> str:
    if not others:
        return "The first article here on its event."
    many = "1 other article" if others == 1 else f"{others:,} other articles"
    return f"Joined {many} on this event ({reason})."


def _moved(title: str | None, reason: str) -> str:
    where = f"the event of “{title}”" if title else "an event of its own"
    return f"Moved to {where} by a second look ({reason})."


def _carried(row: sqlite3.Row, article: object) -> str:
    others = "1 other outlet" if row["others"] == 1 else f"{row['others']:,} other outlets"
    if row["first_id"] == article:
        return f"The original of a text that {others} here ran too." if row["others"] else ""
    whose = f"“{row['title']}” ({row['publisher']})"
    if row["round_up"]:
        return f"A round-up of several texts, {whose} among them: no original of its own."
    return f"A copy of {whose}, known by {row['share']:.0%} of its wording: both count as one original."
