"""Words and marks of a text with their offsets: the one pass over the characters that every other room builds on."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate

READ_LIMIT = 200_000  # code points read of one article; the longest features have a fifth of it

# Every branch starts with another kind of character and repeats over disjoint classes, so no input makes it backtrack.
_TOKEN = re.compile(
    r"([^\W\d_](?:\w++(?:[-‑'’&]\w++)*+"  # words: it’s, co-founder, MS-13, AT&T
    r"|(?:\.[^\W\d_])+\.?(?!\w)"  # U.S., e.g., a.m.
    r"|(?:[-‑'’&]\w+)*)"  # a, I, X-ray
    r"|[^\s\w](?:(?<=\.)\.+|(?<=')'|(?<=`)`|(?<=-)-+)?"  # marks, some of them doubled
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*"  # 30,000  1.2m  10:30  21st
    r"|\n\s*|_+)"  # line ends, with the blanks after them
)


@dataclass(slots=True)
class Tokens:
    """The tokens of one text, as parallel lists.

    flag: what the lexicon knows of the word (see lexicon.py).  cap: starts with an upper-case letter.  spoken: a word
    or a number, no mark.  sentence: index of the sentence it belongs to.  mark: index of the quotation it stands in,
    or -1.

    Two lists hold indices of tokens instead, in order, so that rooms that look for what is rare need not walk the text.
    ends: those that do not end in a letter or digit: marks, line ends, "U.S.".  telling: words of speech, numbers,
    dates (TELLING of lexicon.py).
    """

    text: str
    word: list[str]
    low: list[str]
    start: list[int]
    end: list[int]
    flag: list[int] = field(default_factory=list)
    cap: list[bool] = field(default_factory=list)
    spoken: list[bool] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    mark: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    telling: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.word)

    def told(self, first: int, last: int, wanted: int) -> list[int]:
        """Those of ``telling`` from ``first`` to ``last`` (exclusive) that have one of the wanted flags."""
        telling, flag = self.telling, self.flag
        at = bisect_left(telling, first)
        return [i for i in telling[at : bisect_left(telling, last, at)] if flag[i] & wanted]

    def close(self, left: int, right: int) -> bool:
        """Whether two neighbouring tokens stand within one blank of each other."""
        return self.start[right] - self.end[left] <= 1


def readable(text: str) -> str:
    """The part of a text that is read: all of it, or what comes before READ_LIMIT, cut at a line end if it can be."""
    if len(text) <= READ_LIMIT:
        return text
    cut = text.rfind("\n", READ_LIMIT // 2, READ_LIMIT)
    return text[: cut if cut > 0 else READ_LIMIT]


def tokenise(text: str) -> Tokens:
    """Words, numbers, marks and line ends of a text, in order."""
    pieces = _TOKEN.split(text)  # blanks, token, blanks, token, ..., blanks: faster by half than asking each its place
    ends = list(accumulate(map(len, pieces)))
    word = pieces[1::2]
    odd = [i for i, w in enumerate(word) if not w[-1].isalnum()]
    spoken = [True] * len(word)  # what ends in a letter or digit begins with one
    for i in odd:
        spoken[i] = word[i][0].isalnum()
    return Tokens(
        text,
        word,
        list(map(str.lower, word)),
        ends[:-1:2],
        ends[1::2],
        cap=[w[0].isupper() for w in word],
        spoken=spoken,
        ends=odd,
    )
