"""A story looked at anew: what was said of some articles is carried on to those that are like them."""

from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks.teaching import measured
from summaries.model import Query, Read
from summaries.tracking.anew import ENOUGH, LEARNS_FROM, Holding, News, drawn_in, grown, kin, lessons, splits_off
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import lead_counts
from summaries.tracking.neighbours import Nearby
from tests.summaries.tracking.invented import MONDAY, TOLD, everything, read


@pytest.fixture(scope="module")
def news() -> News:
    """What a newsroom knows of the invented coverage."""
    learned = Frequency()
    for one in everything():
        learned.learn(lead_counts(one.analysis, one.article.title))
    return News(learned)


def told(event: str) -> list[Read]:
    """Every telling of an event."""
    return [read(event, number) for number in range(len(TOLD[event]))]


def titles(reads: list[Read]) -> set[str]:
    """Their titles."""
    return {one.article.title for one in reads}


def test_a_story_grows_from_what_is_in(news: News) -> None:
    """One telling brings in the others, and not those of another trial."""
    first, *others = told("harbour-trial")
    judged = grown(Query(), Holding(inside=[first]), [*others, *told("surgeon-trial")], news)

    assert titles([one.read for one in judged if one.match.matched]) == titles(others)


def test_articles_leave_with_the_one_that_drew_them_in(news: News) -> None:
    """The trial of the surgeon was refused: its other tellings go, the story's own stay."""
    refused, *others = told("surgeon-trial")
    own = told("harbour-trial")
    left = drawn_in(Query(("Tolland", "bribes")), Holding(inside=[*own, *others], refused=[refused]), news)

    assert titles([one.read for one in left]) == titles(others)


def test_what_an_editor_confirmed_does_not_leave(news: News) -> None:
    """It is not even asked about."""
    refused, *others = told("surgeon-trial")
    left = drawn_in(Query(("Tolland",)), Holding(taught=others, refused=[refused]), news)

    assert left == []


def test_what_has_the_words_stays_though_it_is_like_the_refused_one(news: News) -> None:
    """The query still wants it."""
    refused, *others = told("surgeon-trial")
    query = Query(tuple(others[0].article.title.split()[:4]))
    left = drawn_in(query, Holding(inside=[*told("harbour-trial"), others[0]]), news)

    assert left == []
    assert refused not in [one.read for one in left]


def test_kin_are_those_that_tell_the_same(news: News) -> None:
    """By likeness alone."""
    first, *others = told("ferry")

    assert titles(kin([*others, *told("cup")], [first], news)) == titles(others)


def test_a_split_takes_along_what_is_more_like_the_chosen_one(news: News) -> None:
    """The chosen one first."""
    chosen, *others = told("surgeon-trial")
    goes = splits_off([*told("harbour-trial"), chosen, *others], [chosen], news)

    assert goes[0] == chosen
    assert titles(goes) == titles([chosen, *others])


def test_a_story_learns_from_the_newest_and_from_what_was_confirmed(news: News) -> None:
    """Confirmed ones are not crowded out; the oldest come first."""
    old = read("ferry", 0, published=MONDAY - timedelta(days=300))
    many = [read("ferry", 1, id=f"many-{number}", published=MONDAY + timedelta(days=number)) for number in range(80)]
    learnt = lessons([old], many)

    assert len(learnt) == LEARNS_FROM
    assert learnt[0] == old
    assert learnt[-1] == many[-1]


def test_a_story_taught_ten_times_matches_better_what_nobody_said_anything_of(shared: Path) -> None:
    """On held-back articles of the labelled stories; what was reached stands above the floor."""
    result = measured(shared / "data" / "dev" / "clusters_mix.dev.jsonl", lessons=10, half=0)

    assert result["f1 after"] - result["f1 before"] >= 0.02, result


def test_a_young_newsroom_is_not_judged_by_what_else_it_has_read(news: News) -> None:
    """Its few articles are mostly of its stories; from some hundreds on, the neighbours count."""
    young = News(news.frequency, Nearby())
    first, *others = told("harbour-trial")
    for one in everything():
        young.arrive(one)
    assert young.weigh(first).context is None
    assert [one.match.matched for one in grown(Query(), Holding(inside=[first]), others, young)] == [True, True]
    for number in range(ENOUGH):
        young.arrive(read("ferry", 1, id=f"more-{number}"))

    assert young.weigh(first).context is not None
