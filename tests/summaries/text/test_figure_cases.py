"""Eighty invented sentences, each with the figures that an editor would read in it, and none besides."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from summaries.model import Figure

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "figures.toml").read_text(encoding="utf-8"))["case"]


def _shown(text: str, figure: Figure) -> list[Any]:
    noun = text[figure.noun_start : figure.noun_end] if figure.noun_start >= 0 else ""
    return [text[figure.start : figure.end], figure.value, figure.high, figure.unit, figure.approx, noun]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_sentence_gives_its_figures_and_no_others(read, case: dict[str, Any]):
    """Value, highest value, unit, what weakens it, and what is counted."""
    text = case["text"]

    found = [_shown(text, figure) for figure in read(text).figures]

    expected = case.get("figures", [])
    assert [one[:1] + one[3:] for one in found] == [one[:1] + one[3:] for one in expected]
    assert [v for one in found for v in one[1:3]] == pytest.approx([v for one in expected for v in one[1:3]], rel=1e-3)


AS_OF = [
    ("As of Monday, 212 people were still missing in Arrow.", "2026-03-09"),
    ("By Friday evening 212 people had been found in Arrow.", "2026-03-06"),
    ("By late on 4 March the fire had burned 900 hectares.", "2026-03-04"),
    ("The fire had burned 900 hectares.", None),
    ("Police said on Monday that 212 people were missing.", None),
    ("The dam will hold 300 tonnes by 30 May.", None),
]


@pytest.mark.parametrize(("text", "day"), AS_OF)
def test_a_figure_knows_the_day_that_it_stands_for(read, text: str, day: str | None):
    """The day comes from the figure's own words, never from when somebody spoke or from what is to come."""
    figure = read(text, published="2026-03-11").figures[0]

    assert (figure.as_of and figure.as_of.isoformat()) == day
