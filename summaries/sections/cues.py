"""Cues of a lens, compiled: which facets and parties a sentence is about, found through its stems."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from summaries.lens import Lens
from summaries.text.lexicon import STOP, lexicon
from summaries.text.stems import stem

Kind = Literal["facet", "party", "lens"]
MEMORY = 50_000  # stems remembered with what they trigger; beyond it the memory starts afresh


class Cue(NamedTuple):
    """One compiled cue: what it speaks for, and the phrase that must stand in the sentence (None: the stem
    suffices; a party
    is named in its own word: "prison" has the stem of "prisoner")."""

    kind: Kind
    key: str
    phrase: re.Pattern[str] | None


class CueBook:
    """Cues by the stem that triggers them.  Matching a sentence costs one look-up a stem."""

    def __init__(self, entries: Iterable[tuple[Kind, str, str]]) -> None:
        self._by_stem: dict[str, list[Cue]] = {}
        self._by_prefix: list[tuple[str, Cue]] = []
        self._memory: dict[str, tuple[Cue, ...]] = {}
        for kind, key, cue in entries:
            self._enter(kind, key, cue.casefold().strip())

    def _enter(self, kind: Kind, key: str, cue: str) -> None:
        words = cue.split()
        if len(words) == 1 and cue.endswith("*"):
            self._by_prefix.append((cue[:-1], Cue(kind, key, None)))
            return
        phrase = phrase_pattern(cue) if len(words) > 1 or "-" in cue or kind == "party" else None
        telling = [word for word in re.findall(r"[^\W\d_]+", cue) if not lexicon("en").get(word, 0) & STOP]
        if telling:
            self._by_stem.setdefault(stem(max(telling, key=len)), []).append(Cue(kind, key, phrase))

    def _cues(self, found: str) -> tuple[Cue, ...]:
        if len(self._memory) > MEMORY:
            self._memory.clear()
        by_prefix = (cue for prefix, cue in self._by_prefix if _begins(found, prefix))
        known = self._memory[found] = (*self._by_stem.get(found, ()), *by_prefix)
        return known

    def hits(self, stems: Sequence[str], text: str, start: int, end: int) -> set[tuple[Kind, str]]:
        """What the sentence ``text[start:end]`` with these stems is about: pairs of kind and key."""
        memory = self._memory
        found: set[tuple[Kind, str]] = set()
        for one in stems:
            cues = memory.get(one)
            if cues is None:
                cues = self._cues(one)
            for cue in cues:
                if cue.phrase is None or cue.phrase.search(text, start, end):
                    found.add((cue.kind, cue.key))
        return found


def _begins(found: str, prefix: str) -> bool:
    # A stemmer may cut into the prefix itself: "incarcerat*" must meet the stem "incarcer".
    return found.startswith(prefix) or (len(found) >= 5 and prefix.startswith(found) and len(prefix) - len(found) <= 3)


def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as it may stand in running text: any blanks, either apostrophe, any case; a trailing * is any ending."""
    words = [re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in phrase.split()]
    body = r"\s+".join(words).replace("'", "['’]")
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=64)
def cue_book(lens: Lens) -> CueBook:
    """The compiled facet and party cues of a lens."""
    facets: list[tuple[Kind, str, str]] = [("facet", facet.key, cue) for facet in lens.facets for cue in facet.cues]
    parties: list[tuple[Kind, str, str]] = [("party", party.name, cue) for party in lens.parties for cue in party.cues]
    return CueBook(facets + parties)


@lru_cache(maxsize=256)
def phrase_book(phrases: tuple[str, ...]) -> CueBook:
    """Phrases found through their most telling word: a look-up a stem instead of a pattern a sentence."""
    return CueBook(("facet", "", phrase) for phrase in phrases)


@lru_cache(maxsize=1024)
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """One pattern for several phrases, or None for none."""
    if not phrases:
        return None
    return re.compile("|".join(phrase_pattern(phrase).pattern for phrase in phrases), re.IGNORECASE)
