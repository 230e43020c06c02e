"""A number as it is written: digits, words, scales, fractions and ranges, in the conventions of the text's language."""

from dataclasses import dataclass, replace

from summaries.text.numerals import FRACTIONS, FUSED, JOINS, SCALES, SINGLE, STARTS, VAGUE, VALUES
from summaries.text.tokens import Tokens
from summaries.text.units import CURRENCY, FUSED_UNITS, TIMES, UNITS

_BLANKS = frozenset("\u00a0\u202f\u2009'’")  # stand between thousands in any language
_OF = frozenset("of de der von do da des".split())
_BETWEEN = frozenset("between from zwischen von entre de desde".split())
_TO = frozenset("to bis a à até hasta or oder ou".split())
_AND = frozenset("and und y et e a".split())
_ARTICLES = frozenset("de le la los las".split())
_WIDE = frozenset(  # plurals that may mean up to the next scale
    """
    thousands millions billions trillions tausende millionen milliarden miles millones milliers milliards milhares
    milhões
    """.split()
)
_LONGEST = 16  # tokens of one number in words
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Amount:
    """A number at a place.  first, last: its tokens, ``last`` exclusive.  plain: bare digits that could be a year or a
    label.  unit: what the number itself says ("%" of a fraction, "km" of "12km").  vague: a plural such as "dozens"."""

    value: float
    high: float
    first: int
    last: int
    plain: bool = False
    unit: str = ""
    vague: bool = False


def amount(tokens: Tokens, i: int, language: str) -> Amount | None:
    """The number that starts at a token, or None; a single word before it ("half a million") is taken in."""
    known = language if language in VALUES else "en"
    low = tokens.low[i]
    if low[0].isdigit():
        found = _digits(tokens, i, known)
    elif low in STARTS[known]:
        found = _words(tokens, i, known)
    else:
        return None
    return found and _fraction(tokens, found, known)


# --- digits -----------------------------------------------------------------------------------------------------------


def _digits(tokens: Tokens, i: int, language: str) -> Amount | None:
    word, last = tokens.low[i], i + 1
    digits, tail = _split(word)
    if tail is None:
        return None
    if not tail and digits.isdigit() and len(digits) <= 3:
        digits, last = _grouped(tokens, i, language)
    value = _value(digits, language)
    if value is None:
        return None
    scale = SCALES[language].get(tail, 1e6 if tail == "million" else 0.0) if tail in FUSED else 1.0
    value *= scale or 1.0
    value += 0.5 if tail == "½" else 0.0
    unit = FUSED_UNITS.get(tail, "")
    plain = digits.isdigit() and not tail and last == i + 1
    value, last, scaled = _scaled(tokens, last, value, language)
    return Amount(value, value, i, last, plain and not scaled, unit)


def _split(word: str) -> tuple[str, str | None]:
    """Digits of a token, and the letters fused to them: "" for none, None for "21st", "10:30", "3D"."""
    if word.isdigit():
        return word, ""
    for j, c in enumerate(word):
        if not c.isdigit() and c not in ".,:":
            tail = word[j:]
            return word[:j], tail if tail in FUSED or tail in FUSED_UNITS or tail == "½" else None
    return word, None if ":" in word else ""


def _grouped(tokens: Tokens, i: int, language: str) -> tuple[str, int]:
    """Digits whose thousands stand apart: 1 200,50 (French, Spanish, Portuguese, German), or with a hard blank."""
    digits, last, text = tokens.word[i], i + 1, tokens.text
    while last < min(len(tokens), i + _LONGEST):
        gap = text[tokens.end[last - 1] : tokens.start[last]]
        at = last
        if gap == "" and tokens.word[last] in ("'", "’") and last + 1 < len(tokens):
            at, gap = last + 1, tokens.word[last]  # 1'200, as in Zurich
        word = tokens.word[at]
        if len(gap) != 1 or not (gap in _BLANKS or (gap == " " and language != "en")):
            break
        head = word.partition(",")[0].partition(".")[0]
        if len(head) != 3 or not word.replace(",", "").replace(".", "").isdigit():
            break
        digits, last = digits + word, at + 1
        if len(word) > 3:
            break
    return digits, last


