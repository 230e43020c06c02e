"""``standfirst run``: a newsroom at work until it is stopped."""

import asyncio
from pathlib import Path

import click

from bot import logs
from bot.app import asked_to_stop, follow_configured, opened, running
from config.settings import FILE, Settings, load

config_option = click.option(
    "--config", "file", type=click.Path(path_type=Path), help=f"Settings file; by default {FILE} where there is one."
)


def settings_of(file: Path | None) -> Settings:
    """The settings of a file, of standfirst.toml where there is one, else the defaults; logging is set up by them."""
    settings = load(file or (FILE if FILE.exists() else None))
    logs.set_up(settings.log.level, settings.log.format)
    return settings


@click.command()
@config_option
def run(file: Path | None) -> None:
    """Run the newsroom: collect, match, brief, post, and serve the desk, until Ctrl-C."""
    asyncio.run(_run(settings_of(file)))


async def _run(settings: Settings) -> None:
    stop = asked_to_stop()
    async with opened(settings) as parts:
        await follow_configured(parts)
        async with running(parts) as desk:
            click.echo(f"The desk: {await desk.way_in(parts.owner)}")
            if not await parts.store.sources.list(parts.newsroom_id):
                click.echo("No source is followed yet: type /sources add and a site's address on the desk.")
            await stop.wait()
