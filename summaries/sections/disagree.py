"""Sources disagree: one quantity, different figures; an update that supersedes the old one, or a dispute that
stands."""

import re
from collections.abc import Mapping
from datetime import datetime

from summaries.model import Cited, Line, Own, SectionName, SourceRef
from summaries.sections.case import Case, Place, key_of
from summaries.sections.measures import same_value
from summaries.sections.quantities import Count, Difference, differences
from summaries.sections.subjects import subject

SECTION: SectionName = "disagree"
ORDER = 40
MOST = 2
MOST_FULL = 12

_CLAIMS = re.compile(r"\b(?:says?|said|gives?|gave|counts?|counted|puts?|reports?|reported|claims?|claimed)\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def lines(case: Case) -> list[Line]:
    """At most two quantities on which the coverage differs, each value with its outlet and day."""
    return [_line(case, one) for one in found(case)[: MOST_FULL if case.full else MOST]]


def found(case: Case) -> list[Difference]:
    """The differences of a case, computed once."""
    return case.once(differences)


def outdated(case: Case) -> Mapping[Place, tuple[int, ...]]:
    """Sentences with figures that a later one supersedes, and where those figures start."""
    return case.once(_outdated)


def _outdated(case: Case) -> Mapping[Place, tuple[int, ...]]:
    at: dict[Place, tuple[int, ...]] = {}
    for count in (count for one in found(case) for count in one.outdated):
        at[count.place] = (*at.get(count.place, ()), count.figure.start)
    return at


def current(case: Case) -> frozenset[Place]:
    """Sentences that give the value which superseded the others."""
    return case.once(_current)


def _current(case: Case) -> frozenset[Place]:
    newest = [(one, one.counts[-1].figure) for one in found(case) if one.verdict == "update"]
    return frozenset(
        count.place for one, figure in newest for count in one.mentions if same_value(count.figure, figure)
    )


def credit(publisher: str, published: datetime | None) -> str:
    """How a figure's outlet and day are shown: "Al Jazeera, 4 Feb".  The only digits that our own words may hold."""
    return f"{publisher}, {published.day} {_MONTHS[published.month - 1]}" if published else publisher


def credit_of(source: SourceRef) -> str:
    """The same for a source of a briefing."""
    return credit(source.publisher, source.published)


def _line(case: Case, one: Difference) -> Line:
    pieces: list[Cited | Own] = []
    for count in one.counts:
        article = case.article(count.place.read)
        pieces += [
            *([Own(", ")] if pieces else []),
            cited_figure(case, count),
            *_as_of(case, count),
            *_credited(case, one, count, credit(article.publisher, article.published)),
        ]
    pieces.append(Own(f": {one.verdict}"))
    newest = one.counts[-1]
    return Line(
        section="disagree",
        kind="templated",
        pieces=tuple(pieces),
        sources=case.numbers(count.place.read for count in one.counts),
        evidence=tuple(
            case.span(c.place.read, case.sentence(c.place).start, case.sentence(c.place).end) for c in one.counts
        ),
        originals=len({case.originals[c.place.read] for c in one.counts}),
        key=quantity_key(one),
        at=case.article(newest.place.read).published,
        tags={"verdict": one.verdict},
    )


def _as_of(case: Case, count: Count) -> list[Cited | Own]:
    """The day that a figure stands for, in its article's words, where that is not the article's own."""
    read, day = count.place.read, count.figure.as_of
    if day is None or day == case.published(read).date():
        return []
    sentence = case.sentence(count.place)
    named = next((date for date in case.dates(read, sentence.start, sentence.end) if date.day == day), None)
    return [Own(", as of "), case.cite(read, named.start, named.end)] if named else []


def _credited(case: Case, one: Difference, count: Count, credit: str) -> list[Cited | Own]:
    """Outlet and day behind a figure, and who claims it where one article tells two claims."""
    alone = sum(other.place.read == count.place.read for other in one.counts) == 1
    sentence = case.sentence(count.place)
    text = case.article(count.place.read).text
    verbs = [] if alone else list(_CLAIMS.finditer(text, sentence.start, count.figure.start))
    who = subject(case, count.place, verbs[-1].start()) if verbs else None
    if who is None:
        return [Own(f" ({credit})")]
    return [Own(" ("), case.cite(count.place.read, *who), Own(f", {credit})")]


def quantity_key(one: Difference) -> str:
    """The identity of a disputed quantity: what is counted and what becomes of it, never the numbers."""
    first = one.counts[0]
    return key_of("quantity", (*sorted(first.tally.aspects), *first.tally.kind))


def cited_figure(case: Case, count: Count) -> Cited:
    """The figure with the words that say what is counted, where they follow it directly."""
    figure = count.figure
    start, end = figure.start, figure.end
    if figure.noun_start >= 0:
        near = figure.noun_start >= end and figure.noun_end - end <= 40
        if near and not case.article(count.place.read).text[end : figure.noun_start].strip():
            end = figure.noun_end
    return case.cite(count.place.read, start, end)
