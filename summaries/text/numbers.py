"""Figures of a story: numbers with their unit and what they count; not years, ages, scores or telephone numbers."""

from summaries.model import Figure
from summaries.text.german.counted import counted
from summaries.text.german.nouns import PERSON, being
from summaries.text.lexicon import (
    ADVERB,
    AUX,
    CONJ,
    DET,
    DIGITS,
    MONTH,
    NUMBER,
    PREP,
    PRONOUN,
    RELATIVE,
    SAY,
    STOP,
    VERB,
    WEEKDAY,
)
from summaries.text.numerals import (
    APPROX_LAST,
    APPROX_WORDS,
    CURRENCY,
    FUSED,
    MONEY,
    NOT_AFTER,
    NOT_BEFORE,
    PEOPLE,
    SCALES,
    TENS,
    UNITS,
    VALUES,
)
from summaries.text.tokens import Tokens
from summaries.text.verbs import ACTS

_AFTER_NOUN = frozenset(
    """
    ago ahead aloud apart available away downstream upstream earlier later high tall long wide deep strong old each
    """.split()
)
_NO_NOUN = frozenset("fewer more less higher lower shut open alike".split())
_WALL = SAY | AUX | PRONOUN | RELATIVE | CONJ | ADVERB | WEEKDAY | MONTH  # no noun phrase reaches over it


def figures(tokens: Tokens, stems: list[str], language: str) -> tuple[Figure, ...]:
    """The figures of a text, in order of the text."""
    words = VALUES.get(language, VALUES["en"])
    found: list[Figure] = []
    taken = 0
    likely = [i for i, flag in enumerate(tokens.flag) if flag & (NUMBER | DIGITS)]
    for i in likely:
        if i < taken:
            continue
        read = _figure(tokens, stems, i, words, language)
        if read:
            found.append(read[0])
            taken = read[1]
        else:
            taken = i + 1
    return tuple(found)


def _figure(
    tokens: Tokens, stems: list[str], i: int, words: dict[str, float], language: str
) -> tuple[Figure, int] | None:
    number = _number(tokens, i, words, language)
    if number is None:
        return None
    value, last, plain = number
    if last < len(tokens) and tokens.low[last] == "uhr":
        return None  # 14.30 Uhr
    first = i
    unit = ""
    if i and tokens.word[i - 1] in CURRENCY:
        unit, first = CURRENCY[tokens.word[i - 1]], i - 1
        if first and tokens.word[first - 1] in ("US", "A", "C") and tokens.close(first - 1, first):
            first -= 1
    if not unit and plain and _is_date_or_label(tokens, i, last, value):
        return None
    high, scaled_low, last = _range(tokens, i, last, value, words, language)
    if scaled_low is not None:
        value = scaled_low
    first, approx = _approximation(tokens, first)
    unit, last = _unit(tokens, last, unit)
    if not unit and _is_age_or_score(tokens, first, last):
        return None
    noun = counted(tokens, last) if language == "de" else _noun(tokens, last)
    german = language == "de"
    if noun[0] >= 0 and not unit and any(_persons(tokens.low[j], german) for j in range(*noun)):
        unit = "people"
    alone = not unit and noun[0] < 0
    if alone and (plain or value < 10) and not approx:
        return None
    if tokens.word[i][0].isalpha() and noun[0] < 0 and not unit:
        return None
    subject = tuple(stems[j] for j in range(*noun) if stems[j]) if noun[0] >= 0 else ()
    start, end = tokens.start[first], tokens.end[last - 1]
    nouns = (tokens.start[noun[0]], tokens.end[noun[1] - 1]) if noun[0] >= 0 else (-1, -1)
    return Figure(start, end, value, high, unit, subject, approx, tokens.sentence[i], *nouns), last


def _persons(low: str, german: bool) -> bool:
    return low in PEOPLE or (german and being(low) == PERSON)


