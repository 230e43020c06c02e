"""Which event an article tells: one pass over a stream, every decision made once, on what is remembered of the past.

Single-pass clustering of news (Allan, Papka and Lavrenko 1998, "On-line new event detection and tracking"), with the
score measured against that of the next best clusters: what a report has in common with any trial, or any election, says
nothing of which one it tells.
"""

from array import array
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, repeat
from math import log2, sqrt
from operator import mul
from zlib import crc32

from summaries.model import Analysis
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import lead_counts, telling
from summaries.tracking.wording import name_stems

WINDOW = 5000  # articles remembered
MEMBERS = 24  # latest members of a cluster that stand for it
JOIN = 0.14  # likeness, beyond that of the next best, from which an article joins
INDEXED = 30  # most telling stems by which an article is found again
CANDIDATES = 40  # articles looked at closely, those with most in common
_CENTRE, _CLOSEST = 0.4, 3  # share of the whole cluster in the score, the rest is of its closest members
_RIVALS, _RIVAL_COUNTS = 3, 0.6
_FRESH_DAYS = 4.0  # silence after which a cluster asks for more
_STALE = 0.15  # how much more, a doubling of the silence
_STRANGERS = 2.0  # how much more where both name people or places and none is the same
_NAMED = 2  # names without which their absence from the other says nothing
_COPY = 3  # sampled shingles in common, half of the shorter sample, that make a copy


@dataclass(frozen=True, slots=True)
class Decision:
    """Where an article went: the cluster's number, whether others were there, the likeness 0 to 1 and why in words."""

    cluster: int
    joined: bool
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Arrival:
    """What is read of an article before it is decided: telling stems with weights, and the same by number."""

    words: dict[str, float]
    vector: dict[int, float]
    names: "array[int]"
    marks: "array[int]"


@dataclass(slots=True)
class _Member:
    cluster: int
    stems: "array[int]"
    weights: "array[float]"
    names: "array[int]"
    marks: "array[int]"  # every eighth shingle


@dataclass(slots=True)
class _Cluster:
    members: deque[int]
    first: datetime | None = None
    last: datetime | None = None
    weight: float = 0.0  # squared length of the sum of its members' vectors


