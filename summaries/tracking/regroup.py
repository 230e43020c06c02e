"""Which articles of a neighbourhood tell one event, judged all together: what one pass cannot see."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log2, sqrt
from operator import itemgetter

MERGE = 0.1  # mean likeness from which two groups are one
STRANGERS = 0.5  # of the likeness that counts where both name people or places and none is the same
_NAMED = 2  # names without which their absence from the other says nothing
RIVALS = 3
RIVAL_COUNTS = 0.45  # of the mean likeness to the rivals, added to what is asked
COHESION = 0.55  # of the likeness within two groups that there must be between them
_PRIOR_PAIRS = 2.0  # pairs without likeness that a group is taken to have besides its own: two alike prove little
_STEP = 0.02  # groups almost as alike as the most alike ones are joined in the same round
_TRIED = RIVALS + 1
_LIKENESS = itemgetter(1)
_FAINT = 0.015  # likeness of articles that have nothing in common but the language
FRESH_DAYS = 4.0  # silence after which a follow-up must be more alike
STALE = 0.15  # how much more, a doubling of the silence


@dataclass(frozen=True, slots=True)
class Told:
    """One article of a neighbourhood: its vector of length one, its day, the cluster that an editor holds it in.

    names: those of the vector's stems that are parts of names.
    """

    vector: Mapping[str, float]
    day: float | None = None
    held: int | None = None
    names: frozenset[str] = frozenset()

    def strange_to(self, other: "Told") -> bool:
        """Whether both name people or places and none is the same: another trial, another merger."""
        return (
            len(self.names) >= _NAMED <= len(other.names)
            and self.names.isdisjoint(other.vector)
            and other.names.isdisjoint(self.vector)
        )


@dataclass(slots=True)
class _Group:
    places: list[int]
    row: dict[int, float]  # mean likeness to other groups, by their first place
    within: float = 0.0  # likeness summed over its pairs
    first: float | None = None
    last: float | None = None
    held: int | None = None
    near: list[tuple[float, int]] = field(default_factory=list)  # the groups most alike, as (likeness, -place)
    cohesion: float = 0.0

    def look_round(self) -> None:
        """Find the nearest groups again, after the row changed."""
        nearest = sorted(self.row.items(), key=_LIKENESS, reverse=True)[:_TRIED]
        self.near = [(likeness, -place) for place, likeness in nearest]
        size = len(self.places)
        self.cohesion = self.within / (size * (size - 1) / 2 + _PRIOR_PAIRS)

    def sees(self, likeness: float, *places: int) -> bool:
        """Whether a change of likeness to these groups may change which are nearest."""
        return len(self.near) < _TRIED or likeness > self.near[-1][0] or any(-place in places for _, place in self.near)

    def rivals(self, other: int) -> float:
        """Likeness to the nearest groups apart from one, summed over RIVALS of them."""
        return sum([likeness for likeness, rival in self.near if -rival != other][:RIVALS])


def staleness(gap: float) -> float:
    """By how much a silence of so many days raises what is asked of likeness: 1 within four days."""
    return 1.0 if gap <= FRESH_DAYS else 1.0 + STALE * log2(gap / FRESH_DAYS)


def regroup(articles: Sequence[Told]) -> list[list[int]]:
    """The groups of places that tell one event each, every group in ascending order.

    Agglomeration by mean likeness (average linkage).  Two groups become one when their likeness passes a bar, which is
    higher where other groups are as near (what is shared with several events tells none of them), where both are much
    more alike within than they are to each other, and where silence lies between them.  Groups that editors hold in
    different clusters never become one.
    """
    return _Regrouping(articles).run()


def likenesses(vectors: Sequence[Mapping[str, float]]) -> list[dict[int, float]]:
    """The likeness of every two vectors that have more in common than any two."""
    rows: list[dict[int, float]] = []
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        row: defaultdict[int, float] = defaultdict(float)
        for stem, weight in vector.items():
            others = holders[stem]
            for other, theirs in others:
                row[other] += weight * theirs
            others.append((place, weight))
        kept = {other: likeness for other, likeness in row.items() if likeness > _FAINT}
        for other, likeness in kept.items():
            rows[other][place] = likeness
        rows.append(kept)
    return rows


class _Regrouping:
    def __init__(self, articles: Sequence[Told]) -> None:
        rows = likenesses([one.vector for one in articles])
        for place, row in enumerate(rows):
            for other in row:
                if other < place and articles[place].strange_to(articles[other]):
                    row[other] = rows[other][place] = STRANGERS * row[other]
        self._groups = {
            place: _Group([place], row, 0.0, one.day, one.day, one.held)
            for place, (one, row) in enumerate(zip(articles, rows, strict=True))
        }
        self._choices: dict[int, tuple[float, int]] = {}

    def run(self) -> list[list[int]]:
        touched = set(self._groups)
        self._join_held()
        while touched:
            touched = self._round(touched & self._groups.keys())
        return sorted(sorted(group.places) for group in self._groups.values())

    def _round(self, touched: set[int]) -> set[int]:
        """Join the two groups that pass the bar by most, and all that want each other and pass it by nearly as much.

        touched: groups whose likeness to others changed in the round before.  Returns those of this round.
        """
        for place in touched:
            self._groups[place].look_round()
        for place, group in self._groups.items():
            if place in touched or any(-other in touched for _, other in group.near):
                self._choices[place] = self._choice(place, group)
        margin, first = max(((margin, -place) for place, (margin, _) in self._choices.items()), default=(-1.0, 0))
        changed: set[int] = set()
        if margin < 0:
            return changed
        pairs = [(-first, self._choices[-first][1])]
        pairs += [
            (place, other)
            for place, (passed, other) in self._choices.items()
            if place < other and passed >= max(0.0, margin - _STEP) and self._choices[other][1] == place
        ]
        for place, other in pairs:
            if place in self._groups and other in self._groups:
                changed |= self._join(min(place, other), max(place, other))
        return changed

    def _choice(self, place: int, group: _Group) -> tuple[float, int]:
        """By how much a group passes the bar of the one that it wants to join most, below 0 where of none; and that."""
        best = (-1.0, -place)
        for likeness, negative in group.near:
            other = self._groups[-negative]
            if group.held is None or other.held is None or group.held == other.held:
                asked = _asked(group, other, (group.rivals(-negative) + other.rivals(place)) / (2 * RIVALS))
                best = max(best, (likeness - asked, negative))
        return best[0], -best[1]

    def _join(self, place: int, other: int) -> set[int]:
        """Make the second group part of the first; returns the groups that see the change."""
        groups = self._groups
        one, two = groups[place], groups.pop(other)
        self._choices.pop(other, None)
        mine, theirs = len(one.places), len(two.places)
        one.within += two.within + mine * theirs * one.row.pop(other, 0.0)
        two.row.pop(place, None)
        share = mine / (mine + theirs)
        row = {third: share * likeness for third, likeness in one.row.items()}
        for third, likeness in two.row.items():
            row[third] = row.get(third, 0.0) + (1.0 - share) * likeness
        changed = {place}
        for third, likeness in row.items():
            groups[third].row.pop(other, None)
            groups[third].row[place] = likeness
            if groups[third].sees(likeness, place, other):
                changed.add(third)
        one.row = row
        one.places += two.places
        one.first, one.last = _earlier(one.first, two.first), _later(one.last, two.last)
        one.held = two.held if one.held is None else one.held
        return changed

    def _join_held(self) -> None:
        """What editors hold in one cluster is one group from the start."""
        first: dict[int, int] = {}
        for place, held in [(place, group.held) for place, group in self._groups.items()]:
            if held is not None and first.setdefault(held, place) != place:
                self._join(first[held], place)


def _asked(one: _Group, other: _Group, rivals: float) -> float:
    bar = max(MERGE, COHESION * sqrt(one.cohesion * other.cohesion)) + RIVAL_COUNTS * rivals
    return bar * staleness(_gap(one, other))


def _gap(one: _Group, other: _Group) -> float:
    """Days of silence between two groups."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0.0
    return max(one.first - other.last, other.first - one.last, 0.0)


def _earlier(one: float | None, other: float | None) -> float | None:
    return other if one is None else one if other is None else min(one, other)


def _later(one: float | None, other: float | None) -> float | None:
    return other if one is None else one if other is None else max(one, other)
