"""Articles that a change put into stories or took out of them, kept as they stood before: the way back for /undo."""

import sqlite3

from bot.ports.store import By
from bot.store.sqlite.codec import stamp, to_json

_HERE = "newsroom_id = :newsroom AND story_id = :story AND article_id = :article"
_TAUGHT = (
    "SELECT 1 FROM teachings t WHERE t.newsroom_id = m.newsroom_id AND t.story_id = m.story_id"
    " AND t.article_id = m.article_id AND t.removed_at IS NULL AND t.verdict = "
)


def put_in(
    db: sqlite3.Connection, newsroom: int, audit: int, story: int, article: int, score: float, reasons: tuple[str, ...]
) -> None:
    """Put an article into a story, or give it a new score and reasons there, as a part of an audited change."""
    key = _remembered(db, newsroom, audit, story, article)
    at = db.execute("SELECT at FROM audit WHERE id = ?", (audit,)).fetchone()["at"]
    db.execute(
        "INSERT INTO story_articles (newsroom_id, story_id, article_id, score, reasons, at)"
        " VALUES (:newsroom, :story, :article, :score, :reasons, :at) ON CONFLICT (newsroom_id, story_id, article_id)"
        " DO UPDATE SET score = excluded.score, reasons = excluded.reasons",
        {**key, "score": score, "reasons": to_json(reasons), "at": at},
    )


def take_out(db: sqlite3.Connection, newsroom: int, audit: int, story: int, article: int) -> bool:
    """Take an article out of a story as a part of an audited change; False where it was not in."""
    key = _remembered(db, newsroom, audit, story, article)
    return db.execute(f"DELETE FROM story_articles WHERE {_HERE}", key).rowcount > 0  # noqa: S608  # no data in it


def _remembered(db: sqlite3.Connection, newsroom: int, audit: int, story: int, article: int) -> dict[str, int]:
    """Keep how an article stood to a story before this change; the first time counts."""
    key = {"newsroom": newsroom, "audit": audit, "story": story, "article": article}
    here = db.execute(f"SELECT score, reasons, at FROM story_articles WHERE {_HERE}", key).fetchone()  # noqa: S608
    db.execute(
        "INSERT OR IGNORE INTO moved_articles (newsroom_id, audit_id, story_id, article_id, score, reasons, at)"
        " VALUES (:newsroom, :audit, :story, :article, :score, :reasons, :at)",
        {**key, **(dict(here) if here else {"score": None, "reasons": "[]", "at": 0})},
    )
    return key


def put_back(db: sqlite3.Connection, newsroom: int, audit: int, by: By) -> None:
    """Put the articles that a change moved where they were, and say so in their paths.

    What somebody taught since stands: such an article stays where they put it.
    """
    moved = (
        "FROM moved_articles m JOIN stories s ON s.id = m.story_id LEFT JOIN story_articles a"
        " ON a.newsroom_id = m.newsroom_id AND a.story_id = m.story_id AND a.article_id = m.article_id"
        " WHERE m.newsroom_id = :newsroom AND m.audit_id = :audit"
    )
    was_in = f"m.score IS NOT NULL AND NOT EXISTS ({_TAUGHT}'out')"
    was_out = f"m.score IS NULL AND a.score IS NOT NULL AND NOT EXISTS ({_TAUGHT}'in')"
    values = {"newsroom": newsroom, "audit": audit, "at": stamp(by.at), "by": by.name}
    notes = "INSERT INTO notes (article_id, newsroom_id, at, what) SELECT m.article_id, m.newsroom_id, :at, "
    db.execute(
        f"{notes} 'Matched ' || s.slug || ' again: ' || :by || ' took a change back.' {moved} AND a.score IS NULL"
        f" AND {was_in}",
        values,
    )
    db.execute(
        f"{notes} 'Not matched to ' || s.slug || ' any more: ' || :by || ' took a change back.' {moved} AND {was_out}",
        values,
    )
    db.execute(
        "INSERT OR REPLACE INTO story_articles (newsroom_id, story_id, article_id, score, reasons, at)"
        f" SELECT m.newsroom_id, m.story_id, m.article_id, m.score, m.reasons, m.at {moved} AND {was_in}",
        values,
    )
    db.execute(
        "DELETE FROM story_articles WHERE newsroom_id = :newsroom AND (story_id, article_id) IN"  # noqa: S608
        f" (SELECT m.story_id, m.article_id {moved} AND {was_out})",
        values,
    )


# --- what goes along when a story goes into another ------------------------------------------------------------------


def joined(db: sqlite3.Connection, newsroom: int, gone: int, keep: int) -> None:
    """Let who saw what last, and threads, stand for the story that stays where it has none of its own."""
    for table, key, column in (("looks", "member_id", "at"), ("story_threads", "channel_id", "external")):
        db.execute(
            f"INSERT OR IGNORE INTO {table} (newsroom_id, {key}, story_id, {column}, from_story)"  # noqa: S608
            f" SELECT newsroom_id, {key}, :keep, {column}, :gone FROM {table}"
            " WHERE newsroom_id = :newsroom AND story_id = :gone",
            {"newsroom": newsroom, "gone": gone, "keep": keep},
        )


def parted(db: sqlite3.Connection, newsroom: int, gone: int) -> None:
    """Take back what was taken over from a story that stands for itself again."""
    for table in ("looks", "story_threads"):
        db.execute(
            f"DELETE FROM {table} WHERE newsroom_id = ? AND from_story = ?",  # noqa: S608  # names of this file
            (newsroom, gone),
        )
