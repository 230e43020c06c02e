"""Weeks, months and years counted from the article's own day: next week, in two months, by the end of the year."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

from summaries.text.calendars import (
    AGO,
    BACK,
    EARLY,
    END,
    IN,
    LAST,
    LATE,
    NEXT,
    START,
    THE,
    THIS,
    UNITS,
)
from summaries.text.numerals import VALUES
from summaries.text.tense import ahead
from summaries.text.tokens import Tokens

Precision = Literal["day", "week", "month", "year", "unresolved"]
_ONE = frozenset("a an one ein eine einem einer einen un une una um uma".split())
_OF = frozenset("of de do du des".split())
_OF_THE = frozenset("des de du do da del".split())
_BOUNDS = END | START
_PLURALS = frozenset(
    "weeks months years wochen monate monaten jahre jahren semanas meses años semaines années anos".split()
)
_MOST = 99  # of a unit; more is a stretch of time, no date


class Period(NamedTuple):
    """A stretch of tokens that names a period, ``last`` exclusive; its day: its last where the words say its end, else
    its first."""

    first: int
    last: int
    day: date | None
    precision: Precision


def period(tokens: Tokens, i: int, published: date | None, language: str) -> Period | None:
    """The period named at a unit of time ("week", "Jahr"), or None where the words count no time from the article."""
    unit = UNITS[tokens.low[i]]
    return _counted(tokens, i, unit, published, language) or _pointed(tokens, i, unit, published)


def _counted(tokens: Tokens, i: int, unit: str, published: date | None, language: str) -> Period | None:
    """In two weeks, three days ago, dans six mois."""
    low = tokens.low
    at = i - 1
    many = _many(low[at], language) if at > 0 else 0
    if not many:
        return None
    many *= 2 if low[i] == "fortnight" else 1
    after = low[i + 1] if i + 1 < len(tokens) else ""
    if after in AGO:
        return _shifted(at, i + 2, published, unit, -many)
    before = low[at - 1]
    if before in BACK or low[max(0, at - 3) : at] == ["il", "y", "a"]:
        return _shifted(at - (1 if before in BACK else 3), i + 1, published, unit, -many)
    if low[i + 1 : i + 3] == ["from", "now"]:
        return _shifted(at, i + 3, published, unit, many)
    first = at - 1
    if before == "de" and at > 1 and low[at - 2] == "dentro":
        first = at - 2
    elif before not in IN:
        return None
    last = i + 1 + (2 if low[i + 1 : i + 3] in (["'", "time"], ["’", "time"]) else 0)
    if after in ("of", "de", "von") or (before not in ("dans", "dentro") and ahead(tokens, first, last) is not True):
        return None
    return _shifted(first, last, published, unit, many)


def _many(low: str, language: str) -> int:
    if low in _ONE:
        return 1
    if low.isdecimal() and len(low) < 3:
        return int(low)
    value = VALUES.get(language, VALUES["en"]).get(low, 0)
    return int(value) if 0 < value <= _MOST else 0


def _shifted(first: int, last: int, published: date | None, unit: str, many: int) -> Period:
    precision: Precision = "day" if unit in ("day", "hour", "weekend") else unit  # type: ignore[assignment]
    if published is None:
        return Period(first, last, None, "unresolved")
    try:
        if unit == "hour":
            return Period(first, last, published + timedelta(hours=many), precision)
        if unit in ("day", "week"):
            return Period(first, last, published + timedelta(days=many * (7 if unit == "week" else 1)), precision)
    except OverflowError:
        return Period(first, last, None, "unresolved")
    if unit == "month":
        months = published.year * 12 + published.month - 1 + many
        return Period(first, last, _day(months // 12, months % 12 + 1, published.day), precision)
    return Period(first, last, _day(published.year + many, published.month, published.day), precision)


def _day(year: int, month: int, day: int) -> date | None:
    """That day, or the last of its month where the month is shorter."""
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(day, monthrange(year, month)[1]))


def _pointed(tokens: Tokens, i: int, unit: str, published: date | None) -> Period | None:
    """Next week, later this year, by the end of the month, la semana que viene, le mois prochain."""
    low, n = tokens.low, len(tokens)
    if unit in ("day", "hour") or low[i] in _PLURALS:
        return None
    before, after = low[i - 1] if i else "", low[i + 1] if i + 1 < n else ""
    first, last, step = i - 1, i + 1, None
    if before in NEXT | LAST | THIS:
        step = 1 if before in NEXT else -1 if before in LAST else 0
    elif after in NEXT | LAST:
        step, last, first = (1 if after in NEXT else -1), i + 2, i
    elif low[i + 1 : i + 3] in (["que", "viene"], ["que", "vem"]):
        step, last, first = 1, i + 3, i
    elif before in THE and i > 1 and (low[i - 2] in _BOUNDS or (i > 2 and low[i - 2] in _OF and low[i - 3] in _BOUNDS)):
        step = 0
    if step is None or (unit == "weekend" and before in LAST and step == 0):
        return None
    at_end = False
    head = first - 1
    if head > 0 and low[head] in _OF and low[head - 1] in _BOUNDS:
        at_end, first = low[head - 1] in END, head - 1
    elif head >= 0 and low[head] in _BOUNDS and before in _OF_THE:
        at_end, first = low[head] in END, head
    elif head >= 0 and low[head] in EARLY | LATE:
        at_end, first = low[head] in LATE, head
    if published is None:
        return Period(first, last, None, "unresolved")
    return Period(first, last, _of(published, unit, step, at_end), "week" if unit == "weekend" else unit)  # type: ignore[arg-type]


def _of(published: date, unit: str, step: int, at_end: bool) -> date | None:
    """The first day of a period, or its last; of a weekend its Saturday."""
    try:
        if unit in ("week", "weekend"):
            monday = published + timedelta(days=7 * step - published.weekday())
            return monday + timedelta(days=5 if unit == "weekend" else 6 if at_end else 0)
    except OverflowError:
        return None
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return _day(months // 12, months % 12 + 1, 31 if at_end else 1)
    return _day(published.year + step, 12 if at_end else 1, 31 if at_end else 1)
