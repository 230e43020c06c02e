"""How long /brief takes, in-process, on a story of 200 analysed articles among 50,000 stored.

    python -m benchmarks.brief [--stored 50000] [--data DIR]

The command goes through the Runner and the newsroom as any platform's does.  Each run gives its p95 over --times calls,
and beside it the time of a fixed loop of plain Python, to tell a slow machine from slow code.  --data keeps the
database, which takes minutes to fill, for the next time.
"""

import argparse
import asyncio
import os
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.compose import synthetic
from benchmarks.reference import reference
from bot import app, logs
from bot.ports.collector import Entry, Visit
from bot.ports.store import NewMatch, NewVersion, Pace, Source
from bot.work.ground import by
from commands.reply import Reply
from commands.spec import Call
from config.settings import load
from summaries.model import Query, Read, version_of

ARTICLES = 200
RUNS = 5
NOW = datetime(2025, 3, 10, tzinfo=UTC)
DISTINCT = 2_000  # texts that the rest is made of; each copy has a line of its own
BATCH = 500


async def fill(parts: app.Parts, stored: int) -> None:
    """A story of 200 articles, and the rest of the newsroom's coverage."""
    signed = by(parts.call("benchmark"), "followed")
    source = await parts.store.sources.add(
        parts.newsroom_id, "https://news.example/feed", "feed", "News", "https://news.example/", "News", signed
    )
    told = synthetic(ARTICLES)
    ids = await _store(parts, source, told, "story")
    story = await parts.store.stories.add(parts.newsroom_id, "BENCH", "Bench", "detention", Query(("bench",)), signed)
    matches = [NewMatch(story.id, article, 0.8, ("words: bench",)) for article in ids]
    await parts.store.stories.match(parts.newsroom_id, matches, [], None, NOW)
    others = synthetic(min(DISTINCT, stored - ARTICLES), seed=8)
    for start in range(0, stored - ARTICLES, BATCH):
        count = min(BATCH, stored - ARTICLES - start)
        await _store(
            parts, source, [_copy(others[(start + n) % len(others)], start + n) for n in range(count)], "other"
        )
        print(f"\rstored {start + count + ARTICLES}", end="", flush=True)
    print()


def _copy(read: Read, number: int) -> Read:
    text = f"{read.article.text}\n\nEntry {number}."
    article = replace(read.article, text=text, version=version_of(text))
    return Read(article, replace(read.analysis, version=article.version))


async def _store(parts: app.Parts, source: Source, reads: Sequence[Read], room: str) -> list[str]:
    """Store reads as articles of the source; their ids."""
    first = await parts.store.articles.count()
    urls = [f"https://news.example/{room}/{first + n}" for n in range(len(reads))]
    entries = tuple(
        Entry(url, url, read.article.title, published=read.article.published, fingerprint=url)
        for url, read in zip(urls, reads, strict=True)
    )
    pace = Pace(timedelta(days=9999), NOW + timedelta(days=9999))
    ids = await parts.store.sources.record(source.id, Visit(NOW, entries), pace, baseline=True, now=NOW)
    for article, url, read in zip(ids, urls, reads, strict=True):
        new = NewVersion(
            article, url, read.article.title, read.article.text, read.article.version, "", read.article.published,
            "en", "00", "benchmark", "first", read.analysis,
        )  # fmt: skip
        await parts.store.articles.save(new, NOW)
    return list(ids)


async def ask(parts: app.Parts, call: Call) -> float:
    """Seconds of one /brief."""
    began = time.perf_counter()
    answers = [answer async for answer in parts.runner.answers(call, parts.newsroom)]
    took = time.perf_counter() - began
    assert isinstance(answers[-1], Reply), answers
    assert answers[-1].tone == "ok", answers[-1].title
    return took


async def measure(folder: Path, stored: int, times: int) -> None:
    """Fill where there is nothing yet, ask, print."""
    base = load(None)
    settings = base.model_copy(update={"store": base.store.model_copy(update={"path": folder / "brief.db"})})
    async with app.opened(settings) as parts:
        if not await parts.store.articles.count():
            await fill(parts, stored)
        call = replace(parts.call("brief"), options={"story": "bench"}, now=NOW)
        for _ in range(3):
            await ask(parts, call)
        dice, rows = random.Random(1), []
        for _ in range(RUNS):
            took = []
            for _ in range(times):
                # Never the same question twice: what changes nothing could be remembered.
                moment = NOW + timedelta(seconds=dice.randint(1, 3600))
                took.append(await ask(parts, replace(call, now=moment)))
            p95 = sorted(took)[int(0.95 * len(took))]
            rows.append((1000 * p95, 1000 * median(took), 1000 * reference()))
            print("p95 {:.1f} ms  median {:.1f} ms  reference loop {:.1f} ms".format(*rows[-1]), flush=True)
        kept = await parts.store.articles.count()
    p95, middle, loop = (median(column) for column in zip(*rows, strict=True))
    print(f"{kept} stored; median of {RUNS}: p95 {p95:.1f} ms, median {middle:.1f} ms, reference loop {loop:.1f} ms")


def main() -> None:
    """Read the arguments, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stored", type=int, default=50_000)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    given = parser.parse_args()
    logs.set_up("warning", "json")
    os.sched_setaffinity(0, {given.core})
    if given.data:
        given.data.mkdir(parents=True, exist_ok=True)
        asyncio.run(measure(given.data, given.stored, given.times))
    else:
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(measure(Path(folder), given.stored, given.times))


if __name__ == "__main__":
    main()
