"""Quantities of a story: figures of different articles that count the same thing, and what each outlet makes it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Literal

from summaries.model import Figure
from summaries.sections.case import Case, Place
from summaries.sections.counts import PERSONAL, Tally, tallies
from summaries.sections.leaning import FACTOR
from summaries.sections.measures import same_value
from summaries.sections.scopes import apart

CONTEXT = 0.34  # share of the smaller sentence's stems that two sentences about one quantity have in common
ALONE = 0.45  # the same for bare counts where neither tells what becomes of those counted, nor a name is shared
NAMED = 0.25  # the same where they share a name and what becomes of those counted
SHARED = 3  # stems that they share at least
TELLING = 100  # a value from here on that stands again, in like words, is the same count
RECENT = timedelta(hours=48)
MATTERS = 0.6  # salience of a sentence whose figure is one of the story's own
OPENING = 3  # sentences of a report whose figures are
CROWDED = 60  # mentions of one kind that are compared, the newest
CROWD = 12  # quantities of one kind that a new figure is compared with

_RISING = re.compile(
    r"\b(?:ris(?:es|en)|rose|climb(?:s|ed)?|now|revis(?:ed|es)|updat(?:ed|es)|increas(?:ed|es)|grown|grew"
    r"|corrected|lowered|so far)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(r"\baccepts? the (?:sum|figure|number|total)\b", re.IGNORECASE)
_GROWING = frozenset({"dead", "hurt", "held", "ill", "fled", "saved"})
_AT_LEAST = frozenset({"at least", "more than", "over"})
_SETTLED = re.compile(
    r"\b(?:both (?:are|were) (?:right|correct)|brought into line|now agree|settled on|reconciled|corrected|fixes"
    r"|merged lists)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Count:
    """One figure where it stands, and what is read of it."""

    place: Place
    tally: Tally

    @property
    def figure(self) -> Figure:
        """The number as written, with its unit and subject."""
        return self.tally.figure


@dataclass(slots=True, eq=False)
class Quantity:
    """Figures that count one thing, oldest first.  rivals: values that one article sets against each other."""

    counts: list[Count] = field(default_factory=list)
    rivals: set[float] = field(default_factory=set)


Verdict = Literal["update", "dispute"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A quantity on which the coverage differs: the newest mention of each value, in order of their first mention."""

    verdict: Verdict
    counts: tuple[Count, ...]
    outdated: tuple[Count, ...]  # mentions of values that a later one supersedes
    mentions: tuple[Count, ...]
    weight: float
    set_against: bool = False  # one article tells both values, the one against the other


def differences(case: Case) -> list[Difference]:
    """Every quantity on which two originals differ, the weightiest first."""
    found = [d for quantity in quantities(case) if (d := _difference(case, quantity)) is not None]
    return sorted((one for one in found if _matters(case, one)), key=lambda d: -d.weight)


def _matters(case: Case, one: Difference) -> bool:
    """Whether the story is about the quantity: two reports tell one of its values where they tell what matters.

    Deep in long reports figures of other years, places and people look like rivals, and those that are hardly matter.
    """
    told = {
        count.place.read
        for count in one.mentions
        if count.place.sentence < OPENING or case.sentence(count.place).salience >= MATTERS
    }
    return one.set_against or len(told) > 1


def quantities(case: Case) -> list[Quantity]:
    """The figures of a case grouped by what they count: precision before recall."""
    grouped: dict[tuple[int, int], Quantity] = {}  # read and start of a figure -> its quantity
    for mentions in _by_kind(case).values():
        kin: list[Quantity] = []
        for count in mentions:
            fitting = [quantity for quantity in kin[:CROWD] if _fits(quantity, count)]
            quantity = fitting[0] if fitting else Quantity()
            for other in fitting[1:]:
                _joined(quantity, other, grouped)
            kin = [one for one in kin if one not in fitting] + [quantity]
            quantity.counts.append(count)
            grouped[count.place.read, count.figure.start] = quantity
    _join_rivals(case, grouped)
    _join_values(grouped)
    return list({id(quantity): quantity for quantity in grouped.values()}.values())


