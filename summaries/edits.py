"""What an edit of an article's text amounts to: trivial, or of substance."""

import difflib
import re
import unicodedata
from typing import Literal

_WORDS = re.compile(r"\w+")
_NUMBERS = frozenset(
    "no not never none nor without zero one two three four five six seven eight nine ten eleven twelve dozen half "
    "hundred thousand million billion".split()
)
# A misspelling and its mending differ by a letter or two in a word of some length.
_NEAR = 0.8
_MOST = 6


def change_of(before: str, after: str) -> Literal["trivial", "substance"]:
    """Whether ``after`` says something else than ``before``.

    Trivial: white space, punctuation, case, accents, and up to six mended spellings of lower-case words.  Substance:
    any number, negation or name that changes, and any word that comes, goes or becomes another.
    """
    old, new = _words(before), _words(after)
    if old == new:
        return "trivial"
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    mended = 0
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        if tag != "replace" or j - i != m - k:
            return "substance"
        pairs = list(zip(old[i:j], new[k:m], strict=True))
        mended += len(pairs)
        if mended > _MOST or not all(_same_word(a, b) for a, b in pairs):
            return "substance"
    return "trivial"


def _words(text: str) -> list[str]:
    flat = unicodedata.normalize("NFKD", text)
    return _WORDS.findall("".join(c for c in flat if not unicodedata.combining(c)))


def _same_word(a: str, b: str) -> bool:
    if a.casefold() == b.casefold():
        return True
    if any(c.isdigit() for c in a + b) or {a.casefold(), b.casefold()} & _NUMBERS:
        return False
    if a[:1].isupper() or b[:1].isupper():  # a name: another spelling is another person until an editor says otherwise
        return False
    return min(len(a), len(b)) > 3 and difflib.SequenceMatcher(a=a, b=b).ratio() >= _NEAR
