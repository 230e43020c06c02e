"""What an article costs, and a search, a restart and the memory for it, from 10,000 to 1,000,000 stored articles.

    python -m benchmarks.scale             # all of it, some fifteen minutes; --quick: a hundredth of the sizes
    python -m benchmarks.scale --only search

The stream is invented (benchmarks/invented.py) and stored in bulk (benchmarks/bulk.py).  What is timed is what the
service runs, on parts that ``bot.app`` built: an arrival is stored with its analysis and enters the index, then the
ticks of clustering and of matching take it in, twenty arrivals a tick.  Times are of the processor, of all threads of
the process together; beside each stands the time of a fixed loop.  Reading a page is no part of it
(benchmarks/pipeline.py).
"""

import argparse
import asyncio
import gc
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.bulk import Bulk
from benchmarks.invented import OUTLETS, Events, article, vocabulary
from benchmarks.reference import reference
from bot import app, logs
from bot.ports.collector import Entry, Visit
from bot.ports.store import NewVersion, Pace
from bot.store.sqlite.codec import stamp, to_json
from commands.spec import Call
from config.settings import Settings, load
from summaries.model import Article, Query
from summaries.text.analyse import analyse

A_TICK = 20  # arrivals between two ticks
SEARCHES = 200


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of everything."""

    small: int = 10_000
    searched: int = 100_000
    restart: int = 200_000
    large: int = 1_000_000
    arrivals: int = 2_000
    stories: tuple[int, int] = (100, 10_000)


QUICK = Sizes(400, 800, 1_000, 1_600, 60, (5, 50))


def say(what: str, value: float, unit: str, asked: str = "") -> None:
    """A figure with the fixed loop beside it: on the wall, and of the processor, which others slow down too."""
    began = time.process_time()
    wall, cpu = 1000 * reference(), 1000 * (time.process_time() - began)
    print(f"{what:58} {value:9.2f} {unit:6} {asked:14} (loop {wall:.0f} ms, {cpu:.0f} of the processor)", flush=True)


# --- the parts --------------------------------------------------------------------------------------------------------


def settings(path: Path, window: int = 0) -> Settings:
    """The service's own, on this database.  window: of the live index; 0: as it comes."""
    base = load(None)
    changed = base.model_copy(update={"store": base.store.model_copy(update={"path": path})})
    if window:
        changed = changed.model_copy(update={"stories": changed.stories.model_copy(update={"window": window})})
    return changed


@asynccontextmanager
async def newsroom(path: Path, window: int = 0) -> AsyncIterator[app.Parts]:
    """The parts on a database, everything that is remembered loaded."""
    async with app.opened(settings(path, window)) as parts:
        yield parts


async def ticks(parts: app.Parts) -> None:
    """Everything stored is clustered and matched."""
    await parts.walk.go()
    await parts.newsrooms.follow()


async def made(path: Path, bulk: Bulk) -> None:
    """An empty database of this version, with its newsroom; its takers have begun."""
    async with newsroom(path) as parts:
        bulk.takers = tuple(taker.name for taker in parts.walk._takers)


# --- arrivals ---------------------------------------------------------------------------------------------------------


class Arrivals:
    """Articles that come in after those that are stored, analysed as the workers do it."""

    def __init__(self, bulk: Bulk) -> None:
        self._bulk, self._events, self._next = bulk, Events(), 0

    def next(self, count: int) -> list[Article]:
        """The next so many: of events that are on, by outlets that have not told them yet."""
        first = self._bulk.stored + self._next
        self._next += count
        return [article(number, self._bulk.stored, self._events) for number in range(first, first + count)]


async def listed(parts: app.Parts, articles: Sequence[Article]) -> dict[str, str]:
    """Have the sources list them; article ids by address."""
    now, found = parts.ground.clock.now(), {}
    sources = {source.publisher: source for source in await parts.store.sources.list(parts.newsroom_id)}
    for outlet in sorted({one.publisher for one in articles}):
        mine = [one for one in articles if one.publisher == outlet]
        entries = tuple(Entry(one.url, one.url, one.title, "", one.published) for one in mine)
        source = sources[outlet]
        pace = Pace(source.pace.interval, now, 0)
        ids = await parts.store.sources.record(source.id, Visit(now, entries), pace, False, now)
        found |= {one.url: key for one, key in zip(mine, ids, strict=True)}
    return found


async def arrive(parts: app.Parts, articles: Sequence[Article], each: Callable[[], Awaitable[None]]) -> float:
    """Store these and let each tick take them in; processor seconds an article."""
    ids = await listed(parts, articles)
    versions = [_version(one, ids[one.url]) for one in articles]
    gc.collect()
    began = time.process_time()
    for first in range(0, len(versions), A_TICK):
        for version in versions[first : first + A_TICK]:
            await parts.store.articles.save(version, parts.ground.clock.now(), "Read: 380 words, version 1.")
        await each()
    return (time.process_time() - began) / len(articles)


