"""Fitting the message: 250 words, 1,800 characters, and the order in which lines give way."""

from dataclasses import replace

from briefs import briefing
from hypothesis import given
from hypothesis import strategies as st

from summaries.budget import fit, message, word_count
from summaries.model import Briefing, Cited, Line, SectionName, Span


def _line(section: SectionName, number: int) -> Line:
    words = f"{section} {number} with seven more words to fill"
    return Line(section, "verbatim", (Cited(words, Span("v", number * 100, number * 100 + 9)),), (1,))


def _stuffed(**counts: int) -> Briefing:
    lines = tuple(_line(name, n) for name, most in counts.items() for n in range(1, most + 1))  # type: ignore[arg-type]
    return replace(briefing([]), lines=lines)


FULL = {"facts": 5, "quotes": 3, "questions": 4, "unheard": 2, "next": 2}


def test_what_fits_stays_whole() -> None:
    """Nothing is dropped without need."""
    made = _stuffed(**FULL)

    assert fit(made, words=1000, characters=10_000) == made


def test_lines_give_way_in_the_promised_order() -> None:
    """Next, not heard, third quote, fourth question, fifth fact."""
    made = _stuffed(**FULL)
    gone: list[tuple[str, int]] = []
    for words in range(word_count(message(made)), 60, -1):
        kept = fit(made, words=words)
        left = [(name, len(kept.section(name))) for name in ("next", "unheard", "quotes", "questions", "facts")]  # type: ignore[arg-type]
        gone += [step for step in left if step not in gone and step[1] < FULL[step[0]]]

    assert gone[:7] == [
        ("next", 1), ("next", 0), ("unheard", 1), ("unheard", 0), ("quotes", 2), ("questions", 3), ("facts", 4),
    ]  # fmt: skip


def test_the_first_fact_never_goes() -> None:
    """Even the smallest room keeps the news."""
    assert [line.section for line in fit(_stuffed(**FULL), words=1).lines] == ["facts"]


@given(st.integers(60, 300), st.integers(400, 2500))
def test_a_fitted_message_is_within_its_room_or_down_to_one_line(words: int, characters: int) -> None:
    """Both limits hold, as displayed."""
    kept = fit(_stuffed(**FULL), words, characters)
    shown = message(kept)

    assert len(kept.lines) == 1 or (word_count(shown) <= words and len(shown) <= characters)
