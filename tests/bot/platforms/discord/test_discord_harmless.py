"""Untrusted words in Discord: shown as they are, and nothing in them pings, links, formats or turns into more."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings

from bot.platforms.discord.checks import checked
from bot.platforms.discord.letters import JOINER, clean, literal, units
from bot.platforms.discord.look import Look
from bot.platforms.discord.render import messages, picker, progress
from bot.platforms.discord.runs import address, story_address
from bot.platforms.tables import listed
from commands import reply as parts
from commands.reply import Reply
from commands.spec import Ask, Progress
from tests.bot.platforms.discord.reading import Seen, message, text
from tests.bot.platforms.drawn import drawn
from tests.doubles.discord.content import SENT, body_faults
from tests.doubles.discord.shown import shown

STYLES = {"bold", "italic", "heading", "subtext", "list", "quote"}
DESK = "https://desk.pell.example"
SNARES = (
    "@everyone", "@here", "@EVERYONE", "<@123>", "<@!123>", "<@&123>", "<#123>", "<t:0>", "<t:0:R>", "</brief:1>",
    "<:tada:123>", "<a:tada:1>", "<id:browse>", "<id:guide>", "<https://evil.example>", "<mailto:a@evil.example>",
    ":tada:", ":smile::+1:", "**bold**", "*it*", "_it_", "__u__", "~~no~~", "||secret||", "`code`", "``a`b``",
    "```pre```", "> quoted", ">>> quoted", "# big", "## mid", "### small", "-# tiny", "- x", "* x", "+ x", "1. x",
    "1) x", "12.", "https://evil.example/a?b=1&c=<d>", "HTTP://evil.example/a_b_c", "discord.gg/abc",
    "https://discord.gg/abc", "discord.com/invite/abc", "[x](https://evil.example)", "[x](<https://evil.example>)", "[",
    "]", "](https://evil.example)", "(x)", "\\", "\\*", "\\\\", "¯\\_(ツ)_/¯", "steam://run/1", "C#", "#", "#general",
    "@silent x", "07:00:12", "ratio 3:2:1", "a\nb\r\nc", "\u202eabc", "\u2066x\u2069", "\x1b[31m", "\x00", "\u2028",
    "W" * 400, "🎉", "👩‍👩‍👧", "e\u0301", "\ufeff", "\u2060", "\u200b", "…", "\ud800", "*", "**", "***", "_", "|", "~",
)  # fmt: skip
_DRAWN = drawn(SNARES, "ab &<>*_~`|@#!:/.-+[]()\\0123\n\t\u202e\u200b\u0000é漢🎉")
replies, asks, words = _DRAWN.replies, _DRAWN.asks, _DRAWN.words
Styled = tuple[str, str]  # a style, or "", and words


def letters(said: str) -> str:
    """The text without blanks, joiners, and what says that something was cut: how it is set must not matter."""
    return re.sub(rf"[\s…{JOINER}]", "", clean(said))


def said(thing: object) -> Iterator[Styled]:
    """The words of blocks in their order, with the style that we give them; numbers as a citation shows them."""
    match thing:
        case tuple():
            for each in thing:
                yield from said(each)
        case parts.Strong(words) | parts.StoryLink(words):
            yield "bold", words
        case parts.Muted(words):
            yield "italic", words
        case parts.Plain(words) | parts.Link(words) | parts.Heading(words):
            yield "", words
        case parts.Cite():
            yield "", f"[{thing.number}]"
        case parts.Chart():
            yield "", thing.words if clean(thing.words).strip() else thing.title
        case parts.QuoteBlock():
            yield from said(thing.words)
            yield from [("", "— ")] if any(clean(words).strip() for _, words in said(thing.speaker)) else []
            yield from said(thing.speaker)
        case parts.Item():
            yield from said((thing.runs, thing.detail))
        case parts.Table():
            yield from said(listed(thing))
        case parts.Items(inner) | parts.Paragraph(inner) | parts.Context(inner):
            yield from said(inner)


def put(reply: Reply) -> list[Styled]:
    """All that a reply means to show; a title that its first heading says again stands once."""
    first = reply.blocks[0] if reply.blocks else None
    title = clean(reply.title).strip()
    twice = isinstance(first, parts.Heading) and clean(first.text).strip().casefold() == title.casefold()
    return [("bold" if units(title) > 150 else "", title), *said(reply.blocks[1:] if twice else reply.blocks)]


def links_put(thing: object) -> set[str]:
    """The addresses that we mean to link."""
    if isinstance(thing, parts.Link | parts.Cite):
        return {address(thing.url)}
    if isinstance(thing, parts.StoryLink):
        return {story_address(DESK, thing.slug)}
    if isinstance(thing, tuple):
        return {url for each in thing for url in links_put(each)}
    fields = ("runs", "detail", "items", "words", "speaker", "rows", "blocks")
    return {url for name in fields if hasattr(thing, name) for url in links_put(getattr(thing, name))}


def seen(rendered: Sequence[Mapping[str, Any]]) -> Seen:
    """What a reader sees of the messages, without the headings that continuations repeat."""
    read = Seen()
    for each in rendered:
        assert checked(each) == []
        assert body_faults(each, SENT) == []
        assert each["allowed_mentions"] == {"parse": []}
        message(each, read)
    for again in (words for kind, words in read.lines if kind == "heading" and words.endswith(" (continued)")):
        read.words = read.words.replace("\n" + again, "", 1)
    return read


def assert_harmless(rendered: Sequence[Mapping[str, Any]], reply: Reply | None) -> Seen:
    """Nothing in the messages is more than words, but for our own links and styles; both readers say so."""
    read, ours = seen(rendered), links_put(reply) - {""}
    assert read.more == []
    assert {url for _, url in read.links} <= ours
    assert {style for style, _ in read.styled} <= {"bold", "italic"}
    for each in rendered:
        double = shown(each)
        assert (double.mentions, double.times, double.emoji) == ([], [], [])
        assert {url for _, url in double.links} <= ours
        assert {style for style, _ in double.styled} <= STYLES
        assert letters(double.words) == letters(message(each).words)
    return read


@pytest.mark.parametrize("plain", [False, True])
@settings(max_examples=250, deadline=None)
@given(reply=replies)
def test_what_is_rendered_shows_the_same_words_and_nothing_more(reply: Reply, plain: bool) -> None:
    """Read back as Discord shows it: the reply's words in their order, our own links and styles, nothing else."""
    read = assert_harmless(messages(reply, Look(desk=DESK, plain=plain)), reply)

    assert letters(read.words).strip("–") == letters("".join(words for _, words in put(reply))).strip("–")
    for style, styled in read.styled:
        assert letters(styled) in letters("".join(words for each, words in put(reply) if each == style))


