"""What the Discord double takes for markup, mentions and links: the renderer is held against it."""

import pytest
from discord.utils import escape_markdown
from hypothesis import given
from hypothesis import strategies as st

from tests.doubles.discord import shown
from tests.doubles.discord.kept import Message

PUNCTUATION = "*_~|`<>[]()#-:@.\\/!&"


@pytest.mark.parametrize(
    ("text", "words", "styled"),
    [
        ("**b**", "b", [("bold", "b")]),
        ("*i*", "i", [("italic", "i")]),
        ("_i_", "i", [("italic", "i")]),
        ("__u__", "u", [("underline", "u")]),
        ("~~s~~", "s", [("strike", "s")]),
        ("||s||", "s", [("spoiler", "s")]),
        ("***x***", "x", [("italic", "x"), ("bold", "x")]),
        ("**a *b* c**", "a b c", [("italic", "b"), ("bold", "a b c")]),
        ("**a\nb**", "a\nb", [("bold", "a\nb")]),
        ("a*b*c", "abc", [("italic", "b")]),
        ("x_y_ z", "xy z", [("italic", "y")]),
        ("snake_case_name", "snake_case_name", []),
        ("_caf_é", "café", [("italic", "caf")]),
        ("**a\n- b\nc**", "a\nb\nc", [("list", "b"), ("bold", "a\nb\nc")]),
        ("- 2*3\n- 4*5", "2*3\n4*5", [("list", "2*3"), ("list", "4*5")]),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("**a", "**a", []),
        ("`a *b*`", "a *b*", [("code", "a *b*")]),
        ("``a ` b``", "a ` b", [("code", "a ` b")]),
        ("```py\nx = 1\n```", "x = 1\n", [("code", "x = 1\n")]),
    ],
)
def test_styles(text: str, words: str, styled: list[tuple[str, str]]) -> None:
    """Between two marks, also within words where Discord lets them."""
    seen = shown(text)

    assert (seen.words, seen.styled) == (words, styled)


@pytest.mark.parametrize(
    ("text", "words", "styled"),
    [
        ("# H", "H", [("heading", "H")]),
        ("### H", "H", [("heading", "H")]),
        ("#### H", "#### H", []),
        ("#H", "#H", []),
        ("a # b", "a # b", []),
        ("-# small", "small", [("subtext", "small")]),
        ("> q", "q", [("quote", "q")]),
        (">q", ">q", []),
        (">>> a\nb", "a\nb", [("quote", "a"), ("quote", "b")]),
        ("- a\n  * b", "a\nb", [("list", "a"), ("list", "b")]),
        ("1. one", "one", [("list", "one")]),
        ("2024. A year", "A year", [("list", "A year")]),
        ("1.5 m", "1.5 m", []),
        ("-5 degrees", "-5 degrees", []),
        ("> # H", "H", [("quote", "H"), ("heading", "H")]),
        ("a\n# H\nb", "a\nH\nb", [("heading", "H")]),
    ],
)
def test_what_leads_a_line(text: str, words: str, styled: list[tuple[str, str]]) -> None:
    """Headings, subtext, quotes and lists, only where a line begins and a space follows."""
    seen = shown(text)

    assert (seen.words, seen.styled) == (words, styled)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("<@1>", ["@1"]),
        ("<@!1>", ["@1"]),
        ("<@&2>", ["@&2"]),
        ("<#3>", ["#3"]),
        ("</topic add:4>", ["/topic add:4"]),
        ("<id:customize>", ["id:customize"]),
        ("@everyone and x@here", ["@everyone", "@here"]),
        ("**<@1>**", ["@1"]),
        ("[<@1>](https://a.example)", ["@1"]),
        ("`<@1>`", []),
        ("\\<@1> \\@here", []),
        ("<@mara> @mara", []),
    ],
)
def test_mentions(text: str, mentions: list[str]) -> None:
    """Of people, roles, channels, commands and everyone; in code and behind a backslash they are words."""
    assert shown(text).mentions == mentions


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[a](https://a.example)", [("a", "https://a.example")]),
        ("[a](<https://a.example>)", [("a", "https://a.example")]),
        ('[a](https://a.example "title")', [("a", "https://a.example")]),
        ("[**a**](https://a.example)", [("a", "https://a.example")]),
        ("[a [b]](https://a.example)", [("a [b]", "https://a.example")]),
        ("[a](https://a.example/x_(y))", [("a", "https://a.example/x_(y)")]),
        ("see https://a.example/x, then", [("https://a.example/x", "https://a.example/x")]),
        ("(https://a.example/x)", [("https://a.example/x", "https://a.example/x")]),
        ("<https://a.example>", [("https://a.example", "https://a.example")]),
        ("<mailto:a@b.example>", [("mailto:a@b.example", "mailto:a@b.example")]),
        ("discord.gg/abc", [("discord.gg/abc", "discord.gg/abc")]),
        ("https\\://a.example", []),
        ("[a](https\\://a.example)", [("a", "https\\://a.example")]),
        ("\\[a\\](x)", []),
        ("[a](not an address)", []),
        ("[](https://a.example)", [("https://a.example", "https://a.example")]),
        ("`https://a.example`", []),
    ],
)
def test_links(text: str, links: list[tuple[str, str]]) -> None:
    """Masked, bare and suppressed ones."""
    assert shown(text).links == links


