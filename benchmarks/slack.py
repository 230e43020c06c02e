"""How soon commands on Slack are acknowledged while the collector is busy, measured at Slack's end.

    python -m benchmarks.slack [--commands 200] [--over 2] [--transport socket] [--transport http]

The Slack double runs in a process of its own (tests/doubles/slack) and takes the time from sending a command to having
its acknowledgement.  The newsroom is the real one with its workers and SQLite, collecting invented articles out of
memory without a pause meanwhile; the commands come from forty people, half of them /brief of a story.  One line of JSON
for each run, then the medians.
"""

import argparse
import asyncio
import json
import math
import socket
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from statistics import median
from typing import Any

import aiohttp
from aiohttp import web

from benchmarks.pipeline import Late, collect, newsroom, recombined
from benchmarks.reference import reference
from bot import app, logs
from bot.app.platforms import house
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.slack import MOUNT, Slack

PEOPLE = 40
RUNS = 5
BATCH = 50
READ_BEFORE = 400  # articles that the stories have before the first command


@asynccontextmanager
async def double(deliver_to: str) -> AsyncIterator[dict[str, Any]]:
    """A Slack in another process, and what it says of itself."""
    more = ("--deliver-to", deliver_to) if deliver_to else ()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.doubles.slack", *more, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield json.loads(await process.stdout.readline())
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def on_slack(parts: app.Parts, about: dict[str, Any], port: int) -> AsyncIterator[Slack]:
    """The newsroom's adapter, started; over HTTP where there is a port to serve at."""
    settings = SlackSettings(
        bot_token=about["token"], app_token=about["app_token"], signing_secret=about["signing_secret"],
        api_url=about["api_url"], transport="http" if port else "socket",
    )  # fmt: skip
    slack = Slack(settings, house(parts))
    runner = None
    if port:
        served = web.Application()
        served.add_subapp(MOUNT, slack.mounts[MOUNT]())
        runner = web.AppRunner(served, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
    await slack.start()
    try:
        yield slack
    finally:
        await slack.stop()
        if runner is not None:
            await runner.cleanup()


@asynccontextmanager
async def collecting(parts: app.Parts) -> AsyncIterator[list[int]]:
    """The collector, at work without a pause; how many articles it has read so far."""
    read, sheets = [0], recombined(10**6)

    async def work() -> None:
        while True:
            await collect(parts, [next(sheets) for _ in range(BATCH)])
            read[0] += BATCH

    while read[0] < READ_BEFORE:
        await collect(parts, [next(sheets) for _ in range(BATCH)])
        read[0] += BATCH
    task = asyncio.create_task(work())
    try:
        yield read
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def burst(parts: app.Parts, about: dict[str, Any], count: int, over: float) -> dict[str, Any]:
    """One burst of commands, as Slack saw it."""
    slugs = [story.slug for story in await parts.store.stories.list(parts.newsroom_id)]
    asked = {"count": count // 2, "over": over, "people": PEOPLE}
    origin = about["api_url"].removesuffix("/api/")
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=300)) as session:

        async def post(more: dict[str, Any]) -> dict[str, Any]:
            async with session.post(f"{origin}/bench/slash", json=asked | more) as answer:
                return dict(await answer.json())

        parted = await asyncio.gather(
            post({"command": "/brief", "texts": slugs}), post({"command": "/stories", "texts": [""]})
        )
    took = sorted(1000 * one for part in parted for one in part["acked_in"])
    return {
        "p50_ms": _at(took, 0.5), "p95_ms": _at(took, 0.95), "p99_ms": _at(took, 0.99), "max_ms": _at(took, 1.0),
        "acknowledged": len(took), "answered": sum(part["answered"] for part in parted),
        "refused": len({one for part in parted for one in part["refused"]}),
    }  # fmt: skip


def _at(took: list[float], part: float) -> float:
    return round(took[max(0, math.ceil(part * len(took)) - 1)], 1) if took else math.inf


async def measure(transport: str, count: int, over: float, runs: int) -> None:
    """Runs of one transport, and their medians."""
    port = _free() if transport == "http" else 0
    deliver_to = f"http://127.0.0.1:{port}{MOUNT}/events" if port else ""
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        async with (
            double(deliver_to) as about,
            newsroom(Path(folder)) as parts,
            on_slack(parts, about, port),
            collecting(parts) as read,
        ):
            await burst(parts, about, PEOPLE, over)  # the first meeting of people and stories does not count
            for _ in range(runs):
                before, late = read[0], Late()
                watch = asyncio.create_task(late.watch())
                row = await burst(parts, about, count, over)
                watch.cancel()
                row |= {"loop_p99_ms": round(late.p99(), 1), "read_meanwhile": read[0] - before}
                row |= {"reference_ms": round(1000 * reference(), 1)}
                rows.append(row)
                print(json.dumps({"transport": transport, **row}), flush=True)
    middle = {key: round(median(row[key] for row in rows), 1) for key in rows[0]}
    print(json.dumps({"transport": transport, "median_of": runs, **middle}), flush=True)


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """Read the arguments, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commands", type=int, default=200)
    parser.add_argument("--over", type=float, default=2.0)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--transport", action="append", choices=["socket", "http"])
    given = parser.parse_args()
    logs.set_up("error", "json")
    for transport in given.transport or ["socket", "http"]:
        asyncio.run(measure(transport, given.commands, given.over, given.runs))


if __name__ == "__main__":
    main()
