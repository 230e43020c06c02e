"""Next: dated events ahead, each with the clause that announces it and the day that it means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from summaries.model import Cited, DateMention, Line, Own, SectionName
from summaries.sections.case import Case, Place, key_of
from summaries.sections.clauses import Stretch, count, cut
from summaries.sections.subjects import antecedent

SECTION: SectionName = "next"
ORDER = 70
MOST = 3
MOST_FULL = 12
LONGEST = 20  # words of an event's clause

_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|due|expected|expects?|scheduled|set for|planned|plans?|hopes?|faces"
    r"|forecast|opens?|starts?"
    r"|begins?|meets?|votes?|returns?|would|deadline|obliges?|hearing|must)\b|\b(?:by|until|before)\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\b(?:will|is to|are to|due|expected|scheduled|set for|forecast)\b", re.IGNORECASE)
_SPOKEN_ON = re.compile(
    r"\b(?:said|told\s+\w+|announced|reported|wrote|says)\s+(?:on\s+|late\s+|early\s+)*\Z", re.IGNORECASE
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:it|they|he|she|which|who)\b", re.IGNORECASE)
_SPLIT = re.compile(r"(?:,\s+(?:and|but|while|as)\s+|[;:]\s+|\.\s+)")
_LEANS = re.compile(r"\bdo so\b")


@dataclass(frozen=True, slots=True)
class Event:
    """A clause that announces something for a day ahead."""

    day: date
    place: Place
    stretch: Stretch
    salience: float
    plain: bool = True  # announced in the words right before the date


def lines(case: Case) -> list[Line]:
    """The events ahead, the soonest first, each once."""
    shown: list[Event] = []
    for event in sorted(case.once(ahead), key=lambda e: (e.day, not e.plain, -e.place.read, -e.salience)):
        if not any(_one_event(case, event, other) for other in shown) and _who(case, event) is not None:
            shown.append(event)
    return [_line(case, event) for event in shown[: MOST_FULL if case.full else MOST]]


def ahead(case: Case) -> tuple[Event, ...]:
    """Every event that the coverage dates to a day from now on."""
    return tuple(_ahead(case))


def _ahead(case: Case) -> Iterator[Event]:
    earliest = case.now.date() - timedelta(days=7)
    for read in sorted(case.recent):
        for mention in case.reads[read].analysis.dates:
            if mention.day is None or mention.day < earliest:
                continue
            event = _announced(case, read, mention)
            if event is not None:
                yield event


def _announced(case: Case, read: int, mention: DateMention) -> Event | None:
    if mention.day is None or mention.precision != "day":
        return None
    place = Place(read, mention.sentence)
    sentence = case.sentence(place)
    text = case.article(read).text
    before = text[sentence.start : mention.start]
    if sentence.boilerplate or not _AHEAD.search(before) or _SPOKEN_ON.search(before):
        return None
    day = _day(case, read, mention, before)
    if day is None or day < case.now.date():
        return None
    stretch = _clause(text, sentence.start, sentence.end, mention)
    if stretch is None or _LEANS.search(text, *stretch):
        return None
    return Event(day, place, stretch, sentence.salience, _PLAIN.search(before[-60:]) is not None)


def _day(case: Case, read: int, mention: DateMention, before: str) -> date | None:
    """The day that a date ahead means: a bare weekday that is announced lies after its article, not before it."""
    published = case.published(read).date()
    if mention.day is None or mention.day > published:
        return mention.day
    plain = _PLAIN.search(before) is not None and not any(
        sentence_date.end <= mention.start
        for sentence_date in case.dates(read, mention.start - len(before), mention.start)
        if sentence_date.day is not None and sentence_date.day > published
    )
    if mention.day == published:
        return mention.day if plain else None
    text = case.article(read).text
    bare = _WEEKDAY.match(text, mention.start, mention.end) and text[mention.end : mention.end + 2] not in ("’s", "'s")
    return mention.day + timedelta(days=7) if plain and bare and (published - mention.day).days < 7 else None


def _clause(text: str, start: int, end: int, date_at: DateMention) -> Stretch | None:
    """The clause around a date: the part of the sentence between conjunctions that holds it, cut where that is safe."""
    mention, mention_end = date_at.start, date_at.end
    marks = [m.span() for m in _SPLIT.finditer(text, start, end)]
    low = max((b for _, b in marks if b <= mention), default=start)
    high = min((a for a, _ in marks if a >= mention_end), default=end)
    if not _AHEAD.search(text[low:mention]) or count(text[low:high]) < 5 or _PRONOUN.match(text, low):
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
    if one.place == other.place and one.stretch == other.stretch:
        return True
    if one.day != other.day:
        return False
    mine, theirs = set(case.sentence(one.place).stems), set(case.sentence(other.place).stems)
    return len(mine & theirs) >= 0.4 * min(len(mine), len(theirs))


def _who(case: Case, event: Event) -> tuple[Cited | Own, ...] | None:
    """The clause with the name of whom a leading pronoun means; None where that is unclear."""
    read, (start, end) = event.place.read, event.stretch
    pronoun = _PRONOUN.match(case.article(read).text, start, end)
    if pronoun is None:
        return (case.cite(read, start, end),)
    meant = antecedent(case, event.place, pronoun.group(), start)
    if meant is None:
        return (case.cite(read, start, end),) if pronoun.group().casefold() in ("it", "they") else None
    return case.cite(read, *meant), Own(" "), case.cite(read, pronoun.end(), end)


def _line(case: Case, event: Event) -> Line:
    read = event.place.read
    sentence = case.sentence(event.place)
    return Line(
        section="next",
        kind="templated",
        pieces=_who(case, event) or (),
        sources=case.numbers([read]),
        evidence=(case.span(read, sentence.start, sentence.end),),
        key=key_of("next", (event.day.isoformat(), *sorted(set(sentence.stems))[:6])),
        at=case.article(read).published,
        tags={"day": event.day.isoformat()},
    )
