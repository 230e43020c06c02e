"""The counts of one article: its figures with what is counted, what becomes of it and in what scope, and which of them
the article itself sets against each other."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from summaries.model import DateMention, Figure, Name, Read, Sentence
from summaries.sections.aspects import aspects_of, is_money
from summaries.sections.concepts import FATE, FATES, concepts
from summaries.sections.leaning import FACTOR, FAR, counting
from summaries.sections.measures import dimension, size_of
from summaries.sections.remembered import Remembered
from summaries.sections.scopes import Scope, clause, scope_of
from summaries.text.lexicon import SAY, lexicon
from summaries.text.numerals import VALUES
from summaries.text.stems import stem

Mark = TypeVar("Mark", Name, DateMention)

PERSONAL = frozenset({"sentence"})  # aspects that are told of one person only
_MARKET = re.compile(
    r"\bshares?\b[^.;]{0,60}\b(?:rose|fell|closed|traded|opened|dropped|gained|jumped|slid)\b", re.IGNORECASE
)
_LIMIT = re.compile(
    r"\b(?:whenever|law|laws|rules?|limit|threshold|demands?|requires?|at most|capped)\b[^.;]{0,60}\Z", re.IGNORECASE
)
_LIMIT_AFTER = re.compile(r"\s*\w*\s+at which\b")
_BELOW = re.compile(
    r"(?:below|under|less than|fewer than|above)\b|.*\b(?:below|under|above)\s+(?:the\s+)?\Z", re.I | re.S
)
_LOOKS_BACK = re.compile(
    r"\b(?:from|against|compared with|up on|down on|between|than|instead of|replac\w+|not)\s+(?:\w+\s+){0,2}\Z"
    r"|\b(?:earlier|previous|initial|original|former|first)(?:\s+\w+){0,3}\s+(?:of|at)\s+\Z",
    re.IGNORECASE,
)
_HAD = re.compile(r"\s*(?:\w+\s+)?(?:that|which)\s+[^.,;]{0,40}\bhad\b|\s+remembered\b", re.IGNORECASE)
_TWO = re.compile(  # two voices, or one sum and then another
    r"(?:,|;)\s+(?:and|but|while|whereas|though|although)\s[^.]{0,80}?\b(?:sa(?:id|ys?)|puts?|claim(?:s|ed)?|count(?:s|ed)?|held|gave"
    r"|gives?|insist(?:s|ed)|estimate[sd]?)\b|\b(?:one|another|that) of (?:about |some )?\d",
    re.IGNORECASE,
)
_PARTITION = re.compile(r"^\s*(?:others\b|more\b|other\b|further\b)", re.IGNORECASE)
_OWNER = re.compile(r"[’']s\b")
_PEOPLE = frozenset({"worker", "people", "crowd", "victim"})  # concepts of those who are counted by heads
_ONE_OF = re.compile(r"\b(?:one|another|that)\s+of\s+\Z", re.IGNORECASE)
_HIGHER = re.compile(r"\b(?:higher|lower|different)\s+(?:figure|number|count|toll|total|sum)s?\b", re.IGNORECASE)
_FALLS = re.compile(r"\b(?:figure|sum|total|amount|number)\s+(?:falls|fell|lies|lay|is|was)\s+between\b", re.IGNORECASE)
# Nobody disputes them, or they are the score of a game and how long somebody has been there.
_NOTHING = frozenset(
    stem(word)
    for word in (
        "times time thing things word words reason reasons way ways goals points games matches seasons rounds innings"
        " yards passes touchdowns rbis homers runs wickets assists catches carries wins defeats losses sets frames laps"
        " terms generations occasions sides halves"
    ).split()
)
_NUMERALS = frozenset(stem(word) for word in VALUES["en"])
_PLAIN = frozenset(stem(word) for word in "new total other more old recent full whole entire overall combined".split())


@dataclass(frozen=True, slots=True)
class Tally:
    """One figure of an article, with what is counted.

    kind: what figures may be compared with it: the dimension, and of bare counts what is counted.  aspects: what
    becomes of those counted, or what is priced, of which a sum may have more than one.  noun: concepts of what is
    counted; head: its last.  stems: concepts of the sentence.  names: words of the names in it, but for who speaks;
    firm: those that are no first word with a capital only.  past: told as a value that no longer stands.
    """

    sentence: int
    figure: Figure
    kind: tuple[str, str]
    aspects: frozenset[str]
    noun: frozenset[str]
    head: str
    stems: frozenset[str]
    names: frozenset[str]
    firm: frozenset[str]
    scope: Scope
    size: float  # how large it may be, in the base unit of its dimension
    past: bool = False
    money: bool = False


@dataclass(frozen=True, slots=True)
class Tallies:
    """All counts of an article and the pairs of them, by index, that it sets against each other."""

    counts: tuple[Tally, ...]
    rivals: tuple[tuple[int, int], ...]


def _read_tallies(read: Read) -> Tallies:
    figures, leans = counting(read)
    drafts = [tally for figure in figures if (tally := _tally(read, figure)) is not None]
    drafts = list(_listed(read, drafts))
    crowd: dict[tuple[int, tuple[str, str], str, Scope], int] = {}
    for tally in drafts:
        key = tally.sentence, tally.kind, tally.head, tally.scope
        crowd[key] = crowd.get(key, 0) + (tally.figure.start not in leans)
    counts: list[Tally] = []
    at: dict[int, int] = {}  # start of a figure -> index of its count
    for draft in drafts:
        tally, figure = draft, draft.figure
        leaning = figure.start in leans
        crowded = crowd[tally.sentence, tally.kind, tally.head, tally.scope] > 1 and not leaning
        if crowded and not _TWO.search(read.article.text, *_span(read.analysis.sentences[tally.sentence])):
            continue
        if leaning and leans[figure.start] in at:
            leader = counts[at[leans[figure.start]]]
            tally = replace(tally, kind=leader.kind, aspects=leader.aspects, noun=leader.noun, head=leader.head)
        at[figure.start] = len(counts)
        counts.append(tally)
    pairs = [(at[a], at[b]) for b, a in leans.items() if a in at and b in at]
    pairs += _set_against(read, counts)
    return Tallies(tuple(counts), tuple(pairs))


tallies = Remembered(_read_tallies)


def _listed(read: Read, drafts: list[Tally]) -> Iterator[Tally]:
    """The tallies, those of one list as parts: the "20 crew and 45 passengers" of a ship."""
    kin: dict[tuple[int, tuple[str, str]], set[str]] = {}
    for tally in drafts:
        if tally.kind[0] == "people":
            kin.setdefault((tally.sentence, tally.kind), set()).add(tally.head)
    for tally in drafts:
        heads = kin.get((tally.sentence, tally.kind), set())
        apart = len(heads) > 1 and not _TWO.search(read.article.text, *_span(read.analysis.sentences[tally.sentence]))
        yield replace(tally, scope=replace(tally.scope, part=True)) if apart else tally


def _span(sentence: Sentence) -> tuple[int, int]:
    return sentence.start, sentence.end


# --- what each of them counts -----------------------------------------------------------------------------------------


def _tally(read: Read, figure: Figure) -> Tally | None:
    sentence = read.analysis.sentences[figure.sentence]
    if sentence.boilerplate:
        return None
    text = read.article.text
    start, end = figure.start - sentence.start, figure.end - sentence.start
    words = text[sentence.start : sentence.end]
    before, after = words[:start], words[end:]
    if figure.unit == "yard" or (figure.subject and figure.subject[-1] in _NOTHING):
        return None
    if _PARTITION.match(after) or _is_limit(before, after, words[start:end]):
        return None
    money = is_money(figure)
    if money and _MARKET.search(words):
        return None
    dates = [(date.start - sentence.start, date) for date in _in(read.analysis.dates, sentence)]
    scope = scope_of(words, start, end, figure.noun_end - sentence.start, figure.unit, dates)
    if scope.bar:
        return None
    aspects = aspects_of(figure, before, after, max(0, figure.noun_end - figure.end), read.analysis.language)
    fates = FATES.get(read.analysis.language, FATE)
    noun = concepts(one for one in figure.subject if one not in fates) - _PLAIN
    head = _head(figure, fates)
    past = bool((_LOOKS_BACK.search(before) and figure.high == figure.value) or _HAD.match(after))
    cases = head == "case" and "ill" in aspects
    people = figure.unit == "people" or (not figure.unit and (cases or head in _PEOPLE))
    measured = "people" if people else dimension(figure)
    kind = measured, next(iter(sorted(aspects)), "") if people else "" if figure.unit else head
    told = _words(sentence)
    near = clause(words, start, end) if aspects & PERSONAL else (0, len(words))
    names = _names(read, sentence, sentence.start + near[0], sentence.start + near[1])
    return Tally(figure.sentence, figure, kind, aspects, noun, head, told, *names, scope, size_of(figure), past, money)


def _words(sentence: Sentence) -> frozenset[str]:
    return concepts(one for one in sentence.stems if one not in _NUMERALS and not one[0].isdigit())


def _head(figure: Figure, fates: Mapping[str, str]) -> str:
    """What is counted, as a concept, without a word of fate after it: the "31 people dead" are people."""
    if not figure.subject:
        return "people" if figure.unit == "people" else ""
    noun = next((one for one in reversed(figure.subject) if one not in fates), "")
    if not noun:
        return "people" if figure.unit == "people" else next(iter(concepts(figure.subject[-1:])))
    return next(iter(concepts([noun])))


def _names(read: Read, sentence: Sentence, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the names in a stretch of a sentence, but for whoever speaks: all, and those that surely are names.

    German writes every noun with a capital, so that none is sure there.
    """
    text = read.article.text
    every: set[str] = set()
    firm: set[str] = set()
    for name in _in(read.analysis.names, sentence):
        if not start <= name.start < end:
            continue
        if _speaks(text, name):
            continue
        words = {stem(word) for word in _OWNER.sub("", name.full).split() if word[0].isupper()}
        every |= words
        opens = name.start == sentence.start and name.kind in ("other", "organisation") and " " not in name.full
        if not opens or text[name.end : name.end + 2] in ("’s", "'s"):
            firm |= words
    return frozenset(every), frozenset(firm if read.analysis.language != "de" else ())