def _value(digits: str, language: str) -> float | None:
    thousand, point = (",", ".") if language == "en" or digits.count(",") > 1 else (".", ",")
    if language != "en" and "." in digits and "," not in digits and len(digits.rpartition(".")[2]) != 3:
        thousand, point = ",", "."
    try:
        value = float(digits.replace(thousand, "").replace(point, "."))
    except ValueError:
        return None
    return value if value < 1e18 else None


def _scaled(tokens: Tokens, last: int, value: float, language: str) -> tuple[float, int, bool]:
    """The number with the scales behind it: 1.2 million, 40 thousand million, 3.5-million."""
    low, n, scales, scaled = tokens.low, len(tokens), SCALES[language], False
    stop = min(n, last + _LONGEST)
    while last < stop:
        word, at = low[last].rstrip(".") or ".", last
        if word == "-" and last + 1 < n and tokens.end[last] == tokens.start[last + 1]:
            at, word = last + 1, low[last + 1].partition("-")[0]
        if len(word) < 2 and word != "m":
            break
        if word not in scales or not tokens.close(last - 1, last):
            break
        if word == "m" and language != "en":
            break
        value, last, scaled = value * scales[word], at + 1, True
        if last < n and low[last] == "." and tokens.end[last - 1] == tokens.start[last] and word in ("mio", "mrd"):
            last += 1
        if last + 1 < n and low[last] == "of" and low[last + 1] in scales:
            last += 1
    return value, last, scaled


# --- words ------------------------------------------------------------------------------------------------------------


def _words(tokens: Tokens, i: int, language: str) -> Amount | None:
    low = tokens.low
    if low[i] in VAGUE[language] and not (i and low[i - 1][0].isdigit()):
        return _vague(tokens, i, language)
    led = i > 0 and low[i - 1] in SINGLE and tokens.close(i - 1, i)
    if low[i] in FRACTIONS[language] and low[i] not in VALUES[language]:
        return _half(tokens, i, i - 1 if led else i, language)
    scaled = low[i] in SCALES[language] and low[i] not in VALUES[language]
    if scaled and not led:
        return None
    total, last = _spoken(tokens, i, language)
    if last == i:
        return None
    first = i
    if scaled:
        if low[i - 1] in ("half", "halb"):
            first, total = i - 1, total / 2
        elif i > 1 and low[i - 2] == "half":
            first, total = i - 2, total / 2
    if low[last : last + 3] == ["and", "a", "half"]:
        total, last, _ = _scaled(tokens, last + 3, total + 0.5, language)
    return Amount(total, total, first, last)


def _spoken(tokens: Tokens, i: int, language: str) -> tuple[float, int]:
    """Number words in a row: two thousand five hundred and six."""
    low, n = tokens.low, len(tokens)
    values, scales, join = VALUES[language], SCALES[language], JOINS[language]
    total, current, at, lowest = 0.0, 0.0, i, 1e18
    while at < n and at - i < _LONGEST and (at == i or tokens.close(at - 1, at)):
        word, joined = low[at], False
        if word == join and at > i and at + 1 < n and low[at + 1] in values and _may_join(low[at - 1], language):
            joined, at = True, at + 1
            word = low[at]
        if word in values:
            value = values[word]
            if at > i and not (value < _room(current, lowest)):
                at -= joined
                break
            current += value
        elif word in scales and (len(word) > 2 or word == "k"):
            scale = scales[word]
            if scale == 100 and current >= 100:
                break
            if scale < 1000:
                current = (current or 1.0) * scale
            elif scale < lowest:
                total, current, lowest = total + (current or 1.0) * scale, 0.0, scale
            else:
                total, current = (total + current) * scale, 0.0
        else:
            break
        at += 1
    return total + current, at


