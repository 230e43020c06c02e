"""What is offered to newsrooms: events that grow and are not tracked, stories that split or merge."""

from sqlite_utils import Database

OFFERS = """
-- key: what it is about.  size, and size_then when it was settled: by which it is known to have grown anew.  body: what
-- the last look found.  story_id: the story that came of it.
CREATE TABLE offers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL REFERENCES newsrooms(id),
    kind TEXT NOT NULL CHECK (kind IN ('new', 'split', 'merge')),
    key TEXT NOT NULL,
    size INTEGER NOT NULL,
    body TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT '' CHECK (state IN ('', 'no', 'yes')),
    size_then INTEGER NOT NULL DEFAULT 0,
    settled_by TEXT NOT NULL DEFAULT '',
    settled_at INTEGER,
    story_id INTEGER,
    UNIQUE (newsroom_id, kind, key),
    FOREIGN KEY (newsroom_id, story_id) REFERENCES stories(newsroom_id, id)
);
"""


def up(db: Database) -> None:
    """Make the table."""
    db.executescript(OFFERS)
