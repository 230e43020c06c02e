"""Who is one person: "Lind", "Mr Lind" and "Ada Lind" are one voice where the story knows one Lind only."""

import re
from collections.abc import Iterable

from summaries.text.lexicon import MODIFIER, PARTICLE, ROLE, TITLE, lexicon
from summaries.text.stems import fold

_WORD = re.compile(r"[^\W_][\w’'.-]*")
_TITLED = TITLE | ROLE | MODIFIER


def parts(name: str) -> tuple[str, ...]:
    """The folded words of a person's name without titles and initials, the family name last: ("ada", "lind")."""
    known = lexicon("en")
    words = [fold(word).replace("’", "'").removesuffix("'s").strip(".'") for word in _WORD.findall(name)]
    while len(words) > 1 and known.get(words[0], 0) & _TITLED:
        words = words[1:]
    kept = [word for word in words if len(word) > 1]
    return tuple(kept or words)


def one_name(name: str) -> str:
    """A name as it is compared where no shorter form of it is known: folded, without an article before it."""
    return re.sub(r"\A(?:the|an?) ", "", " ".join(fold(name).split()))


def voices(names: Iterable[str]) -> dict[str, str]:
    """Each name of a person, as it was written, with the fullest form that the others know of that same person.

    A shorter form is another's where all its words stand in the longer one, in that order, and both end in the same
    family name; where two people could be meant it stays by itself.
    """
    written = list(dict.fromkeys(names))
    split = {name: parts(name) for name in written}
    fullest: dict[tuple[str, ...], str] = {}
    for name in sorted(written, key=lambda name: (-len(split[name]), written.index(name))):
        fullest.setdefault(split[name], name)
    return {name: _fullest(split[name], fullest) for name in written}


def _fullest(short: tuple[str, ...], known: dict[tuple[str, ...], str]) -> str:
    longer = [other for other in known if other != short and _is_short_for(short, other)]
    # Of "Lind", "Ada Lind" and "Ada Berit Lind" the last is the one; of "Ada Lind" and "Tom Lind" neither is.
    best = [other for other in longer if all(one == other or _is_short_for(one, other) for one in longer)]
    return known[best[0]] if best else known[short]


def _is_short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) >= len(long) or not short or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(word in rest for word in short)


def surname(name: str) -> str:
    """The word by which a person is called, with the particles before it: "van Dyk" of "Pieter van Dyk"."""
    words = name.split()
    known = lexicon("en")
    at = len(words) - 1
    while at > 0 and known.get(fold(words[at - 1]), 0) & PARTICLE:
        at -= 1
    return " ".join(words[at:])


def meant(words: str, names: Iterable[str]) -> list[str]:
    """The names that somebody means who writes these words: the very name, else those whose words begin like them."""
    wanted = parts(words)
    written = list(dict.fromkeys(names))
    exact = [name for name in written if one_name(name) == one_name(words)]
    same = exact or [name for name in written if parts(name) == wanted]
    if same or not wanted:
        return same
    known = [name for name in written if _is_short_for(wanted, parts(name))]
    return known or [name for name in written if _begins(wanted, name)]


def _begins(wanted: tuple[str, ...], name: str) -> bool:
    having = [fold(word).strip(".,'’") for word in name.split()]
    return all(any(word.startswith(one) for word in having) for one in wanted)
