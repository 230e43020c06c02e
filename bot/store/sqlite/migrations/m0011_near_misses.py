"""Articles that a story nearly took in: looked at again once it has learned more, and shown to whoever tends it."""

from sqlite_utils import Database

NEAR = """
CREATE TABLE near_misses (
    newsroom_id INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id),
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (newsroom_id, story_id, article_id),
    FOREIGN KEY (newsroom_id, story_id) REFERENCES stories(newsroom_id, id)
) WITHOUT ROWID;
CREATE INDEX near_misses_at ON near_misses(newsroom_id, at);
"""


def up(db: Database) -> None:
    """Make the table."""
    db.executescript(NEAR)
