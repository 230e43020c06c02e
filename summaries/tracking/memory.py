"""What is remembered of a stream's articles: the words that tell their events, their clusters, what is near them."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, compress, islice, repeat
from operator import mul

MEMBERS = 24  # latest members of a cluster that stand for it
INDEXED = 30  # most telling stems by which an article is found again
CANDIDATES = 40  # articles looked at closely, those with most in common
HOLDERS = 100  # newest articles under one stem: what more hold tells little
LINKS = 12  # nearest articles kept of each
LINKED = 0.06  # likeness from which an article is near another
_DAY = 86_400.0


@dataclass(slots=True)
class Member:
    """One article as it is remembered.

    stems: the most telling ones, heaviest first.  counts: how much the text says of each, rarity apart.  weights: of
    the stems, as a vector of length one.  names: for each stem, 1 where it is part of a name.  marks: some shingles.
    day: when it was published, in days since 1970.  held: an editor put it there.  links: likeness to the nearest
    others by number, None before they are looked for.  weighed: how many articles were known when the stems were
    weighed anew last.
    """

    key: str
    cluster: int
    stems: tuple[str, ...]
    counts: "array[float]"
    weights: "array[float]"
    names: bytes
    marks: "array[int]"
    day: float | None = None
    held: bool = False
    links: dict[int, float] | None = None
    weighed: float = -1.0

    def dot(self, vector: Mapping[str, float]) -> float:
        """The likeness to a vector of length one, 0 to 1."""
        return float(sum(map(mul, map(vector.get, self.stems, repeat(0.0)), self.weights)))  # the inner loop, in C

    def named(self) -> Iterator[str]:
        """The stems that are parts of names."""
        return compress(self.stems, self.names)

    def vector(self) -> dict[str, float]:
        """Stem to weight."""
        return dict(zip(self.stems, self.weights, strict=True))


@dataclass(slots=True)
class Held:
    """One cluster: the numbers of its articles, oldest first, and the days between which they were published."""

    numbers: dict[int, None] = field(default_factory=dict)
    first: float | None = None
    last: float | None = None

    def standing(self, most: int = MEMBERS) -> list[int]:
        """The articles that stand for it, the latest first."""
        return list(islice(reversed(self.numbers), most))

    def stretch(self, day: float | None) -> None:
        """Take in the day of one article."""
        if day is not None:
            self.first = day if self.first is None else min(self.first, day)
            self.last = day if self.last is None else max(self.last, day)


class Memory:
    """The last ``window`` articles, about 4 KB each, by number of arrival, key, cluster, stem and shingle."""

    def __init__(self, window: int) -> None:
        self.window = window
        self.members: dict[int, Member] = {}  # oldest first
        self.clusters: dict[int, Held] = {}
        self.fresh = 0  # the lowest cluster number never used
        self._numbers: dict[str, int] = {}
        self._holders: dict[str | int, tuple[int, ...]] = {}  # most hold one article: a tuple is half a list
        self._arrivals = 0

    def number(self, key: str) -> int | None:
        """The number of an article; None where it is not, or no longer, remembered."""
        return self._numbers.get(key)

    def keep(self, member: Member) -> int:
        """Remember an article, in place of what was known under its key; the oldest leaves when the window is full."""
        if member.key in self._numbers:
            self.forget(self._numbers[member.key])
        while len(self.members) >= self.window:
            self.forget(next(iter(self.members)))
        number, self._arrivals = self._arrivals, self._arrivals + 1
        self.members[number] = member
        self._numbers[member.key] = number
        self._enter(number, member)
        self._hold(number, _indexed(member))
        return number

    def forget(self, number: int) -> None:
        """Drop an article; the number of a cluster that it leaves empty is not used again."""
        member = self.members.pop(number)
        self._leave(number, member)
        self._let_go(number, _indexed(member))
        del self._numbers[member.key]

    def change(self, number: int, change: Callable[[Member], None]) -> None:
        """Let the words of an article be weighed anew: it is found by those that tell most now and by no others."""
        member = self.members[number]
        before = dict.fromkeys(_indexed(member))
        change(member)
        after = dict.fromkeys(_indexed(member))
        self._let_go(number, [value for value in before if value not in after])
        self._hold(number, [value for value in after if value not in before])

    def move(self, number: int, cluster: int) -> None:
        """Put an article into another cluster."""
        member = self.members[number]
        self._leave(number, member)
        member.cluster = cluster
        self._enter(number, member)

    def near(self, stems: Iterable[str]) -> list[int]:
        """The articles that have most of these stems in common, first the one with most."""
        holders = self._holders
        counts = Counter(chain.from_iterable(holders[stem] for stem in islice(stems, INDEXED) if stem in holders))
        return [number for number, _ in counts.most_common(CANDIDATES)]

    def sharing(self, marks: Iterable[int]) -> tuple[int, int] | None:
        """The article with most shingles in common, and how many."""
        holders = self._holders
        counts = Counter(chain.from_iterable(holders[mark] for mark in marks if mark in holders))
        return next(iter(counts.most_common(1)), None)

    def link(self, number: int, likeness: Mapping[int, float]) -> None:
        """Note how alike an article is to others, at both ends."""
        member = self.members[number]
        near = sorted(((score, other) for other, score in likeness.items() if score >= LINKED), reverse=True)[:LINKS]
        member.links = {other: score for score, other in near}
        for score, other in near:
            theirs = self.members[other].links
            if theirs is not None:
                theirs[number] = score
                if len(theirs) > 2 * LINKS:
                    self.members[other].links = self._nearest(theirs)

    def linked(self, number: int) -> Iterator[tuple[int, float]]:
        """The remembered articles near one, with their likeness; they are looked for where nobody did yet."""
        member = self.members[number]
        if member.links is None:
            vector = member.vector()
            near = (other for other in self.near(member.stems) if other != number)
            self.link(number, {other: self.members[other].dot(vector) for other in near})
        yield from ((other, score) for other, score in (member.links or {}).items() if other in self.members)

    def _nearest(self, links: Mapping[int, float]) -> dict[int, float]:
        kept = sorted(((score, other) for other, score in links.items() if other in self.members), reverse=True)
        return {other: score for score, other in kept[:LINKS]}

    def _hold(self, number: int, values: Iterable[str | int]) -> None:
        for value in values:
            held = self._holders.get(value)
            self._holders[value] = (number,) if held is None else (*held[1 - HOLDERS :], number)

    def _let_go(self, number: int, values: Iterable[str | int]) -> None:
        for value in values:
            others = tuple(holder for holder in self._holders.get(value, ()) if holder != number)
            if others:
                self._holders[value] = others
            else:
                self._holders.pop(value, None)

    def _enter(self, number: int, member: Member) -> None:
        self.fresh = max(self.fresh, member.cluster + 1)
        held = self.clusters.setdefault(member.cluster, Held())
        held.numbers[number] = None
        held.stretch(member.day)

    def _leave(self, number: int, member: Member) -> None:
        held = self.clusters[member.cluster]
        del held.numbers[number]
        if not held.numbers:
            del self.clusters[member.cluster]


def day_of(when: datetime | None) -> float | None:
    """An instant in days since 1970."""
    return None if when is None else when.timestamp() / _DAY


def _indexed(member: Member) -> Iterator[str | int]:
    yield from member.stems[:INDEXED]
    yield from dict.fromkeys(member.marks)
