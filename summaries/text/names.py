"""Names of people, organisations and places, with the roles beside them, each known by its fullest form."""

from summaries.model import Name, NameKind
from summaries.text.kinds import bare, given_within, kind_of, personal, place_at
from summaries.text.lexicon import (
    ABBREVIATION,
    ACT,
    ADVERB,
    AUX,
    CONJ,
    CONNECT,
    DET,
    FIRST,
    MODIFIER,
    MONTH,
    NUMBER,
    ORG,
    PARTICLE,
    PEOPLE,
    PLACE,
    PREP,
    PRONOUN,
    RELATIVE,
    ROLE,
    SAY,
    SITE,
    SOURCE,
    STOP,
    TITLE,
    VERB,
    WEEKDAY,
)
from summaries.text.mention import Mention, bare_end
from summaries.text.roles import is_courtesy, name_start, role_before
from summaries.text.sentences import Stretch
from summaries.text.tokens import Tokens
from summaries.text.variants import resolved

_COMMON = STOP | AUX | CONNECT | DET | PREP | PRONOUN | RELATIVE | CONJ | ADVERB
_NEVER_ALONE = MONTH | WEEKDAY | PEOPLE | NUMBER
_LITTLE = DET | PREP | PRONOUN | RELATIVE | CONJ | AUX
_LONGEST = 9  # tokens in one name
# Months that are surnames, or given names, too.
_NAME_TOO = frozenset("may june april august avril mars abril mayo maio julio julho agosto".split())


def mentions(tokens: Tokens, stretches: tuple[Stretch, ...]) -> tuple[Mention, ...]:
    """Every name in a text, in order, each pointing to its fullest form."""
    lower = {w for w, cap in zip(tokens.low, tokens.cap, strict=True) if not cap}
    found: list[Mention] = []
    opens = {s.first for s in stretches}
    last = 0
    passed: list[int] = []  # capitals that are no name by themselves, and may be somebody's all the same
    shouting = _headlines(tokens, stretches)
    for i in [i for i, cap in enumerate(tokens.cap) if cap]:
        if i < last or tokens.sentence[i] in shouting:
            continue
        last = _extent(tokens, i)
        named = _named(tokens, i, last, _opens(tokens, i, opens), lower)
        found += named
        if not named:
            passed.append(last - 1)
    found += _surnames(tokens, found, passed, opens)
    found.sort(key=lambda m: m.first)
    return resolved(tokens, found)


def _surnames(tokens: Tokens, found: list[Mention], passed: list[int], opens: set[int]) -> list[Mention]:
    """Common words that are a surname here, since the text has named somebody so: Ida Small, then "Small said"."""
    flag, low = tokens.flag, tokens.low
    borne: dict[str, int] = {}
    for m in found:
        if m.kind == "person" and (m.last - m.first > 1 or m.role[0] >= 0):
            borne.setdefault(bare(low[m.last - 1]), m.first)
    out = []
    for i in passed:
        if borne.get(bare(low[i]), i) >= i:
            continue
        after = flag[i + 1] if i + 1 < len(tokens) else 0
        if i + 2 < len(tokens) and tokens.word[i + 1] == ",":
            after = flag[i + 2] & RELATIVE
        speaks = after & (RELATIVE | SAY | ACT | AUX | VERB) and (low[i + 1][0].isalpha() or after & RELATIVE)
        if speaks or low[i] != bare(low[i]) or not (_opens(tokens, i, opens) or flag[i] & _LITTLE):
            out.append(_mention(tokens, i, i + 1, "person", (-1, -1)))
    return out


def _headlines(tokens: Tokens, stretches: tuple[Stretch, ...]) -> set[int]:
    """Sentences in headline case, where a capital says nothing."""
    out = set()
    for index, s in enumerate(stretches):
        if tokens.word[s.first] == "!" and s.first + 1 < s.last and tokens.word[s.first + 1] == "[":
            out.add(index)
        elif 5 <= s.last - s.first <= 30 and 3 * sum(tokens.cap[s.first : s.last]) > s.last - s.first:
            words = [i for i in range(s.first, s.last) if tokens.word[i][0].isalpha() and len(tokens.word[i]) > 3]
            fewest = 7 if tokens.word[s.last - 1] == "." else 4
            if len(words) >= fewest and sum(tokens.cap[i] for i in words) >= 0.8 * len(words):
                out.add(index)
    return out


def _opens(tokens: Tokens, i: int, opens: set[int]) -> bool:
    if i in opens:
        return True
    before = tokens.word[i - 1]
    if tokens.mark[i - 1] >= 0 > tokens.mark[i] and i > 1 and tokens.word[i - 2] == ",":
        return False  # “No,” Lind said
    return not (before[0].isalnum() or before in ",;)-'’&/")


