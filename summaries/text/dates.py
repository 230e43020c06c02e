"""Dates as written, and the day they mean where the article's own date settles it."""

import re
from calendar import monthrange
from datetime import date, timedelta

from summaries.model import DateMention
from summaries.text.calendars import DAYS, END, LAST, LATE, MONTHS, NEXT, OWN, PARTS, THIS, UNITS, WEEKDAYS
from summaries.text.lexicon import DIGITS, MONTH, PERIOD, WEEKDAY
from summaries.text.periods import Period, Precision, period
from summaries.text.tense import ahead
from summaries.text.tokens import Tokens

_SHORT = frozenset("jan feb mar apr aug sept sep oct nov dec".split())
# Months that are words or names too: dates only beside a day, a year or one of these.
_AMBIGUOUS = frozenset("may march mars mar mai sep august april june avril julio dec jan".split())
_LEADS = frozenset(
    "in since last next until by of from late early mid im en em end ende fin before after during this anfang".split()
)
_AND = frozenset("- – and to bis und y et e al au".split())
_DATED = MONTH | WEEKDAY | PERIOD
_FAR = 60  # days ahead that words in the past tense do not mean
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_DOTTED = re.compile(r"(?<![\d.])(\d\d?)\.(\d\d?)\.(\d{4})(?!\d)")


def dates(tokens: Tokens, published: date | None, language: str) -> tuple[DateMention, ...]:
    """The dates of a text, in order; days that need the article's own date stay None without it."""
    found = list(_numeric(tokens))
    taken = 0
    for i in tokens.telling:
        if i < taken or not tokens.flag[i] & _DATED:
            continue
        read, flag, low = None, tokens.flag[i], tokens.low[i]
        if flag & MONTH and low in MONTHS and (tokens.cap[i] or language in ("es", "fr", "pt")):
            read = _with_month(tokens, i, published)
        elif flag & WEEKDAY and (tokens.cap[i] or language in ("es", "fr", "pt")):
            read = _weekday(tokens, i, published)
        elif low in DAYS and OWN.get(low, language) == language:
            read = _near(tokens, i, published)
        elif low in UNITS and i and (named := period(tokens, i, published, language)):
            read = _mention_of(tokens, named)
        if read:
            found.append(read[0])
            taken = read[1]
    found.sort(key=lambda d: (d.start, -d.end))
    return tuple(d for k, d in enumerate(found) if not k or d.start >= found[k - 1].end)


def _numeric(tokens: Tokens) -> list[DateMention]:
    out = []
    text = tokens.text
    for i in [i for i in tokens.telling if tokens.flag[i] & DIGITS]:
        low, at, stop = tokens.low[i], tokens.start[i], tokens.end[i]
        if len(low) == 4 and text[stop : stop + 1] == "-" and (m := _ISO.match(text, at)):
            out.append(_mention(tokens, at, m.end(), _day(int(m[1]), int(m[2]), int(m[3]))))
        elif low.count(".") == 2 and (m := _DOTTED.match(text, at)):
            out.append(_mention(tokens, at, m.end(), _day(int(m[3]), int(m[2]), int(m[1]))))
    return [d for d in out if d.day]


def _mention_of(tokens: Tokens, named: Period) -> tuple[DateMention, int]:
    start, end = tokens.start[named.first], tokens.end[named.last - 1]
    return _mention(tokens, start, end, named.day, named.precision), named.last


def _mention(tokens: Tokens, start: int, end: int, day: date | None, precision: Precision = "day") -> DateMention:
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if tokens.end[middle] <= start else (low, middle)
    sentence = tokens.sentence[min(low, len(tokens) - 1)]
    return DateMention(start, end, day, precision if day else "unresolved", sentence)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ordinal(low: str) -> int:
    digits = low.rstrip("stndrhaeo.º°") if low[0].isdigit() else ""
    return int(digits) if digits.isdecimal() and len(digits) < 3 and 1 <= int(digits) <= 31 else 0


def _year(tokens: Tokens, i: int) -> int:
    if i < len(tokens) and len(tokens.low[i]) == 4 and tokens.low[i].isdecimal() and tokens.low[i].isascii():
        year = int(tokens.low[i])
        return year if 1500 <= year <= 2199 else 0
    return 0


