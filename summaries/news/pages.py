"""A text as it is compared with others: what each of its sentences tells, in what clauses, its numbers, its days."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from summaries.model import Figure, Read
from summaries.news.wording import folded
from summaries.sections.remembered import Remembered
from summaries.text.calendars import MONTHS, WEEKDAYS
from summaries.text.numerals import VALUES
from summaries.text.stems import stem, telling_stems
from summaries.text.tokens import tokenise
from summaries.tracking.wording import name_stems

MOSTLY = 0.4  # share of a sentence that is reported, so that the rest is who says it
LEAST = 3  # words of a clause that tells something by itself
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
_BESIDE = _DATES | _SPEECH | frozenset(stem(word) for word in VALUES["en"])
_NOT = re.compile(
    r"\b(?:no|not|never|none|nobody|nor|neither|without|den(?:y|ies|ied)|refus(?:e|es|ed)|reject(?:s|ed)?)\b|n[’']t\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r";\s|:\s|\s[–—]\s|,\s(?=(?:and|but|as|with|where|which|who|whose)\s)"
    r"|,?\s(?=(?:after|before|because|when|while|although|though|despite|following)\s)"
)

_NUMERAL = re.compile(rf"\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{'|'.join(sorted(VALUES['en']))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells, and whether it is sure of it.  words: all of it; said: without who is said to say it."""

    words: frozenset[str]
    said: frozenset[str]
    denies: bool
    hedged: bool
    unknown: bool
    numerals: frozenset[float]


@dataclass(frozen=True, slots=True)
class Page:
    """One text: its sentences (None for boilerplate), all their words, its figures, the days that it names.

    figures: by the index of their sentence.  counted: the same by unit and by what is counted.
    """

    sentences: tuple[Told | None, ...]
    vocabulary: frozenset[str]
    figures: dict[int, tuple[Figure, ...]]
    counted: dict[tuple[str, str], tuple[Figure, ...]]
    days: frozenset[date]
    names: frozenset[str]  # words of the names in it


def telling(stems: Iterable[str]) -> frozenset[str]:
    """Stems with words of one meaning as one; without numbers, dates and speech."""
    return folded(one for one in stems if one and not one[0].isdigit() and one not in _BESIDE)


def numerals(words: str) -> frozenset[float]:
    """The plain numbers that stand in some words, in digits or English."""
    found = (one.group().casefold() for one in _NUMERAL.finditer(words))
    return frozenset(VALUES["en"].get(one) or float(one.replace(",", "")) for one in found)


def thing(figure: Figure) -> tuple[str, str]:
    """The unit of a figure, and what it counts in a word."""
    return figure.unit, figure.subject[-1] if figure.subject else ""


def _page(read: Read) -> Page:
    text, analysis = read.article.text, read.analysis
    reported = _reported(read)
    told = tuple(
        None
        if one.boilerplate
        else Told(
            telling(one.stems),
            reported.get(index) or telling(one.stems),
            _NOT.search(text, one.start, one.end) is not None,
            one.hedged,
            one.unknown,
            numerals(text[one.start : one.end]),
        )
        for index, one in enumerate(analysis.sentences)
    )
    figures: dict[int, tuple[Figure, ...]] = {}
    counted: dict[tuple[str, str], tuple[Figure, ...]] = {}
    for figure in analysis.figures:
        figures[figure.sentence] = (*figures.get(figure.sentence, ()), figure)
        counted[thing(figure)] = (*counted.get(thing(figure), ()), figure)
    days = frozenset(mention.day for mention in analysis.dates if mention.day and mention.precision == "day")
    vocabulary = frozenset().union(*(one.words for one in told if one is not None))
    names = telling(name_stems(analysis))
    return Page(told, vocabulary, figures, counted, days, names)


def _reported(read: Read) -> dict[int, frozenset[str]]:
    """The words of what is reported in a sentence that somebody is said to have said, without whoever says it."""
    text, analysis = read.article.text, read.analysis
    found: dict[int, frozenset[str]] = {}
    for quote in analysis.quotes:
        sentence = analysis.sentences[quote.sentence]
        if quote.type != "indirect" or quote.end - quote.start < MOSTLY * (sentence.end - sentence.start):
            continue
        said = text[quote.start : quote.end]
        if quote.start <= quote.speaker_start < quote.end:
            continue  # the speech tag stands within
        found[quote.sentence] = _words(read, said)
    return found


def _words(read: Read, words: str) -> frozenset[str]:
    table = telling_stems(read.analysis.language)
    return telling(table[low] for low in tokenise(words).low)


page_of = Remembered(_page)


def clauses(read: Read, index: int) -> list[tuple[frozenset[str], tuple[Figure, ...]]]:
    """The words and the figures of each clause of a sentence; one too short to tell anything joins its neighbour."""
    text, sentence = read.article.text, read.analysis.sentences[index]
    edges = [sentence.start, *(m.end() for m in _BETWEEN.finditer(text, sentence.start, sentence.end)), sentence.end]
    figures = [figure for figure in read.analysis.figures if figure.sentence == index]
    found: list[tuple[frozenset[str], tuple[Figure, ...]]] = []
    for start, end in pairwise(edges):
        words = _words(read, text[start:end])
        told = words, tuple(figure for figure in figures if start <= figure.start < end)
        if found and (len(words) < LEAST or len(found[-1][0]) < LEAST):
            told = found[-1][0] | told[0], (*found.pop()[1], *told[1])
        found.append(told)
    return found
