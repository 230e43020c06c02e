"""Which sentences say the same: weights of stems over a case, and postings to find the like without comparing
all pairs."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import groupby
from math import log

from summaries.model import Read
from summaries.sections.case import Case, Place
from summaries.sections.remembered import Remembered

SAME = 0.5  # share of the smaller sentence's weight at which two sentences say one thing
COMMON = 60  # a stem in more candidates than this finds nobody


def _read_stem_sets(read: Read) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(sentence.stems) for sentence in read.analysis.sentences)


_stem_sets = Remembered(_read_stem_sets)


class Likeness:
    """Likeness over the candidates of one case.  Rare stems weigh more (log inverse frequency)."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.stems: dict[Place, frozenset[str]] = {
            place: sets[index]
            for read, places in groupby(case.candidates, key=lambda place: place.read)
            for sets in [_stem_sets(case.reads[read])]
            for place, index in ((place, place.sentence) for place in places)
        }
        postings: defaultdict[str, list[Place]] = defaultdict(list)
        for place, stems in self.stems.items():
            for stem in stems:
                postings[stem].append(place)
        counts = {stem: len(places) for stem, places in postings.items()}
        self._postings: dict[str, list[Place]] = postings
        self._total = len(self.stems) + 1
        self._weights = {stem: log(1 + self._total / count) for stem, count in counts.items()}
        self._unknown = log(1 + self._total)
        self._heavy: dict[Place, float] = {}
        articles = max(1, len(case.firsts))
        self._shares = {stem: min(1.0, count / articles) for stem, count in counts.items()}

    def weight(self, stems: Iterable[str]) -> float:
        """The weight of some stems together."""
        weights, unknown = self._weights, self._unknown
        return sum([weights.get(stem, unknown) for stem in stems])

    def weight_of(self, place: Place) -> float:
        """The weight of the stems of one candidate, worked out once."""
        known = self._heavy.get(place)
        if known is None:
            known = self._heavy[place] = self.weight(self.stems[place])
        return known

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much of the smaller of two sentences the other holds, 0 to 1."""
        common = one & other
        if not common:
            return 0.0
        return self.weight(common) / max(min(self.weight(one), self.weight(other)), 1e-9)

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much two sentences have in common, against the larger of them, 0 to 1."""
        common = one & other
        return self.weight(common) / max(self.weight(one), self.weight(other), 1e-9) if common else 0.0

    def part(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How much of the first the second holds, 0 to 1."""
        common = one & other
        return self.weight(common) / max(self.weight(one), 1e-9) if common else 0.0

    def centrality(self, place: Place) -> float:
        """How many of the articles use a sentence's words, 0 to 1."""
        stems = self.stems[place]
        if not stems:
            return 0.0
        shares = self._shares
        return sum(shares[stem] for stem in stems) / len(stems)

    def like(self, place: Place, least: float = SAME) -> list[tuple[Place, float]]:
        """The candidates of other reads that say what the candidate at a place says, each with how much, 0 to 1."""
        mine = self.stems[place]
        shared: Counter[Place] = Counter()
        for stem in mine:
            postings = self._postings[stem]
            if len(postings) <= COMMON:
                shared.update(postings)
        floor = max(4, len(mine) // 4)
        whole = self.weight_of(place)
        found = []
        for other, count in shared.items():
            if count >= floor and other.read != place.read:
                common = self.weight(mine & self.stems[other])
                alike = common / max(min(whole, self.weight_of(other)), 1e-9)
                if alike >= least:
                    found.append((other, alike))
        return found


def same_figures(case: Case, one: Place, other: Place) -> bool:
    """Whether two sentences agree on a number, or at least one of them holds none."""
    first, second = case.values(one), case.values(other)
    return not first or not second or not first.isdisjoint(second)


def share_a_count(case: Case, one: Place, other: Place) -> bool:
    """Whether two sentences give one number, ten or more."""
    first, second = case.sentence(one), case.sentence(other)
    mine = {f.value for f in case.figures(one.read, first.start, first.end) if f.value >= 10}
    theirs = {f.value for f in case.figures(other.read, second.start, second.end) if f.value >= 10}
    if mine & theirs:
        return True
    # A number whose noun stands far off is no figure, but its digits are among the stems.
    return any(f"{v:.0f}" in second.stems for v in mine) or any(f"{v:.0f}" in first.stems for v in theirs)