def _by_kind(case: Case) -> dict[tuple[str, str], list[Count]]:
    """The counts of a case by kind, the newest of each, and those kinds only on which somebody differs."""
    groups: dict[tuple[str, str], list[tuple[int, Tally]]] = {}
    against: set[tuple[str, str]] = set()
    for read in case.tellers:
        found = tallies(case.reads[read])
        against.update(found.counts[i].kind for pair in found.rivals for i in pair)
        for tally in found.counts:
            groups.setdefault(tally.kind, []).append((read, tally))
    return {
        kind: [Count(Place(read, tally.sentence), tally) for read, tally in told[-CROWDED:]]
        for kind, told in groups.items()
        if kind in against
        or (told[0][0] != told[-1][0] and any(tally.figure.value != told[0][1].figure.value for _, tally in told))
    }


# --- one thing or two -------------------------------------------------------------------------------------------------


def _fits(quantity: Quantity, count: Count) -> bool:
    counts = quantity.counts
    low, high = count.tally.size / FACTOR, count.tally.size * FACTOR
    for one in counts if len(counts) <= 3 else (counts[0], *counts[-3:]):
        # Most pairs differ in size alone; the margin leaves those at the very edge to the closer look.
        if low * 0.999 <= one.tally.size <= high * 1.001 and _one_thing(one, count):
            return True
    return False


def _one_thing(one: Count, other: Count) -> bool:
    """Whether two figures count one thing: nothing excludes it, and their sentences speak of the same."""
    mine, theirs = one.tally, other.tally
    if mine.kind[0] != theirs.kind[0] or not mine.size / FACTOR <= theirs.size <= mine.size * FACTOR:
        return False
    common = len(mine.stems & theirs.stems)
    smaller = max(1, min(len(mine.stems), len(theirs.stems)))
    if common / smaller < NAMED:  # the least that any two must share: few get past it
        return False
    told = _told_alike(mine, theirs)
    if told == "apart" or not _one_noun(mine, theirs):
        return False
    shared = mine.firm & (theirs.names | theirs.stems) | theirs.firm & (mine.names | mine.stems)
    if mine.firm and theirs.firm and not shared:
        return False
    if mine.aspects & PERSONAL and not shared:
        return False
    known = told == "alike"
    same_head = mine.head == theirs.head and mine.head not in _ANY
    if mine.kind[0] == "people" and not known and not same_head:
        return False  # people of whom nothing is told are anybody
    least = SHARED - (known or mine.scope.part) - (bool(shared) and same_head) + (told == "half")
    if common < min(max(least, 2), smaller) or common / smaller < _share(told, bool(shared)):
        return False
    return not apart(mine.scope, theirs.scope)


def _share(told: str, shared: bool) -> float:
    """The share of the smaller sentence that must be found in the other, by what else the two have in common."""
    if told == "alike":
        return NAMED if shared else CONTEXT
    return CONTEXT if shared else ALONE


def _told_alike(mine: Tally, theirs: Tally) -> Literal["alike", "apart", "half", "untold"]:
    """Whether both tell what becomes of what they count, and the same; "half": only one of them does."""
    if mine.aspects & theirs.aspects:
        return "alike"
    if mine.aspects and theirs.aspects:
        return "apart"
    told = (mine.aspects | theirs.aspects) - _STOCK
    return "half" if told else "untold"


_STOCK = frozenset({"stock"})  # what somebody merely has
_PHYSICAL = frozenset({"°", "km/h", "magnitude"})
_ANY = frozenset({"people", "victim", "case", ""})


def _one_noun(mine: Tally, theirs: Tally) -> bool:
    """Whether what is counted can be one: the same noun, or people of no or one more telling name."""
    if mine.kind[0] in ("people", ""):
        if mine.head != theirs.head and not (mine.kind[0] == "people" and (mine.head in _ANY or theirs.head in _ANY)):
            return False
        rest, others = mine.noun - {mine.head}, theirs.noun - {theirs.head}
        return rest <= others or others <= rest
    if mine.kind[0] == "m" and not mine.aspects & theirs.aspects:
        return bool(mine.head) and mine.head == theirs.head
    if mine.kind[0] in _PHYSICAL or (mine.aspects and theirs.aspects):
        return True
    if mine.head and theirs.head:
        return mine.head == theirs.head or bool(mine.noun & theirs.noun)
    # A share, a sum or a stretch of time of nothing in particular is no rival of anything.
    return not (mine.money or mine.kind[0] in ("%", "point", "hour")) or bool(mine.aspects or theirs.aspects)


