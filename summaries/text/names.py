"""Names of people, organisations and places, with the roles beside them, each known by its fullest form."""

from dataclasses import dataclass, field, replace

from summaries.model import Name, NameKind
from summaries.text.lexicon import (
    ABBREVIATION,
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
    places,
)
from summaries.text.roles import is_courtesy, name_start, role_after, role_before
from summaries.text.sentences import Stretch
from summaries.text.tokens import Tokens

_COMMON = STOP | AUX | CONNECT | DET | PREP | PRONOUN | RELATIVE | CONJ | ADVERB
_NEVER_ALONE = MONTH | WEEKDAY | PEOPLE | NUMBER
_LONGEST = 9  # tokens in one name
_OF = frozenset({"of", "for", "and", "&", "de", "del", "da", "do", "du", "des", "la", "the", "für", "der"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(slots=True)  # not frozen: made by the thousand, and a frozen one takes three times as long
class Mention:
    """One mention in tokens: ``first`` to ``last`` (exclusive), its role too, -1 for none; ``end`` in characters."""

    first: int
    last: int
    kind: NameKind
    end: int  # of the last token, without its possessive
    role: tuple[int, int] = (-1, -1)
    role_end: int = -1
    full: int = -1  # index of the mention with the fullest form


def mentions(tokens: Tokens, stretches: tuple[Stretch, ...], language: str) -> tuple[Mention, ...]:
    """Every name in a text, in order, each pointing to its fullest form."""
    lower = {w for w, cap in zip(tokens.low, tokens.cap, strict=True) if not cap}
    found: list[Mention] = []
    opens = {s.first for s in stretches}
    last = 0
    shouting = _headlines(tokens, stretches)
    for i in [i for i, cap in enumerate(tokens.cap) if cap]:
        if i < last or tokens.sentence[i] in shouting:
            continue
        last = _extent(tokens, i)
        found += _named(tokens, i, last, _opens(tokens, i, opens), lower, language)
    return _resolved(tokens, found)


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
    return not (before[0].isalnum() or before in ",;)-'’&/")


def _extent(tokens: Tokens, i: int) -> int:  # noqa: PLR0912  # one way out for each thing that may stand here
    """The end of the run of capitals that starts at ``i``, joined by particles, initials and the "of" of titles."""
    n, word, low, cap, flag = len(tokens), tokens.word, tokens.low, tokens.cap, tokens.flag
    j = i + 1
    while j < n and j - i < _LONGEST:
        if low[j - 1][-2:] in ("'s", "’s") or not tokens.close(j - 1, j):
            break
        if cap[j]:
            if flag[j] & (PRONOUN | WEEKDAY) or (flag[j] & MONTH and low[j] not in ("may", "june", "april", "august")):
                break
            j += 1
        elif (
            word[j] == "."
            and tokens.start[j] == tokens.end[j - 1]
            and j + 1 < n
            and cap[j + 1]
            and tokens.close(j, j + 1)
        ):
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


def _named(tokens: Tokens, first: int, last: int, opens: bool, lower: set[str], language: str) -> list[Mention]:
    flag, low = tokens.flag, tokens.low
    while (
        first < last
        and not _place_at(tokens, first, last)
        and (
            (flag[first] & _COMMON and not flag[first] & (FIRST | PLACE | TITLE | ORG))
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
    if language == "de" and not _german_name(tokens, first, last):
        return []
    if last - first == 1 and (
        flag[first] & _NEVER_ALONE or (flag[first] & (TITLE | ROLE) and not flag[first] & (ORG | FIRST | PLACE))
    ):
        return []
    if last - first == 1 and len(low[first]) < 2:
        return []
    return _kinded(tokens, first, last)


def _place_at(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a run of capitals is the name of a place whose first word is common elsewhere: New Zealand."""
    if last - first < 2:
        return False
    tail = tokens.low[last - 1].removesuffix("'s").removesuffix("’s")
    return (*tokens.low[first : last - 1], tail) in places()


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


def _german_name(tokens: Tokens, first: int, last: int) -> bool:
    """German writes every noun with a capital: a name is known, has a given name or title, or two capitals."""
    flags = [tokens.flag[i] for i in range(first, last)]
    if any(f & (FIRST | PLACE) for f in flags) or tokens.word[last - 1].isupper():
        return True
    if last - first == 1:
        before, after = (tokens.flag[first - 1] if first else 0), (tokens.flag[last] if last < len(tokens) else 0)
        speaks = (
            bool(after & SAY or before & SAY) and not before & (DET | PREP) and not flags[0] & (SOURCE | ROLE | _COMMON)
        )
        return bool(flags[0] & ORG) or speaks
    before = tokens.flag[first - 1] if first else 0
    return bool(flags[0] & TITLE) or not before & DET


def _kinded(tokens: Tokens, first: int, last: int) -> list[Mention]:
    """The mention a run of capitals makes, its titles told from its name."""
    while (
        last - first > 1
        and tokens.flag[first] & PEOPLE
        and not tokens.flag[first + 1] & (ORG | TITLE | SITE | PEOPLE)
        and tokens.cap[first + 1]
    ):
        first += 1  # Republican Mara Lind
    begin = name_start(tokens, first, last)
    if begin > first and begin < last:
        return [_mention(tokens, begin, last, "person", role_before(tokens, first, begin))]
    kind = _kind(tokens, first, last)
    role = role_before(tokens, first, first)
    if role[0] >= 0 and kind in ("other", "person") and _personal(tokens, first, last):
        kind = "person"
    elif kind != "person":
        role = (-1, -1)
    return [_mention(tokens, first, last, kind, role)]


def _mention(tokens: Tokens, first: int, last: int, kind: NameKind, role: tuple[int, int]) -> Mention:
    return Mention(
        first,
        last,
        kind,
        _bare_end(tokens, last - 1),
        role,
        _bare_end(tokens, role[1] - 1, False) if role[0] >= 0 else -1,
    )


def _bare_end(tokens: Tokens, i: int, possessive: bool = True) -> int:
    word = tokens.word[i]
    cut = 2 if possessive and len(word) > 2 and word[-2:] in ("'s", "’s") else 0
    return tokens.end[i] - cut


def _personal(tokens: Tokens, first: int, last: int) -> bool:
    return last - first <= 4 and not any(
        tokens.flag[i] & (ORG | SITE | PLACE | PEOPLE) for i in range(first, last) if not tokens.flag[i] & FIRST
    )


def _kind(tokens: Tokens, first: int, last: int) -> NameKind:
    flag, low, word = tokens.flag, tokens.low, tokens.word
    size = sum(1 for i in range(first, last) if word[i] != ".")
    before = low[first - 1] if first else ""
    tail = low[last - 1].removesuffix("'s").removesuffix("’s")
    if _place_at(tokens, first, last):
        return "place"
    if size > 1 and flag[first] & FIRST and not any(flag[i] & (ORG | SITE) for i in range(first + 1, last)):
        return "person"
    if size == 1 and flag[first] & PLACE:
        return "place"
    if any(flag[i] & ORG for i in range(first, last)) and not (size == 1 and flag[first] & FIRST):
        return "organisation"
    if flag[last - 1] & SITE or (flag[first] & SITE and size > 1):
        return "place"
    if word[first].replace(".", "").isupper() and len(tail) > 1 and size == 1:
        return "organisation"
    if size > 1 and all(flag[i] & (PLACE | SITE) or not tokens.cap[i] for i in range(first, last)):
        return "place"
    if before == "the" or flag[first] & PEOPLE:
        return "other"
    if 2 <= size <= 5 and not any(
        flag[i] & (PLACE | PEOPLE | STOP) or (word[i].isupper() and len(word[i]) > 2)
        for i in range(first, last)
        if tokens.cap[i]
    ):
        return "person"
    if size == 1 and before in ("in", "near", "outside", "across", "en", "à"):
        return "place"
    return "other"


@dataclass(slots=True)
class _Known:
    """The names of one text by what a later mention may say of them."""

    longest: dict[str, int] = field(default_factory=dict)  # last word -> index of the fullest mention
    initials: dict[str, int] = field(default_factory=dict)  # first letters -> index
    people: dict[str, int] = field(default_factory=dict)  # surname or given name -> first full mention in the text
    latest: dict[str, int] = field(default_factory=dict)  # the same -> the last one before the mention that is read


def _resolved(tokens: Tokens, found: list[Mention]) -> tuple[Mention, ...]:
    """The mentions, variants of one name pointing to its fullest form, surnames known as the person they are."""
    known = _Known()
    keys = [_key(tokens, m) for m in found]
    for index, m in enumerate(found):
        if m.role[0] < 0 and m.kind in ("person", "other"):
            role = role_after(tokens, m.last, m.kind == "person")
            if role[0] >= 0 and (m.kind == "person" or _personal(tokens, m.first, m.last)):
                end = _bare_end(tokens, role[1] - 1, False)
                found[index] = replace(m, kind="person", role=role, role_end=end)
        _remember(known, tokens, found[index], index, keys)
    return tuple(_tied(known, tokens, index, keys, found) for index in range(len(found)))


def _remember(known: _Known, tokens: Tokens, m: Mention, index: int, keys: list[tuple[str, ...]]) -> None:
    key = keys[index]
    if len(key) < 2:
        return
    if m.kind != "other":
        known.initials.setdefault("".join(part[0] for part in key if part not in _OF), index)
    best = known.longest.get(key[-1])
    if best is None or (len(keys[best]) < len(key) and _within(keys[best], key)):
        known.longest[key[-1]] = index
    if m.kind == "person":
        known.people.setdefault(key[-1], index)
        if tokens.flag[m.first] & FIRST:
            known.people.setdefault(key[0], index)


def _tied(known: _Known, tokens: Tokens, index: int, keys: list[tuple[str, ...]], found: list[Mention]) -> Mention:
    """A mention with the index of its fullest form, and its kind where that form says more."""
    m, key = found[index], keys[index]
    if len(key) > 1:
        if m.kind == "person":
            known.latest[key[-1]] = index
            if tokens.flag[m.first] & FIRST:
                known.latest[key[0]] = index
        best = known.longest.get(key[-1], index)
        return _with_full(m, best if found[best].kind == m.kind and _within(key, keys[best]) else index)
    person = known.latest.get(key[0], known.people.get(key[0]))
    if person is not None and m.kind != "place" and (m.role[0] >= 0 or m.kind != "organisation"):
        best = known.longest.get(keys[person][-1], person)
        return _with_full(m, best if _within(keys[person], keys[best]) else person, "person")
    if m.kind == "person":
        known.latest.setdefault(key[0], index)
    if m.kind == "organisation" and (named := known.initials.get(key[0])) is not None:
        return _with_full(m, named, kind=found[named].kind)
    if m.kind == "other" and (named := known.longest.get(key[0])) is not None and found[named].kind == "organisation":
        return _with_full(m, named, kind="organisation")
    return _with_full(m, index)


def _with_full(m: Mention, full: int, kind: NameKind | None = None) -> Mention:
    """A mention that knows its fullest form (dataclasses.replace takes five times as long, once a name)."""
    return Mention(m.first, m.last, kind or m.kind, m.end, m.role, m.role_end, full)


def _key(tokens: Tokens, m: Mention) -> tuple[str, ...]:
    parts = []
    for i in range(m.first, m.last):
        low = tokens.low[i].removesuffix("'s").removesuffix("’s")
        if low[0].isalnum() and low not in _SUFFIXES and (len(low) > 1 or m.last - m.first < 3):
            parts.append(low.replace(".", ""))
    return tuple(parts) or ("",)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word of one name stands in the other, in order."""
    rest = iter(long)
    return all(part in rest for part in short)


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