def _may_join(before: str, language: str) -> bool:
    """Whether an "and" behind a number word goes on with it: "hundred and six", "treinta y seis", no "two and six"."""
    if language in ("es", "pt", "fr"):
        return before in SCALES[language] or VALUES[language].get(before, 0) >= 20
    return before in SCALES[language] and before != "dozen"


def _room(current: float, lowest: float) -> float:
    """What the next number word must stay under: ones after tens, tens after hundreds."""
    if current == 0:
        return lowest
    return 100 if current % 100 == 0 else 10 if current % 10 == 0 and current % 100 >= 20 else 0


def _vague(tokens: Tokens, i: int, language: str) -> Amount | None:
    """Dozens, tens of thousands: from so many to ten times as many."""
    low, n, table = tokens.low, len(tokens), VAGUE[language]
    value, last = table[low[i]], i + 1
    if last + 1 < n and low[last] in ("of", "de") and low[last + 1] in table:
        value, last = value * table[low[last + 1]], last + 2
    elif low[i] in ("tens", "scores") and not (last < n and low[last] == "of"):
        return None
    high = value * 1000 if low[last - 1] in _WIDE and last == i + 1 else 100.0 if value == 12 else value * 10
    return Amount(value, high, i, last, vague=True)


# --- fractions --------------------------------------------------------------------------------------------------------


def _half(tokens: Tokens, i: int, first: int, language: str) -> Amount | None:
    """A fraction on its own: half of the, a third of, two-thirds of; "half a mile" is half a mile."""
    low, n = tokens.low, len(tokens)
    value, last = FRACTIONS[language][low[i]], i + 1
    if low[i] == "half" and last + 1 < n and low[last] in ("a", "an") and low[last + 1] in UNITS:
        return Amount(value, value, i, last + 1)
    if low[i] == "half" and last + 1 < n and low[last] in ("a", "an") and low[last + 1] in SCALES[language]:
        total, end = _spoken(tokens, last + 1, language)
        return Amount(total / 2, total / 2, i, end)
    if "-" not in low[i] and low[i] != "half" and low[i] not in ("hälfte", "moitié", "mitad", "metade") and first == i:
        return None
    return _of_what(tokens, Amount(value, value, first, last), language)


def _fraction(tokens: Tokens, found: Amount, language: str) -> Amount:
    """A number that a fraction follows: two thirds of, 7 out of 10, one in five; as a share of a hundred."""
    low, n, last = tokens.low, len(tokens), found.last
    if found.value > 99 or found.value != int(found.value) or last + 1 >= n or found.vague or found.unit:
        return found
    if low[last] in FRACTIONS[language] and low[last] not in ("half", "quarter", "second") and not found.plain:
        part = FRACTIONS[language][low[last]] * found.value
        whole = _of_what(tokens, Amount(part, part, found.first, last + 1), language)
        return whole or found
    at = _out_of(low, last)
    if not at or at >= n or low[at][0] == "\n":
        return found
    of = _digits(tokens, at, language) if low[at][0].isdigit() else _plain_word(tokens, at, language)
    if of is None or not found.value < of.value <= 1000 or of.value < 2 or of.last >= n:
        return found
    after = low[of.last]
    if UNITS.get(after) in TIMES or not (after[0].isalpha() or after in ".,") or (after in ".," and found.plain):
        return found
    share = 100 * found.value / of.value
    return Amount(share, share, found.first, of.last, unit="%")


def _plain_word(tokens: Tokens, at: int, language: str) -> Amount | None:
    total, last = _spoken(tokens, at, language)
    return Amount(total, total, at, last) if last > at else None


def _out_of(low: list[str], last: int) -> int:
    """The token after "in", "out of", "de cada", "sur"; 0 where none of them stands there."""
    two = low[last : last + 2]
    if two in (["out", "of"], ["de", "cada"], ["em", "cada"], ["of", "every"], ["in", "every"], ["von", "je"]):
        return last + 2
    return last + 1 if two[0] in ("in", "sur") else 0