def _join_rivals(case: Case, grouped: dict[tuple[int, int], Quantity]) -> None:
    """Join the quantities of figures that an article sets against each other."""
    for read in case.tellers:
        found = tallies(case.reads[read])
        for pair in found.rivals:
            one, other = (grouped.get((read, found.counts[i].figure.start)) for i in pair)
            if one is not None and other is not None:
                joined = _joined(one, other, grouped)
                joined.rivals.update(found.counts[i].figure.value for i in pair)


def _join_values(grouped: dict[tuple[int, int], Quantity]) -> None:
    """Join quantities that hold one telling value: of one kind in like words, or else two such values."""
    for quantity in list({id(q): q for q in grouped.values() if q.rivals}.values()):
        for other in list({id(q): q for q in grouped.values()}.values()):
            if other is quantity or not quantity.counts or not other.counts:
                continue
            shared = {c.figure.value for c in quantity.counts} & {c.figure.value for c in other.counts}
            shared = {value for value in shared if value >= TELLING}
            if len(shared) > 1 or any(_said_alike(quantity, other, value) for value in shared):
                _joined(quantity, other, grouped)


def _said_alike(one: Quantity, other: Quantity, value: float) -> bool:
    return any(
        mine.tally.kind == theirs.tally.kind
        and not apart(mine.tally.scope, theirs.tally.scope)
        and (mine.tally.money or len(mine.tally.stems & theirs.tally.stems) >= SHARED)
        for mine in one.counts
        if mine.figure.value == value
        for theirs in other.counts
        if theirs.figure.value == value
    )


def _joined(one: Quantity, other: Quantity, grouped: dict[tuple[int, int], Quantity]) -> Quantity:
    if one is not other:
        one.counts += other.counts
        one.rivals |= other.rivals
        for count in other.counts:
            grouped[count.place.read, count.figure.start] = one
        other.counts = []
    return one


# --- update or dispute ------------------------------------------------------------------------------------------------


def _difference(case: Case, quantity: Quantity) -> Difference | None:
    if len(quantity.counts) < 2:
        return None
    counts = sorted(quantity.counts, key=lambda c: (told_at(case, c), c.place.read, c.figure.start))
    values = _by_value([count for count in counts if not count.tally.past])
    held = {id(kin[0]) for kin in values}
    # A value that is told as past only still counts where the article sets it against another one.
    values += [kin for kin in _by_value([c for c in counts if c.tally.past and c.figure.value in quantity.rivals])
               if not any(same_value(kin[0].figure, other[0].figure) for other in values)]  # fmt: skip
    if len(values) < 2 or (len({c.place.read for c in counts}) < 2 and not quantity.rivals):
        return None
    values.sort(key=lambda kin: (id(kin[0]) in held, told_at(case, kin[0]), kin[0].figure.start))
    newest = max(values, key=lambda kin: _moment(case, kin[-1]) if id(kin[0]) in held else (0.0, 0, 0))
    olders = [kin for kin in values if kin is not newest]
    verdict = _verdict(case, newest, olders, counts)
    shown = _shown(case, newest, olders, quantity.rivals, verdict)
    outdated = _outdated(newest, olders) if verdict == "update" else ()
    weight = sum(case.sentence(c.place).salience for c in shown) / len(shown) + 0.1 * len(counts)
    weight += (0.3 if verdict == "dispute" else 0.0) + (0.5 if quantity.rivals else 0.0)
    return Difference(verdict, shown, outdated, tuple(counts), weight, bool(quantity.rivals))


def told_at(case: Case, count: Count) -> datetime:
    """When a figure stood: at the end of the day that it names, or when its article was published."""
    published, day = case.published(count.place.read), count.figure.as_of
    return published if day is None else min(published, datetime.combine(day, time.max, published.tzinfo))


def _moment(case: Case, count: Count) -> tuple[float, int, int]:
    return told_at(case, count).timestamp(), count.place.read, count.figure.start


