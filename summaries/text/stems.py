"""Folded word stems, for likeness: "Arrested" and "arrests" are one word here."""

import unicodedata
from functools import cache
from typing import Any

import snowballstemmer

from summaries.text.lexicon import STOP, Words, lexicon

_NAMES = {
    "en": "english",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "pt": "portuguese",
    "it": "italian",
    "nl": "dutch",
}
_ROOM = 60_000  # stems kept a language; a year of one newsroom's vocabulary
_LONGEST = 40  # letters of a word; what is longer is an address or noise


class Stems(dict[str, str]):
    """Lower-case word to its stem, for one language; remembers what it has seen, within bounds.

    The stemmer is pure Python and takes some 20 µs a word, a look-up here a hundredth of it.
    """

    def __init__(self, language: str, stops: Words | None = None) -> None:
        super().__init__()
        self._stops = stops
        name = _NAMES.get(language)
        self._stemmer: Any = snowballstemmer.stemmer(name) if name else None

    def __missing__(self, word: str) -> str:
        if len(word) < 2 or not word[0].isalnum() or (self._stops is not None and self._stops[word] & STOP):
            stem = ""
        else:
            base = word.replace("’", "'").removesuffix("'s")[:_LONGEST]
            stem = fold(self._stemmer.stemWord(base) if self._stemmer else base)
        if len(self) < _ROOM:
            self[word] = stem
        return stem


_stems: dict[str, Stems] = {}


def stems_of(language: str) -> Stems:
    """The shared stems of a language; words of a language without a stemmer are only folded."""
    key = language if language in _NAMES else ""
    if key not in _stems:
        _stems[key] = Stems(key)
    return _stems[key]


@cache
def telling_stems(language: str) -> Stems:
    """Like `stems_of`, with "" for stop words."""
    return Stems(language, lexicon(language))


def stem(word: str, language: str = "en") -> str:
    """The folded stem of one word, in any case."""
    return stems_of(language)[word.lower()]


def fold(word: str) -> str:
    """Lower case without accents: "Élysée" and "elysee" are one word."""
    if word.isascii():
        return word.lower()
    spread = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in spread if not unicodedata.combining(c))
