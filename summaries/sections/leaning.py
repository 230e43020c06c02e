"""The figures of an article that count something, with the bare numbers that lean on another figure: "the companies say
900", "between the 900 that…", "the earlier figure of 900"."""

import re

from summaries.model import Figure, Read, Sentence
from summaries.text.stems import stem

FACTOR = 5  # rivals are at most so many times as large

_ENDS = (
    r"(?!\s*(?:%|per\s?cent|[A-Z]|\d))(?=\s*(?:[.,;:)”—]|$|\s(?:will|would|had|have|has|were|was|are|is|that|on|in|at"
    r"|after|for|because|and|but|to|by|while|as)\b))"
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


def counting(read: Read) -> tuple[list[Figure], dict[int, int]]:
    """Every figure that counts something, and for each that leans on another one where that one starts."""
    text, analysis = read.article.text, read.analysis
    known: dict[int, list[Figure]] = {}
    for figure in analysis.figures:
        known.setdefault(figure.sentence, []).append(figure)
    out: list[Figure] = []
    leans: dict[int, int] = {}
    for index, sentence in enumerate(analysis.sentences):
        if sentence.boilerplate or not (index in known or _DIGIT.search(text, sentence.start, sentence.end)):
            continue
        here = {figure.start: figure for figure in known.get(index, ()) if figure.subject or figure.unit}
        before = [f for f in out if f.sentence >= index - 1 and _near(analysis.sentences, f, index)]
        for start, end, far in _bare(text, sentence):
            taken = here.get(start)
            before = out if far else before
            leader = _leader([*before, *(f for f in here.values() if f.start < start)], _value(text[start:end]))
            if leader is not None and (taken is None or not set(taken.subject) - _REMEMBERED - _VAGUE):
                here[start] = _leaning(leader, start, end, _value(text[start:end]), index)
                leans[start] = leader.start
        out += [here[start] for start in sorted(here)]
    return out, leans


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
