"""Which sentences a colleague must know: one score a candidate, from its own salience and from what the
coverage shares."""

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from heapq import nlargest
from math import exp, log2

from summaries.lens import Lens
from summaries.model import Read
from summaries.sections.case import Case, Place
from summaries.sections.corroboration import MET, says_the_same
from summaries.sections.likeness import Likeness, same_figures
from summaries.sections.opening import opens
from summaries.sections.remembered import Remembered

SPEAKS_OF = 0.6  # share of the smaller sentence that another original must hold to speak of the same matter
PROMISING = 300  # candidates, by themselves, whose words are held against those of the story
SPOKEN = 3  # words between quotation marks; fewer are a term
CLOSELY = 30  # candidates for which corroboration is looked up; the rest could not reach the briefing
_MARKET = re.compile(r"\b[Ss]hares?\b[^.;]{0,60}\b(?:rose|fell|closed|traded|opened|gained|slid)\b")
_CONCEDES = re.compile(r"(?:Despite|Although|Though|While|Even (?:though|as|if)|In spite of|Notwithstanding)\b")
_NEVER = datetime.min.replace(tzinfo=UTC)
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score and the places in other originals that say the same.

    lead: what of the score says that it opens the story; the facts stand in that order.
    """

    place: Place
    score: float
    lead: float
    same: tuple[Place, ...] = ()


def ranked(case: Case, likeness: Likeness, among: Container[int] | None = None) -> list[Ranked]:
    """The candidates, best first, the first CLOSELY of them weighed with their corroboration.

    among: the reads whose candidates are weighed; all where None.
    """
    newest = max((case.published(read) for read in case.firsts), default=case.now).timestamp()
    own = weights(case.lens)
    by_read = {read: (own(case.reads[read]), _of_article(case, read, newest)) for read in case.firsts}
    alone = []
    for place in case.candidates:
        if among is not None and place.read not in among:
            continue
        of_sentences, of_article = by_read[place.read]
        score, concrete = of_sentences[place.sentence]
        alone.append((score + of_article, concrete, place))
    promising = nlargest(PROMISING, alone, key=lambda one: one[0] + one[1])
    several = 0.5 if len(case.firsts) > 1 else 0.0
    rough = sorted(
        ((score + several * likeness.centrality(place), concrete, place) for score, concrete, place in promising),
        key=lambda one: (-one[0] - one[1], -one[2].read, one[2].sentence),
    )
    close = [_weighed(case, likeness, place, score, concrete) for score, concrete, place in rough[:CLOSELY]]
    return sorted(close, key=lambda one: -one.score)


def _weighed(case: Case, likeness: Likeness, place: Place, score: float, concrete: float) -> Ranked:
    met = likeness.like(place, MET)
    # That others speak of the matter tells that it matters; only those that say the same may be cited for it.
    speak = (other for other, alike in met if alike >= SPEAKS_OF)
    carried = len({case.originals[p.read] for p in (place, *(p for p in speak if same_figures(case, place, p)))})
    support = 0.12 * log2(carried)
    same = tuple(other for other, _ in met if says_the_same(likeness, place, other))
    return Ranked(place, score + concrete + support, score + support + opens(case, likeness, place), same)


def _of_article(case: Case, read: int, newest: float) -> float:
    """What every sentence of an article gains: by being new, by how many outlets carry it, by opening the story."""
    if len(case.firsts) < 2:
        return 0.0
    age = max(0.0, newest - case.published(read).timestamp()) / 3600
    return 0.4 * exp(-age / 48) + 0.1 * log2(case.carried(read)) + (0.1 if read == case.firsts[0] else 0.0)


@lru_cache(maxsize=64)
def weights(lens: Lens) -> Remembered[tuple[tuple[float, float], ...]]:
    """For each sentence of a read its own worth under a lens, and what it gains by being concrete."""
    facets = {facet.key: 0.12 * facet.weight for facet in lens.facets}

    def work(read: Read) -> tuple[tuple[float, float], ...]:
        alone = Case((read,), lens, _NEVER)
        counted = _counted(read)
        return tuple(
            (
                _worth(alone, Place(0, i), facets),
                (0.12 if i in counted else 0.0) + (0.2 if Place(0, i) in alone.party_at else 0.0),
            )
            for i in range(len(read.analysis.sentences))
        )

    return Remembered(work)


def _worth(case: Case, place: Place, facets: dict[str, float]) -> float:
    sentence = case.sentence(place)
    score = sentence.salience + max((facets[key] for key in case.facets_at(place)), default=0.0)
    spoken = (q for q in case.quotes(0, sentence.start, sentence.end) if q.type == "direct")
    if any(len(case.words(0, q.start, q.end).split()) >= SPOKEN for q in spoken):
        score -= 0.15  # what somebody said stands among the quotes
    if _MARKET.search(case.article(0).text, sentence.start, sentence.end):
        score -= 0.15  # what a share cost that day is seldom what happened
    if _CONCEDES.match(case.article(0).text, sentence.start):
        score -= 0.15  # what opens with a concession weighs things, and tells none
    return score - (0.08 if sentence.hedged else 0.0) - (0.4 if sentence.unknown else 0.0)


def _counted(read: Read) -> frozenset[int]:
    """The sentences that hold a figure of ten or more of something."""
    return frozenset(
        figure.sentence
        for figure in read.analysis.figures
        if figure.value >= 10 and (figure.unit or figure.subject) and figure.unit not in _TIMES
    )
