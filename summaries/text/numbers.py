"""Figures of a story: numbers with their unit and what they count; not years, ages, scores or telephone numbers."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from summaries.model import DateMention, Figure
from summaries.text.amounts import Amount, amount, ranged
from summaries.text.counted import counts_people, done_to, may_stand_bare, noun_after, noun_before
from summaries.text.german.counted import counted
from summaries.text.german.nouns import PERSON, being
from summaries.text.labels import is_age_or_score, is_label, is_time, is_when_or_age
from summaries.text.lexicon import AMOUNT, DIGITS, PEOPLE
from summaries.text.numerals import APPROX_AFTER, APPROX_BEFORE, APPROX_LAST, LONGEST_APPROX, bound_of
from summaries.text.tokens import Tokens
from summaries.text.units import (
    BEFORE,
    CUBES,
    CUBIC,
    CURRENCY,
    DOLLARS,
    MONEY,
    NATIONAL,
    SQUARE,
    SQUARES,
    UNITS,
)
from summaries.text.units import (
    PEOPLE as PERSONS,
)

_NONE = (-1, -1)
_LIKELY = AMOUNT | DIGITS
_BELOW_NOUGHT = (["degrees"], ["degree"], ["grad"], ["°"], ["%"], ["percent"])
_FUNDS = (["public"], ["taxpayers"], ["money"], ["funding"], ["debt"], ["cuts"], ["savings"], ["damage"])
_AS_OF = (["as", "of"], ["as", "at"], ["by"], ["up", "to"], ["until"], ["stand"], ["bis"], ["hasta"], ["até"])
_BESIDE = frozenset("on the late early midday noon end close".split())


def figures(
    tokens: Tokens, stems: list[str], language: str, dates: Sequence[DateMention] = (), published: date | None = None
) -> tuple[Figure, ...]:
    """The figures of a text, in order of the text.

    dates: those of the text, in order; with ``published``, the article's own day, they say for which day a figure
    stands.
    """
    found: list[Figure] = []
    taken = 0
    for i in tokens.telling:
        if i < taken or not tokens.flag[i] & _LIKELY:
            continue
        figure, taken = _figure(tokens, stems, i, language)
        # A sign between two numbers ("0$0") is the unit of the first; the second begins where nothing is claimed yet.
        if figure is not None and not (found and figure.start < found[-1].end):
            found.append(figure)
    return _dated(tokens, found, dates, published)


def _figure(tokens: Tokens, stems: list[str], i: int, language: str) -> tuple[Figure | None, int]:
    """The figure whose number starts at a token, and the token to go on from."""
    read = amount(tokens, i, language)
    if read is None or (read.last == i + 1 and tokens.low[i] == "one" and not _one_person(tokens, i + 1)):
        return None, i + 1
    unit, first = _money_before(tokens, read.first)
    if not unit and (is_time(tokens, read) or (read.plain and is_label(tokens, read, language))):
        return None, i + 1
    read = ranged(tokens, read, language, unit)
    first, read, sign = _signed(tokens, first, read)
    unit, first = _magnitude(tokens, first, unit)
    first, approx = _approximation(tokens, first)
    unit, last = _unit(tokens, read, unit)
    if not approx:
        approx, last = _approximation_after(tokens, last)
        if approx and not unit:
            unit, last = _unit(tokens, Amount(read.value, read.high, read.first, last), unit)
    if (not unit and is_age_or_score(tokens, read, first)) or is_when_or_age(tokens, first, last, unit):
        return None, last
    german = language == "de"
    noun = counted(tokens, last) if german else noun_after(tokens, last, language)
    spelt = tokens.word[i][0].isalpha()
    if noun == _NONE:
        noun = noun_before(tokens, first)
        if noun != _NONE and not unit and bound_of(approx) == "exact" and not may_stand_bare(tokens, noun, first):
            noun = _NONE
    if noun == _NONE and not unit and done_to(tokens, first):
        unit = "people"
    if noun == _NONE and not unit and (spelt or ((read.plain or read.value < 10) and not approx)):
        return None, i + 1
    if noun != _NONE and not unit and (counts_people(tokens, noun) or (german and _persons(tokens, noun))):
        unit = "people"
    if read.vague and not approx:
        approx = tokens.text[tokens.start[read.first] : tokens.end[read.last - 1]]
    subject = tuple(stems[j] for j in range(*noun) if stems[j]) if noun != _NONE else ()
    nouns = (tokens.start[noun[0]], tokens.end[noun[1] - 1]) if noun != _NONE else (-1, -1)
    start, end = tokens.start[first], tokens.end[last - 1]
    value, high = (-read.high, -read.value) if sign < 0 else (read.value, read.high)
    return Figure(start, end, value, high, unit, subject, approx, tokens.sentence[i], *nouns), last


def _persons(tokens: Tokens, noun: tuple[int, int]) -> bool:
    return any(being(tokens.low[j]) == PERSON for j in range(*noun))


def _one_person(tokens: Tokens, at: int) -> bool:
    """Whether "one" counts somebody, rather than pointing at one of them or standing for a name."""
    low = tokens.low
    return at < len(tokens) and (f"{low[at]}s" in PERSONS or low[at] in ("person", "man", "woman", "child", "other"))


def _money_before(tokens: Tokens, first: int) -> tuple[str, int]:
    """The currency before a number, and the token where it starts: $, US$, R$, EUR."""
    if not first:
        return "", first
    word = tokens.word[first - 1]
    if word in CURRENCY:
        if first > 1 and tokens.word[first - 2] in DOLLARS and word == "$" and tokens.close(first - 2, first - 1):
            return DOLLARS[tokens.word[first - 2]], first - 2
        return CURRENCY[word], first - 1
    if tokens.cap[first - 1] and tokens.low[first - 1] in BEFORE:
        return BEFORE[tokens.low[first - 1]], first - 1
    if word == "." and first > 1 and tokens.low[first - 2] == "rs":
        return "INR", first - 2
    return "", first


def _magnitude(tokens: Tokens, first: int, unit: str) -> tuple[str, int]:
    """The strength of an earthquake: magnitude 6.4, a magnitude of 5.2; its first token is the word."""
    at = first - 1 - (first > 1 and tokens.low[first - 1] == "of")
    if at >= 0 and not unit and tokens.low[at] in ("magnitude", "stärke", "magnitud", "magnitude-"):
        return "magnitude", at
    return unit, first


def _signed(tokens: Tokens, first: int, read: Amount) -> tuple[int, Amount, int]:
    """Below nought: minus 14, -14 where no word touches the dash."""
    if first and tokens.low[first - 1] in ("minus", "moins"):
        return first - 1, read, -1
    dash = first > 0 and tokens.word[first - 1] in "-−–" and tokens.end[first - 1] == tokens.start[first]
    apart = first < 2 or tokens.end[first - 2] < tokens.start[first - 1]
    if dash and apart and tokens.low[read.last : read.last + 1] in _BELOW_NOUGHT:
        return first - 1, read, -1
    return first, read, 1


def _approximation(tokens: Tokens, first: int) -> tuple[int, str]:
    low = tokens.low
    begin = first
    if (
        begin > 1
        and low[begin - 1] in ("a", "an", "ein", "eine", "un", "une", "una", "um", "uma")
        and low[begin - 2] in APPROX_LAST
    ):
        begin -= 1
    if not begin or low[begin - 1] not in APPROX_LAST:
        return first, ""
    for size in range(min(LONGEST_APPROX, begin), 0, -1):
        if tuple(low[begin - size : begin]) in APPROX_BEFORE:
            at = begin - size
            return at, tokens.text[tokens.start[at] : tokens.end[begin - 1]]
    return first, ""


def _approximation_after(tokens: Tokens, last: int) -> tuple[str, int]:
    """The words that weaken a number from behind: 40 or so, 100-plus, 20-odd, 500+."""
    low, n = tokens.low, len(tokens)
    if last >= n:
        return "", last
    if low[last] == "or" and last + 1 < n and low[last + 1] in ("so", "more", "fewer", "less"):
        return tokens.text[tokens.start[last] : tokens.end[last + 1]], last + 2
    at = last + (low[last] == "-")
    if at < n and low[at] in APPROX_AFTER and tokens.end[at - 1] == tokens.start[at]:
        return tokens.word[at], at + 1
    return "", last


# --- units ------------------------------------------------------------------------------------------------------------


def _unit(tokens: Tokens, read: Amount, unit: str) -> tuple[str, int]:
    """The unit of a number and the token after it; ``unit`` is the currency that stood before it."""
    low, n, last = tokens.low, len(tokens), read.last
    if read.unit and not unit:
        unit = read.unit
        return ("°F" if unit == "°" and low[last : last + 1] == ["fahrenheit"] else unit), last
    if last >= n or not tokens.close(last - 1, last):
        return unit, last
    word = low[last]
    if word == "%":
        return "%", last + 1
    pair = low[last : last + 2]
    if pair in (["per", "cent"], ["por", "ciento"], ["por", "cento"], ["pour", "cent"], ["v", "h"]):
        return "%", last + 2
    if word == "-" and last + 1 < n and tokens.end[last] == tokens.start[last + 1]:
        joined = _measured(tokens, last + 1)
        return (unit, last) if not joined or unit else ("lb" if low[last + 1] == "pound" else joined[0], joined[1])
    if unit:
        return unit, last
    if word in ("pounds", "pound") and _weighs(tokens, read.first, last):
        return "lb", last + 1
    return _measured(tokens, last) or ("", last)


def _weighs(tokens: Tokens, first: int, last: int) -> bool:
    """Whether pounds are a weight: somebody weighs them, or they are pounds of something that is no money."""
    low = tokens.low
    if low[last + 1 : last + 2] == ["of"] and low[last + 2 : last + 3] not in _FUNDS:
        return True
    return any(low[j].startswith(("weigh", "heavier", "lighter")) for j in range(max(0, first - 8), first))


def _measured(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The unit that starts at a token, and the token after it."""
    low, n = tokens.low, len(tokens)
    word, after = low[at], low[at + 1] if at + 1 < n else ""
    if word == "magnitude":
        return "magnitude", at + 1
    if word == "percentage" and after.startswith("point"):
        return "point", at + 2
    if word == "°":
        return ("°F" if after == "f" else "°"), at + 1 + (after in ("c", "f"))
    if word in ("square", "sq", "cubic") and at + 1 < n:
        table = CUBIC if word == "cubic" else SQUARE
        dot = after == "."
        inner = UNITS.get(low[at + 1 + dot] if at + 1 + dot < n else "", "")
        return (table[inner], at + 2 + dot) if inner in table else None
    if word in ("de", "d", "of") and after in MONEY:
        return MONEY[after], at + 2
    word = word.removeprefix("d’").removeprefix("d'")
    if "-" in word and word.partition("-")[0] in UNITS and tokens.low[at - 1] == "-" and word[-4:] != "-old":
        word = word.partition("-")[0]  # a 40-year-long wait
    if word in CURRENCY:
        return CURRENCY[word], at + 1
    if tokens.flag[at] & PEOPLE and after in MONEY:
        return NATIONAL.get(f"{word} {after}", MONEY[after]), at + 2
    if word in ("us", "u.s.", "zealand", "hong", "singapore") and after in MONEY:
        return NATIONAL.get(f"{word} {after}", MONEY[after]), at + 2
    if word in MONEY:
        return MONEY[word], at + 1
    if word not in UNITS:
        return None
    return _compound(low, at, UNITS[word])


