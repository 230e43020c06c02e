"""Whether two sentences give different figures for one quantity: invented pairs, half of them alike but no rivals."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.figures import disagreements

CASES = Path(__file__).parent.parent / "cases"
FLOORS = {
    "figure_pairs": 0.93,
    "figure_pairs_second": 0.88,
    "figure_pairs_third": 0.88,
    "figure_pairs_fourth": 0.84,
}


def _pairs(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in CASES.joinpath(f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", FLOORS)
def test_half_of_the_pairs_are_no_rivals(name: str) -> None:
    """A reader of the figures below can trust that they are no question of saying yes."""
    labels = [pair["label"] for pair in _pairs(name)]

    assert len(labels) >= 40
    assert 2 * sum(labels) == len(labels)


@pytest.mark.parametrize("name", FLOORS)
def test_different_figures_for_one_quantity_are_told_from_others(name: str) -> None:
    """F1 over the pairs stays above its floor."""
    right = wrong = missed = 0
    for pair in _pairs(name):
        said = bool(disagreements(pair["a"]["text"], pair["b"]["text"]))
        right += bool(said and pair["label"])
        wrong += bool(said and not pair["label"])
        missed += bool(not said and pair["label"])

    assert 2 * right / (2 * right + wrong + missed) >= FLOORS[name]
