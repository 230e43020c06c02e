"""``standfirst demo``: the whole thing with the invented sample newsroom, no token and no network beyond loopback."""

import asyncio
import json
import shlex
import socket
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from bot import logs
from bot.app import Extras, Parts, asked_to_stop, done_unless, opened, running
from bot.collect.settings import PaceLimits
from bot.ports.collector import Found
from bot.sample.publishers import tracked
from bot.sample.server import SampleNewsroom
from bot.work.ground import by
from bot.work.sources import follow
from config.settings import Settings, load
from summaries.errors import BadInput, Conflict
from summaries.tracking.query import query_from

# The sample's publishers are ours and on this machine: they may be looked at often, and asked without pauses.
QUICK = PaceLimits(shortest=timedelta(seconds=10), longest=timedelta(seconds=20))
DEMO_PORT = 8750

WELCOME = """
  The desk:  {address}

  It follows an invented newsroom.  New coverage, a correction and the answer to an open question arrive
  within three minutes of the first start.  Ctrl-C ends it; the same command goes on from there.
  The address is good once; another:  {again}
"""


@dataclass(frozen=True, slots=True)
class Anchor:
    """When the sample newsroom first started, and the port that its addresses carry."""

    at: datetime
    port: int
    ready: bool = False  # whether the sample's stories were tracked; an editor may untrack them after


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=DEMO_PORT, show_default=True, help="The desk's port; 0 picks one."
)
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), default=Path("standfirst-demo"), show_default=True,
    help="Folder that keeps everything; a second start with it goes on where the first ended.",
)  # fmt: skip
def demo(port: int, data: Path) -> None:
    """Run Standfirst on an invented sample newsroom: nothing to set up, no token, no network."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        with (data / "sample.json.new").open("a", encoding="utf-8"):
            pass
    except OSError as problem:
        raise BadInput(f"The folder {data} cannot be used ({problem.strerror}). Give another with --data.") from problem
    refuse_taken(port)
    settings = demo_settings(data, port)
    logs.set_up("warning", "auto")
    asyncio.run(_demo(settings, data, port))


def refuse_taken(port: int) -> None:
    """Say at once that the desk's port is taken, before anything is collected.  Raises BadInput."""
    with socket.socket() as probe:
        # As the server will: a port that an ended one left waiting is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as problem:
            raise BadInput(f"Port {port} is taken. Give the desk another with --port, or 0 for any.") from problem


def demo_settings(data: Path, port: int) -> Settings:
    """The defaults, with the database in the folder and the desk at the port."""
    base = load(None)
    return base.model_copy(
        update={
            "store": base.store.model_copy(update={"path": data / "standfirst.db", "allow_ephemeral_disk": True}),
            "desk": base.desk.model_copy(update={"port": port, "bind": "127.0.0.1", "public_url": ""}),
            "newsroom": base.newsroom.model_copy(update={"name": "Sample newsroom"}),
        }
    )


async def _demo(settings: Settings, data: Path, port: int) -> None:
    kept = read_anchor(data)
    at = kept.at if kept else datetime.now(UTC)
    stop = asked_to_stop()
    async with SampleNewsroom(at, lambda: datetime.now(UTC), kept.port if kept else 0) as sample:
        anchor = kept or Anchor(at, sample.port)
        write_anchor(data, anchor)
        extras = Extras(allow=frozenset(sample.hosts), pace=QUICK, spacing_seconds=0.0)
        async with opened(settings, extras) as parts:
            if not anchor.ready:
                if not await done_unless(stop, _first_start(parts, sample)):
                    return
                write_anchor(data, replace(anchor, ready=True))
            async with running(parts) as desk:
                again = f"standfirst desk --data {shlex.quote(str(data))}" + (f" --port {port}" if port else "")
                click.echo(WELCOME.format(address=await desk.way_in(parts.owner), again=again))
                await stop.wait()
                click.echo("\nStopping ...")


def read_anchor(data: Path) -> Anchor | None:
    """The anchor that a first start left, None before it.  Raises BadInput for a file that is not one."""
    file = data / "sample.json"
    if not file.exists():
        return None
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return Anchor(datetime.fromisoformat(kept["anchor"]), int(kept["port"]), bool(kept["ready"]))
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise BadInput(f"{file} is damaged ({problem}). Start with a fresh folder: --data OTHER.") from problem


def write_anchor(data: Path, anchor: Anchor) -> None:
    """Keep the anchor, whole or not at all."""
    fresh = data / "sample.json.new"
    words = {"anchor": anchor.at.isoformat(), "port": anchor.port, "ready": anchor.ready}
    fresh.write_text(json.dumps(words) + "\n", encoding="utf-8")
    fresh.replace(data / "sample.json")


async def _first_start(parts: Parts, sample: SampleNewsroom) -> None:
    """Follow the publishers, take in their coverage, track the stories; what an interrupted start did stays."""
    click.echo("Collecting the sample newsroom's coverage ...")
    call = parts.setting_up()
    for feed in sample.feeds:
        found = Found(parts.ground.collector.canonical(feed.url), "feed", feed.name, feed.site, 0)
        with suppress(Conflict):
            await follow(parts.ground, parts.newsroom_id, found, by(call, f"added the source {feed.name}"))
    await parts.collecting.look()
    await parts.collecting.fetch()
    for story in tracked():
        with suppress(Conflict):
            await parts.newsroom.track(call, story.name, story.lens, query_from(story.words))
    await parts.newsrooms.follow()
