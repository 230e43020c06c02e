"""Rights that one process holds at a time, such as a gateway."""

from sqlite_utils import Database

LEASES = "CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;"


def up(db: Database) -> None:
    """Make the table."""
    db.executescript(LEASES)
