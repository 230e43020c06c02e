"""The briefing message: in the form of the product, within its size, each citation on its span."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.briefing import briefing_reply
from commands.measure import size
from commands.reply import Block, Cite, Context, Heading, Item, Items, Link, Paragraph, QuoteBlock, Reply, Runs
from summaries.model import Briefing, Cited, Line, Own, SectionName, SourceRef, Span
from tests.commands.talk import buttons_of, text_of

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
ONE = SourceRef(1, "a1", "https://courier.example/1", "Harbour Courier", "Cells on offer", "v" * 64, NOW)
TWO = SourceRef(2, "a2", "https://radio.example/2", "Civic Radio", "Lawyers object", "w" * 64, NOW - timedelta(days=1))


def fact(text: str, start: int = 10, *sources: int) -> Line:
    """A fact of the first source, carried by others too."""
    cited = Cited(text, Span(ONE.version, start, start + len(text)))
    return Line("facts", "verbatim", (cited,), sources or (1,), evidence=(Span(TWO.version, 5, 9),))


def own(section: SectionName, text: str, **tags: str) -> Line:
    """A templated line."""
    return Line(section, "templated", (Own(text),), (1,), (Span(ONE.version, 1, 2),), tags=tags)


QUOTE = Line(
    "quotes",
    "verbatim",
    (Own('"'), Cited("We have the ‘beds’", Span(TWO.version, 40, 58)), Own('"')),
    (2,),
    tags={"speaker": "Ilva Ronn", "role": "prisons minister", "outlet": "Civic Radio"},
)
LINES = (
    own("new", "A judge stopped the transfer."),
    fact("Castamar will take 900 prisoners.", 10, 1, 2),
    QUOTE,
    own("disagree", "900 (Harbour Courier, 23 Nov), 850 (Civic Radio, 22 Nov): dispute", verdict="dispute"),
    own("questions", "Legal status: may citizens be sent?", state="open", age_days="3"),
    own("unheard", "the detained"),
    own("next", "hearing in the high court", day="2027-05-14"),
)


def briefing(*lines: Line, **changes: object) -> Briefing:
    """A briefing of two sources."""
    fields: dict[str, object] = {
        "slug": "prisoner-transfer",
        "name": "Prisoner transfer",
        "lens": "detention",
        "status": "developing",
        "as_of": NOW,
        "since": NOW - timedelta(days=1),
        "articles": 14,
        "outlets": 9,
        "originals": 1,
        "lines": lines,
        "sources": (ONE, TWO),
        "story_id": 7,
    }
    return Briefing(**(fields | changes))  # type: ignore[arg-type]


def test_the_message_has_the_form_of_the_product() -> None:
    """Header, new, facts, quotes, disagreements, questions, not heard, next, sources: in that order and those words."""
    reply = briefing_reply(briefing(*LINES), "Europe/Paris")

    assert text_of(reply).splitlines() == [
        "Prisoner transfer",
        "PRISONER-TRANSFER · developing · 14 articles, 9 outlets, 1 original · as of 07:00 CET",
        "New since yesterday 07:00: A judge stopped the transfer. [1]",
        "Key facts",
        "Castamar will take 900 prisoners. [1][2]",
        "Quotes",
        "“We have the ‘beds’”",
        "Ilva Ronn, prisons minister · Civic Radio · yesterday 07:00 [2]",
        "Sources disagree",
        "900 (Harbour Courier, 23 Nov), 850 (Civic Radio, 22 Nov): dispute [1]",
        "Open questions",
        "Legal status: may citizens be sent? open 3 days [1]",
        "Not yet heard",
        "the detained [1]",
        "Next",
        "14 May 2027: hearing in the high court [1]",
        "Sources [1] Harbour Courier [2] Civic Radio",
    ]
    assert [button.code for button in buttons_of(reply.blocks)] == [
        "brief?story=prisoner-transfer&full=yes",
        "subscribe?story=prisoner-transfer",
        "teach?story=prisoner-transfer&what=out",
    ]


def test_every_citation_names_the_span_of_its_own_source() -> None:
    """[1] opens the words themselves, [2] the evidence in the second outlet's version."""
    reply = briefing_reply(briefing(fact("Castamar will take 900 prisoners.", 10, 1, 2)), "UTC")

    first, second = cites_in(reply)
    assert (first.version, first.start, first.end, first.url) == (ONE.version, 10, 43, ONE.url)
    assert (second.version, second.start, second.end, second.url) == (TWO.version, 5, 9, TWO.url)
    assert first.label == "Harbour Courier: Cells on offer"


