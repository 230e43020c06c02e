"""Whether a sentence of another original says what a fact says, so that it may be cited beside it.

To name the same people and the same matter is not enough: a second source that says something else, or that it does not
know, would be a false citation.  Where it is unclear, it does not count.
"""

import re

from summaries.model import Read, Sentence
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
    if _OPEN.search(_words(case, other, heard)) or _denials(case, mine, told) != _denials(case, other, heard):
        return False
    return _content_agrees(likeness, _beyond(case, mine), _beyond(case, other))


def _content_agrees(likeness: Likeness, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    common = mine & theirs
    if len(common) < FEWEST:
        return False
    shared, one, two = likeness.weight(common), likeness.weight(mine), likeness.weight(theirs)
    return shared >= SMALLER * min(one, two) and shared >= LARGER * max(one, two)


def _beyond(case: Case, place: Place) -> frozenset[str]:
    """What a sentence says beyond who is named and that somebody spoke."""
    return frozenset(case.sentence(place).stems) - _names(_read(case, place)) - _SPEECH


def _denials(case: Case, place: Place, sentence: Sentence) -> bool:
    return _NOT.search(_words(case, place, sentence)) is not None


def _words(case: Case, place: Place, sentence: Sentence) -> str:
    return _read(case, place).article.text[sentence.start : sentence.end]


def _read(case: Case, place: Place) -> Read:
    return case.reads[place.read]
