"""Dates as written, and the day they mean where the article's own date settles it."""

import re
from datetime import date, timedelta
from typing import Literal

from summaries.model import DateMention
from summaries.text.lexicon import DIGITS, MONTH, SAY, WEEKDAY
from summaries.text.tokens import Tokens

Precision = Literal["day", "week", "month", "year", "unresolved"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar enero janvier janeiro jänner",
            "february feb februar febrero février fevereiro",
            "march mar märz marzo mars março",
            "april apr abril avril",
            "may mai mayo maio",
            "june jun juni junio juin junho",
            "july jul juli julio juillet julho",
            "august aug agosto août",
            "september sep sept septiembre septembre setembro",
            "october oct oktober octubre octobre outubro",
            "november nov noviembre novembre novembro",
            "december dec dezember diciembre décembre dezembro",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday montag lunes lundi",
            "tuesday dienstag martes mardi",
            "wednesday mittwoch miércoles mercredi",
            "thursday donnerstag jueves jeudi",
            "friday freitag viernes vendredi",
            "saturday samstag sonnabend sábado samedi",
            "sunday sonntag domingo dimanche",
        )
    )
    for name in names.split()
}
_RELATIVE = {
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "gestern": -1,
    "heute": 0,
    "morgen": 1,
    "vorgestern": -2,
    "übermorgen": 2,
    "ayer": -1,
    "hoy": 0,
    "mañana": 1,
    "anteayer": -2,
    "hier": -1,
    "aujourd'hui": 0,
    "aujourd’hui": 0,
    "demain": 1,
    "ontem": -1,
    "hoje": 0,
    "amanhã": 1,
}
_NEAR = _RELATIVE.keys() | {"week", "month", "year"}
_OWN_RELATIVE = {"hier": "fr", "morgen": "de", "mañana": "es", "today": "en", "heute": "de"}
_NEXT = frozenset({"next", "coming", "nächsten", "kommenden", "próximo", "prochain"})
_LAST = frozenset({"last", "past", "vergangenen", "letzten", "pasado", "passado", "dernier"})
_AHEAD = frozenset("will would set due scheduled expected until by wird soll".split())
_TO_COME = frozenset("is are plan plans planned intend intends want wants hopes hope".split())  # before a "to"
_BEHIND = frozenset("was were had said told on since last did went".split())
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_DOTTED = re.compile(r"(?<![\d.])(\d\d?)\.(\d\d?)\.(\d{4})(?!\d)")


def dates(tokens: Tokens, published: date | None, language: str) -> tuple[DateMention, ...]:
    """The dates of a text, in order; days that need the article's own date stay None without it."""
    found = list(_numeric(tokens))
    taken = 0
    dated = MONTH | WEEKDAY
    likely = [
        i for i, (flag, low) in enumerate(zip(tokens.flag, tokens.low, strict=True)) if flag & dated or low in _NEAR
    ]
    for i in likely:
        if i < taken:
            continue
        read, flag = None, tokens.flag[i]
        if flag & MONTH and tokens.low[i] in _MONTHS and (tokens.cap[i] or language in ("es", "fr", "pt")):
            read = _with_month(tokens, i, published)
        elif flag & WEEKDAY and (tokens.cap[i] or language in ("es", "fr", "pt")):
            read = _weekday(tokens, i, published)
        elif tokens.low[i] in _RELATIVE and _OWN_RELATIVE.get(tokens.low[i], language) == language:
            read = _near(tokens, i, published)
        elif tokens.low[i] in ("week", "month", "year") and i:
            read = _period(tokens, i, published)
        if read:
            found.append(read[0])
            taken = read[1]
    found.sort(key=lambda d: (d.start, -d.end))
    return tuple(d for k, d in enumerate(found) if not k or d.start >= found[k - 1].end)


