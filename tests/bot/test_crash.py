"""The demo, killed while it collects: the short form of benchmarks/crash.py."""

import random
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import crash


def test_a_killed_demo_goes_on_as_if_nothing_had_happened(tmp_path: Path) -> None:
    """Three kills at random moments; then it holds what one holds that nobody disturbed, each once."""
    anchor = datetime.now(UTC) - crash.COVERED
    killed = crash.run(tmp_path / "killed", 3, random.Random(7), anchor)
    whole = crash.undisturbed(tmp_path / "whole", anchor)
    assert len(whole.kept) > 50
    assert crash.texts(killed) == crash.texts(whole)
