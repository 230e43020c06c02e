"""When to look at a source again."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.collect.pace import after_visit, first
from bot.collect.settings import PaceLimits
from bot.ports.collector import Entry, Visit
from bot.ports.store import Pace

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
LIMITS = PaceLimits()
TEN = Pace(interval=timedelta(minutes=10), next_at=NOON)


def visit(every: timedelta, count: int = 10, latest: datetime = NOON) -> Visit:
    """A good visit to a source that publishes so often."""
    entries = tuple(
        Entry(url=f"https://example.org/{n}", guid=str(n), title="", published=latest - n * every) for n in range(count)
    )
    return Visit(NOON, entries=entries)


def test_a_source_that_asks_for_an_hour_gets_it() -> None:
    """Retry-After outranks our own shorter back-off, jitter included."""
    asked = Visit(NOON, failure="429", retry_after=timedelta(hours=1))

    assert after_visit(TEN, asked, 0, LIMITS).next_at == NOON + timedelta(hours=1)


@pytest.mark.parametrize(
    ("every", "minutes"),
    [(timedelta(minutes=10), 5), (timedelta(seconds=20), 1), (timedelta(hours=5), 60), (timedelta(hours=1), 30)],
)
def test_a_source_is_looked_at_twice_between_two_entries(every: timedelta, minutes: int) -> None:
    """From a minute to an hour."""
    assert after_visit(TEN, visit(every), 0, LIMITS).interval == timedelta(minutes=minutes)


def test_a_source_that_fell_silent_is_looked_at_less() -> None:
    """A daily burst does not keep us coming all night."""
    busy, silent = visit(timedelta(minutes=4)), visit(timedelta(minutes=4), latest=NOON - timedelta(hours=6))

    assert after_visit(TEN, silent, 0, LIMITS).interval > after_visit(TEN, busy, 0, LIMITS).interval * 10


def test_an_unchanged_source_is_looked_at_a_little_less_each_time() -> None:
    """Up to the longest interval."""
    pace = TEN
    for _ in range(30):
        before, pace = pace, after_visit(pace, Visit(NOON, not_modified=True), 0, LIMITS)
        assert before.interval <= pace.interval <= LIMITS.longest
    assert pace.interval == LIMITS.longest


def test_failures_double_the_wait_up_to_a_day() -> None:
    """And one good visit forgets them."""
    pace, waits = TEN, []
    for _ in range(12):
        pace = after_visit(pace, Visit(NOON, failure="500"), 0, LIMITS)
        waits.append(pace.next_at - NOON)
    assert waits[:3] == [timedelta(minutes=20), timedelta(minutes=40), timedelta(minutes=80)]
    assert waits[-1] == timedelta(days=1)
    assert pace.interval == TEN.interval

    pace = after_visit(pace, visit(timedelta(minutes=20)), 0, LIMITS)
    assert (pace.failures, pace.next_at) == (0, NOON + timedelta(minutes=10))


def test_jitter_adds_at_most_a_tenth() -> None:
    """Sources that share an interval drift apart."""
    assert after_visit(TEN, visit(timedelta(hours=1)), 1, LIMITS).next_at == NOON + timedelta(minutes=33)


def test_a_source_that_is_gone_is_left() -> None:
    """Until a person asks for it."""
    assert after_visit(TEN, Visit(NOON, failure="410", gone=True), 0, LIMITS).next_at > NOON + timedelta(days=10_000)


def test_entries_without_dates_do_not_stop_us() -> None:
    """Then the interval grows slowly."""
    undated = Visit(NOON, entries=(Entry(url="https://example.org/1", guid="1", title=""),))

    assert after_visit(TEN, undated, 0, LIMITS).interval == timedelta(minutes=12.5)


def test_a_new_source_is_due_at_once() -> None:
    """The editor who added it is waiting."""
    assert first(NOON, LIMITS).next_at == NOON
