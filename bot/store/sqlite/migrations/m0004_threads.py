"""Stories that have a thread of their own in a channel."""

from sqlite_utils import Database

THREADS = """
ALTER TABLE subscriptions ADD COLUMN threads INTEGER NOT NULL DEFAULT 0;

-- external: what the platform calls the thread that was opened for the story; it outlives the subscription, so that one
-- who subscribes again reads on where they left off.
CREATE TABLE story_threads (
    newsroom_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    external TEXT NOT NULL,
    PRIMARY KEY (newsroom_id, channel_id, story_id),
    FOREIGN KEY (newsroom_id, channel_id) REFERENCES channels(newsroom_id, id),
    FOREIGN KEY (newsroom_id, story_id) REFERENCES stories(newsroom_id, id)
) WITHOUT ROWID;
"""


def up(db: Database) -> None:
    """Make the column and the table."""
    db.executescript(THREADS)
