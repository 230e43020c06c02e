"""Whether what is dated lies ahead or behind, by the verbs around the date."""

from summaries.text.lexicon import AUX, SAY
from summaries.text.tokens import Tokens
from summaries.text.verbs import PAST

REACH = 14  # tokens looked at before a date and behind it
_WILL = frozenset(
    """
    will would shall must 'll ’ll wird werden soll sollen sollte muss müssen sera seront devrait devra será serán
    deberá serão deve deverá irá vai vão va van
    """.split()
)
_DUE = frozenset("due scheduled expected slated planned upcoming set geplant erwartet prevu prévu previsto".split())
_TO_COME = frozenset(
    """
    is are plan plans planned planning intend intends want wants hopes hope hoping due set expected scheduled likely
    agreed vowed promised pledged expects going aims ready poised ist sind
    """.split()
)
_PUT_OFF = frozenset(
    "postponed rescheduled adjourned delayed deferred moved pushed extended remanded scheduled".split()
)
_WAS = frozenset(
    "was were had did has have war waren hatte hatten wurde wurden fue fueron était étaient foi foram".split()
)
# Present forms that announce an event: "the trial opens on Monday".
_OPENS = frozenset(
    """
    opens starts begins meets votes returns ends closes faces resumes expires takes arrives travels visits convenes
    reopens launches hosts kicks comes plans tagt beginnt startet endet wählt trifft comienza empieza vota commence
    débute começa
    """.split()
)
_OPEN = frozenset(
    "open start begin meet vote return end close face resume expire travel visit convene plan go goes head".split()
)
_ON = frozenset("on late early by until before at from in the this next am den el le em na no".split())
_UNTIL = frozenset("until till bis hasta jusqu'au jusqu’au até".split())
_BEFORE_NOUN = frozenset("the a an to of his her their its".split())
_NOUNS = frozenset("need red hundred bed speed seed united killed-in".split())


def ahead(tokens: Tokens, first: int, last: int) -> bool | None:
    """Whether a date, from token ``first`` to before ``last``, is of something to come; None where no verb tells."""
    low, sentence = tokens.low, tokens.sentence[first]
    at = first - 1
    while at >= 0 and low[at] in _ON and tokens.sentence[at] == sentence:
        if low[at] in _UNTIL:
            return True
        at -= 1
    if at >= 0 and tokens.sentence[at] == sentence and tokens.flag[at] & SAY and _finite(tokens, at):
        return False
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        if tokens.sentence[i] != sentence:
            break
        if low[i] in _OPEN and _subject(tokens, i):
            return True
        if (found := _tells(tokens, i)) is not None:
            return found
    for i in range(last, min(len(tokens), last + REACH)):
        if tokens.sentence[i] != sentence:
            break
        if (found := _tells(tokens, i)) is not None:
            return found
    return None


def _tells(tokens: Tokens, i: int) -> bool | None:
    """What one word says: True for what is to come, False for what is over."""
    low, flag = tokens.low, tokens.flag[i]
    word = low[i]
    if word in _WILL or word[-3:] in ("’ll", "'ll") or (word in _DUE and i and _leads(tokens, i - 1)):
        return True
    if word in _PUT_OFF:
        return True
    if word == "to":
        return True if i and low[i - 1] in _TO_COME else None
    if word in _OPENS and not tokens.cap[i] and _subject(tokens, i):
        return True
    if word in ("is", "are") and low[i + 1 : i + 2] in (["due"], ["set"], ["to"], ["expected"], ["scheduled"]):
        return True
    if word in _WAS or word in PAST:
        return False
    if flag & SAY or (word[-2:] == "ed" and len(word) > 4 and word not in _NOUNS):
        return False if _finite(tokens, i) else None
    return None


def _finite(tokens: Tokens, i: int) -> bool:
    """Whether a verb says by itself when it was: "said", "closed"; not "to say", "will be closed"."""
    before = tokens.low[i - 1] if i else ""
    return before not in ("to", "be", "not") and before not in _WILL and tokens.low[i] not in _TO_COME


def _leads(tokens: Tokens, i: int) -> bool:
    return bool(tokens.flag[i] & AUX) or tokens.low[i] in ("be", "been", "also", "now", "still", "an", "a")


def _subject(tokens: Tokens, i: int) -> bool:
    """Whether a present form may be a verb: something stands before it that is no determiner or "to"."""
    return i > 0 and tokens.spoken[i - 1] and tokens.low[i - 1] not in _BEFORE_NOUN
