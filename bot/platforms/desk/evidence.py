"""The standards editor's page: an article version exactly as stored, the span that a line rests on, its checksum."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.platforms.desk.changes import Paragraph, compare, nearby
from bot.platforms.desk.marked import Part, paragraphs, within
from bot.platforms.desk.parts import PARTS
from bot.platforms.desk.place import place_of
from bot.ports.store import VersionRecord
from summaries.errors import BadInput, NotFound
from summaries.model import version_of

HASH = re.compile(r"[0-9a-f]{64}")
MOST_ALSO = 20  # further spans that one address may mark


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the marked words still stand in the newest version.  still: None when no words are marked."""

    words: str
    still: bool | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """This version beside another: the older is always the one before."""

    old: VersionRecord
    new: VersionRecord
    paragraphs: tuple[Paragraph | None, ...]


async def evidence(request: web.Request) -> web.StreamResponse:
    """The page of one version and span."""
    place = await place_of(request)
    record = await _version(request)
    versions = await request.app[PARTS].articles.versions(record.article) or [record]
    main, also = asked_spans(request.query.get("start"), request.query.get("end"), request.query.getall("also", []))
    other = other_version(record, versions, request.query.get("against", ""))
    return place.page(
        "evidence.html",
        record=record,
        versions=versions,
        paragraphs=_readable(paragraphs(record.text, main, also)),
        outside=main is not None and not within(record.text, *main),
        matches=version_of(record.text) == record.version,
        standing=standing(record, versions[-1], main),
        comparison=await asyncio.to_thread(comparison, record, other) if other else None,
    )


async def text(request: web.Request) -> web.StreamResponse:
    """The stored text and nothing else, in UTF-8: its SHA-256 is the version's name."""
    record = await _version(request)
    body = record.text.encode("utf-8", "surrogatepass")
    return web.Response(body=body, content_type="text/plain", charset="utf-8")


def asked_spans(
    start: str | None, end: str | None, also: Sequence[str]
) -> tuple[tuple[int, int] | None, list[tuple[int, int]]]:
    """The span and further spans of an address, as offsets.  Raises BadInput for what is not a number."""
    try:
        main = (int(start), int(end)) if start and end else None
        others = [(int(a), int(b)) for a, _, b in (pair.partition("-") for pair in also[:MOST_ALSO])]
    except ValueError:
        raise BadInput("This address names a span that is not a number. Open it from a briefing's line.") from None
    return main, others


def standing(record: VersionRecord, newest: VersionRecord, main: tuple[int, int] | None) -> Standing:
    """Whether the marked words stand in the newest version too, white space aside."""
    if main is None or not within(record.text, *main):
        return Standing("", None)
    words = record.text[main[0] : main[1]]
    return Standing(words, " ".join(words.split()) in " ".join(newest.text.split()))


def other_version(record: VersionRecord, versions: Sequence[VersionRecord], against: str) -> VersionRecord | None:
    """The version to compare with: the one asked for, else the next, else the one before, else None."""
    named = next((other for other in versions if other.version == against and other.version != record.version), None)
    later = next((other for other in versions if other.number > record.number), None)
    earlier = next((other for other in reversed(versions) if other.number < record.number), None)
    return named or later or earlier


def comparison(record: VersionRecord, other: VersionRecord) -> Comparison:
    """What changed between the two, in the order in which they were seen."""
    old, new = sorted((record, other), key=lambda version: version.number)
    return Comparison(old, new, nearby(compare(old.text, new.text)))


async def _version(request: web.Request) -> VersionRecord:
    name = request.match_info["version"]
    record = await request.app[PARTS].articles.version(name) if HASH.fullmatch(name) else None
    if record is None:
        raise NotFound("No article version of that checksum is stored here. Open it from a briefing's line.")
    return record


def _readable(lines: Sequence[tuple[Part, ...]]) -> list[tuple[Part, ...]]:
    return [line for line in lines if line]