@settings(max_examples=150, deadline=None)
@given(ask=asks)
def test_questions_are_as_harmless_as_answers(ask: Ask) -> None:
    """The prompt, the preview and the choices are words too."""
    read = assert_harmless(picker(ask, "k3yk3yk3yk3y", Look(desk=DESK)), ask.preview)

    assert letters(ask.prompt) in letters(read.words)


@settings(max_examples=150, deadline=None)
@given(step=words)
def test_progress_is_harmless_too(step: str) -> None:
    """One small line, whatever it says."""
    read = assert_harmless([progress(Progress(step, 1, 2))], None)

    assert [kind for kind, _ in read.lines] == ["small"]


@settings(max_examples=500, deadline=None)
@given(line=words.filter(letters))
def test_a_line_of_words_stays_a_line_of_words(line: str) -> None:
    """Wherever it stands: alone, after a mark of ours, between stars of ours."""
    for before, after in (("", ""), ("- ", ""), ("> ", ""), ("-# ", ""), ("word ", " word")):
        read = Seen()
        text(before + literal(line) + after, read)
        assert (read.more, read.links, read.styled) == ([], [], [])
        assert len(read.lines) == 1
        marks = letters(before) if before == "word " else ""
        assert letters(read.words) == marks + letters(line) + letters(after)
        assert read.lines[0][0] == {"- ": "bullet", "> ": "quote", "-# ": "small"}.get(before, "")


def test_words_can_be_copied_as_they_were_written() -> None:
    """An address, a path, a name with underscores: backslashes vanish when shown, and no joiner is left in them."""
    read = Seen()
    text(literal("see https://pell.example/a_b and notes_2_final.txt at 07:00"), read)

    assert read.words == "\nsee https://pell.example/a_b and notes_2_final.txt at 07:00"
    assert read.more == []


def test_only_at_everyone_takes_a_joiner() -> None:
    """Discord looks for it in the raw text too, so a backslash is not enough."""
    assert literal("@everyone @here @ada a@b.example") == f"@{JOINER}everyone @{JOINER}here @ada a@b.example"
