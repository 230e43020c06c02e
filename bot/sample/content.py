"""The invented coverage: Markdown-like files, one an article version, resolved against the first start."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import Any

from bot.sample.publishers import publishers
from bot.sample.when import moment, resolve
from summaries.errors import BadInput

_FILE = re.compile(r"(?P<article>\d\d-[a-z0-9-]+?)(?:\.v(?P<version>[2-9]))?\.md")
_FIELDS = {"publisher", "slug", "title", "author", "at", "summary", "wire", "withdrawn", "correction"}
_REQUIRED = ("publisher", "slug", "title", "author", "at", "summary")


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of an article as a reader would see it.  at: since when, UTC.  paragraphs: empty when withdrawn."""

    at: datetime
    title: str
    author: str
    summary: str
    paragraphs: tuple[str, ...]
    correction: str | None = None
    withdrawn: bool = False

    @property
    def text(self) -> str:
        """The body, paragraphs parted by an empty line."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Item:
    """One article with every edition of it, oldest first.  wire: "publisher/slug" of the wire copy that it reprints."""

    story: str
    publisher: str
    slug: str
    editions: tuple[Edition, ...]
    wire: str | None = None

    @property
    def published(self) -> datetime:
        """When the article first appeared, UTC."""
        return self.editions[0].at

    def edition(self, now: datetime) -> Edition | None:
        """The edition that stands at ``now``; None before the article appears."""
        return next((edition for edition in reversed(self.editions) if edition.at <= now), None)


def load(anchor: datetime) -> tuple[Item, ...]:
    """Every article of the sample newsroom, oldest first, for a newsroom first started at ``anchor`` (aware, UTC).

    Raises BadInput naming the file that is malformed.
    """
    known = publishers()
    items = sorted(_items(_story_files(), anchor), key=lambda item: (item.published, item.publisher, item.slug))
    seen: set[tuple[str, str]] = set()
    for item in items:
        if item.publisher not in known:
            raise BadInput(
                f"{item.story}/{item.slug} names {item.publisher!r}, which publishers.toml lacks: add it there."
            )
        if (item.publisher, item.slug) in seen:
            raise BadInput(f"{item.publisher} has two articles {item.slug!r}: give one of them another slug.")
        seen.add((item.publisher, item.slug))
    return tuple(items)


def visible(items: Iterable[Item], publisher: str, now: datetime) -> list[tuple[Item, Edition]]:
    """What a publisher shows at ``now``, newest first, each article with the edition that stands."""
    shown = [(item, edition) for item in items if item.publisher == publisher and (edition := item.edition(now))]
    return sorted(shown, key=lambda pair: pair[0].published, reverse=True)


def parse(name: str, text: str, anchor: datetime) -> tuple[dict[str, Any], Edition]:
    """The header and the edition that a file holds.  Raises BadInput naming the file."""
    try:
        header, body = _split(text)
        paragraphs = tuple(" ".join(block.split()) for block in re.split(r"\n\s*\n", body) if block.strip())
        if not paragraphs and not header.get("withdrawn"):
            raise BadInput("The body is empty: write at least one paragraph.")
        day = anchor.date()
        return header, Edition(
            at=moment(header["at"], anchor),
            title=resolve(header["title"], day),
            author=header["author"],
            summary=resolve(header["summary"], day),
            paragraphs=tuple(resolve(paragraph, day) for paragraph in paragraphs),
            correction=resolve(header["correction"], day) if "correction" in header else None,
            withdrawn=bool(header.get("withdrawn", False)),
        )
    except (BadInput, tomllib.TOMLDecodeError) as problem:
        raise BadInput(f"The sample article {name} is malformed. {problem}") from problem


def _split(text: str) -> tuple[dict[str, Any], str]:
    parts = text.split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise BadInput("It must open with a header between two lines of +++.")
    header = tomllib.loads(parts[1])
    if missing := [field for field in _REQUIRED if not isinstance(header.get(field), str)]:
        raise BadInput(f"The header lacks {', '.join(missing)}: add it as text in quotes.")
    if unknown := header.keys() - _FIELDS:
        raise BadInput(f"The header has unknown fields: {', '.join(sorted(unknown))}.")
    return header, parts[2]


def _story_files() -> Iterator[tuple[str, str, str]]:
    """(story, file name, text) of every article file, by name, so that a .v2 file follows its first version."""
    root = files("bot.sample").joinpath("stories")
    for folder in sorted(root.iterdir(), key=lambda entry: entry.name):
        if not folder.is_dir():
            continue
        # "x.md" sorts behind "x.v2.md" as plain text; without the ending it does not.
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name.removesuffix(".md")):
            if file.name.endswith(".md"):
                yield folder.name, file.name, file.read_text(encoding="utf-8")


def _items(story_files: Iterable[tuple[str, str, str]], anchor: datetime) -> Iterator[Item]:
    gathered: dict[tuple[str, str], list[tuple[dict[str, Any], Edition]]] = {}
    for story, name, text in story_files:
        found = _FILE.fullmatch(name)
        if not found:
            raise BadInput(f"The sample file {story}/{name} is misnamed: call it NN-publisher-slug.md or .v2.md.")
        gathered.setdefault((story, found["article"]), []).append(parse(f"{story}/{name}", text, anchor))
    for (story, article), versions in gathered.items():
        yield _item(story, article, versions)


def _item(story: str, article: str, versions: list[tuple[dict[str, Any], Edition]]) -> Item:
    first = versions[0][0]
    if any((header["publisher"], header["slug"]) != (first["publisher"], first["slug"]) for header, _ in versions):
        raise BadInput(f"The versions of {story}/{article} differ in publisher or slug: make them the same.")
    editions = tuple(sorted((edition for _, edition in versions), key=lambda edition: edition.at))
    return Item(story, first["publisher"], first["slug"], editions, first.get("wire"))
