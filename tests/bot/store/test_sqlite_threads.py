"""The writer thread and the reader threads: order, cancellation, closing, and the event loop kept free."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.sqlite import SqliteStore, open_store
from summaries.errors import StoreError
from tests.bot.store.newsdesk import NOON, open_desk


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    """An open store."""
    store = await open_store(tmp_path / "standfirst.db")
    yield store
    await store.close()


async def test_writes_whose_callers_give_up_are_finished(store: SqliteStore):
    """Cancelled while one runs and another waits, both are committed whole all the same."""
    begun, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def work(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO newsrooms (name, created_at) VALUES ('First half', 0)")
        loop.call_soon_threadsafe(begun.set)
        go_on.wait(10)
        db.execute("INSERT INTO newsrooms (name, created_at) VALUES ('Second half', 0)")

    running = asyncio.create_task(store._connections.write(work))
    await begun.wait()
    waiting = asyncio.create_task(store.people.newsroom("Waited", NOON))
    await asyncio.sleep(0)
    running.cancel()
    waiting.cancel()
    await asyncio.gather(running, waiting, return_exceptions=True)
    go_on.set()

    names = await store._connections.write(lambda db: [row["name"] for row in db.execute("SELECT name FROM newsrooms")])
    assert (running.cancelled(), waiting.cancelled()) == (True, True)
    assert sorted(names) == ["First half", "Second half", "Waited"]


async def test_writes_are_made_in_the_order_they_were_asked_for(store: SqliteStore):
    """A hundred at once, and every one finds those before it."""
    ids = await asyncio.gather(*(store.people.newsroom(f"Room {number}", NOON) for number in range(100)))

    assert ids == list(range(1, 101))


async def test_a_write_holds_the_lock_before_it_reads(store: SqliteStore):
    """What it read cannot be changed by another program before it writes."""

    def work(db: sqlite3.Connection) -> str:
        with closing(sqlite3.connect(store.path, isolation_level=None, timeout=0)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                return str(error)
        return "not locked"

    assert await store._connections.write(work) == "database is locked"


async def test_a_write_that_raises_leaves_nothing(store: SqliteStore):
    """And the next one works."""

    def work(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO newsrooms (name, created_at) VALUES ('Half', 0)")
        raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        await store._connections.write(work)
    assert await store.people.newsroom("Whole", NOON) == 1


async def test_readers_cannot_write(store: SqliteStore):
    """A mistake in a query cannot change anything."""
    with pytest.raises(StoreError, match="cannot be written"):
        await store._connections.read(lambda db: db.execute("DELETE FROM newsrooms"))


async def test_reading_goes_on_while_a_long_write_runs(store: SqliteStore):
    """It sees what was committed before."""
    await open_desk(store, "Room")
    begun, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def work(db: sqlite3.Connection) -> None:
        db.execute("UPDATE newsrooms SET name = 'Other'")
        loop.call_soon_threadsafe(begun.set)
        go_on.wait(10)

    write = asyncio.create_task(store._connections.write(work))
    await begun.wait()
    name = await store._connections.read(lambda db: db.execute("SELECT name FROM newsrooms").fetchone()["name"])
    go_on.set()
    await write

    assert name == "Room"


async def test_a_read_sees_one_moment(store: SqliteStore):
    """What is written between two queries of one read is not in the second."""
    await open_desk(store, "Room")
    first, written = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def work(db: sqlite3.Connection) -> tuple[int, int]:
        before = db.execute("SELECT count(*) FROM newsrooms").fetchone()[0]
        loop.call_soon_threadsafe(first.set)
        written.wait(10)
        return before, db.execute("SELECT count(*) FROM newsrooms").fetchone()[0]

    read = asyncio.create_task(store._connections.read(work))
    await first.wait()
    await store.people.newsroom("Second", NOON)
    written.set()

    assert await read == (1, 1)


async def test_closing_finishes_what_was_asked_for(tmp_path: Path):
    """Writes under way are committed; a later one is told that the database is closed."""
    store = await open_store(tmp_path / "standfirst.db")
    writes = [asyncio.create_task(store.people.newsroom(f"Room {number}", NOON)) for number in range(50)]
    await asyncio.sleep(0)
    await store.close()
    await asyncio.gather(*writes)
    with pytest.raises(StoreError, match="closed"):
        await store.people.newsroom("Too late", NOON)

    again = await open_store(tmp_path / "standfirst.db")
    assert await again.people.newsroom("Room 49", NOON) == 50
    await again.close()


async def test_closing_leaves_one_file(tmp_path: Path):
    """The log is folded in, so that copying the file copies everything."""
    store = await open_store(tmp_path / "standfirst.db")
    await store.people.newsroom("Room", NOON)
    await store.close()

    assert [file.name for file in tmp_path.iterdir()] == ["standfirst.db"]


async def test_two_programs_may_write_in_turn(store: SqliteStore):
    """The command line adds a source while the newsroom runs."""
    other = await open_store(store.path)
    await asyncio.gather(
        *(
            one.people.newsroom(f"Room {number} {name}", NOON)
            for number in range(20)
            for name, one in (("a", store), ("b", other))
        )
    )
    count = await store._connections.read(lambda db: db.execute("SELECT count(*) FROM newsrooms").fetchone()[0])
    await other.close()

    assert count == 40
