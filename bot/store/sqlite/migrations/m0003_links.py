"""Codes by which workspaces join a newsroom, codes that were wrong, and which workspaces came by one."""

from sqlite_utils import Database

LINKS = """
-- Of a code only its hash is kept.  held_by: the workspace that has shown it, of whichever newsroom; it is that one's
-- from then on.
CREATE TABLE link_codes (
    code_hash TEXT PRIMARY KEY,
    newsroom_id INTEGER NOT NULL REFERENCES newsrooms(id),
    given_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    held_by INTEGER,
    used_at INTEGER
) WITHOUT ROWID;
CREATE INDEX link_codes_newsroom ON link_codes(newsroom_id);

CREATE TABLE link_tries (
    id INTEGER PRIMARY KEY,
    newsroom_id INTEGER NOT NULL,
    workspace_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    FOREIGN KEY (newsroom_id, workspace_id) REFERENCES workspaces(newsroom_id, id)
);
CREATE INDEX link_tries_workspace ON link_tries(newsroom_id, workspace_id, at);

-- When the workspace came by a code to this door; empty where it installed, and where it has gone to another since.
ALTER TABLE workspaces ADD COLUMN linked_at INTEGER;
"""


def up(db: Database) -> None:
    """Make the two tables and the column."""
    db.executescript(LINKS)
