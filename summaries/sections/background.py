"""Background: what a newcomer to the story must know, before today's news; shown in the full briefing only.

A running story has a past: how it began, its turning points, and where it stood when the news of today came.  People
who sum up a story give the first and the last above all, and of what lies between what the whole coverage speaks of.  A
story of one day has only what its reports tell of earlier times.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from summaries.model import Line, SectionName
from summaries.sections.case import Case, Place, key_of
from summaries.sections.chosen import chosen, says_again
from summaries.sections.clauses import count
from summaries.sections.likeness import Likeness
from summaries.sections.shown import Shown, heading, pieces, shown, size

SECTION: SectionName = "background"
ORDER = 15
MOST, ROOM = 10, 140  # lines, and words of all of them together
LIMIT, TOGETHER = 45, 60  # words of a sentence, and of a line of several
SHORTEST = 5  # words; what is left of the room below that holds no line
TODAY = timedelta(hours=20)  # what came within these before the newest article is the news, not its background
OLD = 30  # days before its article that a date must lie to be background
BEGAN, STOOD, SHARED, LEADS_TO, EXPLAINS = 2.4, 1.2, 2.0, 1.0, 0.2  # what each counts, set by hand
FADES = 0.2  # of STOOD, for each day of coverage further back: the last word before today's is what still holds
DEEPER = 0.1  # what a sentence loses for each that stands before it, down to the seventh
REPEATS = 0.5
FEW = 3  # stems; a sentence of fewer shares them easily
LEAST = 0.3

_PAST = re.compile(
    r"\b(?:since (?:19|20)\d\d|in (?:19|20)\d\d|last year|a decade|years ago|had been|founded|has long"
    r"|previous(?:ly)?|former(?:ly)?|known as)\b",
    re.IGNORECASE,
)


def lines(case: Case) -> list[Line]:
    """The background in the order in which it happened, none of it a fact already."""
    return [_line(case, one) for one in case.once(remembered)] if case.full else []


def remembered(case: Case) -> list[Shown]:
    """The lines of the background, the oldest first.

    A sentence that leans on the one before it ("He resigned a day later.") is told where that one is, in one line with
    it.
    """
    likeness, worth = case.once(Likeness), case.once(_worths)
    known, told = _known(case), dict[Place, Place]()  # told: each sentence, by the first of the line that it stands in
    picked: dict[Place, Shown] = {}
    pool, room = dict(worth), ROOM
    waiting: set[Place] = set()  # they lean on a sentence that is not told so far
    while pool and len(picked) < MOST and room >= SHORTEST:
        best = max(pool, key=lambda place: (pool[place], -place.read, -place.sentence))
        del pool[best]
        if says_again(likeness, best, (*known, *told)):
            continue
        first, one, before = best, shown(case, best, limit=LIMIT, long=40), 0
        if one is None:
            if (leant := told.get(_before(best))) is None:
                waiting.add(best)
                continue
            first, before = leant, size(case, picked[leant])
            one = _with(case, picked[first], best)
        if one is None or size(case, one) - before > room:
            continue
        room -= size(case, one) - before
        picked[first], told[best] = one, first
        behind = Place(best.read, best.sentence + 1)
        if behind in waiting:
            waiting.remove(behind)
            pool[behind] = worth[behind] - _repeats(likeness, behind, told)
        for place, value in pool.items():
            pool[place] = min(value, worth[place] - _repeats(likeness, place, (best,)))
    return sorted(picked.values(), key=lambda one: (case.published(one.place.read), one.place))


def covered(case: Case) -> list[Place]:
    """Every sentence that the background tells, line by line."""
    found = []
    for one in case.once(remembered):
        sentences, place = case.reads[one.place.read].analysis.sentences, one.place
        while place.sentence < len(sentences) and sentences[place.sentence].start < one.stretches[-1][1]:
            found.append(place)
            place = Place(place.read, place.sentence + 1)
    return found


def _known(case: Case) -> list[Place]:
    """The facts that the background must not tell again: what today's reports say, and the first of all."""
    days, facts = case.once(_days_back), [fact.ranked.place for fact in case.once(chosen)]
    return [place for place in facts if place == facts[0] or days[place.read] == 0]


