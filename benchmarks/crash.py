"""Kill the demo at random moments while it collects, and look at what it kept.

    python -m benchmarks.crash [--kills 50] [--trials 5] [--seed 1] [--folder DIR]

Each trial has a folder of its own.  Its demo is started and, with all its processes, killed by SIGKILL again and again;
in between the database must be sound, hold every article it held before, and none twice, and no message twice though a
digest falls due at every start.  In the end it may finish, must owe nothing, and must hold the very articles of a demo
that nobody disturbed.
"""

import argparse
import asyncio
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.cli.demo import Anchor, write_anchor
from bot.ports.store import By
from bot.store.sqlite import open_store

Kept = dict[str, tuple[str, int]]  # address without its port: newest text, number of texts
EARLIEST, LATEST = 0.8, 4.0  # seconds after a start at which it is killed
PATIENCE = 150.0  # seconds to finish in: a lease of the killed one runs out after sixty
COVERED = timedelta(hours=1)  # an anchor this old has nothing live left to come


@dataclass
class Trial:
    """One folder with its demo.  kept: what it held when it was last looked at."""

    folder: Path
    kept: Kept = field(default_factory=dict)
    messages: int = 0
    midway: int = 0  # kills that left something to collect

    def start(self) -> subprocess.Popen[bytes]:
        """A demo in a process group of its own."""
        command = [sys.executable, "-m", "bot", "demo", "--port", "0", "--data", str(self.folder)]
        with (self.folder / "said.txt").open("wb") as said:
            return subprocess.Popen(
                command, stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
                cwd=Path(__file__).parent.parent,
            )  # fmt: skip

    def killed(self, after: float) -> None:
        """Start, kill the whole group, and check what is left."""
        demo = self.start()
        time.sleep(after)
        assert demo.poll() is None, f"the demo ended by itself with {demo.returncode}"
        os.killpg(demo.pid, signal.SIGKILL)
        demo.wait()
        self.check()

    def check(self) -> None:
        """Sound, nothing lost, nothing doubled."""
        path = self.folder / "standfirst.db"
        if not path.exists():
            return
        db = sqlite3.connect(path)
        try:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'articles'").fetchone():
                return
            kept = articles(db)
            lost = [url for url, (_, texts) in self.kept.items() if url not in kept or kept[url][1] < texts]
            assert not lost, f"lost: {lost}"
            _none_twice(db)
            self.midway += any(db.execute(sql).fetchone()[0] for sql in _LEFT[:2])
            self.kept, self.messages = kept, db.execute("SELECT count(*) FROM posts").fetchone()[0]
        finally:
            db.close()

    def finish(self, until: datetime) -> None:
        """Let it go on until nothing is left to do, then end it as a person would."""
        demo, limit = self.start(), time.monotonic() + PATIENCE
        try:
            while datetime.now(UTC) < until or not self._settled():
                assert time.monotonic() < limit + max(0.0, (until - datetime.now(UTC)).total_seconds()), "never done"
                assert demo.poll() is None, f"the demo ended by itself with {demo.returncode}"
                time.sleep(0.5)
            demo.send_signal(signal.SIGINT)
            assert demo.wait(timeout=10) == 0, "it did not end well"
        finally:
            if demo.poll() is None:
                os.killpg(demo.pid, signal.SIGKILL)
                demo.wait()
        self.check()

    def _settled(self) -> bool:
        if b"The desk:" not in (self.folder / "said.txt").read_bytes():
            return False
        db = sqlite3.connect(f"file:{self.folder / 'standfirst.db'}?mode=ro", uri=True)
        try:
            return all(not db.execute(sql).fetchone()[0] for sql in _LEFT) and bool(
                db.execute("SELECT count(*) FROM articles").fetchone()[0]
            )
        except sqlite3.OperationalError:
            return False
        finally:
            db.close()


_LEFT = (
    "SELECT count(*) FROM articles WHERE wanted AND retry_at IS NULL",
    "SELECT count(*) FROM sources WHERE first_seen",
    "SELECT count(*) FROM deliveries WHERE state IN ('queued', 'leased', 'sending')",
    "SELECT coalesce((SELECT max(place) FROM stream), 0) > (SELECT min(place) FROM newsrooms)",
    "SELECT (SELECT count(*) FROM stories) = 0",
)


