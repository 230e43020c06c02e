"""How soon commands on Discord are acknowledged while the collector is busy, measured at Discord's end.

    python -m benchmarks.discord [--commands 200] [--over 2] [--runs 5]

The Discord double runs in a process of its own (tests/doubles/discord) and takes the time from dispatching an
interaction to having its first answer.  The newsroom is the real one with its workers and SQLite, collecting invented
articles out of memory without a pause meanwhile; the commands come from forty people, half of them /brief of a story.
One line of JSON for each run, then the medians.
"""

import argparse
import asyncio
import json
import math
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Any

import aiohttp
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from benchmarks.pipeline import Late, newsroom
from benchmarks.reference import reference
from benchmarks.slack import collecting
from bot import app, logs
from bot.app.platforms import house
from bot.platforms.discord.discord import Discord
from bot.platforms.discord.settings import DiscordSettings

PEOPLE = 40
RUNS = 5


@asynccontextmanager
async def double() -> AsyncIterator[dict[str, Any]]:
    """A Discord in another process, and what it says of itself."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.doubles.discord", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield json.loads(await process.stdout.readline())
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def on_discord(parts: app.Parts, about: dict[str, Any]) -> AsyncIterator[Discord]:
    """The newsroom's adapter, started and connected to the double."""
    Route.BASE = about["api_url"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(about["gateway_url"])
    discord = Discord(DiscordSettings(token=about["token"], own_guilds=(about["guild"],)), house(parts))
    await discord.start()
    try:
        yield discord
    finally:
        await discord.stop()


async def burst(parts: app.Parts, about: dict[str, Any], count: int, over: float) -> dict[str, Any]:
    """One burst of commands, as Discord saw it."""
    stories = [{"story": story.slug} for story in await parts.store.stories.list(parts.newsroom_id)]
    asked = {"count": count // 2, "over": over, "people": PEOPLE}
    origin = about["api_url"].removesuffix("/api/v10")
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=300)) as session:

        async def post(more: dict[str, Any]) -> dict[str, Any]:
            async with session.post(f"{origin}/bench/slash", json=asked | more) as answer:
                return dict(await answer.json())

        parted = await asyncio.gather(post({"command": "brief", "options": stories}), post({"command": "stories"}))
    took = sorted(1000 * one for part in parted for one in part["acked_in"])
    return {
        "p50_ms": _at(took, 0.5), "p95_ms": _at(took, 0.95), "p99_ms": _at(took, 0.99), "max_ms": _at(took, 1.0),
        "acknowledged": len(took), "answered": sum(part["answered"] for part in parted),
        "refused": len({one for part in parted for one in part["refused"]}),
    }  # fmt: skip


def _at(took: list[float], part: float) -> float:
    return round(took[max(0, math.ceil(part * len(took)) - 1)], 1) if took else math.inf


async def measure(count: int, over: float, runs: int) -> None:
    """The runs, and their medians."""
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        async with (
            double() as about,
            newsroom(Path(folder)) as parts,
            on_discord(parts, about),
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
                print(json.dumps(row), flush=True)
    middle = {key: round(median(row[key] for row in rows), 1) for key in rows[0]}
    print(json.dumps({"median_of": runs, **middle}), flush=True)


def main() -> None:
    """Read the arguments, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commands", type=int, default=200)
    parser.add_argument("--over", type=float, default=2.0)
    parser.add_argument("--runs", type=int, default=RUNS)
    given = parser.parse_args()
    logs.set_up("error", "json")
    asyncio.run(measure(given.commands, given.over, given.runs))


if __name__ == "__main__":
    main()
