"""The capitals of a German text, run by run, and what tells a name among them from a noun."""

from dataclasses import dataclass, field

from summaries.model import NameKind
from summaries.text.german.nouns import PERSON, being, thing
from summaries.text.lexicon import (
    ABBREVIATION,
    ADVERB,
    AUX,
    CONJ,
    CONNECT,
    DET,
    FIRST,
    MONTH,
    ORG,
    PARTICLE,
    PLACE,
    PREP,
    PRONOUN,
    RELATIVE,
    STOP,
    WEEKDAY,
    lexicon,
)
from summaries.text.mention import Mention
from summaries.text.tokens import Tokens

_COMMON = STOP | AUX | CONNECT | DET | PREP | PRONOUN | RELATIVE | CONJ | ADVERB
ADDRESS = frozenset("herr herrn frau dr prof".split())
_LONGEST = 9  # tokens in one run of capitals


@dataclass(slots=True)
class Capitals:
    """One text's capitals: the surnames seen in full so far, nouns that stand behind an article."""

    tokens: Tokens
    surnames: dict[str, int] = field(default_factory=dict)  # last word of a person's name -> first token
    articled: set[str] = field(default_factory=set)
    homes: dict[str, tuple[int, int]] = field(default_factory=dict)  # surname -> the tokens of its "von der"


def runs(tokens: Tokens) -> list[tuple[int, int]]:
    """Capitals side by side, joined by initials and by particles, without a small word that only opens a sentence."""
    n, cap, flag, word, low = len(tokens), tokens.cap, tokens.flag, tokens.word, tokens.low
    out = []
    last = 0
    for i in [i for i, c in enumerate(cap) if c]:
        if i < last or (flag[i] & _COMMON and not flag[i] & (FIRST | PLACE | ORG) and not word[i].isupper()):
            continue
        j = i + 1
        while j < n and j - i < _LONGEST and tokens.close(j - 1, j):
            if cap[j] or (
                word[j] == "."
                and j + 1 < n
                and cap[j + 1]
                and tokens.start[j] == tokens.end[j - 1]
                and (len(low[j - 1]) == 1 or flag[j - 1] & ABBREVIATION)
            ):
                j += 1
            elif flag[j] & PARTICLE and j + 1 < n and cap[j + 1] and low[j] not in ("der", "den", "des", "zu", "e"):
                j += 2
            elif low[j] in ("von", "van") and j + 2 < n and low[j + 1] in ("der", "den") and cap[j + 2]:
                j += 3
            else:
                break
        while j > i + 1 and not (cap[j - 1]):
            j -= 1
        out.append((i, j))
        last = j
    return out


def given(tokens: Tokens, i: int) -> bool:
    """Whether a word is a given name, or two in one: Anna-Lena."""
    if tokens.flag[i] & FIRST:
        return True
    head, dash, _ = tokens.low[i].partition("-")
    return bool(dash) and bool(known(head) & FIRST)


def known(low: str) -> int:
    """What the German lexicon knows of a word."""
    return lexicon("de")[low]


def proper(tokens: Tokens, i: int) -> bool:
    """Whether a capital may be part of a person's name: no noun that German makes, no time, no acronym."""
    low, flag = tokens.low[i], tokens.flag[i]
    if low[0] in "-." or flag & (MONTH | WEEKDAY | ORG) or (flag & _COMMON and not flag & FIRST):
        return False
    if tokens.word[i].isupper() and len(low) > 1:
        return False
    return not thing(low) or (being(low) == PERSON and "-" not in low and len(low) < 10)


def initial(tokens: Tokens, i: int) -> bool:
    """Whether a token is one letter."""
    return len(tokens.word[i]) == 1


def mention(text: Capitals, first: int, last: int, kind: NameKind, role: tuple[int, int]) -> Mention:
    """A mention of the name from ``first`` to ``last``, its end before a genitive."""
    tokens = text.tokens
    low = tokens.low[last - 1]
    cut = 0
    if low[-2:] in ("'s", "’s"):
        cut = 2
    elif (low[-1:] in "'’" and len(low) > 2) or (low[-1:] == "s" and len(low) > 3 and _genitive(text, last, kind)):
        cut = 1
    return Mention(first, last, kind, tokens.end[last - 1] - cut, role, tokens.end[role[1] - 1] if role[0] >= 0 else -1)


def _genitive(text: Capitals, last: int, kind: NameKind) -> bool:
    """Whether the -s of a name is its genitive: the name stands without it elsewhere, or is a known place's."""
    tokens = text.tokens
    low = tokens.low[last - 1]
    if kind == "organisation" or known(low) & (FIRST | PLACE):
        return False
    if low in text.surnames:
        return False
    return low[:-1] in text.surnames or bool(known(low[:-1]) & (PLACE | FIRST))
