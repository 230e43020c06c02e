"""From a briefing's lines to what the page shows: every word that was taken from an article leads to its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from bot.platforms.harmless import outward
from commands.briefing_lines import source_label, state_of
from commands.reply import Cite
from summaries.model import Briefing, Cited, Line, SectionName, SourceRef, Span

TITLES: dict[SectionName, str] = {
    "new": "New",
    "facts": "Key facts",
    "quotes": "Quotes",
    "disagree": "Sources disagree",
    "questions": "Open questions",
    "unheard": "Not yet heard",
    "next": "Next",
    "background": "Background",
    "timeline": "Timeline",
}
# Of a section that gave way in the short briefing, so many lines are shown before the rest folds away.
MOST: dict[SectionName, int] = {"next": 3, "unheard": 5, "questions": 4, "quotes": 3, "facts": 5, "disagree": 2}


@dataclass(frozen=True, slots=True)
class Bit:
    """Words of a line; href: the evidence they were taken from, or "" for words of ours."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A source number behind a line.  label: outlet and title."""

    number: int
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as the page shows it.  state: of a question, or the verdict on figures that differ, in words."""

    line: Line
    bits: tuple[Bit, ...]
    chips: tuple[Chip, ...]
    at: datetime | None
    state: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section as the page shows it: first the lines that a briefing message would carry, then the rest."""

    name: SectionName
    title: str
    lines: tuple[Shown, ...]
    more: tuple[Shown, ...]


def evidence_href(version: str, start: int = 0, end: int = 0, also: Sequence[Span] = ()) -> str:
    """The address of a span's evidence page; ``also``: further spans of the same version to mark there."""
    pairs = [("start", str(start)), ("end", str(end))] if end > start else []
    pairs += [("also", f"{span.start}-{span.end}") for span in also if span.version == version][:20]
    query = f"?{urlencode(pairs)}#span" if pairs else ""
    return f"/evidence/{version}{query}"


def cite_href(cite: Cite) -> str:
    """Where a source number leads: the evidence page where there is a span, else the article's own address."""
    return evidence_href(cite.version, cite.start, cite.end) if cite.version else outward(cite.url)


def sections(briefing: Briefing, names: Sequence[SectionName], short: Briefing | None = None) -> tuple[Section, ...]:
    """The named sections that have lines, in that order.

    short: the briefing as it is posted; what goes beyond its lines of a section folds away.
    """
    numbered = {source.number: source for source in briefing.sources}
    found = []
    for name in names:
        lines = tuple(shown(line, numbered) for line in briefing.section(name))
        most = (len(short.section(name)) if short else 0) or MOST.get(name, len(lines))
        if lines:
            found.append(Section(name, TITLES[name], lines[:most], lines[most:]))
    return tuple(found)


def shown(line: Line, sources: dict[int, SourceRef]) -> Shown:
    """The line with its links.  A line without a word of its sources leads as a whole to the first span it rests on."""
    whole = "" if any(isinstance(piece, Cited) for piece in line.pieces) else _first(line.spans)
    bits = tuple(
        Bit(piece.text, _href(piece.span, line) if isinstance(piece, Cited) else whole) for piece in line.pieces
    )
    chips = tuple(_chip(sources[number], line) for number in line.sources if number in sources)
    return Shown(line, bits, chips, line.at, _state(line))


def _state(line: Line) -> str:
    verdict = line.tags.get("verdict", "")
    return state_of(line) if line.section == "questions" else verdict if verdict not in line.text else ""


def _chip(source: SourceRef, line: Line) -> Chip:
    span = next((span for span in line.spans if span.version == source.version), None)
    href = _href(span, line) if span else evidence_href(source.version)
    return Chip(source.number, href, source_label(source))


def _href(span: Span, line: Line) -> str:
    return evidence_href(span.version, span.start, span.end, [other for other in line.spans if other != span])


def _first(spans: Sequence[Span]) -> str:
    return evidence_href(spans[0].version, spans[0].start, spans[0].end, spans[1:]) if spans else ""
