"""Figures that have changed since somebody looked: of one quantity another value than every one told by then."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summaries.news.stage import stage
from summaries.sections.case import Case
from summaries.sections.counts import tallies
from summaries.sections.disagree import found
from summaries.sections.measures import same_value
from summaries.sections.quantities import Count, Difference, Verdict, told_at

TEN = 10
_AND_ANOTHER = re.compile(
    r"\s+and\s+(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,]*)\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Change:
    """A quantity's value of now, and the one that was told last when somebody looked; places are of the stage."""

    now: Count
    was: Count
    verdict: Verdict
    mentions: tuple[Count, ...]  # every place that gives the value of now


def changes(case: Case) -> list[Change]:
    """The changed figures, those that matter most first."""
    on = case.once(stage)
    return [change for one in found(on) for change in _changed(on, one)]


def _changed(case: Case, one: Difference) -> Iterator[Change]:
    known = [count for count in one.mentions if count.place.read not in case.fresh and not count.tally.past]
    new = [count for count in one.mentions if count.place.read in case.fresh and not count.tally.past]
    news = [c for c in new if not any(same_value(c.figure, old.figure) for old in known) and not _copied(case, c)]
    if not known or not news or _trivial(news):
        return
    newest = max(news, key=lambda count: (told_at(case, count), count.place.read))
    same = tuple(count for count in news if same_value(count.figure, newest.figure))
    best = min(same, key=lambda count: (count.place.sentence, -count.place.read))
    if all(_listed(case, old) and old.tally.head != newest.tally.head for old in known):
        return
    last = max(known, key=lambda count: (told_at(case, count), count.place.read, -count.place.sentence))
    yield Change(best, last, one.verdict, same)


def _copied(case: Case, count: Count) -> bool:
    """Whether a text that had been seen, of which this is a copy, gives the figure: copies tell none of their own."""
    original = case.originals[count.place.read]
    return any(
        other.kind == count.tally.kind and same_value(other.figure, count.figure)
        for read, whose in enumerate(case.originals)
        if whose == original and read not in case.fresh
        for other in tallies(case.reads[read]).counts
    )


def _trivial(counts: Sequence[Count]) -> bool:
    """Whether a figure is a small number of things of which nothing is told: two firms and three are any firms."""
    return all(not c.tally.aspects and not c.figure.unit and c.figure.high < TEN for c in counts)


def _listed(case: Case, count: Count) -> bool:
    """Whether a figure is the first of a list, whose sum is another: "four prisoners and a guard" are five people."""
    text = case.article(count.place.read).text
    return _AND_ANOTHER.match(text, max(count.figure.end, count.figure.noun_end)) is not None
