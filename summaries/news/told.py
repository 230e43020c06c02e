"""Whether earlier coverage tells what a sentence says, in these or in other words.

A sentence is told once one sentence of an earlier text, or two that follow each other, hold half the weight of its
words (Allan, Wade and Bolivar 2003, "Retrieval and novelty detection at the sentence level": what is new in a sentence
is best told by the words that nothing before it has), and nothing that is known there is less sure, denied, or of
another number.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from summaries.model import Figure, Read
from summaries.sections.concepts import CONCEPT, FATE
from summaries.sections.measures import dimension, same_value
from summaries.sections.remembered import Remembered
from summaries.text.calendars import MONTHS, WEEKDAYS
from summaries.text.stems import stem
from summaries.tracking.frequency import UNSEEN, prior

HELD = 0.5  # share of a sentence's weight that earlier words must hold together
PARTLY, ANYWHERE = 0.4, 0.8  # the same where nearly all of its words stand somewhere in what has been seen
SMALL = 3  # words of a sentence that tells too little to be news
_DATES = frozenset(stem(word) for word in (*MONTHS, *WEEKDAYS))
# Who speaks and when is no part of what is told.
_SPEECH = frozenset(
    stem(word)
    for word in (
        "said says say told tell tells according added adds announced announces stated states reported reports"
        " spokesman spokeswoman spokesperson officials today yesterday tomorrow morning afternoon evening"
        " night week month year"
    ).split()
)
_NOT = re.compile(
    r"\b(?:no|not|never|none|nobody|nor|neither|without|den(?:y|ies|ied)|refus(?:e|es|ed)|reject(?:s|ed)?)\b|n[’']t\b",
    re.IGNORECASE,
)
_RAREST = -log(UNSEEN)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence as it is compared: what it tells beyond who speaks and when, and whether it is sure."""

    words: frozenset[str]
    denies: bool
    hedged: bool
    unknown: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """One text as earlier coverage: its sentences, the words of all of them, its figures by sentence, its days."""

    sentences: tuple[_Told | None, ...]
    vocabulary: frozenset[str]
    figures: dict[int, tuple[Figure, ...]]
    counted: dict[tuple[str, str], tuple[Figure, ...]]  # the same by unit and by what is counted
    days: frozenset[date]


def _folded(stems: Iterable[str]) -> frozenset[str]:
    """Stems with words of one meaning as one; without numbers, dates and speech."""
    return frozenset(
        FATE.get(one) or CONCEPT.get(one, one)
        for one in stems
        if not one[0].isdigit() and one not in _DATES and one not in _SPEECH
    )


def _page(read: Read) -> _Page:
    text, analysis = read.article.text, read.analysis
    told = tuple(
        None
        if one.boilerplate
        else _Told(_folded(one.stems), _NOT.search(text, one.start, one.end) is not None, one.hedged, one.unknown)
        for one in analysis.sentences
    )
    figures: dict[int, tuple[Figure, ...]] = {}
    counted: dict[tuple[str, str], tuple[Figure, ...]] = {}
    for figure in analysis.figures:
        figures[figure.sentence] = (*figures.get(figure.sentence, ()), figure)
        counted[_thing(figure)] = (*counted.get(_thing(figure), ()), figure)
    days = frozenset(mention.day for mention in analysis.dates if mention.day and mention.precision == "day")
    vocabulary = frozenset().union(*(one.words for one in told if one is not None))
    return _Page(told, vocabulary, figures, counted, days)


def _thing(figure: Figure) -> tuple[str, str]:
    return figure.unit, figure.subject[-1] if figure.subject else ""


_pages = Remembered(_page)


class Told:
    """What the texts that had been seen tell."""

    def __init__(self, seen: Sequence[Read]) -> None:
        self._pages = [_pages(read) for read in seen]
        self._weights: dict[str, float] = {}
        self._holding: dict[str, int] = {}  # in how many of the texts a word stands
        self._counted: dict[tuple[object, ...], bool] = {}
        self._days = frozenset().union(*(page.days for page in self._pages))

    def tells(self, read: Read, index: int, figures: bool = True) -> bool:
        """Whether the sentence of a read, by its index, says nothing that these texts do not tell.

        figures: whether another number is news; not where it is told apart from what it stands in.
        """
        page = _pages(read)
        mine = page.sentences[index]
        if mine is None or len(mine.words) <= SMALL:
            return True
        if self._announces(read, index):
            return False
        numbers = page.figures.get(index, ()) if figures else ()
        weights = {word: self._weight(word) for word in mine.words}
        whole = sum(weights.values())
        anywhere = sum(weight for word, weight in weights.items() if self._holding[word])
        least = whole * (PARTLY if anywhere >= ANYWHERE * whole else HELD)
        return any(
            self._says(other, at, mine, numbers)
            for other in self._pages
            if sum(weights[word] for word in mine.words & other.vocabulary) >= least
            for at in _windows(other, mine.words, weights, least)
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

    def _says(self, page: _Page, at: tuple[int, int], mine: _Told, figures: Sequence[Figure]) -> bool:
        """Whether the sentences of a window are as sure of it, and give the same numbers."""
        told = [one for index in range(*at) if (one := page.sentences[index]) is not None]
        if any(one.unknown for one in told) and not mine.unknown:
            return False
        if all(one.hedged for one in told) and not mine.hedged:
            return False
        if not any(one.denies == mine.denies for one in told):
            return False
        near = [figure for index in range(*at) for figure in page.figures.get(index, ())]
        return all(self._knows(figure, near) for figure in figures)

    def _knows(self, figure: Figure, near: Sequence[Figure]) -> bool:
        """Whether a figure stands in a window, or of the same thing anywhere in what has been seen."""
        if any(dimension(other) == dimension(figure) and same_value(other, figure) for other in near):
            return True
        thing = _thing(figure)
        key = (*thing, figure.value, figure.high, figure.approx)
        if key not in self._counted:
            counted = (other for page in self._pages if thing in page.counted for other in page.counted[thing])
            self._counted[key] = any(same_value(other, figure) for other in counted)
        return self._counted[key]


def _windows(page: _Page, words: frozenset[str], weights: dict[str, float], least: float) -> Iterator[tuple[int, int]]:
    """The sentences, alone or with the next one, that hold at least so much weight of some words."""
    held = [words & one.words if one is not None else frozenset() for one in page.sentences]
    for index, mine in enumerate(held):
        if not mine:
            continue
        if sum(weights[word] for word in mine) >= least:
            yield index, index + 1
        elif index + 1 < len(held) and sum(weights[word] for word in mine | held[index + 1]) >= least:
            yield index, index + 2
