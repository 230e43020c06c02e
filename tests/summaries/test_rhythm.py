"""A story's life follows from the rhythm of its own originals."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries.rhythm import LATEST_END, life_of

NOW = datetime(2026, 3, 16, 7, tzinfo=UTC)  # a Monday
DAY = timedelta(days=1)


def status(days_ago: Iterable[float], **more: object) -> str:
    """The status of a story whose originals came so many days ago, in any order of them."""
    moments = [NOW - days * DAY for days in days_ago]
    found = life_of(moments, NOW, **more).status  # type: ignore[arg-type]
    assert life_of(moments[::-1], NOW, **more).status == found  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        ([], "quiet"),
        ([0.1], "emerging"),
        ([0.1, 0.2], "emerging"),
        ([0.1, 0.12, 0.2], "developing"),
        ([1.5], "developing"),
        ([3.5], "quiet"),
    ],
)
def test_a_story_begins_as_emerging(days_ago: list[float], expected: str) -> None:
    """Fewer than three originals on its first day; without any it is quiet."""
    assert status(days_ago) == expected


def test_a_breaking_event_of_one_day_is_quiet_after_three() -> None:
    """However many outlets told it within hours."""
    told = [0.02 * n for n in range(20)]

    assert status(told) == "developing"
    assert status([ago + 2.5 for ago in told]) == "developing"
    assert status([ago + 3.5 for ago in told]) == "quiet"
    assert status([ago + 40 for ago in told]) == "closed"


def test_a_daily_court_story_is_not_quiet_over_the_weekend() -> None:
    """From Friday evening to Monday morning nothing comes of it; by Wednesday it should have."""
    weekdays = [0.6 + day for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)]

    assert status(weekdays) == "developing"
    assert status([ago + 2 for ago in weekdays]) == "quiet"


def test_a_weekly_series_is_not_quiet_between_its_parts() -> None:
    """Nor after one part failed to come; after two it is."""
    weekly = [6.5 + 7 * n for n in range(6)]

    assert status(weekly) == "developing"
    assert status([ago + 7 for ago in weekly]) == "developing"
    assert status([ago + 9 for ago in weekly]) == "quiet"
    assert status([ago + 60 for ago in weekly]) == "quiet"
    assert status([ago + 120 for ago in weekly]) == "closed"


def test_a_story_revives_after_months_and_then_develops() -> None:
    """For two days it is told that it came back; then it lives by its rhythm again."""
    before = [90.0 + day for day in range(10)]

    assert status([0.1, *before]) == "revived"
    assert status([0.1, 1.1, *before]) == "revived"
    assert status([0.1, 1.1, 2.1, *before]) == "developing"
    assert status([4, 5, 6, *before]) == "quiet"


def test_a_long_silent_story_with_a_promised_day_is_not_closed() -> None:
    """It is once the day has passed and nothing came."""
    told = [60.0, 61.0, 62.0]

    assert status(told, promised=date(2026, 4, 14)) == "quiet"
    assert status(told, promised=date(2026, 3, 14)) == "quiet"
    assert status(told, promised=date(2026, 3, 10)) == "closed"


def test_a_question_that_an_editor_asks_keeps_a_story_open() -> None:
    """Somebody waits for it."""
    assert status([60.0, 61.0], asked=True) == "quiet"
    assert status([60.0, 61.0]) == "closed"


@given(st.lists(st.floats(0, 900), max_size=30), st.booleans())
def test_a_status_holds_until_it_says(days_ago: list[float], asked: bool) -> None:
    """Up to that moment nothing else is told, and it always lies ahead."""
    moments = [NOW - days * DAY for days in days_ago]
    life = life_of(moments, NOW, asked=asked)

    assert life.until > NOW
    assert life_of(moments, life.until, asked=asked).status == life.status


@given(st.lists(st.floats(0, 900), min_size=1, max_size=30))
def test_every_story_ends(days_ago: list[float]) -> None:
    """Whatever its rhythm was."""
    moments = [NOW - days * DAY for days in days_ago]

    assert life_of(moments, NOW + LATEST_END + DAY).status == "closed"
