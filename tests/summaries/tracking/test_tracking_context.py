"""What an article's neighbours say of the story it belongs to, and what editors taught."""

import pytest

from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import lead_counts
from summaries.tracking.match import match
from summaries.tracking.neighbours import Nearby, Neighbour, Neighbourhood
from summaries.tracking.profile import profile_of
from summaries.tracking.query import query_from
from summaries.tracking.wording import wording_of
from tests.summaries.tracking.invented import TOLD, everything, read


@pytest.fixture(scope="module")
def frequency() -> Frequency:
    """What a newsroom has learned from all the invented coverage."""
    learned = Frequency()
    for one in everything():
        learned.learn(lead_counts(one.analysis, one.article.title))
    return learned


@pytest.fixture
def nearby(frequency) -> Nearby:
    """A memory of all the invented coverage."""
    recent = Nearby()
    for one in everything():
        recent.add(wording_of(one.article, one.analysis), frequency)
    return recent


def test_the_nearest_are_the_tellings_of_the_same_event(nearby, frequency):
    """And no article is its own neighbour."""
    one = read("ferry", 0)
    around = nearby.around(wording_of(one.article, one.analysis), frequency)

    assert {near.article for near in around.nearest[:2]} == {"ferry-1", "ferry-2"}
    assert one.article.id not in {near.article for near in around.nearest}


def test_the_memory_is_bounded(frequency):
    """The oldest article is forgotten first."""
    recent = Nearby(window=4)
    for one in everything():
        recent.add(wording_of(one.article, one.analysis), frequency)
    last = everything()[-1]

    assert len(recent) == 4
    recent.drop(last.article.id)
    recent.drop(last.article.id)
    assert len(recent) == 3


@pytest.mark.parametrize("event", sorted(TOLD))
def test_a_story_takes_its_event_and_no_more_among_its_neighbours(event, nearby, frequency):
    """Beside two trials, two mergers and two stories of one ferry company."""
    seed = read(event)
    query = query_from("", seed=seed.analysis)
    profile = profile_of(query, [seed])
    taken = set()
    for one in everything():
        around = nearby.around(wording_of(one.article, one.analysis), frequency)
        if match(query, profile, one.article, one.analysis, frequency, around).matched:
            taken.add(one.article.id)

    assert taken - {seed.article.id} == {f"{event}-{telling}" for telling in (1, 2)}


def test_what_is_closer_to_other_news_is_not_of_the_story(frequency):
    """The same article, the same story: only its rivals differ."""
    query = query_from("", seed=read("ferry", 0).analysis)
    profile = profile_of(query, [read("ferry", 0)])
    one = read("ferry", 1)
    quiet = Neighbourhood((Neighbour("ferry-0", 0.3),))
    busy = Neighbourhood((*(Neighbour(f"other-{n}", 0.6) for n in range(3)), Neighbour("ferry-0", 0.3)))

    assert match(query, profile, one.article, one.analysis, frequency, quiet).matched
    assert not match(query, profile, one.article, one.analysis, frequency, busy).matched


def test_what_an_editor_took_out_stays_out(frequency):
    """However alike it is."""
    query = query_from("Aldora")
    profile = profile_of(query, [read("ferry", 0)], refused=[read("ferry", 1)])
    one = read("ferry", 1)

    assert match(query, profile, one.article, one.analysis, frequency).reasons == ("taken out by an editor",)


def test_what_an_editor_confirmed_stays_in(frequency):
    """Unless it is excluded."""
    query = query_from("elephants -parade")
    confirmed = [read("ferry", 1), read("cup", 2)]
    profile = profile_of(query, confirmed, taught=["ferry-1", "cup-2"])
    ferry, cup = (match(query, profile, one.article, one.analysis, frequency) for one in confirmed)

    assert (ferry.matched, ferry.reasons) == (True, ("confirmed by an editor",))
    assert not cup.matched
