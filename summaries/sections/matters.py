"""Open matters of a story: what raises each one, and what has answered it since."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Literal

from summaries.lens import Facet
from summaries.model import Cited, Own
from summaries.sections.asking import ask
from summaries.sections.case import Case, Place, key_of
from summaries.sections.cues import any_of
from summaries.sections.disagree import cited_figure, found, quantity_key
from summaries.text.stems import fold

State = Literal["open", "partly answered", "answered", "stale"]
STALE = timedelta(days=14)  # an open matter that no article has touched for so long
FRESH = timedelta(hours=48)  # how long an answer is news
ANSWERS = 0.6  # share of the question's stems that an answer holds
TOUCHES = 0.45  # share at which a sentence answers in part
MOST_RAISED = 40  # explicit unknowns weighed; the newest ones

_NEGATED = re.compile(r"(?:\b(?:not|never|no|yet to|nobody|without|if|whether)\b|n[’']t\b)[^,;]{0,30}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Matter:
    """One question of a story.

    raised: where, oldest first.  answers: where it was answered.  weight: how consequential, higher first.
    """

    key: str
    pieces: tuple[Cited | Own, ...]
    raised: tuple[Place, ...]
    weight: float
    state: State = "open"
    answers: tuple[Place, ...] = ()
    stems: frozenset[str] = field(default_factory=frozenset)
    facet: Facet | None = None


def matters(case: Case) -> list[Matter]:
    """Every matter of a case, the most consequential first, each key once."""
    explicit = _answered(case, _explicit(case))
    taken = {matter.key for matter in explicit}
    rest = [m for m in (*_by_facet(case, explicit), *_disputed(case)) if m.key not in taken]
    return sorted((_aged(case, matter) for matter in (*explicit, *rest)), key=lambda m: -m.weight)


# --- said to be unknown -----------------------------------------------------------------------------------------------


def _explicit(case: Case) -> list[Matter]:
    raised: list[Matter] = []
    taken: set[str] = set()
    for place in case.unknowns[-MOST_RAISED:]:
        asked = ask(case, place)
        if asked is None:
            continue
        stems = _stems(case, place, asked.start, asked.end)
        if not stems:
            continue  # "who that will be" says nothing to a reader of the question alone
        known = next((i for i, matter in enumerate(raised) if _same(matter.stems, stems)), None)
        if known is not None:
            raised[known] = replace(
                raised[known], raised=(*raised[known].raised, place), weight=raised[known].weight + 0.1
            )
            continue
        facet = _facet(case, place)
        key = key_of("unknown", case.words(place.read, asked.start, asked.end))
        if facet is not None and facet.key not in taken:
            taken.add(facet.key)
            key = facet.key
        weight = 1.0 + 0.3 * (facet.weight if facet else 0.3) + 0.2 * case.sentence(place).salience
        pieces = (Own(f"{facet.name}: "), *asked.pieces) if facet is not None and key == facet.key else asked.pieces
        raised.append(Matter(key, pieces, (place,), weight, stems=stems, facet=facet))
    return raised


def _stems(case: Case, place: Place, start: int, end: int) -> frozenset[str]:
    """The stems of the sentence whose words stand in a stretch."""
    words = {fold(word.strip("“”\"'’,.;:?!()")) for word in case.words(place.read, start, end).split()}
    stems = case.sentence(place).stems
    return frozenset(stem for stem in stems if any(word.startswith(stem[:4]) for word in words))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    return common >= 2 and common >= 0.6 * min(len(one), len(other))


def _facet(case: Case, place: Place) -> Facet | None:
    keys = case.facets_at.get(place)
    if not keys:
        return None
    return max((facet for facet in case.lens.facets if facet.key in keys), key=lambda facet: facet.weight)


def _answered(case: Case, raised: list[Matter]) -> list[Matter]:
    """The matters with what later articles say to them, all found in one pass over the sentences."""
    by_stem: dict[str, list[int]] = {}
    for number, matter in enumerate(raised):
        for stem in matter.stems:
            by_stem.setdefault(stem, []).append(number)
    answers: dict[int, list[tuple[Place, float]]] = {}
    asked = frozenset(by_stem)
    for place, sentence in case.every():
        if sentence.unknown:
            continue
        common = asked.intersection(sentence.stems)
        if len(common) < 3:
            continue
        hits = Counter(number for stem in common for number in by_stem[stem])
        for number, count in hits.items():
            matter = raised[number]
            share = count / len(matter.stems)
            if count >= 3 and share >= TOUCHES and place.read > matter.raised[0].read:
                answers.setdefault(number, []).append((place, share))
    return [_with_answers(case, matter, answers.get(number, [])) for number, matter in enumerate(raised)]


def _with_answers(case: Case, matter: Matter, found_at: list[tuple[Place, float]]) -> Matter:
    text_end = {p: case.article(p.read).text[case.sentence(p).end - 1] for p, _ in found_at}
    told = [(p, share) for p, share in found_at if text_end[p] != "?"]
    full = [p for p, share in told if share >= ANSWERS and not case.sentence(p).hedged]
    part = [p for p, share in told if p not in full and share >= ANSWERS]
    last_raised = max(place.read for place in matter.raised)
    if full and full[-1].read >= last_raised:
        return replace(matter, state="answered", answers=tuple(full[-1:]))
    if full or part:
        return replace(matter, state="partly answered", answers=tuple((full or part)[-1:]))
    return matter


# --- what the lens asks -----------------------------------------------------------------------------------------------


def _by_facet(case: Case, explicit: list[Matter]) -> list[Matter]:
    asked = {matter.facet.key for matter in explicit if matter.facet is not None}
    return [
        matter
        for facet in case.lens.facets
        if facet.key not in asked and (matter := _facet_matter(case, facet)) is not None
    ]


def _facet_matter(case: Case, facet: Facet) -> Matter | None:
    places = case.facet_places.get(facet.key, ())
    if not places and not (facet.always and case.candidates):
        return None
    settled = _settled(case, facet, places)
    sure = [place for place in settled if not case.sentence(place).hedged]
    doubt = sum(case.sentence(p).hedged or case.sentence(p).unknown for p in places)
    weight = facet.weight * (0.6 + 0.08 * min(len(places), 3) + 0.1 * min(doubt, 2)) + (0.2 if facet.always else 0.0)
    state: State = "answered" if sure else "partly answered" if settled else "open"
    return Matter(
        facet.key,
        (Own(f"{facet.name}: {facet.question}"),),
        places[:1] or case.candidates[:1],
        weight,
        state,
        tuple((sure or settled)[-1:]),
        facet=facet,
    )


def _settled(case: Case, facet: Facet, places: tuple[Place, ...]) -> list[Place]:
    pattern = any_of(facet.settled_by)
    if pattern is None:
        return []
    found_at = []
    for place in places:
        sentence = case.sentence(place)
        if sentence.unknown:
            continue
        text = case.article(place.read).text
        found_here = pattern.finditer(text, sentence.start, sentence.end)
        if any(not _NEGATED.search(text[sentence.start : one.start()]) for one in found_here):
            found_at.append(place)
    return found_at


# --- disputed figures -------------------------------------------------------------------------------------------------


def _disputed(case: Case) -> list[Matter]:
    raised = []
    for one in found(case):
        if one.verdict == "dispute":
            pieces: list[Cited | Own] = []
            for count in one.counts:
                pieces += [*([Own(" or ")] if pieces else []), cited_figure(case, count)]
            places = tuple(sorted((c.place for c in one.counts), key=lambda p: (p.read, p.sentence)))
            raised.append(Matter(quantity_key(one), (*pieces, Own("?")), places, 0.75))
    return raised


def _aged(case: Case, matter: Matter) -> Matter:
    if matter.state == "open" and matter.raised:
        touched = max(case.published(place.read) for place in matter.raised)
        if case.now - touched > STALE:
            return replace(matter, state="stale", weight=matter.weight - 0.5)
    return matter
