"""The morning message: one header, two lines a story, one open question, one line when nothing moved."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from commands.digest_message import DigestItem, digest_reply
from commands.measure import size
from summaries.model import Briefing, Cited, Line, Own, Query, SourceRef, Span, Story
from tests.commands.talk import buttons_of, text_of

UNTIL = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
WINDOW = (UNTIL - timedelta(days=1), UNTIL)
REF = SourceRef(1, "a", "https://courier.example/1", "Harbour Courier", "Cells", "v" * 64, UNTIL)


def item(name: str, *new: str, question: str = "") -> DigestItem:
    """A story that is due, with new facts and an open question."""
    slug = name.casefold().replace(" ", "-")
    lines = tuple(Line("facts", "verbatim", (Cited(text, Span("v" * 64, 0, len(text))),), (1,)) for text in new)
    asked = Line("questions", "templated", (Own(question),), (1,), tags={"state": "open", "age_days": "3"})
    held = (*lines, asked) if question else lines
    briefing = Briefing(slug, name, "general", "developing", UNTIL, None, 4, 2, 2, held, (REF,), 7)
    return DigestItem(Story(7, slug, name, Query(), "general", UNTIL), briefing, lines)


def test_a_morning_with_news_reads_as_one_message() -> None:
    """Window and counts first; then each story that moved with its lines, outlets and one open question."""
    items = [
        item("Prisoner transfer", "A judge stopped it.", "Two were freed.", "Third.", question="Who pays?"),
        item("Flood"),
    ]

    reply = digest_reply(items, WINDOW, "Europe/Paris")

    assert text_of(reply).splitlines() == [
        "New in Prisoner transfer",
        "yesterday 07:00 to 07:00 CET · 3 new lines in 1 story · 1 quiet",
        "Prisoner transfer · developing · 4 articles, 2 outlets, 2 originals",
        "A judge stopped it. [1] Harbour Courier ",
        "Two were freed. [1] Harbour Courier ",
        "Open: Who pays? open 3 days [1]",
    ]
    assert [button.code for button in buttons_of(reply.blocks)] == ["brief?story=prisoner-transfer"]
    assert not reply.private


def test_a_day_without_news_is_one_line() -> None:
    """No filler."""
    reply = digest_reply([item("Flood", question="Who pays?")], WINDOW, "Europe/Paris")

    assert text_of(reply) == "Nothing new in Flood since yesterday 07:00"
    assert text_of(digest_reply([item("A"), item("B")], WINDOW, "UTC")) == (
        "Nothing new in 2 stories since yesterday 06:00"
    )


def test_at_most_eight_stories_are_told_and_the_rest_counted() -> None:
    """What does not fit is said, not dropped in silence."""
    reply = digest_reply([item(f"Story {n}", "It moved.") for n in range(11)], WINDOW, "UTC")

    assert "Story 7 ·" in text_of(reply)
    assert "Story 8 ·" not in text_of(reply)
    assert text_of(reply).splitlines()[-1] == "3 more stories moved; /updates shows them."


@given(st.lists(st.lists(st.integers(1, 400), max_size=4), max_size=12))
@settings(deadline=None)
def test_the_message_keeps_to_its_size(lengths: list[list[int]]) -> None:
    """At most 2,800 characters, however much moved."""
    items = [item(f"Story {n}", *["x" * size for size in sizes], question="Why?") for n, sizes in enumerate(lengths)]

    assert size(digest_reply(items, WINDOW, "Europe/Paris"))[1] <= 2_800


def test_an_outlet_without_a_name_is_linked_by_its_title() -> None:
    """A link needs words."""
    due = item("Flood", "The dam holds.")
    due = replace(due, briefing=replace(due.briefing, sources=(replace(REF, publisher=""),)))

    assert "The dam holds. [1] Cells" in text_of(digest_reply([due], WINDOW, "Europe/Paris"))