def _with_month(tokens: Tokens, i: int, published: date | None) -> tuple[DateMention, int] | None:
    low, n = tokens.low, len(tokens)
    month, first, last, day = MONTHS[low[i]], i, i + 1, 0
    if last < n and low[last] == "." and low[i] in _SHORT:
        last += 1
    back = i - 1
    while back > 0 and low[back] in (".", "of", "de"):
        back -= 1
    if back >= 0 and i - back <= 2 and (day := _ordinal(low[back])):
        first = back
        if first and low[first - 1] == "the":
            first -= 1
    elif last < n and not _year(tokens, last) and (day := _ordinal(low[last])):
        last += 1
    at = last
    while at < n and low[at] in (",", "de", "of") and at - last < 1:
        at += 1
    year = _year(tokens, at) if at < n and (at == last or low[last] in (",", "de", "of")) else 0
    if year:
        last = at + 1
    before = low[first - 1] if first else ""
    if low[i] in _AMBIGUOUS and not day and not year and before not in _LEADS:
        return None
    first, at_end = _ranged(tokens, first, day) if day else _part(tokens, first)
    day = _ordinal(low[first + (low[first] == "the")]) or day if day and first < i else day
    if year:
        resolved = _day(year, month, day or (monthrange(year, month)[1] if at_end else 1))
    else:
        tense = ahead(tokens, first, last)
        resolved = _nearest(
            published, month, day or 1, before, tense if not day else _past(published, month, day, tense)
        )
        if at_end and resolved:
            resolved = resolved.replace(day=monthrange(resolved.year, month)[1])
    return _mention(tokens, tokens.start[first], tokens.end[last - 1], resolved, "day" if day else "month"), last


def _past(published: date | None, month: int, day: int, tense: bool | None) -> bool | None:
    """False where a day of the year, told in the past tense, would lie far ahead; else nothing, for it is near."""
    near = _nearest(published, month, day, "", None)
    far = tense is False and near is not None and published is not None and (near - published).days > _FAR
    return False if far else None


def _ranged(tokens: Tokens, first: int, day: int) -> tuple[int, bool]:
    """Where "14-16 May" and "14 and 15 May" start."""
    low = tokens.low
    at = first - 2
    if at >= 0 and low[first - 1] in _AND and _ordinal(low[at]):
        begins = low[at].rstrip(".").isdecimal() or low[at][0].isdigit()
        if begins and _ordinal(low[at]) < day:
            return at, False
    return first, False


def _part(tokens: Tokens, first: int) -> tuple[int, bool]:
    """Where "the end of May" and "late June" start, and whether they mean the month's last day."""
    low = tokens.low
    if first > 1 and low[first - 1] in ("of", "de") and low[first - 2] in END:
        return first - 2, True
    if first and (low[first - 1] in LATE or low[first - 1] in END) and low[first - 1] != "later":
        return first - 1, True
    return first, False


def _nearest(published: date | None, month: int, day: int, before: str, tense: bool | None) -> date | None:
    """The day of that month next to the article's date, on the side that the words before it or the tense point to."""
    if published is None:
        return None
    years = range(max(1, published.year - 1), min(9999, published.year + 1) + 1)
    choices = [found for year in years if (found := _day(year, month, day))]
    this = published.replace(day=1) if day == 1 else published
    if before in NEXT or tense is True:
        choices = [d for d in choices if d >= this] or choices
    elif before in LAST or tense is False:
        choices = [d for d in choices if d <= published] or choices
    return min(choices, key=lambda d: abs((d - published).days), default=None)


def _weekday(tokens: Tokens, i: int, published: date | None) -> tuple[DateMention, int] | None:
    low, n = tokens.low, len(tokens)
    name = low[i].removesuffix("'s").removesuffix("’s")
    if name not in WEEKDAYS:
        return None
    follows = i + 1
    if follows < n and low[follows] == ",":
        follows += 1
    if follows + 1 < n and (
        (tokens.flag[follows] & MONTH and tokens.cap[follows])
        or (_ordinal(low[follows]) and tokens.flag[follows + 1] & MONTH)
    ):
        return None  # the day of the month says it better
    first = i - 1 if i and low[i - 1] in NEXT | LAST | THIS else i
    last = i + 1
    word = low[i - 1] if i else ""
    if last < n and low[last] in NEXT | LAST and first == i and low[last] not in ("last", "past", "next"):
        word, last = low[last], last + 1  # mardi prochain
    if last < n and low[last] in PARTS:
        last += 1
    start, end = tokens.start[first], tokens.end[last - 1] - (2 if last == i + 1 and name != low[i] else 0)
    if published is None:
        return _mention(tokens, start, end, None), last
    delta = (WEEKDAYS[name] - published.weekday()) % 7
    if word in NEXT:
        delta = delta or 7
    elif word in LAST or (not (word in THIS and delta) and not _to_come(tokens, first, last)):
        delta -= 7 if delta or word in LAST else 0
    return _mention(tokens, start, end, _shift(published, delta)), last


def _to_come(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a weekday lies ahead: by the verbs around it, or else by a "by" or "until" before it."""
    tense = ahead(tokens, first, last)
    return tense if tense is not None else first > 0 and tokens.low[first - 1] in ("by", "until")


def _shift(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _near(tokens: Tokens, i: int, published: date | None) -> tuple[DateMention, int]:
    day = _shift(published, DAYS[tokens.low[i]]) if published else None
    return _mention(tokens, tokens.start[i], tokens.end[i], day), i + 1
