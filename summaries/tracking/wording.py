"""An article's words laid out once, so that many stories can be tried on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from summaries.model import Analysis, Article
from summaries.text.stems import fold
from summaries.tracking.likeness import OPENING, lead_counts, title_stems

_ALIKE = (
    ("ph", "f"),
    ("ck", "k"),
    ("kh", "k"),
    ("gh", "g"),
    ("q", "k"),
    ("c", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("j", "i"),
    ("y", "i"),
    ("w", "v"),
)
_SHORTEST_VARIANT = 5  # letters of a name that may be spelt otherwise


@dataclass(frozen=True, slots=True)
class Wording:
    """What of an article a query can be held against.

    title, text: stems in order, text without boilerplate.  places: of the text's stems, and of the parts of hyphened
    ones, in order.  names: spelling skeleton of a name's word to its stem.  spelling: stem of a name's word to the full
    name.  counts: what likeness is measured by.
    """

    article: Article
    analysis: Analysis
    language: str
    title: tuple[str, ...]
    text: tuple[str, ...]
    places: dict[str, list[int]]
    names: dict[str, str]
    spelling: dict[str, str]
    counts: dict[str, float] = field(default_factory=dict)

    def strength(self, stem: str) -> float:
        """How much an article is about a stem: 0 absent, 0.45 once in passing, to 1 in its title."""
        if stem in self.title:
            return 1.0
        return _standing(self.places.get(stem, ()))

    def phrase_strength(self, stems: Sequence[str]) -> float:
        """The same for stems that must stand side by side (stop words between them do not count)."""
        return 1.0 if _occurs(stems, self.title) else _standing(self.phrase_places(stems))

    def phrase_places(self, stems: Sequence[str]) -> list[int]:
        """Where in the text stems stand side by side."""
        return [at for at in self.places.get(stems[0], ()) if _starts(stems, self.text, at)]


def wording_of(article: Article, analysis: Analysis) -> Wording:
    """Lay an article's words out."""
    title = title_stems(article.title, analysis.language)
    text = [stem for sentence in analysis.sentences if not sentence.boilerplate for stem in sentence.stems]
    spelling = name_stems(analysis)
    places: dict[str, list[int]] = {}
    for place, stem in enumerate(text):
        for form in forms(stem):
            places.setdefault(form, []).append(place)
    return Wording(
        article,
        analysis,
        analysis.language,
        tuple(form for stem in title for form in forms(stem)),
        tuple(text),
        places,
        _skeletons(spelling),
        spelling,
        lead_counts(analysis, article.title),
    )


def forms(stem: str) -> tuple[str, ...]:
    """A stem and, where it has a hyphen, its parts and what they make together: "ms-13" is also "ms13"."""
    if "-" not in stem:
        return (stem,)
    parts = [part for part in stem.split("-") if part]
    return tuple(dict.fromkeys((stem, "".join(parts), *(part for part in parts if len(part) > 1))))


def name_stems(analysis: Analysis) -> dict[str, str]:
    """Stem to the full name it stands in, for every name that an article holds."""
    found: dict[str, str] = {}
    for full in dict.fromkeys(name.full for name in analysis.names):
        for stem in title_stems(full[:200], analysis.language):
            found.setdefault(stem, full)
    return found


@lru_cache(maxsize=8_192)
def skeleton(word: str) -> str:
    """A name's word without what transliterations differ in: Zelensky and Zelenskyy, Kaddafi and Qadafi."""
    bare = fold(word)
    for written, meant in _ALIKE:
        bare = bare.replace(written, meant)
    return "".join(letter for place, letter in enumerate(bare) if bare[place - 1 : place] != letter)


def _skeletons(names: Iterable[str]) -> dict[str, str]:
    return {skeleton(stem): stem for stem in names if len(stem) >= _SHORTEST_VARIANT}


def _standing(places: Sequence[int]) -> float:
    if not places:
        return 0.0
    return 0.9 if places[0] < OPENING else {1: 0.45, 2: 0.7}.get(len(places), 0.85)


def _starts(stems: Sequence[str], text: Sequence[str], at: int) -> bool:
    return tuple(text[at : at + len(stems)]) == tuple(stems)


def _occurs(stems: Sequence[str], text: Sequence[str]) -> bool:
    return any(text[at] == stems[0] and _starts(stems, text, at) for at in range(len(text)))
