"""Words set in columns of a terminal: wrapped by what they take on the screen, with or without ANSI colour."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

Piece = tuple[str, str]  # words and their style
_WORDS = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Ink:
    """Styles by name, as SGR parameters (ECMA-48, 8.3.117); "" for none."""

    strong: str = ""
    muted: str = ""
    link: str = ""
    alarm: str = ""


TEXT = Ink()
ANSI = Ink(strong="1", muted="2", link="34", alarm="31")


def painted(words: str, style: str) -> str:
    """The words in a style, which ends with them."""
    return f"\x1b[{style}m{words}\x1b[0m" if style and words else words


def columns(words: str) -> int:
    """How many columns a terminal gives the words."""
    wide = sum(1 for char in words if unicodedata.east_asian_width(char) in "WF")
    return len(words) + wide - sum(1 for char in words if unicodedata.combining(char))


def laid_out(pieces: Sequence[Piece], width: int, indent: str = "", first: str | None = None) -> str:
    """Styled pieces as lines of at most ``width`` columns; a single longer word stays whole.

    first: what stands before the first line instead of ``indent``, e.g. a list's mark; as wide as it.
    """
    lines: list[list[Piece]] = [[]]
    used, blank = len(indent), False
    for words in _unbroken(pieces):
        if words[0][0].isspace():
            blank = True
            continue
        size = sum(columns(word) for word, _ in words)
        if lines[-1] and used + blank + size > width:
            lines.append([])
            used, blank = len(indent), False
        if lines[-1] and blank:
            lines[-1].append((" ", words[0][1] if words[0][1] == lines[-1][-1][1] else ""))
            used += 1
        lines[-1] += words
        used, blank = used + size, False
    starts = [indent if first is None else first, *[indent] * (len(lines) - 1)]
    return "\n".join(start + _painted_line(line) for start, line in zip(starts, lines, strict=True))


def _painted_line(line: Sequence[Piece]) -> str:
    runs = groupby(line, key=lambda piece: piece[1])
    return "".join(painted("".join(words for words, _ in run), style) for style, run in runs)


def _unbroken(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Groups of styled words between which no line may break, and blanks, each on its own."""
    held: list[Piece] = []
    for words, style in pieces:
        for word in _WORDS.findall(words):
            if not word.isspace():
                held.append((word, style))
                continue
            if held:
                yield held
                held = []
            yield [(word, style)]
    if held:
        yield held
