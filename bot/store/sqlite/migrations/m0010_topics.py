"""Beats: topics with their search terms, the stories in each, and the events that were met by the terms."""

from sqlite_utils import Database

TOPICS = """
CREATE TABLE topics (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL REFERENCES newsrooms(id),
    name TEXT NOT NULL,
    folded TEXT NOT NULL,               -- the name as it is told from others, whatever its letters
    lens TEXT NOT NULL,
    terms TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    removed_at INTEGER,
    UNIQUE (newsroom_id, id)
);
CREATE UNIQUE INDEX topics_name ON topics(newsroom_id, folded) WHERE removed_at IS NULL;

CREATE TABLE topic_stories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id INTEGER NOT NULL,
    topic_id INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    removed_at INTEGER,
    UNIQUE (newsroom_id, topic_id, story_id),
    FOREIGN KEY (newsroom_id, topic_id) REFERENCES topics(newsroom_id, id),
    FOREIGN KEY (newsroom_id, story_id) REFERENCES stories(newsroom_id, id)
);
CREATE INDEX topic_stories_story ON topic_stories(newsroom_id, story_id);

-- An event becomes a story of a topic once: one that an editor stopped tracking does not come again.
CREATE TABLE topic_clusters (
    newsroom_id INTEGER NOT NULL,
    topic_id INTEGER NOT NULL,
    cluster INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (newsroom_id, topic_id, cluster),
    FOREIGN KEY (newsroom_id, topic_id) REFERENCES topics(newsroom_id, id),
    FOREIGN KEY (newsroom_id, story_id) REFERENCES stories(newsroom_id, id)
) WITHOUT ROWID;
"""


def up(db: Database) -> None:
    """Make the tables."""
    db.executescript(TOPICS)
