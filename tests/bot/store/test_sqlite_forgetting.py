"""What SQLite's forgetting must know of the database's shape, and a database of the first shape brought up."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.sqlite import open_store
from bot.store.sqlite.forgetting import OF_A_NEWSROOM, OF_A_WORKSPACE
from bot.store.sqlite.migrations import bring_up, steps
from tests.bot.store.newsdesk import NOON, open_desk


@pytest.fixture
def shape(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """An empty database of today's shape."""
    with closing(sqlite3.connect(tmp_path / "shape.db", isolation_level=None)) as db:
        bring_up(db, tmp_path / "shape.db", steps())
        yield db


def parents(db: sqlite3.Connection) -> dict[str, set[str]]:
    """The tables that each table points at."""
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {table: {row[2] for row in db.execute(f"PRAGMA foreign_key_list('{table}')")} for table in tables}


def test_every_table_of_a_newsroom_is_forgotten_with_it(shape: sqlite3.Connection):
    """A table that a later step makes must be named in the lists."""
    listed = {table for table, _ in OF_A_WORKSPACE} | set(OF_A_NEWSROOM)
    owned = {
        table
        for table in parents(shape)
        if "newsroom_id" in [row[1] for row in shape.execute(f"PRAGMA table_info('{table}')")]
    }
    assert owned == listed


def test_whatever_points_at_a_workspaces_rows_goes_before_them(shape: sqlite3.Connection):
    """Each table after all those that point at it."""
    first = [table for table, _ in OF_A_WORKSPACE]
    for order in (first, [*first, *OF_A_NEWSROOM, "newsrooms"]):
        for table, above in parents(shape).items():
            for parent in above - {table} & set(order):
                assert table in order, f"{table} points at {parent}"
                assert order.index(table) < order.index(parent), f"{table} points at {parent}"


async def test_a_database_of_the_first_shape_is_brought_up(tmp_path: Path):
    """What it held is there, and doors can be opened in it."""
    path = tmp_path / "standfirst.db"
    first = {name: step for name, step in steps().items() if name == "m0001_house"}
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        bring_up(db, path, first)
        db.execute("INSERT INTO newsrooms (name, created_at) VALUES ('Room', 0)")

    store = await open_store(path)
    try:
        desk = await open_desk(store, "Room")
        assert desk.newsroom == 1
        installed = await store.doors.open(desk.newsroom, "slack", "T1", b"sealed", NOON)
        assert await store.doors.find("slack", "T1") == installed
        assert await store.check() == []
    finally:
        await store.close()
