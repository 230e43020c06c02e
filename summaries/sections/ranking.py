"""Which sentences a colleague must know: one score a candidate, from its own salience and from what the
coverage shares."""

import re
from dataclasses import dataclass
from math import exp, log2

from summaries.sections.case import Case, Place
from summaries.sections.likeness import Likeness, same_figures

CORROBORATES = 0.6  # share of the smaller sentence that another original must hold
CLOSELY = 30  # candidates for which corroboration is looked up; the rest could not reach the briefing
_MARKET = re.compile(r"\b[Ss]hares?\b[^.;]{0,60}\b(?:rose|fell|closed|traded|opened|gained|slid)\b")
_TIMES = frozenset({"second", "minute", "hour", "day", "week"})


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score and the places in other originals that say the same.

    lead: what of the score says that it opens the story; the facts stand in that order.
    """

    place: Place
    score: float
    lead: float
    same: tuple[Place, ...] = ()


def ranked(case: Case, likeness: Likeness) -> list[Ranked]:
    """The candidates, best first, the first CLOSELY of them weighed with their corroboration."""
    newest = max((case.published(read) for read in case.firsts), default=case.now)
    rough = sorted(
        ((_alone(case, likeness, place, newest.timestamp()), place) for place in case.candidates),
        key=lambda pair: (-pair[0] - _concrete(case, pair[1]), -pair[1].read, pair[1].sentence),
    )
    close = [_weighed(case, likeness, place, score) for score, place in rough[:CLOSELY]]
    return sorted(close, key=lambda one: -one.score)


def _weighed(case: Case, likeness: Likeness, place: Place, score: float) -> Ranked:
    same = tuple(other for other in likeness.like(place, CORROBORATES) if same_figures(case, place, other))
    carried = len({case.originals[p.read] for p in (place, *same)})
    support = 0.12 * log2(carried)
    return Ranked(place, score + _concrete(case, place) + support, score + support, same)


def _alone(case: Case, likeness: Likeness, place: Place, newest: float) -> float:
    sentence = case.sentence(place)
    score = sentence.salience
    if len(case.firsts) > 1:
        score += 0.5 * likeness.centrality(place)
        age = max(0.0, newest - case.published(place.read).timestamp()) / 3600
        score += 0.25 * exp(-age / 48)
    facets = case.facets_at.get(place)
    if facets:
        score += 0.12 * max(facet.weight for facet in case.lens.facets if facet.key in facets)
    if len(case.firsts) > 1:
        score += 0.1 * log2(case.carried(place.read)) + (0.1 if place.read == case.firsts[0] else 0.0)
    if any(q.type == "direct" for q in case.quotes(place.read, sentence.start, sentence.end)):
        score -= 0.15  # what somebody said stands among the quotes
    if _MARKET.search(case.article(place.read).text, sentence.start, sentence.end):
        score -= 0.15  # what a share cost that day is seldom what happened
    if sentence.hedged:
        score -= 0.08
    if sentence.unknown:
        score -= 0.4
    return score


def _concrete(case: Case, place: Place) -> float:
    """What a sentence gains by a figure, and by speaking of a party that should be heard."""
    return (0.12 if place in case.once(_counted) else 0.0) + (0.2 if place in case.party_at else 0.0)


def _counted(case: Case) -> frozenset[Place]:
    """The sentences that hold a figure of ten or more of something."""
    return frozenset(
        Place(read, figure.sentence)
        for read in case.firsts
        for figure in case.reads[read].analysis.figures
        if figure.value >= 10 and (figure.unit or figure.subject) and figure.unit not in _TIMES
    )
