"""One mention of a name, as the rooms that read names hand it on."""

from dataclasses import dataclass

from summaries.model import NameKind
from summaries.text.tokens import Tokens


@dataclass(slots=True)  # not frozen: made by the thousand, and a frozen one takes three times as long
class Mention:
    """One mention in tokens: ``first`` to ``last`` (exclusive), its role too, -1 for none; ``end`` in characters."""

    first: int
    last: int
    kind: NameKind
    end: int  # of the last token, without its possessive
    role: tuple[int, int] = (-1, -1)
    role_end: int = -1
    full: int = -1  # index of the mention with the fullest form


def bare_end(tokens: Tokens, i: int, possessive: bool = True) -> int:
    """Where token ``i`` ends in characters, without its possessive if it is one."""
    word = tokens.word[i]
    cut = 2 if possessive and len(word) > 2 and word[-2:] in ("'s", "’s") else 0
    return tokens.end[i] - cut
