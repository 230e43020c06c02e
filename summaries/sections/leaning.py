"""The figures of an article that count something, with the bare numbers that lean on another figure: "the companies say
900", "between the 900 that…", "the earlier figure of 900"."""

import re
from collections.abc import Sequence
from heapq import nlargest

from summaries.model import Figure, Read, Sentence
from summaries.sections.concepts import FATE
from summaries.text.numerals import VALUES
from summaries.text.stems import stem
from summaries.text.units import PEOPLE

MOST = 10  # figures of a sentence; one with more is a table or a list
CLOSELY = 1000  # sentences of an article whose figures are read; far more than any report has
FAR = 200  # figures back to which "the earlier figure of…" may lean
FACTOR = 5  # rivals are at most so many times as large

_SMALL = sorted((word for word in VALUES["en"] if word.isalpha() and VALUES["en"][word] >= 1), key=len, reverse=True)
_NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{'|'.join(_SMALL)})\b)"
_ENDS = (
    r"(?!\s*(?:%|per\s?cent|[A-Z]|\d))(?=\s*(?:[.,;:)”—]|$|\s(?:will|would|had|have|has|were|was|are|is|that|on|in|at"
    r"|after|for|because|and|but|to|by|while|as)\b))"
)
_JOINS = r"(?:of|in|who|to|that|at|on|for|has|had|is|was|were|the)\b"
_TOLL = re.compile(
    rf"\b(?:(?:number|total)\s+of\s+(?P<noun>(?:(?!{_JOINS})[a-z]+\s+){{0,2}}(?!{_JOINS})[a-z]+)\b|death\s+toll|toll)[^.;“”\"]{{0,90}}?"
    rf"\b(?:to|at|reached|is|was|now)\s+{_NUMBER}{_ENDS}",
    re.IGNORECASE,
)
_CLAIMED = re.compile(
    rf"\b(?:says?|said|gives?|gave|counts?|counted|reports?|reported|claims?|claimed)\s+(?:that\s+)?(?:only\s+|about\s+|some\s+)?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{2,}}){_ENDS}"
)
_THE = re.compile(
    rf"\b(?:between|and|than|from|against)\s+the\s+(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{2,}})(?:{_ENDS}|(?=\s+remembered))"
)
_EARLIER = re.compile(
    r"\b(?:earlier|previous|initial|first|former|official)\s+(?:figure|number|count|toll|total|margin|estimate|sum)\s+of\s+"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{2,}}){_ENDS}",
    re.IGNORECASE,
)
_REMEMBERED = frozenset({stem("remembered")})  # "the 640 remembered by…" counts nothing that is called remembered
_VAGUE = frozenset(stem(word) for word in "figure number count total estimate sum toll".split())  # nouns that lean
_DIGIT = re.compile(r"\d")
_TELLING = frozenset(stem(word) for word in "number total toll".split())


def counting(read: Read) -> tuple[list[Figure], dict[int, int]]:
    """Every figure that counts something, and for each that leans on another one where that one starts."""
    text, analysis = read.article.text, read.analysis
    known: dict[int, list[Figure]] = {}
    for figure in analysis.figures:
        known.setdefault(figure.sentence, []).append(figure)
    out: list[Figure] = []
    leans: dict[int, int] = {}
    for index in _read_closely(analysis.sentences):
        sentence = analysis.sentences[index]
        telling = not _TELLING.isdisjoint(sentence.stems)
        if sentence.boilerplate or not (index in known or telling or _DIGIT.search(text, sentence.start, sentence.end)):
            continue
        if len(known.get(index, ())) > MOST:
            continue
        here = {figure.start: figure for figure in known.get(index, ()) if figure.subject or figure.unit}
        if telling and (toll := _toll(text, sentence, index)) is not None:
            here.setdefault(toll.start, toll)
        bare = _bare(text, sentence)
        before = _lately(analysis.sentences, out, index) if bare else []
        for start, end, far in bare:
            taken = here.get(start)
            before = out[-FAR:] if far else before
            leader = _leader([*before, *(f for f in here.values() if f.start < start)], _value(text[start:end]))
            if leader is not None and (taken is None or not set(taken.subject) - _REMEMBERED - _VAGUE):
                here[start] = _leaning(leader, start, end, _value(text[start:end]), index)
                leans[start] = leader.start
        out += [here[start] for start in sorted(here)]
    return out, leans


def _read_closely(sentences: tuple[Sentence, ...]) -> Sequence[int]:
    """The sentences whose figures are read, in order: all of an article, the most salient of a book."""
    if len(sentences) <= CLOSELY:
        return range(len(sentences))
    return sorted(nlargest(CLOSELY, range(len(sentences)), key=lambda index: sentences[index].salience))


def _bare(text: str, sentence: Sentence) -> list[tuple[int, int, bool]]:
    """Where a sentence has numbers that lean on another figure, and whether that may stand far off."""
    found = (
        (m.span("number"), p)
        for p in (_CLAIMED, _THE, _EARLIER)
        for m in p.finditer(text, sentence.start, sentence.end)
    )
    return sorted((*span, pattern is _EARLIER) for span, pattern in found)


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))


def _leaning(leader: Figure, start: int, end: int, value: float, sentence: int) -> Figure:
    return Figure(start, end, value, value, leader.unit, leader.subject, sentence=sentence)


def _lately(sentences: tuple[Sentence, ...], out: list[Figure], index: int) -> list[Figure]:
    """The figures of a sentence's paragraph that stand in it or in the one before."""
    first = len(out)
    while first and out[first - 1].sentence >= index - 1:
        first -= 1
    return [figure for figure in out[first:] if _near(sentences, figure, index)]


def _near(sentences: tuple[Sentence, ...], figure: Figure, index: int) -> bool:
    return figure.sentence == index or sentences[figure.sentence].paragraph == sentences[index].paragraph


def _leader(before: list[Figure], value: float) -> Figure | None:
    """The figure that a bare number leans on: the last one before it that is as large and counts things."""
    for figure in reversed(before):
        if figure.unit in ("", "people") or len(figure.unit) == 3:
            low, high = sorted((figure.value, value))
            if low >= 10 and high <= FACTOR * low and figure.value != value:
                return figure
    return None


def _toll(text: str, sentence: Sentence, index: int) -> Figure | None:
    """A count whose noun stands far before the number: "the number of people who died has risen to 19"."""
    found = _TOLL.search(text, sentence.start, sentence.end)
    if found is None:
        return None
    digits = found.group("number").replace(",", "")
    value = float(digits) if digits.isdigit() else VALUES["en"].get(digits.casefold(), 0.0)
    words = (found.group("noun") or "people").casefold().split()
    words = [word for word in words if word != "those"] or ["people"]
    people = any(word in PEOPLE or stem(word) in FATE for word in words)
    start, end = found.span("number")
    subject = tuple(stem(word) for word in words)
    if people and not any(stem(word) not in FATE for word in words):
        subject = (stem("people"), *subject)
    return Figure(start, end, value, value, "people" if people else "", subject, sentence=index)
