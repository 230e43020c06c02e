"""The stored text cut at the spans to be marked: pure, and it loses no character."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Mark = Literal["", "also", "main"]


@dataclass(frozen=True, slots=True)
class Part:
    """Characters of one paragraph that are marked alike.  first: the first of the span that was asked for."""

    text: str
    mark: Mark
    first: bool = False


def within(text: str, start: int, end: int) -> bool:
    """Whether a span lies in the text and holds something."""
    return 0 <= start < end <= len(text)


def paragraphs(
    text: str, main: tuple[int, int] | None, also: Sequence[tuple[int, int]]
) -> tuple[tuple[Part, ...], ...]:
    """The text's lines, each in parts; joined with newlines they are the text again.

    main, also: code point offsets, start inclusive, end exclusive; spans outside the text mark nothing.
    """
    main = main if main and within(text, *main) else None
    others = [span for span in also if within(text, *span)]
    found, offset, opened = [], 0, False
    for line in text.split("\n"):
        parts = []
        for start, end in _cuts(offset, offset + len(line), [*others, *([main] if main else [])]):
            mark = _mark(start, main, others)
            parts.append(Part(text[start:end], mark, mark == "main" and not opened))
            opened = opened or mark == "main"
        found.append(tuple(parts))
        offset += len(line) + 1
    return tuple(found)


def _cuts(start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    edges = {start, end} | {edge for span in spans for edge in span if start < edge < end}
    return list(pairwise(sorted(edges)))


def _mark(at: int, main: tuple[int, int] | None, also: Sequence[tuple[int, int]]) -> Mark:
    if main and main[0] <= at < main[1]:
        return "main"
    return "also" if any(start <= at < end for start, end in also) else ""
