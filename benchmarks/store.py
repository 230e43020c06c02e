"""How fast the store is with 50,000 articles: python -m benchmarks.store [articles] [folder]

Invented texts of 400 words with analyses of the usual size.  Prints milliseconds, and CPU time of this process beside.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.ports.collector import Entry, Visit
from bot.ports.store import By, NewMatch, NewVersion, Pace, Store
from bot.store.sqlite import open_store
from summaries.model import Analysis, DateMention, Figure, Name, Query, Quote, Sentence, version_of

NOW = datetime(2026, 3, 16, 12, 0, tzinfo=UTC)
PACE = Pace(timedelta(minutes=15), NOW)
STORIES = 20
OF_A_STORY = 200
FEEDS = 40


def a_word(dice: random.Random) -> str:
    """A made-up word; few are common and most are rare, as in any language."""
    return f"w{int(dice.paretovariate(0.7)) % 30_000}"


def a_version(article: str, number: int, dice: random.Random) -> NewVersion:
    """A text with its analysis."""
    text = ". ".join(" ".join(a_word(dice) for _ in range(20)).capitalize() for _ in range(20)) + f". {number}."
    version = version_of(text)
    return NewVersion(
        article,
        url(number),
        f"Headline {number}",
        text,
        version,
        "",
        NOW - timedelta(minutes=number),
        "en",
        "0" * 64,
        "bench",
        "first",
        an_analysis(version, dice),
    )


def an_analysis(version: str, dice: random.Random) -> Analysis:
    """As much as an article of that length has."""
    return Analysis(
        version,
        "bench",
        "en",
        tuple(
            Sentence(k * 110, k * 110 + 100, tuple(a_word(dice) for _ in range(10)), 0.5, paragraph=k // 2)
            for k in range(20)
        ),
        tuple(Name(k * 70, k * 70 + 12, "person", f"Full Name{k}", 0, 12, "Minister", 3, 11) for k in range(30)),
        tuple(Quote(k * 300, k * 300 + 80, "direct", "Full Name1", 0, 12, "name", sentence=k) for k in range(6)),
        tuple(Figure(k * 200, k * 200 + 6, 80_000.0, 80_000.0, "people", ("arrest",), "over", k) for k in range(8)),
        tuple(DateMention(k * 400, k * 400 + 6, NOW.date()) for k in range(5)),
        tuple((f"w{dice.randrange(30_000)}", dice.random()) for _ in range(80)),
        tuple(dice.getrandbits(63) for _ in range(64)),
        words=400,
    )


def url(number: int) -> str:
    """The address of an article."""
    return f"https://h{number % FEEDS}.example/{number}"


async def fill(store: Store, newsroom: int, by: By, articles: int) -> list[str]:
    """Collect so many articles from forty feeds, as the collector would."""
    dice, ids = random.Random(1), []
    feeds = [
        await store.sources.add(newsroom, f"https://h{n}.example/feed", "feed", f"H{n}", "", f"H{n}", by)
        for n in range(FEEDS)
    ]
    listing = saving = cpu = 0.0
    for first in range(0, articles, 1000):
        begun = time.perf_counter()
        for n, feed in enumerate(feeds):
            numbers = [k for k in range(first, min(first + 1000, articles)) if k % FEEDS == n]
            entries = tuple(
                Entry(url(k), url(k), f"Headline {k}", "", published=NOW - timedelta(minutes=k)) for k in numbers
            )
            wanted = await store.sources.record(feed.id, Visit(NOW, entries), PACE, True, NOW)
            ids += wanted
        listing += time.perf_counter() - begun
        numbers = [k for n in range(FEEDS) for k in range(first, min(first + 1000, articles)) if k % FEEDS == n]
        versions = [a_version(article, k, dice) for article, k in zip(ids[first:], numbers, strict=True)]
        begun, used = time.perf_counter(), time.process_time()
        for version in versions:
            await store.articles.save(version, NOW)
        saving += time.perf_counter() - begun
        cpu += time.process_time() - used
    print(f"list an entry    {listing / articles * 1000:8.3f} ms")
    print(f"save             {saving / articles * 1000:8.3f} ms   CPU {cpu / articles * 1000:.3f} ms")
    return ids


async def timed(name: str, times: int, call: Callable[[], Awaitable[object]]) -> None:
    """Print median and 95th percentile of a call, and the CPU time of one."""
    taken, used = [], time.process_time()
    for _ in range(times):
        begun = time.perf_counter()
        await call()
        taken.append((time.perf_counter() - begun) * 1000)
    used = (time.process_time() - used) / times * 1000
    taken.sort()
    print(
        f"{name:<16} {taken[len(taken) // 2]:8.3f} ms   p95 {taken[int(len(taken) * 0.95)]:.3f} ms   CPU {used:.3f} ms"
    )


async def main(articles: int, folder: Path) -> None:
    """Fill a database and time what people wait for."""
    store = await open_store(folder / "bench.db")
    newsroom = await store.people.newsroom("Bench", NOW)
    workspace = await store.people.workspace(newsroom, "desk", "local", NOW)
    member = await store.people.member(newsroom, workspace, "owner", "Owner", NOW)
    by = By(member.id, member.name, 0, NOW, "bench")
    ids = await fill(store, newsroom, by, articles)
    dice = random.Random(2)
    stories = [await store.stories.add(newsroom, f"S{n}", f"Story {n}", "general", Query(), by) for n in range(STORIES)]
    for story in stories:
        chosen = dice.sample(ids, min(OF_A_STORY, len(ids)))
        await store.stories.match(newsroom, [NewMatch(story.id, one, 0.5, ("bench",)) for one in chosen], [], None, NOW)
    big = await store.stories.add(newsroom, "BIG", "Big story", "general", Query(), by)
    for first in range(0, len(ids) // 5, 1000):
        matches = [NewMatch(big.id, one, 0.5, ("bench",)) for one in ids[first : first + 1000]]
        await store.stories.match(newsroom, matches, [], None, NOW)
    some = dice.sample(ids, min(OF_A_STORY, len(ids)))
    await timed("counts, 21", 40, lambda: store.stories.counts(newsroom, member.id, NOW))
    await store.stories.remove(newsroom, big.id, by)
    await timed("counts, 20", 40, lambda: store.stories.counts(newsroom, member.id, NOW))
    await timed("articles, 200", 40, lambda: store.stories.articles(newsroom, stories[0].id))
    await timed("reads, 200", 40, lambda: store.articles.reads(some))
    await timed("recent, 300", 20, lambda: store.articles.recent(newsroom, 300))
    await timed("stream, 100", 20, lambda: store.articles.stream(newsroom, len(ids) // 2, 100))
    await timed("search, rare", 40, lambda: store.articles.search(newsroom, ["w2345", "w17001"], 50))
    await timed("search, common", 20, lambda: store.articles.search(newsroom, ["w3", "w7"], 50))
    await timed("wanted", 20, lambda: store.articles.wanted(NOW, 64))
    await timed("sources", 20, lambda: store.sources.list(newsroom))
    begun = time.perf_counter()
    await store.backup(folder / "copy.db")
    print(f"backup           {time.perf_counter() - begun:8.3f} s")
    await store.close()
    print(f"file             {(folder / 'bench.db').stat().st_size / 1e6:8.1f} MB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        where = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch)
        asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000, where))
