"""How alike two articles are: the stems of their leads, weighted by how rarely others use them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from math import log, sqrt

from summaries.model import Analysis
from summaries.text.lexicon import STOP, lexicon
from summaries.text.stems import stems_of
from summaries.text.tokens import tokenise
from summaries.tracking.frequency import Frequency

LEAD = 320  # stems read of a text: news tells the event first, then what it knew before
OPENING = 60  # stems that count more, because they say what happened
TELLING = 90  # stems kept of an article
_TITLE_COUNTS, _OPENING_COUNTS = 2.0, 1.3
_REMEMBERED = 8_192  # queries are asked of every article, and the same names come back
_RARITY = 1.1  # power of rarity: a little over 1 tells neighbours of one type apart


def lead_counts(analysis: Analysis, title: str, rest: float = 1.0) -> dict[str, float]:
    """Stem to weighted count in title and lead, at most about LEAD stems and the title's.

    rest: how much a stem counts that stands behind the first OPENING ones.
    """
    counts: defaultdict[str, float] = defaultdict(float)
    for place, one in enumerate(islice(_stems(analysis), LEAD)):
        counts[one] += _OPENING_COUNTS if place < OPENING else rest
    if not counts:
        counts.update(analysis.terms)
    for one in title_stems(title, analysis.language):
        counts[one] += _TITLE_COUNTS
    return dict(counts)


def _stems(analysis: Analysis) -> Iterator[str]:
    for sentence in analysis.sentences:
        if not sentence.boilerplate:
            yield from sentence.stems


@lru_cache(maxsize=_REMEMBERED)
def title_stems(words: str, language: str = "en") -> tuple[str, ...]:
    """The telling stems of a title, a query or a name, in order."""
    known, table = lexicon(language), stems_of(language)
    return tuple(
        table[low]
        for low in tokenise(words[:1000]).low
        if len(low) > 1 and low[0].isalnum() and not known.get(low, 0) & STOP
    )


def telling(counts: Mapping[str, float], frequency: Frequency, most: int = TELLING) -> dict[str, float]:
    """The most telling stems, weighted by (1 + log count) times rarity, heaviest first, of length one as a vector.

    Salton and Buckley 1988, "Term-weighting approaches in automatic text retrieval".
    """
    weighed = [
        ((1.0 + log(count) if count >= 1.0 else count) * frequency.rarity(one) ** _RARITY, one)
        for one, count in counts.items()
    ]
    weighed.sort(key=lambda item: (-item[0], item[1]))
    kept = weighed[:most]
    norm = sqrt(sum(weight * weight for weight, _ in kept)) or 1.0
    return {one: weight / norm for weight, one in kept}


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """The cosine of two vectors of length one: 0 nothing in common, 1 the same words in the same measure."""
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second[one] for one, weight in first.items() if one in second)
