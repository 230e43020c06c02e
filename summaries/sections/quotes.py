"""Quotes: who said what, word for word, with speaker, role, outlet and time; never a scare quote."""

import re
from dataclasses import dataclass

from summaries.model import Cited, Line, Own, Quote, Read, SectionName, Span
from summaries.sections.case import Case, Place, key_of
from summaries.sections.clauses import count
from summaries.sections.remembered import Remembered
from summaries.sections.roles import Speaker, speaker

SECTION: SectionName = "quotes"
ORDER = 30
MOST = 3
MOST_FULL = 40
LONGEST = 30  # words
WEIGHED = 60  # the most promising quotes, whose speakers are read closely
SHORTEST = 4  # words, or three that are a sentence; fewer are a term or a scare quote

_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_PAUSE = re.compile(r"[,;:—–]\s")


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation that could be shown."""

    read: int
    quote: Quote
    who: Speaker
    words: int
    score: float


def lines(case: Case) -> list[Line]:
    """One to three quotes of different speakers; every quote in the full briefing."""
    return [line_of(case, said) for said in _varied(case, case.once(spoken))]


def spoken(case: Case) -> list[Said]:
    """The quotations that could be shown, the best first; of a short briefing the most promising ones only."""
    rough = [
        (promise + recent + (0.15 if case.facets_at(Place(read, quote.sentence)) else 0.0), read, quote)
        for read in case.firsts
        for recent in [_recent(case, read)]
        for quote, promise in _promising(case.reads[read])
    ]
    rough.sort(key=lambda one: -one[0])
    found: dict[str, Said] = {}
    for score, read, quote in rough if case.full else rough[:WEIGHED]:
        said = _weighed(case, read, quote, score)
        if said is not None:
            key = " ".join(case.words(read, quote.start, quote.end).casefold().split()[:6])
            found.setdefault(key, said)
    return sorted(found.values(), key=lambda said: -said.score)


def _read_promising(read: Read) -> tuple[tuple[Quote, float], ...]:
    """The direct quotes of an article that somebody says, each with its worth by itself."""
    return tuple(
        (quote, _promise(read.article.text, quote))
        for quote in read.analysis.quotes
        if quote.type == "direct" and quote.speaker is not None
    )


_promising = Remembered(_read_promising)


def _promise(text: str, quote: Quote) -> float:
    """What can be said of a quote without reading who said it."""
    score = min(quote.end - quote.start, 70) / 70 - 0.004 * max(0, quote.end - quote.start - 180)
    score += 0.3 if text[quote.start].isupper() else 0.0
    score += {"name": 0.4, "collective": 0.2, "unnamed": 0.1, "unknown": 0.0}[quote.speaker_kind]
    return score - min(0.3, 0.02 * quote.sentence)


def _weighed(case: Case, read: int, quote: Quote, score: float) -> Said | None:
    text = case.article(read).text
    words = count(text[quote.start : quote.end])
    whole = text[quote.start].isupper()
    if words < SHORTEST - whole or _boilerplate(case, read, quote):
        return None
    who = speaker(case, read, quote)
    if who is None:
        return None
    return Said(read, quote, who, words, score + (0.15 if who.role else 0.0))


def _boilerplate(case: Case, read: int, quote: Quote) -> bool:
    sentences = case.reads[read].analysis.sentences
    return quote.sentence < len(sentences) and sentences[quote.sentence].boilerplate


def _recent(case: Case, read: int) -> float:
    age = (case.now - case.published(read)).total_seconds() / 3600
    return 0.5 * 2 ** (-max(0.0, age) / 48)


def _varied(case: Case, found: list[Said]) -> list[Said]:
    if case.full:
        return sorted(found[:MOST_FULL], key=lambda said: (said.read, said.quote.start))
    pool, picked = list(found), list[Said]()
    heard: dict[str, int] = {}
    while pool and len(picked) < MOST:
        best = max(pool, key=lambda said: said.score - 0.9 * heard.get(said.who.name.casefold(), 0))
        pool.remove(best)
        if len(picked) >= 2 and case.since is not None and best.read not in case.fresh:
            continue  # a third quote must be news to somebody who looked before
        if heard.get(best.who.name.casefold()) and (len(picked) >= 2 or best.score < 1.0):
            continue
        heard[best.who.name.casefold()] = heard.get(best.who.name.casefold(), 0) + 1
        picked.append(best)
    return picked


def line_of(case: Case, said: Said) -> Line:
    """A quotation as the line that shows it."""
    article = case.article(said.read)
    pieces: list[Cited | Own] = [Own("“")]
    for number, (start, end) in enumerate(shown(article.text, said.quote.start, said.quote.end)):
        if number:
            pieces.append(Own(" […] "))
        pieces.append(case.cite(said.read, start, end))
    last = pieces[-1]
    if isinstance(last, Cited) and last.span.end < said.quote.end - 1:
        pieces.append(Own(" […]"))
    pieces.append(Own("”"))
    tags = {"speaker": said.who.name, "role": said.who.role, "outlet": article.publisher}
    if article.published:
        tags["time"] = article.published.isoformat()
    return Line(
        section="quotes",
        kind="verbatim",
        pieces=tuple(pieces),
        sources=case.numbers([said.read]),
        evidence=_spans(case, said),
        key=key_of("quote", case.words(said.read, said.quote.start, said.quote.end)),
        at=article.published,
        tags={key: value for key, value in tags.items() if value},
    )


def _spans(case: Case, said: Said) -> tuple[Span, ...]:
    """Where the speaker's name and role stand."""
    who = said.who
    stretches = [(who.start, who.end), *([(who.role_start, who.role_end)] if who.role_start >= 0 else [])]
    return tuple(case.span(said.read, start, end) for start, end in stretches)


def shown(text: str, start: int, end: int, longest: int = LONGEST) -> list[tuple[int, int]]:
    """The stretches of a quotation that are shown: all of it, or whole sentences up to ``longest`` words, or up to
    a pause."""
    while end > start and (text[end - 1] in ",;:" or text[end - 1].isspace()):
        end -= 1
    if count(text[start:end]) <= longest:
        return [(start, end)]
    for pattern in (_SENTENCE_END, _PAUSE):
        stops = [m.start() + (1 if pattern is _SENTENCE_END else 0) for m in pattern.finditer(text, start, end)]
        fitting = [stop for stop in stops if 6 <= count(text[start:stop]) <= longest]
        if fitting:
            return [(start, fitting[-1])]
    words = list(re.finditer(r"\S+", text[start:end]))
    return [(start, start + words[longest - 1].end())]
