"""Commands that read texts and need no database: brief, analyse, cluster, extract, verify."""

import asyncio
import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click

from bot.cli.explain import explained
from bot.cli.inputs import article, articles_of, emit, moment, records, standard_input
from bot.collect.extract import read_page
from bot.platforms import terminal
from commands.briefing import briefing_reply
from config.lens_files import load_lenses
from summaries.analysis_json import analysis_json
from summaries.compose import compose
from summaries.errors import BadInput
from summaries.export import check, to_json
from summaries.lenses import suggest_lens
from summaries.model import Article, Briefing, Read
from summaries.text.analyse import analyse
from summaries.tracking.query import slug_for
from summaries.tracking.stream import cluster_stream
from summaries.verify import verify as verify_lines

T = TypeVar("T")


@click.command()
@click.argument("what", nargs=-1, required=True, metavar="FILE|URL...")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option(
    "--published", metavar="DATE", help="When a bare file was published; without it “Monday” stays unresolved."
)
@click.option("--lens", help="The kind of story; by default the one that its words suggest.")
@click.option("--full", is_flag=True, help="The full briefing: background, timeline, every quote and question.")
def brief(what: tuple[str, ...], form: str, published: str | None, lens: str | None, full: bool) -> None:
    """Print the briefing of the given article(s): HTML pages, plain text, JSON Lines, or web addresses."""
    when = moment(published, "--published")
    addresses = [item for item in what if item.startswith(("http://", "https://"))]
    fetched = asyncio.run(fetch(addresses)) if addresses else {}
    articles = [a for item in what for a in ([fetched[item]] if item in fetched else articles_of(Path(item), when))]
    briefing, texts = brief_articles(articles, lens, full)
    if form == "json":
        click.echo(json.dumps(to_json(briefing, texts), ensure_ascii=False, indent=2))
    else:
        reply = briefing_reply(briefing, "UTC", full=full, dated=True)
        click.echo(terminal.markdown(reply) if form == "markdown" else terminal.text(reply, *_screen()), nl=False)


def _screen() -> tuple[int, bool]:
    """How wide to write, and whether in colour: as the terminal says, 88 columns without colour elsewhere."""
    if not sys.stdout.isatty():
        return terminal.WIDTH, False
    return min(shutil.get_terminal_size().columns, 100), "NO_COLOR" not in os.environ


def brief_articles(articles: Sequence[Article], lens: str | None, full: bool) -> tuple[Briefing, dict[str, str]]:
    """The checked briefing of loose articles, and their texts by version.  As of the newest, or of now if none is
    dated.
    """
    if not articles:
        raise BadInput("There is no article in what was given. Each line of a JSON Lines file is one.")
    lenses = load_lenses()
    if lens is not None and lens not in lenses:
        raise BadInput(f"There is no lens {lens!r}. Choose one of: {', '.join(sorted(lenses))}.")
    reads = [Read(item, analyse(item)) for item in progress(articles, "Reading")]
    dated = [item.published for item in articles if item.published]
    name = articles[0].title or articles[0].id
    briefing = compose(
        slug=slug_for(name, ()), name=name, lens=lenses[lens or suggest_lens(reads, lenses)], reads=reads,
        now=max(dated, default=datetime.now(UTC)), since=None, status="from files", story_id=None, full=full,
    )  # fmt: skip
    texts = {item.version: item.text for item in articles}
    return verify_lines(briefing, texts).briefing, texts


async def fetch(addresses: Sequence[str]) -> dict[str, Article]:
    """The articles at web addresses, by address.  Raises BadInput for the first that cannot be had."""
    # Imported here, since no other command of this file needs the whole house.
    from bot.app import fetch_articles  # noqa: PLC0415

    return await fetch_articles(addresses)


@click.command(name="analyse")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE...]")
@click.option("--explain", is_flag=True, help="Mark up the text for a person instead of writing JSON.")
@click.option("--published", metavar="DATE", help="When a bare file was published.")
def analyse_command(files: tuple[Path, ...], explain: bool, published: str | None) -> None:
    """Read articles and write quotes, speakers, figures, names and dates with their offsets.

    Articles are files (HTML pages, plain text, JSON Lines), or JSON Lines from standard input where none is named.
    """
    when = moment(published, "--published")
    if files:
        articles: Iterable[Article] = (item for file in files for item in articles_of(file, when))
    else:
        articles = (article(record, "standard input") for record in records(standard_input(), "standard input"))
    if explain:
        for number, item in enumerate(articles):
            click.echo("\n" * bool(number) + explained(item, analyse(item), *_screen()), nl=False)
        return
    for item in counted(articles, "Reading"):
        emit({"id": item.id} | analysis_json(analyse(item), item.text))


@click.command()
def cluster() -> None:
    """Write the story that each article (JSON Lines) belongs to, in the order of the stream.

    Articles are looked at again as later ones arrive, and each is written once it is settled: when 5,000 more have
    come, or at the end.
    """
    lines = counted(records(standard_input(), "standard input"), "Clustering")
    stream = (article(record, "standard input") for record in lines)
    for identity, number in cluster_stream(stream):
        emit({"id": identity, "cluster": number})


@click.command()
def extract() -> None:
    """Extract the text of pages (JSON Lines: id, url, html) as id, text, title, author, date, lang."""
    for record in counted(records(standard_input(), "standard input"), "Extracting"):
        html, url = record.get("html"), record.get("url", "")
        if not isinstance(html, str) or not isinstance(url, str):
            raise BadInput(f"standard input, line {record['']} needs url and html, both strings.")
        page = read_page(html.encode("utf-8", "replace"), url, "text/html; charset=utf-8")
        emit({
            "id": record.get("id", url), "text": page.text, "title": page.title, "author": page.byline,
            "date": page.published.date().isoformat() if page.published else None, "lang": page.language or None,
        })  # fmt: skip


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="BRIEFING.json")
def verify(file: Path) -> None:
    """Check an exported briefing again, line by line; exit code 1 where a line does not hold."""
    try:
        exported = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as problem:
        raise BadInput(f"There is no file {file}. Check its name.") from problem
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as problem:
        raise BadInput(f"{file} is not an exported briefing: {problem}. Export one with --format json.") from problem
    results = check(exported)
    for line, holds, reason in results:
        click.echo(f"{'holds' if holds else 'FAILS'}  {line}" + (f"\n       {reason}" if reason else ""))
    failed = sum(not holds for _, holds, _ in results)
    click.echo(f"{len(results) - failed} of {len(results)} lines hold.")
    if failed:
        raise click.exceptions.Exit(1)


def progress(items: Sequence[Article], label: str) -> Iterable[Article]:
    """The items, with a bar on a terminal once there are enough to wait for."""
    return _with_bar(items, label, len(items)) if len(items) >= 10 and sys.stderr.isatty() else items


def counted(items: Iterable[T], label: str) -> Iterable[T]:
    """The items of a stream, counted on a terminal where their answers go elsewhere."""
    return _with_bar(items, label, None) if sys.stderr.isatty() and not sys.stdout.isatty() else items


def _with_bar(items: Iterable[T], label: str, length: int | None) -> Iterable[T]:
    with click.progressbar(items, length=length, label=label, show_pos=True, file=sys.stderr) as bar:
        yield from bar
