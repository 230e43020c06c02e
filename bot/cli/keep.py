"""Commands for whoever keeps it running: init, doctor, backup, desk."""

import asyncio
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from bot.app import Parts, build_desk, health, opened
from bot.cli.demo import DEMO_PORT, demo_settings
from bot.cli.serve import config_option, settings_of
from bot.ports.collector import SourceKind, Validators
from commands.newsroom import SourceRow
from config.settings import FILE, Settings, example
from summaries.errors import BadInput, StandfirstError


@click.command()
@click.argument("file", type=click.Path(path_type=Path), default=FILE)
def init(file: Path) -> None:
    """Write a commented settings file, every key at its default."""
    try:
        with file.open("x", encoding="utf-8") as fresh:
            fresh.write(example())
    except FileExistsError as problem:
        raise BadInput(f"{file} exists already, and stays as it is. Give another name, or edit it.") from problem
    except OSError as problem:
        raise BadInput(f"{file} cannot be written ({problem.strerror}). Give a path that can.") from problem
    click.echo(f"Wrote {file}. Put your sources into it, then: standfirst doctor, and standfirst run")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that doctor looked at.  what to do stands in the words where it is not well."""

    well: bool
    words: str


@click.command()
@config_option
def doctor(file: Path | None) -> None:
    """Check settings, database and sources, and say what to do; exit code 1 where something is wrong."""
    settings = settings_of(file)
    findings = [Finding(True, f"Settings: read ({file or (FILE if FILE.exists() else 'defaults, no settings file')}).")]
    try:
        findings += asyncio.run(_examine(settings))
    except StandfirstError as trouble:
        findings.append(Finding(False, str(trouble)))
    for finding in findings:
        click.echo(f"{'ok  ' if finding.well else 'MEND'}  {finding.words}")
    if not all(finding.well for finding in findings):
        raise click.exceptions.Exit(1)


async def _examine(settings: Settings) -> list[Finding]:
    async with opened(settings) as parts:
        return [*await _database(parts), *_desk(parts), *await _sources(parts), await _outbox(parts)]


async def _database(parts: Parts) -> list[Finding]:
    wrong = await parts.store.check()
    if wrong:
        return [Finding(False, f"Database: {sentence}") for sentence in wrong]
    count = await parts.store.articles.count()
    return [Finding(True, f"Database: {parts.settings.store.path} is sound and holds {count} articles.")]


def _desk(parts: Parts) -> list[Finding]:
    table = parts.settings.desk
    try:
        build_desk(parts)
    except BadInput as trouble:
        return [Finding(False, f"Desk: {trouble}")]
    if not table.public_url:
        return [Finding(True, f"Desk: on this machine only, port {table.port}.")]
    secure = table.public_url.startswith("https://")
    words = f"Desk: reached at {table.public_url}."
    return [Finding(secure, words if secure else f"{words} Put HTTPS in front of it: its cookie travels in the clear.")]


async def _sources(parts: Parts) -> Sequence[Finding]:
    rows = await parts.newsroom.sources(parts.call("sources"))
    wrong = [
        Finding(False, f"Source {s.url} of the settings file: {said}")
        for s in parts.settings.source
        if (said := _address(parts, s.url))
    ]
    if wrong:
        return wrong
    if not rows:
        more = (
            f" {len(parts.settings.source)} in the settings file will be at the first run."
            if parts.settings.source
            else ""
        )
        return [Finding(bool(more), f"Sources: none is followed yet.{more or ' Add one: standfirst sources add URL'}")]
    failing = [(row, row.reason) for row in rows if row.state == "failing"]
    failing += [(row, said) for row in rows if row.state == "waiting" and (said := await _tried(parts, row))]
    well = Finding(True, f"Sources: {len(rows) - len(failing)} of {len(rows)} are well.")
    return [*(Finding(False, f"Source {row.name} ({row.url}): {reason}") for row, reason in failing), well]


def _address(parts: Parts, url: str) -> str:
    """What is wrong with an address, or nothing."""
    try:
        parts.ground.collector.canonical(url)
    except BadInput as problem:
        return str(problem)
    return ""


async def _tried(parts: Parts, row: SourceRow) -> str:
    """What is wrong with a source that nobody has looked at yet, or nothing; what it lists is not stored."""
    kind: SourceKind = "sitemap" if row.kind == "sitemap" else "page" if row.kind == "page" else "feed"
    visit = await parts.ground.collector.visit(row.url, kind, Validators(), parts.ground.clock.now())
    return visit.failure or ("" if visit.entries else "It lists no article. Check its address.")


async def _outbox(parts: Parts) -> Finding:
    owed = (await health(parts)).owed
    return Finding(True, f"Outbox: {owed} owed." if owed else "Outbox: nothing is owed.")


@click.command()
@click.argument("to", type=click.Path(path_type=Path), metavar="FILE")
@config_option
def backup(to: Path, file: Path | None) -> None:
    """Copy the database, whole and checked, while Standfirst runs."""

    async def copy(settings: Settings) -> None:
        async with opened(settings) as parts:
            await parts.store.backup(to)

    asyncio.run(copy(settings_of(file)))
    click.echo(f"Wrote {to}, and checked it.")


@click.command()
@config_option
@click.option("--data", type=click.Path(path_type=Path), help="The folder of a demo, instead of a settings file.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port of the running desk, where it is another.")
def desk(file: Path | None, data: Path | None, port: int | None) -> None:
    """Print a fresh address that lets you into the running desk, good once."""
    settings = demo_settings(data, port or DEMO_PORT) if data else settings_of(file)
    if port:
        settings = settings.model_copy(update={"desk": settings.desk.model_copy(update={"port": port})})
    if not settings.store.path.exists():
        raise BadInput(
            f"There is no newsroom at {settings.store.path}. "
            "Name its settings with --config, or a demo's folder with --data."
        )
    refuse_silent(settings)
    click.echo(asyncio.run(_way_in(settings)))


async def _way_in(settings: Settings) -> str:
    async with opened(settings) as parts:
        return str(await build_desk(parts).way_in(parts.owner))


def refuse_silent(settings: Settings) -> None:
    """An address that nobody answers helps nobody.  Raises BadInput."""
    host = "127.0.0.1" if settings.desk.bind in ("0.0.0.0", "::") else settings.desk.bind  # noqa: S104 - compared
    try:
        socket.create_connection((host, settings.desk.port), timeout=2).close()
    except OSError as problem:
        raise BadInput(
            f"No desk answers on port {settings.desk.port}: start it with standfirst run, or give its port with --port."
        ) from problem
