"""Clusters of everything that arrives, shared by all newsrooms, and how far each taker of the stream has come."""

from sqlite_utils import Database

CLUSTERS = """
-- One row for each that walks the shared stream.  memory: what it puts by for its next start.
CREATE TABLE walks (taker TEXT PRIMARY KEY, place INTEGER NOT NULL, memory BLOB NOT NULL DEFAULT x'') WITHOUT ROWID;

-- first_at, last_at: by the date of its articles.
CREATE TABLE clusters (id INTEGER PRIMARY KEY, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL);
CREATE INDEX clusters_last ON clusters(last_at);

-- cluster_id: where the article is now; put_id: where it was put when it arrived, for which score and reason speak.
CREATE TABLE cluster_articles (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id),
    cluster_id INTEGER NOT NULL REFERENCES clusters(id),
    put_id INTEGER NOT NULL REFERENCES clusters(id),
    place INTEGER NOT NULL,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX cluster_articles_cluster ON cluster_articles(cluster_id);
CREATE INDEX cluster_articles_put ON cluster_articles(put_id);

-- What the live index keeps of an article, apart from the rest because it is large.
CREATE TABLE cluster_records (
    place INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL UNIQUE REFERENCES cluster_articles(article_id),
    record BLOB NOT NULL
);

CREATE TABLE cluster_moves (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES cluster_articles(article_id),
    from_id INTEGER NOT NULL REFERENCES clusters(id),
    to_id INTEGER NOT NULL REFERENCES clusters(id),
    reason TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX cluster_moves_article ON cluster_moves(article_id);
"""


def up(db: Database) -> None:
    """Make the tables."""
    db.executescript(CLUSTERS)