def _number(tokens: Tokens, i: int, words: dict[str, float], language: str) -> tuple[float, int, bool] | None:
    """Value, the token after it, and whether it is bare digits that could be a year or a label."""
    low, n = tokens.low, len(tokens)
    word = low[i]
    if word[0].isdigit():
        digits, scale = _split(word)
        value = _value(digits, language)
        if value is None or scale is None:
            return None
        plain = digits.isdigit() and scale == 1
        value *= scale
        last = i + 1
    elif word in words:
        value, last, plain = words[word], i + 1, False
        if word in TENS and last + 1 < n and low[last] == "-" and low[last + 1] in words:
            value, last = value + words[low[last + 1]], last + 2
    elif "-" in word and word.partition("-")[0] in TENS and word.partition("-")[2] in words:
        value, last, plain = words[word.partition("-")[0]] + words[word.partition("-")[2]], i + 1, False
    elif word in SCALES and ((i and low[i - 1] in ("a", "an", "half")) or word.endswith("s")):
        value, last, plain = SCALES[word], i + 1, False
    else:
        return None
    while last < n and low[last] in SCALES and len(low[last]) > 1 and tokens.close(last - 1, last):
        value *= SCALES[low[last]]
        last += 1
        plain = False
        if last + 1 < n and low[last] == "of" and low[last + 1] in SCALES:
            last += 1
    return value, last, plain


def _split(word: str) -> tuple[str, float | None]:
    """Digits of a token and the scale of the letters fused to them; None for "21st", "10:30", "3D"."""
    for j, c in enumerate(word):
        if c.isalpha():
            tail = word[j:]
            return word[:j], (SCALES[tail] if tail in FUSED else None)
    return word, None if ":" in word else 1.0


def _value(digits: str, language: str) -> float | None:
    if language == "en" or digits.count(",") > 1:
        thousand, point = ",", "."
    else:
        thousand, point = ".", ","
    if language != "en" and "." in digits and "," not in digits and len(digits.rpartition(".")[2]) != 3:
        thousand, point = ",", "."
    try:
        value = float(digits.replace(thousand, "").replace(point, "."))
    except ValueError:
        return None
    return value if value < 1e18 else None


def _is_date_or_label(tokens: Tokens, i: int, last: int, value: float) -> bool:
    low, flag, n = tokens.low, tokens.flag, len(tokens)
    word = tokens.word[i]
    before = low[i - 1] if i else "\n"
    after = low[last] if last < n else "\n"
    if (
        len(word) == 4
        and 1500 <= value <= 2100
        and not (last < n and (after in PEOPLE or after in UNITS or after == "%"))
    ):
        return True
    if (i and flag[i - 1] & MONTH and tokens.cap[i - 1]) or (last < n and flag[last] & MONTH and tokens.cap[last]):
        return True
    if before in NOT_BEFORE or after in NOT_AFTER or (before == "." and i > 1 and low[i - 2] in NOT_BEFORE):
        return True
    if last + 1 < n and after == "." and flag[last + 1] & MONTH:
        return True
    touching_left = i > 0 and tokens.end[i - 1] == tokens.start[i]
    touching_right = last < n and tokens.end[last - 1] == tokens.start[last]
    if (touching_left and before in "/#+.:@_&=") or (touching_right and after in "/:@_="):
        return True
    if len(word) > 1 and word[0] == "0":
        return True
    if before in ("-", "–", "‑") and i > 1 and low[i - 2][0].isdigit() and tokens.start[i] - tokens.end[i - 2] < 3:
        return True
    if last + 1 < n and after in "-–" and touching_right and low[last + 1][0].isdigit():
        digits = low[last + 1]
        if (last + 2 < n and low[last + 2] in "-–") or (len(digits) > 3 and len(word) > 3):
            return True  # a telephone number or a span of years
    return before in ("street", "road", "avenue") or _street(tokens, last)


def _street(tokens: Tokens, last: int) -> bool:
    """Whether a street's name follows: 12 Mill Road."""
    for j in range(last, min(last + 3, len(tokens))):
        if not tokens.cap[j]:
            return False
        if j > last and tokens.low[j] in ("street", "road", "avenue", "lane", "square", "drive", "boulevard"):
            return True
    return False


def _is_age_or_score(tokens: Tokens, first: int, last: int) -> bool:
    low, word, n = tokens.low, tokens.word, len(tokens)
    after = low[last] if last < n else ""
    before = word[first - 1] if first else ""
    if (
        after in ("-", "‑")
        and last + 1 < n
        and (low[last + 1] in ("year-old", "year", "years") or low[last + 1].startswith("jährig"))
    ):
        return True
    if after.startswith("year") and last + 1 < n and (low[last + 1] in ("old", "of") or low[last + 1] == "-"):
        return True
    if before == "," and after in (",", ".") and first > 1 and tokens.cap[first - 2] and last - first == 1:
        return True
    digits = word[first].isdigit() and len(word[first]) < 3
    if digits and before == "(" and after == ")":
        return True
    return (
        digits
        and after in "-–"
        and after != ""
        and last + 1 < n
        and word[last + 1].isdigit()
        and tokens.end[last] == tokens.start[last + 1]
        and len(word[last + 1]) < 3
        and (last + 2 >= n or not low[last + 2].isalpha() or bool(tokens.flag[last + 2] & (PREP | VERB | CONJ)))
    )


