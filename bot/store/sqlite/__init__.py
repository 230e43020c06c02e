"""The store in one SQLite file; ``open_store`` is the way in."""

from bot.store.sqlite.store import SqliteStore, open_store

__all__ = ["SqliteStore", "open_store"]
