"""SIGKILL while articles are stored: the database is sound, and no article is lost or doubled."""

import random
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

from tests.conftest import ROOT

KILLS = 4


def run_and_kill(path: Path, first: int, after: float) -> list[int]:
    """Let a child store articles for ``after`` seconds from its first on; gives what it acknowledged."""
    command = [sys.executable, "-m", "tests.bot.store.crash_writer", str(path), str(first)]
    with subprocess.Popen(  # our own child
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline()]
        killer = threading.Timer(after, child.kill)
        killer.start()
        lines += child.stdout.readlines()
        killer.join()
    # The last line may be cut by the kill; the article of a whole one was acknowledged.
    return [int(line.split()[0]) for line in lines if line.endswith("\n")]


def test_no_article_is_lost_or_doubled_by_a_kill(tmp_path: Path):
    """After each kill: sound, every acknowledged article there with its text, each address once."""
    path, dice, acknowledged = tmp_path / "standfirst.db", random.Random(7), {0}
    for _ in range(KILLS):
        acknowledged |= set(run_and_kill(path, max(acknowledged) + 1, dice.uniform(0.01, 0.25)))
        assert_whole(path, acknowledged - {0})
    assert len(acknowledged) > KILLS


def assert_whole(path: Path, acknowledged: set[int]) -> None:
    """What an independent reader finds."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        urls = [row[0] for row in db.execute("SELECT url FROM articles")]
        read = {row[0] for row in db.execute("SELECT url FROM articles WHERE newest_id IS NOT NULL")}
        texts = db.execute("SELECT count(*), count(DISTINCT article_id) FROM article_versions").fetchone()
        stream = db.execute("SELECT count(*) FROM stream").fetchone()[0]
    assert len(urls) == len(set(urls))
    assert {f"https://herald.example/{number}" for number in acknowledged} <= read
    assert texts[0] == texts[1] == stream
