"""Key facts: what is known, in the outlets' own words, chosen over all articles of the story."""

import re
from dataclasses import dataclass

from summaries.model import Line, SectionName, Span
from summaries.sections.case import Case, Place, key_of
from summaries.sections.disagree import current, found, outdated
from summaries.sections.likeness import Likeness, share_a_count
from summaries.sections.matters import matters
from summaries.sections.promises import ahead
from summaries.sections.ranking import Ranked, ranked
from summaries.sections.shown import Shown, pieces, shown, size

SECTION: SectionName = "facts"
ORDER = 20
MOST = 5
MOST_FULL = 12
ROOM = 140  # words of all facts of a short briefing together
ALIKE = 0.45  # two facts that share more than this say one thing
ALIKE_COUNTED = 0.2  # the same where both also give one number of one thing
CURRENT = 0.25
ANSWERED = 0.3
SAME_TEXT = 0.12  # what a fact loses for each one that its article has given already
CITED = 3  # sources named for one fact

_RIVAL = re.compile(
    r"\b(?:higher|lower|different|same|similar)\s+(?:figure|number|count|toll|total|sum)s?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence chosen as a fact, and how it is shown."""

    ranked: Ranked
    shown: Shown


def lines(case: Case) -> list[Line]:
    """The key facts, the most important first."""
    return [_line(case, fact) for fact in case.once(chosen)]


def chosen(case: Case) -> list[Fact]:
    """The facts: the best candidates that stand alone, say different things and fit the room."""
    likeness = case.once(Likeness)
    most = MOST_FULL if case.full else MOST - bool(case.since) - bool(found(case))
    facts: list[Fact] = []
    room = ROOM * 3 if case.full else ROOM - 8 * min(2, len(found(case))) - (15 if case.since else 0)
    told = {(c.place, c.figure.start) for one in found(case) if one.verdict == "dispute" for c in one.mentions}
    shown_below = {event.place: 0.1 for event in case.once(ahead) if event.place.sentence > 0}  # "next" has these
    pool = [fact for one in ranked(case, likeness) if (fact := usable(case, one)) is not None]
    shown_below |= {
        fact.ranked.place: 0.4
        for fact in pool
        if any(p == fact.ranked.place and a <= at < b for p, at in told for a, b in fact.shown.stretches)
    }
    while pool and len(facts) < most:
        worth = {fact.ranked.place: _worth(likeness, fact, facts, shown_below) for fact in pool}
        if not facts:  # what happened comes first
            worth = {
                fact.ranked.place: worth[fact.ranked.place] + fact.ranked.lead - fact.ranked.score for fact in pool
            }
        best = max(pool, key=lambda fact: worth[fact.ranked.place])
        pool.remove(best)
        words = size(case, best.shown)
        if words <= room and not _said(likeness, best, facts):
            facts.append(best)
            room -= words
    return sorted(facts, key=lambda fact: -fact.ranked.lead)


def _worth(likeness: Likeness, fact: Fact, facts: list[Fact], below: dict[Place, float]) -> float:
    case, read = likeness.case, fact.ranked.place.read
    told = sum(case.originals[other.ranked.place.read] == case.originals[read] for other in facts)
    lost = _repeats(likeness, fact, facts) + SAME_TEXT * told + below.get(fact.ranked.place, 0.0)
    return fact.ranked.score + case.once(_news).get(fact.ranked.place, 0.0) - lost


def _news(case: Case) -> dict[Place, float]:
    """What a sentence gains by giving the count that holds now, or the answer to what was open."""
    latest = dict.fromkeys(current(case), CURRENT)
    answers = [place for matter in case.once(matters) if matter.stems for place in matter.answers]
    return latest | {place: latest.get(place, 0.0) + ANSWERED for place in answers}


def _repeats(likeness: Likeness, fact: Fact, facts: list[Fact]) -> float:
    mine = likeness.stems[fact.ranked.place]
    return 0.4 * max((likeness.overlap(mine, likeness.stems[other.ranked.place]) for other in facts), default=0.0)


def _said(likeness: Likeness, fact: Fact, facts: list[Fact]) -> bool:
    mine = fact.ranked.place
    for other in (chosen.ranked.place for chosen in facts):
        alike = likeness.alike(likeness.stems[mine], likeness.stems[other])
        shared = len(likeness.stems[mine] & likeness.stems[other])
        if (alike >= ALIKE and shared >= 3) or (alike >= ALIKE_COUNTED and share_a_count(likeness.case, mine, other)):
            return True
    return False


def usable(case: Case, one: Ranked) -> Fact | None:
    """The candidate as a fact, or None where it does not stand alone, is outdated, or is a question or mere speech."""
    place = one.place
    sentence = case.sentence(place)
    text = case.article(place.read).text
    if _announces(case, place) or sentence.unknown or text[sentence.end - 1] == "?" or _mostly_speech(case, place):
        return None
    line = shown(case, place)
    if line is None or any(a <= at < b for at in outdated(case).get(place, ()) for a, b in line.stretches):
        return None
    return Fact(one, line)


def _announces(case: Case, place: Place) -> bool:
    """Whether a sentence speaks of figures that stand elsewhere: "the hospital gave a higher figure"."""
    sentence = case.sentence(place)
    text = case.article(place.read).text
    return _RIVAL.search(text, sentence.start, sentence.end) is not None and not any(
        figure.value >= 10 for figure in case.figures(place.read, sentence.start, sentence.end)
    )


def _mostly_speech(case: Case, place: Place) -> bool:
    sentence = case.sentence(place)
    text = case.article(place.read).text[sentence.start : sentence.end]
    if text[:1] in "“\"«„‘'" or text.count("“") != text.count("”"):
        return True
    spoken = sum(
        quote.end - quote.start
        for quote in case.quotes(place.read, sentence.start, sentence.end)
        if quote.type == "direct"
    )
    return spoken > 0.5 * len(text)


def _line(case: Case, fact: Fact) -> Line:
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
