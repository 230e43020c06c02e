"""Languages and places: what keeps an article out whatever it tells."""

import pytest

from summaries.model import Article, Query
from summaries.text.analyse import analyse
from summaries.tracking.filters import barred
from summaries.tracking.query import query_from
from summaries.tracking.wording import wording_of

ENGLISH = "MARLOW, Westria (Courier) — The council of Linden met on Monday. The ferry at Port Vell was late again."
GERMAN = "Der Rat von Linden traf sich am Montag, um über die Fähre zu sprechen. Die Fähre ist wieder spät gekommen."


def why(query: Query, text: str = ENGLISH, title: str = "The ferry again") -> str:
    """Why the filters keep an article out."""
    found = Article("1", "https://courier.example/1", "Courier", title, text)
    return barred(query, wording_of(found, analyse(found)))


def test_a_text_in_another_language_stays_out():
    """And its language is told."""
    query = query_from("Linden", languages="en")

    assert why(query) == ""
    assert why(query, GERMAN, "Die Fähre") == "language is de, not en"


@pytest.mark.parametrize("place", ["Port Vell", "port vell", "Marlow", "Westria", "Linden"])
def test_a_place_is_found_among_names_and_in_the_dateline(place):
    """In any case."""
    assert why(query_from("ferry", places=f"Skerne, {place}")) == ""


@pytest.mark.parametrize("place", ["Skerne", "Vell Port", "Lind", "Vellport"])
def test_a_place_that_is_not_named_keeps_an_article_out(place):
    """Whole names only."""
    assert why(query_from("ferry", places=place)) == f"neither names nor dateline have {place}"


def test_an_exclusion_is_told_before_any_other_filter():
    """It is what an editor asked for most plainly."""
    assert why(query_from("ferry -Linden", sources="Ledger", languages="de", places="Skerne")) == "excluded by “Linden”"
