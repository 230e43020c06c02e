"""What SQLite reports, as one sentence that says what happened, to what, and what to do next."""

import sqlite3
from pathlib import Path

from summaries.errors import StoreError

_SENTENCES = {
    sqlite3.SQLITE_FULL: (
        "There is no room left to write to the database {path}. Free some disk space and try again; "
        "everything stored before is kept."
    ),
    sqlite3.SQLITE_BUSY: (
        "The database {path} is locked by another program. Close it (another Standfirst, a database browser) and try "
        "again; everything stored before is kept."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "The database {path} is damaged. Stop Standfirst, keep a copy of the file, and put the last backup in its "
        "place."
    ),
    sqlite3.SQLITE_NOTADB: (
        "{path} is no database that can be read: it is damaged or something else. Name another file, or put the last "
        "backup in its place."
    ),
    sqlite3.SQLITE_READONLY: (
        "The database {path} cannot be written to. Give this user the right to write the file and its folder."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The database {path} cannot be opened. Check that its folder exists and that this user may read and write "
        "there."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk failed while the database {path} was in use. Check the disk; everything stored before is kept as far "
        "as the disk holds it."
    ),
}
_SENTENCES[sqlite3.SQLITE_LOCKED] = _SENTENCES[sqlite3.SQLITE_BUSY]
_SENTENCES[sqlite3.SQLITE_PERM] = _SENTENCES[sqlite3.SQLITE_AUTH] = _SENTENCES[sqlite3.SQLITE_READONLY]


def explained(error: sqlite3.Error, path: Path) -> StoreError:
    """The sentence for an error, by its primary result code (https://www.sqlite.org/rescode.html)."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    sentence = _SENTENCES.get(
        code, "The database {path} refused what was asked of it ({reason}). Run: standfirst doctor."
    )
    return StoreError(sentence.format(path=path, reason=error))
