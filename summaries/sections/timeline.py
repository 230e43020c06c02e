"""Timeline: the turning points of a story by the day on which they happened, oldest first.

A turning point is what several originals date to one day, or one tells as what matters.  What was announced for a day
has not been told to have happened, and the day on which somebody spoke dates what they said only where nothing else is
dated.  Like sentences of one day are one event, told once, in the words that tell it best.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import log2
from typing import Literal

from summaries.model import DateMention, Line, SectionName, Span
from summaries.sections.case import Case, Place, key_of
from summaries.sections.chosen import says_again
from summaries.sections.disagree import outdated
from summaries.sections.likeness import Likeness
from summaries.sections.promises import announces
from summaries.sections.ranking import weights
from summaries.sections.shown import Shown, pieces, shown

SECTION: SectionName = "timeline"
ORDER = 80
MOST = 14
CITED = 3  # sources named for one turning point
CALENDAR = 3  # dates of a sentence; one with more is a list of them
SAME = 0.35  # share of the smaller of two sentences of one day that makes them one event
AGAIN = 0.6  # share of the larger of two sentences of any days that makes them one event
TOLD, SHARED, SPOKEN, STALE = 0.25, 0.6, 0.3, 0.4  # what counts for and against a turning point, set by hand
FLOOR = 0.5  # share of the best turning point's worth that every other has
SECOND = 0.85  # the same for a second turning point of one day

_SPEAKS = re.compile(
    r"\b(?:said|says|told(?:\s+\S+){1,3}|announced|reported|wrote|added|warned|tweeted|spoke|interview)\s+(?:(?:late|early|later)\s+)?"
    r"(?:on\s+)?\Z",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:Yesterday|Today|Tonight|Last night|This (?:morning|afternoon|evening))(?: [^,]{1,40})?, ")
_VAGUE = re.compile(r"\b(?:week|month|year|decade)s?\s+(?:ago|earlier|before|later)\b", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:since|until|till|from|before|after|as of|about|around|dated|born|aged?)\s+(?:\w+\s+)?\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence that dates something that happened.  worth: how much of a turning point it is."""

    day: date
    precision: Literal["day", "month"]
    place: Place
    worth: float


def lines(case: Case) -> list[Line]:
    """The turning points of a full briefing, at most 14."""
    return told(case) if case.full else []


def told(case: Case) -> list[Line]:
    """The same for whoever asks for them alone."""
    return [_line(case, one, how, beside) for one, how, beside in sorted(_turning(case), key=lambda t: _order(t[0]))]


def _order(one: Dated) -> tuple[date, bool, Place]:
    return one.day, one.precision == "day", one.place


def _turning(case: Case) -> list[tuple[Dated, Shown, list[Place]]]:
    """The events that weigh most, each with how it is shown and where else it is told."""
    likeness = case.once(Likeness)
    events = [event for group in _by_day(case).values() for event in _events(likeness, group)]
    weighed = sorted(((_weight(case, event), event) for event in events), key=lambda pair: (-pair[0], pair[1][0].day))
    picked: list[tuple[Dated, Shown, list[Place]]] = []
    for weight, event in weighed:
        if len(picked) == MOST or weight < FLOOR * weighed[0][0]:
            break
        if not any(_again(likeness, event[0], weight / weighed[0][0], other) for other, _, _ in picked):
            best = next(((one, how) for one in event if (how := _shown(case, one)) is not None), None)
            if best is not None:
                picked.append((*best, [one.place for one in event if one is not best[0]]))
    return picked


def _again(likeness: Likeness, one: Dated, worth: float, other: Dated) -> bool:
    """Whether an event is told already, or is a lesser one of a day that has its turning point."""
    if (one.day, one.precision) == (other.day, other.precision) and worth < SECOND:
        return True
    return likeness.overlap(likeness.stems[one.place], likeness.stems[other.place]) >= AGAIN


def _shown(case: Case, one: Dated) -> Shown | None:
    """A sentence as the timeline shows it, without a "Yesterday," that its day says better."""
    how = shown(case, one.place)
    if how is None:
        return None
    (start, end), *rest = how.stretches
    relative = _RELATIVE.match(case.article(one.place.read).text, start, end)
    return replace(how, stretches=((relative.end(), end), *rest), opened=True) if relative else how


