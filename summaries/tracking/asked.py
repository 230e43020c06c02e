"""How much of what a query asks an article tells: its words, how prominently they stand, and how close together."""

from collections.abc import Sequence
from dataclasses import dataclass

from summaries.model import Query
from summaries.tracking.filters import strength_of
from summaries.tracking.likeness import title_stems
from summaries.tracking.resemblance import Weighed
from summaries.tracking.wording import Wording, forms, skeleton

CLOSE = 15  # stems within which words of one query tell one thing
TOGETHER = 0.3  # share of the score that asks for words close together
FIRST, FADES = 2, 0.7  # rarest words that count in full; of each further one less is asked
DESCRIBES = 4  # telling words from which a query describes an event, rather than names a subject
_FAMILIAR = 0.3  # what even the commonest word counts


@dataclass(frozen=True, slots=True)
class Told:
    """What an article has of a query's words.

    score: 0 to 1.  reasons: in words.  lacks_most_telling: whether the rarest word of the query is missing.  asked: how
    many telling items the query has.
    """

    score: float
    reasons: tuple[str, ...]
    lacks_most_telling: bool
    asked: int


@dataclass(frozen=True, slots=True)
class _Found:
    item: str
    weight: float
    strength: float
    places: Sequence[int]
    titled: bool
    phrase: bool


def told(query: Query, one: Weighed) -> Told:
    """The share of what the query asks that the article has, each word by how rare it is and how it stands."""
    found = [_found(item, one) for item in query.words or query.include]
    items = [item for item in found if item is not None]
    if not items:
        return Told(0.0, (), False, 0)
    weights = sorted((item.weight for item in items), reverse=True)
    asked = sum(weight * FADES ** max(0, at + 1 - FIRST) for at, weight in enumerate(weights))
    got = sum(item.weight * item.strength for item in items)
    close = _together(items) if len(items) > 1 else got
    score = min(1.0, ((1 - TOGETHER) * got + TOGETHER * close) / asked)
    rarest = max(items, key=lambda item: (item.weight, not item.strength))
    return Told(score, _reasons(items), not rarest.strength, len(items))


def _found(item: str, one: Weighed) -> _Found | None:
    wording = one.wording
    stems = title_stems(item, wording.language)
    if not stems:
        return None
    weight = sum(max(_FAMILIAR, one.frequency.rarity(stem)) for stem in stems)
    strength = strength_of(item, wording)
    places = _places(item, stems, wording) if strength else ()
    return _Found(item, weight, strength, places, strength == 1.0, len(stems) > 1)


def _places(item: str, stems: Sequence[str], wording: Wording) -> Sequence[int]:
    """Where in the text an item stands, in order."""
    if len(stems) > 1:
        return wording.phrase_places(stems)
    found = [place for form in forms(stems[0])[:2] for place in wording.places.get(form, ())]
    if not found and item[:1].isupper():
        found = wording.places.get(wording.names.get(skeleton(stems[0]), ""), [])
    return sorted(found)


def _together(items: Sequence[_Found]) -> float:
    """The weight of the items that stand in one passage of the text, or in the title and the first words, at most."""
    top = sum(item.weight for item in items if item.titled or (item.places and item.places[0] < CLOSE))
    places = sorted((place, at) for at, item in enumerate(items) for place in item.places)
    inside = [0] * len(items)
    weight, first = 0.0, 0
    for place, at in places:
        inside[at] += 1
        weight += items[at].weight if inside[at] == 1 else 0.0
        while place - places[first][0] >= CLOSE:
            gone = places[first][1]
            inside[gone] -= 1
            weight -= items[gone].weight if not inside[gone] else 0.0
            first += 1
        top = max(top, weight)
    return top


def _reasons(items: Sequence[_Found]) -> tuple[str, ...]:
    words = [item.item for item in items if item.strength and not item.phrase]
    phrases = [item.item for item in items if item.strength and item.phrase]
    missing = [item.item for item in items if not item.strength]
    reasons = [f"words: {', '.join(words)}"] if words else []
    reasons += [f"phrase “{phrase}”" for phrase in phrases]
    if missing and reasons:
        reasons.append(f"without: {', '.join(missing)}")
    return tuple(reasons)
