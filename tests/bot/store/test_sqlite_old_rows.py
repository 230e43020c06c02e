"""What an older Standfirst stored still loads."""

from bot.store.sqlite import codec
from summaries.model import Query


def test_a_query_stored_before_languages_and_places_allows_all_of_them():
    """A field that a row does not have is empty."""
    old = '{"words":["Aldora"],"include":[],"exclude":["cup"],"sources":[],"seed":[["ferri",0.5]],"seed_url":""}'

    assert codec.query(old) == Query(words=("Aldora",), exclude=("cup",), seed=(("ferri", 0.5),))


def test_languages_and_places_come_back_as_they_were_stored():
    """With what else a query asks."""
    query = Query(words=("Aldora",), languages=("en", "de"), places=("Port Vell",))

    assert codec.query(codec.to_json(query)) == query
