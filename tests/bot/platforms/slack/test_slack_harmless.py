"""Untrusted words in Slack: shown as they are, and nothing in them pings, links, formats or becomes a picture."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hypothesis import given, settings

from bot.platforms.slack.show.letters import JOINER, clean, units
from bot.platforms.slack.show.look import Look, Message
from bot.platforms.slack.show.render import checked, messages, picker
from bot.platforms.slack.show.runs import address, story_address
from commands import reply as parts
from commands.reply import Reply
from commands.spec import Ask
from tests.bot.platforms.slack.replies_drawn import asks, replies
from tests.doubles.slack.blocks import message_faults
from tests.doubles.slack.kept import Team
from tests.doubles.slack.shown import Shown, notification, shown
from tests.doubles.slack.state import State

SLACK, TEAM = State(), Team("T1", "Pell Gazette", "pell", "UBOT", "BBOT")
DESK = "https://desk.pell.example"
Styled = tuple[str, str]  # a style, or "", and words


def letters(text: str) -> str:
    """The text without blanks and what says that something was cut: how it is set must not matter."""
    return re.sub(r"\s|…", "", clean(text))


def seen(rendered: Sequence[Message]) -> Shown:
    """What a reader sees of the messages, one after the other, without the headings that continuations repeat."""
    return shown([block for at, each in enumerate(rendered) for block in (carried_on(each) if at else each.blocks)])


def carried_on(message: Message) -> list[Mapping[str, Any]]:
    """The blocks of a continuation without the heading that it repeats."""
    first, *others = message.blocks
    head = first["elements"][0] if first["type"] == "rich_text" else {}
    if not str(head.get("elements", [{}])[-1].get("text")).endswith("(continued)"):
        return [first, *others]
    left = first["elements"][1:]
    return [*([{**first, "elements": left}] if left else []), *others]


def said(thing: object) -> Iterator[Styled]:
    """The words of blocks in their order, with the style that we give them; numbers as a citation shows them."""
    match thing:
        case tuple():
            for each in thing:
                yield from said(each)
        case str():
            yield "", thing
        case parts.Heading(words) | parts.Strong(words) | parts.StoryLink(words):
            yield "bold", words
        case parts.Muted(words):
            yield "" if words.lstrip()[:1] in {"·", "("} else "italic", words
        case parts.Plain(words) | parts.Link(words):
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
            yield from (("bold", name) for name in thing.header)
            yield from said(thing.rows)
        case parts.Items(inner) | parts.Paragraph(inner) | parts.Context(inner):
            yield from said(inner)


def put(reply: Reply) -> list[Styled]:
    """All that a reply means to show; a title that its first heading says again stands once."""
    first = reply.blocks[0] if reply.blocks else None
    title = clean(reply.title).strip()
    twice = isinstance(first, parts.Heading) and clean(first.text).strip().casefold() == title.casefold()
    alone = reply.tone == "error" or all(isinstance(block, parts.Buttons) for block in reply.blocks)
    style = "bold" if units(title) > 150 and not alone else ""
    return [(style, title), *said(reply.blocks[1:] if twice else reply.blocks)]


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


def in_style(pairs: Sequence[Styled], style: str) -> str:
    """The letters in a style."""
    return letters("".join(words for each, words in pairs if each == style))


def assert_taken(message: Message) -> None:
    """Slack, its models and our own checks take the message, and its notification does nothing."""
    assert checked(message.blocks) == []
    assert message_faults(SLACK, TEAM, list(message.blocks)) == []
    for asked in ({}, {"parse": "full", "link_names": True}):
        phone = notification({"text": message.text, **asked})
        assert (phone.mentions, phone.links, phone.styled, phone.emoji) == ([], [], [], [])
        assert "\n" not in phone.words
        assert len(phone.words.replace(JOINER, "")) <= 150


@settings(max_examples=250, deadline=None)
@given(reply=replies)
def test_what_is_rendered_shows_the_same_words_and_nothing_more(reply: Reply) -> None:
    """Parsed back as Slack shows it: the reply's words in their order, our own links and styles, nothing else."""
    rendered = messages(reply, Look(desk=DESK))
    read = seen(rendered)

    for message in rendered:
        assert_taken(message)
    assert letters(read.words).strip("–") == letters("".join(words for _, words in put(reply))).strip("–")
    assert (read.mentions, read.emoji, read.pictures) == ([], [], [])
    assert {url for _, url in read.links} <= links_put(reply) - {""}
    for style, words in read.styled:
        assert style == "quote" or letters(words) in in_style(put(reply), style)


@settings(max_examples=150, deadline=None)
@given(ask=asks)
def test_questions_are_as_harmless_as_answers(ask: Ask) -> None:
    """The prompt, the preview and the choices are words too."""
    rendered = picker(ask, "k3yk3yk3yk3y", Look(desk=DESK))
    read = seen(rendered)

    for message in rendered:
        assert_taken(message)
    assert letters(ask.prompt) in letters(read.words)
    assert (read.mentions, read.emoji, read.pictures) == ([], [], [])
    assert {url for _, url in read.links} <= links_put(ask.preview) - {""}
