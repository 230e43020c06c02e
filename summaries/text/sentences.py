"""Where sentences begin and end: abbreviations, initials, decimals and quoted full stops do not end one."""

from dataclasses import dataclass

from summaries.text.datelines import behind_dateline
from summaries.text.lexicon import ABBREVIATION, ADVERB, AUX, CONNECT, DET, MONTH, PREP, PRONOUN, SAY, WEEKDAY
from summaries.text.marks import OPENERS, Marked
from summaries.text.tokens import Tokens

_ENDS = frozenset({".", "!", "?", "…", "..", "...", "....", "‽", "。"})
_CLOSERS = frozenset("”\"’'»«)]“›") | {"''"}
_STARTS = DET | PRONOUN | CONNECT | AUX | PREP  # a capital on one of these is a sentence's, not a name's
_MAY_END = frozenset(
    {"inc", "ltd", "co", "corp", "jr", "sr", "etc", "a.m", "p.m", "a.m.", "p.m.", "al", "est", "bn", "usw", "st"}
)
_DASH_SPEAKS = ("es", "fr", "pt")  # where a dash that opens a paragraph opens a speech
_BULLETS = frozenset("—–-•·*▪■●►>|") | {"--"}
_BRACKETS = {"(": ")", "[": "]"}
_LONGEST = 300  # tokens in one sentence; what is longer lost its full stops
_OPENING = 4  # sentences in which a dateline is looked for, behind a heading and a byline
_LONG_QUOTATION = 90  # tokens; a longer one is cut into its own sentences


@dataclass(slots=True)  # not frozen: made by the thousand, and a frozen one takes three times as long
class Stretch:
    """A sentence in tokens, ``first`` inclusive, ``last`` exclusive, and the paragraph that it stands in."""

    first: int
    last: int
    paragraph: int


def sentences(tokens: Tokens, quotations: tuple[Marked, ...], language: str) -> tuple[Stretch, ...]:
    """The sentences of a text, in order; also fills ``tokens.sentence``."""
    word, n = tokens.word, len(tokens)
    found: list[Stretch] = []
    paragraph = first = 0
    for i in tokens.ends:
        w = word[i]
        if i < first or not (w in _ENDS or w[-1] == "." or w[0] == "\n"):
            continue
        if w[0] == "\n":
            if not _wrapped(tokens, i):
                if i > first:
                    found.append(Stretch(first, i, paragraph))
                paragraph += 1
                first = i + 1
            continue
        stop = _end(tokens, quotations, i, language)
        if stop:
            found.append(Stretch(first, stop, paragraph))
            first = stop
    if first < n:
        found.append(Stretch(first, n, paragraph))
    _leave_out_datelines(tokens, found)
    if language not in _DASH_SPEAKS:
        found = [_behind_marks(word, s) for s in found]
    found = [part for s in found for part in _parts(s)]
    tokens.sentence = []
    for index, s in enumerate(found):
        tokens.sentence += [max(0, index - 1)] * (s.first - len(tokens.sentence)) + [index] * (s.last - s.first)
    tokens.sentence += [max(0, len(found) - 1)] * (n - len(tokens.sentence))
    return tuple(found)


def _leave_out_datelines(tokens: Tokens, found: list[Stretch]) -> None:
    """Let the sentences that open a text begin behind the dateline before them."""
    for s in found[:_OPENING]:
        s.first = behind_dateline(tokens, s.first, s.last)


def _behind_marks(word: list[str], s: Stretch) -> Stretch:
    """A sentence without the bullet or dash before it, and without a bracket that opens it and does not close in it."""
    first = s.first
    while first < s.last - 1 and word[first] in _BULLETS:
        first += 1
    if word[first] in _BRACKETS and first < s.last - 1 and _BRACKETS[word[first]] not in word[first : s.last]:
        first += 1
    return s if first == s.first else Stretch(first, s.last, s.paragraph)