def _by_value(counts: Iterable[Count]) -> list[list[Count]]:
    """Mentions by value, in order of first mention; a rounded one belongs to the value given last."""
    values: list[list[Count]] = []
    for count in counts:
        kin = next((kin for kin in values if kin[0].figure.value == count.figure.value), None)
        kin = kin or next((kin for kin in reversed(values) if same_value(kin[0].figure, count.figure)), None)
        if kin is None:
            values.append([count])
        else:
            kin.append(count)
    return values


def _outdated(newest: list[Count], olders: list[list[Count]]) -> tuple[Count, ...]:
    current = {count.place for count in newest}
    last = newest[-1].place.read
    gone = [kin for kin in olders if not any(c.place.read == last and not c.tally.past for c in kin)]
    return tuple(count for kin in gone for count in kin if count.place not in current)


def _shown(
    case: Case, newest: list[Count], olders: list[list[Count]], rivals: set[float], verdict: Verdict
) -> tuple[Count, ...]:
    """Up to three values: those that were set against each other before the others, the newest last."""
    set_against = [kin for kin in olders if kin[0].figure.value in rivals]
    first = (set_against if len(set_against) > 1 else olders)[-2:]
    if verdict == "dispute":
        return _by_outlet(case, [*first, newest])
    return tuple(kin[0] for kin in (*first, newest))


def _by_outlet(case: Case, values: list[list[Count]]) -> tuple[Count, ...]:
    """The newest mention of each value, of an outlet that stands for no other value where there is one."""
    shown: list[Count] = []
    for kin in values:
        used = {case.article(count.place.read).publisher for count in shown}
        others = [count for count in kin if case.article(count.place.read).publisher not in used]
        shown.append((others or kin)[-1])
    return tuple(shown)


def _verdict(case: Case, newest: list[Count], olders: list[list[Count]], counts: list[Count]) -> Verdict:
    """Update where the value that came last has superseded the others; dispute while another one stands beside it."""
    last = told_at(case, newest[-1])
    reads = {count.place.read for count in newest}
    settled = max((told_at(case, c) for c in newest if _settles(case, c)), default=None)
    standing = [c for kin in olders for c in kin if not c.tally.past and c.place.read not in reads]
    beside = [c for kin in olders for c in kin if not c.tally.past and c.place.read == newest[-1].place.read]
    if not standing:
        return "dispute" if beside and settled is None else "update"
    turned = {case.article(count.place.read).publisher: count.figure for count in counts if not count.tally.past}
    moved = [c for c in standing if same_value(turned[case.article(c.place.read).publisher], newest[0].figure)]
    still = [c for c in standing if c not in moved]
    if not still and not beside:
        return "update"
    last_older = max(told_at(case, c) for c in (still or standing))
    if settled is not None and last_older <= settled:
        return "update"
    since = [c for c in newest if told_at(case, c) > last_older]
    if beside or not since:
        return "dispute"
    if told_at(case, newest[0]) <= last_older:
        return "update" if len({case.originals[c.place.read] for c in since}) > 1 else "dispute"
    if any(_rising(case, count) for count in newest) or _growing(olders[-1][-1], newest[0]) or moved:
        return "update"
    if len({case.originals[c.place.read] for c in newest}) >= 2 or last - last_older > RECENT:
        return "update"
    return "dispute"


def _settles(case: Case, count: Count) -> bool:
    """Whether the article itself says, in the same paragraph, that the values have been brought together."""
    sentences = case.reads[count.place.read].analysis.sentences
    paragraph = sentences[count.place.sentence].paragraph
    text = case.article(count.place.read).text
    near = range(max(0, count.place.sentence - 3), min(len(sentences), count.place.sentence + 4))
    return _AGREED.search(text) is not None or any(
        sentences[i].paragraph == paragraph and _SETTLED.search(text, sentences[i].start, sentences[i].end)
        for i in near
    )


def _rising(case: Case, count: Count) -> bool:
    sentence = case.sentence(count.place)
    return bool(_RISING.search(case.article(count.place.read).text, sentence.start, sentence.end))


def _growing(old: Count, new: Count) -> bool:
    """Whether a count that only grows has grown: the dead, the ill, the arrested, or "at least" so many."""
    grows = bool(new.tally.aspects & _GROWING) or old.figure.approx.casefold() in _AT_LEAST
    return grows and new.figure.value > old.figure.value
