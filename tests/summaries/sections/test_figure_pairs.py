"""Whether two sentences give different figures for one quantity: a hundred invented pairs, half of them alike but not
rivals."""

import json
from pathlib import Path

from benchmarks.figures import disagreements

PAIRS = Path(__file__).parent.parent / "cases" / "figure_pairs.jsonl"
FLOOR = 0.35


def _pairs() -> list[dict[str, object]]:
    return [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]


def test_half_of_the_hundred_pairs_are_no_rivals():
    """A reader of the figure below can trust that it is no question of saying yes."""
    labels = [pair["label"] for pair in _pairs()]

    assert (len(labels), sum(labels)) == (100, 50)


def test_different_figures_for_one_quantity_are_told_from_others():
    """F1 over the pairs stays above its floor."""
    right = wrong = missed = 0
    for pair in _pairs():
        said = bool(disagreements(pair["a"]["text"], pair["b"]["text"]))
        right += bool(said and pair["label"])
        wrong += bool(said and not pair["label"])
        missed += bool(not said and pair["label"])

    assert 2 * right / (2 * right + wrong + missed) >= FLOOR
