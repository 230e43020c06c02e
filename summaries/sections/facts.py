"""Key facts: what is known, in the outlets' own words, chosen over all articles of the story."""

from summaries.model import Line, SectionName, Span
from summaries.sections.background import covered
from summaries.sections.case import Case, Place, key_of
from summaries.sections.chosen import Fact, chosen, further, says_again
from summaries.sections.likeness import Likeness
from summaries.sections.ranking import Ranked
from summaries.sections.shown import pieces

SECTION: SectionName = "facts"
ORDER = 20
CITED = 3  # sources named for one fact


def lines(case: Case) -> list[Line]:
    """The key facts, the most important first; a full briefing has more of them, and the old ones in its background."""
    facts = case.once(chosen)
    if case.full:
        past = case.once(covered)
        facts = [fact for fact in facts if not says_again(case.once(Likeness), fact.ranked.place, past)]
        facts += further(case, facts, past)
    return [line_of(case, fact) for fact in facts]


def line_of(case: Case, fact: Fact) -> Line:
    """A fact as the line that tells it."""
    place = fact.ranked.place
    made = pieces(case, fact.shown)
    same = _per_original(case, fact.ranked)
    sources = case.numbers(dict.fromkeys((place.read, *(other.read for other in same))))
    evidence = [_whole(case, other) for other in same]
    if fact.shown.who is not None:
        evidence.append(case.span(place.read, fact.shown.who.full_start, fact.shown.who.full_end))
    carried = len({case.originals[p.read] for p in (place, *fact.ranked.same)})
    return Line(
        section="facts",
        kind="verbatim",
        pieces=made,
        sources=sources,
        evidence=tuple(evidence),
        originals=carried,
        key=key_of("fact", "".join(piece.text for piece in made)),
        at=case.article(place.read).published,
        tags={"hedged": "yes"} if case.sentence(place).hedged else {},
    )


def _per_original(case: Case, one: Ranked) -> list[Place]:
    """One corroborating place for each other original, the newest first."""
    seen = {case.originals[one.place.read]}
    beside: list[Place] = []
    for other in sorted(one.same, key=lambda p: -p.read):
        if case.originals[other.read] not in seen and len(beside) < CITED - 1:
            seen.add(case.originals[other.read])
            beside.append(other)
    return beside


def _whole(case: Case, place: Place) -> Span:
    sentence = case.sentence(place)
    return case.span(place.read, sentence.start, sentence.end)
