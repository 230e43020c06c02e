"""Articles a second through extract, analyse, cluster, match and store, beside bare trafilatura on the same pages.

    python -m benchmarks.pipeline                 # the rate: median ratio of several alternations, on one core
    python -m benchmarks.pipeline --workers 2     # the same on all cores, with so many workers; trafilatura on one
    python -m benchmarks.pipeline --memory        # peak memory at 1,000 and at 10,000 articles, and the loop's stall
    python -m benchmarks.pipeline --profile 300   # where the main process spends its time

The house is built by ``bot.app`` as it always is; only the transport is replaced, by pages in memory, and nothing waits
out of politeness.  Pages are the labelled ones of $STANDFIRST_SHARED, or, without it, the sample newsroom's.
"""

import argparse
import asyncio
import cProfile
import gc
import json
import os
import pstats
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from statistics import median

import trafilatura

from benchmarks.extraction import pages as labelled
from benchmarks.reference import reference
from bot import app, logs
from bot.app import building
from bot.app.running import MATCH
from bot.collect.http import NO_VALIDATORS, Answer, Gate, open_gate
from bot.collect.robots import Robots
from bot.collect.settings import PaceLimits
from bot.collect.web import Web
from bot.collect.words import Trouble
from bot.ports.collector import Found, Validators
from bot.sample.content import load
from bot.sample.pages import article_page
from bot.sample.publishers import publishers, tracked
from bot.work.ground import by
from bot.work.sources import follow
from config.settings import load as load_settings
from summaries.tracking.query import query_from

PYTHONS = gc.get_threshold()
HOSTS = 40
WARM = 200  # pages read before the clock starts, so that both ways have met a language's common words
AT = datetime(2026, 3, 16, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to read."""

    url: str
    html: str


# --- pages ----------------------------------------------------------------------------------------------------------


def sheets(most: int) -> list[Sheet]:
    """Pages to read: labelled real ones where they are at hand, else the sample's; on hosts of our own."""
    shared = Path(os.environ.get("STANDFIRST_SHARED") or Path(__file__).parents[2] / "shared")
    rows = [r["html"] for p in sorted((shared / "data/dev").glob("extraction_*.pages.jsonl.gz")) for r in labelled(p)]
    rows = rows or [html for html, _ in _sample()]
    random.Random(1).shuffle(rows)
    return [Sheet(address(n), html) for n, html in enumerate(rows[:most])]


def address(number: int) -> str:
    """Where a page stands; spread over hosts as a newsroom's sources are."""
    return f"https://paper{number % HOSTS}.example/2026/03/16/report-{number}"


def _sample() -> Iterator[tuple[str, list[str]]]:
    """The sample's pages as HTML, with their paragraphs."""
    known = publishers()
    for item in load(AT):
        publisher, edition = known[item.publisher], item.editions[0]
        site = f"https://{item.publisher}.example"
        yield article_page(publisher, site, item, edition, []), list(edition.paragraphs)


def recombined(count: int) -> Iterator[Sheet]:
    """Invented articles: the sample's pages with paragraphs drawn from all of them, and figures of their own."""
    told = [(html, paragraphs) for html, paragraphs in _sample() if len(paragraphs) >= 3]
    every = [paragraph for _, paragraphs in told for paragraph in paragraphs]
    for number in range(count):
        dice = random.Random(number)
        html, paragraphs = dice.choice(told)
        for old in paragraphs:
            fresh = f"{dice.choice(every)} It was entry {dice.randint(0, 10**9)}."
            html = html.replace(escape(old, quote=False), fresh)
        yield Sheet(address(number), html.replace("<title>", f"<title>No. {number}: "))


# --- a newsroom whose web is in memory ------------------------------------------------------------------------------


class Shelf:
    """In place of ``bot.collect.http.Http``: feeds and pages out of memory; pages are made when they are asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}

    async def get(
        self, url: str, accept: str, room: int, validators: Validators = NO_VALIDATORS, gate: Gate = open_gate
    ) -> Answer:
        """The feed of a host, or a page of it."""
        if url.endswith("/feed"):
            body = _feed(url.removesuffix("feed"), [page for page in self.pages if page.startswith(url[:-4])])
            return Answer(url, 200, body.encode(), "application/atom+xml; charset=utf-8")
        if url not in self.pages:
            raise Trouble(f"{url} is not there.", 404)
        return Answer(url, 200, self.pages[url].encode("utf-8", "replace"), "text/html; charset=utf-8")

    async def close(self) -> None:
        """Nothing is held."""


SHELF = Shelf()


class FromMemory(Web):
    """The real collector on the shelf."""

    def __init__(self, settings: object, workers: object, clock: object, make: object) -> None:
        super().__init__(settings, workers, clock, make)  # type: ignore[arg-type]
        self._http = SHELF  # type: ignore[assignment]
        self._robots = Robots(self._http, settings, clock)  # type: ignore[arg-type]


def _feed(site: str, urls: Sequence[str]) -> str:
    now = datetime.now(UTC)
    entries = "".join(
        f"<entry><id>{url}</id><title>Report {n} of {site}</title><link href='{url}'/>"
        f"<updated>{(now - timedelta(minutes=n)).isoformat()}</updated></entry>"
        for n, url in enumerate(urls)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{site}</title><id>{site}</id>{entries}</feed>"


@asynccontextmanager
async def newsroom(folder: Path, workers: int = 0) -> AsyncIterator[app.Parts]:
    """A newsroom that follows every host and tracks the sample's stories, its workers warm."""
    building.Web = FromMemory  # type: ignore[misc]
    base = load_settings(None)
    settings = base.model_copy(
        update={
            "store": base.store.model_copy(update={"path": folder / "standfirst.db"}),
            "collect": base.collect.model_copy(update={"workers": workers}),
        }
    )
    pace = PaceLimits(shortest=timedelta(milliseconds=1), longest=timedelta(milliseconds=2))
    async with app.opened(settings, app.Extras(pace=pace)) as parts:
        call = parts.call("benchmark")
        for host in range(HOSTS):
            site = f"https://paper{host}.example/"
            found = Found(f"{site}feed", "feed", f"Paper {host}", site, 0)
            await follow(parts.ground, parts.newsroom_id, found, by(call, "followed"))
        for story in tracked():
            await parts.newsroom.track(call, story.name, story.lens, query_from(story.words))
        yield parts


async def collect(parts: app.Parts, batch: Sequence[Sheet]) -> None:
    """The walk of every page of a batch: from a feed that lists it to its stories."""
    await listed(parts, batch)
    await read(parts)


async def listed(parts: app.Parts, batch: Sequence[Sheet]) -> None:
    """Have the sources list every page of a batch."""
    SHELF.pages = {sheet.url: sheet.html for sheet in batch}
    wanted = await parts.store.articles.count() + len(batch)
    while await parts.store.articles.count() < wanted:
        await parts.collecting.look()


async def read(parts: app.Parts) -> None:
    """Extract, analyse, store, cluster and match every page that is wanted, as the engine's ticks do it."""
    done = asyncio.Event()

    async def match() -> None:
        while not done.is_set():
            await parts.walk.go()
            await parts.newsrooms.follow()
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), MATCH.total_seconds() / 4)

    matching = asyncio.create_task(match())
    await parts.collecting.fetch()
    done.set()
    await matching
    await parts.walk.go()
    await parts.newsrooms.follow()


