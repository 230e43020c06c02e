"""Replies, questions and progress as Discord messages within every limit.  Pure: nothing is sent from here.

A message is Discord's JSON as it goes over the wire.  Nothing in it needs a view of discord.py's or any memory of ours:
what is pressed says itself what it means (``pressing``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.platforms.answering import Sharing
from bot.platforms.discord.asking import asked
from bot.platforms.discord.blocks import atoms, sentence, title
from bot.platforms.discord.checks import checked
from bot.platforms.discord.letters import clean, clip
from bot.platforms.discord.limits import NO_PREVIEWS, V2
from bot.platforms.discord.look import Look
from bot.platforms.discord.pieces import CONTAINER, FILE, Atom, Layout, Line, Plainly, Shape, every
from bot.platforms.discord.pressing import BUTTON_KIND, ROW_KIND, carrying, delivery_in, fitting, pressable, row
from bot.platforms.discord.runs import Json, text
from bot.platforms.discord.split import split
from commands.reply import Block, Buttons, Cite, Heading, Item, Items, Link, Paragraph, Plain, QuoteBlock, Reply, Runs
from commands.spec import Ask, Progress

__all__ = ["Look", "checked", "delivery_in", "messages", "picker", "progress"]

Message = dict[str, Any]
PLAIN_LOOK = Look()
# The bar at a message's edge: the desk's ink-blue pencil, an amber, and the desk's red; grey for work under way.
ACCENTS = {"ok": 0x1D4E9E, "notice": 0xB7791F, "error": 0xA12A1B}
AT_WORK = 0x8C867A
_ROW = 5


def messages(
    reply: Reply,
    look: Look = PLAIN_LOOK,
    sharing: Sharing | None = None,
    *,
    delivery: str = "",
    attached: str = "",
    again: str = "",
) -> tuple[Message, ...]:
    """The reply as a message and, where it is too long for one, what continues it; at least one.

    sharing: a button that shares the answer, added to the last row.  delivery: our id of it, which a button of the
    first message carries.  attached: the name of a file that goes with the last message.  again: ``command:key`` of
    what was filled in, for a button that opens its form once more.
    """
    spare = bool(sharing) + bool(delivery) + bool(attached) + bool(again)
    shape: Shape = Plainly() if look.plain else Layout()
    parts = split(_atoms(reply, look), shape, spare)
    if len(parts) > 1:
        fewer = split(_atoms(replace(reply, blocks=_lean(reply.blocks)), look), shape, spare)
        parts = fewer if len(fewer) < len(parts) else parts
    accent = ACCENTS[reply.tone]
    bodies = [shape.body(pieces, accent) for pieces in parts or [[Line(text("–"), -1)]]]
    if delivery:
        bodies[0] = _carrying(bodies[0], delivery)
    if sharing and (button := _share(sharing)):
        bodies[-1] = _with_button(bodies[-1], button)
    if again:
        bodies[-1] = _with_button(bodies[-1], pressable("Change it and try again", f"again:{again}"))
    if attached and not look.plain:
        _inner(bodies[-1]).append({"type": FILE, "file": {"url": f"attachment://{attached}"}})
    return tuple(_message(body) for body in bodies)


def picker(ask: Ask, key: str, look: Look = PLAIN_LOOK, again: str = "") -> tuple[Message, ...]:
    """A question with its choices, below what it is about.

    key: under which the call is kept; it is in the name of each component, so that a press finds the call again.
    again: as of ``messages``.
    """
    shape: Shape = Plainly() if look.plain else Layout()
    above = _atoms(ask.preview, replace(look, extra=())) if ask.preview else []
    parts = split([*above, *asked(ask, key)], shape, int(bool(again)))
    bodies = [shape.body(pieces, ACCENTS["ok"]) for pieces in parts]
    if again:
        bodies[-1] = _with_button(bodies[-1], pressable("Change it…", f"again:{again}"))
    return tuple(_message(body) for body in bodies)


def progress(step: Progress, look: Look = PLAIN_LOOK) -> Message:
    """Work under way, in one small line."""
    words = clip(clean(step.text).strip() or "At work", 1_000)
    shown = f"{words} · {step.done:,} of {step.total:,}" if step.total > 0 else f"{words} …"
    shape: Shape = Plainly() if look.plain else Layout()
    return _message(shape.body([Line(text(shown), 1, "small")], AT_WORK))


def _atoms(reply: Reply, look: Look) -> list[Atom]:
    blocks = _with_extra(reply.blocks, look)
    first = _title(reply, blocks)
    match blocks:
        case (Heading(words), *_) if _same(words, reply.title):
            blocks = blocks[1:]
    headed = bool(first) and reply.tone != "error"
    return [*first, *atoms(blocks, look, headed=headed)]


def _title(reply: Reply, blocks: Sequence[Block]) -> list[Atom]:
    """A heading above other blocks; a plain line where the title is all there is, or says what went wrong."""
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


# --- shorter --------------------------------------------------------------------------------------------------------


def _lean(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the numbers of sources unlinked whose address a name leads to anyway: addresses count as text."""
    linked = {run.url for runs in _lines(blocks) for run in runs if isinstance(run, Link)}
    return tuple(_leaner(block, linked) for block in blocks)


