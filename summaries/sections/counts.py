"""The counts of one article: its figures with what is counted and what becomes of it, bare ones that lean on another
figure ("The companies say 900"), and which of them the article itself sets against each other."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summaries.model import Figure, Read, Sentence
from summaries.sections.remembered import Remembered
from summaries.text.numerals import PEOPLE, VALUES
from summaries.text.stems import stem

FACTOR = 5  # rivals are at most so many times as large

# What happens to those who are counted: the dead and the hurt of one flood are two quantities.
_FATES = {
    "dead": "die died dead death deaths dies killed kill kills killing toll fatalities perished drowned",
    "found": "bodies body remains",
    "hurt": "hurt injured injure injures injuring injuries wounded wound wounds burned casualties",
    "missing": "missing unaccounted trapped",
    "held": "arrested arrest arrests detained detain held jailed imprisoned custody",
    "fled": "fled flee displaced evacuated evacuate evacuees moved homeless left",
    "saved": "rescued saved survived survivors recovered alive",
    "aboard": "carried carrying aboard passengers board carry",
    "ill": "cases infected infections ill sick infection fever virus disease",
    "healed": "recovered discharged",
    "hospital": "hospitalised hospitalized hospital",
    "voted": "voted votes ballots vote",
    "sacked": "jobs posts laid layoffs redundant redundancies departures",
}
_FATE_OF = {stem(word): fate for fate, words in _FATES.items() for word in words.split()}
_FATES_ALL = frozenset(_FATE_OF)
_KINDS = {"sacked": "jobs", "ill": "ill"}  # fates that also say what is counted, whatever noun stands there

# What is priced: a share and a company, a fee and a fine are never one sum.
_PRICED = {
    "deal": "deal merger takeover transaction worth valued value price bid",
    "fine": "fine fined fines penalty",
    "savings": "save saves saving savings",
    "cost": "cost costs costing spending spent budget bill loss losses damage",
    "fee": "fee charge charges",
    "debt": "debt debts loan loans",
    "taken": "bribe bribes bribery accepting accepted took taking paid",
    "grant": "grant aid set",
}
_PRICE_OF = {word: kind for kind, words in _PRICED.items() for word in words.split()}
_MONEY = frozenset(
    stem(word)
    for word in "marks crowns francs pounds dollars euros kroner krona pesos rupees yen yuan lira dinars".split()
)
_RATE = re.compile(r"\s+(?:\w+\s+)?(?:a|an|per|each|for each)\s+(day|night|week|month|year|share|head|person|hour)\b")
_SHARE = re.compile(r"\bshares?\b", re.IGNORECASE)
_MARKET = re.compile(
    r"\bshares?\b[^.;]{0,60}\b(?:rose|fell|closed|traded|opened|dropped|gained|jumped|slid)\b", re.IGNORECASE
)

_WORD = re.compile(r"[^\W\d_]+")
_LEAD = re.compile(r"\b(?:leads?|led|ahead|margin|gap|trails?|trailed|majority|behind)\b[^.;,]{0,60}\Z", re.IGNORECASE)
_LEAD_AFTER = re.compile(r"\s*\w+\s+(?:ahead|behind|clear)\b")
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
    r"(?:,|;)\s+(?:and|but|while|whereas|though|although)\s|\b(?:one|another|that) of (?:about |some )?\d",
    re.IGNORECASE,
)
_PARTITION = re.compile(r"^\s*(?:of (?:them|those|whom)\b|others\b|more\b|other\b|further\b)", re.IGNORECASE)

_SMALL = sorted((word for word in VALUES["en"] if word.isalpha() and VALUES["en"][word] >= 1), key=len, reverse=True)
_NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{'|'.join(_SMALL)})\b)"
_ENDS = (
    r"(?!\s*(?:%|per\s?cent|[A-Z]|\d))(?=\s*(?:[.,;:)”—]|$|\s(?:will|would|had|have|has|were|was|are|is|that|on|in|at"
    r"|after|for|because|and|but|to|by|while|as)\b))"
)
_JOINS = r"(?:of|in|who|to|that|at|on|for|has|had|is|was|were|the)\b"
_TOLL = re.compile(
    rf"\b(?:(?:number|total)\s+of\s+(?P<noun>(?:(?!{_JOINS})[a-z]+\s+){{0,2}}(?!{_JOINS})[a-z]+)\b|death\s+toll|toll)[^.;“”\"]{{0,90}}?"
    rf"\b(?:to|at|reached|is|was|now)\s+{_NUMBER}{_ENDS}",
    re.IGNORECASE,
)
_CLAIMED = re.compile(
    rf"\b(?:says?|said|gives?|gave|counts?|counted|reports?|reported|claims?|claimed)\s+(?:that\s+)?(?:only\s+|about\s+|some\s+)?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{2,}}){_ENDS}"
)
_THE = re.compile(
    rf"\b(?:between|and|than|from|against)\s+the\s+(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{2,}})(?:{_ENDS}|(?=\s+remembered))"
)
_EARLIER = re.compile(
    r"\b(?:earlier|previous|initial|first|former|official)\s+(?:figure|number|count|toll|total|margin|estimate|sum)\s+of\s+"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{2,}}){_ENDS}",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\b(?:one|another|that)\s+of\s+\Z", re.IGNORECASE)
_HIGHER = re.compile(r"\b(?:higher|lower|different)\s+(?:figure|number|count|toll|total|sum)s?\b", re.IGNORECASE)
_FALLS = re.compile(r"\b(?:figure|sum|total|amount|number)\s+(?:falls|fell|lies|lay|is|was)\s+between\b", re.IGNORECASE)
_NOTHING = frozenset(stem(word) for word in "times time thing things word words".split())  # nobody disputes them
_NUMERALS = frozenset(stem(word) for word in VALUES["en"])
_DIGIT = re.compile(r"\d")
_REMEMBERED = frozenset({stem("remembered")})  # "the 640 remembered by…" counts nothing that is called remembered
_TELLING = frozenset(stem(word) for word in "number total toll".split())


@dataclass(frozen=True, slots=True)
class Tally:
    """One figure of an article, with what is counted.

    kind: what figures may be compared with it: unit and noun.  aspect: what becomes of those counted, or what is
    priced.  subject: stems of what is counted, words of fate left out.  past: told as a value that no longer
    stands.
    """

    sentence: int
    figure: Figure
    kind: tuple[str, str]
    aspect: str
    subject: frozenset[str]
    stems: frozenset[str]
    places: frozenset[str]  # names of places in the sentence, in lower case
    past: bool = False
    money: bool = False


@dataclass(frozen=True, slots=True)
class Tallies:
    """All counts of an article and the pairs of them, by index, that it sets against each other."""

    counts: tuple[Tally, ...]
    rivals: tuple[tuple[int, int], ...]


def _read_tallies(read: Read) -> Tallies:
    figures, leans = _figures(read)
    crowd: dict[tuple[int, str], int] = {}
    for figure in figures:
        key = figure.sentence, _noun(figure)
        crowd[key] = crowd.get(key, 0) + (figure.start not in leans)
    places = _places(read)
    counts: list[Tally] = []
    at: dict[int, int] = {}  # start of a figure -> index of its count
    for figure in figures:
        leaning = figure.start in leans
        plain = figure.noun_start < 0  # its noun was told before it: nothing else in the sentence can be meant
        crowded = crowd[figure.sentence, _noun(figure)] > 1 and not leaning and not plain
        tally = _tally(read, figure, crowded, places.get(figure.sentence, frozenset()))
        if tally is not None:
            if leaning and leans[figure.start] in at:
                leader = counts[at[leans[figure.start]]]
                tally = replace(tally, kind=leader.kind, aspect=leader.aspect, subject=leader.subject)
            at[figure.start] = len(counts)
            counts.append(tally)
    pairs = [(at[a], at[b]) for b, a in leans.items() if a in at and b in at]
    pairs += _set_against(read, counts)
    return Tallies(tuple(counts), tuple(pairs))


tallies = Remembered(_read_tallies)


def _places(read: Read) -> dict[int, frozenset[str]]:
    starts = [sentence.start for sentence in read.analysis.sentences]
    found: dict[int, set[str]] = {}
    for name in read.analysis.names:
        if name.kind in ("place", "other"):
            found.setdefault(bisect_right(starts, name.start) - 1, set()).add(name.full.casefold())
    return {index: frozenset(names) for index, names in found.items()}


# --- which figures there are ------------------------------------------------------------------------------------------


def _figures(read: Read) -> tuple[list[Figure], dict[int, int]]:
    """Every figure that counts something, and for each that leans on another one where that one starts."""
    text, analysis = read.article.text, read.analysis
    known: dict[int, list[Figure]] = {}
    for figure in analysis.figures:
        known.setdefault(figure.sentence, []).append(figure)
    out: list[Figure] = []
    leans: dict[int, int] = {}
    for index, sentence in enumerate(analysis.sentences):
        telling = not _TELLING.isdisjoint(sentence.stems)
        if sentence.boilerplate or not (index in known or telling or _DIGIT.search(text, sentence.start, sentence.end)):
            continue
        here = {figure.start: figure for figure in known.get(index, ()) if figure.subject}
        if telling and (toll := _toll(text, sentence, index)) is not None:
            here.setdefault(toll.start, toll)
        before = [f for f in out if f.sentence >= index - 1 and _near(analysis.sentences, f, index)]
        for start, end, far in _bare(text, sentence):
            taken = here.get(start)
            before = out if far else before
            leader = _leader([*before, *(f for f in here.values() if f.start < start)], _value(text[start:end]))
            if leader is not None and (taken is None or not set(taken.subject) - _REMEMBERED):
                here[start] = _leaning(leader, start, end, _value(text[start:end]), index)
                leans[start] = leader.start
        out += [here[start] for start in sorted(here)]
    return out, leans


def _bare(text: str, sentence: Sentence) -> list[tuple[int, int, bool]]:
    """Where a sentence has numbers that lean on another figure ("the companies say 900", "between the 900 that…"), and
    whether that may stand far off ("the earlier figure of 900")."""
    found = (
        (m.span("number"), p)
        for p in (_CLAIMED, _THE, _EARLIER)
        for m in p.finditer(text, sentence.start, sentence.end)
    )
    return sorted((*span, pattern is _EARLIER) for span, pattern in found)


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))


def _leaning(leader: Figure, start: int, end: int, value: float, sentence: int) -> Figure:
    return Figure(start, end, value, value, leader.unit, leader.subject, sentence=sentence)


def _near(sentences: tuple[Sentence, ...], figure: Figure, index: int) -> bool:
    return figure.sentence == index or sentences[figure.sentence].paragraph == sentences[index].paragraph


def _leader(before: list[Figure], value: float) -> Figure | None:
    """The figure that a bare number leans on: the last one before it that is as large and counts things."""
    for figure in reversed(before):
        if figure.unit in ("", "people") or len(figure.unit) == 3:
            low, high = sorted((figure.value, value))
            if low >= 10 and high <= FACTOR * low and figure.value != value:
                return figure
    return None


def _toll(text: str, sentence: Sentence, index: int) -> Figure | None:
    """A count whose noun stands far before the number: "the number of people who died has risen to 19"."""
    found = _TOLL.search(text, sentence.start, sentence.end)
    if found is None:
        return None
    digits = found.group("number").replace(",", "")
    value = float(digits) if digits.isdigit() else VALUES["en"].get(digits.casefold(), 0.0)
    words = (found.group("noun") or "people").casefold().split()
    words = [word for word in words if word != "those"] or ["people"]
    people = any(word in PEOPLE or _FATE_OF.get(stem(word)) for word in words)
    start, end = found.span("number")
    subject = tuple(stem(word) for word in words)
    if people and not any(stem(word) not in _FATE_OF for word in words):
        subject = (stem("people"), *subject)
    return Figure(start, end, value, value, "people" if people else "", subject, sentence=index)


# --- what each of them counts -----------------------------------------------------------------------------------------


def _tally(read: Read, figure: Figure, crowded: bool, places: frozenset[str]) -> Tally | None:
    sentence = read.analysis.sentences[figure.sentence]
    if sentence.boilerplate:
        return None
    text = read.article.text
    before, after = text[sentence.start : figure.start], text[figure.end : sentence.end]
    if (
        figure.subject[-1] in _NOTHING
        or _PARTITION.match(after)
        or _is_limit(before, after, text[figure.start : figure.end])
    ):
        return None
    if crowded and not _TWO.search(text, sentence.start, sentence.end):
        return None
    noun = _noun(figure)
    money = noun in _MONEY or (len(figure.unit) == 3 and figure.unit.isupper())
    if money and _MARKET.search(text, sentence.start, sentence.end):
        return None
    aspect = _priced(before, after) if money else _fate(before, after, figure)
    past = bool(_LOOKS_BACK.search(before) or _HAD.match(after))
    kind = _kind(figure, noun, aspect)
    subject = frozenset() if kind[0] == "of" else frozenset(figure.subject) - _FATES_ALL
    return Tally(figure.sentence, figure, kind, aspect, subject, _words(sentence), places, past, money)


def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset(one for one in sentence.stems if one not in _NUMERALS and not one[0].isdigit())


def _kind(figure: Figure, noun: str, aspect: str) -> tuple[str, str]:
    if aspect in _KINDS and (figure.unit == "people" or any(_FATE_OF.get(one) == aspect for one in figure.subject)):
        return "of", _KINDS[aspect]
    return figure.unit, noun


def _is_limit(before: str, after: str, words: str) -> bool:
    """Whether a number is a bar that a rule sets, and counts nothing that is there."""
    below = _BELOW.match(words) or _BELOW.match(before)
    return bool(_LIMIT_AFTER.match(after)) or (below is not None and bool(_LIMIT.search(before)))


def _noun(figure: Figure) -> str:
    """What is counted, without a word of fate after it: the "31 people dead" are people."""
    return next((stem for stem in reversed(figure.subject) if stem not in _FATE_OF), figure.subject[-1])


def _fate(before: str, after: str, figure: Figure) -> str:
    """What happens to those counted: a lead, else the nearest word of fate after the number, else before it."""
    if _LEAD.search(before) or _LEAD_AFTER.match(after):
        return "lead"
    for one in figure.subject:
        if (fate := _FATE_OF.get(one)) in _KINDS:
            return fate or ""
    told = [
        fate
        for word in _WORD.findall(after[: 60 if before.strip() else 130].casefold())
        if (fate := _FATE_OF.get(stem(word)))
    ]
    if told:
        return "ill" if "hospital" in told and "ill" in told else told[0]
    for word in reversed(_WORD.findall(before[-70:].casefold())):
        if (fate := _FATE_OF.get(stem(word))) is not None:
            return fate
    return ""


def _priced(before: str, after: str) -> str:
    """What a sum is the price of, and for how long; "" where no word near it tells."""
    rate = _RATE.match(after)
    if _SHARE.search(after[:60]) or _SHARE.search(before[-60:]):
        return "share"
    kind = ""
    for word in (*reversed(_WORD.findall(before[-70:].casefold())), *_WORD.findall(after[:50].casefold())):
        if word in _PRICE_OF:
            kind = _PRICE_OF[word]
            break
    return f"{kind} {rate.group(1)}" if rate else kind


# --- which the article sets against each other ------------------------------------------------------------------------


def _set_against(read: Read, counts: list[Tally]) -> Iterator[tuple[int, int]]:
    text, sentences = read.article.text, read.analysis.sentences
    for index, tally in enumerate(counts):
        sentence = sentences[tally.sentence]
        earlier = [i for i in range(index) if _alike(counts[i], tally)]
        if not earlier:
            continue
        if _ONE_OF.search(text, sentence.start, tally.figure.start) or _higher(read, tally):
            yield earlier[-1], index
        if _FALLS.search(text, sentence.start, tally.figure.start):
            outside = [i for i in earlier if counts[i].sentence < tally.sentence]
            if outside:
                yield outside[-1], index


def _alike(one: Tally, other: Tally) -> bool:
    low, high = sorted((one.figure.value, other.figure.value))
    if one.figure.value == other.figure.value or low < 2 or high > FACTOR * low:
        return False
    people = {"people", "of"}
    return one.kind == other.kind or (one.kind[0] in people and other.kind[0] in people)


def _higher(read: Read, tally: Tally) -> bool:
    """Whether the sentence, or the one before it in the paragraph, announces a rival figure."""
    text, sentences = read.article.text, read.analysis.sentences
    own = sentences[tally.sentence]
    start = own.start
    if tally.sentence and sentences[tally.sentence - 1].paragraph == own.paragraph:
        start = sentences[tally.sentence - 1].start
    return _HIGHER.search(text, start, tally.figure.start) is not None
