"""What changed between two versions of an article, in words: pure, by paragraph and then by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

WORDS = re.compile(r"\s+|[^\W_]+|[^\w\s]|_")
MOST_WORDS = (
    4000  # beyond this many in one changed stretch, old and new are shown whole: comparing grows with the square
)
MOST_PARAGRAPHS = 3000


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words that both versions have, or only one of them."""

    kind: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the comparison."""

    stretches: tuple[Stretch, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it differs."""
        return any(stretch.kind != "same" for stretch in self.stretches)


def compare(old: str, new: str) -> tuple[Paragraph, ...]:
    """Old and new side by side in one text, paragraphs in order."""
    before, after = _paragraphs(old), _paragraphs(new)
    found: list[Paragraph] = []
    for kind, i1, i2, j1, j2 in _steps(before, after, MOST_PARAGRAPHS):
        if kind == "equal":
            found += [Paragraph((Stretch("same", text),)) for text in before[i1:i2]]
        else:
            found += _changed(before[i1:i2], after[j1:j2])
    return tuple(found)


def nearby(paragraphs: Sequence[Paragraph], around: int = 1) -> tuple[Paragraph | None, ...]:
    """The changed paragraphs with their neighbours; None stands for a stretch without change that was left out."""
    keep = {j for i, paragraph in enumerate(paragraphs) if paragraph.changed for j in range(i - around, i + around + 1)}
    kept: list[Paragraph | None] = []
    for i, paragraph in enumerate(paragraphs):
        if i in keep:
            kept.append(paragraph)
        elif not kept or kept[-1] is not None:
            kept.append(None)
    return tuple(kept)


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Paragraph]:
    """Each new paragraph beside the old one that says most of the same, in order; the others are wholly gone or new."""
    at = 0
    for new in after:
        found = next((i for i in range(at, len(before)) if _alike(before[i], new)), None)
        if found is None:
            yield Paragraph((Stretch("new", new),))
            continue
        yield from (Paragraph((Stretch("gone", old),)) for old in before[at:found])
        yield Paragraph(tuple(_words(before[found], new)))
        at = found + 1
    yield from (Paragraph((Stretch("gone", old),)) for old in before[at:])


def _alike(old: str, new: str) -> bool:
    mine, theirs = set(old.split()), set(new.split())
    return 2 * len(mine & theirs) >= min(len(mine), len(theirs))


def _words(old: str, new: str) -> Iterator[Stretch]:
    before, after = WORDS.findall(old), WORDS.findall(new)
    for kind, i1, i2, j1, j2 in _steps(before, after, MOST_WORDS):
        if kind == "equal":
            yield Stretch("same", "".join(before[i1:i2]))
            continue
        if i2 > i1:
            yield Stretch("gone", "".join(before[i1:i2]))
        if j2 > j1:
            yield Stretch("new", "".join(after[j1:j2]))


def _steps(before: Sequence[str], after: Sequence[str], most: int) -> Sequence[tuple[str, int, int, int, int]]:
    if max(len(before), len(after)) > most:
        return [("replace", 0, len(before), 0, len(after))]
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]
