"""An edit is trivial or of substance."""

import pytest

from summaries.edits import change_of

TRIVIAL = [
    ("The dam failed on Monday.", "The dam failed on Monday ."),
    ("The dam failed.", "The  dam\nfailed."),
    ("He said “no” to it.", 'He said "no" to it.'),
    ("The goverment resigned.", "The government resigned."),
    ("A café owner spoke.", "A cafe owner spoke."),
    ("the council voted", "The council voted"),
    ("They recieved the letter and beleived it.", "They received the letter and believed it."),
]
SUBSTANCE = [
    ("Six people died.", "Four people died."),
    ("6 people died.", "4 people died."),
    ("He did resign.", "He did not resign."),
    ("Ana Belmont spoke.", "Ana Belmonte spoke."),
    ("The dam failed.", "The dam failed. Two villages were cleared."),
    ("The dam failed. Two villages were cleared.", "The dam failed."),
    ("The court freed him.", "The court jailed him."),
    ("It cost 1.2 million.", "It cost 1.3 million."),
    ("No one was hurt.", "One was hurt."),
    ("They now agree.", "They not agree."),
]


@pytest.mark.parametrize(("before", "after"), TRIVIAL)
def test_a_mended_comma_or_spelling_is_trivial(before: str, after: str) -> None:
    """Nobody needs to hear of it."""
    assert change_of(before, after) == "trivial"


@pytest.mark.parametrize(("before", "after"), SUBSTANCE)
def test_a_number_a_name_or_a_not_is_substance(before: str, after: str) -> None:
    """A reader who saw the old text was told something else."""
    assert change_of(before, after) == "substance"


def test_many_small_mendings_together_are_substance() -> None:
    """Seven respelt words are a rewrite."""
    before = " ".join(f"wordd{letter}xyz" for letter in "abcdefg")
    after = " ".join(f"word{letter}xyz" for letter in "abcdefg")
    assert change_of(before, after) == "substance"