def _before(place: Place) -> Place:
    return Place(place.read, place.sentence - 1)


def _with(case: Case, line: Shown, place: Place) -> Shown | None:
    """A line with the whole sentence that follows it in its paragraph, or None where they make no line together."""
    own, before = case.sentence(place), case.sentence(_before(place))
    start, end = line.stretches[-1]
    words = case.article(place.read).text[own.start : own.end]
    broken = words.count("“") != words.count("”") or words.count('"') % 2
    if own.paragraph != before.paragraph or end < before.end or broken or heading(words) or count(words) > LIMIT:
        return None
    joined = replace(line, stretches=(*line.stretches[:-1], (start, own.end)))
    return joined if size(case, joined) <= TOGETHER else None


def _repeats(likeness: Likeness, place: Place, told: Iterable[Place]) -> float:
    mine = likeness.stems[place]
    return REPEATS * max((likeness.part(mine, likeness.stems[other]) for other in told), default=0.0)


def _worths(case: Case) -> dict[Place, float]:
    """What each sentence is worth to a newcomer."""
    days = case.once(_days_back)
    oldest = max(days.values(), default=0)
    first = min((read for read, back in days.items() if back == oldest), default=0)
    likeness = case.once(Likeness)
    today = {stem for place in case.candidates if days[place.read] == 0 for stem in likeness.stems[place]}
    found = {}
    for place in case.candidates:
        if not _tells(case, place):
            continue
        back, stems = days[place.read], likeness.stems[place]
        explains = EXPLAINS if _looks_back(case, place) else 0.0
        if back == 0:
            if explains:
                found[place] = LEAST + explains * case.sentence(place).salience
            continue
        worth = (
            explains
            + STOOD * FADES ** (back - 1)
            + SHARED * likeness.centrality(place) * len(stems) / (len(stems) + FEW)
        )
        worth -= DEEPER * min(place.sentence, 6)
        if place.read == first and place.sentence < 2:
            worth += BEGAN * (1 - 0.5 * place.sentence)
        found[place] = worth + LEADS_TO * likeness.weight(stems & today) / (likeness.weight(stems) + 10)
    return found


def _days_back(case: Case) -> dict[int, int]:
    """How many days of coverage lie between an original and today's news; 0 for today's."""
    newest = max((case.published(read) for read in case.firsts), default=case.now)
    past = {read: case.published(read).date() for read in case.firsts if newest - case.published(read) >= TODAY}
    order = {day: number for number, day in enumerate(sorted(set(past.values()), reverse=True), start=1)}
    return {read: order[past[read]] if read in past else 0 for read in case.firsts}


def _tells(case: Case, place: Place) -> bool:
    sentence = case.sentence(place)
    text = case.article(place.read).text
    return not sentence.unknown and text[sentence.start] not in '“"‘«„' and text[sentence.end - 1] != "?"


def _looks_back(case: Case, place: Place) -> bool:
    sentence = case.sentence(place)
    published = case.published(place.read).date()
    dated = case.dates(place.read, sentence.start, sentence.end)
    old = any(mention.day is not None and (published - mention.day).days > OLD for mention in dated)
    return old or _PAST.search(case.article(place.read).text, sentence.start, sentence.end) is not None


def _line(case: Case, one: Shown) -> Line:
    place, sentence = one.place, case.sentence(one.place)
    evidence = [case.span(place.read, sentence.start, max(sentence.end, one.stretches[-1][1]))]
    if one.who is not None:
        evidence.append(case.span(place.read, one.who.full_start, one.who.full_end))
    return Line(
        section="background",
        kind="verbatim",
        pieces=pieces(case, one),
        sources=case.numbers([place.read]),
        evidence=tuple(evidence),
        key=key_of("background", case.says(place)),
        at=case.article(place.read).published,
    )
