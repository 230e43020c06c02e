"""Background: what a newcomer to the story must know, before today's news; shown in the full briefing only.

A running story has a past: how it began, its turning points, and where it stood when the news of today came.  People
who sum up a story give the first and the last above all, and of what lies between what the whole coverage speaks of.  A
story of one day has only what its reports tell of earlier times.
"""

import re
from datetime import timedelta

from summaries.model import Line, SectionName
from summaries.sections.case import Case, Place, key_of
from summaries.sections.chosen import chosen, says_again
from summaries.sections.likeness import Likeness
from summaries.sections.shown import Shown, pieces, shown, size

SECTION: SectionName = "background"
ORDER = 15
MOST, ROOM = 10, 140  # lines, and words of all of them together
TODAY = timedelta(hours=20)  # what came within these before the newest article is the news, not its background
OLD = 30  # days before its article that a date must lie to be background
BEGAN, STOOD, SHARED, LEADS_TO, EXPLAINS = 1.2, 1.2, 2.0, 1.0, 0.2  # what each counts, set by hand
FADES = 0.2  # of STOOD, for each day of coverage further back: the last word before today's is what still holds
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
    """The sentences of the background, the oldest first."""
    likeness, days = case.once(Likeness), case.once(_days_back)
    facts = [fact.ranked.place for fact in case.once(chosen)]
    known = [place for place in facts if place == facts[0] or days[place.read] == 0]
    worth = case.once(_worths)
    picked: list[Shown] = []
    pool, room = set(worth), ROOM
    while pool and len(picked) < MOST and room > 0:
        told = [one.place for one in picked]
        best = max(
            pool, key=lambda place: (worth[place] - _repeats(likeness, place, told), -place.read, -place.sentence)
        )
        pool.discard(best)
        if says_again(likeness, best, (*known, *told)):
            continue
        one = shown(case, best, limit=45, long=40)
        if one is not None and size(case, one) <= room:
            picked.append(one)
            room -= size(case, one)
    return sorted(picked, key=lambda one: (case.published(one.place.read), one.place))


def _repeats(likeness: Likeness, place: Place, told: list[Place]) -> float:
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
        worth -= 0.05 * min(place.sentence, 6)
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
    evidence = [case.span(place.read, sentence.start, sentence.end)]
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
