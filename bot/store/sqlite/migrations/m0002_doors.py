"""Doors that chat platforms open and close, what they send twice, and calls that wait for a choice."""

from sqlite_utils import Database

DOORS = """
-- One for each workspace that was installed; one without (its bot token is in the settings file) is never closed.
CREATE TABLE installations (
    newsroom_id INTEGER NOT NULL,
    workspace_id INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    installed_at INTEGER NOT NULL,
    closed_at INTEGER,
    PRIMARY KEY (newsroom_id, workspace_id),
    FOREIGN KEY (newsroom_id, workspace_id) REFERENCES workspaces(newsroom_id, id)
) WITHOUT ROWID;
CREATE INDEX installations_closed ON installations(closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX workspaces_external ON workspaces(platform, external);

CREATE TABLE seen (
    newsroom_id INTEGER NOT NULL REFERENCES newsrooms(id),
    key TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (newsroom_id, key)
) WITHOUT ROWID;
CREATE INDEX seen_at ON seen(at);

CREATE TABLE kept (
    newsroom_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (newsroom_id, member_id, key),
    FOREIGN KEY (newsroom_id, member_id) REFERENCES members(newsroom_id, id)
) WITHOUT ROWID;
CREATE INDEX kept_at ON kept(at);
"""


def up(db: Database) -> None:
    """Make the three tables."""
    db.executescript(DOORS)
