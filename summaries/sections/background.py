"""Background: what a newcomer to the story must know; shown in the full briefing only."""

import re

from summaries.model import Line, SectionName
from summaries.sections.case import Case, Place, key_of
from summaries.sections.clauses import cut
from summaries.sections.facts import chosen
from summaries.sections.likeness import Likeness

SECTION: SectionName = "background"
ORDER = 15
MOST = 4
OLD = 30  # days before its article that a date must lie to be background

_PAST = re.compile(
    r"\b(?:since (?:19|20)\d\d|in (?:19|20)\d\d|last year|a decade|years ago|had been|founded|has long"
    r"|previous(?:ly)?|former(?:ly)?|known as)\b",
    re.IGNORECASE,
)
_HANGING = re.compile(r"(?:it|they|this|that|these|those|he|she|his|her|their|its|but|and)\b", re.IGNORECASE)


def lines(case: Case) -> list[Line]:
    """The most telling sentences about what came before, none of them a fact already."""
    if not case.full:
        return []
    facts = {fact.ranked.place for fact in case.once(chosen)}
    likeness = case.once(Likeness)
    shown: list[Place] = []
    for place in sorted(case.candidates, key=lambda p: -case.sentence(p).salience):
        if (
            place not in facts
            and len(shown) < MOST
            and _looks_back(case, place)
            and not _repeats(likeness, place, shown)
        ):
            shown.append(place)
    return [line for place in sorted(shown, key=lambda p: (p.read, p.sentence)) if (line := _line(case, place))]


def _looks_back(case: Case, place: Place) -> bool:
    sentence = case.sentence(place)
    text = case.article(place.read).text
    if sentence.unknown or _HANGING.match(text, sentence.start) or text[sentence.start] in '“"‘':
        return False
    published = case.published(place.read).date()
    dated = case.dates(place.read, sentence.start, sentence.end)
    old = any(mention.day is not None and (published - mention.day).days > OLD for mention in dated)
    return old or _PAST.search(text, sentence.start, sentence.end) is not None


def _repeats(likeness: Likeness, place: Place, shown: list[Place]) -> bool:
    return any(likeness.alike(likeness.stems[place], likeness.stems[other]) > 0.4 for other in shown)


def _line(case: Case, place: Place) -> Line | None:
    sentence = case.sentence(place)
    stretches = cut(case.article(place.read).text, sentence.start, sentence.end, limit=45, long=45)
    if not stretches:
        return None
    return Line(
        section="background",
        kind="verbatim",
        pieces=tuple(case.cite(place.read, start, end) for start, end in stretches[:1]),
        sources=case.numbers([place.read]),
        evidence=(case.span(place.read, sentence.start, sentence.end),),
        key=key_of("background", case.says(place)),
        at=case.article(place.read).published,
    )
