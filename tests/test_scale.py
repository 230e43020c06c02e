"""The benchmark of scale in its smallest form: every figure is measured, on parts that do their whole work."""

from pathlib import Path

from benchmarks.scale import Sizes, measure

TINY = Sizes(small=60, searched=90, restart=120, large=200, arrivals=20, stories=(2, 4))


def test_every_figure_of_scale_is_measured(tmp_path: Path) -> None:
    """Arrivals, matching, search, restart; how long they take here says nothing."""
    found = measure(tmp_path, TINY, "")

    assert set(found) == {"small", "few", "many", "p95", "restart", "memory", "large", "megabytes"}
    assert all(found[name] > 0 for name in found.keys() - {"memory"})
