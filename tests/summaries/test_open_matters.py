"""What is open in a text and what is settled: cases of our own, half of them hard to tell apart from open ones."""

import json
from pathlib import Path

import pytest

from benchmarks.openmatters import is_open, predicted
from summaries.model import Article
from summaries.text.analyse import analyse

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "open_matters.jsonl").read_text(encoding="utf-8").splitlines()
]
FLOOR = 0.92  # F1; what was reached stands above it


def _f1(told: list[tuple[int, int]]) -> float:
    hits = sum(1 for gold, found in told if gold and found)
    return 2 * hits / (sum(gold for gold, _ in told) + sum(found for _, found in told))


def test_open_matters_are_told_from_settled_ones() -> None:
    """F1 over the invented cases stays above its floor."""
    told = [(case["label"], int(bool(predicted(case, is_open)["label"]))) for case in CASES]

    assert _f1(told) >= FLOOR, [case["text"] for case, (a, b) in zip(CASES, told, strict=True) if a != b]


def test_half_of_the_cases_are_settled() -> None:
    """A hundred, each once, in two equal halves."""
    assert len({case["text"] for case in CASES}) == len(CASES) >= 100
    assert sum(case["label"] for case in CASES) * 2 == len(CASES)


@pytest.mark.parametrize(
    ("sentence", "is_pending"),
    [
        ("The council is weighing whether to close the Tarn bridge.", True),
        ("The sack on the scale, weighing 40 kilos, burst.", False),
        ("Lorne Steel plans to move its furnace to Ostrow.", True),
        ("Lorne Steel plans to move its furnace to Ostrow on 3 June.", False),
        ("Residents marched against plans to close the pool.", False),
        ("The wolf that farmers were hunting crossed the river.", False),
    ],
)
def test_pending_is_what_the_main_clause_leaves_unfinished(sentence: str, is_pending: bool) -> None:
    """A plan without a day, a decision being weighed; not a noun, a dated step or what a relative clause tells."""

    assert analyse(Article("1", "", "", "", sentence)).sentences[0].pending is is_pending
