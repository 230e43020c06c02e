"""Where a report says that it was written: "MARLOW, Westria (Courier) — " is no part of the sentence that it opens."""

from summaries.text.lexicon import AUX, DET, MONTH, PLACE, PREP, PRONOUN
from summaries.text.tokens import Tokens

_DASHES = frozenset({"—", "–", "―", "--", "-"})
_BETWEEN = frozenset(",./()|·")
_AGENCIES = frozenset(
    "dpa afp apa epd kna sid ots rtr ddp lni lsw lno lby lhe".split()
)  # German ones sign in small letters
_LONGEST = 18  # tokens; "FORT ST JOHN, New Marlow, 12 March (Marlow Press Agency) —" has fifteen


def behind_dateline(tokens: Tokens, first: int, last: int) -> int:
    """The token behind the dateline that opens a stretch, ``first`` where none does.

    A dateline is a place in capitals, or any place with an agency in brackets, and ends with a dash that has a blank on
    one side at least.  A place in capitals may end with a colon, and an agency in brackets may stand alone.
    """
    if tokens.word[first] == "(":
        dash = next((i for i in range(first + 2, min(first + 7, last - 1)) if tokens.word[i - 1] == ")"), first)
        return dash + 1 if dash > first and tokens.cap[first + 1] and tokens.word[dash] in _DASHES else first
    if not tokens.cap[first]:
        return first
    shouted = tokens.word[first].isupper() and len(tokens.word[first]) > 1
    for i in range(first + 1, min(first + _LONGEST, last - 1)):
        word = tokens.word[i]
        if word == ":":
            return i + 1 if shouted and all(map(str.isupper, tokens.word[first:i])) else first
        if word in _DASHES:
            if tokens.start[i] == tokens.end[i - 1] and tokens.start[i + 1] == tokens.end[i]:
                continue  # PORT-AU-MARLOW
            settled = all(tokens.flag[k] & PLACE or tokens.word[k] in "/," for k in range(first, i))
            opens = tokens.flag[i + 1] & (DET | PREP | PRONOUN | AUX)  # "Wien/Marlow - Die", not "Wien - Marlow 2:1"
            return i + 1 if shouted or tokens.word[i - 1] == ")" or (settled and opens) else first
        if not (
            tokens.cap[i] or word in _BETWEEN or tokens.low[i] in _AGENCIES or word.isdigit() or tokens.flag[i] & MONTH
        ):
            return first
    return first
