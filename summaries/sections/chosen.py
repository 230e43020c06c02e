"""Choosing the key facts over all articles of the story: the best that stand alone and say different things."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from summaries.sections.case import Case, Place
from summaries.sections.disagree import current, found, outdated
from summaries.sections.likeness import Likeness, share_a_count
from summaries.sections.matters import matters
from summaries.sections.promises import ahead
from summaries.sections.ranking import Ranked, ranked
from summaries.sections.shown import Shown, shown, size
from summaries.text.lexicon import SAY, lexicon

MOST = 5
ROOM = 140  # words of all of them together
MOST_FULL, ROOM_FULL = 12, 420  # the same in a full briefing
ALIKE = 0.45  # two facts that share more than this say one thing
ALIKE_COUNTED = 0.2  # the same where both also give one number of one thing
CURRENT = 0.25
ANSWERED = 0.3
OPENING = (1.0, 1.0)  # how much opening the story well counts for the first two lines: what happened comes first
SAME_TEXT = 0.12  # what a fact loses for each one that its article has given already

_RIVAL = re.compile(
    r"\b(?:higher|lower|different|same|similar)\s+(?:figure|number|count|toll|total|sum)s?\b", re.IGNORECASE
)

_TERM = re.compile(r"(?:“[^”]{3,60}(?<![,.!?])”|\"[^\"]{3,60}(?<![,.!?])\")\s(?P<next>[a-z]+)")


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence chosen as a fact, and how it is shown."""

    ranked: Ranked
    shown: Shown


def chosen(case: Case) -> list[Fact]:
    """The facts: the best candidates that stand alone, say different things and fit the room."""
    most = MOST - bool(case.since) - bool(found(case))
    room = ROOM - 8 * min(2, len(found(case))) - (15 if case.since else 0)
    facts = _picked(case, [], case.once(pool), most, room)
    return sorted(facts, key=lambda fact: -fact.ranked.lead)


def further(case: Case, first: list[Fact], shown_elsewhere: Collection[Place]) -> list[Fact]:
    """More facts, for a full briefing: the next best that say nothing that is shown already."""
    likeness = case.once(Likeness)
    known = {fact.ranked.place for fact in first} | set(shown_elsewhere)
    rest = [fact for fact in case.once(pool) if not says_again(likeness, fact.ranked.place, known)]
    facts = _picked(case, first, rest, MOST_FULL, ROOM_FULL - sum(size(case, fact.shown) for fact in first))
    return sorted(facts[len(first) :], key=lambda fact: -fact.ranked.lead)


def pool(case: Case) -> list[Fact]:
    """The candidates that could be facts, the best first."""
    return [fact for one in ranked(case, case.once(Likeness)) if (fact := usable(case, one)) is not None]


def _picked(case: Case, before: list[Fact], candidates: list[Fact], most: int, room: int) -> list[Fact]:
    """The facts before and the best of the candidates, each the best beside those that were picked earlier."""
    likeness, below = case.once(Likeness), case.once(_shown_below)
    facts, rest = list(before), list(candidates)
    while rest and len(facts) < most:
        worth = {fact.ranked.place: _worth(likeness, fact, facts, below) for fact in rest}
        if len(facts) < len(OPENING):
            for fact in rest:
                worth[fact.ranked.place] += OPENING[len(facts)] * (fact.ranked.lead - fact.ranked.score)
        best = max(rest, key=lambda fact: worth[fact.ranked.place])
        rest.remove(best)
        words = size(case, best.shown)
        if words <= room and not says_again(likeness, best.ranked.place, [fact.ranked.place for fact in facts]):
            facts.append(best)
            room -= words
    return facts


def _shown_below(case: Case) -> dict[Place, float]:
    """What a sentence loses where another section shows it anyway: what is ahead, and what sources dispute."""
    told = {(c.place, c.figure.start) for one in found(case) if one.verdict == "dispute" for c in one.mentions}
    disputed = {
        fact.ranked.place: 0.4
        for fact in case.once(pool)
        if any(p == fact.ranked.place and a <= at < b for p, at in told for a, b in fact.shown.stretches)
    }
    return {event.place: 0.1 for event in case.once(ahead) if event.place.sentence > 0} | disputed


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


def says_again(likeness: Likeness, mine: Place, shown: Iterable[Place]) -> bool:
    """Whether a sentence says what one of those shown says."""
    for other in shown:
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
    if (text[:1] in "“\"«„‘'" and not _opens_with_a_term(text)) or text.count("“") != text.count("”"):
        return True
    spoken = sum(
        quote.end - quote.start
        for quote in case.quotes(place.read, sentence.start, sentence.end)
        if quote.type == "direct"
    )
    return spoken > 0.5 * len(text)


def _opens_with_a_term(text: str) -> bool:
    """Whether the first quotation marks hold a mere term: "“Cruel” owner jailed", not "“Go” said Ana"."""
    term = _TERM.match(text)
    return term is not None and not lexicon("en").get(term["next"], 0) & SAY
