"""Which articles a story takes in, and the reasons that it gives."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summaries.model import Query
from summaries.tracking.frequency import Frequency
from summaries.tracking.index import StoryIndex
from summaries.tracking.likeness import lead_counts, title_stems
from summaries.tracking.match import match, nearly
from summaries.tracking.profile import MATCHED, Profile, profile_of
from summaries.tracking.query import query_from
from tests.summaries.tracking.invented import TOLD, article, everything, read

EVENTS = sorted(TOLD)
NOTHING = Profile()


@pytest.fixture(scope="module")
def frequency() -> Frequency:
    """What a newsroom has learned from all the invented coverage."""
    learned = Frequency()
    for one in everything():
        learned.learn(lead_counts(one.analysis, one.article.title))
    return learned


def tried(query: Query, event: str, telling: int, frequency: Frequency, profile: Profile = NOTHING, **changed: object):
    """One telling of an event, held against a query."""
    one = read(event, telling, **changed)
    return match(query, profile, one.article, one.analysis, frequency)


BELONGS = [
    ("Tolland bribes", "harbour-trial", 0),
    ("Tolland bribery", "harbour-trial", 1),
    ("tolland briberies", "harbour-trial", 2),  # by stem
    ("dredging trial Castamar", "harbour-trial", 2),
    ("“harbour chief” Tolland", "harbour-trial", 1),
    ("Brannoch trial", "surgeon-trial", 2),
    ("Aldora", "ferry", 0),
    ("ferry grounded Pell", "ferry", 2),
    ("Norrlines strike", "ferry-strike", 0),
    ("“third watch”", "ferry-strike", 2),
    ("Kestrel Maplin", "merger", 2),
    ("flour merger", "merger", 0),
    ("marsh fever Linden", "fever", 1),
    ("Port Vell mayor", "mayor", 2),
    ("Hollin dam", "reservoir", 1),
    ("Rovers cup", "cup", 2),
]
FOREIGN = [
    ("Tolland bribery", "surgeon-trial", 0),
    ("Tolland bribery", "bank-merger", 2),  # a Tolland, but another
    ("Castamar trial", "cup", 0),  # the town, not the trial
    ("Brannoch trial", "harbour-trial", 0),  # the trial, not the surgeon
    ("Kestrel merger", "bank-merger", 0),
    ("Norrlines strike", "ferry", 0),  # the company, not the strike
    ("marsh fever", "cup", 1),  # Lena Marsh has no fever
    ("“third watch”", "reservoir", 1),
    ("ferry aground Pell", "ferry-strike", 1),
    ("Ostley clinic deaths", "cup", 0),
    ("“marsh fever nets”", "fever", 0),  # all three words, never side by side
    ("election recount Skerne", "mayor", 0),
]


@pytest.mark.parametrize(("words", "event", "telling"), BELONGS)
def test_words_bring_their_articles(words, event, telling, frequency):
    """By stem, name or phrase, in the title or near the top."""
    found = tried(query_from(words), event, telling, frequency)

    assert found.matched, found
    assert found.score >= MATCHED


@pytest.mark.parametrize(("words", "event", "telling"), FOREIGN)
def test_words_leave_neighbours_alone(words, event, telling, frequency):
    """Half of the words, and the less telling half, are no match."""
    assert not tried(query_from(words), event, telling, frequency).matched


@pytest.mark.parametrize("event", EVENTS)
def test_a_story_tracked_from_one_article_takes_the_others_of_its_event_and_no_more(event, frequency):
    """Likeness alone, beside two trials, two mergers and two stories of one ferry company."""
    seed = read(event)
    query = query_from("", seed=seed.analysis, seed_url=seed.article.url)
    profile = profile_of(query, [seed])
    taken = {
        one.article.id for one in everything() if match(query, profile, one.article, one.analysis, frequency).matched
    }

    assert taken == {f"{event}-{telling}" for telling in range(3)}


def test_likeness_brings_an_article_without_all_the_words(frequency):
    """What a story has learned finds the report that words alone would miss."""
    query = query_from("Tolland verdict loans")
    learned = profile_of(query, [read("harbour-trial", 0), read("harbour-trial", 1)])

    assert not tried(query, "harbour-trial", 2, frequency).matched
    assert tried(query, "harbour-trial", 2, frequency, learned).matched


def test_a_likeness_says_how_many_articles_it_was_measured_on(frequency):
    """And which names it saw."""
    query = query_from("Tolland verdict")
    learned = profile_of(query, [read("harbour-trial", 0), read("harbour-trial", 1)])
    reasons = " ".join(tried(query, "harbour-trial", 2, frequency, learned).reasons)

    assert "like 2 articles of this story (0." in reasons
    assert "names: " in reasons


def test_words_are_given_back_as_they_were_typed(frequency):
    """Reasons speak the editor's words, not stems."""
    found = tried(query_from("Dredging Tolland “Varn & Lisk” elephants"), "harbour-trial", 0, frequency)

    assert "words: Dredging, Tolland" in found.reasons
    assert "phrase “Varn & Lisk”" in found.reasons
    assert "without: elephants" in found.reasons


