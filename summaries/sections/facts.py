"""Key facts: what is known, in the outlets' own words, chosen over all articles of the story."""

import re
from dataclasses import dataclass

from summaries.model import Cited, Line, Name, Own, SectionName, Span
from summaries.sections.case import Case, Place, key_of
from summaries.sections.clauses import Stretch, count, cut
from summaries.sections.disagree import current, found, outdated
from summaries.sections.likeness import Likeness, share_a_count
from summaries.sections.matters import matters
from summaries.sections.next import ahead
from summaries.sections.ranking import Ranked, ranked

SECTION: SectionName = "facts"
ORDER = 20
MOST = 5
MOST_FULL = 12
ROOM = 125  # words of all facts of a short briefing together
ALIKE = 0.45  # two facts that share more than this say one thing
ALIKE_COUNTED = 0.2  # the same where both also give one number of one thing
CURRENT = 0.25
ANSWERED = 0.3
SAME_TEXT = 0.12  # what a fact loses for each one that its article has given already
CITED = 3  # sources named for one fact

_HANGING = re.compile(
    r"(?:it|they|this|that|these|those|its|their|his|her|such|both|there|here|neither)\b", re.IGNORECASE
)
_DATELINE = re.compile(r"[A-Z][A-Z .,’'-]{2,30}(?:\s?\([^)\n]{2,30}\))?\s[—–-]{1,2}\s")
_PERSONAL = re.compile(r"(?:He|She)\b")
_OPENER = re.compile(r"(?:However|Meanwhile|But|And|Yet|Also|Moreover|Instead|Still|Then|So)\b,?\s+")
# "After days of talks, ": when and where, never on what condition.
_SETTING = re.compile(
    r"(?:After|Before|Following|During|In|On|At|Since)\b[^,;:“”]{3,80},\s+(?=[A-Z]|the\b|an?\b|two\b|three\b)"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence chosen as a fact: what of it is shown, and the name that its leading pronoun stands for."""

    ranked: Ranked
    stretches: tuple[Stretch, ...]
    opened: bool = False  # an opener such as "However," was left out
    who: Name | None = None  # for a leading He or She


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
        if any(p == fact.ranked.place and a <= at < b for p, at in told for a, b in fact.stretches)
    }
    while pool and len(facts) < most:
        best = max(pool, key=lambda fact: _worth(likeness, fact, facts, shown_below))
        pool.remove(best)
        size = _size(case, best)
        if size <= room and not _said(likeness, best, facts):
            facts.append(best)
            room -= size
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


def _size(case: Case, fact: Fact) -> int:
    text = case.article(fact.ranked.place.read).text
    return sum(count(text[a:b]) for a, b in fact.stretches)


def usable(case: Case, one: Ranked) -> Fact | None:
    """The candidate as a fact, or None where it does not stand alone, is outdated, or is a question or mere speech."""
    place = one.place
    sentence = case.sentence(place)
    text = case.article(place.read).text
    if _announces(case, place) or sentence.unknown or text[sentence.end - 1] == "?" or _mostly_speech(case, place):
        return None
    start, opened = sentence.start, False
    if dateline := _DATELINE.match(text, start, sentence.end):
        start = dateline.end()
    opener = _OPENER.match(text, start, sentence.end)
    if opener:
        start, opened = opener.end(), True
    who = None
    if _PERSONAL.match(text, start):
        who = _meant(case, place)
        if who is None:
            return None
    elif _HANGING.match(text, start):
        return None
    stretches = cut(text, start, sentence.end)
    if stretches is None and who is None and (setting := _SETTING.match(text, start, sentence.end)):
        opened, stretches = True, cut(text, setting.end(), sentence.end)
    if not stretches or any(a <= at < b for at in outdated(case).get(place, ()) for a, b in stretches):
        return None
    return Fact(one, tuple(stretches), opened, who)


_RIVAL = re.compile(
    r"\b(?:higher|lower|different|same|similar)\s+(?:figure|number|count|toll|total|sum)s?\b", re.IGNORECASE
)


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


def _meant(case: Case, place: Place) -> Name | None:
    """The person whom a leading He or She means: the only one whom the sentence before names, in the same paragraph."""
    if place.sentence == 0:
        return None
    sentences = case.reads[place.read].analysis.sentences
    before, own = sentences[place.sentence - 1], sentences[place.sentence]
    if before.paragraph != own.paragraph:
        return None
    people = {n.full: n for n in case.names(place.read, before.start, before.end) if n.kind == "person"}
    return next(iter(people.values())) if len(people) == 1 else None


def _line(case: Case, fact: Fact) -> Line:
    place = fact.ranked.place
    pieces = _pieces(case, fact)
    same = _per_original(case, fact.ranked)
    sources = case.numbers(dict.fromkeys((place.read, *(other.read for other in same))))
    evidence = [_whole(case, other) for other in same]
    if fact.who is not None:
        evidence.append(case.span(place.read, fact.who.full_start, fact.who.full_end))
    carried = len({case.originals[p.read] for p in (place, *fact.ranked.same)})
    return Line(
        section="facts",
        kind="verbatim",
        pieces=tuple(pieces),
        sources=sources,
        evidence=tuple(evidence),
        originals=carried,
        key=key_of("fact", "".join(piece.text for piece in pieces)),
        at=case.article(place.read).published,
        tags={"hedged": "yes"} if case.sentence(place).hedged else {},
    )


def _pieces(case: Case, fact: Fact) -> list[Cited | Own]:
    read = fact.ranked.place.read
    text = case.article(read).text
    pieces: list[Cited | Own] = [Own("[…] ")] if fact.opened else []
    for number, (first, end) in enumerate(fact.stretches):
        start = first
        if number == 0 and fact.who is not None:
            pieces.append(Own(f"[{fact.who.full}] "))
            start += len("He") if text.startswith("He", start) else len("She")
        elif number:
            pieces.append(Own(" […]") if text[start] in ",;" else Own(" […] "))
        pieces.append(case.cite(read, start, end))
    if fact.stretches[-1][1] < case.sentence(fact.ranked.place).end:
        pieces.append(Own(" […]"))
    return pieces


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
