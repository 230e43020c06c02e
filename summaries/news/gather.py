"""Everything that is new in a story since somebody looked, as lines: answers, changed figures, facts, quotes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from summaries.model import Cited, Line, Own, Span
from summaries.news.figures import Change, changes
from summaries.news.spoken import Spoken
from summaries.news.stage import seen, stage, told
from summaries.sections.case import Case, Place, key_of
from summaries.sections.chosen import Fact, pool, says_again, usable
from summaries.sections.disagree import cited_figure, credit
from summaries.sections.facts import line_of as fact_line
from summaries.sections.likeness import Likeness
from summaries.sections.matters import Matter, matters
from summaries.sections.quotes import Said, spoken
from summaries.sections.quotes import line_of as quote_line
from summaries.sections.ranking import ranked
from summaries.sections.shown import Shown, pieces, shown

TRIED = 6  # facts that are tried for the one line of a short briefing, before others are weighed
FACTS, QUOTES, FIGURES, ANSWERS = 8, 5, 4, 4  # lines of each kind in a full briefing

Kind = Literal["answer", "figure", "dispute", "fact", "quote"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A question that was answered since, and the sentence that answers it."""

    matter: Matter
    place: Place
    how: Shown


def answers(case: Case) -> Iterator[Answer]:
    """The questions that have been answered, wholly or in part, by words that nobody had seen."""
    for matter in case.once(matters):
        if not matter.stems or not matter.turned or matter.state not in ("answered", "partly answered"):
            continue
        for place in matter.answers:
            how = shown(case, place) if _is_news(case, case, place) else None
            if how is not None:
                yield Answer(matter, place, how)
                break


def facts(case: Case) -> Iterator[Fact]:
    """The sentences of fresh articles that tell what no earlier text does, the most telling first, each once.

    Their places, like those of quotes and changed figures, are of the stage.
    """
    if not case.fresh:
        return
    on = case.once(stage)
    likeness = on.once(Likeness)
    before: list[Place] = []
    moved = {count.place for change in case.once(changes) for count in change.mentions}
    for fact in _pool(on):
        place = fact.ranked.place
        if _is_news(case, on, place, figures=place not in moved) and not says_again(likeness, place, before):
            before.append(place)
            yield fact


def _pool(on: Case) -> Iterator[Fact]:
    """The facts that fresh articles could give: for one line, those first that are weighed for the key facts anyway."""
    if not on.full:
        first = [fact for fact in on.once(pool) if fact.ranked.place.read in on.fresh]
        yield from first
        if len(first) >= TRIED:
            return
    found = (usable(on, one) for one in ranked(on, on.once(Likeness), on.fresh))
    yield from (fact for fact in found if fact is not None)


def quotes(case: Case) -> Iterator[Said]:
    """Quotations of fresh articles whose words stood nowhere before, the best first."""
    if not case.fresh:
        return
    known, on = Spoken(seen(case)), case.once(stage)
    for said in on.once(spoken):
        if said.read in on.fresh and not known.stood(on.words(said.read, said.quote.start, said.quote.end)):
            yield said


def _is_news(case: Case, on: Case, place: Place, *, figures: bool = True) -> bool:
    return place.read in on.fresh and not case.once(told).tells(on.reads[place.read], place.sentence, figures=figures)


# --- as lines ---------------------------------------------------------------------------------------------------------


def news(case: Case) -> list[Line]:
    """Every line of news, for a full briefing and for a message that tells nothing else."""
    answered = [answer_line(case, one) for _, one in zip(range(ANSWERS), answers(case), strict=False)]
    moved = [line for one in case.once(changes)[:FIGURES] if (line := change_line(case, one)) is not None]
    told_already = [line.evidence[0] for line in (*answered, *moved)]
    on = case.once(stage)
    found = [as_news(fact_line(on, one), "fact") for _, one in zip(range(FACTS), facts(case), strict=False)]
    said = [as_news(quote_line(on, one), "quote") for _, one in zip(range(QUOTES), quotes(case), strict=False)]
    kept = [line for line in found if not any(_within(line.spans[0], sentence) for sentence in told_already)]
    return [*answered, *moved, *kept, *said]


def _within(span: Span, sentence: Span) -> bool:
    return span.version == sentence.version and sentence.start <= span.start < sentence.end


def as_news(line: Line, kind: Kind) -> Line:
    """A line of another section as news."""
    return replace(line, section="new", key=f"new:{line.key}", tags={**line.tags, "news": kind})


def change_line(case: Case, one: Change) -> Line | None:
    """The sentence that gives the value of now, and behind it the one of before.

    The bare figures where that sentence cannot stand alone; None where they do not say either of what they are.
    """
    every = case.once(stage)
    how = shown(every, one.now.place)
    if how is not None and any(start <= one.now.figure.start < end for start, end in how.stretches):
        return _figures(case, one, pieces(every, how), " Elsewhere: " if one.verdict == "dispute" else " Earlier: ")
    return figure_line(case, one) if one.now.figure.noun_end >= 0 or one.now.figure.unit else None


def figure_line(case: Case, one: Change) -> Line:
    """ "80,000 people, was 78,000 (Al Jazeera, 4 Feb)"."""
    every = case.once(stage)
    was = cited_figure(every, one.was).text
    joint = " against " if one.verdict == "dispute" else "; earlier: " if was[0].isupper() else ", was "
    return _figures(case, one, (cited_figure(every, one.now),), joint)


def _figures(case: Case, one: Change, told_now: Sequence[Cited | Own], joint: str) -> Line:
    every = case.once(stage)
    source = every.article(one.was.place.read)
    made = (
        *told_now, Own(joint), cited_figure(every, one.was), Own(f" ({credit(source.publisher, source.published)})"),
    )  # fmt: skip
    counts = (one.now, one.was)
    return Line(
        section="new",
        kind="templated",
        pieces=made,
        sources=every.numbers(count.place.read for count in counts),
        evidence=tuple(
            every.span(c.place.read, every.sentence(c.place).start, every.sentence(c.place).end) for c in counts
        ),
        originals=len({every.originals[count.place.read] for count in one.mentions}),
        key=key_of("new-figure", (every.says(one.now.place), str(one.now.figure.value))),
        at=every.article(one.now.place.read).published,
        tags={"news": "figure" if one.verdict == "update" else "dispute"},
    )


def answer_line(case: Case, one: Answer) -> Line:
    """The question, and behind it the words that answer."""
    places: Sequence[Place] = tuple(dict.fromkeys((one.place, *one.matter.raised[:1], *one.matter.rests)))
    named = one.how.who
    whom = (case.span(one.place.read, named.full_start, named.full_end),) if named else ()
    return Line(
        section="new",
        kind="templated",
        pieces=(*one.matter.pieces, Own(" "), *pieces(case, one.how)),
        sources=case.numbers(place.read for place in places),
        evidence=(*(case.span(p.read, case.sentence(p).start, case.sentence(p).end) for p in places), *whom),
        key=f"new:{one.matter.key}",
        at=case.article(one.place.read).published,
        tags={"news": "answer", "state": one.matter.state},
    )