def test_a_name_in_another_spelling_is_the_same_name(frequency):
    """Transliterations double letters, and write y or i."""
    assert tried(query_from("Corvaanne"), "mayor", 0, frequency).matched
    assert tried(query_from("Kestrell"), "merger", 0, frequency).matched
    assert not tried(query_from("Corvalle"), "mayor", 0, frequency).matched


def test_a_hyphen_makes_no_other_word(frequency):
    """MS-13 and MS13 are one gang."""
    for written in ("MS-13", "MS13"):
        text = f"Police in Linden arrested eleven members of {written} on Monday."
        found = tried(query_from("MS-13"), "fever", 0, frequency, title="Arrests in Linden", text=text)
        assert found.matched, written


def test_an_accent_makes_no_other_word(frequency):
    """Editors type what their keyboards have."""
    found = tried(
        query_from("Tome Cascao"),
        "fever",
        0,
        frequency,
        title="Cascão wins",
        text="Tomé Cascão won the race on Sunday.",
    )

    assert found.matched


def test_a_word_in_passing_is_not_enough(frequency):
    """Once, far down, is a near miss at most."""
    padding = " ".join(f"The {word} committee met and adjourned its debate." for word in TOLD) * 6
    found = tried(query_from("Quinaxol"), "cup", 0, frequency, title="Notes", text=f"{padding} Quinaxol was named.")

    assert not found.matched
    assert nearly(found)


def test_an_excluded_word_wins_over_everything(frequency):
    """And says so."""
    found = tried(query_from("Castamar Rovers cup -parade"), "cup", 2, frequency)

    assert (found.score, found.matched, found.reasons) == (0.0, False, ("excluded by “parade”",))


def test_an_excluded_phrase_needs_the_phrase(frequency):
    """Its words apart exclude nothing."""
    assert not tried(query_from("Castamar cup", exclude="league cup"), "cup", 0, frequency).matched
    assert tried(query_from("Rovers cup", exclude="cup league"), "cup", 0, frequency).matched


def test_an_included_word_must_occur(frequency):
    """One that is missing is named."""
    found = tried(query_from("ferry Pell", include="coastguard, oil"), "ferry", 0, frequency)

    assert found.reasons == ("“oil” does not occur",)
    assert tried(query_from("ferry Pell", include="coastguard, oil"), "ferry", 1, frequency).matched


def test_an_included_word_alone_is_a_query(frequency):
    """Without other words it is what is asked for."""
    assert tried(query_from("", include="Aldora"), "ferry", 0, frequency).matched


def test_a_source_that_was_not_chosen_is_told(frequency):
    """By name or by site."""
    query = query_from("Aldora", sources="Castamar Courier, ledger.example")

    assert tried(query, "ferry", 0, frequency).matched
    assert tried(query, "ferry", 1, frequency).matched
    assert tried(query, "ferry", 2, frequency).reasons == ("source is not among Castamar Courier, ledger.example",)


def test_a_lookalike_site_is_another_source(frequency):
    """The end of a host name is compared by its dots."""
    query = query_from("Aldora", sources="ledger.example")

    assert tried(query, "ferry", 1, frequency, url="https://www.ledger.example/x").matched
    assert not tried(query, "ferry", 1, frequency, url="https://notledger.example/x").matched
    assert not tried(query, "ferry", 1, frequency, url="http://[broken").matched


def test_nothing_in_common_is_said(frequency):
    """A reason stands even where there is none."""
    found = tried(query_from("elephants"), "ferry", 0, frequency)

    assert found.score == 0.0
    assert found.reasons == ("none of its words, and not like its articles",)


def test_a_profile_drifts_and_keeps_its_seed():
    """Newer articles weigh more than older ones, and the seed never leaves."""
    query = query_from("", seed=read("ferry", 0).analysis)
    later = [read("ferry", 1), *[read("ferry", 2)] * 8]
    weights = dict(profile_of(query, later).weights)

    assert weights["salvag"] > weights["scrape"] > 0
    assert weights["lifeboat"] > 0