def _of_what(tokens: Tokens, part: Amount, language: str) -> Amount | None:
    """A fraction of something: its share in percent, or so many units ("a quarter of a mile")."""
    low, n, last = tokens.low, len(tokens), part.last
    if last + 1 >= n or low[last] not in _OF:
        whole = low[part.first] in ("half",) and last < n and low[last] in ("the", "its", "their", "his", "her", "all")
        if not whole:
            return None
        return replace(part, value=100 * part.value, high=100 * part.value, unit="%")
    if language == "en" and low[last + 1] in ("a", "an") and last + 2 < n:
        at = last + 2 + (low[last + 2] == "percentage")
        unit = "point" if at > last + 2 else UNITS.get(low[last + 2], "")
        if unit and at < n:
            return replace(part, last=at + 1, unit=unit)
        if low[last + 2] in SCALES["en"]:
            total, end = _spoken(tokens, last + 2, "en")
            return replace(part, value=part.value * total, high=part.value * total, last=end)
    share = round(100 * part.value, 3)
    return replace(part, value=share, high=share, unit="%")


# --- ranges -----------------------------------------------------------------------------------------------------------


def ranged(tokens: Tokens, low_end: Amount, language: str, worth: str) -> Amount:
    """The number with the upper end of its range, where one follows: 300 to 400, between $3 and $4 billion.

    worth: the unit that stands before it, "" for none.
    """
    low, n, last = tokens.low, len(tokens), low_end.last
    language = language if language in VALUES else "en"
    if last + 1 >= n or low_end.vague:
        return low_end
    i, joint = low_end.first, low[last]
    between = i > 0 and low[i - 1 - (bool(worth) and i > 1)] in _BETWEEN
    dashed = joint in "-–‑—" and len(joint) == 1
    if not (dashed or joint in _TO or (joint in _AND and between)):
        joints = _AND | _TO if between else _TO
        united = joint == "%" or joint in UNITS
        if not (united and last + 2 < n and low[last + 1] in joints and low[last + 2][0].isdigit()):
            return low_end
        last, joint = last + 1, low[last + 1]
    at = last + 1
    if at + 1 < n and (tokens.word[at] in CURRENCY or (between and low[at] in _ARTICLES)):
        at += 1
    other = amount(tokens, at, language)
    if other is None or other.vague or other.value <= low_end.value + _LEAST:
        return low_end
    if dashed and not (low[i][0].isdigit() and low[at][0].isdigit()):
        return low_end
    if (
        joint in ("to", "a", "à")
        and low_end.plain
        and other.plain
        and low_end.value < 100
        and not between
        and not _counts(tokens, other)
    ):
        return low_end  # voted 63 to 71
    scale = _scale_of(tokens, other, language)
    value = low_end.value * (scale if low_end.value < scale and other.value / scale >= low_end.value else 1.0)
    return Amount(value, other.value, i, other.last, False, other.unit or low_end.unit)


def _counts(tokens: Tokens, other: Amount) -> bool:
    """Whether a noun or a unit follows directly, so that two numbers with "to" between them are a range."""
    if other.last >= len(tokens):
        return False
    after = tokens.word[other.last]
    return after == "%" or (
        after[0].isalpha() and tokens.low[other.last] not in ("against", "in", "for", "on", "at", "to")
    )


def _scale_of(tokens: Tokens, other: Amount, language: str) -> float:
    word = tokens.low[other.last - 1]
    return SCALES[language].get(word, 1.0) if other.last - other.first > 1 else _fused_scale(word, language)


def _fused_scale(word: str, language: str) -> float:
    tail = _split(word)[1] if word[0].isdigit() else None
    return SCALES[language].get(tail, 1.0) if tail in FUSED else 1.0
