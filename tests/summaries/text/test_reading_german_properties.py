"""What holds for any German text, whole or damaged: exact offsets, the same answer twice, linear time."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summaries.model import Analysis, Article
from summaries.text.analyse import analyse
from tests.summaries.text.plain import DEARER, cost

OPENING = "Der Sprecher der Stadt sagte am Montag, dass die Brücke nicht mehr zu halten sei. "
PIECES = [
    "„", "“", "”", "\"", "»", "«", "‚", "‘", "’", "(", ")", ",", ".", "!", "?", ":", "–", "-", "\n", "\n\n", "sagte",
    "teilte", "mit", "wies", "zurück", "laut", "so", "nach Angaben", "zufolge", "wie", "heißt es", "hat", "erklärt",
    "wurde", "Mara Lind", "Dr.", "Linds", "von der Heyde", "der Sprecher", "des Ministeriums", "die Polizei", "er",
    "sie", "man", "und", "sei", "habe", "werde", "58-Jährige", "47 Jahre alte", "Trainer", "SPD", "in", "Altenfurt",
    "am", "Montag", "1,5", "Millionen", "Euro", "Uhr", "dass", "die", "der", "Ob", "„Hafenpost“", "ß", "İ", "𝔄",
]  # fmt: skip
DAMAGED = st.lists(st.sampled_from(PIECES), max_size=60).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda blank: OPENING + blank.join(parts))
)
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORST = {
    "opening marks": "„" * 200_000,
    "short quotations": "„Ja“ " * 60_000,
    "nouns": "Sprecher " * 40_000,
    "names with offices": "Olaf Brandt, Sprecher der Bahn, " * 10_000,
    "open brackets": "(" * 300_000,
    "tags": "sagte er, " * 30_000,
    "sources": "nach Angaben " * 30_000,
    "genitives": "des Ministeriums " * 30_000,
}


def reading(text: str) -> Analysis:
    """One analysis of a text that opens in German."""
    return analyse(Article("a1", "", "", "", text, None))


@FEW
@given(DAMAGED)
def test_german_offsets_always_slice_the_text(text):
    """Every span says what it is said to say, and the second reading is the first."""
    read = reading(text)

    assert read.language == "de"
    assert reading(text) == read
    for name in read.names:
        assert text[name.full_start : name.full_end] == name.full
        assert name.role == (text[name.role_start : name.role_end] if name.role_start >= 0 else "")
    for quote in read.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        if quote.speaker is not None:
            assert text[quote.speaker_start : quote.speaker_end] == quote.speaker
        assert quote.role == (text[quote.role_start : quote.role_end] if quote.role_start >= 0 else "")
        assert quote.cue_start == -1 or 0 <= quote.cue_start < quote.cue_end <= len(text)
    for figure in read.figures:
        assert figure.noun_start == -1 or 0 <= figure.noun_start < figure.noun_end <= len(text)


@pytest.mark.parametrize("tail", WORST.values(), ids=WORST)
def test_the_worst_german_text_costs_little_more_than_a_plain_one_of_its_length(tail, plain_cost):
    """Nothing that can be repeated makes the reading slow."""
    assert cost(OPENING + tail) < DEARER * plain_cost
