"""Paragraphs that send the reader elsewhere."""

import pytest

from bot.collect.prompts import without_prompts

SAID = "The harbour office opens on Monday, said Maren Oldhaver, who keeps its keys."


@pytest.mark.parametrize(
    "prompt",
    [
        "Read more: Ferry to return in spring",
        "- Related: The island that lost its boat",
        "RELATED STORIES",
        "You may also like...",
        "Sign up for our morning newsletter and never miss a sailing.",
        "Click here to get the harbour app.",
        "Follow us on Facebook and Instagram.",
        "Advertisement",
        "Tags:",
        "Lesen Sie auch: Die Fähre kommt im Frühjahr",
        "Auch interessant",
        "À lire aussi : le bac revient au printemps",
        "Lea también: El transbordador vuelve",
        "Leia também: A balsa volta na primavera",
        "Leggi anche",
    ],
)
def test_a_prompt_is_not_read(prompt: str) -> None:
    """In the languages that newsrooms ask for, whatever mark is before it."""
    assert without_prompts(f"{SAID}\n\n{prompt}\n\n{SAID}") == f"{SAID}\n\n{SAID}"


@pytest.mark.parametrize(
    "paragraph",
    [
        "Related parties must be named in the report, the auditor said.",
        "Read more slowly, the teacher told them.",
        "Sign up for the swimming race with the address that you gave last year.",
        "Follow the coast road until the chapel, then turn left.",
        "Comments by the mayor were struck from the record.",
        "Interessant: Der Hafen war nie geschlossen.",
        "___",
        "| Ship | Places |",
        "Read more: " + "the boat came and went " * 12,
    ],
)
def test_a_sentence_that_only_begins_like_one_is_kept(paragraph: str) -> None:
    """A paragraph is dropped only where nothing else is in it."""
    assert without_prompts(f"{SAID}\n\n{paragraph}") == f"{SAID}\n\n{paragraph}"


def test_a_long_line_costs_no_more_than_its_length() -> None:
    """No pattern looks twice."""
    text = "sign up for " * 100_000

    assert without_prompts(text) == text
