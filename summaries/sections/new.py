"""New since: the one thing that somebody who looked last time must hear now."""

from collections.abc import Iterator
from datetime import datetime

from summaries.model import Cited, Line, Own, SectionName
from summaries.sections.case import Case, Place, key_of
from summaries.sections.chosen import chosen
from summaries.sections.clauses import Stretch, cut
from summaries.sections.matters import matters

SECTION: SectionName = "new"
ORDER = 10
LONGEST = 20  # words


def lines(case: Case) -> list[Line]:
    """At most one line of at most 20 words, from an article published after ``case.since``; none where that is
    not set."""
    if case.since is None:
        return []
    for place, stretches in _candidates(case, case.since):
        return [_line(case, place, stretches)]
    return []


def _candidates(case: Case, since: datetime) -> Iterator[tuple[Place, list[Stretch]]]:
    answers = [place for matter in case.once(matters) if matter.stems for place in matter.answers]
    facts = [fact for fact in case.once(chosen) if fact.shown.who is None and not fact.shown.opened]
    fresh = sorted((fact.ranked.place for fact in facts), key=lambda place: -place.read)
    for place in (*answers, *fresh):
        if case.published(place.read) > since:
            sentence = case.sentence(place)
            stretches = cut(case.article(place.read).text, sentence.start, sentence.end, limit=LONGEST, long=LONGEST)
            if stretches:
                yield place, stretches


def _line(case: Case, place: Place, stretches: list[Stretch]) -> Line:
    sentence = case.sentence(place)
    pieces: list[Cited | Own] = [
        piece for start, end in stretches for piece in (Own(" […] "), case.cite(place.read, start, end))
    ][1:]
    if stretches[-1][1] < sentence.end:
        pieces.append(Own(" […]"))
    return Line(
        section="new",
        kind="verbatim",
        pieces=tuple(pieces),
        sources=case.numbers([place.read]),
        evidence=(case.span(place.read, sentence.start, sentence.end),),
        key=key_of("new", case.says(place)),
        at=case.article(place.read).published,
    )
