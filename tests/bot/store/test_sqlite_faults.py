"""A full, locked, damaged, foreign or newer database: a sentence says what to do, and nothing committed is lost."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.sqlite import SqliteStore, open_store
from bot.store.sqlite.migrations import steps
from summaries.errors import BadInput, StoreError
from tests.bot.store.newsdesk import NOON, Desk, entry, new_version, open_desk

BUSY_MS = 50


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "standfirst.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    """An open store that waits only briefly for a lock."""
    store = await open_store(path, busy_ms=BUSY_MS)
    yield store
    await store.close()


@pytest.fixture
async def desk(store: SqliteStore) -> Desk:
    """A newsroom in it."""
    return await open_desk(store, "Room")


def everything(path: Path) -> list[str]:
    """What an independent reader finds committed, after a sound check."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [row[0] for row in db.execute("SELECT text FROM article_versions ORDER BY id")]


async def test_a_full_disk_is_said_and_loses_nothing(store: SqliteStore, desk: Desk, path: Path):
    """What was there before stays; what comes after there is room again is stored."""
    source = await desk.follow()
    await desk.article(source, 1, "Kept before.")
    (article,) = await desk.listed(source, entry(2))
    await limit_pages(store, grown=2)

    with pytest.raises(StoreError, match=r"no room left.*Free some disk space"):
        await store.articles.save(new_version(article, 2, "word " * 50_000), NOON)
    kept = everything(path)
    await limit_pages(store, grown=10_000)
    await store.articles.save(new_version(article, 2, "Kept after."), NOON)

    assert kept[0] == "Kept before."
    assert everything(path) == [*kept, "Kept after."]


async def limit_pages(store: SqliteStore, grown: int) -> None:
    """Let the database grow by so many pages and no more, as a disk with little room would."""
    writer = store._connections._writer
    pages = writer.execute("PRAGMA page_count").fetchone()[0]
    writer.execute(f"PRAGMA max_page_count = {pages + grown}")


async def test_a_lock_held_by_another_program_is_said_and_loses_nothing(store: SqliteStore, desk: Desk, path: Path):
    """Reading goes on meanwhile; writing works again once the other lets go."""
    source = await desk.follow()
    await desk.article(source, 1, "Kept before.")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"locked by another program.*try again"):
            await desk.listed(source, entry(2))
        assert len(await store.articles.recent(desk.newsroom, 10)) == 1
        other.execute("ROLLBACK")
    await desk.article(source, 2, "Kept after.")

    assert everything(path) == ["Kept before.", "Kept after."]


async def test_a_damaged_file_is_said_and_the_backup_has_everything(path: Path, tmp_path: Path):
    """The store says so when it meets the damage and when it is checked; the copy made before opens and checks."""
    store = await open_store(path)
    desk = await open_desk(store, "Room")
    source = await desk.follow()
    for number in range(1, 80):
        await desk.article(source, number, f"Text {number}. " * 200)
    await store.backup(tmp_path / "backup.db")
    await store.close()
    with path.open("r+b") as file:
        file.seek(path.stat().st_size * 3 // 4)  # the beginning holds the tables' names, without which nothing opens
        file.write(b"\xff" * (path.stat().st_size // 4))

    damaged = await open_store(path)
    with pytest.raises(StoreError, match=r"damaged.*last backup"):
        await damaged.articles.recent(desk.newsroom, 100)
    found = await damaged.check()
    await damaged.close()
    assert found
    assert "last backup" in found[0]
    assert len(everything(tmp_path / "backup.db")) == 79


@pytest.mark.parametrize("content", [b"not a database at all, " * 500, b"SQLite format 3\0" + b"\1" * 5000])
async def test_a_file_that_is_no_database_is_refused_and_kept(path: Path, content):
    """Whatever it is, it is somebody's."""
    path.write_bytes(content)

    with pytest.raises(StoreError, match="backup in its place"):
        await open_store(path)
    assert path.read_bytes() == content


async def test_the_database_of_another_program_is_refused_and_kept(path: Path):
    """Tables of ours are not put beside theirs."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")

    content = path.read_bytes()

    with pytest.raises(StoreError, match="another program"):
        await open_store(path)
    assert path.read_bytes() == content


async def test_a_newer_database_is_refused(path: Path):
    """It says that it is newer, and what to do."""
    await (await open_store(path)).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('standfirst', 'm9999_x', '')"
        )
        db.commit()

    content = path.read_bytes()

    with pytest.raises(StoreError, match=r"newer Standfirst.*m9999_x.*Update Standfirst"):
        await open_store(path)
    assert path.read_bytes() == content


async def test_a_step_that_fails_leaves_the_database_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch):
    """Steps are applied together or not at all; the next start can try again."""
    await (await open_store(path)).close()

    def halfway(db):
        db.execute("CREATE TABLE half (x)")
        db.execute("CREATE TABLE newsrooms (x)")

    with monkeypatch.context() as patch:
        patch.setattr("bot.store.sqlite.migrations.steps", lambda: {**steps(), "m0999_bad": halfway})
        with pytest.raises(StoreError):
            await open_store(path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    await (await open_store(path)).close()


async def test_a_second_start_finds_what_the_first_had(path: Path):
    """And makes nothing anew."""
    first = await open_store(path)
    desk = await open_desk(first, "Room")
    await desk.article(await desk.follow())
    view = await desk.view()
    await first.close()
    second = await open_store(path)
    again = await open_desk(second, "Room")

    assert await again.view() == view
    await second.close()


async def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path):
    """A file stands where a folder should be."""
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreError, match="cannot be opened"):
        await open_store(tmp_path / "file" / "standfirst.db")
    with pytest.raises(StoreError, match="cannot be opened"):
        await open_store(tmp_path)


async def test_only_its_own_user_may_read_the_database(path: Path, store: SqliteStore):
    """It keeps the secret that cookies are signed with."""
    assert path.stat().st_mode & 0o077 == 0


async def test_a_backup_made_while_writing_is_whole(store: SqliteStore, desk: Desk, tmp_path: Path):
    """It holds what was committed when it began, and opens as a store."""
    source = await desk.follow()
    await desk.article(source, 1, "Before.")
    copies = [store.backup(tmp_path / "copy.db"), *(desk.article(source, number) for number in range(2, 30))]
    await asyncio.gather(*copies)
    copy = await open_store(tmp_path / "copy.db")

    assert "Before." in everything(tmp_path / "copy.db")
    assert await copy.check() == []
    await copy.close()
    assert sorted(file.name for file in tmp_path.glob("copy*")) == ["copy.db"]


async def test_a_backup_replaces_no_file(store: SqliteStore, tmp_path: Path):
    """Least of all the last good backup."""
    (tmp_path / "copy.db").write_text("precious")

    with pytest.raises(BadInput, match="exists already"):
        await store.backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "precious"


async def test_a_backup_that_cannot_be_written_is_said(store: SqliteStore, tmp_path: Path):
    """The folder is missing."""
    with pytest.raises(StoreError, match="backup"):
        await store.backup(tmp_path / "nowhere" / "copy.db")


async def test_a_sound_database_has_no_faults(store: SqliteStore, desk: Desk):
    """check() is silent then; a row that points nowhere is named."""
    await desk.article(await desk.follow())
    assert await store.check() == []

    writer = store._connections._writer
    writer.execute("PRAGMA foreign_keys = OFF")
    writer.execute("INSERT INTO asked VALUES (77, 77)")
    assert any("asked" in fault for fault in await store.check())
