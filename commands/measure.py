"""How long a reply is when it is read: its words and characters, whatever renders it."""

import re
from collections.abc import Iterator, Sequence

from commands.reply import (
    Block,
    Buttons,
    Chart,
    Cite,
    Context,
    Heading,
    Item,
    Items,
    Paragraph,
    QuoteBlock,
    Reply,
    Runs,
    Table,
)

_CITE = re.compile(r"\[\d+\]")


def lines_of(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of text that the blocks show; buttons have none."""
    for block in blocks:
        match block:
            case Heading(text):
                yield text
            case Context(runs) | Paragraph(runs):
                yield words_of(runs)
            case Item(runs, detail):
                yield words_of(runs)
                yield from [words_of(detail)] if detail else []
            case Items(items):
                yield from lines_of(items)
            case QuoteBlock(words, speaker):
                yield words_of(words)
                yield words_of(speaker)
            case Table(header, rows):
                yield " ".join(header)
                yield from (" ".join(words_of(cell) for cell in row) for row in rows)
            case Chart(words=words):
                yield words
            case Buttons():
                pass


def words_of(runs: Runs) -> str:
    """The text of some runs; a citation reads [1]."""
    return "".join(f"[{run.number}]" if isinstance(run, Cite) else run.text for run in runs)


def size(reply: Reply) -> tuple[int, int]:
    """Words and characters of a reply with its title; citations count as characters, not as words."""
    lines = [reply.title, *lines_of(reply.blocks)]
    words = sum(
        1 for line in lines for word in _CITE.sub(" ", line).split() if any(letter.isalnum() for letter in word)
    )
    return words, sum(len(line) + 1 for line in lines)
