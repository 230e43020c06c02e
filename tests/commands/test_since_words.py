"""Moments in the past as people say them, by the wall clock of the channel."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.since import parse, split_trailing
from summaries.errors import BadInput

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # a Monday, 09:00 in Paris
PARIS = "Europe/Paris"


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("yesterday", "2026-11-22T00:00"),
        ("today", "2026-11-23T00:00"),
        ("7:00", "2026-11-23T07:00"),
        ("10:00", "2026-11-22T10:00"),
        ("7am", "2026-11-23T07:00"),
        ("monday", "2026-11-16T00:00"),
        ("Sunday 7pm", "2026-11-22T19:00"),
        ("last friday at 9", "2026-11-20T09:00"),
        ("yesterday 07:00", "2026-11-22T07:00"),
        ("since yesterday", "2026-11-22T00:00"),
        ("24h", "2026-11-22T09:00"),
        ("3 days ago", "2026-11-20T09:00"),
        ("an hour", "2026-11-23T08:00"),
        ("last week", "2026-11-16T09:00"),
        ("2026-11-20", "2026-11-20T00:00"),
        ("2026-11-20T07:30", "2026-11-20T07:30"),
        ("2026-11-20T07:30Z", "2026-11-20T08:30"),
        ("4 Feb", "2026-02-04T00:00"),
        ("December 4", "2025-12-04T00:00"),
        ("4 February 2025, 8am", "2025-02-04T08:00"),
        ("noon", "2026-11-22T12:00"),
    ],
)
def test_a_moment_is_read_by_the_clock_of_the_channel(said: str, there: str) -> None:
    """A day means its beginning, a time its last occurrence, a span counts back from now."""
    local = datetime.fromisoformat(there)
    assert parse(said, NOW, PARIS) == local.replace(tzinfo=ZoneInfo(PARIS))


@pytest.mark.parametrize("said", ["", "soon", "25:00", "7", "31 Feb", "2026-13-40", "the war", "area 51"])
def test_what_is_no_moment_is_answered_with_examples(said: str) -> None:
    """One sentence that shows how to write it."""
    with pytest.raises(BadInput, match="is not a moment; write it like “yesterday”"):
        parse(said, NOW, PARIS)


def test_a_moment_ahead_is_refused() -> None:
    """News cannot be new since tomorrow."""
    with pytest.raises(BadInput, match="lies ahead"):
        parse("2026-12-01", NOW, PARIS)


def test_a_moment_is_split_from_a_storys_name() -> None:
    """“prisoner transfer yesterday 07:00” is a story and a moment."""
    assert split_trailing("prisoner transfer yesterday 07:00", NOW, PARIS) == (
        "prisoner transfer",
        datetime(2026, 11, 22, 6, 0, tzinfo=UTC),
    )
    assert split_trailing("prisoner transfer", NOW, PARIS) == ("prisoner transfer", None)


@given(st.text(max_size=30) | st.from_regex(r"\A(last )?[0-9]{1,5} ?[a-z]{1,6}\Z"))
def test_no_words_break_the_clock(said: str) -> None:
    """Whatever is said is a moment in the past, or refused in words."""
    try:
        at = parse(said, NOW, PARIS)
    except BadInput:
        return
    assert at <= NOW