# --- rate -----------------------------------------------------------------------------------------------------------


async def rates(
    batch: Sequence[Sheet], warm: Sequence[Sheet], rounds: int, core: int, workers: int
) -> list[dict[str, float]]:
    """Each round reads every page both ways, one after the other; bare trafilatura on one core.

    workers: we on all cores with so many; 0: on that core too, with one.
    """
    found = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            async with newsroom(Path(folder), workers or 1) as parts:
                await collect(parts, warm)
                with _pinned(core):
                    _timed_bare(warm)
                    bare = _timed_bare(batch)
                await listed(parts, batch)
                wall, main, rest = time.perf_counter(), _own(), _workers()
                await read(parts)
                ours, main, rest = time.perf_counter() - wall, _own() - main, _workers() - rest
                stored = await parts.store.articles.stream(parts.newsroom_id, 0, 10**6)
        n = len(batch)
        row = {
            "bare_a_second": n / bare[0], "ours_a_second": n / ours, "ratio": bare[0] / ours,
            "cpu_ratio": bare[1] / (main + rest), "bare_ms": 1000 * bare[1] / n, "main_ms": 1000 * main / n,
            "workers_ms": 1000 * rest / n, "read": len(stored) - len(warm), "loop_ms": 1000 * reference(),
        }  # fmt: skip
        print("  ".join(f"{key} {value:.2f}" for key, value in row.items()), flush=True)
        found.append(row)
    return found


