"""Whether earlier coverage tells what a sentence says, in these or in other words.

A sentence is told once one sentence of an earlier text, or two that follow each other, hold half the weight of its
words (Allan, Wade and Bolivar 2003, "Retrieval and novelty detection at the sentence level": what is new in a sentence
is best told by the words that nothing before it has), and nothing that is known there is less sure, denied, or of
another number; or once each of its clauses is told so, wherever.
"""

from collections.abc import Iterator, Sequence
from math import log

from summaries.model import Figure, Read
from summaries.news.pages import Page, Told, clauses, page_of, thing
from summaries.sections.measures import dimension, same_value
from summaries.tracking.frequency import UNSEEN, prior

HELD = 0.5  # share of a sentence's weight that earlier words must hold together
PARTLY, ANYWHERE = 0.4, 0.8  # the same where nearly all of its words stand somewhere in what has been seen
NAMED = 0.5  # what a word of a name counts: of whom something is told is not what is told
CLAUSE = 0.6  # share of a clause's weight, which is told by chance more easily
NUMBERED = 0.3  # the same where they give the same numbers, of which one this large is no chance
EXACT = 10
FEWEST = 3  # words that they must have in common, or all
SMALL = 2  # words of a sentence that tells too little to be news
_RAREST = -log(UNSEEN)
_NOTHING: frozenset[str] = frozenset()


class Known:
    """What the texts that had been seen tell."""

    def __init__(self, seen: Sequence[Read]) -> None:
        self._pages = [page_of(read) for read in reversed(seen)]  # what is told again was mostly told of late
        self._weights: dict[str, float] = {}
        self._holding: dict[str, int] = {}  # in how many of the texts a word stands
        self._asked: dict[tuple[str, int, bool], bool] = {}
        self._counted: dict[tuple[object, ...], bool] = {}
        self._days = frozenset().union(*(page.days for page in self._pages))

    def tells(self, read: Read, index: int, *, figures: bool = True) -> bool:
        """Whether the sentence of a read, by its index, says nothing that these texts do not tell.

        figures: whether another number is news; not where it is told apart from what it stands in.
        """
        asked = read.analysis.version, index, figures
        if asked not in self._asked:
            self._asked[asked] = self._tells(read, index, figures=figures)
        return self._asked[asked]

    def _tells(self, read: Read, index: int, *, figures: bool) -> bool:
        page = page_of(read)
        mine = page.sentences[index]
        if mine is None:
            return True
        if self._announces(read, index):
            return False
        numbers = page.figures.get(index, ()) if figures else ()
        if len(mine.said) <= SMALL or self._told(mine.said, numbers, mine, page.names):
            return True
        parts = clauses(read, index)
        return len(parts) > 1 and all(
            self._told(words, numbers if figures else (), mine, page.names, CLAUSE) for words, numbers in parts
        )

    def _told(
        self, words: frozenset[str], figures: Sequence[Figure], mine: Told, names: frozenset[str], share: float = 0.0
    ) -> bool:
        """Whether one window of the texts tells some words of a sentence, with these figures."""
        weights = {word: self._weight(word) * (NAMED if word in names else 1.0) for word in words}
        whole = sum(weights.values())
        if not share:
            anywhere = sum(weight for word, weight in weights.items() if self._holding[word])
            share = PARTLY if anywhere >= ANYWHERE * whole else HELD
        counted = frozenset(figure.value for figure in figures if figure.value >= EXACT)
        least = (min(share, NUMBERED) if counted else share) * whole
        return any(
            held >= share * whole or counted <= _numerals(other, at)
            for other in self._pages
            if sum(weights[word] for word in words & other.vocabulary) >= least
            for at, held in _windows(other, words, weights, least)
            if self._says(other, at, mine, figures)
        )

    def _weight(self, word: str) -> float:
        """How much a word tells: the rarer in the language and in what has been seen of the story, the more."""
        known = self._weights.get(word)
        if known is None:
            holding = self._holding[word] = sum(word in page.vocabulary for page in self._pages)
            rarity = -log(prior()[word]) / _RAREST if word in prior() else 1.0
            known = self._weights[word] = rarity * log(1 + (1 + len(self._pages)) / (1 + holding))
        return known

    def _announces(self, read: Read, index: int) -> bool:
        """Whether a sentence names a day ahead that no earlier text names."""
        published = read.article.published
        return published is not None and any(
            mention.day is not None
            and mention.precision == "day"
            and mention.sentence == index
            and mention.day > published.date()
            and mention.day not in self._days
            for mention in read.analysis.dates
        )

    def _says(self, page: Page, at: tuple[int, int], mine: Told, figures: Sequence[Figure]) -> bool:
        """Whether the sentences of a window are as sure of it, and give the same numbers."""
        told = [one for index in range(*at) if (one := page.sentences[index]) is not None]
        if any(one.unknown for one in told) and not mine.unknown:
            return False
        if all(one.hedged for one in told) and not mine.hedged:
            return False
        if not any(one.denies == mine.denies for one in told):
            return False
        near = [figure for index in range(*at) for figure in page.figures.get(index, ())]
        written = frozenset().union(*(one.numerals for one in told))
        return all(self._knows(figure, near, written) for figure in figures)

    def _knows(self, figure: Figure, near: Sequence[Figure], written: frozenset[float]) -> bool:
        """Whether a figure stands in a window, counted or as a mere number, or of the same thing anywhere."""
        if any(dimension(other) == dimension(figure) and same_value(other, figure) for other in near):
            return True
        if figure.value in written:
            return True
        what = thing(figure)
        key = (*what, figure.value, figure.high, figure.approx)
        if key not in self._counted:
            counted = (other for page in self._pages for other in page.counted.get(what, ()))
            self._counted[key] = any(same_value(other, figure) for other in counted)
        return self._counted[key]


def _numerals(page: Page, at: tuple[int, int]) -> frozenset[float]:
    """The numbers of a window, counted or mere."""
    told = (page.sentences[index] for index in range(*at))
    figures = (figure.value for index in range(*at) for figure in page.figures.get(index, ()))
    return frozenset(figures).union(*(one.numerals for one in told if one is not None))


def _windows(
    page: Page, words: frozenset[str], weights: dict[str, float], least: float
) -> Iterator[tuple[tuple[int, int], float]]:
    """The sentences, alone or with the next one, that hold at least so much weight of some words, and how much."""
    held = [words & one.words if one is not None else _NOTHING for one in page.sentences]
    fewest = min(FEWEST, len(words))
    for index, mine in enumerate(held):
        if not mine:
            continue
        if len(mine) >= fewest and (weight := sum(weights[word] for word in mine)) >= least:
            yield (index, index + 1), weight
        if index + 1 < len(held):
            both = mine | held[index + 1]
            if len(both) >= fewest and (weight := sum(weights[word] for word in both)) >= least:
                yield (index, index + 2), weight
