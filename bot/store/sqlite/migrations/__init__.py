"""The shape of the database, one numbered file a step: m0001_..., each with ``up(db)``.

A step that was released is never edited; the next one changes what it made.  Applied steps are recorded in the
database, so one that a newer Standfirst wrote is known by a step that is missing here.
"""

import pkgutil
import sqlite3
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from sqlite_utils import Database, Migrations

from bot.store.sqlite.connect import in_transaction, keep_a_log
from summaries.errors import StoreError

Steps = Mapping[str, Callable[[Database], None]]


def steps() -> Steps:
    """Every step of this room by name, in order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").up for name in names}


def bring_up(connection: sqlite3.Connection, path: Path, to: Steps) -> None:
    """Apply the steps that are missing, all in one transaction.

    Raises StoreError for a database of a newer version or of another program, which is left as it is.
    """
    migrations = Migrations("standfirst")
    for name, step in to.items():
        migrations(name=name)(step)
    db = Database(connection, execute_plugins=False)
    _refuse_unknown(db, [step.name for step in migrations.applied(db)], to, path)
    keep_a_log(connection)
    if migrations.pending(db):
        # Asked again inside: another process may have brought it up in between.
        in_transaction(connection, lambda _: migrations.apply(db))


def _refuse_unknown(db: Database, applied: list[str], known: Steps, path: Path) -> None:
    newer = [name for name in applied if name not in known]
    if newer:
        raise StoreError(
            f"The database {path} was written by a newer Standfirst (its step {newer[-1]} is unknown here). Update "
            "Standfirst, or name another file; nothing was changed."
        )
    if not applied and db.table_names():
        raise StoreError(f"{path} is the database of another program. Name another file; nothing was changed.")
