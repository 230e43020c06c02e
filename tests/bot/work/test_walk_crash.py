"""SIGKILL while the stream is walked: no version is lost, none is decided a second time."""

import random
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

from tests.conftest import ROOT, HandClock
from tests.room import copied, opened

KILLS = 4


def decided(folder: Path) -> dict[int, tuple[int, int]]:
    """Cluster and place of every article that was put somewhere."""
    with closing(sqlite3.connect(folder / "standfirst.db")) as db:
        rows = db.execute("SELECT article_id, put_id, place FROM cluster_articles").fetchall()
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    return {article: (cluster, place) for article, cluster, place in rows}


def walk_and_kill(folder: Path, after: float) -> None:
    """Let a child walk for so many seconds."""
    command = [sys.executable, "-m", "tests.bot.work.walk_writer", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:  # our own child
        assert child.stdout is not None
        child.stdout.readline()
        killer = threading.Timer(after, child.kill)
        killer.start()
        child.stdout.read()
        killer.join()


async def test_a_killed_walk_goes_on_where_it_stood(tmp_path: Path, sample_folder: Path, clock: HandClock) -> None:
    """What was decided before a kill stands after it, and in the end everything is decided."""
    copied(sample_folder, tmp_path)
    with closing(sqlite3.connect(tmp_path / "standfirst.db")) as db:
        for table in ("cluster_moves", "cluster_records", "cluster_articles", "clusters", "walks", "leases"):
            db.execute(f"DELETE FROM {table}")  # noqa: S608  # names of this line only
        db.commit()
    dice = random.Random(7)
    before = decided(tmp_path)
    for _ in range(KILLS):
        walk_and_kill(tmp_path, dice.uniform(0.01, 0.15))
        after = decided(tmp_path)
        assert before.items() <= after.items()
        before = after
    async with opened(tmp_path, clock) as room:
        await room.walk.go()
        reads = await room.store.articles.recent(room.id, 1000)
    assert before.items() <= decided(tmp_path).items()
    assert set(decided(tmp_path)) == {int(read.article.id) for read in reads}