def _lines(blocks: Sequence[Block]) -> list[Runs]:
    lines = [block.runs for block in blocks if isinstance(block, Paragraph)]
    return lines + [item.runs for block in blocks if isinstance(block, Items) for item in block.items]


def _leaner(block: Block, linked: set[str]) -> Block:
    def lean(runs: Runs) -> Runs:
        return tuple(Plain(f"[{run.number}]") if isinstance(run, Cite) and run.url in linked else run for run in runs)

    match block:
        case Items(items):
            return replace(block, items=tuple(replace(item, runs=lean(item.runs)) for item in items))
        case Paragraph(runs) | Item(runs):
            return replace(block, runs=lean(runs))
        case QuoteBlock():
            return replace(block, words=lean(block.words), speaker=lean(block.speaker))
    return block


# --- what is added below --------------------------------------------------------------------------------------------


def _message(body: Json) -> Message:
    flags = V2 if "content" not in body else NO_PREVIEWS
    return {**body, "flags": flags, "allowed_mentions": {"parse": []}}


def _inner(body: Json) -> list[Json]:
    """The list that a component is added to: the container's, or a plain message's own."""
    outer: list[Json] = body.setdefault("components", [])
    if outer and outer[0]["type"] == CONTAINER:
        inner: list[Json] = outer[0]["components"]
        return inner
    return outer


def _with_button(body: Json, button: Mapping[str, Any]) -> Json:
    """The message with one more button: in its last row of buttons where there is room, else in a row of its own."""
    inner = _inner(body)
    last = inner[-1] if inner else {}
    buttons = last.get("components") or []
    if last.get("type") == ROW_KIND and len(buttons) < _ROW and buttons[0]["type"] == BUTTON_KIND:
        inner[-1] = {**last, "components": [*buttons, dict(button)]}
    else:
        inner.append(row([dict(button)]))
    return body


def _share(sharing: Sharing) -> Json | None:
    """The button that shares; None where its code has no room in its name, and no key stands for it."""
    if not sharing.key and not fitting([sharing.button]):
        return None
    return pressable(sharing.button.label, f"kept:{sharing.key}" if sharing.key else f"do:s:{sharing.button.code}")


def _carrying(body: Json, delivery: str) -> Json:
    """The message with the delivery's id in the name of a button: of one that is there, else of a small new one."""
    for each in every(body.get("components") or []):
        if each["type"] == BUTTON_KIND and (name := carrying(each["custom_id"], delivery)):
            each["custom_id"] = name
            return body
    return _with_button(body, pressable("What’s new", f"do:d.{delivery}:updates"))
