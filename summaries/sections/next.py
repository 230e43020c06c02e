"""Next: dated events ahead, each with the clause that announces it and the day, week, month or year that it means."""

import re

from summaries.model import Cited, Line, Own, SectionName
from summaries.sections.case import Case, key_of
from summaries.sections.promises import Event, ahead, one_event
from summaries.sections.subjects import antecedent

SECTION: SectionName = "next"
ORDER = 70
MOST = 3
MOST_FULL = 12

_PRONOUN = re.compile(r"(?:it|they|he|she|which|who)\b", re.IGNORECASE)
_EXACT = {"day": 0, "week": 1, "month": 2, "year": 3}


def lines(case: Case) -> list[Line]:
    """The events ahead, the soonest first, each once, by the outlet that dates it most exactly."""
    shown: list[Event] = []
    told = sorted(case.once(ahead), key=lambda e: (_EXACT[e.precision], not e.plain, -e.place.read, -e.salience))
    for event in told:
        if not any(one_event(case, event, other) for other in shown) and _who(case, event) is not None:
            shown.append(event)
    shown.sort(key=lambda event: (max(event.day, case.now.date()), _EXACT[event.precision], not event.plain))
    return [_line(case, event) for event in shown[: MOST_FULL if case.full else MOST]]


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
    tags = {"day": event.day.isoformat()}
    if event.precision != "day":
        tags["precision"] = event.precision
    return Line(
        section="next",
        kind="templated",
        pieces=_who(case, event) or (),
        sources=case.numbers([read]),
        evidence=(case.span(read, sentence.start, sentence.end),),
        key=key_of("next", (event.day.isoformat(), *sorted(set(sentence.stems))[:6])),
        at=case.article(read).published,
        tags=tags,
    )
