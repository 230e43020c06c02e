"""A story that follows the stream: it learns as it goes, looks again, and is led away by nothing that half fits."""

import pytest

from summaries.model import Article, Read
from summaries.text.analyse import analyse
from summaries.tracking.follow import WAITING, Followed
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import lead_counts
from summaries.tracking.neighbours import Nearby
from summaries.tracking.profile import profile_of, trust_of
from summaries.tracking.query import query_from
from summaries.tracking.resemblance import weighed
from summaries.tracking.wording import wording_of
from tests.summaries.tracking.invented import TOLD, everything, read


@pytest.fixture(scope="module")
def frequency() -> Frequency:
    """What a newsroom has learned from all the invented coverage."""
    learned = Frequency()
    for one in everything():
        learned.learn(lead_counts(one.analysis, one.article.title))
    return learned


def stream(story: Followed, reads: list[Read], frequency: Frequency) -> None:
    """Let articles arrive, one by one."""
    nearby = Nearby()
    for one in reads:
        wording = wording_of(one.article, one.analysis)
        weighed_one = weighed(wording, frequency, nearby.around(wording, frequency))
        nearby.add(wording, frequency)
        if not story.knows(one):
            story.take(one, weighed_one)
            story.look_again(nearby)


@pytest.mark.parametrize("event", sorted(TOLD))
def test_a_story_followed_from_one_article_takes_the_others_and_no_more(event, frequency):
    """Everything arrives, in order of publication."""
    seed = read(event)
    story = Followed(query_from("", seed=seed.analysis), frequency, [seed])
    stream(story, everything(), frequency)

    assert sorted(story.found) == [f"{event}-1", f"{event}-2"]


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("Harbour chief Tolland on trial over dredging bribes", "harbour-trial"),
        ("Surgeon Brannoch on trial over deaths of patients", "surgeon-trial"),
        ("Seafarers walk out over night watches on eleven routes", "ferry-strike"),
        ("Marsh fever spreads in the Linden district", "fever"),
        ("Crack in the dam of the Hollin reservoir", "reservoir"),
    ],
)
def test_a_described_event_takes_its_articles_and_no_more(words, event, frequency):
    """By words alone: what the first article tells teaches the next."""
    story = Followed(query_from(words), frequency)
    stream(story, everything(), frequency)

    assert sorted(story.found) == [f"{event}-{telling}" for telling in range(3)]


def test_what_came_in_narrowly_teaches_less_than_the_seed():
    """So that no chain of half matches leads a story away."""
    assert trust_of(0.55) < trust_of(0.8) < trust_of(1.0) < 1.0
    assert trust_of(0.5) < trust_of(0.55)
    assert trust_of(0.5, inside=False) < 0.5

    first, narrow = read("ferry", 0), read("ferry", 1)
    sure = dict(profile_of(query_from("Aldora"), [first, narrow]).weights)
    unsure = dict(profile_of(query_from("Aldora"), [first, narrow], scores={"ferry-1": 0.56}).weights)

    assert unsure["scrape"] < sure["scrape"]


def test_a_long_silence_asks_for_more(frequency):
    """The same words, four years later, are another case."""
    seed = read("ferry")
    query = query_from("", seed=seed.analysis)
    later = read("ferry", 2)
    old = read("ferry", 2, published=seed.article.published.replace(year=2022))
    soon, late = (
        Followed(query, frequency, [seed]).take(one, weighed(wording_of(one.article, one.analysis), frequency))
        for one in (later, old)
    )

    assert soon.score > late.score


def test_the_near_misses_that_wait_are_bounded(frequency):
    """However many come near."""
    story = Followed(query_from("Tolland verdict loans envelopes jury"), frequency)
    for number in range(WAITING + 20):
        found = Article(
            f"n{number}", f"https://a.example/{number}", "A", "Tolland envelopes", "Tolland spoke of loans."
        )
        one = Read(found, analyse(found))
        story.take(one, weighed(wording_of(one.article, one.analysis), Frequency()))

    assert len(story._waiting) <= WAITING


def test_a_neighbour_that_shares_half_of_the_words_and_a_name_stays_out():
    """Another illness in another town, and the same minister speaks of both."""
    told = [
        "An outbreak of glass fever put nine people in the hospital of Pellmore. Minister Ada Crane promised tests.",
        "Glass fever: the outbreak in Pellmore comes from a cooling tower, Ada Crane said. The hospital is full.",
        "Two died of glass fever in the hospital of Pellmore. Minister Ada Crane wants the outbreak over by Sunday.",
        "The glass fever outbreak in Pellmore slows, and the hospital sends people home. Ada Crane thanked the nurses.",
    ]
    query = query_from("glass fever outbreak hospital")
    reads = []
    for number, text in enumerate(told):
        found = Article(f"fever-{number}", f"https://a.example/{number}", "A", text.split(".")[0], text)
        reads.append(Read(found, analyse(found)))
    common = Frequency()
    for one in (*reads, *everything()):
        common.learn(lead_counts(one.analysis, one.article.title))
    text = (
        "Sixty sailors lie ill in Skerne with ship's flux after a voyage by the cape. Doctors blame stale water from "
        "the casks of the schooner Beryl and closed two wells beside the quay. The outbreak is the third since spring. "
        "The harbour hospital has put up tents. Ada Crane asked captains to boil what they drink."
    )
    found = Article("flux", "https://a.example/flux", "A", "Skerne counts sixty cases of ship's flux", text)
    other = Read(found, analyse(found))
    story = Followed(query, common, reads)

    assert not story.take(other, weighed(wording_of(other.article, other.analysis), common)).matched
