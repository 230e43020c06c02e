"""A lens: the questions that a kind of story must answer, as facets.  Read from TOML by whoever holds the files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from summaries.errors import BadInput


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing a story of this kind must settle.

    cues: words or short phrases whose presence in a sentence says that the sentence is about the facet; matched by
    stem, a trailing * by prefix.  settled_by: cues that, beside a facet cue, say that the matter is settled.
    question: asked when the coverage does not settle it, or "" for a facet that is asked only in the story's own words.
    always: ask even where no cue occurs (a matter that every such story must address).  asked: the question with one
    gap {} for a noun phrase of the story, found by its heads ("prisons": "the overcrowded prisons of Osk"), or behind
    ("cause of") or before ("was charged") some words.  settled_anywhere: settles it wherever it stands.
    """

    key: str
    name: str
    question: str
    cues: tuple[str, ...]
    settled_by: tuple[str, ...] = ()
    always: bool = False
    weight: float = 1.0
    asked: str = ""
    heads: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    settled_anywhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whom such a story acts upon or accuses, and who should be heard.

    cues: words that name them in a text ("prisoners", "detainees").  implied: due even where no text names them.
    """

    name: str
    cues: tuple[str, ...]
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Lens:
    """Facets and parties of one kind of story."""

    key: str
    name: str
    description: str
    facets: tuple[Facet, ...]
    parties: tuple[Party, ...] = ()
    cues: tuple[str, ...] = ()  # words that suggest this lens for a story nobody gave one


def lens_from(key: str, table: Mapping[str, Any]) -> Lens:
    """The lens that a parsed TOML table describes.

    Raises BadInput naming the lens and the key that is missing or of the wrong kind.
    """
    try:
        facets = tuple(
            Facet(
                key=str(f["key"]),
                name=str(f["name"]),
                question=str(f["question"]),
                cues=_words(f["cues"]),
                settled_by=_words(f.get("settled_by", [])),
                always=bool(f.get("always", False)),
                weight=float(f.get("weight", 1.0)),
                asked=_gapped(f.get("asked", "")),
                heads=_words(f.get("heads", [])),
                behind=_words(f.get("behind", [])),
                before=_words(f.get("before", [])),
                settled_anywhere=_words(f.get("settled_anywhere", [])),
            )
            for f in table["facet"]
        )
        parties = tuple(
            Party(str(p["name"]), _words(p["cues"]), bool(p.get("implied", False))) for p in table.get("party", [])
        )
        return Lens(key, str(table["name"]), str(table["description"]), facets, parties, _words(table.get("cues", [])))
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise BadInput(
            f"The lens {key!r} lacks or mistypes {problem}: give name, description and [[facet]] tables "
            "with key, name, question and cues."
        ) from problem


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise TypeError(f"a list of words, not {value!r}")
    return tuple(value)


def _gapped(value: Any) -> str:
    if value and str(value).count("{}") != 1:
        raise ValueError(f"a question with one gap {{}}, not {value!r}")
    return str(value)