def test_quotes_stand_between_curly_marks_whatever_they_came_with() -> None:
    """Marks are ours; the words are the source's."""
    for left, right in ("“”", '""', "„“", "«»", ("", "")):
        pieces = (Own(left), *QUOTE.pieces[1:2], Own(right))
        line = Line("quotes", "verbatim", pieces, (2,))
        block = next(b for b in briefing_reply(briefing(line), "UTC").blocks if isinstance(b, QuoteBlock))

        assert "".join(run.text for run in block.words if not isinstance(run, Cite)) == "“We have the ‘beds’”"


def test_a_quote_whose_speaker_nobody_names_says_so() -> None:
    """No name is made up, and none is left to be guessed."""
    line = Line("quotes", "verbatim", QUOTE.pieces, (2,))

    assert "speaker not named · Civic Radio · yesterday 07:00 [2]" in text_of(
        briefing_reply(briefing(line), "Europe/Paris")
    )


def test_an_outlet_that_speaks_for_itself_is_named_once() -> None:
    """A paper's own words need no second mention of it."""
    line = Line("quotes", "verbatim", QUOTE.pieces, (2,), tags={"speaker": "Civic Radio", "outlet": "Civic Radio"})

    assert "\nCivic Radio · yesterday 07:00 [2]" in text_of(briefing_reply(briefing(line), "Europe/Paris"))


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        ({"state": "open", "age_days": "1"}, "Why? open 1 day [1]"),
        ({"state": "open", "age_days": "0"}, "Why? open since today [1]"),
        ({"state": "partly answered", "age_days": "4"}, "Why? partly answered, open 4 days [1]"),
        ({"state": "stale", "age_days": "12"}, "Why? stale, open 12 days [1]"),
        ({"state": "answered", "age_days": "4"}, "Why? answered [1]"),
        ({}, "Why? [1]"),
    ],
)
def test_a_question_carries_its_state_and_age(tags: dict[str, str], said: str) -> None:
    """As the newsroom's words for it are."""
    assert said in text_of(briefing_reply(briefing(own("questions", "Why?", **tags)), "UTC")).splitlines()


def test_the_age_of_a_question_never_reads_as_part_of_it() -> None:
    """A line that ends without a mark gets one."""
    line = own("questions", "Not clear: where they would be held", state="open", age_days="0")

    assert "Not clear: where they would be held · open since today [1]" in text_of(
        briefing_reply(briefing(line), "UTC")
    )


def test_each_line_says_its_kind_to_machines() -> None:
    """Verbatim or templated, in the data of the reply."""
    data = briefing_reply(briefing(*LINES), "UTC").data

    lines = data["lines"]
    assert isinstance(lines, list)
    assert [(line["section"], line["kind"]) for line in lines][:3] == [
        ("new", "templated"),
        ("facts", "verbatim"),
        ("quotes", "verbatim"),
    ]


def test_the_full_briefing_has_everything_and_its_sources_by_title() -> None:
    """Background and timeline, every line, and no second button for the full one."""
    lines = (*[fact(f"Fact {n}.") for n in range(9)], own("background", "B."), own("timeline", "T.", day="2026-11-01"))

    reply = briefing_reply(briefing(*lines), "Europe/Paris", full=True)

    text = text_of(reply)
    assert all(f"Fact {n}." in text for n in range(9))
    assert "Background\nB. [1]\nTimeline\n1 Nov: T. [1]" in text
    assert "[2] Lawyers object · Civic Radio · yesterday 07:00" in text
    labels = [button.label for button in buttons_of(reply.blocks)]
    assert labels == ["Questions", "All quotes", "Follow here", "Not this story"]


