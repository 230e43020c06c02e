"""Articles from files: JSON Lines, HTML pages and plain text, with the line that is wrong named in the error."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit

import click

from bot.collect.extract import read_page, read_text
from summaries.errors import BadInput
from summaries.model import Article, version_of


def records(lines: Iterable[str], name: str) -> Iterator[dict[str, Any]]:
    """The JSON objects of a JSON Lines stream; empty lines are skipped.  Raises BadInput naming stream and line."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as problem:
            raise BadInput(f"{name}, line {number} is not JSON ({problem}). Give one JSON object a line.") from problem
        if not isinstance(record, dict):
            raise BadInput(f"{name}, line {number} is JSON but not an object. Give one JSON object a line.")
        yield record | {"": number}


def article(record: dict[str, Any], name: str) -> Article:
    """The article that a JSON object of the documented shape holds.  Raises BadInput naming what is missing or
    mistyped.
    """
    where = f"{name}, line {record.get('', '?')}"
    text = record.get("text")
    if not isinstance(text, str):
        raise BadInput(f"{where} has no text. An article needs at least id and text, both strings.")
    identity = record.get("id", record.get("url"))
    if not isinstance(identity, str | int):
        raise BadInput(f"{where} has no id. An article needs at least id and text.")
    return Article(
        id=str(identity),
        url=_word(record, "url", where) or f"file:{identity}",
        publisher=_word(record, "publisher", where) or urlsplit(_word(record, "url", where)).hostname or str(identity),
        title=_word(record, "title", where),
        text=text,
        published=moment(record.get("published", record.get("date")), where),
        version=version_of(text),
        language=_word(record, "lang", where),
    )


def _word(record: dict[str, Any], key: str, where: str) -> str:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise BadInput(f"{where}: {key} is {value!r}, but must be a string.")
    return value or ""


def moment(value: object, where: str) -> datetime | None:
    """An ISO date or instant as UTC; a bare date is its noon, an instant without offset is UTC; None for nothing."""
    if value in (None, ""):
        return None
    if not isinstance(value, str):
        raise BadInput(f"{where}: published is {value!r}, but must be a date such as 2026-03-14 or 2026-03-14T07:00Z.")
    try:
        if len(value) == 10:
            return datetime.combine(date.fromisoformat(value), datetime.min.time(), UTC).replace(hour=12)
        instant = datetime.fromisoformat(value)
    except ValueError as problem:
        raise BadInput(f"{where}: {value!r} is no date. Write it like 2026-03-14 or 2026-03-14T07:00Z.") from problem
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def articles_of(path: Path, published: datetime | None) -> list[Article]:
    """The articles that a file holds, by what it is: JSON Lines, HTML, or plain text (first line: the title)."""
    data = _bytes(path)
    name = path.name
    if path.suffix in (".jsonl", ".ndjson") or (path.suffix == ".json" and data.lstrip()[:1] == b"{"):
        # Not splitlines: a text may hold a line separator of Unicode's, which JSON leaves as it is.
        lines = _decoded(data, name).split("\n")
        return [article(record, name) for record in records(lines, name)]
    if path.suffix in (".html", ".htm", ".xhtml") or data.lstrip()[:15].lower().startswith(
        (b"<!doctype html", b"<html")
    ):
        page = read_page(data, f"file:{name}", "text/html")
        if not page.text:
            raise BadInput(f"{name} holds no article text that could be found. Give the page of one article.")
        return [
            Article(
                id=name, url=f"file:{name}", publisher=page.site_name or name, title=page.title, text=page.text,
                published=published or page.published, version=version_of(page.text), byline=page.byline,
                language=page.language,
            )
        ]  # fmt: skip
    return [_plain(data, name, published)]


def _plain(data: bytes, name: str, published: datetime | None) -> Article:
    if b"\0" in data[:4096]:
        raise BadInput(f"{name} is not text. Give an HTML page, plain text, or JSON Lines.")
    text = read_text(data)
    if not text.strip():
        raise BadInput(f"{name} is empty. Give an article: an HTML page, plain text, or JSON Lines.")
    title, _, body = text.partition("\n")
    # A first line that reads like a headline is one; else the whole is body.
    headline = len(title) <= 160 and not title.rstrip().endswith((".", "!", "?", "…")) and bool(body.strip())
    words = body.strip() if headline else text
    return Article(
        id=name, url=f"file:{name}", publisher=name, title=title.strip() if headline else "", text=words,
        published=published, version=version_of(words),
    )  # fmt: skip


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as problem:
        raise BadInput(f"There is no file {path}. Check its name.") from problem
    except OSError as problem:
        raise BadInput(f"{path} cannot be read: {problem.strerror}.") from problem


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadInput(f"{name} is not UTF-8 (byte {problem.start}). Save it as UTF-8.") from problem


def standard_input() -> TextIO:
    """Standard input as UTF-8 text; one word to a person who types it by hand."""
    if sys.stdin.isatty():
        click.echo("Reading articles from the keyboard, one JSON object a line; end with Ctrl-D.", err=True)
    return TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline="\n")


def emit(record: dict[str, Any]) -> None:
    """One JSON line on standard output."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
