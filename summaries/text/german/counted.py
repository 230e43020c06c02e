"""What a German number counts: the nouns behind it, told by their capitals."""

from summaries.text.german.verbs import forms
from summaries.text.lexicon import AUX, CONJ, DET, MONTH, PREP, PRONOUN, WEEKDAY
from summaries.text.tokens import Tokens

_ADJECTIVES = 3  # small words between a number and its noun
_NOUNS = 2  # "60 Liter Regen"
_ENDS = ("e", "en", "er", "es", "em")


def counted(tokens: Tokens, last: int) -> tuple[int, int]:
    """The words that say what is counted, right behind the number that ends before ``last``; (-1, -1) for none."""
    n, low, cap, flag = len(tokens), tokens.low, tokens.cap, tokens.flag
    i = last
    while i < n and low[i] in ("der", "des", "aller") and i - last < 1:
        i += 1  # 40 Prozent der Haushalte
    j = i
    while j < n and j - i < _ADJECTIVES and not cap[j]:
        small = flag[j] & (AUX | CONJ | DET | PREP | PRONOUN)
        if small or not low[j].endswith(_ENDS) or low[j] in forms() or not tokens.close(j - 1, j):
            return -1, -1
        j += 1
    end = j
    while end < n and end - j < _NOUNS and cap[end] and tokens.close(end - 1, end):
        if flag[end] & (MONTH | WEEKDAY) or low[end] in ("uhr", "prozent"):
            break
        end += 1
    return (i, end) if end > j else (-1, -1)
