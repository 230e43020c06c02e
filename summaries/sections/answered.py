"""What has answered an open matter since it was raised: later articles, and later news in the same one."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from summaries.model import Read
from summaries.sections.case import Case, Place
from summaries.sections.matter import Matter
from summaries.sections.raised import ALIKE, LEAST
from summaries.sections.remembered import Remembered

ANSWERS = 0.6  # share of the question's stems that an answer holds
TOUCHES = 0.45  # share at which a sentence answers in part
SHARED_CONTEXT = 3  # stems that a stated cause shares with what surrounds the question why

_CAUSAL = re.compile(
    r"\b(?:because|due to|owing to|caused by|as a result of|was the cause|the reason|blamed on)\b", re.IGNORECASE
)
_CAUSED = re.compile(r"(?:[^:]*: )?What (?:caused|made|led|brought|triggered)\b")
_STILL = re.compile(r"\b(?:if|would|could|may|might|should|plans?|wants?|asked|called? for|accus\w+)\b", re.IGNORECASE)
_WISHED = re.compile(  # asking for a thing does not settle it
    r"\b(?:asked|asks|urged|demand\w+|wants?|called? for|argu\w+|hopes?|request\w*|promis\w+|plea\w*)\b", re.IGNORECASE
)
_NEWS = re.compile(  # what tells, within one article, that a sentence is newer than the one that raised a matter
    r"\b(?:later|since|then|now|eventually|finally|confirm\w*|announced|on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
# What an answer must say beside the words of the question, by the question's own form.
_NEEDED = tuple(
    (re.compile(question), re.compile(answer, re.IGNORECASE))
    for question, answer in (
        (
            r"(?:be found|\bfind)\?\Z|(?:\A|: )Where (?:is|are)\b",
            r"\b(?:found|finds|rescued|recovered|located|arrested|surrendered|safe|alive|dead|returned|concluded|concludes|ruled|"
            r"cleared|blamed|died)\b",
        ),
        (r"\bshow\?\Z", r"\b(?:show(?:s|ed|n)?|found|confirmed|proved|ruled|negative|positive)\b"),
        (r"(?:\A|: )Who (?:is|are) the\b", r"\b(?:named|identified|charged|confirmed|is|was)\b"),
        (
            r"(?:\A|: )(?:How will|What will be decided)\b",
            r"\b(?:ruled|voted|decided|rejected|approved|upheld|dismissed|passed|granted|refused|overturned|cleared)\b",
        ),
        (r"\bsucceed\?\Z|\bend\?\Z", r"\b(?:agreed|agreement|deal|signed|settled|collapsed|failed|ended|broke)\b"),
    )
)


def answered(case: Case, raised: list[Matter]) -> list[Matter]:
    """The matters with what is said to them since, all found in one pass over the sentences."""
    by_stem: dict[str, list[int]] = {}
    for number, matter in enumerate(raised):
        for one in matter.stems:
            by_stem.setdefault(one, []).append(number)
    answers: dict[int, list[tuple[Place, float]]] = {}
    asked = frozenset(by_stem)
    causes = [number for number, matter in enumerate(raised) if asks_why(matter)]
    context = {number: _context(case, raised[number]) for number in causes}
    for read, index, stems, causal in _told(case):
        common = asked & stems
        weighs = causal and bool(causes)
        if not weighs and len(common) < LEAST:
            continue
        place = Place(read, index)
        if weighs:
            for number in causes:
                told = raised[number].stems <= stems or len(context[number] & stems) >= SHARED_CONTEXT
                if told and place.read > raised[number].raised[0].read:
                    answers.setdefault(number, []).append((place, 1.0))
        if len(common) < LEAST:
            continue
        for number, count in Counter(number for one in common for number in by_stem[one]).items():
            if number not in context and _may_answer(case, raised[number], place, stems, count):
                answers.setdefault(number, []).append((place, count / len(raised[number].stems)))
    return [_with_answers(case, matter, answers.get(number, [])) for number, matter in enumerate(raised)]


def asks_why(matter: Matter) -> bool:
    """Whether a question asks for a cause."""
    return matter.word == "why" or _CAUSED.match(matter.text) is not None


def _told(case: Case) -> Iterator[tuple[int, int, frozenset[str], bool]]:
    for read in case.firsts:
        for index, stems, causal in _statements(case.reads[read]):
            yield read, index, stems, causal


def _read_statements(read: Read) -> tuple[tuple[int, frozenset[str], bool], ...]:
    """The sentences of an article that tell something: index, stems, and whether they state a cause."""
    text = read.article.text
    return tuple(
        (index, frozenset(ALIKE.get(one, one) for one in s.stems), _CAUSAL.search(text, s.start, s.end) is not None)
        for index, s in enumerate(read.analysis.sentences)
        if not s.boilerplate and not s.unknown
    )


_statements = Remembered(_read_statements)


def _context(case: Case, matter: Matter) -> frozenset[str]:
    """The stems of the sentences that raise a matter, and of those right before them in their paragraphs."""
    found = set(matter.stems)
    for place in matter.raised:
        sentences = case.reads[place.read].analysis.sentences
        found.update(sentences[place.sentence].stems)
        before = sentences[place.sentence - 1] if place.sentence else None
        if before is not None and before.paragraph == sentences[place.sentence].paragraph:
            found.update(before.stems)
    return frozenset(found)


def _may_answer(case: Case, matter: Matter, place: Place, stems: frozenset[str], count: int) -> bool:
    """Whether a sentence that shares ``count`` stems of a question can be its answer."""
    first = matter.raised[0]
    if place.read < first.read or place in matter.raised or (matter.core and matter.core.isdisjoint(stems)):
        return False
    whole = count == len(matter.stems)
    if place.read == first.read and not (place.sentence > first.sentence and whole and _is_news(case, place)):
        return False
    enough = count >= 3 and count / len(matter.stems) >= TOUCHES
    return (enough or whole) and _fits(case, matter, place, count)


def _is_news(case: Case, place: Place) -> bool:
    sentence = case.sentence(place)
    return (
        not sentence.pending and _NEWS.search(case.article(place.read).text, sentence.start, sentence.end) is not None
    )


def _fits(case: Case, matter: Matter, place: Place, count: int) -> bool:
    """Whether a sentence that shares the words of a question can be its answer: no speech, a number to "how many"."""
    sentence = case.sentence(place)
    text = case.article(place.read).text
    if sentence.pending or _WISHED.search(text, sentence.start, sentence.end):
        return False
    for question, answer in _NEEDED:
        if question.search(matter.text) and not answer.search(text, sentence.start, sentence.end):
            return False
    if matter.word in ("how many", "how much") and not any(
        set(figure.subject) & matter.stems or figure.value >= 10
        for figure in case.figures(place.read, sentence.start, sentence.end)
    ):
        return False
    if count >= 3 or place.read == matter.raised[0].read:
        return True
    spoken = sum(q.end - q.start for q in case.quotes(place.read, sentence.start, sentence.end) if q.type == "direct")
    return spoken < 0.4 * (sentence.end - sentence.start) and not _STILL.search(text, sentence.start, sentence.end)


_DECIDED = re.compile(r"\b(?:ruled|decided|voted|agreed|ordered|approved)\b")


def _decides(case: Case, place: Place) -> bool:
    """Whether a sentence tells a decision: "ruled that the letters may be shown" permits, it does not doubt."""
    sentence = case.sentence(place)
    return _DECIDED.search(case.article(place.read).text, sentence.start, sentence.end) is not None


def _with_answers(case: Case, matter: Matter, found_at: list[tuple[Place, float]]) -> Matter:
    text_end = {p: case.article(p.read).text[case.sentence(p).end - 1] for p, _ in found_at}
    told = [(p, share) for p, share in found_at if text_end[p] != "?"]
    full = [p for p, share in told if share >= ANSWERS and (not case.sentence(p).hedged or _decides(case, p))]
    part = [p for p, share in told if p not in full and share >= ANSWERS]
    if full and full[-1] > max(matter.raised):
        return replace(matter, state="answered", answers=tuple(full[-1:]))
    if full or part:
        return replace(matter, state="partly answered", answers=tuple((full or part)[-1:]))
    return matter