def test_times_and_emoji() -> None:
    """Timestamps, custom emoji and the names of others; a time of day is none."""
    seen = shown("<t:0> <t:-5:R> <:tide:1> <a:wave:2> :smile: 12:30:45 \\<t:0> \\:smile:")

    assert seen.times == ["t:0", "t:-5:R"]
    assert seen.emoji == ["tide", "wave", "smile"]
    assert seen.words.endswith("12:30:45 <t:0> :smile:")


def test_discords_own_escape_leaves_much() -> None:
    """escape_markdown of discord.py is not enough: the reason for an own one."""
    seen = shown(escape_markdown("<@1> <#2> <t:0> </a:3> <:b:4> https://a.example"))

    assert seen.mentions == ["@1", "#2", "/a:3"]
    assert (seen.times, seen.emoji) == (["t:0"], ["b"])
    assert seen.links


def pieces(*more: str) -> st.SearchStrategy[str]:
    """Texts of marks, a few letters, and what means something."""
    return st.lists(st.sampled_from([*PUNCTUATION, *"ab1 \n", *more]), max_size=30).map("".join)


@given(pieces("http", "://", "t:0", "@everyone"))
def test_whatever_has_a_backslash_before_each_mark_is_plain(text: str) -> None:
    """Every mark behind a backslash: nothing but words, and the very same."""
    escaped = "".join("\\" + one if one in PUNCTUATION else one for one in text)
    seen = shown(escaped)

    assert seen.is_plain
    assert seen.words == text


@given(pieces("https://x.y", "<@1>", "```", "**", "||"))
def test_nothing_makes_it_fail(text: str) -> None:
    """Any text is shown, and never more words than there are."""
    assert len(shown(text).words) <= len(text)


def test_a_whole_message() -> None:
    """Content, embeds, and components of both kinds, in their order."""
    container = {
        "type": 17,
        "components": [
            {"type": 10, "content": "# Harbour fire"},
            {
                "type": 9,
                "components": [{"type": 10, "content": "Two **injured**"}],
                "accessory": {"type": 2, "style": 2, "label": "Full *briefing*", "custom_id": "a"},
            },
            {"type": 12, "items": [{"media": {"url": "https://a.example/c.png"}, "description": "A chart"}]},
            {"type": 1, "components": [{"type": 3, "custom_id": "b", "options": [{"label": "One", "value": "1"}]}]},
            {"type": 1, "components": [{"type": 2, "style": 5, "label": "Read", "url": "https://a.example"}]},
        ],
    }
    seen = shown([container])

    assert seen.words == "Harbour fire\nTwo injured"
    assert seen.styled == [("heading", "Harbour fire"), ("bold", "injured")]
    assert seen.buttons == [("Full *briefing*", ""), ("Read", "https://a.example")]
    assert (seen.options, seen.pictures) == (["One"], [("A chart", "https://a.example/c.png")])


def test_an_embed_is_markdown_but_for_its_footer_and_author() -> None:
    """These show what stands there."""
    embed = {
        "author": {"name": "*a*"},
        "title": "*t*",
        "url": "https://a.example",
        "description": "*d*",
        "fields": [{"name": "n", "value": "*v*"}],
        "footer": {"text": "*f*"},
    }
    seen = shown(Message("1", "2", "3", "*c*", embeds=[embed]))

    assert seen.words == "c\n*a*\nt\nd\nn\nv\n*f*"
    assert len(seen.styled) == 4
    assert seen.links == [("t", "https://a.example")]
