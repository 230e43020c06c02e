"""What a preview offers to make a query tighter or wider."""

from summaries.tracking.frequency import Frequency
from summaries.tracking.query import query_from
from summaries.tracking.suggest import Change, changed, suggestions
from tests.summaries.tracking.invented import read


def offered(words: str, matched: list[str], nearly: list[str]) -> dict[str, list[str]]:
    """Items by action, for a query that brought and nearly brought these tellings."""

    def reads(names: list[str]):
        return [read(name[:-2], int(name[-1])) for name in names]

    found: dict[str, list[str]] = {}
    for change in suggestions(query_from(words), reads(matched), reads(nearly), Frequency()):
        found.setdefault(change.action, []).append(change.item)
    return found


def test_names_of_the_near_misses_alone_would_keep_them_out():
    """The strike of the same company has its own names."""
    found = offered("Norrlines", ["ferry-0", "ferry-1", "ferry-2"], ["ferry-strike-0", "ferry-strike-1"])

    assert "Dagny Holm" in found["exclude"]


def test_names_of_the_matches_alone_would_keep_the_others_out():
    """Every article of the grounding names the ship."""
    found = offered("Norrlines", ["ferry-0", "ferry-1", "ferry-2"], ["ferry-strike-0", "ferry-strike-1"])

    assert set(found["include"]) & {"Aldora", "Pell", "Skerne"}


def test_what_near_misses_share_with_matches_would_bring_them():
    """One more word to look for."""
    found = offered("recount wards", ["mayor-2"], ["mayor-0", "mayor-1"])

    assert set(found["add"]) & {"Ines Corvane", "Gustav Reep", "Port Vell"}


def test_a_word_that_near_misses_lack_may_be_left_out():
    """The one that keeps most of them out."""
    assert offered("Corvane recount", ["mayor-2"], ["mayor-0", "mayor-1"])["drop"] == ["recount"]


def test_words_of_the_query_are_not_offered_again():
    """They are asked for already."""
    found = offered("Norrlines Holm", ["ferry-0", "ferry-1"], ["ferry-strike-0", "ferry-strike-1"])

    assert "Dagny Holm" not in found.get("exclude", [])


def test_nothing_nearly_there_leaves_nothing_to_change():
    """A preview without near misses offers no change."""
    assert offered("Aldora", ["ferry-0"], []) == {}


def test_a_change_is_made_once():
    """Making it again changes nothing."""
    query = query_from("Corvane recount")
    tighter = changed(query, Change("exclude", "Reep", "", 0, 1))

    assert tighter.exclude == ("Reep",)
    assert changed(tighter, Change("exclude", "reep", "", 0, 1)) == tighter
    assert changed(query, Change("drop", "recount", "", 0, 1)).words == ("Corvane",)
    assert changed(query, Change("include", "Vell", "", 0, 1)).include == ("Vell",)
    assert changed(query, Change("add", "Vell", "", 0, 1)).words == ("Corvane", "recount", "Vell")