def _parts(s: Stretch) -> list[Stretch]:
    """A sentence, or what is no sentence any more in parts, so that no later room walks it end to end."""
    if s.last - s.first <= _LONGEST:
        return [s]
    return [Stretch(at, min(at + _LONGEST, s.last), s.paragraph) for at in range(s.first, s.last, _LONGEST)]


def _wrapped(tokens: Tokens, i: int) -> bool:
    """Whether a line end only wraps a line: one of them, no full stop before, a small letter after."""
    if tokens.word[i].count("\n") > 1 or not 0 < i < len(tokens) - 1:
        return False
    after = tokens.word[i + 1]
    return after[0].isalpha() and after[0].islower() and tokens.word[i - 1] not in _ENDS and tokens.word[i - 1] != ":"


def _end(tokens: Tokens, quotations: tuple[Marked, ...], i: int, language: str) -> int:
    """The token after the sentence that the full stop at ``i`` ends, or 0 where it ends none."""
    word, n = tokens.word, len(tokens)
    stop = i + 1
    while stop < n and (word[stop] in _ENDS or (word[stop] in _CLOSERS and tokens.start[stop] == tokens.end[stop - 1])):
        stop += 1
    if stop >= n or word[stop][0] == "\n":
        return stop
    if tokens.start[stop] == tokens.end[stop - 1] and word[stop] not in OPENERS and not tokens.cap[stop]:
        return 0  # example.org, 3.14.15, ...word
    if stop == i + 1 and tokens.start[stop] == tokens.end[i] and len(word[stop]) == 1 and tokens.cap[stop]:
        return 0  # (D-N.Y.)
    after = word[stop]
    if after[0].islower() or after in ",;:)":
        return 0
    inside = tokens.mark[i]
    if inside >= 0 and tokens.mark[stop] == inside:
        region = quotations[inside]
        if region.closed - region.opened <= _LONG_QUOTATION:
            return 0
    if word[i] in (".",) or word[i][-1] == ".":
        if not _full_stop(tokens, i, stop, language):
            return 0
    elif inside >= 0 and _tag_follows(tokens, stop):
        return 0
    return stop


def _full_stop(tokens: Tokens, i: int, stop: int, language: str) -> bool:
    word, low = tokens.word, tokens.low
    starts = bool(tokens.flag[stop] & _STARTS) or word[stop] in OPENERS
    if word[i] != ".":  # U.S.
        return starts and word[i][-1] == "."
    if not i or tokens.end[i - 1] != tokens.start[i]:
        return True
    before = low[i - 1]
    if len(before) == 1 and before.isalpha():
        if word[stop][0].isdigit():
            return False  # p. 4
        return not tokens.cap[i - 1] or (word[i - 1] == "I" and starts)
    if tokens.flag[i - 1] & ABBREVIATION:
        if tokens.flag[i - 1] & MONTH and len(before) > 4:
            return True
        if before in _MAY_END:
            return starts
        if before in ("no", "sun", "sat", "art", "st", "mar", "may", "univ", "fig", "ed", "hon", "gen", "col"):
            return not (tokens.cap[i - 1] or word[stop][0].isdigit())
        return False
    if language == "de" and before.isdigit() and len(before) <= 2:
        return not (tokens.flag[stop] & MONTH or tokens.cap[stop])
    return True


def _tag_follows(tokens: Tokens, stop: int) -> bool:
    """Whether a speech tag follows: “Why?” Mara Lind asked; “Why?” she pressed."""
    flag = tokens.flag
    if not tokens.cap[stop]:
        return False
    for i in range(stop, min(stop + 6, len(tokens))):
        if flag[i] & SAY and i > stop:
            return True
        if tokens.low[i].endswith("ed") and i > stop and not tokens.cap[i]:
            after = tokens.word[i + 1][0] if i + 1 < len(tokens) else "."
            return not after.isalnum() or bool(flag[i + 1] & (PREP | MONTH | ADVERB | WEEKDAY))
        if not (tokens.cap[i] or flag[i] & ADVERB):
            return False
    return False
