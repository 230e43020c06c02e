"""Numbers that count nothing of a story: days, years, ages, scores, times, and what only names a thing."""

from summaries.text.amounts import Amount
from summaries.text.lexicon import CONJ, DET, MONTH, NUMBER, PLACE, PREP, VERB, WEEKDAY
from summaries.text.tokens import Tokens
from summaries.text.units import PEOPLE, TIMES, UNITS

_OLDEST, _LATEST = 1100, 2100  # years that four bare digits may be
# What follows a number that is no figure of a story, and what stands before one.
_NOT_AFTER = frozenset(
    """
    year-old years-old am pm a.m a.m. p.m p.m. uhr o'clock o’clock gmt cet est bst utc jährige jährigen
    jähriger h""".split()
)
_OF_DAY = (["de", "la"], ["du", "matin"], ["da", "manhã"], ["da", "tarde"], ["da", "noite"])
_PARTS = (["mañana"], ["tarde"], ["noche"], ["madrugada"])
_NOT_BEFORE = frozenset(
    """
    page pages room flight chapter section article number no nos act platform gate highway route interstate
    boeing airbus version item bill aged age ages channel volume vol figure table apartment apt suite unit
    paragraph line resolution amendment rule schedule level grade area phase type model class top seite zimmer
    flug artikel nummer nr vuelo página artículo vol. tel telephone phone call fax ward district precinct case
    game week day episode season part step group lane pier berth block cell formula apollo gen mark form exhibit
    sections articles rooms flights terminal track exit junction zone sector unit stage round lap hole seed lot
    paragraf absatz gleis tor linie straße sección capítulo chapitre numéro ligne página capítulo número linha
    postcode zip code dial ring dialling extension ext division league tier category measure proposition question
    world iphone windows playstation
    """.split()
)
_STREETS = frozenset("street road avenue lane square drive boulevard close crescent terrace way place".split())
_GAMES = frozenset(
    "win defeat loss victory draw tie lead ruling decision vote verdict majority split scoreline".split()
)
_PAST = frozenset("ago earlier later hence old von".split())

_WITHIN = frozenset("in within innerhalb dentro dans en em".split())
_ABOUT = frozenset("of for with and".split())
_YEAR_OLD = ("year-old", "years-old", "month-old", "day-old", "week-old", "year", "years")
_AGED = frozenset("aged age de âgé âgée edad alter von".split())


def is_label(tokens: Tokens, found: Amount, language: str) -> bool:
    """Whether bare digits are a day, a year, a time, a telephone number, an address or a name's."""
    low, flag, n = tokens.low, tokens.flag, len(tokens)
    i, last, value = found.first, found.last, found.value
    word = tokens.word[i]
    before, after = low[i - 1] if i else "\n", low[last] if last < n else "\n"
    if len(word) == 4 and _OLDEST <= value <= _LATEST and not (after in PEOPLE or after in UNITS or after == "%"):
        return True
    if (i and flag[i - 1] & MONTH and tokens.cap[i - 1]) or (last < n and flag[last] & MONTH and tokens.cap[last]):
        return True
    if before in _NOT_BEFORE or (before == "." and i > 1 and low[i - 2] in _NOT_BEFORE):
        return True
    if last + 1 < n and after in (".", "de", "of") and flag[last + 1] & MONTH:
        return True
    if len(word) > 1 and word[0] == "0":
        return True
    return _touches(tokens, i, last) or (language != "de" and _named(tokens, i, last)) or _street(tokens, last)


def is_time(tokens: Tokens, found: Amount) -> bool:
    """Whether the words behind a number make it an hour, an age or an address: 18.30 Uhr, the 900 block of."""
    low, last = tokens.low, found.last
    if last >= len(tokens):
        return False
    if low[last] in _NOT_AFTER or (found.plain and low[last : last + 2] == ["block", "of"]):
        return True
    return low[last : last + 2] in _OF_DAY and low[last + 2 : last + 3] in _PARTS


def _touches(tokens: Tokens, i: int, last: int) -> bool:
    """Whether marks tie the digits to others: 24/7, 555-0134, +44 20, #9, ’80s."""
    low, n, word = tokens.low, len(tokens), tokens.word
    before, after = low[i - 1] if i else "\n", low[last] if last < n else "\n"
    left = i > 0 and tokens.end[i - 1] == tokens.start[i]
    right = last < n and tokens.end[last - 1] == tokens.start[last]
    if (left and before in "/#+.:@_&=") or (right and after in "/:@_="):
        return True
    if before in ("-", "–", "‑") and i > 1 and low[i - 2][0].isdigit() and tokens.start[i] - tokens.end[i - 2] < 3:
        return True
    if last + 1 < n and after in "-–" and right and low[last + 1][0].isdigit():
        digits = low[last + 1]
        if (last + 2 < n and low[last + 2] in "-–") or (len(digits) > 3 and len(word[i]) > 3):
            return True  # a telephone number or a span of years
    return _dialled(tokens, i, last)


