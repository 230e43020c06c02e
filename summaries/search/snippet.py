"""The words of a text that show why it was found: cut at word boundaries, with the offsets of what was looked for."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from summaries.text.stems import fold

WORDS = 32  # of a snippet
READ = 40_000  # characters of a text that are looked through
_BEFORE = 6  # words of it that lead up to the first hit
_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?…][\"”»’')]*\s")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of one article version, ``start`` inclusive, ``end`` exclusive, in code points of its text.

    hits: the words that were looked for, as offsets into the same text, in order, none overlapping.  goes_on: the text
    has words behind it.
    """

    start: int
    end: int
    hits: tuple[tuple[int, int], ...] = ()
    goes_on: bool = False

    def pieces(self, text: str) -> tuple[tuple[str, bool], ...]:
        """The words of it, each stretch with whether it was looked for; white space as single blanks."""
        found, at = [], self.start
        for start, end in (*self.hits, (self.end, self.end)):
            found += [(_line(text[at:start]), False), (_line(text[start:end]), True)]
            at = end
        return tuple((words, hit) for words, hit in found if words)


def snippet(text: str, forms: Collection[str], phrases: Iterable[Sequence[str]] = ()) -> Snippet:
    """Where most of what was looked for stands closest together, the first such place; else the beginning.

    forms: folded words.  phrases: folded words that only count side by side.
    """
    places = [(found.start(), found.end(), fold(found[0])) for found in _WORD.finditer(text[:READ])]
    hit = [word if word in forms else "" for _, _, word in places]
    for phrase in phrases:
        _mark(hit, [word for _, _, word in places], tuple(phrase))
    first, last = _window(text, places, hit)
    if not places:
        return Snippet(0, 0)
    hits = tuple(places[at][:2] for at in range(first, last) if hit[at])
    start, end = _with_marks(text, places[first][0], places[last - 1][1])
    return Snippet(start, end, hits, bool(text[end:].strip()))


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the marks that stand right before and behind it: a quotation keeps its own."""
    while start and not text[start - 1].isspace() and not text[start - 1].isalnum():
        start -= 1
    while end < len(text) and not text[end].isspace() and not text[end].isalnum():
        end += 1
    return start, end


def _mark(hit: list[str], words: Sequence[str], phrase: tuple[str, ...]) -> None:
    for at in range(len(words) - len(phrase) + 1) if phrase else ():
        if words[at] == phrase[0] and tuple(words[at : at + len(phrase)]) == phrase:
            hit[at : at + len(phrase)] = [" ".join(phrase)] * len(phrase)


def _window(text: str, places: Sequence[tuple[int, int, str]], hit: Sequence[str]) -> tuple[int, int]:
    """The first and the last word, exclusive, of the best stretch of WORDS words."""
    at = [place for place, word in enumerate(hit) if word]
    best, chosen = (0, 0), 0
    for number, place in enumerate(at):
        inside = []
        for later in at[number : number + WORDS]:
            if later >= place + WORDS - _BEFORE:
                break
            inside.append(hit[later])
        worth = (len(set(inside)), len(inside))
        if worth > best:
            best, chosen = worth, place
    first = max(0, min(chosen - _BEFORE, len(places) - WORDS))
    # A sentence that begins just before is shown from its beginning.
    for earlier in range(chosen, max(first - _BEFORE, 0), -1):
        if _END.search(text, places[earlier - 1][1], places[earlier][0] + 1):
            first = earlier
            break
    else:
        first = 0 if chosen < 2 * _BEFORE else first
    return first, min(first + WORDS, len(places))


def _line(words: str) -> str:
    """White space as single blanks, those at the ends kept."""
    return re.sub(r"\s+", " ", words)
