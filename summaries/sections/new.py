"""New since: what somebody who looked last time must hear now; one thing of it in a message, all in a full briefing."""

from collections.abc import Iterator

from summaries.model import Cited, Line, Own, SectionName
from summaries.news.figures import changes
from summaries.news.gather import Kind, answers, as_news, facts, figure_line, news, quotes
from summaries.news.stage import stage
from summaries.sections.case import Case, Place, key_of
from summaries.sections.clauses import Stretch, cut
from summaries.sections.quotes import line_of as quote_line

SECTION: SectionName = "new"
ORDER = 10
LONGEST = 20  # words


def lines(case: Case) -> list[Line]:
    """What no coverage had told when somebody looked; of a short briefing one line, of at most 20 words."""
    if case.since is None or not case.fresh:
        return []
    return news(case) if case.full else [line for line, _ in zip(_one(case), range(1), strict=False)]


def _one(case: Case) -> Iterator[Line]:
    """The lines that would do, the best first: an answer, a changed figure, a fact, a quote."""
    for answer in answers(case):
        yield from _short(case, answer.place, "answer")
    for change in case.once(changes):
        yield figure_line(case, change)
    for fact in facts(case):
        if fact.shown.who is None and not fact.shown.opened:
            yield from _short(case.once(stage), fact.ranked.place, "fact")
    for said in quotes(case):
        if said.words <= LONGEST:
            yield as_news(quote_line(case.once(stage), said), "quote")


def _short(case: Case, place: Place, kind: Kind) -> Iterator[Line]:
    sentence = case.sentence(place)
    stretches = cut(case.article(place.read).text, sentence.start, sentence.end, limit=LONGEST, long=LONGEST)
    if stretches:
        yield _line(case, place, stretches, kind)


def _line(case: Case, place: Place, stretches: list[Stretch], kind: Kind) -> Line:
    sentence = case.sentence(place)
    pieces: list[Cited | Own] = [
        piece for start, end in stretches for piece in (Own(" […] "), case.cite(place.read, start, end))
    ][1:]
    if stretches[-1][1] < sentence.end:
        pieces.append(Own(" […]"))
    return Line(
        section="new",
        kind="verbatim",
        pieces=tuple(pieces),
        sources=case.numbers([place.read]),
        evidence=(case.span(place.read, sentence.start, sentence.end),),
        key=key_of("new", case.says(place)),
        at=case.article(place.read).published,
        tags={"news": kind},
    )
