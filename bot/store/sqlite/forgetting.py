"""Deleting all that belongs to a workspace, or to a newsroom: each table before those that it points at.

A test compares the lists below with the database itself, so that a new table cannot be forgotten here.
"""

import sqlite3
from collections.abc import Iterable

_HERE = "newsroom_id = :newsroom"
_MEMBERS = "(SELECT id FROM members WHERE newsroom_id = :newsroom AND workspace_id = :workspace)"
_CHANNELS = "(SELECT id FROM channels WHERE newsroom_id = :newsroom AND workspace_id = :workspace)"
_DELIVERIES = f"(SELECT id FROM deliveries WHERE newsroom_id = :newsroom AND channel_id IN {_CHANNELS})"  # noqa: S608

# Briefings stay: they are of the newsroom's stories, and other channels may have been sent the same one.
OF_A_WORKSPACE = (
    ("kept", f"member_id IN {_MEMBERS}"),
    ("tokens", f"member_id IN {_MEMBERS}"),
    ("looks", f"member_id IN {_MEMBERS}"),
    ("posts", f"channel_id IN {_CHANNELS}"),
    ("delivery_briefings", f"delivery_id IN {_DELIVERIES}"),
    ("deliveries", f"channel_id IN {_CHANNELS}"),
    ("subscriptions", f"channel_id IN {_CHANNELS}"),
    ("story_threads", f"channel_id IN {_CHANNELS}"),
    ("channels", "workspace_id = :workspace"),
    ("members", "workspace_id = :workspace"),
    ("installations", "workspace_id = :workspace"),
    ("link_tries", "workspace_id = :workspace"),
    ("workspaces", "id = :workspace"),
)
_LOGGED = (
    ("members", _MEMBERS),
    ("channels", _CHANNELS),
    ("subscriptions", f"(SELECT id FROM subscriptions WHERE {_HERE} AND channel_id IN {_CHANNELS})"),  # noqa: S608
)
# What is left of a newsroom whose last workspace went; its name is in ``newsrooms`` itself.
OF_A_NEWSROOM = (
    "moved_articles",
    "audit",
    "notes",
    "line_evidence",
    "briefing_lines",
    "briefing_sources",
    "briefings",
    "story_articles",
    "near_misses",
    "story_profiles",
    "teachings",
    "questions",
    "offers",
    "topic_clusters",
    "topic_stories",
    "topics",
    "stories",
    "asked",
    "newsroom_sources",
    "seen",
    "link_codes",
)


def forget_workspaces(db: sqlite3.Connection, doors: Iterable[tuple[int, int]]) -> None:
    """Delete workspaces, each given with its newsroom, and the newsrooms that have none left."""
    for newsroom, workspace in doors:
        for room, whose in _LOGGED:
            # The change stands in the log, and is nobody's to take back: what it changed is about to go.
            db.execute(
                f"UPDATE audit SET member_id = 0 WHERE {_HERE} AND room = '{room}' AND row IN {whose}",  # noqa: S608
                {"newsroom": newsroom, "workspace": workspace},
            )
        for table, whose in OF_A_WORKSPACE:
            db.execute(
                f"DELETE FROM {table} WHERE {_HERE} AND {whose}",  # noqa: S608  # texts of this file only
                {"newsroom": newsroom, "workspace": workspace},
            )
        if not db.execute("SELECT 1 FROM workspaces WHERE newsroom_id = ?", (newsroom,)).fetchone():
            _forget_newsroom(db, newsroom)


def _forget_newsroom(db: sqlite3.Connection, newsroom: int) -> None:
    # A change, its parts and the one that took it back point at each other.
    db.execute("UPDATE audit SET undoes = NULL, part_of = NULL WHERE newsroom_id = ?", (newsroom,))
    for table in OF_A_NEWSROOM:
        db.execute(f"DELETE FROM {table} WHERE {_HERE}", {"newsroom": newsroom})  # noqa: S608  # texts of this file
    db.execute("DELETE FROM newsrooms WHERE id = ?", (newsroom,))
