"""What a name is the name of: a person, an organisation, a place, or something else (a law, a prize, a work)."""

from functools import cache

from summaries.model import NameKind
from summaries.text.lexicon import (
    ADVERB,
    AUX,
    CONJ,
    FIRST,
    MODIFIER,
    ORG,
    PARTICLE,
    PEOPLE,
    PLACE,
    PREP,
    PRONOUN,
    RELATIVE,
    ROLE,
    SITE,
    SOURCE,
    STOP,
    THING,
    TITLE,
    places,
)
from summaries.text.tokens import Tokens
from summaries.text.verbs import ACTS

_PLACING = ("in", "near", "outside", "across", "en", "à")
# Ends of words that are hardly a given name: what is named so is a thing.
_ABSTRACT = ("tion", "sion", "ment", "ness", "ship", "ism", "ity", "ance", "ence", "ology", "ing", "ful", "able", "ers")
_OPENS_PLACE = frozenset(
    "st ft fort san santa santo são sankt saint los las des nova terre baton boca monte puerto porto port rio mount mt "
    "cape lake isle villa palo corpus".split()
)
_LONG = 4  # words in a person's name, rarely more
_LINKS = PREP | AUX | CONJ | PRONOUN | RELATIVE


def bare(low: str) -> str:
    """A word without its possessive."""
    return low[:-2] if low[-2:] in ("'s", "’s") else low


@cache
def _place_starts() -> frozenset[str]:
    return frozenset(name[0] for name in places())


def place_at(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a run of capitals is the name of a place whose first word is common elsewhere: New Zealand."""
    if last - first < 2:
        return False
    low = tokens.low
    return low[first] in _place_starts() and (*low[first : last - 1], bare(low[last - 1])) in places()


def personal(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a run of capitals may be a person's name at all."""
    return last - first <= 4 and not any(
        tokens.flag[i] & (ORG | SITE | PLACE | PEOPLE) for i in range(first, last) if not tokens.flag[i] & FIRST
    )


def kind_of(tokens: Tokens, first: int, last: int, lower: set[str]) -> NameKind:
    """What a run of capitals from ``first`` to ``last`` names, by its own words and the one before.

    lower: the words that the text writes without a capital too.
    """
    flag, low, word = tokens.flag, tokens.low, tokens.word
    size = last - first if last - first == 1 else last - first - word[first:last].count(".")
    rest = 0  # what is known of any word behind the first
    for f in flag[first + 1 : last]:
        rest |= f
    before = low[first - 1] if first else ""
    if place_at(tokens, first, last):
        return "place"
    placed = low[first] in _OPENS_PLACE and 1 < size < _LONG  # St. Marlow, Puerto Tallow
    if placed and not rest & (ORG | THING):
        return "place"
    foreign = ORG | SITE | (THING if size > 2 else 0)  # Anna Hall is a person, Anna Hall Prize none
    if size > 1 and flag[first] & FIRST and not rest & foreign:
        return "person"
    if size == 1 and flag[first] & PLACE:
        return "place"
    if (flag[first] | rest) & ORG and not (size == 1 and flag[first] & FIRST):
        return "organisation"
    if flag[last - 1] & SITE or (flag[first] & SITE and size > 1):
        return "place"
    if word[first].replace(".", "").isupper() and len(bare(low[last - 1])) > 1 and size == 1:
        return "organisation"
    if size > 1 and all(flag[i] & (PLACE | SITE) or not tokens.cap[i] for i in range(first, last)):
        return "place"
    if before == "the" or flag[first] & PEOPLE:
        return "other"
    if size == 1 and flag[first] & FIRST and bare(low[first]) not in lower:
        return "person"
    if 2 <= size <= 5 and _like_a_person(tokens, first, last, lower):
        return "person"
    return "place" if size == 1 and before in _PLACING else "other"


def _like_a_person(tokens: Tokens, first: int, last: int, lower: set[str]) -> bool:
    """Whether two to five capitals that no list knows look like a person's name."""
    flag, low, word = tokens.flag, tokens.low, tokens.word
    for i in range(first, last):
        if not tokens.cap[i]:
            if not flag[i] & PARTICLE and word[i] != ".":
                return False
            continue
        if flag[i] & (PLACE | PEOPLE | STOP | THING) or (word[i].isupper() and len(word[i]) > 2):
            return False
        if flag[i] & _LINKS and i < last - 1 and not flag[i] & PARTICLE:
            return False
        if "-" in word[i] and not word[i].rpartition("-")[2][:1].isupper():
            return False
    head, tail = low[first], bare(low[last - 1])
    if flag[first] & (ROLE | MODIFIER | ADVERB | TITLE) or head in lower or head.endswith(_ABSTRACT):
        return False
    return not (tail in lower and tail.endswith(_ABSTRACT))


def given_within(tokens: Tokens, first: int, last: int, lower: set[str]) -> int:
    """Where a person's given name starts inside a run of capitals, ``first`` where none does.

    "Harbour Watch correspondent" in capitals, a paper's name, or a word that only opens the sentence may stand before
    it; an unknown word may be a given name itself, and stays.
    """
    flag = tokens.flag
    for i in range(first + 1, last - 1):
        if not flag[i] & FIRST or flag[i] & PLACE or not tokens.cap[i + 1]:
            continue
        if last - i > 4 or any(
            flag[k] & (ORG | SITE | THING | STOP) for k in range(i + 1, last)
        ):  # four words are a name
            return first
        before = tokens.low[i - 1]
        if (
            flag[i - 1] & (FIRST | PARTICLE) or len(before) < 3 or before in ("san", "santa", "saint")
        ):  # an initial, a "St"
            return first
        known = ROLE | TITLE | ORG | MODIFIER | PEOPLE | PREP | ADVERB | SITE | SOURCE
        told = any(flag[k] & known or tokens.low[k] in lower or tokens.low[k] in ACTS for k in range(first, i))
        return i if told or before.endswith("ing") else first
    return first
