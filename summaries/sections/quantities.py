"""Quantities of a story: figures of different articles that count the same thing, and what each outlet makes it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from summaries.model import Figure
from summaries.sections.case import Case, Place
from summaries.text.stems import stem

CONTEXT = 0.34  # share of the smaller sentence's stems that two sentences about one quantity have in common
SHARED = 3  # stems that they share at least
ROUND = 0.03  # figures this close are one figure, rounded
LOOSE = 0.06  # the same where one of them is approximate
FAR = 20  # times as large
RECENT = timedelta(hours=48)
CROWDED = 60  # mentions of one unit and subject that are compared, the newest
CROWD = 12  # quantities of one unit and subject that a new figure is compared with

# What happens to those who are counted: the dead and the hurt of one flood are two quantities.
_FATES = {
    "dead": "die died dead death deaths dies killed kill kills killing toll bodies body fatalities perished drowned",
    "hurt": "hurt injured injure injures injuring injuries wounded wound wounds burned casualties",
    "missing": "missing unaccounted trapped",
    "held": "arrested arrest arrests detained detain held jailed imprisoned custody",
    "fled": "fled flee displaced evacuated evacuate moved homeless left",
    "saved": "rescued saved survived survivors recovered alive",
    "aboard": "carried carrying aboard passengers board carry",
    "ill": "cases infected infections ill sick infection",
    "healed": "recovered discharged",
    "hospital": "hospitalised hospitalized hospital",
    "voted": "voted votes ballots vote",
    "sacked": "jobs laid layoffs redundant redundancies",
}
_FATE_OF = {stem(word): fate for fate, words in _FATES.items() for word in words.split()}
_FATES_ALL = frozenset(_FATE_OF)
_WORD = re.compile(r"[^\W\d_]+")
_RISING = re.compile(
    r"\b(?:ris(?:es|en)|rose|climb(?:s|ed)?|now|revis(?:ed|es)|updat(?:ed|es)|increas(?:ed|es)|grown|grew"
    r"|corrected|lowered|so far)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\b(?:from|against|compared with|up on|down on|between)\s*$", re.IGNORECASE)
_TWO_VOICES = re.compile(r"(?:,|;)\s+(?:and|but|while|whereas|though|although)\s", re.IGNORECASE)
_PARTITION = re.compile(r"^\s*(?:of (?:them|those|whom)\b|others\b|more\b|other\b|further\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """One figure where it stands."""

    place: Place
    figure: Figure
    fate: str
    subject: frozenset[str]  # what is counted, words of fate left out
    stems: frozenset[str]
    places: frozenset[str]  # names of places in the sentence, in lower case


@dataclass(slots=True)
class Quantity:
    """Figures that count one thing, oldest first."""

    counts: list[Count] = field(default_factory=list)


Verdict = Literal["update", "dispute"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A quantity on which the coverage differs: the newest mention of each value, in order of their first mention."""

    verdict: Verdict
    counts: tuple[Count, ...]
    outdated: tuple[Count, ...]  # mentions of values that a later one supersedes
    mentions: tuple[Count, ...]
    weight: float


def differences(case: Case) -> list[Difference]:
    """Every quantity on which two originals differ, the weightiest first."""
    found = [d for quantity in quantities(case) if (d := _difference(case, quantity)) is not None]
    return sorted(found, key=lambda d: -d.weight)


def quantities(case: Case) -> list[Quantity]:
    """The figures of a case grouped by what they count: precision before recall."""
    groups: dict[tuple[str, str], list[Quantity]] = {}
    for count in _counts(case):
        kin = groups.setdefault((count.figure.unit, _noun(count.figure)), [])
        for quantity in kin[:CROWD]:
            if _one_thing(quantity.counts[0], count) or _one_thing(quantity.counts[-1], count):
                quantity.counts.append(count)
                break
        else:
            kin.append(Quantity([count]))
    return [quantity for kin in groups.values() for quantity in kin]


def _counts(case: Case) -> Iterable[Count]:
    for mentions in _by_subject(case).values():
        values = {figure.value for _, figure in mentions}
        if len(values) < 2 or len({read for read, _ in mentions}) < 2:
            continue  # nothing to differ on
        crowd = Counter((read, figure.sentence) for read, figure in mentions)
        for read, figure in mentions[-CROWDED:]:
            count = _count(case, read, figure, crowd[read, figure.sentence] > 1)
            if count is not None:
                yield count


_TOLL = re.compile(
    r"\b(?:number\s+of\s+(?:people|those|dead|deaths|victims)|death\s+toll|toll)\b[^.;“”\"]{0,90}?"
    r"\b(?:to|at|reached|stood\s+at|stands\s+at|is|was|now)\s+(\d{1,3}(?:,\d{3})+|\d+)\b(?!\s*(?:%|[A-Za-z]))"
)
_TOLL_STEMS = frozenset({stem("number"), stem("toll")})


def _tolls(case: Case, read: int) -> Iterable[Figure]:
    """Counts of people whose noun stands far before the number: "the number of people who died has risen to 19"."""
    analysis = case.reads[read].analysis
    for index, sentence in enumerate(analysis.sentences):
        if _TOLL_STEMS.isdisjoint(sentence.stems):
            continue
        found = _TOLL.search(case.article(read).text, sentence.start, sentence.end)
        if found and not case.figures(read, found.start(1), found.end(1)):
            value = float(found.group(1).replace(",", ""))
            start, end = found.span(1)
            yield Figure(start, end, value, value, "people", (stem("people"),), sentence=index)


def _by_subject(case: Case) -> dict[tuple[str, str], list[tuple[int, Figure]]]:
    groups: dict[tuple[str, str], list[tuple[int, Figure]]] = {}
    for read in case.tellers:
        for figure in (*case.reads[read].analysis.figures, *_tolls(case, read)):
            if figure.subject:
                groups.setdefault((figure.unit, _noun(figure)), []).append((read, figure))
    return groups