def test_a_briefing_without_lines_says_why() -> None:
    """Nothing is filled in."""
    assert "No article matches this story yet" in text_of(briefing_reply(briefing(articles=0), "UTC"))
    assert "no line that stands up to checking" in text_of(briefing_reply(briefing(), "UTC"))


def test_one_article_nobody_tracks_can_be_tracked_from_its_briefing() -> None:
    """The button carries its address, where that fits."""
    alone = briefing(fact("F."), story_id=None, sources=(ONE,))
    long = briefing(
        fact("F."), story_id=None, sources=(SourceRef(1, "a", "https://a.example/" + "x" * 99, "A", "", "v"),)
    )

    assert [b.command for b in buttons_of(briefing_reply(alone, "UTC").blocks)] == ["track"]
    assert list(buttons_of(briefing_reply(long, "UTC").blocks)) == []
    assert briefing_reply(alone, "UTC").story_slug == ""


_WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=35).map(" ".join)
_SECTIONS = st.sampled_from(["new", "facts", "quotes", "disagree", "questions", "unheard", "next"])


@given(st.lists(st.tuples(_SECTIONS, _WORDS), max_size=30))
@settings(max_examples=120, deadline=None)
def test_the_message_keeps_to_its_size(told: list[tuple[SectionName, str]]) -> None:
    """At most 250 words and 1,800 characters, and never without a fact that it was given."""
    lines = [own(section, text, speaker="Ilva Ronn", state="open", age_days="3") for section, text in told]

    reply = briefing_reply(briefing(*lines), "Europe/Paris")

    words, characters = size(reply)
    assert words <= 250
    assert characters <= 1_800
    assert any(line.section == "facts" for line in lines) <= ("Key facts" in text_of(reply))


def test_what_gives_way_first_is_what_matters_least() -> None:
    """Next, then not heard, before any fact."""
    long = [fact(("word " * 34 + f"end{n}.").strip()) for n in range(5)]
    lines = (*long, *[own("questions", "Why " * 20 + "?") for _ in range(4)], *LINES[-2:])

    text = text_of(briefing_reply(briefing(*lines), "UTC"))

    assert "Next" not in text.splitlines()
    assert "Not yet heard" not in text.splitlines()
    assert "end3." in text


def cites_in(reply: Reply) -> list[Cite]:
    """Every citation, in reading order."""
    return [run for block in reply.blocks for runs in _runs(block) for run in runs if isinstance(run, Cite)]


def _runs(block: Block) -> list[Runs]:
    match block:
        case Items(items):
            return [runs for item in items for runs in _runs(item)]
        case Item(runs, detail):
            return [runs, detail]
        case Paragraph(runs) | Context(runs):
            return [runs]
        case QuoteBlock(words, speaker):
            return [words, speaker]
        case _:
            return []


def test_every_source_that_is_cited_is_linked() -> None:
    """The numbers lead somewhere, and only those that are cited are listed."""
    reply = briefing_reply(briefing(fact("F.", 10, 2)), "UTC")

    links = [run for b in reply.blocks if isinstance(b, Paragraph) for run in b.runs if isinstance(run, Link)]
    assert [(link.text, link.url) for link in links] == [("[2] Civic Radio", TWO.url)]
    assert Heading("Key facts") in reply.blocks


def test_a_briefing_that_is_kept_says_its_day() -> None:
    """Only the clock of the header changes: the same lines are shown, in the short and in the full one."""
    for full in (False, True):
        bare = briefing_reply(briefing(*LINES), "Europe/Paris", full=full)
        kept = briefing_reply(briefing(*LINES), "Europe/Paris", full=full, dated=True)

        assert "as of 23 November 2026, 07:00 CET" in text_of(kept)
        assert kept.blocks[1:] == bare.blocks[1:]


def test_an_outlet_without_a_name_leaves_no_hole() -> None:
    """Its title stands for it, in the list of sources and in what a citation says."""
    sources = tuple(replace(source, publisher="") for source in (ONE, TWO))
    reply = briefing_reply(briefing(*LINES, sources=sources), "Europe/Paris")

    assert "[1] Cells on offer" in text_of(reply)
    assert {cite.label for cite in cites_in(reply)} == {"Cells on offer", "Lawyers object"}
