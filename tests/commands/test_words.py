"""The shared wording: numbers agree with their nouns, clocks read as people read them."""

from datetime import UTC, datetime, timedelta

import pytest

from commands import words
from summaries.errors import BadInput

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def test_numbers_agree_with_their_nouns() -> None:
    """There is no “1 articles”."""
    assert words.counts((1, "article"), (0, "outlet"), (1_200, "original")) == "1 article, 0 outlets, 1,200 originals"
    assert words.count(2, "story", "stories") == "2 stories"


def test_a_list_ends_with_its_joint() -> None:
    """As a sentence lists things."""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.listed(["a", "b"], "or") == "a or b"
    assert words.split_list(' "a b", c,, “c” ') == ("a b", "c")


@pytest.mark.parametrize(
    ("zone", "reading"),
    [
        ("Europe/Paris", "07:00 CET"),
        ("America/New_York", "01:00 EST"),
        ("Asia/Dubai", "10:00 UTC+4"),
        ("Asia/Kathmandu", "11:45 UTC+5:45"),
        ("America/Sao_Paulo", "03:00 UTC-3"),
        ("europe/paris", "07:00 CET"),
    ],
)
def test_a_clock_names_its_zone(zone: str, reading: str) -> None:
    """Abbreviations where a zone has one, the offset where it has none."""
    assert words.clock(NOW, zone) == reading


@pytest.mark.parametrize(
    ("before", "reading"),
    [
        (timedelta(hours=1), "06:00"),
        (timedelta(days=1), "yesterday 07:00"),
        (timedelta(days=3), "Friday 07:00"),
        (timedelta(days=7), "16 Nov 07:00"),
        (timedelta(days=365), "23 Nov 2025 07:00"),
        (timedelta(days=-1), "tomorrow 07:00"),
    ],
)
def test_a_moment_is_as_near_as_a_colleague_would_put_it(before: timedelta, reading: str) -> None:
    """Today needs no day, last year needs its year."""
    assert words.moment(NOW - before, NOW, "Europe/Paris") == reading


@pytest.mark.parametrize(
    ("before", "reading"),
    [
        (timedelta(seconds=30), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=5), "5 hours ago"),
        (timedelta(days=1, hours=20), "1 day ago"),
    ],
)
def test_ages_are_whole_and_singular(before: timedelta, reading: str) -> None:
    """No “1 days ago”."""
    assert words.ago(NOW - before, NOW) == reading


def test_questions_are_open_for_days() -> None:
    """As the briefing message shows them."""
    assert [words.open_for(days) for days in (0, 1, 3)] == ["open since today", "open 1 day", "open 3 days"]


@pytest.mark.parametrize(("said", "meant"), [("Europe/Pars", "Europe/Paris"), ("Vienna", "Europe/Vienna")])
def test_a_zone_that_does_not_exist_names_the_nearest(said: str, meant: str) -> None:
    """A city alone is enough for a hint."""
    with pytest.raises(BadInput, match=f"did you mean {meant}"):
        words.zone_named(said)


@pytest.mark.parametrize("said", ["../../etc/passwd", "/etc/localtime", "\0", "Factory/.."])
def test_a_zone_name_never_reaches_a_file(said: str) -> None:
    """Only names of known zones are looked up."""
    with pytest.raises(BadInput):
        words.zone_named(said)


def test_titles_are_cut_between_words() -> None:
    """With a mark that says so, and never longer than asked."""
    assert words.clipped("Castamar offers its cells", 18) == "Castamar offers…"
    assert len(words.clipped("x" * 50, 18)) == 18
