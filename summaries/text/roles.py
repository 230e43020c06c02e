"""Titles and roles beside a name: where they begin and end, and which of them only address somebody."""

from summaries.text.lexicon import (
    ABBREVIATION,
    AUX,
    CONJ,
    DET,
    FIRST,
    MODIFIER,
    ORG,
    PEOPLE,
    PLACE,
    PREP,
    PRONOUN,
    RELATIVE,
    ROLE,
    SAY,
    SITE,
    STOP,
    TITLE,
    VERB,
)
from summaries.text.tokens import Tokens

_ADDRESS = frozenset(
    "father sister brother mother mr mrs ms miss dr sir m mm mme mlle herr frau señor señora sr sra don doña".split()
)


def name_start(tokens: Tokens, first: int, last: int) -> int:
    """Where the person's own name starts behind titles, or ``first`` where there are none."""
    flag, low = tokens.flag, tokens.low
    titled = -1
    for i in range(first, last):
        if flag[i] & TITLE and not (flag[i] & FIRST and i > first and not flag[i - 1] & TITLE):
            titled = i
    if titled < 0 or titled == last - 1:
        return first
    start = titled + 1
    while start < last and tokens.word[start] == ".":
        start += 1
    if start < last and low[start] in ("of", "for", "für", "de", "del", "da", "do", "general"):
        given = [i for i in range(start + 1, last - 1) if flag[i] & FIRST and not flag[i] & PLACE]
        left = last - start - 1
        if given:
            return given[0]
        return last - 1 if left == 2 else last - 2 if left > 2 else first
    return start if start < last and not flag[start] & ORG else first


def role_before(tokens: Tokens, first: int, begin: int) -> tuple[int, int]:
    """The role that ends right before ``begin``: capitals from ``first``, before them nouns and whose it is."""
    flag, low, cap, word = tokens.flag, tokens.low, tokens.cap, tokens.word
    i = first
    seen, loose = begin > first, True
    while i > 0 and begin - i < 9 and tokens.close(i - 1, i):
        f = flag[i - 1]
        bare = low[i - 1].rpartition("-")[2]
        if (f & DET and not f & (ROLE | MODIFIER | TITLE)) or (
            f & (PREP | AUX | SAY | CONJ | PRONOUN) and not f & (ROLE | MODIFIER)
        ):
            break
        if (cap[i - 1] and f & ROLE and not f & (FIRST | TITLE) and i == begin) or (
            not cap[i - 1]
            and (
                f & (ROLE | TITLE)
                or bare in ("founder", "chair", "president", "leader", "chief", "author", "secretary")
            )
        ):
            seen = True
        elif (
            seen
            and not cap[i - 1]
            and loose
            and f == 0
            and low[i - 1].isalpha()
            and i > 1
            and (flag[i - 2] & DET or cap[i - 2])
        ):
            loose = False
        elif not seen or not (
            f & (MODIFIER | ROLE | ORG | PEOPLE | SITE) or (cap[i - 1] and not f & STOP) or "-" in low[i - 1]
        ):
            break
        i -= 1
    stop = begin
    while stop > i and word[stop - 1] == "." and not flag[stop - 2] & ABBREVIATION:
        stop -= 1
    return (i, stop) if seen and stop > i else (-1, -1)


def role_after(tokens: Tokens, last: int, person: bool) -> tuple[int, int]:
    """The role set off by commas after a name: ", 43, the former mayor of Marlow,"."""
    flag, word, n = tokens.flag, tokens.word, len(tokens)
    i = last
    if i + 2 < n and word[i] == "," and word[i + 1].isdigit() and word[i + 2] == ",":
        i += 2
    if i >= n or word[i] not in (",", "("):
        return (-1, -1)
    i += 1
    role = person and word[i - 1] == "," and i < n and bool(flag[i] & DET)
    i += role or (i < n and bool(flag[i] & DET))
    if i < n and flag[i] & PREP and not flag[i] & (ROLE | TITLE | MODIFIER):
        return (-1, -1)  # ", for the county,"
    j = i
    while j < n and j - i < 16 and word[j] not in ",.;:!?()—–" and word[j][0] != "\n" and tokens.mark[j] < 0:
        f = flag[j]
        if f & (SAY | RELATIVE | PRONOUN | AUX) and not f & (ROLE | TITLE):
            break
        if j - i < 7 and f & (ROLE | TITLE) and not f & VERB:
            role = True
        j += 1
    ends = j < n and word[j] in (",.;)—–" if j - i < 12 else ",;)")
    return (i, j) if role and ends and j > i else (-1, -1)


def role_set_off(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """The role before a comma, the name set off behind it: "the prime minister, Mara Lind," "Lind’s brother, Tam,"."""
    flag, word, low = tokens.flag, tokens.word, tokens.low
    comma = first - 1
    if comma < 2 or word[comma] != "," or last >= len(tokens) or word[last] not in ",.":  # "a mayor,"
        return (-1, -1)
    if not flag[comma - 1] & (ROLE | TITLE) or flag[comma - 1] & FIRST:
        return (-1, -1)
    k = comma - 1
    while k > 0 and comma - k < 7 and (flag[k - 1] & (ROLE | TITLE | MODIFIER | PEOPLE) or "-" in low[k - 1]):
        k -= 1
    if k > 0 and low[k - 1][-2:] in ("'s", "’s"):
        k -= 1
        while k > 0 and tokens.cap[k] and tokens.cap[k - 1] and not flag[k - 1] & DET:
            k -= 1
        return (k, comma)
    return (k, comma) if k > 0 and flag[k - 1] & DET else (-1, -1)


def is_courtesy(tokens: Tokens, role: tuple[int, int]) -> bool:
    """Whether a role is only a form of address."""
    return all(tokens.low[i] in _ADDRESS or tokens.word[i] == "." for i in range(*role))
