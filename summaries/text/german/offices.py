"""The offices of people in German text: before a name, before its comma, or behind it."""

from summaries.text.german.capitals import ADDRESS
from summaries.text.german.nouns import PERSON, being
from summaries.text.lexicon import AUX, CONJ, DET, PREP, PRONOUN, SAY, STOP
from summaries.text.mention import Mention
from summaries.text.tokens import Tokens

_ROLE_WORDS = 8  # tokens of a role looked back for
_ROLE_BEHIND = 14  # tokens of a role behind a name


def role_before(tokens: Tokens, a: int, start: int) -> tuple[int, int]:
    """The role right before a name: "der stellvertretende SPD-Fraktionsvorsitzende Olaf Brandt"."""
    low, flag, cap = tokens.low, tokens.flag, tokens.cap
    i = start
    seen = False
    while i > 0 and start - i < _ROLE_WORDS and tokens.close(i - 1, i):
        j = i - 1
        if cap[j]:
            if not (being(low[j]) == PERSON or low[j] in ADDRESS):
                break
            seen = True
        elif tokens.word[j] == "." and i - 2 >= 0 and low[j - 1] in ("dr", "prof"):
            pass
        elif flag[j] & (DET | PREP | CONJ | PRONOUN | AUX | SAY | STOP):
            if not (seen and low[j] == "und" and low[j - 1].endswith("-")):
                break
        elif not (seen and low[j].endswith(("e", "er", "en")) and low[j].isalpha()):
            break
        i = j
    while i < start and (not tokens.cap[i] and tokens.word[i] == "."):
        i += 1
    if not seen:
        return (-1, -1)
    last = start
    while last - 1 > i and (tokens.word[last - 1] == "." or low[last - 1] in ADDRESS) and being(low[i]) == PERSON:
        last -= 1  # Forscherin Prof. Dr. Lind
    return (i, last - 1 if tokens.word[last - 1] == "." and last - 1 > i else last)


def with_role(tokens: Tokens, m: Mention) -> Mention:
    """A person with the role set off by a comma behind: "Olaf Brandt, Sprecher der Hafenbehörde,"."""
    if m.kind != "person" or m.role[0] >= 0:
        return m
    apposed = _role_before_comma(tokens, m.first)
    if apposed[0] >= 0:
        return Mention(m.first, m.last, m.kind, m.end, apposed, tokens.end[apposed[1] - 1])
    word, low, flag, n = tokens.word, tokens.low, tokens.flag, len(tokens)
    i = m.last
    if i + 2 < n and word[i] == "(" and word[i + 2] == ")":
        i += 3
    if i + 2 >= n or word[i] not in ",–(":
        return m
    i += 1
    first = i + 1 if flag[i] & DET else i
    seen = False
    j = first
    while (
        j < n
        and j - first < _ROLE_BEHIND
        and (word[j][0].isalnum() or word[j] in '-.„“"')
        and tokens.sentence[j] == tokens.sentence[m.first]
    ):
        if tokens.cap[j]:
            kind = being(low[j])
            if not seen and kind != PERSON:
                return m
            seen = True
        elif not (flag[j] & (DET | PREP | CONJ) if seen else False) and (
            flag[j] & (AUX | SAY | PREP | PRONOUN) or not low[j].endswith(("e", "en", "er", "es"))
        ):
            return m
        j += 1
    ends = j < n and word[j] in ',.;)–:“”"«»'
    if not seen or not ends:
        return m
    return Mention(m.first, m.last, m.kind, m.end, (first, j), tokens.end[j - 1])


def _role_before_comma(tokens: Tokens, first: int) -> tuple[int, int]:
    """The role set off by a comma before a name: "der Sprecher der Hafenbehörde, Olaf Brandt"."""
    comma = first - 1
    if comma < 2 or tokens.word[comma] != "," or tokens.sentence[comma] != tokens.sentence[first]:
        return (-1, -1)
    noun = -1
    for k in range(comma - 1, max(0, comma - _ROLE_BEHIND), -1):
        flag, low = tokens.flag[k], tokens.low[k]
        if tokens.cap[k]:
            if being(low) == PERSON:
                noun = k
        elif not flag & (DET | PREP | CONJ) and not low.endswith(("en", "er", "em", "es", "e")):
            break
        if noun >= 0 and (k == 0 or tokens.flag[k - 1] & DET) and (noun + 1 == comma or _hangs(tokens, noun + 1)):
            return (k, comma)
        if tokens.word[k][-1] in ".:;,()" or tokens.mark[k] >= 0:
            break
    return (-1, -1)


def _hangs(tokens: Tokens, i: int) -> bool:
    """Whether a genitive or a "von", "für", "im" follows a noun, as whose or where somebody has an office."""
    return bool(tokens.flag[i] & (DET | PREP))
