"""Whose text each article carries, shared by all newsrooms."""

from sqlite_utils import Database

ORIGINALS = """
-- original_id: the article that ran the text first, itself for one of its own; equal ones carry one text.
CREATE TABLE originals (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id),
    original_id INTEGER NOT NULL REFERENCES articles(id),
    share REAL NOT NULL,
    round_up INTEGER NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX originals_original ON originals(original_id);

-- What the live index keeps of a text, apart from the rest because it is large.
CREATE TABLE original_records (
    place INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL UNIQUE REFERENCES originals(article_id),
    record BLOB NOT NULL
);
"""


def up(db: Database) -> None:
    """Make the tables."""
    db.executescript(ORIGINALS)
