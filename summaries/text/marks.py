"""Quotation marks of every style, paired: where words of others begin and end, whoever said them."""

from dataclasses import dataclass

from summaries.text.tokens import Tokens

_PAIRS = {
    "“": '”“"',
    "„": "“”‟",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    '"': '"”',
    "``": "''",
    "''": "''",
    "‘": "’",
    "'": "'",
    "”": "”",
    "‚": "‘’",
    "「": "」",
}
_SINGLE = frozenset("‘'‚‹›")
_MARKS = frozenset("“”„«»‹›\"‘’'‚「」") | {"``", "''"}
_ELIDED = frozenset("bout em til till cause n tis twas round neath nuff kay cept".split())
OPENERS = frozenset(_PAIRS)
_LONGEST = 1_200  # tokens between two marks; what is longer lost its closing mark


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between two quotation marks, in tokens: the marks at ``opened`` and ``closed``, the words between.

    runs_on: no closing mark, because the next paragraph opens again; ``closed`` is then the line end.  continues: it is
    such a next one.
    """

    opened: int
    closed: int
    runs_on: bool = False
    continues: bool = False


def marked(tokens: Tokens) -> tuple[Marked, ...]:
    """Outermost quotations in order of the text; what is nested inside another belongs to it."""
    word, low = tokens.word, tokens.low
    found: list[Marked] = []
    double: int | None = None
    outer: int | None = None  # an open mark of another style, around ``double``
    single: int | None = None
    for i in tokens.ends:
        w = word[i]
        if w not in _MARKS:
            if w[0] == "\n":
                if double is not None and _opens_again(tokens, i, low[double]):
                    found.append(Marked(double, i, runs_on=True))
                double = outer = single = None
            continue
        if w in _SINGLE or w == "’":
            if single is not None and w in _PAIRS[word[single]] and _may_close(tokens, i):
                found.append(Marked(single, i))
                single = None
            elif single is None and w != "’" and _may_open(tokens, i) and not _elides(tokens, i):
                single = i
            continue
        if double is not None and w in _PAIRS[word[double]] and not _reopens(tokens, double, i):
            if i - double <= _LONGEST:
                found.append(Marked(double, i))
            double = None
        elif double is None and outer is not None and w in _PAIRS[word[outer]]:
            if i - outer <= _LONGEST:
                found.append(Marked(outer, i))
            outer = None
        elif w in _PAIRS and (w not in '”"»' or _may_open(tokens, i)) and (w != "''" or _may_open(tokens, i)):
            outer = double if double is not None and word[double] != w else outer if double is None else None
            double = i
    return _outermost(tokens, found)


def _outermost(tokens: Tokens, found: list[Marked]) -> tuple[Marked, ...]:
    found.sort(key=lambda m: (m.opened, -m.closed))
    kept: list[Marked] = []
    last = -1
    for m in found:
        if m.opened <= last or m.closed - m.opened < 2:
            continue
        before = kept[-1] if kept else None
        again = before is not None and before.runs_on and m.opened == before.closed + 1
        kept.append(Marked(m.opened, m.closed, m.runs_on, continues=again) if again else m)
        last = m.closed
    tokens.mark = [-1] * len(tokens)
    for index, m in enumerate(kept):
        for i in range(m.opened, min(m.closed + 1, len(tokens))):
            tokens.mark[i] = index
    return tuple(kept)


def _opens_again(tokens: Tokens, line_end: int, style: str) -> bool:
    after = line_end + 1
    return after < len(tokens) and tokens.word[after] == style


def _may_open(tokens: Tokens, i: int) -> bool:
    text, start, end = tokens.text, tokens.start[i], tokens.end[i]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not before.isalnum() and before not in ".,!?" and not after.isspace()


def _elides(tokens: Tokens, i: int) -> bool:
    """Whether a single mark only stands for letters left out: ‘08, ‘bout, ’tis."""
    after = tokens.low[i + 1] if i + 1 < len(tokens) else ""
    return (
        bool(after)
        and tokens.start[i + 1] == tokens.end[i]
        and (after in _ELIDED or (after.isdigit() and len(after) == 2))
    )


def _may_close(tokens: Tokens, i: int) -> bool:
    text, start, end = tokens.text, tokens.start[i], tokens.end[i]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not before.isspace() and not after.isalnum()


def _reopens(tokens: Tokens, opened: int, i: int) -> bool:
    """Whether a straight mark that would close is plainly the opening of another, its own opener being no opener."""
    if tokens.word[i] not in ('"', "“", "''"):
        return False
    if tokens.word[i] == '"' and tokens.word[opened] == "“":
        return not _may_close(tokens, i) or _may_open(tokens, i)
    if tokens.word[i] == "“" and tokens.word[opened] == "“":
        return _may_open(tokens, i) or not _may_close(tokens, i)
    return _may_open(tokens, i) and not _may_close(tokens, i) and not _may_open(tokens, opened)
