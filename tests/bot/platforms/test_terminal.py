"""Replies as text, Markdown, and on a terminal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.columns import columns, laid_out
from bot.platforms.harmless import tame, unmarked
from bot.platforms.terminal import markdown, text
from commands.briefing import briefing_reply
from commands.reply import Bar, Chart, Cite, Item, Items, Link, Paragraph, Plain, Reply, Strong, Table, plain
from tests.bot.platforms.invented import BRIEFING

SGR = re.compile(r"\x1b\[\d*m")
WHOLE = briefing_reply(BRIEFING, "Europe/Paris", full=True)


def test_a_briefing_reads_as_text():
    """Title, sections, lists with hanging indents, quotes with their speakers, source numbers."""
    lines = text(WHOLE, width=72).splitlines()

    assert lines[0] == "The Orrin barrage that did not open"
    assert "Key facts" in lines
    assert "- The Orrin barrage will not open this winter, the works office said on" in lines
    assert "  Sunday. [1]" in lines
    assert "  “Nobody has told us where we are to sleep”" in lines


def test_colour_changes_no_word():
    """Without its escape sequences the coloured text is the plain one."""
    assert SGR.sub("", text(WHOLE, colour=True)) == text(WHOLE)
    assert "\x1b[1mKey facts\x1b[0m" in text(WHOLE, colour=True)


@pytest.mark.parametrize("width", [40, 72, 120])
def test_lines_fit_the_terminal(width):
    """Save for a single word that is longer."""
    long = [line for line in text(WHOLE, width).splitlines() if columns(line) > width]

    assert all(len(line.split()) == 1 for line in long)


@pytest.mark.parametrize(
    "hostile", ["\x1b]0;owned\x07", "\x1b[2J", "\x9b2J", "\r\nfake line", "\u202etxt.exe", "\x00", "\u2028"]
)
def test_words_from_outside_cannot_steer_a_terminal(hostile):
    """Escape sequences, carriage returns and turned directions do not get through."""
    reply = Reply(f"T{hostile}", (Paragraph((Plain(f"a{hostile}b"), Strong(hostile), Link(hostile, "x"))),))
    shown = text(reply) + markdown(reply)

    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028]", shown)
    assert len(text(reply).splitlines()) == 3


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("*not strong* and _not_ `code`", r"\*not strong\* and \_not\_ \`code\`"),
        ("[a](javascript:x)", r"\[a\](javascript:x)"),
        ("<script>", r"\<script\>"),
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("- no list", r"\- no list"),
        ("&lt; & more", r"\&lt; & more"),
        ("a | b", r"a \| b"),
        ("80,000 arrests (2019-2024)", "80,000 arrests (2019-2024)"),
    ],
)
def test_nothing_in_words_is_markdown(words, marked):
    """What would be markup is escaped; ordinary sentences stay as they are."""
    assert unmarked(words) == marked


def test_markdown_links_go_to_web_addresses_only():
    """And no address breaks out of its brackets."""
    reply = Reply(
        "T",
        (
            Paragraph((Link("good", "https://a.example/x_(y) z"), Plain(" "), Link("bad", "javascript:alert(1)"))),
            Items((Item((Plain("Fact "), Cite(3, "https://b.example/")), plain("and detail")),), ordered=True),
        ),
    )

    assert "[good](https://a.example/x_%28y%29%20z) bad" in markdown(reply)
    assert "1. Fact [\\[3\\]](https://b.example/)\\\n   and detail" in markdown(reply)


def test_a_table_keeps_its_columns():
    """Cells wrap within their column."""
    rows = ((plain("Pell Gazette"), plain("ok"), plain("word " * 20)), (plain("M"), plain("failing"), plain("503")))
    shown = text(Reply("T", (Table(("Source", "State", "Reason"), rows),)), width=50).splitlines()

    assert shown[2].startswith("Source        State    Reason")
    assert all(line[14:21].strip() in {"State", "ok", "failing", ""} for line in shown[2:])
    assert max(map(len, shown)) <= 50


def test_a_chart_is_told_in_words():
    """Where there is no picture its sentence stands for it, and is no markup."""
    reply = Reply("T", (Chart("Coverage", "9 articles; most on *21 Nov*.", "articles", (Bar("21 Nov", 9.0),)),))

    assert text(reply) == "T\n\n9 articles; most on *21 Nov*.\n"
    assert "9 articles; most on \\*21 Nov\\*." in markdown(reply)


def test_a_table_of_nothing_is_nothing():
    """No crash for what a command never meant."""
    assert text(Reply("T", (Table((), ()),))) == "T\n"


@given(st.text(max_size=200), st.integers(8, 60))
def test_laying_out_keeps_every_word(words, width):
    """In order, whatever they are."""
    assert laid_out([(tame(words), "")], width).split() == tame(words).split()
