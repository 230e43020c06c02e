"""Whether the words of a quotation stood in earlier coverage, whoever printed them and however much of them."""

import re
from collections.abc import Sequence

from summaries.model import Read
from summaries.sections.remembered import Remembered

PIECE = 5  # words that are looked for together
STOOD = 0.5  # share of a quotation's words from which it is the one that stood before
_BETWEEN = re.compile(r"[\W_]+")


def _plain(text: str) -> str:
    """The words of a text in lower case, one blank around each: apostrophes, marks and hyphens left out."""
    return f" {_BETWEEN.sub(' ', text.casefold().replace('’', '').replace(chr(39), '')).strip()} "


_texts = Remembered(lambda read: _plain(read.article.text))


class Spoken:
    """What the texts that had been seen quote, or say in the same words."""

    def __init__(self, seen: Sequence[Read]) -> None:
        self._seen = seen

    def stood(self, words: str) -> bool:
        """Whether most of a quotation stood there: cut shorter or run on by a few words, it is no new one."""
        told = _plain(words).split()
        size = min(PIECE, len(told))
        if not size:
            return True
        pieces = [told[at : at + size] for at in range(0, len(told) - size + 1, size)]
        if rest := len(told) % size:
            pieces.append(told[-max(rest, min(size, len(told))) :])
        texts = [_texts(read) for read in self._seen]
        found = sum(any(f" {' '.join(piece)} " in text for text in texts) for piece in pieces)
        return found > STOOD * len(pieces) or (found == len(pieces))