def articles(db: sqlite3.Connection) -> Kept:
    """Every article by its address without the port."""
    rows = db.execute(
        "SELECT a.url, coalesce(v.version, ''), a.versions FROM articles a"
        " LEFT JOIN article_versions v ON v.id = a.newest_id WHERE a.same_as IS NULL"
    ).fetchall()
    kept = {_portless(url): (version, texts) for url, version, texts in rows}
    assert len(rows) == len(kept), "an address twice"
    return kept


def _portless(url: str) -> str:
    scheme, rest = url.split("://")
    host, _, path = rest.partition("/")
    return f"{scheme}://{host.split(':')[0]}/{path}"


def _none_twice(db: sqlite3.Connection) -> None:
    same = Counter(
        db.execute(
            "SELECT a.publisher_id, v.title, v.version FROM articles a JOIN article_versions v ON v.id = a.newest_id"
            " WHERE a.same_as IS NULL"
        )
    )
    assert max(same.values(), default=1) == 1, "an article twice"
    texts = Counter(db.execute("SELECT article_id, number FROM article_versions"))
    assert max(texts.values(), default=1) == 1, "a version twice"
    slots = Counter(
        db.execute("SELECT p.channel_id, d.slot FROM posts p JOIN deliveries d ON cast(d.id AS TEXT) = p.delivery")
    )
    assert max(slots.values(), default=1) == 1, "a message twice"
    stray = "SELECT count(*) FROM posts WHERE delivery NOT IN (SELECT cast(id AS TEXT) FROM deliveries)"
    assert db.execute(stray).fetchone()[0] == 0, "a message that nobody owed"


async def fall_due(folder: Path, now: datetime) -> None:
    """Have a digest of some story fall due at the next start: a subscription to every minute, its time set back."""
    store = await open_store(folder / "standfirst.db")
    try:
        newsroom = await store.people.newsroom("Sample newsroom", now)
        stories, members = await store.stories.list(newsroom), await store.people.members(newsroom)
        channels = await store.people.channels(newsroom)
        if not stories or not members or not channels:
            return
        minutes = [now + timedelta(minutes=n) for n in range(-5, 120)]
        rule = "daily " + ", ".join(sorted({f"{at:%H:%M}" for at in minutes}))
        by = By(members[0].id, members[0].name, channels[0].id, now, "subscribed")
        live = await store.subscriptions.list(newsroom)
        if not live:
            live = [await store.subscriptions.add(newsroom, channels[0].id, stories[0].id, rule, "UTC", now, by)]
        await store.subscriptions.reschedule(live[0].id, now - timedelta(minutes=1))
    finally:
        await store.close()


def free_port() -> int:
    """A port for the sample newsroom, the same at every start: addresses carry it."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def run(folder: Path, kills: int, dice: random.Random, anchor: datetime) -> Trial:
    """One trial: so many kills, then the end.  Raises AssertionError for what is broken."""
    folder.mkdir(parents=True, exist_ok=True)
    write_anchor(folder, Anchor(anchor, free_port()))
    trial = Trial(folder)
    for number in range(kills):
        trial.killed(dice.uniform(EARLIEST, LATEST))
        if (folder / "standfirst.db").exists():
            asyncio.run(fall_due(folder, datetime.now(UTC)))
        print(f"{folder.name}: kill {number + 1}, {len(trial.kept)} articles, {trial.messages} messages", flush=True)
    trial.finish(anchor + timedelta(seconds=150))
    return trial


def undisturbed(folder: Path, anchor: datetime) -> Trial:
    """The same coverage collected in one go."""
    folder.mkdir(parents=True, exist_ok=True)
    write_anchor(folder, Anchor(anchor, free_port()))
    trial = Trial(folder)
    trial.finish(anchor + timedelta(seconds=150))
    return trial


def main() -> None:
    """Read the arguments, run the trials, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--trials", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    dice = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as spare:
        base, anchor = given.folder or Path(spare), datetime.now(UTC) - COVERED
        whole = undisturbed(base / "undisturbed", anchor)
        print(f"undisturbed: {len(whole.kept)} articles")
        midway = 0
        for number in range(given.trials):
            trial = run(base / f"trial-{number + 1}", given.kills // given.trials, dice, anchor)
            assert texts(trial) == texts(whole), "it holds other articles than one that nobody disturbed"
            print(f"trial {number + 1}: {len(trial.kept)} articles, {trial.messages} messages, as undisturbed")
            midway += trial.midway
        print(f"{given.kills} kills, {midway} of them while pages were still to be fetched")


def texts(trial: Trial) -> dict[str, str]:
    """Address to newest text."""
    return {url: version for url, (version, _) in trial.kept.items()}


if __name__ == "__main__":
    main()
