"""Which lines are understood by somebody who has not read the sentence before them."""

import pytest

from tests.summaries.briefs import briefing, read

LEANING = [
    "In response, the county of Westria sold nine of its boats in May.",
    "The incident cost the county of Westria nine boats and 400 crowns.",
    "There the county of Westria keeps nine boats and 400 lamps.",
]
GERMAN = (
    "Der Hafenmeister Olaf Brandt ist am Montag in Marlow zurückgetreten, sagte ein Sprecher der Stadt. Am Abend gab er"
    " in einem Brief an den Rat bekannt, dass die Pfähle der Mole seit 2019 lose sind. Allerdings zahlt die Stadt"
    " Marlow den beiden Tauchern jeweils 900 Kronen für den Winter."
)


@pytest.mark.parametrize("sentence", LEANING)
def test_a_line_that_leans_on_another_is_no_fact(sentence: str) -> None:
    """A connective, a bare event and a bare place want what came before."""
    text = f"Tallow Ports closed the outer pier of Low Marlow on Monday, the harbour police said. {sentence}"
    shown = [line.text for line in briefing([read(text)]).section("facts")]

    assert len(shown) == 1


def test_the_move_of_which_no_title_speaks_is_no_fact() -> None:
    """Nobody would know which move."""
    text = "The move will cost 2.4 million crowns, the county of Westria said on Monday."

    assert briefing([read(text)]).section("facts") == ()


def test_what_is_left_behind_an_opener_may_name_its_own() -> None:
    """Meanwhile goes, and "its" finds the county."""
    text = "A pier fell in Dorn on Monday. Meanwhile, the county of Westria said that it had sold its nine old boats."
    shown = [line.text for line in briefing([read(text)]).section("facts")]

    assert "[…] the county of Westria said that it had sold its nine old boats." in shown


def test_german_lines_lean_on_nothing_either() -> None:
    """Neither a pronoun behind its setting nor a connective opens a fact."""
    shown = [line.text for line in briefing([read(GERMAN)]).section("facts")]

    assert shown == [
        "Der Hafenmeister Olaf Brandt ist am Montag in Marlow zurückgetreten, sagte ein Sprecher der Stadt."
    ]
