"""One writer thread and a few reader threads, each with a connection of its own.

Everything is written by one thread, one transaction after another, each begun as a writing one: a transaction that
reads first and writes later fails when another got in between.  Readers see the last commit and wait for nobody (WAL).
"""

import asyncio
import os
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from bot.store.sqlite.errors import explained
from summaries.errors import StoreError

Result = TypeVar("Result")
Work = Callable[[sqlite3.Connection], Result]


def writing(path: Path, busy_ms: int) -> sqlite3.Connection:
    """The connection that writes; the file is made, for this user alone, where there is none.

    Nothing is written yet, not even the journal mode: the file may turn out to be somebody else's.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # It keeps the cookie secret: the mode also becomes that of the files that SQLite puts beside it.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreError(
            f"The database {path} cannot be opened: {error.strerror}. Name a file in a folder that this user may write."
        ) from error
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=busy_ms / 1000)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -16000")
    return connection


def keep_a_log(connection: sqlite3.Connection) -> None:
    """Write ahead into a log, so that readers and the writer never wait for each other."""
    connection.execute("PRAGMA journal_mode = WAL")
    # A burst of writes may grow the log; it is cut back to this many bytes once it has been folded in.
    connection.execute("PRAGMA journal_size_limit = 67108864")


def reading(path: Path, busy_ms: int) -> sqlite3.Connection:
    """A connection that cannot write."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=busy_ms / 1000
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA cache_size = -8000")
    return connection


class Connections:
    """Runs functions over the database off the event loop."""

    def __init__(self, path: Path, writer: sqlite3.Connection, readers: int, busy_ms: int) -> None:
        self.path = path
        self.busy_ms = busy_ms
        self._writer = writer
        self._write_thread = ThreadPoolExecutor(1, "store-writer")
        self._read_threads = ThreadPoolExecutor(readers, "store-reader")
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []

    async def write(self, work: Work[Result], durable: bool = False) -> Result:
        """Run ``work`` in a transaction of its own; it ends even if the caller is cancelled meanwhile.

        durable: on the disk itself when this returns, so that not even a power cut takes it back; without it, only a
        crash of the machine can, and never a part of it.
        """
        # Shielded: a write once asked for is done, or refused, as a whole.
        return await asyncio.shield(self._submit(self._write_thread, self._written, work, durable))

    async def read(self, work: Work[Result]) -> Result:
        """Run ``work`` over one snapshot of what is committed."""
        return await self._submit(self._read_threads, self._seen, work)

    async def apart(self, work: Work[Result]) -> Result:
        """Run long ``work`` on a reader, without a transaction around it."""
        return await self._submit(self._read_threads, self._plain, work)

    async def close(self) -> None:
        """Finish what was asked for, fold the log into the file, and end."""
        await asyncio.to_thread(self._end)

    def _submit(
        self, threads: ThreadPoolExecutor, run: Callable[..., Result], *args: object
    ) -> "asyncio.Future[Result]":
        try:
            return asyncio.get_running_loop().run_in_executor(threads, run, *args)
        except RuntimeError as error:  # the threads have ended
            raise StoreError(f"The database {self.path} is closed; start Standfirst again.") from error

    def _written(self, work: Work[Result], durable: bool) -> Result:
        try:
            self._writer.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            return in_transaction(self._writer, work)
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    def _seen(self, work: Work[Result]) -> Result:
        try:
            connection = self._reader()
            connection.execute("BEGIN")
            try:
                return work(connection)
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    def _plain(self, work: Work[Result]) -> Result:
        try:
            return work(self._reader())
        except sqlite3.Error as error:
            raise explained(error, self.path) from error

    def _reader(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = reading(self.path, self.busy_ms)
            self._opened.append(connection)
        return connection

    def _end(self) -> None:
        self._write_thread.shutdown()
        self._read_threads.shutdown()
        for connection in self._opened:
            connection.close()
        try:
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error:
            pass  # the log is folded in at the next start instead: nothing is lost
        finally:
            self._writer.close()


def in_transaction(connection: sqlite3.Connection, work: Work[Result]) -> Result:
    """Run ``work`` in one transaction that may write from its first statement: all of it is kept, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it already
            connection.execute("ROLLBACK")
        raise
    return result
