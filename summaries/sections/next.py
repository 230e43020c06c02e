"""Next: dated events ahead, each with the clause that announces it and the day that it means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from summaries.model import Line, SectionName
from summaries.sections.case import Case, Place, key_of
from summaries.sections.clauses import Stretch, count, cut

SECTION: SectionName = "next"
ORDER = 70
MOST = 3
MOST_FULL = 12
LONGEST = 20  # words of an event's clause

_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|due|expected|expects?|scheduled|set for|planned|plans?|hopes?|by|until|before|faces|forecast|opens?"
    r"|starts?|begins?|meets?|votes?|returns?|would|deadline|obliges?|start|hearing)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"(?:,\s+(?:and|but|while|as)\s+|;\s+|\.\s+)")


@dataclass(frozen=True, slots=True)
class Event:
    """A clause that announces something for a day ahead."""

    day: date
    place: Place
    stretch: Stretch
    salience: float


def lines(case: Case) -> list[Line]:
    """The events ahead, the soonest first, each once."""
    shown: list[Event] = []
    for event in sorted(_ahead(case), key=lambda e: (e.day, -e.place.read, -e.salience)):
        if not any(_one_event(case, event, other) for other in shown):
            shown.append(event)
    return [_line(case, event) for event in shown[: MOST_FULL if case.full else MOST]]


def _ahead(case: Case) -> Iterator[Event]:
    today = case.now.date()
    for read in case.firsts:
        analysis = case.reads[read].analysis
        for mention in analysis.dates:
            if mention.day is None or mention.day < today or mention.precision != "day":
                continue
            place = Place(read, mention.sentence)
            sentence = case.sentence(place)
            text = case.article(read).text
            if sentence.boilerplate or not _AHEAD.search(text, sentence.start, sentence.end):
                continue
            if (
                mention.day == today
                and case.published(read).date() == today
                and not _still_ahead(text, sentence.start, mention.start)
            ):
                continue
            stretch = _clause(text, sentence.start, sentence.end, mention.start, mention.end)
            if stretch is not None:
                yield Event(mention.day, place, stretch, sentence.salience)


def _still_ahead(text: str, start: int, at: int) -> bool:
    return bool(re.search(r"\b(?:will|is to|are to|due|expected|scheduled|set for)\b", text[start:at], re.IGNORECASE))


def _clause(text: str, start: int, end: int, mention: int, mention_end: int) -> Stretch | None:
    """The clause around a date: the part of the sentence between conjunctions that holds it, cut where that is safe."""
    marks = [m.span() for m in _SPLIT.finditer(text, start, end)]
    low = max((b for _, b in marks if b <= mention), default=start)
    high = min((a for a, _ in marks if a >= mention_end), default=end)
    if not _AHEAD.search(text, low, high) or count(text[low:high]) < 5:
        low, high = start, end
    if count(text[low:high]) > LONGEST:
        comma = text.find(",", mention_end, high)
        if comma > 0 and count(text[low:comma]) >= 5:
            high = comma
    if count(text[low:high]) > LONGEST + 10:
        shorter = cut(text, low, high, limit=LONGEST + 10, long=LONGEST)
        if not shorter or not (shorter[0][0] <= mention and mention_end <= shorter[0][1]):
            return None
        low, high = shorter[0]
    while high > low and (text[high - 1] in ".;, " or text[high - 1].isspace()):
        high -= 1
    return low, high


def _one_event(case: Case, one: Event, other: Event) -> bool:
    if one.day != other.day:
        return False
    mine, theirs = set(case.sentence(one.place).stems), set(case.sentence(other.place).stems)
    return len(mine & theirs) >= 0.4 * min(len(mine), len(theirs))


def _line(case: Case, event: Event) -> Line:
    read = event.place.read
    sentence = case.sentence(event.place)
    return Line(
        section="next",
        kind="templated",
        pieces=(case.cite(read, *event.stretch),),
        sources=case.numbers([read]),
        evidence=(case.span(read, sentence.start, sentence.end),),
        key=key_of("next", (event.day.isoformat(), *sorted(set(sentence.stems))[:6])),
        at=case.article(read).published,
        tags={"day": event.day.isoformat()},
    )
