"""Whether a sentence of another original says what a fact says, so that it may be cited beside it.

To name the same people and the same matter is not enough: a second source that says something else, or that it does not
know, would be a false citation.  Where it is unclear, it does not count.
"""

import re
from dataclasses import dataclass

from summaries.model import Read
from summaries.sections.case import Case, Place
from summaries.sections.likeness import Likeness, same_figures
from summaries.sections.remembered import Remembered
from summaries.tracking.wording import name_stems

MET = 0.35  # likeness, names included, from which a closer look is worth while
SMALLER, LARGER = 0.6, 0.35  # of what each says beyond names, the share that both must say
FEWEST = 3  # words beyond names that both must use
_NOT = re.compile(
    r"\b(?:no|not|never|none|nobody|nor|neither|without|den(?:y|ies|ied)|refus(?:e|es|ed)|reject(?:s|ed)?)\b|n[’']t\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\A(?:which|what|who|whom|how|when|why|where|whether)\b|\bwhether\b|\b(?:still|yet) to be\b|\bremains to be\b",
    re.IGNORECASE,
)
# What Stems leave of "said", "told" and their like: who speaks is no part of what is said.
_SPEECH = frozenset("said say told tell accord ad announc state report spokesman spokeswoman".split())

_names = Remembered(lambda read: frozenset(name_stems(read.analysis)))


def says_the_same(likeness: Likeness, mine: Place, other: Place) -> bool:
    """Whether the sentence at ``other`` carries the statement of the one at ``mine``."""
    case = likeness.case
    told, heard = case.sentence(mine), case.sentence(other)
    if heard.unknown or (heard.hedged and not told.hedged) or not same_figures(case, mine, other):
        return False
    statements = case.once(_Statements)
    claim, echo = statements.at(mine), statements.at(other)
    if echo.open or claim.denies != echo.denies:
        return False
    common = claim.beyond & echo.beyond
    if len(common) < FEWEST:
        return False
    shared, one, two = (
        likeness.weight(common),
        statements.weight(likeness, mine),
        statements.weight(likeness, other),
    )
    return shared >= SMALLER * min(one, two) and shared >= LARGER * max(one, two)


@dataclass(frozen=True, slots=True)
class _Statement:
    """What is compared of a sentence.  beyond: its stems beyond who is named and that somebody spoke."""

    open: bool
    denies: bool
    beyond: frozenset[str]


_known: Remembered[dict[int, _Statement]] = Remembered(lambda read: {})


class _Statements:
    """The statements of a case, each read from its sentence the first time that it is compared."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._at: dict[Place, _Statement] = {}
        self._weights: dict[Place, float] = {}

    def weight(self, likeness: Likeness, place: Place) -> float:
        """The weight of what a sentence says beyond names."""
        found = self._weights.get(place)
        if found is None:
            found = self._weights[place] = likeness.weight(self.at(place).beyond)
        return found

    def at(self, place: Place) -> _Statement:
        """The statement of the sentence at a place."""
        found = self._at.get(place)
        if found is None:
            read = self._case.reads[place.read]
            known = _known(read)
            found = known.get(place.sentence) or known.setdefault(place.sentence, _stated(read, place.sentence))
            self._at[place] = found
        return found


def _stated(read: Read, index: int) -> _Statement:
    sentence = read.analysis.sentences[index]
    words = read.article.text[sentence.start : sentence.end]
    beyond = frozenset(sentence.stems) - _names(read) - _SPEECH
    return _Statement(_OPEN.search(words) is not None, _NOT.search(words) is not None, beyond)
