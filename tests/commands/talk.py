"""Calls as a platform makes them, and what to look for in the answers."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime

from commands.buttons import Button
from commands.measure import lines_of
from commands.reply import Block, Buttons, Item, Items, Reply
from commands.spec import Actor, Answer, Ask, Call, Role

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)  # a Monday, 07:30 in Paris

Say = Callable[..., Awaitable[list[Answer]]]


def call_of(command: str, options: dict[str, str] | None = None, role: Role = "editor", channel: int = 1) -> Call:
    """A call as a platform makes it."""
    names = {"reader": "Rolf Tarn", "editor": "Edda Marsh", "admin": "Ada Quill"}
    actor = Actor(names[role].casefold().replace(" ", "-"), names[role], role, 1)
    return Call(command, actor, channel, options or {}, NOW)


def reply_of(answers: list[Answer]) -> Reply:
    """The one reply at the end."""
    last = answers[-1]
    assert isinstance(last, Reply)
    return last


def ask_of(answers: list[Answer]) -> Ask:
    """The one question at the end."""
    last = answers[-1]
    assert isinstance(last, Ask)
    return last


def text_of(reply: Reply) -> str:
    """A reply as it reads."""
    return "\n".join([reply.title, *lines_of(reply.blocks)])


def buttons_of(blocks: tuple[Block, ...]) -> Iterator[Button]:
    """Every button, those of items too."""
    for block in blocks:
        if isinstance(block, Buttons | Item):
            yield from block.buttons
        elif isinstance(block, Items):
            yield from buttons_of(block.items)
