"""The store in one SQLite file: its rooms put together, its opening, its backup, its check."""

import asyncio
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bot.ports import store as ports
from bot.store.sqlite import migrations
from bot.store.sqlite.articles import SqliteArticles
from bot.store.sqlite.briefings import SqliteBriefings
from bot.store.sqlite.changes import SqliteChanges
from bot.store.sqlite.clusters import SqliteClusters
from bot.store.sqlite.connect import Connections, writing
from bot.store.sqlite.doors import SqliteDoors
from bot.store.sqlite.errors import explained
from bot.store.sqlite.leases import SqliteLeases
from bot.store.sqlite.links import SqliteLinks
from bot.store.sqlite.lives import SqliteLives
from bot.store.sqlite.notes import SqliteNotes
from bot.store.sqlite.offers import SqliteOffers
from bot.store.sqlite.originals import SqliteOriginals
from bot.store.sqlite.outbox import SqliteOutbox
from bot.store.sqlite.passing import SqliteKept, SqliteSeen
from bot.store.sqlite.past import SqlitePast
from bot.store.sqlite.people import SqlitePeople
from bot.store.sqlite.posts import SqlitePosts
from bot.store.sqlite.questions import SqliteQuestions
from bot.store.sqlite.searching import SqliteSearches
from bot.store.sqlite.sources import SqliteSources
from bot.store.sqlite.stories import SqliteStories
from bot.store.sqlite.subscriptions import SqliteSubscriptions
from bot.store.sqlite.teachings import SqliteTeachings
from bot.store.sqlite.topics import SqliteTopics
from bot.store.sqlite.walks import SqliteWalks
from summaries.errors import BadInput, StoreError


class SqliteStore:
    """bot.ports.store.Store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.path = connections.path
        self.sources: ports.Sources = SqliteSources(connections)
        self.articles: ports.Articles = SqliteArticles(connections)
        self.searches: ports.Searches = SqliteSearches(connections)
        self.stories: ports.Stories = SqliteStories(connections)
        self.teachings: ports.Teachings = SqliteTeachings(connections)
        self.walks: ports.Walks = SqliteWalks(connections)
        self.originals: ports.Originals = SqliteOriginals(connections)
        self.clusters: ports.Clusters = SqliteClusters(connections)
        self.lives: ports.Lives = SqliteLives(connections)
        self.past: ports.Past = SqlitePast(connections)
        self.offers: ports.Offers = SqliteOffers(connections)
        self.topics: ports.Topics = SqliteTopics(connections)
        self.questions: ports.Questions = SqliteQuestions(connections)
        self.briefings: ports.Briefings = SqliteBriefings(connections)
        self.subscriptions: ports.Subscriptions = SqliteSubscriptions(connections)
        self.outbox: ports.Outbox = SqliteOutbox(connections)
        self.posts: ports.Posts = SqlitePosts(connections)
        self.people: ports.People = SqlitePeople(connections)
        self.changes: ports.Changes = SqliteChanges(connections)
        self.notes: ports.Notes = SqliteNotes(connections)
        self.doors: ports.Doors = SqliteDoors(connections)
        self.leases: ports.Leases = SqliteLeases(connections)
        self.links: ports.Links = SqliteLinks(connections)
        self.seen: ports.Seen = SqliteSeen(connections)
        self.kept: ports.Kept = SqliteKept(connections)

    async def backup(self, to: Path) -> None:
        await self._connections.apart(lambda db: copy(db, to))

    async def check(self) -> Sequence[str]:
        try:
            return await self._connections.apart(lambda db: faults(db, self.path))
        except StoreError as error:
            return [str(error)]

    async def close(self) -> None:
        await self._connections.close()


async def open_store(path: Path, readers: int = 3, busy_ms: int = 5000) -> SqliteStore:
    """Open the database at ``path``, made or brought up to this version where needed.

    busy_ms: how long to wait for another program's write, in milliseconds.  Raises StoreError.
    """
    writer = await asyncio.to_thread(opened, path, busy_ms)
    return SqliteStore(Connections(path, writer, readers, busy_ms))


def opened(path: Path, busy_ms: int) -> sqlite3.Connection:
    """The writing connection to a database of this version."""
    writer = None
    try:
        writer = writing(path, busy_ms)
        migrations.bring_up(writer, path, migrations.steps())
    except BaseException as error:
        if writer:
            writer.close()
        if isinstance(error, sqlite3.Error):
            raise explained(error, path) from error
        raise
    return writer


def copy(db: sqlite3.Connection, to: Path) -> None:
    """Write a whole, checked copy of what is committed, while writes go on.

    VACUUM INTO reads one snapshot; the online backup interface would begin again at every write of another connection.
    """
    if to.exists():
        raise BadInput(f"{to} exists already. Name a file that does not.")
    part = to.with_name(f"{to.name}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        db.execute("VACUUM INTO ?", (str(part),))
        with closing(sqlite3.connect(part)) as copied:
            found = faults(copied, part)
        if found:
            raise StoreError(f"The copy at {to} did not come out whole: {found[0]}")
        os.link(part, to)  # unlike a rename, never replaces a file that came into being meanwhile
    except FileExistsError as error:
        raise BadInput(f"{to} exists already. Name a file that does not.") from error
    except OSError as error:
        raise StoreError(
            f"The backup {to} cannot be written: {error.strerror}. Name a file in another folder."
        ) from error
    except sqlite3.Error as error:
        raise StoreError(f"The backup {to} was not written. {explained(error, part)}") from error
    finally:
        part.unlink(missing_ok=True)


def faults(db: sqlite3.Connection, path: Path) -> list[str]:
    """What SQLite finds wrong with a database, in sentences."""
    found = [row[0] for row in db.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    loose = {(row[0], row[2]) for row in db.execute("PRAGMA foreign_key_check")}
    return [f"The database {path} is damaged: {fault}. Put the last backup in its place." for fault in found] + [
        f"In the database {path}, rows of {table} point at missing rows of {parent}. Put the last backup in its place."
        for table, parent in sorted(loose)
    ]