def _version(one: Article, key: str) -> NewVersion:
    return NewVersion(
        key, one.url, one.title, one.text, one.version, "", one.published, "en", "0" * 64, "bench", "first",
        analyse(one), one.publisher,
    )  # fmt: skip


async def arrivals(path: Path, bulk: Bulk, sizes: Sizes) -> float:
    """Milliseconds an article at the size that the database has."""
    coming = Arrivals(bulk)
    async with newsroom(path) as parts:
        await ticks(parts)
        await arrive(parts, coming.next(A_TICK), lambda: ticks(parts))  # what is learned once is no article's cost
        took = 1000 * await arrive(parts, coming.next(sizes.arrivals), lambda: ticks(parts))
    bulk.stored += A_TICK + sizes.arrivals
    _all_taken_in(path, bulk.stored)
    return took


def _all_taken_in(path: Path, stored: int) -> None:
    """Nothing was quick because it was left out: every article is in a cluster, and matching has come to the end."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM cluster_articles").fetchone()[0] == stored
        assert db.execute("SELECT count(*) FROM stream WHERE place > (SELECT place FROM newsrooms)").fetchone()[0] == 0


# --- stories ----------------------------------------------------------------------------------------------------------


def track(path: Path, bulk: Bulk, count: int) -> None:
    """Have the newsroom track so many stories, each of another event, the newest first; most have gone quiet."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        (held,) = db.execute("SELECT count(*) FROM stories").fetchone()
        for number in range(held, count):
            event = bulk.events.at(bulk.stored // 8 * 8 - 8 * (number + 1))
            words = (event.names[0], event.names[2], event.kind[number % len(event.kind)])
            db.execute(
                "INSERT INTO stories (newsroom_id, slug, name, lens, query, created_at)"
                " VALUES (1, ?, ?, 'general', ?, ?)",
                (f"STORY-{number}", f"Story {number}", to_json(Query(words=words)), stamp(datetime.now(UTC))),
            )
        db.execute("COMMIT")


async def matching(path: Path, bulk: Bulk, sizes: Sizes, stories: int) -> float:
    """Milliseconds an article that matching takes beside so many stories."""
    track(path, bulk, stories)
    coming = Arrivals(bulk)
    async with newsroom(path) as parts:
        await ticks(parts)
        await arrive(parts, coming.next(A_TICK), lambda: ticks(parts))
        articles = coming.next(sizes.arrivals // 4)
        ids = await listed(parts, articles)
        taken = 0.0
        for first in range(0, len(articles), A_TICK):
            for one in articles[first : first + A_TICK]:
                await parts.store.articles.save(_version(one, ids[one.url]), parts.ground.clock.now())
            await parts.walk.go()
            began = time.process_time()
            await parts.newsrooms.follow()
            taken += time.process_time() - began
    bulk.stored += A_TICK + len(articles)
    return 1000 * taken / len(articles)


# --- restart and memory -----------------------------------------------------------------------------------------------


async def restart(path: Path, window: int) -> tuple[float, float]:
    """Processor seconds until the first tick is over after a start, and megabytes that it takes."""
    gc.collect()
    before = resident()
    began = time.process_time()
    async with newsroom(path, window) as parts:
        await ticks(parts)
        took = time.process_time() - began
        gc.collect()
        return took, resident() - before


def resident() -> float:
    """Megabytes that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


# --- search -----------------------------------------------------------------------------------------------------------


def searches(bulk: Bulk, count: int) -> list[str]:
    """What editors type: names, names with words, phrases, outlets, dates; a word in ten is nearly everywhere."""
    dice, words = random.Random(7), vocabulary()
    found = []
    for number in range(count):
        one = article(dice.randrange(bulk.stored), bulk.stored, bulk.events)
        event = bulk.events.of(int(one.id))
        sentence = dice.choice([part for part in one.text.replace("\n\n", " ").split(". ") if part.count(" ") > 4])
        at = dice.randrange(sentence.count(" ") - 2)
        kinds = (
            event.names[2],
            event.names[0],
            f"{event.names[0].split()[1]} {dice.choice(event.kind)}",
            f"{dice.choice(event.kind)} {dice.choice(event.kind)}",
            f"{words[dice.randrange(250, 600)]} {words[dice.randrange(600, 5_000)]}",
            f'{dice.choice(event.kind)} from:"Paper {dice.randrange(OUTLETS)}"',
            f'{dice.choice(event.kind)} since:"7 days"',
            '"' + " ".join(sentence.split()[at : at + 3]).replace('"', "") + '"',
            f"{event.names[1]} -{words[dice.randrange(250, 2_000)]}",
            words[dice.randrange(0, 300)],
        )
        found.append(kinds[number % len(kinds)])
    return found


async def searching(path: Path, bulk: Bulk, count: int) -> tuple[float, float, float]:
    """Milliseconds on the wall at p95 and in the median, through the command; and of the processor at p95."""
    walls, cpus = [], []
    async with newsroom(path) as parts:
        for text in [*searches(bulk, 10), *searches(bulk, count)]:
            base = parts.call("search")
            call = Call("search", base.actor, base.channel, {"words": text}, base.now)
            wall, cpu = time.perf_counter(), time.process_time()
            answers = [answer async for answer in parts.runner.answers(call, parts.newsroom)]
            walls.append(1000 * (time.perf_counter() - wall))
            cpus.append(1000 * (time.process_time() - cpu))
            assert answers[-1].tone != "error", (text, answers[-1].title)  # type: ignore[union-attr]
    walls, cpus = walls[10:], cpus[10:]
    return _p95(walls), median(walls), _p95(cpus)


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


# --- all of it --------------------------------------------------------------------------------------------------------


def measure(folder: Path, sizes: Sizes, only: str) -> dict[str, float]:
    """Each figure by its name, printed as it comes."""
    path = folder / "scale.db"
    bulk = Bulk(path, sizes.large)
    found: dict[str, float] = {}

    def wanted(part: str) -> bool:
        return not only or only == part

    asyncio.run(made(path, bulk))
    grow(bulk, sizes.small)
    track(path, bulk, sizes.stories[0])
    if wanted("arrivals"):
        found["small"] = asyncio.run(arrivals(path, bulk, sizes))
        say(f"an arrival, {sizes.small:,} stored, {sizes.stories[0]} stories", found["small"], "ms", "at most 5 ms")
    if wanted("stories"):
        for name, stories in zip(("few", "many"), sizes.stories, strict=True):
            found[name] = asyncio.run(matching(path, bulk, sizes, stories))
            say(f"matching an article, {stories:,} stories", found[name], "ms")
        say("matching, many stories to few", found["many"] / found["few"], "times", "at most 2")
        forget_stories(path, sizes.stories[0])
    if wanted("search"):
        grow(bulk, sizes.searched, whole=False)
        found["p95"], middle, cpu = asyncio.run(searching(path, bulk, SEARCHES))
        say(f"a search, {sizes.searched:,} stored, p95", found["p95"], "ms", "under 50 ms")
        print(f"    median {middle:.1f} ms; of the processor, p95 {cpu:.1f} ms")
    if wanted("restart"):
        grow(bulk, bulk.stored + sizes.restart)
        for window in (sizes.restart // 40, sizes.restart // 10, sizes.restart):
            took, megabytes = asyncio.run(restart(path, window))
            say(f"a start, {bulk.stored:,} stored, window {window:,}", took, "s", "under 30 s")
            say("    memory that it took", megabytes, "MB")
            found["restart"], found["memory"] = took, megabytes
    if wanted("arrivals"):
        whole = min(25_000, sizes.large // 4)  # more than the live index remembers
        grow(bulk, sizes.large - whole, whole=False)
        grow(bulk, sizes.large)
        found["large"] = asyncio.run(arrivals(path, bulk, sizes))
        say(f"an arrival, {sizes.large:,} stored, {sizes.stories[0]} stories", found["large"], "ms", "at most 5 ms")
        say("an arrival, large to small", found["large"] / found["small"], "times", "at most 2")
        found["megabytes"] = path.stat().st_size / 1e6
        say("the database", found["megabytes"], "MB")
        if wanted("search"):
            at_large, middle, cpu = asyncio.run(searching(path, bulk, SEARCHES))
            say(f"a search, {sizes.large:,} stored, p95", at_large, "ms")
            print(f"    median {middle:.1f} ms; of the processor, p95 {cpu:.1f} ms")
    return found


def grow(bulk: Bulk, to: int, whole: bool = True) -> None:
    """Store in bulk, and say how long it took."""
    if bulk.stored < to:
        began, had = time.process_time(), bulk.stored
        bulk.fill(to, whole)
        print(f"    {bulk.stored - had:,} articles stored in bulk in {time.process_time() - began:.0f} s", flush=True)


def forget_stories(path: Path, kept: int) -> None:
    """Track few again: what follows is measured beside those."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE stories SET removed_at = 0 WHERE id > ?", (kept,))


def main() -> None:
    """Read the arguments, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a hundredth and less of every size")
    parser.add_argument("--only", default="", choices=["", "arrivals", "stories", "search", "restart"])
    parser.add_argument("--large", type=int, default=Sizes().large, help="the largest size")
    given = parser.parse_args()
    logs.set_up("warning", "json")
    sizes = QUICK if given.quick else Sizes(large=given.large)
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), sizes, given.only)


if __name__ == "__main__":
    main()
