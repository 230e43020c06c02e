"""A story's life follows from when its articles came."""

from datetime import UTC, datetime, timedelta

import pytest

from summaries.rhythm import status_of

NOW = datetime(2026, 3, 16, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours_ago", "status"),
    [
        ([], "quiet"),
        ([1], "emerging"),
        ([1, 3], "emerging"),
        ([1, 2, 3], "developing"),
        ([1, 20], "developing"),
        ([30, 40, 50], "developing"),
        ([61], "quiet"),
        ([200, 100], "quiet"),
        ([2, 100, 120], "revived"),
        ([2, 50, 120], "developing"),
    ],
)
def test_status_follows_the_rhythm(hours_ago: list[int], status: str) -> None:
    """From first sight through silence to revival, in any order of the moments."""
    moments = [NOW - timedelta(hours=h) for h in hours_ago]
    assert status_of(moments, NOW) == status
    assert status_of(moments[::-1], NOW) == status