def _range(
    tokens: Tokens, i: int, last: int, value: float, words: dict[str, float], language: str
) -> tuple[float, float | None, int]:
    """Highest value, lowest value where the range's scale changes it, and the token after it."""
    low, n = tokens.low, len(tokens)
    if last + 1 >= n:
        return value, None, last
    joint = low[last]
    between = i and low[i - 1] in ("between", "zwischen", "entre", "from", "de", "von")
    if not (
        joint in "-–‑" or joint in ("to", "bis") or (joint in ("and", "und", "y", "et", "e", "a", "à") and between)
    ):
        return value, None, last
    at = last + 1
    if tokens.word[at] in CURRENCY and at + 1 < n:
        at += 1
    other = _number(tokens, at, words, language)
    if other is None or other[0] <= value or (joint in "-–‑" and not (low[i][0].isdigit() and low[at][0].isdigit())):
        return value, None, last
    high, end, _ = other
    scale = 1.0
    if end - at > 1 and low[end - 1] in SCALES:
        scale = SCALES[low[end - 1]]
        if value >= scale or high / scale < value:
            scale = 1.0
    return high, value * scale, end


def _approximation(tokens: Tokens, first: int) -> tuple[int, str]:
    low = tokens.low
    begin = first
    if begin and low[begin - 1] in ("a", "an") and begin > 1 and low[begin - 2] in APPROX_LAST:
        begin -= 1
    if not begin or low[begin - 1] not in APPROX_LAST:
        return first, ""
    for size in (3, 2, 1):
        if begin >= size and tuple(low[begin - size : begin]) in APPROX_WORDS:
            at = begin - size
            return at, tokens.text[tokens.start[at] : tokens.end[begin - 1]]
    return first, ""


def _unit(tokens: Tokens, last: int, unit: str) -> tuple[str, int]:
    low, n = tokens.low, len(tokens)
    if last >= n:
        return unit, last
    word = low[last]
    if word == "%":
        return "%", last + 1
    if word == "per" and last + 1 < n and low[last + 1] == "cent":
        return "%", last + 2
    if word == "-" and last + 1 < n and tokens.end[last] == tokens.start[last + 1] and low[last + 1] in UNITS:
        return UNITS[low[last + 1]], last + 2
    if unit:
        return unit, last
    if word in MONEY:
        return MONEY[word], last + 1
    if word in ("de", "d") and last + 1 < n and low[last + 1] in MONEY:
        return MONEY[low[last + 1]], last + 2
    if word in UNITS:
        return UNITS[word], last + 1
    return unit, last


def _noun(tokens: Tokens, last: int) -> tuple[int, int]:
    """The words that say what is counted, right behind the number, or (-1, -1)."""
    flag, word, n = tokens.flag, tokens.word, len(tokens)
    i = last
    if i < n and tokens.low[i] in ("of", "de", "in"):
        i += 1
        while i < n and flag[i] & DET:
            i += 1
    j = i
    while j < n and j - i < 4:
        if (
            not word[j][0].isalpha()
            or flag[j] & (_WALL | DET)
            or (flag[j] & (PREP | VERB) and j >= i)
            or tokens.start[j] - tokens.end[j - 1] > 1
        ):
            break
        if j > i and _acts(tokens, j):
            break
        j += 1
        if (
            word[j - 1].endswith("s")
            and j < n
            and word[j - 1][0].islower()
            and (word[j].endswith(("ed", "ing")) or flag[j] & STOP)
        ):
            break
    while j > i and (flag[j - 1] & STOP or tokens.low[j - 1] in _AFTER_NOUN):
        j -= 1
    if j - i == 1 and (word[i].endswith("ed") or tokens.low[i] in _NO_NOUN) and tokens.low[i] not in PEOPLE:
        return -1, -1
    return (i, j) if j > i else (-1, -1)


def _acts(tokens: Tokens, j: int) -> bool:
    """Whether a word behind a counted plural is what those counted do, or another's name: "nine farms lie", no farm."""
    before, low = tokens.low[j - 1], tokens.low[j]
    if not (before in PEOPLE or (before.endswith("s") and not before.endswith("ss"))) or tokens.cap[j - 1]:
        return False
    if before == "people" and low in PEOPLE:
        return False
    return tokens.cap[j] or low in ACTS or (low.endswith("ed") and low not in PEOPLE)
