"""A visit in one word, and sources' health in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.ports.collector import Visit
from bot.ports.store import Pace, Source
from bot.work.collect import outcome_of
from bot.work.sources import row_of

AT = datetime(2026, 3, 16, 6, 0, tzinfo=UTC)
SOURCE = Source(
    1, "https://a.example/feed", "feed", "A", "https://a.example/", "A", Pace(timedelta(minutes=5), AT), last_ok_at=AT
)


@pytest.mark.parametrize(
    ("visit", "wanted", "word"),
    [
        (Visit(AT), 2, "new"),
        (Visit(AT), 0, "quiet"),
        (Visit(AT, not_modified=True), 0, "unmodified"),
        (Visit(AT, failure="a.example did not answer."), 0, "failed"),
    ],
)
def test_a_visit_is_one_of_four_things(visit: Visit, wanted: int, word: str) -> None:
    """The words that /metrics counts by."""
    assert outcome_of(visit, wanted) == word


@pytest.mark.parametrize(
    ("source", "state", "reason"),
    [
        (SOURCE, "ok", ""),
        (replace(SOURCE, last_ok_at=None), "waiting", "not been looked at"),
        (replace(SOURCE, failure="a.example did not answer."), "failing", "a.example did not answer."),
        (replace(SOURCE, gone=True, failure="410"), "failing", "gone for good"),
    ],
)
def test_a_sources_health_is_said_in_words(source: Source, state: str, reason: str) -> None:
    """With the reason; a source that is gone has no next look."""
    row = row_of(source)
    assert row.state == state
    assert reason in row.reason
    assert (row.next_at is None) == source.gone
