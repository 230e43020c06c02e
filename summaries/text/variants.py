"""Variants of one name: which mentions are the same person, organisation or place, and which says it in full."""

from dataclasses import dataclass, field, replace

from summaries.model import NameKind
from summaries.text.kinds import personal
from summaries.text.lexicon import ADVERB, AUX, CONJ, FEMALE, FIRST, PREP, RELATIVE, SAY, VERB
from summaries.text.mention import Mention, bare_end
from summaries.text.roles import role_after, role_set_off
from summaries.text.tokens import Tokens

_OF = frozenset({"of", "for", "and", "&", "de", "del", "da", "do", "du", "des", "la", "the", "für", "der"})
_WOMEN = frozenset("mrs ms miss lady dame madame mme frau señora".split())
_MEN = frozenset("mr sir lord monsieur herr señor".split())
_KIN = frozenset(
    "wife husband son daughter mother father brother sister widow widower uncle aunt cousin nephew niece grandson "
    "granddaughter grandfather grandmother stepson stepdaughter partner".split()
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

Key = tuple[str, ...]


@dataclass(slots=True)
class _Known:
    """The names of one text by what a later mention may say of them."""

    longest: dict[str, int] = field(default_factory=dict)  # last word -> index of the fullest mention
    initials: dict[str, int] = field(default_factory=dict)  # first letters -> index
    people: dict[str, int] = field(default_factory=dict)  # surname or given name -> first full mention in the text
    latest: dict[str, int] = field(default_factory=dict)  # the same -> the last one before the mention that is read
    named: dict[Key, int] = field(default_factory=dict)  # the whole name of a person -> index of a mention
    bearers: dict[str, dict[str, int]] = field(default_factory=dict)  # surname -> given name -> who bears it
    called: dict[str, int] = field(default_factory=dict)  # surname -> whom it meant alone, last


def resolved(tokens: Tokens, found: list[Mention], roles: bool = False) -> tuple[Mention, ...]:
    """The mentions, variants of one name pointing to its fullest form, surnames known as the person they are.

    roles: those behind the names have been read already.
    """
    known = _Known()
    keys = [_key(tokens, m) for m in found]
    things = _things(tokens, found, keys)
    for index, m in enumerate(found):
        if not roles and m.role[0] < 0 and m.kind in ("person", "other"):
            role = role_after(tokens, m.last, m.kind == "person")
            if role[0] >= 0 and (m.kind == "person" or personal(tokens, m.first, m.last)):
                end = bare_end(tokens, role[1] - 1, False)
                found[index] = replace(m, kind="person", role=role, role_end=end)
            elif (before := role_set_off(tokens, m.first, m.last))[0] >= 0 and personal(tokens, m.first, m.last):
                found[index] = replace(m, kind="person", role=before, role_end=bare_end(tokens, before[1] - 1, False))
            elif m.kind == "other" and len(keys[index]) > 1 and _who(tokens, m):
                found[index] = replace(m, kind="person")
        if found[index].kind == "person" and found[index].role[0] < 0 and keys[index] in things:
            found[index] = replace(found[index], kind="other")
        _remember(known, tokens, found[index], index, keys)
    return tuple(_tied(known, tokens, index, keys, found) for index in range(len(found)))


def _things(tokens: Tokens, found: list[Mention], keys: list[Key]) -> set[Key]:
    """Names that look like people and are none: "the" stands before one ("the Rust Belt", not "the Lind Holt brand").

    Only where no mention has a given name or a role.
    """
    flag, n = tokens.flag, len(tokens)
    told: set[Key] = set()
    things: set[Key] = set()
    for m, key in zip(found, keys, strict=True):
        if len(key) < 2:  # a surname tells nothing
            continue
        if m.role[0] >= 0 or flag[m.first] & FIRST:
            told.add(key)
            continue
        after = m.last < n and tokens.low[m.last][0].isalpha() and not tokens.cap[m.last]
        noun = after and not flag[m.last] & (AUX | PREP | SAY | VERB | CONJ | ADVERB | RELATIVE)
        if m.first and tokens.low[m.first - 1] == "the" and not noun:
            things.add(key)
    return things - told


def _who(tokens: Tokens, m: Mention) -> bool:
    """Whether ", who" follows a name that may be a person's."""
    follows = tokens.low[m.last + 1 : m.last + 2] == ["who"] and tokens.word[m.last] == ","
    return follows and personal(tokens, m.first, m.last)


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
        known.named.setdefault(key, index)
        known.people.setdefault(key[-1], index)
        if tokens.flag[m.first] & FIRST:
            known.people.setdefault(key[0], index)


def _tied(known: _Known, tokens: Tokens, index: int, keys: list[tuple[str, ...]], found: list[Mention]) -> Mention:
    """A mention with the index of its fullest form, and its kind where that form says more."""
    m, key = found[index], keys[index]
    if len(key) > 1:
        if m.kind == "person":
            known.latest[key[-1]] = index
            known.bearers.setdefault(key[-1], {})[key[0]] = index
            if tokens.flag[m.first] & FIRST:
                known.latest[key[0]] = index
        elif m.kind == "other" and (person := known.named.get(key)) is not None:
            return _with_full(m, found[person].full if found[person].full >= 0 else person, "person")
        best = known.longest.get(key[-1], index)
        return _with_full(m, best if found[best].kind == m.kind and _within(key, keys[best]) else index)
    person = _bearer(known, tokens, index, key[0], found)
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


def _bearer(known: _Known, tokens: Tokens, index: int, word: str, found: list[Mention]) -> int | None:
    """Whom a surname or given name alone means.

    Among several of one surname: by Mr and Mrs; else whom it meant before, for papers then write the others in full;
    else the last one named in full, unless as somebody's wife or son.
    """
    last = known.latest.get(word, known.people.get(word))
    bearers = list(known.bearers.get(word, {}).values())
    if len(bearers) < 2:  # nobody to mistake him for
        return last
    m = found[index]
    title = tokens.low[m.role[0]] if m.role[0] >= 0 else ""
    if title in _WOMEN or title in _MEN:
        fit = [k for k in bearers if _woman(tokens, found[k]) == (title in _WOMEN)]
        return fit[-1] if fit else last
    if word not in known.called:
        named = [k for k in bearers if not _kin(tokens, found[k])]
        known.called[word] = named[-1] if named else bearers[-1]
    return known.called[word]


def _woman(tokens: Tokens, m: Mention) -> bool:
    role = range(m.role[0], m.role[1]) if m.role[0] >= 0 else range(0)
    return bool(tokens.flag[m.first] & FEMALE) or any(tokens.flag[i] & FEMALE for i in role)


def _kin(tokens: Tokens, m: Mention) -> bool:
    return m.role[0] >= 0 and not _KIN.isdisjoint(tokens.low[m.role[0] : m.role[1]])


def _with_full(m: Mention, full: int, kind: NameKind | None = None) -> Mention:
    """A mention that knows its fullest form (dataclasses.replace takes five times as long, once a name)."""
    return Mention(m.first, m.last, kind or m.kind, m.end, m.role, m.role_end, full)


def _key(tokens: Tokens, m: Mention) -> tuple[str, ...]:
    parts = []
    last = m.last - 1
    for i in range(m.first, m.last):
        low = tokens.low[i]
        if low[-1] == "s":
            low = low.removesuffix("'s").removesuffix("’s")
        if i == last and m.end < tokens.end[i]:
            low = tokens.text[tokens.start[i] : m.end].lower()  # Linds Bericht
        if low[0].isalnum() and low not in _SUFFIXES and (len(low) > 1 or m.last - m.first < 3):
            parts.append(low.replace(".", ""))
    return tuple(parts) or ("",)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word of one name stands in the other, in order."""
    rest = iter(long)
    return all(part in rest for part in short)
