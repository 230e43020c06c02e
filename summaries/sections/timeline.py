"""Timeline: the turning points of a story by the day on which they happened; shown in the full briefing only."""

from datetime import date

from summaries.model import Line, SectionName
from summaries.sections.case import Case, Place, key_of
from summaries.sections.clauses import cut

SECTION: SectionName = "timeline"
ORDER = 80
MOST = 14


def lines(case: Case) -> list[Line]:
    """One line a day, the most telling sentence that dates something to it, oldest day first."""
    if not case.full:
        return []
    best: dict[date, tuple[float, Place]] = {}
    for place in case.candidates:
        sentence = case.sentence(place)
        for mention in case.dates(place.read, sentence.start, sentence.end):
            if mention.day is None or mention.precision != "day" or mention.day > case.published(place.read).date():
                continue  # what was announced for a day has not been told to have happened
            if mention.day not in best or best[mention.day][0] < sentence.salience:
                best[mention.day] = (sentence.salience, place)
    kept = sorted(best.items(), key=lambda item: -item[1][0])[:MOST]
    return [line for day, (_, place) in sorted(kept) if (line := _line(case, day, place)) is not None]


def _line(case: Case, day: date, place: Place) -> Line | None:
    sentence = case.sentence(place)
    stretches = cut(case.article(place.read).text, sentence.start, sentence.end)
    if not stretches:
        return None
    return Line(
        section="timeline",
        kind="templated",
        pieces=tuple(case.cite(place.read, start, end) for start, end in stretches[:1]),
        sources=case.numbers([place.read]),
        evidence=(case.span(place.read, sentence.start, sentence.end),),
        key=key_of("timeline", (day.isoformat(), case.says(place))),
        at=case.article(place.read).published,
        tags={"day": day.isoformat()},
    )
