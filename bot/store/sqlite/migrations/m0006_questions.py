"""Open matters of stories: since when each is open, whose it is, and what an editor made of it."""

from sqlite_utils import Database

QUESTIONS = """
-- key: what the question is about, never its wording.  words: an editor's own question; empty where coverage raises it.
-- owner_id: a member; who has gone owns nothing any more, so nothing is left to point at.
CREATE TABLE questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    asked_by TEXT NOT NULL DEFAULT '',
    raised_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT '' CHECK (state IN ('', 'open', 'answered', 'dropped')),
    owner_id INTEGER,
    settled_by TEXT NOT NULL DEFAULT '',
    settled_at INTEGER,
    answer_article INTEGER REFERENCES articles(id),
    answer_version TEXT NOT NULL DEFAULT '',
    answer_start INTEGER NOT NULL DEFAULT 0,
    answer_end INTEGER NOT NULL DEFAULT 0,
    removed_at INTEGER,
    UNIQUE (newsroom_id, story_id, key),
    FOREIGN KEY (newsroom_id, story_id) REFERENCES stories(newsroom_id, id)
);
-- The history of a question is what the log says of its row.
CREATE INDEX audit_row ON audit(newsroom_id, room, row);
"""


def up(db: Database) -> None:
    """Make the table, and the index that finds a row's history."""
    db.executescript(QUESTIONS)