def test_a_profile_is_bounded():
    """However much a story has taken in."""
    learned = profile_of(query_from("x1 y2"), everything())

    assert len(learned.weights) <= 200
    assert len(learned.names) <= 200


def test_frequency_survives_being_stored(frequency):
    """Saved and restored, it says the same of every word."""
    again = Frequency.restore(frequency.state())

    assert [again.share(stem) for stem in ("court", "aldora", "unheard")] == [
        frequency.share(stem) for stem in ("court", "aldora", "unheard")
    ]
    assert Frequency.restore({"counts": 3}).share("aldora") == Frequency().share("aldora")


def test_a_cold_start_knows_common_words():
    """Before the first article, a trial is commoner than a name."""
    fresh = Frequency()

    assert fresh.rarity("year") < fresh.rarity("trial") < fresh.rarity("aldora")


def test_frequency_forgets_what_goes_out_of_use(monkeypatch):
    """Counts fade, and what was seen once goes first."""
    monkeypatch.setattr("summaries.tracking.frequency.ROOM", 50)
    learned = Frequency()
    for at in range(200):
        learned.learn(["always", f"once{at}"])
    counts = learned.state()["counts"]

    assert isinstance(counts, dict)
    assert len(counts) <= 51
    assert "always" in counts


# --- properties

read_of = {(event, telling): read(event, telling) for event in EVENTS for telling in range(3)}
tellings = st.sampled_from(sorted(read_of))
queries = st.sampled_from([words for words, _, _ in BELONGS + FOREIGN])
seeds = st.sampled_from([None, *EVENTS])


def tracked(words: str, seed: str | None) -> tuple[Query, Profile]:
    """A story from words, from a seed, or from both."""
    first = read_of[seed, 0] if seed else None
    query = query_from(words, seed=first.analysis if first else None)
    return query, profile_of(query, [first] if first else [])


@settings(max_examples=60, deadline=None)
@given(tellings, queries, seeds)
def test_the_same_article_gets_the_same_answer_twice(frequency, telling, words, seed):
    """Score, verdict and reasons."""
    query, profile = tracked(words, seed)
    one = read_of[telling]
    first = match(query, profile, one.article, one.analysis, frequency)

    assert first == match(query, profile, one.article, one.analysis, frequency)
    assert 0 <= first.score <= 1
    assert first.reasons


@settings(max_examples=60, deadline=None)
@given(tellings, queries, seeds, st.data())
def test_exclusion_always_wins(frequency, telling, words, seed, data):
    """Whatever else speaks for an article, a word of its own that is excluded keeps it out."""
    one = read_of[telling]
    own = data.draw(
        st.sampled_from(
            [word.strip("“”.,:") for word in article(*telling).title.split() if len(word) > 4 and title_stems(word)]
        )
    )
    query, profile = tracked(words, seed)
    found = match(replace(query, exclude=(own,)), profile, one.article, one.analysis, frequency)

    assert not found.matched
    assert found.reasons == (f"excluded by “{own}”",)


@settings(max_examples=40, deadline=None)
@given(tellings, st.lists(st.tuples(queries, seeds), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_index_finds_what_trying_every_story_would(frequency, telling, stories, chance):
    """In whatever order the stories were put there, and after changes."""
    one = read_of[telling]
    made = {number: tracked(*story) for number, story in enumerate(stories)}
    index = StoryIndex()
    order = [*made, *made]  # each is put twice: an update replaces
    chance.shuffle(order)
    for number in order:
        index.put(number, *made[number], frequency)
    index.put(99, *made[0], frequency)
    index.drop(99)
    tried_all = {
        number: found
        for number, (query, profile) in made.items()
        if (found := match(query, profile, one.article, one.analysis, frequency)).matched
    }

    assert {
        number: found for number, found in index.matches(one.article, one.analysis, frequency) if found.matched
    } == tried_all


def test_the_index_leaves_strangers_untried(frequency):
    """An article is tried on the few stories that share its words."""
    index = StoryIndex()
    for number, event in enumerate(EVENTS):
        index.put(number, *tracked(event.replace("-", " "), None), frequency)
    one = read_of["fever", 1]

    assert [number for number, _ in index.matches(one.article, one.analysis, frequency)] == [EVENTS.index("fever")]
    index.drop(EVENTS.index("fever"))
    assert index.matches(one.article, one.analysis, frequency) == []