@contextmanager
def _pinned(core: int) -> Iterator[None]:
    """This thread on one core; the others stay where they are."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _timed_bare(batch: Sequence[Sheet]) -> tuple[float, float]:
    """Seconds on the wall, and of the processor; with the collector of garbage as Python sets it, not as we do."""
    ours = gc.get_threshold()
    gc.set_threshold(*PYTHONS)
    try:
        began, cpu = time.perf_counter(), _own()
        for sheet in batch:
            trafilatura.bare_extraction(sheet.html, url=sheet.url, fast=True)
        return time.perf_counter() - began, _own() - cpu
    finally:
        gc.set_threshold(*ours)


def _own() -> float:
    """Processor seconds of this process."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime


def _workers() -> float:
    """Processor seconds of its workers."""
    return sum(_ticks(pid) for pid in tree(os.getpid())[1:])


def _ticks(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _threads() -> dict[str, float]:
    """Processor seconds of each thread of this process, by its name."""
    found = {}
    for thread in threading.enumerate():
        with suppress(OSError):
            fields = Path(f"/proc/self/task/{thread.native_id}/stat").read_text().rsplit(")", 1)[1].split()
            found[thread.name] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


def tree(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [p for child in task.read_text().split() for p in tree(int(child))]
        except OSError:
            continue
    return found


# --- memory and stall -----------------------------------------------------------------------------------------------


@dataclass
class Late:
    """How late the loop woke a task that asked for five milliseconds."""

    seconds: list[float] = field(default_factory=list)

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.005)
            self.seconds.append(time.perf_counter() - began - 0.005)

    def p99(self) -> float:
        """In milliseconds."""
        return 1000 * sorted(self.seconds)[int(0.99 * len(self.seconds))]


async def many(count: int, workers: int) -> None:
    """Collect so many invented articles; print the stall."""
    late = Late()
    with tempfile.TemporaryDirectory() as folder:
        async with newsroom(Path(folder), workers) as parts:
            watch = asyncio.create_task(late.watch())
            began, batch = time.perf_counter(), []
            for sheet in recombined(count):
                batch.append(sheet)
                if len(batch) == 200:
                    await collect(parts, batch)
                    batch = []
            if batch:
                await collect(parts, batch)
            watch.cancel()
            took = time.perf_counter() - began
            kept = await parts.store.articles.count()
    said = {"articles": kept, "p99_ms": late.p99(), "worst_ms": 1000 * max(late.seconds), "a_second": count / took}
    print(json.dumps(said), flush=True)


def measured(count: int, workers: int) -> dict[str, float]:
    """A fresh process that collects ``count`` articles, with the peak of what its whole tree held at once, in MB."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.pipeline", "--many", str(count), "--workers", str(workers)],
        stdout=subprocess.PIPE,
        text=True,
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(_resident(pid) for pid in tree(process.pid)))
        time.sleep(0.1)
    out = process.stdout.read() if process.stdout else ""
    assert process.returncode == 0, "the run failed"
    return {**json.loads(out.splitlines()[-1]), "peak_mb": peak / 1e6}


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


# --- the command ----------------------------------------------------------------------------------------------------


def main() -> None:
    """Read the arguments, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    parser.add_argument("--workers", type=int, default=0, help="use all cores, with so many worker processes")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--profile", type=int, default=0)
    parser.add_argument("--many", type=int, default=0, help=argparse.SUPPRESS)
    given = parser.parse_args()
    logs.set_up("warning", "json")
    if given.many:
        asyncio.run(many(given.many, given.workers))
    elif given.memory:
        few, most = measured(1_000, given.workers), measured(10_000, given.workers)
        print(few, most, f"peak memory, 10,000 to 1,000 articles: {most['peak_mb'] / few['peak_mb']:.2f}", sep="\n")
    elif given.profile:
        os.sched_setaffinity(0, {given.core})
        _profiled(sheets(given.profile + WARM))
    else:
        if not given.workers:
            os.sched_setaffinity(0, {given.core})
        every = sheets(given.pages + WARM)
        rows = asyncio.run(rates(every[WARM:], every[:WARM], given.rounds, given.core, given.workers))
        print({key: round(median(row[key] for row in rows), 3) for key in rows[0]})


def _profiled(batch: Sequence[Sheet]) -> None:
    profile = cProfile.Profile()

    async def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            async with newsroom(Path(folder)) as parts:
                await collect(parts, batch[:WARM])
                before = _threads()
                profile.enable()
                await collect(parts, batch[WARM:])
                profile.disable()
                for name, used in _threads().items():
                    print(f"{name:40} {1000 * (used - before.get(name, 0.0)) / len(batch[WARM:]):6.2f} ms a page")

    asyncio.run(run())
    pstats.Stats(profile).sort_stats("tottime").print_stats(35)


if __name__ == "__main__":
    main()
