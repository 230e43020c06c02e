"""Which of some articles tell one event, by their vectors alone."""

from dataclasses import replace
from math import sqrt

from hypothesis import given, settings
from hypothesis import strategies as st

from summaries.tracking.regroup import Told, regroup


def told(*stems: str, **fields: object) -> Told:
    """An article whose stems all weigh the same."""
    return Told({stem: 1 / sqrt(len(stems)) for stem in stems}, **fields)  # type: ignore[arg-type]


FERRY = told("ferry", "sandbank", "aldora", "night", "crew")
STRANDED = told("ferry", "sandbank", "aldora", "rescue", "tide")
ELECTION = told("vote", "mayor", "recount", "ward", "ballot")


def test_articles_that_share_little_are_events_of_their_own():
    """Every article is in one group, alone where nothing is like it."""
    assert regroup([FERRY, ELECTION]) == [[0], [1]]


def test_articles_that_share_much_are_one_event():
    """Groups hold places in ascending order."""
    assert regroup([FERRY, ELECTION, STRANDED]) == [[0, 2], [1]]


def test_no_articles_make_no_groups():
    """Nor does an empty one join anything."""
    assert regroup([]) == []
    assert regroup([Told({}), Told({})]) == [[0], [1]]


def test_two_groups_that_editors_hold_apart_stay_two():
    """However alike they are."""
    assert regroup([replace(FERRY, held=1), replace(FERRY, held=2)]) == [[0], [1]]


def test_what_editors_hold_together_is_one_group():
    """However unlike they are."""
    assert regroup([replace(FERRY, held=1), replace(ELECTION, held=1)]) == [[0, 1]]


def test_a_long_silence_asks_for_more():
    """Likeness that is enough for a follow-up is not for an anniversary."""
    sunk = told("ferry", "sinking", "inquiry", "owner", "report", "harbour", "judge", "fine", "captain", "law")

    assert regroup([replace(FERRY, day=0.0), replace(sunk, day=1.0)]) == [[0, 1]]
    assert regroup([replace(FERRY, day=0.0), replace(sunk, day=4000.0)]) == [[0], [1]]


def test_articles_that_name_nobody_in_common_need_twice_the_likeness():
    """Two ferries on two sandbanks: the kind of event is the same, the names are not."""
    one = told("aldora", "norrlin", "ferry", "vessel", "dusk", "watch", "cable", "deck", "radio", "bell", "oil", "sail")
    other = told("vesper", "skerne", "ferry", "vessel", "dawn", "fog", "pier", "mast", "rope", "flare", "ice", "hull")
    named = replace(one, names=frozenset({"aldora", "norrlin"})), replace(other, names=frozenset({"vesper", "skerne"}))

    assert regroup([one, other]) == [[0, 1]]
    assert regroup(named) == [[0], [1]]


def test_what_is_shared_with_every_neighbour_tells_nothing():
    """Six trials that all share the same two words are six events, though any two of them alone would be one."""
    trials = [told("trial", "judge", *(f"{word}{n}" for word in "abcdefghijk")) for n in range(6)]

    assert regroup(trials[:2]) == [[0, 1]]
    assert regroup(trials) == [[n] for n in range(6)]


WORDS = st.lists(st.sampled_from([f"w{n}" for n in range(12)]), min_size=1, max_size=6, unique=True)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, st.none() | st.integers(0, 2)), max_size=14))
def test_every_article_is_in_one_group_and_editors_rule(given_articles):
    """Nothing is lost or doubled; a group holds articles of one cluster of the editors at most, and all of it."""
    articles = [told(*words, held=held) for words, held in given_articles]
    groups = regroup(articles)

    assert sorted(place for group in groups for place in group) == list(range(len(articles)))
    held = [{articles[place].held for place in group} - {None} for group in groups]
    assert all(len(clusters) <= 1 for clusters in held)
    assert len([clusters for clusters in held if clusters]) == len({one.held for one in articles} - {None})
    assert regroup(articles) == groups
