"""What was said in one article, as it can be shown: quotations put together again, and sentences that report speech."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from summaries.model import Quote
from summaries.sections.case import Case
from summaries.sections.clauses import count
from summaries.sections.quotes import SHORTEST, shown
from summaries.sections.roles import Speaker, speaker

LONGEST = 80  # words of a quotation or of a reporting sentence
TAG = 90  # code points between two parts of one quotation: ", said Ilva Ronn, the justice minister, "
_ACCORDING = re.compile(r"\baccording to\s+\Z", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]+")

Stretch = tuple[int, int]
Kind = Literal["person", "organisation", "unnamed"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing that one article has somebody say.

    stretches: the quoted words, in order; of reported speech, the sentence that tells it.  words: folded, for
    comparison; of reported speech, the sentence's stems.
    """

    read: int
    stretches: tuple[Stretch, ...]
    who: Speaker
    kind: Kind
    reported: bool
    words: tuple[str, ...]
    cut: bool = False  # the quotation goes on where the last stretch ends


def spoken(case: Case, read: int) -> list[Spoken]:
    """All that an article has somebody say, in its order; speech whose speaker it does not say is left out."""
    direct = list(_direct(case, read))
    return [*direct, *_reported(case, read, direct)]


def _direct(case: Case, read: int) -> Iterator[Spoken]:
    text = case.article(read).text
    for part in _parts(case, read):
        stretches = tuple(stretch for quote in part for stretch in shown(text, quote.start, quote.end, LONGEST))
        size = sum(count(text[start:end]) for start, end in stretches)
        whole = text[stretches[0][0]].isupper()
        who = _who(case, read, part[0])
        if size >= SHORTEST - whole and who is not None:
            words = _words(text, stretches)
            cut = stretches[-1][1] < part[-1].end - 1
            yield Spoken(read, stretches, who, _kind(case, read, part[0], who), reported=False, words=words, cut=cut)


def _parts(case: Case, read: int) -> list[list[Quote]]:
    """The direct quotes of an article, those that a speech tag has parted together again."""
    analysis = case.reads[read].analysis
    parts: list[list[Quote]] = []
    for quote in analysis.quotes:
        if quote.type != "direct" or quote.speaker is None or _boilerplate(case, read, quote):
            continue
        if parts and _goes_on(case, read, parts[-1][-1], quote):
            parts[-1].append(quote)
        else:
            parts.append([quote])
    return parts


def _goes_on(case: Case, read: int, before: Quote, after: Quote) -> bool:
    sentences = case.reads[read].analysis.sentences
    same = before.speaker_start == after.speaker_start or before.speaker == after.speaker
    if not same or not 0 <= after.start - before.end <= TAG or after.sentence >= len(sentences):
        return False
    size = count(case.article(read).text[before.start : after.end])
    return size <= LONGEST and sentences[before.sentence].paragraph == sentences[after.sentence].paragraph


def _boilerplate(case: Case, read: int, quote: Quote) -> bool:
    sentences = case.reads[read].analysis.sentences
    return quote.sentence < len(sentences) and sentences[quote.sentence].boilerplate


def _reported(case: Case, read: int, direct: list[Spoken]) -> Iterator[Spoken]:
    """Each sentence that reports speech, unless its quoted words are shown already."""
    text = case.article(read).text
    sentences = case.reads[read].analysis.sentences
    told: set[int] = set()
    for quote in case.reads[read].analysis.quotes:
        if quote.type != "indirect" or quote.sentence in told or _boilerplate(case, read, quote):
            continue
        if quote.sentence >= len(sentences):
            continue
        sentence = sentences[quote.sentence]
        if sentence.unknown:
            continue  # "has not said whether" reports no speech
        held = any(sentence.start <= start < sentence.end for one in direct for start, _ in one.stretches)
        who = None if held else _who(case, read, quote)
        stretch = (sentence.start, sentence.end)
        if who is None or quote.end > sentence.end or not 4 <= count(text[slice(*stretch)]) <= LONGEST:
            continue
        told.add(quote.sentence)
        words = tuple(sentence.stems)
        yield Spoken(read, (stretch,), who, _kind(case, read, quote, who), reported=True, words=words)


def _who(case: Case, read: int, quote: Quote) -> Speaker | None:
    """The speaker, without a role that is none: "According to reports, Ada Lind…"."""
    who = speaker(case, read, quote)
    if who is not None and _ACCORDING.search(case.article(read).text[max(0, who.role_start - 20) : who.role_start]):
        return Speaker(who.name, who.start, who.end)
    return who


def _words(text: str, stretches: tuple[Stretch, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for start, end in stretches for word in _LETTERS.findall(text[start:end]))


def _kind(case: Case, read: int, quote: Quote, who: Speaker) -> Kind:
    named = case.names(read, who.start, who.end)
    if not named or all(name.kind == "place" for name in named):
        return "unnamed"  # "Chinese officials", "police in Trent": the place is not who speaks
    if quote.speaker_kind in ("unnamed", "collective") and who.start == quote.speaker_start:
        return "unnamed"
    # "an officer of the Harbour Guard" names whom they serve, not who they are.
    if named[0].start > who.start and named[-1].kind != "person":
        return "unnamed"
    return "person" if named[0].kind in ("person", "other") else "organisation"
