"""What would hold a query to a language, a place or some outlets."""

from dataclasses import replace

import pytest

from summaries.errors import BadInput
from summaries.model import Query, Read
from summaries.tracking.narrow import narrowings
from summaries.tracking.query import query_from, refined
from summaries.tracking.suggest import Change, changed
from tests.summaries.tracking.invented import read


def told(event: str, telling: int, publisher: str = "Herald", language: str = "en") -> Read:
    """A telling of an event by an outlet."""
    one = read(event, telling)
    article = replace(one.article, publisher=publisher)
    return replace(one, article=article, analysis=replace(one.analysis, language=language))


TRIAL = [told("harbour-trial", 0), told("harbour-trial", 1), told("harbour-trial", 2)]


def test_near_misses_in_another_language_are_kept_away() -> None:
    """The one that the matches have."""
    foreign = [told("surgeon-trial", 0, language="de")]
    (change,) = [one for one in narrowings(Query(("trial",)), TRIAL, foreign) if one.action == "languages"]

    assert (change.item, change.matched, change.nearly) == ("en", 3, 0)
    assert narrowings(Query(("trial",), languages=("en",)), TRIAL, foreign)[:1] != [change]


def test_nothing_is_offered_that_would_change_nothing() -> None:
    """One language, one outlet."""
    found = narrowings(Query(("trial",)), TRIAL, [told("surgeon-trial", 0)])

    assert {one.action for one in found} <= {"places"}


def test_the_outlets_of_the_matches_are_offered_where_others_nearly_match() -> None:
    """All of them in one click."""
    matched = [told("harbour-trial", 0, "Herald"), told("harbour-trial", 1, "Post"), told("harbour-trial", 2, "Post")]
    (change,) = [
        one
        for one in narrowings(Query(("trial",)), matched, [told("surgeon-trial", 0, "Blog")])
        if one.action == "sources"
    ]

    assert changed(Query(("trial",)), change) == Query(("trial",), sources=("Post", "Herald"))


def test_one_match_says_nothing_about_the_others() -> None:
    """Two at least."""
    assert narrowings(Query(("trial",)), TRIAL[:1], [told("surgeon-trial", 0, "Blog", "de")]) == []


def test_a_refined_query_keeps_what_was_not_changed() -> None:
    """Words are replaced, limits are added, items dropped."""
    query = replace(query_from("dam flood", exclude="football", sources="Herald"), seed=(("dam", 1.0),))
    after = refined(query, words='"Ollen dam"', exclude="tennis", languages="German", drop="football, Herald")

    assert after == replace(query, words=("Ollen dam",), exclude=("tennis",), sources=(), languages=("de",))


def test_a_query_is_not_refined_into_nothing() -> None:
    """Nor against itself."""
    query = query_from("dam flood")
    for wrong in ({"drop": "dam, flood"}, {"exclude": "dam"}, {"drop": "bridge"}):
        with pytest.raises(BadInput):
            refined(query, **wrong)


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (Change("languages", "en", "", 0, 0), Query(("dam",), languages=("en",))),
        (Change("places", "Ollen", "", 0, 0), Query(("dam",), places=("Ollen",))),
        (Change("sources", "Herald, Post", "", 0, 0), Query(("dam",), sources=("Herald", "Post"))),
    ],
)
def test_a_limit_is_made_with_one_change(change: Change, after: Query) -> None:
    """Once: a second time changes nothing."""
    assert changed(Query(("dam",)), change) == after
    assert changed(after, change) == after
