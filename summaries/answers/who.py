"""Whether a sentence names whoever did what a question asks: beside the deed, and not merely as its reporter."""

import re

from summaries.answers.question import Question
from summaries.model import Name
from summaries.sections.case import Case, Place
from summaries.text.lexicon import ACT, ROLE, SAY, SOURCE, lexicon
from summaries.text.stems import fold, telling_stems

BESIDE = 30  # code points between a deed and whoever did it
TOLD = 14  # the same for somebody who is named as the one who says it
BEHIND = 90  # code points back to the deed of "the teacher who died there was NAME"

_WORD = re.compile(r"[^\W_][\w’'-]*")
_BOUND = re.compile(r"\b(?:is|was|are|were|be|been|by|named|called)\s+(?:the |an? )?\Z")
_PLACED = re.compile(r"\b(?:from|in|at|near|on|off|outside|inside|around)\s+\Z")
_APART = re.compile(r"[.;:“”]")


def somebody(case: Case, place: Place, question: Question) -> bool:
    """A name, or an unnamed role or body, beside the deed."""
    spots = [*_names(case, place, question, people=False), *_roles(case, place, question)]
    return _did(case, place, question, spots)


def a_person(case: Case, place: Place, question: Question) -> bool:
    """A person by name beside the deed."""
    return _did(case, place, question, _names(case, place, question, people=True))


def _did(case: Case, place: Place, question: Question, spots: list[tuple[int, int]]) -> bool:
    if not question.deed:
        return bool(spots)
    deeds = _deeds(case, place, question)
    text = case.article(place.read).text
    speakers = _speakers(case, place)
    for start, end in spots:
        told = any(a <= start < b for a, b in speakers)
        for first, last, speech in deeds:
            low, high = (last, start) if last <= start else (end, first)
            if high - low <= (TOLD if told and not speech else BESIDE) and not _APART.search(text, low, max(low, high)):
                return True
        bound = _BOUND.search(text, max(case.sentence(place).start, start - 20), start)
        if bound and not told and any(0 <= start - last <= BEHIND for _, last, _ in deeds):
            return True
    return False


def _deeds(case: Case, place: Place, question: Question) -> list[tuple[int, int, bool]]:
    """Where the deed stands in a sentence, and whether it is one of speech."""
    stems, known = telling_stems("en"), lexicon("en")
    sentence = case.sentence(place)
    found = _WORD.finditer(case.article(place.read).text, sentence.start, sentence.end)
    return [
        (*one.span(), bool(known.get(one.group().lower(), 0) & (SAY | ACT)))
        for one in found
        if stems[one.group().lower()] in question.deed
    ]


def _names(case: Case, place: Place, question: Question, *, people: bool) -> list[tuple[int, int]]:
    sentence = case.sentence(place)
    text = case.article(place.read).text
    asked = {stem for term in question.terms if term.name for stem in term.stems}

    def fits(name: Name) -> bool:
        right = name.kind == "person" if people else name.kind != "place"
        before = text[max(0, name.start - 10) : name.start]
        return right and fold(name.full.split()[-1]) not in asked and _PLACED.search(before) is None

    return [(n.start, n.end) for n in case.names(place.read, sentence.start, sentence.end) if fits(n)]


def _roles(case: Case, place: Place, question: Question) -> list[tuple[int, int]]:
    """Words for somebody without a name: a minister, the police."""
    known, stems = lexicon("en"), telling_stems("en")
    asked = {stem for term in question.terms for stem in term.stems}
    sentence = case.sentence(place)
    return [
        one.span()
        for one in _WORD.finditer(case.article(place.read).text, sentence.start, sentence.end)
        if known.get(one.group().lower(), 0) & (ROLE | SOURCE) and stems[one.group().lower()] not in asked
    ]


def _speakers(case: Case, place: Place) -> list[tuple[int, int]]:
    sentence = case.sentence(place)
    quotes = case.quotes(place.read, sentence.start, sentence.end)
    return [(q.speaker_start, q.speaker_end) for q in quotes if q.speaker_start >= 0]