def _dialled(tokens: Tokens, i: int, last: int) -> bool:
    """Whether digits stand in a row of three groups or more, or beside one that starts with nought."""
    low, n, text = tokens.low, len(tokens), tokens.text
    a = i
    while a and i - a < 4 and low[a - 1][0].isdigit() and text[tokens.end[a - 1] : tokens.start[a]] == " ":
        a -= 1
    b = last
    while b < n and b - last < 4 and low[b][0].isdigit() and text[tokens.end[b - 1] : tokens.start[b]] == " ":
        b += 1
    return b - a > 2 or (b - a > 1 and low[a][0] == "0")


def _named(tokens: Tokens, i: int, last: int) -> bool:
    """Whether a name with a determiner before it owns the digits: a Falcon 9, the Nimbus 12."""
    if not i or not tokens.cap[i - 1] or not tokens.word[i - 1][0].isalpha() or not tokens.close(i - 1, i):
        return False
    before = tokens.word[i - 1]
    if tokens.flag[i - 1] & (PLACE | WEEKDAY | MONTH | DET | PREP | NUMBER) or len(tokens.word[i]) > 3:
        return False
    if not before.isupper() and any(c.isupper() for c in before[1:]):
        return True
    if i > 1 and tokens.flag[i - 2] & DET and tokens.low[last : last + 1] != ["%"]:
        return True
    after = tokens.low[last] if last < len(tokens) else "\n"
    opens = i < 2 or not tokens.spoken[i - 2]
    return not opens and not tokens.flag[i - 2] & PREP and not (after in PEOPLE or after in UNITS or after[-1] == "s")


def _street(tokens: Tokens, last: int) -> bool:
    """Whether a street's name follows: 12 Mill Road."""
    for j in range(last, min(last + 3, len(tokens))):
        if not tokens.cap[j]:
            return False
        if j > last and tokens.low[j] in _STREETS:
            return True
    return False


def is_age_or_score(tokens: Tokens, found: Amount, first: int) -> bool:
    """Whether a number is how old somebody is, or one side of a result.  first: its token with what weakens it."""
    low, word, n, last = tokens.low, tokens.word, len(tokens), found.last
    after = low[last] if last < n else ""
    before = word[first - 1] if first else ""
    if after in ("-", "‑") and last + 1 < n and (low[last + 1] in _YEAR_OLD or low[last + 1].startswith("jährig")):
        return True
    if before == "," and after in (",", ".") and first > 1 and tokens.cap[first - 2] and last - first == 1:
        return True
    digits = word[first].isdigit() and len(word[first]) < 3
    if digits and before == "(" and after == ")":
        return True
    return digits and last - first == 1 and _result(tokens, last)


def _result(tokens: Tokens, last: int) -> bool:
    """Whether the digits before a dash are the first of a result: 2-1, 0-2, a 5-4 ruling."""
    low, word, n = tokens.low, tokens.word, len(tokens)
    if not (last + 1 < n and low[last] in "-–" and word[last + 1].isdigit() and len(word[last + 1]) < 3):
        return False
    if tokens.end[last] != tokens.start[last + 1]:
        return False
    if int(word[last + 1]) <= int(word[last - 1]) or last + 2 >= n:
        return True
    behind = low[last + 2]
    return not behind[0].isalpha() or behind in _GAMES or bool(tokens.flag[last + 2] & (PREP | VERB | CONJ))


def is_when_or_age(tokens: Tokens, first: int, last: int, unit: str) -> bool:
    """Whether so many years, days or hours say when or how old: two weeks ago, in three days, 43 years old."""
    if unit not in TIMES:
        return False
    low, n = tokens.low, len(tokens)
    before, after = low[first - 1] if first else "", low[last] if last < n else ""
    if after in _PAST or after in ("alt", "d'âge") or (after == "of" and low[last : last + 2] == ["of", "age"]):
        return True
    if after == "-" and low[last : last + 2] == ["-", "old"]:
        return True
    if before in _WITHIN and after not in _ABOUT:
        return True
    if after in ("after", "before") or (after in ("from", "since") and low[last : last + 2] == ["from", "now"]):
        return True
    if unit == "year" and low[last - 1] in ("jahre", "jahren", "años", "ans", "anos"):
        return before in _AGED or (before in (",", "(") and after in (",", ")", "."))
    return False
