"""People in German text: behind a given name, behind what they are, or two capitals that are no nouns."""

from summaries.text.german.capitals import ADDRESS, Capitals, given, initial, known, mention, proper
from summaries.text.german.nouns import PERSON, being, listed, measure
from summaries.text.german.offices import role_before
from summaries.text.lexicon import DET, FIRST, MONTH, PEOPLE, PLACE, PREP, SITE, WEEKDAY
from summaries.text.mention import Mention
from summaries.text.tokens import Tokens

WHERE = frozenset("in aus nach bei nahe".split())  # stand before a place without an article


def people(text: Capitals, a: int, b: int, found: list[Mention]) -> None:
    """The people named in a run of capitals: behind a given name, behind what they are, or two unknown capitals."""
    tokens = text.tokens
    i = a
    while i < b:
        start = _person_starts(text, a, i, b)
        if start < 0:
            i += 1
            continue
        end = _person_ends(tokens, start, b)
        m = mention(text, start, end, "person", role_before(tokens, a, start))
        found.append(m)
        if end - start > 1:
            surname = tokens.text[tokens.start[end - 1] : m.end].lower()
            text.surnames.setdefault(surname, start)
            von = end - 1
            while von > start and not tokens.cap[von - 1]:
                von -= 1
            if von < end - 1:
                text.homes.setdefault(surname, (von, end - 1))
        i = end


def _person_ends(tokens: Tokens, start: int, b: int) -> int:
    """The end of a person's name that starts at ``start``: before a noun, another's title, or where he is from."""
    first_named = given(tokens, start) or (start > 0 and being(tokens.low[start - 1]) == PERSON)
    end = start + 1
    while end < b and end - start < 5:
        if not tokens.cap[end]:
            home = tokens.low[end] == "von" and end - start > 1
            if home and any(being(tokens.low[k]) or tokens.flag[k] & PLACE for k in range(end, b)):
                break
        elif not (proper(tokens, end) or (first_named and end == start + 1 and not listed(tokens.low[end]))) or (
            being(tokens.low[end]) == PERSON and end + 1 < b and given(tokens, end + 1)
        ):
            break
        end += 1
    while end > start + 1 and not tokens.cap[end - 1]:
        end -= 1
    return end


def _person_starts(text: Capitals, a: int, i: int, b: int) -> int:
    """The token at which a person's name starts that shows itself at ``i``; -1 where none does."""
    tokens = text.tokens
    flag, low = tokens.flag, tokens.low
    if not tokens.cap[i]:
        return -1
    if given(tokens, i) and i + 1 < b and (not flag[i] & PLACE or proper(tokens, i + 1)):
        after = i + 1
        while after < b and not tokens.cap[after]:
            after += 1
        if after < b and (_surname(tokens, after, b) or initial(tokens, after)):
            return i
    if i == a and i + 1 < b and _initials(tokens, i, b):
        return i
    if being(low[i]) == PERSON or low[i] in ADDRESS or (low[i] == "dr" or low[i] == "prof"):
        after = i + 1
        while after < b and (tokens.word[after] == "." or low[after] in ADDRESS):
            after += 1
        if after < b and tokens.cap[after] and called(text, a, i, after, b):
            return after
    if i == a and b - a >= 2 and _unknown_pair(text, a, b):
        return i
    return -1


def _surname(tokens: Tokens, i: int, b: int) -> bool:
    """Whether a capital behind a given name is the surname: anything but a time, an acronym, another's title."""
    low, flag = tokens.low[i], tokens.flag[i]
    if flag & (MONTH | WEEKDAY) or measure(low) or (tokens.word[i].isupper() and len(low) > 1):
        return False
    return not (being(low) == PERSON and i + 1 < b and (given(tokens, i + 1) or "-" in low)) and low[0] != "-"


def _initials(tokens: Tokens, i: int, b: int) -> bool:
    """Whether initials and a surname start here: "C. Y. Lund", "C.Y. Lund"."""
    after = i
    while after < b and (initial(tokens, after) or tokens.word[after] == "." or tokens.word[after][1:2] == "."):
        after += 1
    return i < after < b and proper(tokens, after)


def called(text: Capitals, a: int, i: int, after: int, b: int) -> bool:
    """Whether what stands behind a noun for a person is that person's name, and not whose person it is."""
    tokens = text.tokens
    low, flag = tokens.low[after], tokens.flag[after]
    if not proper(tokens, after) or (being(low) == PERSON and after + 1 < b) or (flag & PLACE and not flag & FIRST):
        return False
    if low[-1] == "s" and (known(low[:-1]) & PLACE or low[:-1] in text.surnames):
        return False  # der Präsident Ruritaniens, Einige Anhänger Linds
    last = after
    while last + 1 < b and tokens.cap[last + 1] and proper(tokens, last + 1):
        last += 1
    final = tokens.low[last]
    if final[-1] == "s" and final[:-1] in text.surnames:
        return False
    return not tokens.low[i].endswith(("innen", "eute")) or last > after


def _unknown_pair(text: Capitals, a: int, b: int) -> bool:
    """Two or three capitals of which none is a noun we know, with nothing before them that nouns need."""
    tokens = text.tokens
    if b - a > 3 or not all(proper(tokens, i) and tokens.cap[i] for i in range(a, b)):
        return False
    if any(being(tokens.low[i]) or tokens.flag[i] & (PLACE | PEOPLE | SITE) or initial(tokens, i) for i in range(a, b)):
        return False
    before = a - 1
    if before >= 0 and (
        tokens.flag[before] & DET
        or tokens.word[before][0].isdigit()
        or tokens.low[before].endswith(("e", "er", "en", "es"))
    ):
        return False
    if before >= 0 and tokens.flag[before] & PREP and tokens.low[before] in WHERE:
        return False
    first, last = tokens.low[a], tokens.low[b - 1]
    opens = a == 0 or tokens.sentence[a - 1] != tokens.sentence[a]
    if opens and first.endswith(("e", "en", "es")) and last.endswith(("e", "en", "er", "n", "s")):
        return False  # Illegale Praktiken
    return not (first in text.articled or first.endswith("er") or first[-1] == "s")
