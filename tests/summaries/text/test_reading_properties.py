"""What holds for any text at all: no exception, exact offsets, the same answer twice, linear time."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.reading import WORST
from summaries.model import Analysis, Article
from summaries.text.analyse import analyse
from tests.summaries.text.plain import DEARER, cost

PIECES = [
    "“", "”", "\"", "„", "«", "»", "‘", "’", "'", "''", "``", "(", ")", "[", "]", ",", ".", "!", "?", "…", ":", ";",
    "—", "-", "\n", "\n\n", " ", "\t", "said", "told", "according to", "Mara Lind", "Mr.", "Sen. Ola Brandt", "she",
    "they", "who", "the", "a spokesman for", "and", "that", "closed", "not", "30,000", "1.2", "million", "$", "%",
    "10-12", "between", "2031-02-30", "14 March", "next", "Monday", "last week", "U.S.", "J.", "'s", "’s",
    "Président", "Straße", "ß", "İ", "\u200b", "\ud800", "\x00", "🎣", "١٢", "²", "Ⅷ", "漢字", "sagte", "dijo", "was",
    "by", "of", "in", "Marlow", "The", "to", "say", "saying", "claim", "Lind’s", "whether", "denied", "called", "is",
    "asked", "but", "did not", "when", "with", "26 percent", "Says", "Noting", "accused", "which",
]  # fmt: skip
DAMAGED = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda blank: blank.join(parts))
)
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def reading(text: str, title: str = "") -> Analysis:
    """One analysis of an article of a fixed day."""
    return analyse(Article("a1", "", "", title, text, datetime(2031, 3, 12, tzinfo=UTC)))


@FEW
@given(DAMAGED | st.text(max_size=300))
def test_offsets_always_slice_the_text(text):
    """Every span is in the text, in order, and says what it is said to say."""
    read = reading(text)

    for span in (*read.sentences, *read.names, *read.quotes, *read.figures, *read.dates):
        assert 0 <= span.start < span.end <= len(text)
    for name in read.names:
        assert text[name.full_start : name.full_end] == name.full
        assert name.role == (text[name.role_start : name.role_end] if name.role_start >= 0 else "")
    for quote in read.quotes:
        if quote.speaker is not None:
            assert text[quote.speaker_start : quote.speaker_end] == quote.speaker
        assert quote.role == (text[quote.role_start : quote.role_end] if quote.role_start >= 0 else "")
        assert quote.cue_start == -1 or 0 <= quote.cue_start < quote.cue_end <= len(text)
        assert 0 <= quote.sentence < len(read.sentences)
    for figure in read.figures:
        assert figure.noun_start == -1 or 0 <= figure.noun_start < figure.noun_end <= len(text)
        assert figure.value <= figure.high


@FEW
@given(DAMAGED)
def test_spans_are_sorted(text):
    """Sentences, names, figures and dates do not overlap; quotes come in order of where they start."""
    read = reading(text)

    for spans in (read.sentences, read.names, read.figures, read.dates):
        assert all(one.end <= other.start for one, other in pairwise(spans))
    starts = [quote.start for quote in read.quotes]
    assert starts == sorted(starts)


@FEW
@given(DAMAGED, st.text(max_size=40))
def test_the_same_text_gives_the_same_answer(text, title):
    """Reading keeps nothing between two articles that would change an answer."""
    assert reading(text, title) == reading(text, title)


@FEW
@given(DAMAGED)
def test_numbers_stay_within_bounds(text):
    """Salience is a share, terms are at most 80, sketches at most 64 and fit a signed column."""
    read = reading(text)

    assert all(0 <= sentence.salience <= 1 for sentence in read.sentences)
    assert len(read.terms) <= 80
    assert len(read.shingles) <= 64
    assert all(0 <= value < 1 << 63 for value in read.shingles)


@pytest.mark.parametrize("text", WORST.values(), ids=WORST.keys())
def test_the_worst_text_costs_little_more_than_a_plain_one_of_its_length(text, plain_cost):
    """No text, however built, holds a worker for long."""
    assert cost(text) < DEARER * plain_cost