def _weight(case: Case, event: list[Dated]) -> float:
    return event[0].worth + TOLD * log2(len({case.originals[one.place.read] for one in event}))


def _events(likeness: Likeness, group: list[Dated]) -> Iterator[list[Dated]]:
    """The sentences of one day by what they tell, the best of each first."""
    rest = sorted(group, key=lambda one: (-one.worth, one.place))
    while rest:
        first = rest[0]
        mine = likeness.stems[first.place]
        event = [
            one
            for one in rest
            if one is first
            or likeness.alike(mine, likeness.stems[one.place]) >= SAME
            or says_again(likeness, one.place, [first.place])
        ]
        yield event
        rest = [one for one in rest if one not in event]


def _by_day(case: Case) -> dict[tuple[date, str], list[Dated]]:
    found: defaultdict[tuple[date, str], list[Dated]] = defaultdict(list)
    for place in case.candidates:
        if (one := _dated(case, place)) is not None:
            found[one.day, one.precision].append(one)
    return found


def _dated(case: Case, place: Place) -> Dated | None:
    """What a sentence dates: by its first date that is not when somebody spoke, else by that one."""
    sentence = case.sentence(place)
    text = case.article(place.read).text
    mentions = [m for m in case.dates(place.read, sentence.start, sentence.end) if m.precision in ("day", "month")]
    if not mentions or len(mentions) > CALENDAR or sentence.unknown or text[sentence.end - 1] == "?":
        return None
    past = [m for m in mentions if _happened(case, place, m)]
    acts = [m for m in past if not _SPEAKS.search(text, sentence.start, m.start)]
    chosen = next(iter(acts or past), None)
    if chosen is None or chosen.day is None or (not acts and len(past) < len(mentions)):
        return None  # what was said of a day ahead on another is no event of that one
    own = weights(case.lens)(case.reads[place.read])[place.sentence]
    worth = sum(own) + SHARED * case.once(Likeness).centrality(place)
    worth -= 0.0 if acts else SPOKEN
    worth -= STALE if place in outdated(case) else 0.0
    worth -= SPOKEN if sentence.pending else 0.0
    return Dated(chosen.day, "day" if chosen.precision == "day" else "month", place, worth)


def _happened(case: Case, place: Place, mention: DateMention) -> bool:
    """Whether a date says when something happened: it lies behind, announces nothing, and bounds nothing."""
    sentence, text = case.sentence(place), case.article(place.read).text
    published = case.published(place.read).date()
    if mention.day is None or mention.day > published or announces(case, place, mention):
        return False
    if mention.precision == "month" and (mention.day.year, mention.day.month) == (published.year, published.month):
        return False
    if _VAGUE.search(text, mention.start, mention.end + len(" ago")):
        return False
    return _BOUND.search(text, sentence.start, mention.start) is None


def _line(case: Case, one: Dated, how: Shown, beside: list[Place]) -> Line:
    evidence: list[Span] = [_whole(case, one.place)]
    seen, named = {case.originals[one.place.read]}, [one.place.read]
    for other in beside:
        if case.originals[other.read] not in seen and len(named) < CITED:
            seen.add(case.originals[other.read])
            named.append(other.read)
            evidence.append(_whole(case, other))
    if how.who is not None:
        evidence.append(case.span(one.place.read, how.who.full_start, how.who.full_end))
    return Line(
        section="timeline",
        kind="verbatim",
        pieces=pieces(case, how),
        sources=case.numbers(named),
        evidence=tuple(evidence),
        originals=len({case.originals[place.read] for place in (one.place, *beside)}),
        key=key_of("timeline", (one.day.isoformat(), case.says(one.place))),
        at=case.article(one.place.read).published,
        tags={"day": one.day.isoformat(), "precision": one.precision},
    )


def _whole(case: Case, place: Place) -> Span:
    sentence = case.sentence(place)
    return case.span(place.read, sentence.start, sentence.end)
