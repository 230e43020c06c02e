"""The passages of a story that answer a question, best first; none where its coverage does not say."""

import re
from dataclasses import dataclass

from summaries.answers.kinds import asked_in, beside, fits
from summaries.answers.passages import AROUND, BEFORE, LEANING, Passage, Passages, held
from summaries.answers.question import Question, Term, question_of
from summaries.model import Line, Span
from summaries.sections.case import Case, Place, key_of
from summaries.sections.clauses import count
from summaries.sections.disagree import current, outdated
from summaries.sections.likeness import same_figures

MOST = 5
ENOUGH = 0.58  # share of the question's weight that an answer must hold
LEFT_OPEN = (
    0.1  # a sentence that calls the matter unknown must hold that much more of it than the answer to outweigh it
)
ROOMY = 4  # terms of a question of which one may be missing
LITTLE = 0.25  # share at which a passage has nothing to do with a question
CLOSE = 0.85  # share of the best answer's score below which another is not shown
COMMON = 0.2  # share of the story's sentences that makes a term what it is all about
SHORT = 14  # words of a sentence that is read together with the one before it
BESIDE = 0.2  # how much less of the question another may hold than the best
WIDE = 0.3  # share of the story's sentences that speak of a term which says nothing of what is asked
ALIKE = 0.6  # share of the smaller sentence's stems at which two passages say one thing
LONGEST = 60  # words of a passage
_LONG = 35


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with how well it answers: coverage, 0 to 1, is the share of the question's weight that it holds."""

    place: Place
    passage: Passage
    coverage: float
    score: float


def answers(case: Case, question: str) -> list[Line]:
    """The passages that answer, best first, at most MOST, each told once with the outlets that tell the like."""
    asked = question_of(question, names_of(case))
    ranked = _ranked(case, asked)
    good = [one for one in ranked if one.coverage >= ENOUGH]
    if not good or too_wide(case, question) or good[0].coverage + LEFT_OPEN < _left_open(case, asked):
        return []
    best = good[0]
    close = [o for o in good if o.score >= CLOSE * best.score and o.coverage >= best.coverage - BESIDE]
    return _lines(case, close)


def too_wide(case: Case, question: str) -> bool:
    """Whether a question names nothing but what the whole story is about, and asks for no kind of thing."""
    asked = question_of(question, names_of(case))
    passages = case.once(Passages)
    if asked.kind not in ("any", "yes") or not passages.places:
        return False
    return all(passages.share(term) > WIDE for term in asked.terms)


def _left_open(case: Case, question: Question) -> float:
    """How much of a question a sentence holds that says that the matter is not known: 0 to 1."""
    passages = case.once(Passages)
    weights = passages.weights(question.terms)
    total = sum(weights.values())
    open_in = (passage for place, passage in passages.places if _unknown(case, place))
    return max((sum(w * held(t, one) for t, w in weights.items()) / total for one in open_in), default=0.0)


def nearest(case: Case, question: str, most: int = MOST) -> list[Line]:
    """The passages that speak most of what is asked, whether or not they answer."""
    asked = question_of(question, names_of(case))
    told = [one for one in _ranked(case, asked, strict=False) if not _unknown(case, one.place)]
    return _lines(case, told, alone=True)[:most]


def names_of(case: Case) -> set[str]:
    """Every name of a story in its full form."""
    return {name.full for read in case.reads for name in read.analysis.names}


def _ranked(case: Case, question: Question, *, strict: bool = True) -> list[Found]:
    """The passages that may answer, best first.  strict: only those that hold the kind of thing that is asked for."""
    if not question.terms:
        return []
    passages = case.once(Passages)
    weights = passages.weights(question.terms)
    total = sum(weights.values())
    found = []
    for place, passage in passages.places:
        coverage = sum(weight * held(term, passage) for term, weight in weights.items()) / total
        if coverage <= LITTLE or not _speaks_of_it(question, passage) or _asks(case, place):
            continue
        right = fits(case, place, question) and _answers(case, place, passage, question)
        if right or not strict:
            found.append(Found(place, passage, coverage, _score(case, place, question, coverage, right=right)))
    return sorted(found, key=lambda one: (-one.score, one.place))


_UNKNOWN = re.compile(
    r"\b(?:not|nor|never|nobody|no one|none)(?: \w+){0,2} (?:known|knows?|clear|explain(?:ed)?|decided"
    r"|disclosed?|say|said)\b"
    r"|\b(?:nor|neither) (?:\w+ ){1,4}(?:known|clear|say|said|explain|explained|decided|disclosed?)\b"
    r"|\b(?:unclear|unknown|unanswered|undecided|uncertain)\b",
    re.IGNORECASE,
)


def _unknown(case: Case, place: Place) -> bool:
    """Whether a sentence says that something is not known, as far as it was read so or says so in so many words."""
    sentence = case.sentence(place)
    return sentence.unknown or _UNKNOWN.search(case.article(place.read).text, sentence.start, sentence.end) is not None


def _speaks_of_it(question: Question, passage: Passage) -> bool:
    return any(not term.stems.isdisjoint(passage.own | passage.before) for term in question.terms)


