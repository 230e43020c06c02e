"""What a story is about: the words that its originals open with, weighed by how many of them do."""

from collections.abc import Collection, Mapping
from math import log

from summaries.model import Read
from summaries.sections.case import Case
from summaries.sections.remembered import Remembered
from summaries.text.stems import telling_stems
from summaries.text.tokens import tokenise
from summaries.tracking.frequency import UNSEEN, prior

OPENING = 12  # sentences of an article whose words count; what stands further down is detail
HEAVIEST = 10  # words of the core that together make a whole: who did what to whom, where
_RAREST = -log(UNSEEN)


def _opening(read: Read) -> dict[str, float]:
    """The stems of a title and of the first sentences, each by its best place, 0 to 1, a word of every day less."""
    words = tokenise(read.article.title)
    table = telling_stems(read.analysis.language)
    found = {stem: 1.0 for low in words.low if (stem := table[low])}
    place = 0
    for sentence in read.analysis.sentences:
        if sentence.boilerplate or not sentence.stems:
            continue
        worth = 1 / (1 + 0.4 * place)
        for stem in sentence.stems:
            if worth > found.get(stem, 0.0):
                found[stem] = worth
        place += 1
        if place >= OPENING:
            break
    everyday = prior()
    return {
        stem: worth * -log(everyday[stem]) / _RAREST if stem in everyday else worth for stem, worth in found.items()
    }


_openings = Remembered(_opening)


class Core:
    """The core of one case: stem to weight, 0 to 1, the share of its originals that open with it.

    Terms that many documents of a set share are what a summary of the set must hold (Nenkova and Vanderwende 2005, "The
    impact of frequency on summarization"; Gillick and Favre 2009, "A scalable global model for summarization").
    """

    def __init__(self, case: Case) -> None:
        weights: dict[str, float] = {}
        for read in case.firsts:
            for stem, worth in _openings(case.reads[read]).items():
                weights[stem] = weights.get(stem, 0.0) + worth
        most = max(1, len(case.firsts))
        self.weights: Mapping[str, float] = {stem: weight / most for stem, weight in weights.items()}
        self._whole = sum(sorted(self.weights.values())[-HEAVIEST:]) or 1.0

    def share(self, stems: Collection[str]) -> float:
        """How much of the core some distinct stems hold, 0 to 1; what takes many words for it holds it less well."""
        weights = self.weights
        held = min(1.0, sum([weights[stem] for stem in stems if stem in weights]) / self._whole)
        return held * (2 * HEAVIEST / (HEAVIEST + len(stems))) ** 0.25 if stems else 0.0
