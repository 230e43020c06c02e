"""The briefing message as it is displayed, and fitting it to its room."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import MappingProxyType

from summaries.model import Briefing, Cited, Line, SectionName

WORDS = 250
CHARACTERS = 1800

HEADINGS: MappingProxyType[SectionName, str] = MappingProxyType(
    {
        "new": "New since",
        "background": "Background",
        "facts": "Key facts",
        "quotes": "Quotes",
        "disagree": "Sources disagree",
        "questions": "Open questions",
        "unheard": "Not yet heard",
        "next": "Next",
        "timeline": "Timeline",
    }
)
_NUMBERS = re.compile(r"\[\d+\]")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def fit(briefing: Briefing, words: int = WORDS, characters: int = CHARACTERS) -> Briefing:
    """The briefing cut to a number of words and characters, as it is displayed.

    What goes first: a short quote that a fact holds already; then next, then not heard, the third quote, the
    fourth question, the fifth fact; then whatever stands
    furthest from the top, down to one fact.
    """
    lines = list(briefing.lines)
    for line in _dropping_order(briefing):
        if _fits(replace(briefing, lines=tuple(lines)), words, characters):
            break
        lines = [other for other in lines if other is not line]
    return replace(briefing, lines=tuple(lines))


def _fits(briefing: Briefing, words: int, characters: int) -> bool:
    shown = message(briefing)
    return word_count(shown) <= words and len(shown) <= characters


def _dropping_order(briefing: Briefing) -> Iterator[Line]:
    """The lines in the order in which they go; the first fact never goes."""
    section = briefing.section
    named = [
        *(line for line in reversed(section("quotes")[1:]) if _held_by_a_fact(briefing, line)),
        *reversed(section("timeline")),
        *reversed(section("background")),
        *reversed(section("next")),
        *reversed(section("unheard")),
        *reversed(section("quotes")[2:]),
        *reversed(section("questions")[3:]),
        *reversed(section("facts")[4:]),
    ]
    named = list({id(line): line for line in named}.values())
    yield from named
    gone = {id(line) for line in named}
    keep = section("facts")[:1] or briefing.lines[:1]
    yield from (line for line in reversed(briefing.lines) if id(line) not in gone and line not in keep)


def _held_by_a_fact(briefing: Briefing, quote: Line) -> bool:
    """Whether a fact shows the quoted words anyway, marks and all."""
    held = [piece.span for fact in briefing.section("facts") for piece in fact.pieces if isinstance(piece, Cited)]
    spoken = [piece.span for piece in quote.pieces if isinstance(piece, Cited)]
    return all(any(h.version == s.version and h.start < s.start and s.end < h.end for h in held) for s in spoken)


def word_count(shown: str) -> int:
    """How many words a message has: source numbers and mere marks are none."""
    return sum(any(map(str.isalnum, word)) for word in _NUMBERS.sub(" ", shown).split())


def message(briefing: Briefing) -> str:
    """The briefing as plain text, as a message shows it: header, sections, source numbers, sources."""
    parts = [header(briefing)]
    shown: set[str] = set()
    for line in briefing.lines:
        if line.section not in shown:
            shown.add(line.section)
            parts.append(HEADINGS[line.section])
        parts.append(displayed(line))
    cited = {number for line in briefing.lines for number in line.sources}
    parts.append("Sources " + " ".join(f"[{s.number}] {s.publisher}" for s in briefing.sources if s.number in cited))
    return "\n".join(parts)


def header(briefing: Briefing) -> str:
    """The first line: slug, status, counts and moment (UTC)."""
    counts = ", ".join(
        f"{count} {noun if count == 1 else noun + 's'}"
        for count, noun in (
            (briefing.articles, "article"),
            (briefing.outlets, "outlet"),
            (briefing.originals, "original"),
        )
    )
    return f"{briefing.slug.upper()} · {briefing.status} · {counts} · as of {briefing.as_of:%H:%M} UTC"


def displayed(line: Line) -> str:
    """One line as it is displayed: its words, what its tags say, its source numbers."""
    numbers = "".join(f"[{number}]" for number in line.sources)
    return " ".join(part for part in (_before(line), line.text, _after(line), numbers) if part)


def _before(line: Line) -> str:
    day = line.tags.get("day")
    return f"{period_of(date.fromisoformat(day), line.tags.get('precision', 'day'))}:" if day else ""


def _after(line: Line) -> str:
    if line.section == "quotes":
        who = ", ".join(value for key in ("speaker", "role", "outlet") if (value := line.tags.get(key)))
        when = line.tags.get("time")
        return f"{who}, {day_of(datetime.fromisoformat(when))}" if when else who
    if line.section == "questions":
        asked = f"asked by {line.tags['asked_by']}, " if line.tags.get("asked_by") else ""
        return f"{asked}{line.tags.get('state', 'open')} {age(int(line.tags.get('age_days', '0')))}"
    return ""


def age(days: int) -> str:
    """How long a question has been open, in words."""
    return "new" if days == 0 else "1 day" if days == 1 else f"{days} days"


def period_of(first: date, precision: str) -> str:
    """A day, or the week, month or year that it stands for, as a message shows it: "week of 12 May", "May", "2027"."""
    if precision == "year":
        return str(first.year)
    if precision == "month":
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if precision == "week":
        return f"week of {day_of(first - timedelta(days=first.weekday()))}"
    return day_of(first)


def day_of(moment: date) -> str:
    """A day as a message shows it: "4 Feb"."""
    return f"{moment.day} {_MONTHS[moment.month - 1]}"
