"""Whether two titles under one guid are of one article."""

import pytest

from bot.store.sqlite.entries import alike

SAME = [
    ("Storm hits the coast", "Storm hits the coast"),
    ("Storm hits the coast", "STORM HITS THE COAST!"),
    ("Storm hits the coast", "Storm hits the coast, leaving three missing"),
    ("Council to vote on harbour plan", "Council votes on harbour plan"),
    ("Minister resigns over port contract", "Minister resigns over the port contract: what we know"),
    ("", "Storm hits the coast"),
    ("嵐が海岸を襲う", "嵐が海岸を襲う、三人不明"),
    ("Café fire: owner speaks", "Cafe\u0301 fire: owner speaks"),
]
OTHER = [
    ("Storm hits the coast", "Council rejects the budget"),
    ("Morning briefing: 3 February", "Morning briefing: 4 February"),
    ("Live: day 11 of the trial", "Live: day 12 of the trial"),
    ("Letters to the editor", "Ferry lines reopen after strike"),
    ("嵐が海岸を襲う", "議会が予算案を否決"),
    ("Ice", "Price of bread doubles in a year"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_an_edited_headline_is_alike(one, other):
    """Case, marks, additions and small edits keep the article."""
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_headline_is_not_alike(one, other):
    """A feed that reuses its guid, or numbers a series, lists another article."""
    assert not alike(one, other)
    assert not alike(other, one)
