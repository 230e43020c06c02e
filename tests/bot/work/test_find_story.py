"""What people type for a story finds it."""

from datetime import UTC, datetime

import pytest

from bot.work.stories import likeness
from summaries.model import Query, Story

RECOUNT = Story(1, "HARBOUR-BAY-RECOUNT", "Harbour Bay recount", Query(), "election", datetime(2026, 3, 16, tzinfo=UTC))


@pytest.mark.parametrize(
    "words", ["recount", "harbour", "Harbour Bay", "bay recounts", "HARBOUR-BAY", "harbor bay recount"]
)
def test_a_part_or_a_misspelling_of_its_name_means_it(words: str) -> None:
    """A word of the name, another form of it, the beginning of the slug, a slip of the fingers."""
    assert likeness(words.casefold(), RECOUNT) >= 0.5


@pytest.mark.parametrize("words", ["merger", "court", "the", "x"])
def test_other_words_do_not(words: str) -> None:
    """A word that the story does not carry means another story, or none."""
    assert likeness(words, RECOUNT) < 0.5
