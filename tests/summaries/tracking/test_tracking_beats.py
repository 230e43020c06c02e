"""What speaks of a topic: a term where an article says what it is about, not one in passing."""

import pytest

from summaries.model import Article, Match, Query
from summaries.text.analyse import analyse
from summaries.tracking.beats import event_on_topic, on_topic
from summaries.tracking.wording import wording_of

HARBOUR = Query(words=("ferry", "dry dock"), exclude=("rowing",))


def judged(terms: Query, title: str, text: str = "Nothing else was decided in the town on Monday.") -> Match:
    """An article held against a topic."""
    article = Article("1", "https://courier.example/1", "Harbour Courier", title, text)
    return on_topic(terms, wording_of(article, analyse(article)))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ferries stand still", "Nothing moves on the water until the strike ends."),
        ("Strike goes on", "Crews of the Saltby ferry will not sail on Monday. The union said so on Sunday."),
        ("Work for the yard", "The town pays for a new dry dock. It opens in June."),
    ],
)
def test_any_term_in_the_title_or_opening_will_do(title: str, text: str) -> None:
    """In whatever form of the word; a phrase stands together."""
    assert judged(HARBOUR, title, text).matched


def test_a_term_in_passing_is_not_what_an_article_is_about() -> None:
    """And the reason says so."""
    long_ago = "Edda Marsh was elected mayor on Sunday with a large majority, and thanked her voters. " * 8
    found = judged(HARBOUR, "New mayor for Saltby", f"{long_ago}She came to the town on a ferry in 1984.")
    assert not found.matched
    assert found.reasons == ("only in passing: ferry",)


def test_a_phrase_is_more_than_its_words() -> None:
    """Dry weather at a dock is no dry dock."""
    assert not judged(HARBOUR, "Dry weather", "The dock was empty on Monday.").matched


def test_what_is_excluded_stays_out_whatever_it_tells() -> None:
    """Exclusions come first, as in a story."""
    found = judged(HARBOUR, "Ferry sponsors rowing club")
    assert not found.matched
    assert found.reasons == ("excluded by “rowing”",)


def test_an_event_is_on_topic_where_half_of_its_articles_are() -> None:
    """One of three is somebody else's angle."""
    yes, no = Match(1.0, True, ()), Match(0.0, False, ())
    assert event_on_topic([yes, no])
    assert not event_on_topic([yes, no, no])
    assert not event_on_topic([])