def _numeric(tokens: Tokens) -> list[DateMention]:
    out = []
    text = tokens.text
    for i in [i for i, flag in enumerate(tokens.flag) if flag & DIGITS]:
        low, at, stop = tokens.low[i], tokens.start[i], tokens.end[i]
        if len(low) == 4 and text[stop : stop + 1] == "-" and (m := _ISO.match(text, at)):
            out.append(_mention(tokens, at, m.end(), _day(int(m[1]), int(m[2]), int(m[3]))))
        elif low.count(".") == 2 and (m := _DOTTED.match(text, at)):
            out.append(_mention(tokens, at, m.end(), _day(int(m[3]), int(m[2]), int(m[1]))))
    return [d for d in out if d.day]


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
    month, first, last, day = _MONTHS[low[i]], i, i + 1, 0
    if (
        last < n
        and low[last] == "."
        and low[i] in ("jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec")
    ):
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
    ambiguous = low[i] in (
        "may",
        "march",
        "mars",
        "mar",
        "mai",
        "sep",
        "august",
        "april",
        "june",
        "avril",
        "julio",
        "dec",
        "jan",
    )
    if (
        ambiguous
        and not day
        and not year
        and not (
            i
            and low[i - 1]
            in ("in", "since", "last", "next", "until", "by", "of", "from", "late", "early", "mid", "im", "en", "em")
        )
    ):
        return None
    precision: Precision = "day" if day else "month"
    resolved = (
        _day(year, month, day or 1) if year else _nearest(published, month, day or 1, low[first - 1] if first else "")
    )
    return _mention(tokens, tokens.start[first], tokens.end[last - 1], resolved, precision), last


def _nearest(published: date | None, month: int, day: int, before: str) -> date | None:
    """The day of that month next to the article's date: within half a year of it on either side."""
    if published is None:
        return None
    choices = [d for y in (-1, 0, 1) if 1 <= published.year + y <= 9999 and (d := _day(published.year + y, month, day))]
    if before in _NEXT:
        choices = [d for d in choices if d >= published] or choices
    if before in _LAST:
        choices = [d for d in choices if d <= published] or choices
    return min(choices, key=lambda d: abs((d - published).days), default=None)


def _weekday(tokens: Tokens, i: int, published: date | None) -> tuple[DateMention, int] | None:
    low, n = tokens.low, len(tokens)
    name = low[i].removesuffix("'s").removesuffix("’s")
    if name not in _WEEKDAYS:
        return None
    follows = i + 1
    if follows < n and low[follows] == ",":
        follows += 1
    if follows + 1 < n and (
        (tokens.flag[follows] & MONTH and tokens.cap[follows])
        or (_ordinal(low[follows]) and tokens.flag[follows + 1] & MONTH)
    ):
        return None  # the day of the month says it better
    first = i - 1 if i and low[i - 1] in _NEXT | _LAST | {"this", "diesen", "este"} else i
    last = i + 1
    if last < n and low[last] in ("morning", "afternoon", "evening", "night"):
        last += 1
    start, end = tokens.start[first], tokens.end[last - 1] - (2 if last == i + 1 and name != low[i] else 0)
    if published is None:
        return _mention(tokens, start, end, None), last
    delta = (_WEEKDAYS[name] - published.weekday()) % 7
    word = low[i - 1] if i else ""
    if word in _NEXT:
        delta = delta or 7
    elif word in _LAST or (not (word == "this" and delta) and not _ahead(tokens, first)):
        delta -= 7 if delta or word in _LAST else 0
    return _mention(tokens, start, end, _shift(published, delta)), last


def _ahead(tokens: Tokens, first: int) -> bool:
    """Whether the words before a weekday speak of what is to come: "will meet on Friday"."""
    at = tokens.sentence[first]
    for i in range(first - 1, max(-1, first - 9), -1):
        low = tokens.low[i]
        if (
            tokens.sentence[i] != at
            or tokens.flag[i] & SAY
            or low in _BEHIND - {"on"}
            or (low.endswith("ed") and low not in _AHEAD)
        ):
            return low in ("scheduled", "expected")
        if low in _AHEAD or (low == "to" and i and tokens.low[i - 1] in _TO_COME):
            return True
    return False


def _shift(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _near(tokens: Tokens, i: int, published: date | None) -> tuple[DateMention, int]:
    day = _shift(published, _RELATIVE[tokens.low[i]]) if published else None
    return _mention(tokens, tokens.start[i], tokens.end[i], day), i + 1


def _period(tokens: Tokens, i: int, published: date | None) -> tuple[DateMention, int] | None:
    """Next week, last month, this year: the period's first day."""
    word, unit = tokens.low[i - 1], tokens.low[i]
    step = 1 if word in _NEXT else -1 if word in _LAST else 0 if word == "this" else None
    if step is None:
        return None
    day = _first_of(published, unit, step) if published else None
    precision: Precision = "week" if unit == "week" else "month" if unit == "month" else "year"
    return _mention(tokens, tokens.start[i - 1], tokens.end[i], day, precision), i + 1


def _first_of(published: date, unit: str, step: int) -> date | None:
    if unit == "week":
        return _shift(published, 7 * step - published.weekday())
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return _day(months // 12, months % 12 + 1, 1)
    return _day(published.year + step, 1, 1)