def _asks(case: Case, place: Place) -> bool:
    return case.article(place.read).text[case.sentence(place).end - 1] == "?"


_AHEAD = re.compile(r"\b(?:will|would|to be|due|set to|plan\w*|scheduled|expect\w*|until|next|by)\b", re.IGNORECASE)
_MERE = re.compile(
    r"\b(?:wants?|wanted|asked|asks|urged?|urges|demand\w*|calls?|called for|hopes?|hoped|plans?|planned|could|may"
    r"|might|should|would|will|if|whether)\b",
    re.IGNORECASE,
)


def _answers(case: Case, place: Place, passage: Passage, question: Question) -> bool:
    """Whether a sentence says something that settles a question: no unknown, and no wish where a fact is asked for."""
    sentence = case.sentence(place)
    main = [term for term in question.terms if not term.name and term.share == 1.0]
    missing = sum(not _told_here(case, place, passage, term, question) for term in main)
    if missing > (len(question.terms) >= ROOMY):
        return False
    if _unknown(case, place) or (question.deed and question.deed.isdisjoint(passage.own)):
        return False
    text = case.article(place.read).text
    return not question.factual or _MERE.search(text, sentence.start, sentence.end) is None


def _told_here(case: Case, place: Place, passage: Passage, term: Term, question: Question) -> bool:
    """Whether a sentence speaks of a term itself, or leans on one that does.

    What the whole story is about need not be said again; nor anything to a question that asks for no kind of thing.
    """
    holds = held(term, passage)
    if holds > BEFORE or (holds and question.kind in ("any", "yes")):
        return True
    if holds == BEFORE and _leans(case, place):
        return True
    counted = question.kind in ("number", "money")  # a number counts what is said beside it
    return holds > (AROUND if counted else 0) and case.once(Passages).share(term) > COMMON


def _leans(case: Case, place: Place) -> bool:
    """Whether a sentence goes on with what the one before it is about: by its first word, or because it is short."""
    said = case.says(place)
    return not case.sentence(place).stands_alone or LEANING.match(said) is not None or count(said) <= SHORT


def _score(case: Case, place: Place, question: Question, coverage: float, *, right: bool) -> float:
    sentence = case.sentence(place)
    size = count(case.says(place))
    score = coverage + (0.15 if right else 0.0) + 0.05 * sentence.salience
    score -= 0.004 * max(0, size - _LONG) + (0.05 if sentence.hedged else 0.0)
    score += 0.08 if question.future and _AHEAD.search(case.says(place)) else 0.0
    if question.kind in ("number", "money"):
        score += 0.15 * (place in current(case)) - 0.25 * (place in outdated(case))
    score += 0.1 * (question.deed_word in sentence.stems)
    score += 0.1 * beside(case, place, question) - (0.15 if asked_in(case, place, question) else 0.0)
    return score + 0.03 * place.read / max(1, len(case.reads))


def _lines(case: Case, found: list[Found], *, alone: bool = False) -> list[Line]:
    """The passages as lines, each told once.  alone: without the sentence before one that leans on it."""
    groups: list[list[Found]] = []
    for one in found:
        same = next((group for group in groups if _same(case, group[0], one)), None)
        if same is None:
            groups.append([one])
        else:
            same.append(one)
    return [_line(case, group, alone=alone) for group in groups[:MOST]]


def _same(case: Case, one: Found, other: Found) -> bool:
    mine, theirs = set(case.sentence(one.place).stems), set(case.sentence(other.place).stems)
    least = min(len(mine), len(theirs))
    alike = len(mine & theirs) >= ALIKE * least if least else False
    return alike and same_figures(case, one.place, other.place)


def _line(case: Case, group: list[Found], *, alone: bool) -> Line:
    """The best telling, with the sentence before it where it does not stand alone; the others as its evidence."""
    best, others = group[0], [one for one in group[1:] if one.place.read != group[0].place.read]
    place, article = best.place, case.article(best.place.read)
    evidence = [_span(case, one.place) for one in others]
    start = case.sentence(place).start if alone else _start(case, place)
    return Line(
        section="facts",
        kind="verbatim",
        pieces=(case.cite(place.read, start, case.sentence(place).end),),
        sources=case.numbers((place.read, *(one.place.read for one in others))),
        evidence=tuple(evidence),
        originals=len({case.originals[one.place.read] for one in group}),
        key=key_of("answer", case.says(place)),
        at=article.published,
        tags={"outlet": article.publisher, **({"hedged": "yes"} if case.sentence(place).hedged else {})},
    )


def _start(case: Case, place: Place) -> int:
    sentences = case.reads[place.read].analysis.sentences
    own = sentences[place.sentence]
    text = case.article(place.read).text
    leans = not own.stands_alone or LEANING.match(text, own.start) is not None
    if not leans or not place.sentence:
        return own.start
    before = sentences[place.sentence - 1]
    together = before.paragraph == own.paragraph or LEANING.match(text, own.start) is not None
    return (
        before.start
        if together and not before.boilerplate and count(text[before.start : own.end]) <= LONGEST
        else own.start
    )


def _span(case: Case, place: Place) -> Span:
    sentence = case.sentence(place)
    return case.span(place.read, sentence.start, sentence.end)