def _in(marks: tuple[Mark, ...], stretch: Sentence) -> Iterator[Mark]:
    """The names or dates, in order of the text, that start in a sentence."""
    at = bisect_left(marks, stretch.start, key=lambda mark: mark.start)
    while at < len(marks) and marks[at].start < stretch.end:
        yield marks[at]
        at += 1


def _speaks(text: str, name: Name) -> bool:
    """Whether a name stands beside a verb of speech: whoever tells a figure is no part of it."""
    known = lexicon("en")
    behind, ahead = text[name.end : name.end + 24].split(), text[max(0, name.start - 24) : name.start].split()
    return any(known[word.casefold().strip(",.")] & SAY for word in (*behind[:1], *ahead[-1:])) or (
        ahead[-2:] == ["according", "to"]
    )


def _is_limit(before: str, after: str, words: str) -> bool:
    """Whether a number is a bar that a rule sets, and counts nothing that is there."""
    below = _BELOW.match(words) or _BELOW.match(before)
    return bool(_LIMIT_AFTER.match(after)) or (below is not None and bool(_LIMIT.search(before)))


# --- which the article sets against each other ------------------------------------------------------------------------


def _set_against(read: Read, counts: list[Tally]) -> Iterator[tuple[int, int]]:
    text, sentences = read.article.text, read.analysis.sentences
    for index, tally in enumerate(counts):
        sentence = sentences[tally.sentence]
        before = range(index - 1, max(-1, index - 1 - FAR), -1)
        earlier = next((i for i in before if _alike(counts[i], tally)), None)
        if earlier is None:
            continue
        if _ONE_OF.search(text, sentence.start, tally.figure.start) or _higher(read, tally):
            yield earlier, index
        if _FALLS.search(text, sentence.start, tally.figure.start):
            outside = (i for i in before if counts[i].sentence < tally.sentence and _alike(counts[i], tally))
            yield from ((i, index) for i in islice(outside, 1))


def _alike(one: Tally, other: Tally) -> bool:
    if one.kind != other.kind and not one.kind[0] == other.kind[0] == "people":
        return False
    low, high = sorted((one.figure.value, other.figure.value))
    return low != high and low >= 2 and high <= FACTOR * low


def _higher(read: Read, tally: Tally) -> bool:
    """Whether the sentence, or the one before it in the paragraph, announces a rival figure."""
    text, sentences = read.article.text, read.analysis.sentences
    own = sentences[tally.sentence]
    start = own.start
    if tally.sentence and sentences[tally.sentence - 1].paragraph == own.paragraph:
        start = sentences[tally.sentence - 1].start
    return _HIGHER.search(text, start, tally.figure.start) is not None
