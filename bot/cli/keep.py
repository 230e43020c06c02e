"""Commands for whoever keeps it running: backup, desk."""

import asyncio
import socket
from pathlib import Path

import click

from bot.app import build_desk, opened
from bot.cli.demo import DEMO_PORT, demo_settings
from bot.cli.serve import config_option, settings_of
from config.settings import Settings
from summaries.errors import BadInput


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
