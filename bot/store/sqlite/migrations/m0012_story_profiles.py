"""What stories have learned, so that a start need not read their articles again; anything here can be made anew."""

from sqlite_utils import Database

PROFILES = """
CREATE TABLE story_profiles (
    newsroom_id INTEGER NOT NULL,
    story_id INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (newsroom_id, story_id),
    FOREIGN KEY (newsroom_id, story_id) REFERENCES stories(newsroom_id, id)
) WITHOUT ROWID;
"""


def up(db: Database) -> None:
    """Make the table."""
    db.executescript(PROFILES)
