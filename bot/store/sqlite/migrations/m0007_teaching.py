"""What editors taught: which articles are of a story and which are not; stories that went into another."""

from sqlite_utils import Database

TEACHING = """
-- A verdict stands over whatever matching finds, for every version of the article, until it is taken back.
CREATE TABLE teachings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id),
    verdict TEXT NOT NULL CHECK (verdict IN ('in', 'out')),
    by_name TEXT NOT NULL,
    taught_at INTEGER NOT NULL,
    removed_at INTEGER,
    UNIQUE (newsroom_id, story_id, article_id),
    FOREIGN KEY (newsroom_id, story_id) REFERENCES stories(newsroom_id, id)
);
CREATE INDEX teachings_article ON teachings(article_id);

-- Articles that a change put into a story or took out of it, as they stood before; score is NULL where it was not in.
CREATE TABLE moved_articles (
    newsroom_id INTEGER NOT NULL,
    audit_id INTEGER NOT NULL REFERENCES audit(id),
    story_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id),
    score REAL,
    reasons TEXT NOT NULL DEFAULT '[]',
    at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (newsroom_id, audit_id, story_id, article_id),
    FOREIGN KEY (newsroom_id, story_id) REFERENCES stories(newsroom_id, id)
) WITHOUT ROWID;

-- A change of several rows is one line of the log: the others are part of the first.
ALTER TABLE audit ADD COLUMN part_of INTEGER REFERENCES audit(id);
CREATE INDEX audit_parts ON audit(part_of) WHERE part_of IS NOT NULL;

ALTER TABLE stories ADD COLUMN merged_into INTEGER;
-- Taken over from the story that went into this one; goes again when that is taken back.
ALTER TABLE looks ADD COLUMN from_story INTEGER;
ALTER TABLE story_threads ADD COLUMN from_story INTEGER;
"""


def up(db: Database) -> None:
    """Make the tables and the columns."""
    db.executescript(TEACHING)
