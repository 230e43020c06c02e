"""The words of others in a text: between quotation marks, around a tag inside them, behind the dashes of dialogue."""

from collections.abc import Iterator
from dataclasses import dataclass

from summaries.text.lexicon import DIGITS, MODIFIER
from summaries.text.marks import Marked
from summaries.text.romance.phrases import Phrases

_DASHES = frozenset("—–―")
_TAG = 30  # tokens of a tag between words of others
_ASIDE = frozenset(",.;:!?…")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of others, in tokens, without the marks: ``first`` to ``last``, the marks or dashes right outside.

    group: the quotation or paragraph of dialogue that it belongs to; a tag parts one into several.  runs_on, continues:
    as of ``Marked``.
    """

    first: int
    last: int
    opened: int
    closed: int
    group: int
    dialogue: bool = False
    runs_on: bool = False
    continues: bool = False


def spans(phrases: Phrases, quotations: tuple[Marked, ...]) -> list[Span]:
    """All of them in order; also fills ``phrases.spoken``."""
    found: list[Span] = []
    for group, m in enumerate(quotations):
        for first, last in _pieces(phrases, m.opened + 1, m.closed):
            opened, closed = (
                (m.opened if first == m.opened + 1 else first),
                (m.closed if last == m.closed else last - 1),
            )
            found.append(Span(first, last, opened, closed, group, False, m.runs_on, m.continues))
    found += _dialogue(phrases, len(quotations))
    found.sort(key=lambda span: span.first)
    for index, span in enumerate(found):
        for i in range(span.opened, min(span.closed + 1, len(phrases.spoken))):
            phrases.spoken[i] = index
    return found


def _pieces(phrases: Phrases, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The words from ``first`` to ``last`` without the French tags inside: "Nous partons, a dit le maire, demain"."""
    start = i = first
    while phrases.language == "fr" and i < last:
        if phrases.tokens.word[i] in ",!?" and i > start and (end := _tag_end(phrases, i + 1, last)):
            yield start, i
            start = i = end
        i += 1
    if start < last and any(phrases.tokens.spoken[start:last]):
        yield start, last


def _tag_end(phrases: Phrases, i: int, until: int) -> int:
    """Behind the tag that begins at token ``i``, its last mark included; 0 where none does."""
    stretches, tokens = phrases.stretches, phrases.tokens
    if i >= until or tokens.cap[i]:
        return 0
    s = stretches[tokens.sentence[i]]
    for verb in range(i, min(i + 4, until)):
        if not phrases.says(verb):
            continue
        if phrases.group(verb) > i and not all(
            phrases.low[k] in phrases.small.clitics for k in range(i, phrases.group(verb))
        ):
            return 0
        carries = any(phrases.behind_of(k) for k in range(i, verb + 1))
        source = None if carries else phrases.behind(verb + 1, s)
        named = source is not None and (source.mention >= 0 or phrases.source_like(source.first + 1))
        if not carries and not named:
            return 0
        end = verb + 1 if source is None else source.last
        return _past_aside(phrases, end, until)
    return 0


def _past_aside(phrases: Phrases, i: int, until: int) -> int:
    """Behind the mark that ends a tag, and what is told of the speaker within it: ", qui préside l’union,"."""
    tokens = phrases.tokens
    stop = min(until, i + _TAG)
    while i < stop and tokens.word[i] not in _ASIDE:
        i += 1
    while i + 1 < stop and tokens.word[i] == "," and (behind := _aside_end(phrases, i + 1, stop)):
        i = behind
    return min(i + 1, until)


def _aside_end(phrases: Phrases, i: int, stop: int) -> int:
    """The mark behind words that tell who somebody is: ", toxicologue," and ", qui garde le phare."; 0 for others."""
    end = i
    while end < stop and phrases.tokens.word[end] not in _ASIDE:
        end += 1
    who = phrases.source_like(i) or phrases.opens_noun(i) or bool(phrases.flag[i] & (MODIFIER | DIGITS))
    lone = end == i + 1 and phrases.flag[i] == 0
    return end if end < stop and (who or lone or phrases.low[i] in phrases.small.who or phrases.low[i] == "dont") else 0


def _dialogue(phrases: Phrases, group: int) -> list[Span]:
    """Paragraphs that begin with a dash and hold a tag."""
    tokens = phrases.tokens
    found: list[Span] = []
    for i in [i for i, w in enumerate(tokens.word) if w in _DASHES]:
        if i and tokens.word[i - 1][0] != "\n":
            continue
        end = i + 1
        while end < len(tokens) and tokens.word[end][0] != "\n":
            end += 1
        parts = list(_turn(phrases, i + 1, end))
        if parts and not any(phrases.tokens.mark[k] >= 0 for first, last in parts for k in (first, last - 1)):
            found += [Span(first, last, first, last - 1, group, dialogue=True) for first, last in parts]
            group += 1
    return found


def _turn(phrases: Phrases, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The spoken words of one paragraph of dialogue; none without a tag."""
    parts: list[tuple[int, int]] = []
    start, i, tagged = first, first, False
    word = phrases.tokens.word
    while i < end:
        behind = word[i] in _DASHES
        if (behind or (phrases.language == "fr" and word[i] in ",!?")) and i > start:
            stop = _dash_tag_end(phrases, i + 1, end) if behind else _tag_end(phrases, i + 1, end)
            if stop:
                parts.append((start, i if word[i] in _DASHES or word[i] == "," else i + 1))
                start, tagged = stop, True
                i = stop
                continue
        i += 1
    if start < end:
        parts.append((start, end))
    if tagged:
        yield from ((a, b) for a, b in parts if any(phrases.tokens.spoken[a:b]))


def _dash_tag_end(phrases: Phrases, i: int, end: int) -> int:
    """Behind the tag that a dash opens: behind the next dash and its marks, or the end of the paragraph; 0 for none."""
    tokens = phrases.tokens
    if i >= end or tokens.cap[i]:
        return 0
    if not any(phrases.says(k) for k in range(i, min(i + 4, end))):
        return 0
    stop = min(end, i + 3 * _TAG)
    while i < stop and tokens.word[i] not in _DASHES:
        i += 1
    if i >= stop:
        return end
    i += 1
    while i < end and tokens.word[i] in _ASIDE:
        i += 1
    return i
