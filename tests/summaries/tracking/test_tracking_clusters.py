"""Which event an article tells, decided once, in stream order."""

import gc
import random
import tracemalloc
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summaries.model import Analysis, Read
from summaries.tracking.clusters import Clusters
from summaries.tracking.frequency import Frequency
from summaries.tracking.regroup import staleness
from tests.summaries.tracking.invented import TOLD, everything, read


def decided(reads: list[Read], **settings_of: object) -> dict[str, int]:
    """Article id to cluster, for one pass over the reads."""
    clusters = Clusters(**settings_of)  # type: ignore[arg-type]
    return {
        one.article.id: clusters.add(one.article.id, one.analysis, one.article.title, one.article.published).cluster
        for one in reads
    }


@pytest.fixture(scope="module")
def clustered() -> dict[str, int]:
    """All the invented coverage, in the order in which it was published."""
    return decided(everything())


@pytest.mark.parametrize("event", TOLD)
def test_tellings_of_one_event_are_one_cluster(clustered, event):
    """Three outlets, three wordings, one event."""
    assert len({clustered[f"{event}-{telling}"] for telling in range(3)}) == 1


HARD_NEIGHBOURS = [
    ("harbour-trial", "surgeon-trial"),  # two trials that open on one day
    ("merger", "bank-merger"),  # two mergers of one price, before one office
    ("ferry", "ferry-strike"),  # two events of one company
    ("harbour-trial", "cup"),  # two events of one town
    ("surgeon-trial", "cup"),  # two events that name Ostley
    ("harbour-trial", "bank-merger"),  # Tolland and Tolland-Beck
    ("surgeon-trial", "fever"),  # two events with doctors and deaths
    ("ferry", "reservoir"),  # two technical failures
    ("mayor", "merger"),  # two votes
    ("mayor", "ferry-strike"),  # two ballots
]


@pytest.mark.parametrize(("one", "other"), HARD_NEIGHBOURS)
def test_neighbours_of_one_type_stay_apart(clustered, one, other):
    """What any trial or merger has in common is no event."""
    assert clustered[f"{one}-0"] != clustered[f"{other}-0"]


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_arrival_hardly_matters(seed):
    """In any order, clusters are pure, and at most two articles of thirty stand alone."""
    reads = everything()
    random.Random(seed).shuffle(reads)
    found = decided([Read(replace(one.article, published=None), one.analysis) for one in reads])
    wrong = [
        (one, other)
        for one, other in combinations(found, 2)
        if found[one] == found[other] and one.rsplit("-", 1)[0] != other.rsplit("-", 1)[0]
    ]

    assert wrong == []
    assert len(set(found.values())) <= len(TOLD) + 2


def test_the_first_article_is_news():
    """Nothing is alike in an empty memory."""
    decision = Clusters().add("a", read("ferry").analysis, read("ferry").article.title)

    assert (decision.cluster, decision.joined, decision.score) == (0, False, 0.0)


def test_a_copy_joins_and_says_so():
    """A reprint under another headline needs no likeness beyond its words."""
    clusters = Clusters()
    clusters.add("a", read("ferry").analysis, "Ferry aground")
    decision = clusters.add("b", read("ferry").analysis, "Night of fear at sea")

    assert decision.joined
    assert "copy" in decision.reason


def test_a_reason_names_what_is_shared():
    """An editor reads why."""
    clusters = Clusters()
    clusters.add("a", read("ferry", 0).analysis, read("ferry", 0).article.title)
    decision = clusters.add("b", read("ferry", 1).analysis, read("ferry", 1).article.title)

    assert decision.joined
    assert "aldora" in decision.reason


def test_a_reason_says_how_far_off_it_was():
    """An article that begins a cluster says what it was measured against."""
    clusters = Clusters()
    clusters.add("a", read("ferry", 0).analysis, read("ferry", 0).article.title)
    decision = clusters.add("b", read("ferry-strike", 0).analysis, read("ferry-strike", 0).article.title)

    assert not decision.joined
    assert "needed" in decision.reason


def test_a_new_version_stays_where_its_article_was():
    """An edit never moves an article to another event."""
    clusters = Clusters()
    first = clusters.add("a", read("ferry").analysis, "Ferry aground")
    clusters.add("b", read("cup").analysis, "Cup final")
    again = clusters.add("a", read("cup", 1).analysis, "Corrected: cup final")

    assert again.cluster == first.cluster
    assert len(clusters) == 2


def test_an_empty_article_is_an_event_of_its_own():
    """No words are like no words of another."""
    clusters = Clusters()
    empty = Analysis(version="", reader="", language="")

    assert clusters.add("a", empty).cluster != clusters.add("b", empty).cluster


def test_an_article_placed_by_an_editor_draws_the_next_one():
    """What editors say is remembered like what was decided."""
    clusters = Clusters()
    clusters.place("a", 7, read("ferry").analysis, read("ferry").article.title)

    assert clusters.add("b", read("ferry", 1).analysis, read("ferry", 1).article.title).cluster == 7


def test_a_cluster_number_is_never_used_twice():
    """New events count on from the highest number ever placed."""
    clusters = Clusters()
    clusters.place("a", 41, read("ferry").analysis)

    assert clusters.add("b", read("cup").analysis).cluster == 42


def test_a_memory_rebuilt_in_stored_order_decides_the_same():
    """A restart changes nothing."""
    reads = everything()
    running, rebuilt = Clusters(), Clusters()
    for one in reads[:20]:
        cluster = running.add(one.article.id, one.analysis, one.article.title, one.article.published).cluster
        rebuilt.place(one.article.id, cluster, one.analysis, one.article.title, one.article.published)
    for one in reads[20:]:
        given_to = one.article.id, one.analysis, one.article.title, one.article.published
        assert rebuilt.add(*given_to) == running.add(*given_to)


def test_the_memory_is_bounded():
    """The oldest article leaves when the window is full."""
    clusters = Clusters(window=5)
    for one in everything():
        clusters.add(one.article.id, one.analysis, one.article.title)

    assert len(clusters) == 5


def test_what_left_the_window_is_forgotten():
    """An event that fell out of the window begins anew."""
    clusters = Clusters(window=2)
    first = clusters.add("a", read("ferry", 0).analysis)
    for event in ("cup", "fever"):
        clusters.add(event, read(event).analysis)

    assert clusters.add("b", read("ferry", 1).analysis).cluster != first.cluster


def test_an_article_costs_about_four_kilobytes():
    """Measured as allocated, the bounded frequencies apart."""
    reads = everything()
    tracemalloc.start()
    try:
        clusters = Clusters()
        for one in reads:
            clusters.add(one.article.id, one.analysis, one.article.title)
        clusters.frequency = Frequency()
        gc.collect()
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()

    assert held / len(reads) <= 4608


def test_an_anniversary_needs_more_than_a_follow_up():
    """A silence raises the bar, that of a year more than that of a month."""
    assert staleness(2) == 1.0 < staleness(30) < staleness(365)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(TOLD)), st.integers(0, 2)), max_size=12, unique=True))
def test_the_same_stream_gives_the_same_answer(order):
    """No clock, no chance, no order of a set."""
    reads = [read(event, telling) for event, telling in order]

    assert decided(reads) == decided(reads)