class Clusters:
    """The cluster decider: a bounded memory of articles, about 3 KB each, and of the clusters that they are in."""

    def __init__(self, window: int = WINDOW, join: float = JOIN, frequency: Frequency | None = None) -> None:
        self.frequency = frequency or Frequency()
        self._window, self._join = window, join
        self._articles: dict[int, _Member] = {}  # by arrival number, oldest first
        self._keys: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._clusters: dict[int, _Cluster] = {}
        self._holders: dict[int, tuple[int, ...]] = {}  # most hold one article: a tuple is half a list
        self._arrivals = self._next = 0

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, key: str, analysis: Analysis, title: str = "", when: datetime | None = None) -> Decision:
        """Decide for one article and remember it; a known key stays in its cluster, with its new words."""
        arrival = self._read(analysis, title)
        known = self._keys.get(key)
        if known is not None:
            cluster = self._articles[known].cluster
            self._keep(key, arrival, cluster, when)
            return Decision(cluster, len(self._clusters[cluster].members) > 1, 1.0, "known already")
        decision = self._decide(arrival, when)
        self._keep(key, arrival, decision.cluster, when)
        return decision

    def place(self, key: str, cluster: int, analysis: Analysis, title: str = "", when: datetime | None = None) -> None:
        """Remember an article where it was put before: to rebuild the memory in stored order, or as editors say."""
        self._keep(key, self._read(analysis, title), cluster, when)

    def number_from(self, first: int) -> None:
        """Give no new cluster a number below ``first``: lower ones are of clusters that are out of memory."""
        self._next = max(self._next, first)

    # --- deciding

    def _read(self, analysis: Analysis, title: str) -> _Arrival:
        counts = lead_counts(analysis, title)
        self.frequency.learn(counts)
        words = telling(counts, self.frequency)
        numbers = {stem: crc32(stem.encode()) for stem in words}
        names = name_stems(analysis)
        return _Arrival(
            words,
            {numbers[stem]: weight for stem, weight in words.items()},
            array("I", [number for stem, number in numbers.items() if stem in names]),
            array("Q", [value for value in analysis.shingles if value & 7 == 0]),
        )

    def _decide(self, arrival: _Arrival, when: datetime | None) -> Decision:
        near = self._near(arrival.vector)
        ranked = sorted(((self._likeness(arrival.vector, cluster), -cluster) for cluster in near), reverse=True)
        copied = self._copied(arrival.marks)
        if copied is not None:
            score = next((score for score, cluster in ranked if -cluster == copied), 0.0)
            if score >= self._join / 2:
                return Decision(copied, True, max(score, 0.9), "a copy of an article of this cluster")
        if not ranked:
            return Decision(self._next, False, 0.0, "nothing alike")
        likeness, best = ranked[0][0], -ranked[0][1]
        rivals = sum(score for score, _ in ranked[1 : 1 + _RIVALS]) / _RIVALS
        score = max(0.0, likeness - _RIVAL_COUNTS * rivals)
        bar = self._join * self._staleness(best, when) * self._strangeness(arrival, best)
        if score < bar:
            reason = f"the closest is {likeness:.2f} alike, {score:.2f} beyond its rivals; {bar:.2f} is needed"
            return Decision(self._next, False, score, reason)
        count = len(self._clusters[best].members)
        reason = f"like {count} of its articles ({likeness:.2f}): {self._shared(arrival.words, best)}"
        return Decision(best, True, score, reason)

    def _near(self, vector: Mapping[int, float]) -> list[int]:
        """The clusters of the articles with most indexed stems in common."""
        holders = self._holders
        counts = Counter(chain.from_iterable(holders[stem] for stem in list(vector)[:INDEXED] if stem in holders))
        return list(dict.fromkeys(self._articles[article].cluster for article, _ in counts.most_common(CANDIDATES)))

    def _likeness(self, vector: Mapping[int, float], cluster: int) -> float:
        held = self._clusters[cluster]
        each = sorted((self._dot(vector, article) for article in held.members), reverse=True)
        closest = each[:_CLOSEST]
        centre = sum(each) / sqrt(held.weight) if held.weight > 0 else 0.0
        return _CENTRE * centre + (1 - _CENTRE) * sum(closest) / len(closest)

    def _dot(self, vector: Mapping[int, float], article: int) -> float:
        member = self._articles[article]
        return float(sum(map(mul, map(vector.get, member.stems, repeat(0.0)), member.weights)))  # the inner loop, in C

    def _staleness(self, cluster: int, when: datetime | None) -> float:
        held = self._clusters[cluster]
        if when is None or held.last is None or held.first is None:
            return 1.0
        gap = max(when - held.last, held.first - when).total_seconds() / 86_400
        return 1.0 if gap <= _FRESH_DAYS else 1.0 + _STALE * log2(gap / _FRESH_DAYS)

    def _strangeness(self, arrival: _Arrival, cluster: int) -> float:
        """More than 1 where article and cluster both name names and share none: another trial, another merger."""
        held = set(chain.from_iterable(self._articles[article].names for article in self._clusters[cluster].members))
        if len(arrival.names) < _NAMED or len(held) < _NAMED or not held.isdisjoint(arrival.vector):
            return 1.0
        return _STRANGERS

    def _copied(self, marks: "array[int]") -> int | None:
        holders = self._holders
        counts = Counter(chain.from_iterable(holders[~mark] for mark in marks if ~mark in holders))
        for article, common in counts.most_common(1):
            member = self._articles[article]
            if common >= _COPY and 2 * common >= min(len(marks), len(member.marks)):
                return member.cluster
        return None

    def _shared(self, words: Mapping[str, float], cluster: int) -> str:
        held = set(chain.from_iterable(self._articles[article].stems for article in self._clusters[cluster].members))
        return ", ".join([stem for stem in words if crc32(stem.encode()) in held][:4])

    # --- remembering

    def _keep(self, key: str, arrival: _Arrival, cluster: int, when: datetime | None) -> None:
        if key in self._keys:
            self._forget(self._keys[key])
        while len(self._articles) >= self._window:
            self._forget(next(iter(self._articles)))
        stems, weights = array("I", arrival.vector), array("f", arrival.vector.values())
        member = _Member(cluster, stems, weights, arrival.names, arrival.marks)
        number, self._arrivals = self._arrivals, self._arrivals + 1
        self._next = max(self._next, cluster + 1)
        self._join_members(number, member, arrival.vector, when)
        self._keys[key], self._names[number] = number, key
        for value in self._index_of(member):
            self._holders[value] = (*self._holders.get(value, ()), number)

    def _join_members(self, number: int, member: _Member, vector: Mapping[int, float], when: datetime | None) -> None:
        held = self._clusters.setdefault(member.cluster, _Cluster(deque()))
        held.weight += 1.0 + 2.0 * sum(self._dot(vector, other) for other in held.members)
        self._articles[number] = member
        held.members.append(number)
        if when is not None:
            held.first = when if held.first is None else min(held.first, when)
            held.last = when if held.last is None else max(held.last, when)
        if len(held.members) > MEMBERS:
            self._step_down(held, held.members[0])

    def _step_down(self, held: _Cluster, number: int) -> None:
        """A member no longer stands for its cluster."""
        member = self._articles[number]
        held.members.remove(number)
        vector = dict(zip(member.stems, member.weights, strict=True))
        held.weight -= 1.0 + 2.0 * sum(self._dot(vector, other) for other in held.members)

    def _forget(self, number: int) -> None:
        member = self._articles[number]
        held = self._clusters[member.cluster]
        if number in held.members:
            self._step_down(held, number)
        if not held.members:
            del self._clusters[member.cluster]
        for value in self._index_of(member):
            others = tuple(holder for holder in self._holders[value] if holder != number)
            if others:
                self._holders[value] = others
            else:
                del self._holders[value]
        del self._articles[number], self._keys[self._names.pop(number)]

    @staticmethod
    def _index_of(member: _Member) -> set[int]:
        return {*member.stems[:INDEXED], *(~mark for mark in member.marks)}
