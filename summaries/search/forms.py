"""The forms that a word takes: "offer" is also offers, offered and offering, and Zelensky is also Zelenskyy.

Texts are indexed by the letters that stand in them, so that a phrase is found just as it is.  Beside the index stands a
list of every form met, under keys that alike forms share: the stem in the text's language, and for a word of a name how
it sounds.  A search looks for all forms under the keys of its words; the keys are built here, for both sides.
"""

import re
from collections.abc import Iterable, Iterator

from summaries.model import Analysis
from summaries.text.stems import fold, stems_of
from summaries.tracking.wording import skeleton

LANGUAGES = ("en", "de", "es", "fr", "pt", "it", "nl")
MOST = 24  # forms of one word that are looked for
_LONGEST = 40  # letters; what is longer is an address or noise
_NAME = 5  # letters of a name that may be spelt otherwise
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text as the index has them: folded, cut at whatever is no letter or digit."""
    return [fold(word) for word in _WORD.findall(text)]


def different_words(text: str) -> set[str]:
    """The different words of a text, in lower case."""
    return set(_WORD.findall(text.lower()))


def stem_keys(words: Iterable[str], language: str) -> Iterator[tuple[str, str]]:
    """Key and form for each of different words in a language that is not its own stem."""
    if language not in LANGUAGES:
        return
    stems = stems_of(language)
    for word in words:
        form = fold(word)
        if 2 < len(form) <= _LONGEST and (stem := stems[form]) and stem != form:
            yield f"{language} {stem}", form


def sound_keys(analysis: Analysis) -> Iterator[tuple[str, str]]:
    """Key and form for each word of the names of a text."""
    names = dict.fromkeys(name.full for name in analysis.names)
    for form in dict.fromkeys(word for full in names for word in words_of(full[:200])):
        if _NAME <= len(form) <= _LONGEST:
            yield f"~{skeleton(form)}", form


def asked_keys(word: str) -> list[str]:
    """Every key under which forms of a word that is looked for may be listed."""
    (form,) = words_of(word)[:1] or ("",)
    stems = [f"{language} {stem}" for language in LANGUAGES for stem in {stems_of(language)[form], form}]
    return [*stems, f"~{skeleton(form)}"] if form else []


def plain_stems(word: str) -> list[str]:
    """The stems of a word, which are forms themselves where a text has them."""
    (form,) = words_of(word)[:1] or ("",)
    return list(dict.fromkeys(stems_of(language)[form] for language in LANGUAGES)) if form else []


def speaker_words(analysis: Analysis) -> set[str]:
    """The words of the names of all who are quoted in a text."""
    names = {quote.speaker for quote in analysis.quotes if quote.speaker and quote.speaker_kind == "name"}
    fulls = {name.full for name in analysis.names if name.kind == "person" and _named(names, name.full)}
    return {word for name in names | fulls for word in words_of(name[:200]) if 1 < len(word) <= _LONGEST}


def _named(names: Iterable[str], full: str) -> bool:
    """Whether a full name is that of somebody who was named so, or by a part of it."""
    parts = set(full.split())
    return any(set(name.split()) <= parts for name in names)