def _extent(tokens: Tokens, i: int) -> int:  # noqa: PLR0912  # one way out for each thing that may stand here
    """The end of the run of capitals that starts at ``i``, joined by particles, initials and the "of" of titles."""
    n, word, low, cap, flag = len(tokens.word), tokens.word, tokens.low, tokens.cap, tokens.flag
    start, end = tokens.start, tokens.end
    j = i + 1
    while j < n and j - i < _LONGEST:
        if low[j - 1][-2:] in ("'s", "’s") or start[j] - end[j - 1] > 1:
            break
        if cap[j]:
            if flag[j] & (PRONOUN | WEEKDAY) or (flag[j] & MONTH and low[j] not in _NAME_TOO):
                break
            j += 1
        elif word[j] == "." and start[j] == end[j - 1] and j + 1 < n and cap[j + 1] and tokens.close(j, j + 1):
            if len(low[j - 1]) == 1 or flag[j - 1] & ABBREVIATION:
                j += 1
            else:
                break
        elif j + 1 < n and cap[j + 1] and tokens.close(j, j + 1) and flag[j] & PARTICLE:
            j += 2
        elif j + 2 < n and cap[j + 2] and flag[j] & flag[j + 1] & PARTICLE and tokens.close(j + 1, j + 2):
            j += 3  # van der Berg
        elif (
            low[j] in ("of", "for", "&", "für")
            and flag[j - 1] & (TITLE | ORG | SITE)
            and j + 1 < n
            and tokens.close(j, j + 1)
        ):
            after = j + 2 if low[j + 1] in ("the", "der") and j + 2 < n else j + 1
            if not cap[after] or flag[after] & (PRONOUN | WEEKDAY | MONTH):
                break
            j = after + 1
        else:
            break
    while j > i + 1 and (word[j - 1] == "." or not cap[j - 1]):
        j -= 1
    return j


def _named(tokens: Tokens, first: int, last: int, opens: bool, lower: set[str]) -> list[Mention]:
    flag, low = tokens.flag, tokens.low
    while (
        first < last
        and not place_at(tokens, first, last)
        and (
            (flag[first] & _COMMON and not flag[first] & (FIRST | PLACE | TITLE | ORG))
            or (flag[first] & WEEKDAY and last - first > 1)
            or _common(tokens, first, last, opens, lower)
        )
    ):
        if low[first] in ("may", "will") and last - first > 1 and not opens:
            break
        first += 1
        while first < last and (tokens.word[first] == "." or not tokens.cap[first]):
            first += 1
        opens = False
    if first >= last:
        return []
    if last - first == 1 and (
        flag[first] & _NEVER_ALONE or (flag[first] & (TITLE | ROLE) and not flag[first] & (ORG | FIRST | PLACE))
    ):
        return []
    if last - first == 1 and len(low[first]) < 2:
        return []
    return _kinded(tokens, first, last, lower)


def _common(tokens: Tokens, first: int, last: int, opens: bool, lower: set[str]) -> bool:
    """Whether a capital at the start of a sentence is only the sentence's."""
    if not opens:
        return False
    flag, low = tokens.flag[first], tokens.low[first]
    if flag & (TITLE | PEOPLE) and last - first > 1:
        return False
    if flag & (FIRST | PLACE) and low not in lower:
        return False
    if flag & (SOURCE | VERB | SAY | NUMBER | ROLE) and not (last - first > 1 and flag & ORG):
        return True
    if low in lower:
        return last - first == 1 or not flag & (ORG | SITE)
    return last - first == 1 and (low.endswith(("ing", "ly")) or flag & (_NEVER_ALONE | MODIFIER) > 0)


def _kinded(tokens: Tokens, first: int, last: int, lower: set[str]) -> list[Mention]:
    """The mention a run of capitals makes, its titles told from its name."""
    while (
        last - first > 1
        and tokens.flag[first] & PEOPLE
        and not tokens.flag[first + 1] & (ORG | TITLE | SITE | PEOPLE)
        and tokens.cap[first + 1]
    ):
        first += 1  # Republican Mara Lind
    begin = name_start(tokens, first, last)
    if begin == first:
        begin = given_within(tokens, first, last, lower)
    if begin > first and begin < last:
        role = role_before(tokens, first, begin)
        if not any(tokens.flag[i] & (TITLE | ROLE) for i in range(*role)):
            role = (-1, -1)
        return [_mention(tokens, begin, last, "person", role)]
    kind = kind_of(tokens, first, last, lower)
    role = role_before(tokens, first, first)
    if role[0] >= 0 and kind in ("other", "person") and personal(tokens, first, last):
        kind = "person"
    elif kind != "person":
        role = (-1, -1)
    return [_mention(tokens, first, last, kind, role)]


def _mention(tokens: Tokens, first: int, last: int, kind: NameKind, role: tuple[int, int]) -> Mention:
    return Mention(
        first,
        last,
        kind,
        bare_end(tokens, last - 1),
        role,
        bare_end(tokens, role[1] - 1, False) if role[0] >= 0 else -1,
    )


def as_names(tokens: Tokens, found: tuple[Mention, ...]) -> tuple[Name, ...]:
    """The mentions as the model tells them: in characters, each with the role that its person was first given."""
    roles: dict[int, tuple[int, int]] = {}
    for m in found:
        if m.role[0] >= 0 and not is_courtesy(tokens, m.role):
            roles.setdefault(m.full, (tokens.start[m.role[0]], m.role_end))
    return tuple(_name(tokens, m, found[m.full], roles.get(m.full, (-1, -1))) for m in found)


def _name(tokens: Tokens, m: Mention, full: Mention, role: tuple[int, int]) -> Name:
    text, start = tokens.text, tokens.start
    a, b = start[full.first], full.end
    return Name(start[m.first], m.end, m.kind, text[a:b], a, b, text[role[0] : role[1]] if role[0] >= 0 else "", *role)