def _count(case: Case, read: int, figure: Figure, crowded: bool) -> Count | None:
    place = Place(read, figure.sentence)
    sentence = case.sentence(place)
    if sentence.boilerplate:
        return None
    text = case.article(read).text
    before, after = text[sentence.start : figure.start], text[figure.end : sentence.end]
    if (
        (crowded and not _TWO_VOICES.search(text, sentence.start, sentence.end))
        or _FROM_TO.search(before)
        or _PARTITION.match(after)
    ):
        return None
    places = frozenset(
        name.full.casefold()
        for name in case.names(read, sentence.start, sentence.end)
        if name.kind in ("place", "other")
    )
    subject = frozenset(figure.subject) - _FATES_ALL
    return Count(place, figure, _fate(before, after), subject, frozenset(sentence.stems), places)


def _noun(figure: Figure) -> str:
    """What is counted, without a word of fate after it: the "31 people dead" are people."""
    return next((stem for stem in reversed(figure.subject) if stem not in _FATE_OF), figure.subject[-1])


def _fate(before: str, after: str) -> str:
    """What happens to those counted: the nearest word of fate after the number, else the nearest before it."""
    for word in _WORD.findall(after[:60].casefold()):
        if (fate := _FATE_OF.get(stem(word))) is not None:
            return fate
    for word in reversed(_WORD.findall(before[-70:].casefold())):
        if (fate := _FATE_OF.get(stem(word))) is not None:
            return fate
    return ""


def _one_thing(one: Count, other: Count) -> bool:
    if _far_apart(one.figure, other.figure) or one.fate != other.fate or not _kindred(one.subject, other.subject):
        return False
    if one.places and other.places and one.places.isdisjoint(other.places):
        return False
    common = len(one.stems & other.stems)
    least = SHARED + (1 if one.figure.unit == "%" else 0)
    smaller = min(len(one.stems), len(other.stems))
    return common >= min(least, smaller) and common / max(1, smaller) >= CONTEXT


def _far_apart(one: Figure, other: Figure) -> bool:
    """Whether two figures are too unlike to be one: a price a share is no rival of billions."""
    low, high = sorted((abs(one.value), abs(other.value)))
    return high > FAR * max(low, 1.0)


def _kindred(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two subjects are one: the shorter one's words all stand in the longer one."""
    return one <= other or other <= one


def same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures agree: equal, or as near as rounding and words like "about" allow."""
    loose = LOOSE if one.approx or other.approx else 0.0
    if max(abs(one.value), abs(other.value)) >= 1000:
        loose = max(loose, ROUND if _rounded(one) or _rounded(other) else 0.0)
    if one.high != one.value or other.high != other.value:
        return one.value <= other.high and other.value <= one.high
    return abs(one.value - other.value) <= loose * max(abs(one.value), abs(other.value))


def _rounded(figure: Figure) -> bool:
    return figure.value % 1000 == 0


def _difference(case: Case, quantity: Quantity) -> Difference | None:
    counts = sorted(quantity.counts, key=lambda c: (case.published(c.place.read), c.place.read, c.place.sentence))
    values: list[list[Count]] = []
    for count in counts:
        kin = next((kin for kin in values if same_value(kin[0].figure, count.figure)), None)
        if kin is None:
            values.append([count])
        else:
            kin.append(count)
    if len(values) < 2 or len({c.place.read for c in counts}) < 2:
        return None
    verdict = _verdict(case, values)
    shown = _by_outlet(case, values[-3:]) if verdict == "dispute" else tuple(kin[0] for kin in values[-3:])
    outdated = tuple(c for kin in values[:-1] for c in kin) if verdict == "update" else ()
    weight = sum(case.sentence(c.place).salience for c in shown) / len(shown) + 0.1 * len(counts)
    return Difference(verdict, shown, outdated, tuple(counts), weight + (0.3 if verdict == "dispute" else 0.0))


def _by_outlet(case: Case, values: list[list[Count]]) -> tuple[Count, ...]:
    """The newest mention of each value, of an outlet that stands for no other value where there is one."""
    shown: list[Count] = []
    for kin in values:
        used = {case.article(count.place.read).publisher for count in shown}
        others = [count for count in kin if case.article(count.place.read).publisher not in used]
        shown.append((others or kin)[-1])
    return tuple(shown)


def _verdict(case: Case, values: list[list[Count]]) -> Verdict:
    """Update where the value that came last has superseded the others; dispute while another one stands beside it."""
    newest, olders = values[-1], values[:-1]
    first = case.published(newest[0].place.read)
    last_older = max(case.published(c.place.read) for kin in olders for c in kin)
    if last_older >= first:
        return "dispute"
    if any(_rising(case, count) for count in newest) or _growing(olders[-1][-1], newest[0]):
        return "update"
    outlets = {case.article(c.place.read).publisher for kin in olders for c in kin}
    if any(case.article(c.place.read).publisher in outlets for c in newest):
        return "update"
    if len({case.originals[c.place.read] for c in newest}) >= 2 or first - last_older > RECENT:
        return "update"
    return "dispute"


def _rising(case: Case, count: Count) -> bool:
    sentence = case.sentence(count.place)
    return bool(_RISING.search(case.article(count.place.read).text, sentence.start, sentence.end))


def _growing(old: Count, new: Count) -> bool:
    """Whether a count that only grows has grown: the dead, the ill, the arrested, or "at least" so many."""
    grows = new.fate in {"dead", "hurt", "held", "ill", "fled", "saved"} or old.figure.approx.casefold() in {
        "at least",
        "more than",
        "over",
    }
    return grows and new.figure.value > old.figure.value
