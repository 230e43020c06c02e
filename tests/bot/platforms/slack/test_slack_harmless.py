"""Untrusted words in Slack: shown as they are, and nothing in them pings, links, formats or becomes a picture."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hypothesis import given, settings
from slack_sdk.models.blocks import Block

from bot.platforms.slack.letters import JOINER, clean
from bot.platforms.slack.look import Look, Message
from bot.platforms.slack.render import checked, messages, picker
from bot.platforms.slack.runs import address, story_address
from commands import reply as parts
from commands.reply import Reply
from commands.spec import Ask
from tests.bot.platforms.slack.replies_drawn import asks, replies

DESK = "https://desk.pell.example"
WORDS_ONLY = {"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text", "text", "link"}
HOLDERS = {
    "header",
    "context",
    "actions",
    "table",
    "plain_text",
    "raw_text",
    "button",
    "static_select",
    "external_select",
}


def every(thing: object) -> Iterator[Mapping[str, Any]]:
    """Every object within."""
    if isinstance(thing, Mapping):
        yield thing
        for value in thing.values():
            yield from every(value)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from every(value)


def letters(text: str) -> str:
    """The text without blanks and what says that something was cut: how it is set must not matter."""
    return re.sub(r"\s|…", "", clean(text))


def shown(rendered: Sequence[Message]) -> str:
    """All words of the messages that stand in a line of their own, in their order; buttons and choices are no text."""
    return "".join(
        letters("".join(str(each["text"]) for each in every(block) if isinstance(each.get("text"), str)))
        for at, message in enumerate(rendered)
        for block in (carried_on(message.blocks) if at else message.blocks)
        if block["type"] != "actions"
    )


def carried_on(blocks: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The blocks of a continuation without the heading that it repeats."""
    first = blocks[0]["elements"][0] if blocks[0]["type"] == "rich_text" else {}
    if not str(first.get("elements", [{}])[-1].get("text")).endswith("(continued)"):
        return list(blocks)
    return [{**blocks[0], "elements": blocks[0]["elements"][1:]}, *blocks[1:]]


def said(thing: object) -> Iterator[str]:
    """The words of blocks, in the order of their fields; numbers as a citation shows them."""
    match thing:
        case parts.Cite():
            yield f"[{thing.number}]"
        case parts.Chart():
            yield thing.words if letters(thing.words) else thing.title
        case parts.QuoteBlock():
            yield from said(thing.words)
            yield from ["— "] if letters("".join(said(thing.speaker))) else []
            yield from said(thing.speaker)
        case parts.Item():
            yield from said(thing.runs)
            yield from said(thing.detail)
        case parts.Items():
            yield from said(thing.items)
        case parts.Table():
            yield from said(thing.header)
            yield from said(thing.rows)
        case parts.Buttons():
            return
        case str():
            yield thing
        case tuple():
            for each in thing:
                yield from said(each)
        case parts.Paragraph() | parts.Context():
            yield from said(thing.runs)
        case _:
            yield thing.text  # type: ignore[attr-defined]


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


def assert_only_words(rendered: Sequence[Message]) -> None:
    """Whatever Slack finds in the messages is of the kinds that show words, and passes its models and our checks."""
    for message in rendered:
        assert checked(message.blocks) == []
        for block in message.blocks:
            parsed = Block.parse(block)
            assert parsed is not None
            parsed.to_dict()
        kinds = {each["type"] for each in every(message.blocks) if "type" in each}
        assert kinds <= WORDS_ONLY | HOLDERS
        assert all(each["emoji"] is False for each in every(message.blocks) if each.get("type") == "plain_text")
        assert_notice(message.text)


def assert_notice(text: str) -> None:
    """As mrkdwn, the notification is one line in which there is nothing to find."""
    assert "\n" not in text
    assert not re.search(r"[<>*_~`]|&(?!amp;|lt;|gt;)", text)
    assert not re.search(r"[@#]\w|://|:[\w+-]+:|\w\.[a-z]{2}|^&gt;", text)
    words = text.replace(JOINER, "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert len(words) <= 150


@settings(max_examples=400, deadline=None)
@given(reply=replies)
def test_what_is_rendered_shows_the_same_words_and_nothing_more(reply: Reply) -> None:
    """Parsed back as Slack would show it: the reply's words in their order, its own links, nothing else at all."""
    rendered = messages(reply, Look(desk=DESK))

    assert_only_words(rendered)
    assert shown(rendered).strip("–") == expected(reply).strip("–")
    links = {each["url"] for message in rendered for each in every(message.blocks) if each.get("type") == "link"}
    assert links <= links_put(reply)
    assert all(url.startswith(("https://", "http://", "HTTPS://")) for url in links)


def expected(reply: Reply) -> str:
    """The reply's words; a title that the first heading says again stands once."""
    first = reply.blocks[0] if reply.blocks else None
    twice = (
        isinstance(first, parts.Heading)
        and clean(first.text).strip().casefold() == clean(reply.title).strip().casefold()
    )
    return letters("".join([reply.title, *said(reply.blocks[1:] if twice else reply.blocks)]))


@settings(max_examples=150, deadline=None)
@given(ask=asks)
def test_questions_are_as_harmless_as_answers(ask: Ask) -> None:
    """The prompt, the preview and the choices are words too."""
    rendered = picker(ask, "k3yk3yk3yk3y", Look(desk=DESK))

    assert_only_words(rendered)
    assert letters(ask.prompt) in shown(rendered)
