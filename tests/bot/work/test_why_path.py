"""The one sentence on what became of an article."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.ports.store import ArticleRecord, Note, Pace, Source
from bot.work.why import unseen, verdict

AT = datetime(2026, 3, 16, 6, 0, tzinfo=UTC)
RECORD = ArticleRecord("1", "https://a.example/1", "A", "T", AT, AT, "read", "ab", 1)
SOURCE = Source(1, "https://a.example/feed", "feed", "A", "https://a.example/", "A", Pace(timedelta(minutes=5), AT))


def notes(*said: str) -> list[Note]:
    """Steps of its path."""
    return [Note("1", 1, AT, what) for what in said]


@pytest.mark.parametrize(
    ("record", "steps", "says"),
    [
        (RECORD, [], "Read, and not matched"),
        (RECORD, ["Matched FLOOD (0.90): words: flood."], "Matched FLOOD (0.90): words: flood."),
        (RECORD, ["Not matched to FLOOD (0.30): without: dam."], "Not matched to FLOOD (0.30)"),
        (RECORD, ["Matched FLOOD (0.90): x.", "Not matched to FLOOD (0.30): y."], "Not matched to FLOOD (0.30): y."),
        (RECORD, ["Matched GONE (0.90): x."], "Read, and not matched"),
        (replace(RECORD, state="gone"), ["Matched FLOOD (0.90): x."], "Withdrawn by its publisher"),
        (replace(RECORD, state="wanted", version=""), [], "Waiting to be fetched."),
        (replace(RECORD, state="failed", version="", reason="a paywall"), [], "Never read: a paywall"),
    ],
)
def test_the_newest_verdict_of_each_tracked_story_counts(record: ArticleRecord, steps: list[str], says: str) -> None:
    """A story that is no longer tracked says nothing; a withdrawal outranks all."""
    assert verdict(record, notes(*steps), {"FLOOD"}).startswith(says)


@pytest.mark.parametrize(
    ("sources", "says"),
    [
        ([], "Add one with /sources add a.example"),
        ([SOURCE], "has not listed this address"),
        ([replace(SOURCE, failure="it sent no feed.")], "its last look failed: it sent no feed."),
    ],
)
def test_an_address_never_seen_is_told_from_one_whose_source_fails(sources: list[Source], says: str) -> None:
    """Each with what to do next."""
    assert says in unseen("https://a.example/2", sources)
