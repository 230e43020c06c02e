"""Replies, questions and progress as Slack messages within every limit.  Pure: nothing is sent from here."""

from collections.abc import Sequence
from dataclasses import replace

from bot.platforms.slack.show.asking import asked
from bot.platforms.slack.show.blocks import atoms, sentence, title
from bot.platforms.slack.show.checks import checked
from bot.platforms.slack.show.letters import clean, clip, notice, plain_text, units
from bot.platforms.slack.show.limits import CONTEXT_TEXT, NOTICE
from bot.platforms.slack.show.look import Look, Message
from bot.platforms.slack.show.naming import as_called
from bot.platforms.slack.show.pieces import Atom
from bot.platforms.slack.show.split import split
from commands.reply import Block, Buttons, Cite, Context, Heading, Item, Items, Muted, Paragraph, Reply, Runs
from commands.spec import Ask, Progress

__all__ = ["Look", "Message", "checked", "messages", "picker", "progress"]

PLAIN = Look()
_MORE = "(continued)"


def messages(reply: Reply, look: Look = PLAIN) -> tuple[Message, ...]:
    """The reply as a message and, where it is too long for one, what continues it; at least one."""
    reply = as_called(reply, look.names)
    blocks = _with_extra(reply.blocks, look)
    first = _title(reply, blocks)
    match blocks:
        case (Heading(words), *_) if _same(words, reply.title):
            blocks = blocks[1:]
    return _told(split([*first, *atoms(blocks, look)]), notification(reply), reply.title)


def progress(step: Progress) -> Message:
    """Work under way, in one grey line."""
    words = clean(step.text).strip() or "At work"
    shown = f"{clip(words, 1_000)}  ·  {step.done:,} of {step.total:,}" if step.total > 0 else clip(words, 1_000) + " …"
    block = {"type": "context", "elements": [plain_text(shown, CONTEXT_TEXT)]}
    return Message(notice(shown), (block,))


def picker(ask: Ask, key: str, look: Look = PLAIN) -> tuple[Message, ...]:
    """A question with its choices, below what it is about.

    key: under which the call is kept; it is in the identity of each element, so that a press finds the call again.
    """
    ask = as_called(ask, look.names)
    seen = ask.preview
    above = [*_title(seen, seen.blocks), *atoms(seen.blocks, look)] if seen else []
    return _told(split([*above, *asked(ask, key)]), notice(ask.prompt), ask.prompt)


def notification(reply: Reply) -> str:
    """What a phone shows of the reply: its title and, where there is room, what it says first."""
    words = clean(reply.title).strip()
    if reply.tone == "error":
        return notice(words)
    news = _news(reply.blocks)
    room = NOTICE - units(words) - 2
    if not news or not words or room <= 30:
        return notice(words or news)
    return notice(f"{words} {news}" if words.endswith((".", "?", "!")) else f"{words}: {news}")


def _news(blocks: Sequence[Block]) -> str:
    """What is news in a reply: the line above a list that sums it up, or the first that says something.

    A list that a paragraph leads is told by the paragraph's name and the first item.
    """
    match blocks:
        case (Context(runs), Items(), *_) if words := _words(runs):
            return words
    for at, block in enumerate(blocks):
        match (block, *blocks[at + 1 : at + 2]):
            case (Paragraph(runs), Items(items)) if items:
                name = _words(tuple(run for run in runs if not isinstance(run, Muted)))
                if name.endswith((".", "?", "!")):
                    return name
                return ": ".join(part for part in (name.rstrip(" :"), _words(items[0].runs)) if part)
            case (Paragraph(runs) | Item(runs), *_) | (Items((Item(runs), *_)), *_) if words := _words(runs):
                return words
    return ""


def _words(runs: Runs) -> str:
    return clean("".join(run.text for run in runs if not isinstance(run, Cite))).strip()


def _title(reply: Reply, blocks: Sequence[Block]) -> list[Atom]:
    """A header above other blocks; a plain line where the title is all there is, or says what went wrong."""
    if not clean(reply.title).strip():
        return []
    if reply.tone == "error" or all(isinstance(block, Buttons) for block in blocks):
        return [atom for atom in [sentence(reply.title)] if atom]
    return [title(reply.title)]


def _same(one: str, other: str) -> bool:
    return clean(one).strip().casefold() == clean(other).strip().casefold()


def _with_extra(blocks: tuple[Block, ...], look: Look) -> tuple[Block, ...]:
    if not look.extra:
        return blocks
    last = blocks[-1] if blocks else None
    if isinstance(last, Buttons):
        return (*blocks[:-1], replace(last, buttons=(*last.buttons, *look.extra)))
    return (*blocks, Buttons(look.extra))


def _told(parts: Sequence[Sequence[dict[str, object]]], text: str, name: str) -> tuple[Message, ...]:
    text = text or "Standfirst"
    later = notice(f"{clip(clean(name).strip(), 120)} {_MORE}")
    if not parts:
        return (Message(text, ({"type": "context", "elements": [plain_text("", CONTEXT_TEXT)]},)),)
    return tuple(Message(text if at == 0 else later, tuple(blocks)) for at, blocks in enumerate(parts))
