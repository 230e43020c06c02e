"""What a reader sees of a message, read as Slack's clients read it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.doubles.slack import notification, shown


def section(text: str, **more: Any) -> list[dict[str, Any]]:
    """A section of mrkdwn."""
    return [{"type": "section", "text": {"type": "mrkdwn", "text": text, **more}}]


def rich(*leaves: dict[str, Any], kind: str = "rich_text_section") -> list[dict[str, Any]]:
    """One part of rich text."""
    return [{"type": "rich_text", "elements": [{"type": kind, "elements": list(leaves)}]}]


@pytest.mark.parametrize(
    ("text", "words", "mentions"),
    [
        ("hello <@U1>", "hello @U1", ["@U1"]),
        ("<@U1|mara> and <#C1|desk>", "@U1 and #C1", ["@U1", "#C1"]),
        ("<!here> <!channel> <!everyone>", "@here @channel @everyone", ["@here", "@channel", "@everyone"]),
        ("<!subteam^S1|editors>", "@S1", ["@S1"]),
        ("&lt;@U1&gt; and &lt;!here&gt;", "<@U1> and <!here>", []),
        ("@here and @mara", "@here and @mara", []),
        ("`<@U1>`", "@U1", ["@U1"]),
    ],
)
def test_a_mention_is_one_in_angle_brackets_only(text: str, words: str, mentions: list[str]) -> None:
    """Brackets ping, entities and bare names do not."""
    seen = shown(section(text))

    assert (seen.words, seen.mentions) == (words, mentions)


@pytest.mark.parametrize(
    ("text", "words", "links"),
    [
        ("<https://a.example/x?y=1&amp;z=2|the words>", "the words", [("the words", "https://a.example/x?y=1&z=2")]),
        ("<https://a.example>", "https://a.example", [("https://a.example", "https://a.example")]),
        ("see https://a.example/x, and", "see https://a.example/x, and", [("https://a.example/x",) * 2]),
        ("write to desk@paper.com.", "write to desk@paper.com.", [("desk@paper.com",) * 2]),
        ("at paper.com/news today", "at paper.com/news today", [("paper.com/news",) * 2]),
        ("a < b and c", "a < b and c", []),
        ("the end.Then it began", "the end.Then it began", []),
    ],
)
def test_a_link_is_in_brackets_or_looks_like_an_address(text: str, words: str, links: list[Any]) -> None:
    """Bare addresses are linked as well."""
    seen = shown(section(text))

    assert (seen.words, seen.links) == (words, links)


def test_a_verbatim_text_links_no_bare_address() -> None:
    """What stands in brackets is linked all the same."""
    seen = shown(section("https://a.example and <https://b.example|b>", verbatim=True))

    assert seen.links == [("b", "https://b.example")]


@pytest.mark.parametrize(
    ("text", "words", "styled"),
    [
        ("*bold* words", "bold words", [("bold", "bold")]),
        ("_soft_ and ~gone~", "soft and gone", [("italic", "soft"), ("strike", "gone")]),
        ("*_both_*", "both", [("italic", "both"), ("bold", "both")]),
        ("(*bold*)", "bold".join("()"), [("bold", "bold")]),
        ("a*b*c", "a*b*c", []),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("*one\ntwo*", "*one\ntwo*", []),
        ("snake_case_name", "snake_case_name", []),
        ("`x * y`", "x * y", [("code", "x * y")]),
        ("```a\n*b*```", "a\n*b*", [("code", "a\n*b*")]),
        ("&gt; said\nnot", " said\nnot", [("quote", " said")]),
        ("a &gt; b", "a > b", []),
        ("*<https://a.example|read>*", "read", [("bold", "read")]),
        ("**", "**", []),
    ],
)
def test_marks_style_words_where_they_stand_at_their_edges(text: str, words: str, styled: list[Any]) -> None:
    """As Slack reads *, _, ~, backticks and >."""
    seen = shown(section(text))

    assert (seen.words, seen.styled) == (words, styled)


def test_an_emoji_is_a_picture_and_a_time_is_not() -> None:
    """:fire: in mrkdwn is shown as a picture."""
    seen = shown(section("at 10:30:45 :fire: :+1:"))

    assert (seen.words, seen.emoji) == ("at 10:30:45  ", ["fire", "+1"])


@pytest.mark.parametrize(("emoji", "words", "names"), [(True, "a  b", ["fire"]), (False, "a :fire: b", [])])
def test_plain_text_shows_emoji_only_where_it_says_so(emoji: bool, words: str, names: list[str]) -> None:
    """emoji false leaves the words."""
    seen = shown([{"type": "header", "text": {"type": "plain_text", "text": "a :fire: b", "emoji": emoji}}])

    assert (seen.words, seen.emoji) == (words, names)


def test_plain_text_shows_marks_and_brackets_as_they_are() -> None:
    """Nothing in it is markup."""
    text = "*a* <@U1> <https://a.example|b> `c` &amp;"
    seen = shown([{"type": "section", "text": {"type": "plain_text", "text": text, "emoji": False}}])

    assert (seen.words, seen.mentions, seen.links, seen.styled) == (text, [], [], [])


def test_words_of_rich_text_are_no_markup() -> None:
    """Only its elements are."""
    text = "*a* <@U1> https://a.example :fire: `c` <!here>"
    seen = shown(rich({"type": "text", "text": text}))

    assert (seen.words, seen.mentions, seen.links, seen.styled, seen.emoji) == (text, [], [], [], [])


def test_elements_of_rich_text_ping_link_and_style() -> None:
    """Each for itself."""
    seen = shown(
        rich(
            {"type": "text", "text": "a ", "style": {"bold": True, "italic": True}},
            {"type": "link", "url": "https://a.example", "text": "b"},
            {"type": "user", "user_id": "U1"},
            {"type": "broadcast", "range": "here"},
            {"type": "emoji", "name": "fire"},
        )
    )

    assert seen.words == "a b@U1@here"
    assert seen.mentions == ["@U1", "@here"]
    assert seen.links == [("b", "https://a.example")]
    assert seen.styled == [("bold+italic", "a ")]
    assert seen.emoji == ["fire"]


def test_quotes_lists_and_tables_stand_on_lines() -> None:
    """A line an item, cells between tabs."""
    text = {"type": "text", "text": "said"}
    items = {"type": "rich_text_section", "elements": [text]}
    many = {
        "type": "rich_text",
        "elements": [{"type": "rich_text_list", "style": "bullet", "elements": [items, items]}],
    }
    cell = {"type": "raw_text", "text": "x"}

    assert shown(rich(text, kind="rich_text_quote")).styled == [("quote", "said")]
    assert shown([many]).words == "said\nsaid"
    assert shown([{"type": "table", "rows": [[cell, cell], [cell, cell]]}]).words == "x\tx\nx\tx"


def test_blocks_hide_the_text_and_a_notification_shows_it() -> None:
    """A reader of the message sees the blocks; the notification has the text."""
    message = {"text": "<@U1> the *news*", "blocks": section("the blocks")}

    assert shown(message).words == "the blocks"
    assert notification(message).words == "@U1 the news"
    assert shown({"text": "only *text*"}).words == "only text"


def test_a_notification_obeys_parse_and_mrkdwn_and_link_names() -> None:
    """The arguments of the call decide how its text is read."""
    text = "*a* https://a.example @mara"

    assert notification({"text": text, "mrkdwn": False}).styled == []
    assert notification({"text": text, "parse": "none"}).links == []
    assert notification({"text": text, "link_names": True}).mentions == ["@mara"]


def test_buttons_options_and_pictures_are_told_apart() -> None:
    """They are no words of the message."""
    button = {
        "type": "button",
        "action_id": "a",
        "text": {"type": "plain_text", "text": "Go"},
        "url": "https://a.example",
    }
    seen = shown(
        [
            {"type": "actions", "elements": [button]},
            {"type": "image", "alt_text": "a chart", "image_url": "https://a.example/c.png"},
        ]
    )

    assert (seen.words, seen.buttons, seen.links) == ("", ["Go"], [("Go", "https://a.example")])
    assert seen.pictures == [("a chart", "https://a.example/c.png")]


@given(st.text(alphabet="a1 *_~`<>&;:@#!|./\n\u200b-", max_size=60))
def test_words_with_their_three_characters_escaped_ping_nobody(text: str) -> None:
    """Whatever else is in them; and the reader stumbles over nothing."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    seen = shown(section(escaped))

    assert seen.mentions == []


@given(st.text(max_size=60))
def test_words_of_plain_text_and_rich_text_stand_as_they_are(text: str) -> None:
    """Every character."""
    header = {"type": "header", "text": {"type": "plain_text", "text": text, "emoji": False}}

    assert shown([header]).words == text
    assert shown(rich({"type": "text", "text": text})).words == text
