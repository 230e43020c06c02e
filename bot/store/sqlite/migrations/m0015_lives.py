"""A story's life: when its status must be looked at again."""

from sqlite_utils import Database

LIVES = """
-- life_due_at: 0 where the story has moved since its status was worked out.
ALTER TABLE stories ADD COLUMN life_due_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX stories_life ON stories(life_due_at) WHERE removed_at IS NULL;
CREATE TRIGGER story_gained AFTER INSERT ON story_articles BEGIN
    UPDATE stories SET life_due_at = 0
    WHERE newsroom_id = NEW.newsroom_id AND id = NEW.story_id AND life_due_at <> 0;
END;
CREATE TRIGGER story_lost AFTER DELETE ON story_articles BEGIN
    UPDATE stories SET life_due_at = 0
    WHERE newsroom_id = OLD.newsroom_id AND id = OLD.story_id AND life_due_at <> 0;
END;
"""


def up(db: Database) -> None:
    """Make the column, the index that finds what is due, and what makes a story due when its articles change."""
    db.executescript(LIVES)
