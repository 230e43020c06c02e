"""Commands on a newsroom's own database: sources, track, why."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import click

from bot.app import Parts, opened
from bot.cli.serve import config_option, settings_of
from commands.spec import Progress
from summaries.errors import BadInput
from summaries.model import Query
from summaries.tracking.query import query_from

T = TypeVar("T")


def with_parts(file: Path | None, use: Callable[[Parts], Awaitable[T]]) -> T:
    """Open the newsroom, use it, close it."""

    async def opened_and_used() -> T:
        async with opened(settings_of(file)) as parts:
            return await use(parts)

    return asyncio.run(opened_and_used())


@click.group()
def sources() -> None:
    """What is polled: add, list, import, export."""


@sources.command("add")
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@config_option
def add(addresses: tuple[str, ...], file: Path | None) -> None:
    """Follow a feed, a sitemap or a page; a site's address finds its feed."""

    async def run(parts: Parts) -> None:
        for address in addresses:
            async for step in parts.newsroom.add_source(parts.call("sources"), address):
                if isinstance(step, Progress):
                    click.echo(f"{step.text} ...", err=True)
                else:
                    click.echo(f"Added {step.name}: {step.url}")

    with_parts(file, run)


@sources.command("list")
@config_option
def listing(file: Path | None) -> None:
    """Sources and their health."""

    async def run(parts: Parts) -> None:
        rows = await parts.newsroom.sources(parts.call("sources"))
        for row in rows:
            click.echo(f"{row.state:8} {row.articles:6} articles  {row.name}  {row.url}")
            if row.reason:
                click.echo(f"         {row.reason}")
        if not rows:
            click.echo("No source is followed yet. Add one: standfirst sources add URL")

    with_parts(file, run)


@sources.command("import")
@click.argument("opml", type=click.Path(path_type=Path), metavar="FILE.opml")
@config_option
def import_(opml: Path, file: Path | None) -> None:
    """Follow every feed of an OPML file."""
    try:
        data = opml.read_bytes()
    except OSError as problem:
        raise BadInput(f"{opml} cannot be read ({problem.strerror}). Check its name.") from problem

    async def run(parts: Parts) -> None:
        found = await parts.newsroom.import_sources(parts.call("sources"), data)
        click.echo(f"Added {found.added}; {found.there} were followed already.")
        for name in found.left_out:
            click.echo(f"Left out, for no address of the web: {name}", err=True)

    with_parts(file, run)


@sources.command("export")
@config_option
def export(file: Path | None) -> None:
    """Write the sources as OPML to standard output."""

    async def run(parts: Parts) -> None:
        click.echo(await parts.newsroom.export_sources(parts.call("sources")), nl=False)

    with_parts(file, run)


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--name", help="What to call the story; by default after its words.")
@click.option("--lens", default="", help="The kind of story; by default the one that its articles suggest.")
@click.option("--include", default="", help="Words that must all occur, separated by commas.")
@click.option("--exclude", default="", help="Words none of which may occur, separated by commas.")
@click.option("--dry-run", is_flag=True, help="Only show what would match.")
@config_option
def track(
    words: tuple[str, ...], name: str | None, lens: str, include: str, exclude: str, dry_run: bool, file: Path | None
) -> None:
    """Track a story by words, "quoted phrases" or an article's address."""
    text = " ".join(words)
    seed_url = text if text.startswith(("http://", "https://")) else ""
    query = Query(seed_url=seed_url) if seed_url else query_from(text, include=include, exclude=exclude)

    async def run(parts: Parts) -> None:
        call = parts.call("track")
        seen = await parts.newsroom.preview(call, query)
        for row in seen.matched:
            click.echo(f"matches  {row.publisher}: {row.title}  ({'; '.join(row.match.reasons)})")
        for row in seen.nearly:
            click.echo(f"nearly   {row.publisher}: {row.title}  ({'; '.join(row.match.reasons)})")
        if not seen.matched and not seen.nearly:
            click.echo("Nothing stored matches yet.")
        if not dry_run:
            chosen = lens or seen.suggested_lens
            story = await parts.newsroom.track(call, name or seen.suggested_name, chosen, seen.query)
            click.echo(f"Tracking {story.slug} ({story.lens}): {seen.total} stored articles match.")

    with_parts(file, run)


@click.command()
@click.argument("url")
@config_option
def why(url: str, file: Path | None) -> None:
    """What became of an article, step by step."""

    async def run(parts: Parts) -> None:
        path = await parts.newsroom.why(parts.call("why"), url)
        click.echo(path.verdict)
        for step in path.steps:
            click.echo(f"  {step.at:%Y-%m-%d %H:%M} UTC  {step.what}")

    with_parts(file, run)