def _compound(low: list[str], at: int, unit: str) -> tuple[str, int]:
    """A unit with what goes with it: km/h, miles per hour, kilómetros cuadrados, degrees Celsius."""
    after = low[at + 1 : at + 3]
    first = after[0] if after else ""
    if unit in ("km", "mile", "m") and len(after) == 2 and first in ("/", "per", "an", "pro", "por"):
        if after[1] in ("h", "hour", "hr", "stunde", "hora"):
            return ("mph" if unit == "mile" else "km/h" if unit == "km" else "m/h"), at + 3
        if after[1] in ("s", "second"):
            return f"{unit}/s", at + 3
    if first in SQUARES and unit in SQUARE:
        return SQUARE[unit], at + 2
    if first in CUBES and unit in CUBIC:
        return CUBIC[unit], at + 2
    if unit == "°" and first in ("celsius", "centigrade", "fahrenheit", "c", "f"):
        return ("°F" if first in ("fahrenheit", "f") else "°"), at + 2
    return unit, at + 1


# --- the day that a figure stands for ---------------------------------------------------------------------------------


def _dated(
    tokens: Tokens, found: list[Figure], dates: Sequence[DateMention], published: date | None
) -> tuple[Figure, ...]:
    """The figures, each with the day that its sentence says it stands for: "as of Monday", "by Friday evening"."""
    stands = {d.sentence: d.day for d in dates if d.day and d.day <= (published or d.day) and _says_as_of(tokens, d)}
    if not stands:
        return tuple(found)
    return tuple(replace(f, as_of=stands[f.sentence]) if f.sentence in stands else f for f in found)


def _says_as_of(tokens: Tokens, mention: DateMention) -> bool:
    at = bisect_left(tokens.start, mention.start)
    while at and tokens.low[at - 1] in _BESIDE:
        at -= 1
    before = tokens.low[max(0, at - 2) : at]
    return before in _AS_OF or before[-1:] in _AS_OF
