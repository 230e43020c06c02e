"""Open matters of a story: what raises each one, what has answered it since, the most consequential first."""

from dataclasses import replace
from datetime import timedelta

from summaries.model import Cited, Own
from summaries.sections.answered import answered
from summaries.sections.case import Case, Place
from summaries.sections.disagree import cited_figure, found, quantity_key
from summaries.sections.faceted import faceted, settled_since
from summaries.sections.matter import Matter, State
from summaries.sections.raised import raised

__all__ = ["FRESH", "STALE", "Matter", "State", "clumsy", "left_open", "matters"]

STALE = timedelta(days=14)  # an open matter that no article has touched for so long
FRESH = timedelta(hours=48)  # how long an answer is news


def matters(case: Case) -> list[Matter]:
    """Every matter of a case, the most consequential first, each key once."""
    explicit = [_settled(case, matter) for matter in answered(case, raised(case))]
    taken = {matter.key for matter in explicit}
    rest = [m for m in (*faceted(case, explicit), *_disputed(case)) if m.key not in taken]
    return sorted((_aged(case, matter) for matter in (*explicit, *rest)), key=lambda m: -m.weight)


def _settled(case: Case, matter: Matter) -> Matter:
    since = settled_since(case, matter) if matter.state != "answered" else None
    return replace(matter, state="answered", answers=(since,)) if since is not None else matter


def left_open(case: Case) -> list[Place]:
    """The sentences that leave something open which nothing else in the coverage answers, oldest first."""
    closed = {place for matter in case.once(matters) if matter.state == "answered" for place in matter.raised}
    return [place for place, one in case.every() if (one.unknown or one.pending) and place not in closed]


def clumsy(matter: Matter) -> bool:
    """Whether a matter that the coverage raised could not be put in the order of a question."""
    return bool(matter.stems) and not matter.turned


def _disputed(case: Case) -> list[Matter]:
    disputes = []
    for one in found(case):
        if one.verdict == "dispute":
            pieces: list[Cited | Own] = []
            for count in one.counts:
                pieces += [*([Own(" or ")] if pieces else []), cited_figure(case, count)]
            places = tuple(sorted((c.place for c in one.counts), key=lambda p: (p.read, p.sentence)))
            disputes.append(Matter(quantity_key(one), (*pieces, Own("?")), places, 0.75, why="dispute"))
    return disputes


def _aged(case: Case, matter: Matter) -> Matter:
    if matter.state == "open" and matter.raised:
        touched = max(case.published(place.read) for place in matter.raised)
        if case.now - touched > STALE:
            return replace(matter, state="stale", weight=matter.weight - 0.5)
    return matter
