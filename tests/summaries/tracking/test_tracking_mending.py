"""What a second look makes of clusters, and what it leaves alone."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summaries.model import Read
from summaries.tracking.clusters import Clusters
from summaries.tracking.mending import Mended, Move
from summaries.tracking.stream import cluster_stream
from tests.summaries.tracking.invented import TOLD, article, everything, read


def filled(reads: list[Read], clusters: Clusters | None = None) -> Clusters:
    """A memory of the reads, each in the cluster that was decided when it came."""
    clusters = Clusters() if clusters is None else clusters
    for one in reads:
        clusters.add(one.article.id, one.analysis, one.article.title, one.article.published)
    return clusters


def put(clusters: Clusters, one: Read, cluster: int) -> None:
    """Remember a read in a cluster, right or wrong."""
    clusters.place(one.article.id, cluster, one.analysis, one.article.title, one.article.published)


def told_as(clusters: Clusters) -> set[frozenset[str]]:
    """The clusters of all invented coverage, as sets of keys."""
    numbers = {clusters.cluster_of(one.article.id) for one in everything()}
    return {frozenset(clusters.members(number)) for number in numbers if number is not None}


EVENTS = {frozenset(f"{event}-{telling}" for telling in range(3)) for event in TOLD}


@pytest.mark.parametrize("seed", range(4))
def test_after_mending_the_order_of_arrival_does_not_matter(seed):
    """Undated coverage in any order ends in the same clusters, one an event."""
    reads = [Read(replace(one.article, published=None), one.analysis) for one in everything()]
    random.Random(seed).shuffle(reads)
    clusters = filled(reads)
    clusters.mend()

    assert told_as(clusters) == EVENTS


def test_an_event_in_two_clusters_becomes_one():
    """The smaller goes into the larger, which keeps its number, and older articles are told to follow."""
    clusters = filled(everything())
    for cluster, telling in ((90, 0), (90, 1), (91, 2)):
        put(clusters, read("ferry", telling), cluster)
    mended = clusters.mend()

    assert clusters.members(90) == ["ferry-0", "ferry-1", "ferry-2"]
    assert mended.merges == ((91, 90),)
    assert [(move.key, move.source, move.target) for move in mended.moves] == [("ferry-2", 91, 90)]


def test_a_cluster_of_two_events_is_split():
    """Each event keeps together; one of them gets a number that was never used."""
    clusters = filled(everything())
    for event in ("ferry", "merger"):
        for telling in range(3):
            put(clusters, read(event, telling), 90)
    mended = clusters.mend()

    assert told_as(clusters) == EVENTS
    assert {move.source for move in mended.moves} == {90}
    assert {move.target for move in mended.moves} == {91}


def test_a_stray_goes_to_its_own_event():
    """One article in the wrong cluster is moved, and nothing else is."""
    clusters = filled(everything())
    right, wrong = clusters.cluster_of("cup-0"), clusters.cluster_of("ferry-0")
    assert right is not None
    assert wrong is not None
    put(clusters, read("cup", 2), wrong)
    mended = clusters.mend()

    assert [(move.key, move.source, move.target) for move in mended.moves] == [("cup-2", wrong, right)]


def test_a_move_says_why():
    """An editor reads what the article shares with its event."""
    clusters = filled(everything())
    put(clusters, read("cup", 2), 90)
    [move] = clusters.mend().moves

    assert isinstance(move, Move)
    assert "one event with 2 others" in move.reason
    assert "rover" in move.reason


def test_what_editors_joined_stays_joined():
    """Two events that an editor merged are one, however often mending looks."""
    clusters = filled(everything())
    ferry, cup = clusters.cluster_of("ferry-0"), clusters.cluster_of("cup-0")
    assert ferry is not None
    assert cup is not None
    moved = clusters.merge(ferry, cup)
    mended = [clusters.mend(), clusters.mend()]

    assert list(moved) == ["ferry-0", "ferry-1", "ferry-2"]
    assert {clusters.cluster_of(f"{event}-{n}") for event in ("ferry", "cup") for n in range(3)} == {cup}
    assert [one.moves for one in mended] == [(), ()]


def test_what_editors_parted_stays_apart():
    """An article that an editor took out of its cluster is not brought back."""
    clusters = filled(everything())
    alone = clusters.move("ferry-2")
    clusters.hold("ferry-0")
    clusters.mend()

    assert clusters.members(alone) == ["ferry-2"]


def test_what_is_held_no_longer_is_judged_again():
    """An editor takes back what was taught."""
    clusters = filled(everything())
    home = clusters.cluster_of("ferry-2")
    clusters.move("ferry-2")
    clusters.hold("ferry-2", held=False)
    clusters.mend()

    assert clusters.cluster_of("ferry-2") == home


def test_a_held_article_stays_held_through_a_new_version():
    """An edit of the text is no change of what editors said."""
    clusters = filled(everything())
    alone = clusters.move("ferry-2")
    clusters.hold("ferry-0")
    filled([read("ferry", 2)], clusters)
    clusters.mend()

    assert clusters.members(alone) == ["ferry-2"]


def test_moving_what_is_not_remembered_says_so():
    """A key that left the window is no key."""
    with pytest.raises(KeyError):
        Clusters().move("gone")


def test_a_second_look_with_nothing_new_changes_nothing():
    """What was mended stays as it is."""
    clusters = filled(everything())
    clusters.mend()

    assert clusters.mend().moves == ()


def test_mending_is_bounded():
    """It looks at about as many articles as it is told to, and at the others the next time."""
    clusters = filled(everything())
    first = clusters.mend(most=1)

    assert 1 <= first.looked < len(clusters)
    assert clusters.mend().looked <= len(clusters)


def test_mending_nothing_does_nothing():
    """A newsroom that has just begun."""
    assert Clusters().mend() == Mended()


def test_numbers_are_not_used_again_after_a_merge():
    """A number that a merge emptied never means another event."""
    clusters = filled(everything())
    put(clusters, read("ferry", 2), 90)
    clusters.mend()

    assert clusters.members(90) == []
    assert clusters.move("cup-0") == 91


def test_a_memory_restored_from_its_packed_form_decides_and_mends_the_same():
    """A restart reads no analysis again, and changes nothing."""
    reads = everything()
    running = filled(reads[:20])
    restored = Clusters(frequency=type(running.frequency).restore(running.frequency.state()))
    for one in reads[:20]:
        key, cluster = one.article.id, running.cluster_of(one.article.id)
        assert cluster is not None
        restored.restore(key, cluster, running.packed(key), one.article.published)
    for one in reads[20:]:
        given_to = one.article.id, one.analysis, one.article.title, one.article.published
        assert restored.add(*given_to) == running.add(*given_to)
    assert restored.mend() == running.mend()
    assert told_as(restored) == told_as(running)


@pytest.mark.parametrize("record", [b"", b"\x01", b"nonsense, and some more of it", b"\x63" + b"\x00" * 8])
def test_bytes_that_nobody_packed_are_refused(record):
    """The message names the article and what to do."""
    with pytest.raises(ValueError, match="article a"):
        Clusters().restore("a", 0, record)


def test_a_stream_comes_out_in_order_mended():
    """Every article once, in the order in which they came, two tellings of an event in one cluster."""
    told = [article(event, telling) for telling in range(2) for event in ("ferry", "cup")]
    found = list(cluster_stream(told))

    assert [key for key, _ in found] == ["ferry-0", "cup-0", "ferry-1", "cup-1"]
    assert len({cluster for _, cluster in found}) == 2


def test_a_stream_waits_for_no_more_than_a_window():
    """What has left the window is settled, and comes out before the next is read."""
    asked = []

    def stream():
        for event in ("ferry", "cup", "fever"):
            asked.append(event)
            yield article(event)

    assert next(cluster_stream(stream(), window=2))[0] == "ferry-0"
    assert asked == ["ferry", "cup", "fever"]


PAIRS = st.tuples(st.sampled_from(sorted(TOLD)), st.integers(0, 2))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(PAIRS, min_size=2, max_size=14, unique=True),
    st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13), st.booleans()), max_size=4),
)
def test_mending_never_breaks_what_editors_said(order, said):
    """Whatever they join or part stays so: each article that they put somewhere is where they put it last."""
    clusters = filled([read(*one) for one in order])
    keys = [f"{event}-{telling}" for event, telling in order]
    put_at: dict[str, int] = {}
    for one, other, joined in said:
        key, beside = keys[one % len(keys)], keys[other % len(keys)]
        put_at[key] = clusters.move(key, clusters.cluster_of(beside) if joined else None)
        clusters.mend()
    clusters.mend()

    assert {key: clusters.cluster_of(key) for key in put_at} == put_at


@settings(max_examples=15, deadline=None)
@given(st.lists(PAIRS, max_size=14, unique=True))
def test_the_same_stream_is_mended_the_same(order):
    """No clock, no chance, no order of a set."""
    reads = [read(*one) for one in order]

    assert filled(reads).mend() == filled(reads).mend()


def test_mending_can_be_done_after_every_article():
    """However often it is called, the clusters in the end are those of the events."""
    clusters = Clusters()
    for one in everything():
        filled([one], clusters)
        clusters.mend(most=10)

    assert told_as(clusters) == EVENTS


def test_neighbours_of_one_type_are_not_mended_into_one():
    """What is alike in a region is judged beside what is more alike: neighbours of one type are not made one."""
    clusters = filled(everything())
    clusters.mend()

    assert clusters.cluster_of("harbour-trial-0") != clusters.cluster_of("surgeon-trial-0")
    assert clusters.cluster_of("merger-0") != clusters.cluster_of("bank-merger-0")


def test_a_packed_record_that_was_cut_short_is_refused():
    """Half a record is no record."""
    clusters = filled([read("ferry")])
    with pytest.raises(ValueError, match="article ferry-0"):
        Clusters().restore("ferry-0", 0, clusters.packed("ferry-0")[:-3])


def test_articles_that_are_edited_after_a_second_look_leave_nothing_behind():
    """A look weighs words anew; an article is let go under the words by which it is found by then."""
    reads = everything()
    clusters = filled(reads)
    clusters.mend()
    for one in reads:
        clusters.add(one.article.id, one.analysis, f"{one.article.title}, again", one.article.published)
        clusters.mend()

    assert told_as(clusters) == EVENTS


def test_a_small_memory_is_mended_while_the_oldest_leave_it():
    """What fell out of the window is looked for no more."""
    clusters = Clusters(window=6)
    for one in everything():
        clusters.add(one.article.id, one.analysis, one.article.title, one.article.published)
        clusters.mend()

    assert len(clusters) == 6
