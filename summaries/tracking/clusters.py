"""Which event an article tells: decided at once on what is remembered of the past, and looked at again later.

Single-pass clustering of news (Allan, Papka and Lavrenko 1998, "On-line new event detection and tracking"), with the
score measured against that of the next best clusters: what a report has in common with any trial, or any election, says
nothing of which one it tells.  What one pass gets wrong `mend` puts right.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from summaries.model import Analysis
from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import lead_counts, telling
from summaries.tracking.memory import Held, Member, Memory, day_of
from summaries.tracking.mending import Mended, Mending
from summaries.tracking.packing import packed, unpacked
from summaries.tracking.regroup import staleness
from summaries.tracking.wording import name_stems

WINDOW = 5000  # articles remembered
JOIN = 0.14  # likeness, beyond that of the next best, from which an article joins
LOOKED = 200  # articles that one mending looks at
_REST = 0.7  # how much a stem behind the opening counts: news tells the event first, then what it knew before
_CENTRE, _CLOSEST = 0.4, 3  # share of the whole cluster in the score, the rest is of its closest members
_LATEST = 6  # articles of each cluster looked at, besides those with most in common
_RIVALS, _RIVAL_COUNTS = 3, 0.6
_STRANGERS = 2.0  # how much more is asked where both name people or places and none is the same
_NAMED = 2  # names without which their absence from the other says nothing
_COPY = 3  # sampled shingles in common, half of the shorter sample, that make a copy


@dataclass(frozen=True, slots=True)
class Decision:
    """Where an article went: the cluster's number, whether others were there, the likeness 0 to 1 and why in words.

    shared: the most telling stems that it has in common with its cluster; the reason ends in them.
    """

    cluster: int
    joined: bool
    score: float
    reason: str
    shared: tuple[str, ...] = ()


class Clusters:
    """The cluster decider: a bounded memory of articles, about 4 KB each, and of the clusters that they are in.

    A cluster's number never means another event.  What `move`, `merge` and `hold` say is held: no mending undoes it.
    """

    def __init__(self, window: int = WINDOW, join: float = JOIN, frequency: Frequency | None = None) -> None:
        self.frequency = frequency or Frequency()
        self._join = join
        self._memory = Memory(window)
        self._mending = Mending(self._memory, self._reweigh)

    def __len__(self) -> int:
        return len(self._memory.members)

    def __contains__(self, key: str) -> bool:
        return self._memory.number(key) is not None

    def number_from(self, first: int) -> None:
        """Give no new cluster a number below ``first``: lower ones are of clusters that are out of memory."""
        self._memory.fresh = max(self._memory.fresh, first)

    # --- deciding

    def add(self, key: str, analysis: Analysis, title: str = "", when: datetime | None = None) -> Decision:
        """Decide for one article and remember it; a known key stays in its cluster, with its new words."""
        member = self._read(key, analysis, title, when)
        known = self._memory.number(key)
        if known is not None:
            cluster = self._memory.members[known].cluster
            self._keep(member, cluster)
            return Decision(cluster, len(self._memory.clusters[cluster].numbers) > 1, 1.0, "known already")
        decision, near = self._decide(member)
        number = self._keep(member, decision.cluster)
        self._memory.link(number, {other: score for other, score in near.items() if other in self._memory.members})
        return decision

    def place(self, key: str, cluster: int, analysis: Analysis, title: str = "", when: datetime | None = None) -> None:
        """Remember an article where it was put before, to rebuild the memory in stored order."""
        self._keep(self._read(key, analysis, title, when), cluster)

    # --- looking again

    def mend(self, most: int = LOOKED) -> Mended:
        """Look again at about ``most`` articles, new ones first, and move those that tell another event.

        To be called now and then, by whoever stores where articles are.  Its cost grows with ``most`` alone.
        """
        return self._mending.run(most)

    # --- what editors say

    def move(self, key: str, cluster: int | None = None) -> int:
        """Put an article into a cluster, or one of its own for None, and hold it there.  Raises KeyError if unknown."""
        number = self._number(key)
        target = self._memory.fresh if cluster is None else cluster
        self._memory.move(number, target)
        self._memory.members[number].held = True
        self._mending.arrived(number)
        return target

    def merge(self, source: int, target: int) -> Sequence[str]:
        """Make two clusters one, and hold it together; returns the keys that moved."""
        moved = self.members(source)
        for key in (*moved, *self.members(target)):
            self.move(key, target)
        return moved

    def hold(self, key: str, held: bool = True) -> None:
        """Hold an article where it is, or let mending judge it again.  Raises KeyError if it is not remembered."""
        self._memory.members[self._number(key)].held = held

    def members(self, cluster: int) -> Sequence[str]:
        """The keys of a cluster's remembered articles, in order of arrival; none for a number that is not in use."""
        held = self._memory.clusters.get(cluster, Held())
        return [self._memory.members[number].key for number in held.numbers]

    def cluster_of(self, key: str) -> int | None:
        """The cluster that an article is in; None where it is not, or no longer, remembered."""
        number = self._memory.number(key)
        return None if number is None else self._memory.members[number].cluster

    # --- a restart

    def packed(self, key: str) -> bytes:
        """What `restore` needs of an article, about 1 KB.  Raises KeyError if it is not remembered."""
        return packed(self._memory.members[self._number(key)])

    def restore(self, key: str, cluster: int, record: bytes, when: datetime | None = None, held: bool = False) -> None:
        """Remember an article from its packed form, some 50 µs each; to be called in stored order.

        Raises ValueError for bytes that `packed` did not make.
        """
        self._keep(unpacked(record, key, cluster, day_of(when), held), cluster)

    # --- within

    def _number(self, key: str) -> int:
        number = self._memory.number(key)
        if number is None:
            raise KeyError(key)
        return number

    def _read(self, key: str, analysis: Analysis, title: str, when: datetime | None) -> Member:
        counts = lead_counts(analysis, title, _REST)
        self.frequency.learn(counts)
        vector, named = telling(counts, self.frequency), name_stems(analysis)
        known = self._memory.number(key)
        return Member(
            key=key,
            cluster=-1,
            stems=tuple(vector),
            counts=array("f", (counts[stem] for stem in vector)),
            weights=array("f", vector.values()),
            names=bytes(map(named.__contains__, vector)),
            marks=array("Q", [value for value in analysis.shingles if value & 7 == 0]),
            day=day_of(when),
            held=known is not None and self._memory.members[known].held,
        )

    def _reweigh(self, member: Member) -> None:
        """Weigh an article's stems by how rare they are now; while little was seen, all seemed rare."""
        if member.weighed == self.frequency.articles:
            return
        member.weighed = self.frequency.articles
        counts = dict(zip(member.stems, member.counts, strict=True))
        named = dict(zip(member.stems, member.names, strict=True))
        vector = telling(counts, self.frequency)
        member.stems, member.names = tuple(vector), bytes(map(named.__getitem__, vector))
        member.counts, member.weights = array("f", (counts[stem] for stem in vector)), array("f", vector.values())

    def _keep(self, member: Member, cluster: int) -> int:
        member.cluster = cluster
        number = self._memory.keep(member)
        self._mending.arrived(number)
        return number

    def _decide(self, member: Member) -> tuple[Decision, dict[int, float]]:
        """The decision, and how alike the articles are that were looked at."""
        memory, fresh = self._memory, self._memory.fresh
        near = memory.near(member.stems)
        vector, alike = member.vector(), dict[int, float]()
        each: dict[int, list[float]] = {memory.members[number].cluster: [] for number in near}
        latest = chain.from_iterable(memory.clusters[cluster].standing(_LATEST) for cluster in each)
        for number in dict.fromkeys((*near, *latest)):
            alike[number] = memory.members[number].dot(vector)
            each[memory.members[number].cluster].append(alike[number])
        ranked = sorted(((_likeness(found), -cluster) for cluster, found in each.items()), reverse=True)
        copied = self._copied(member.marks)
        if copied is not None:
            score = next((score for score, cluster in ranked if -cluster == copied), 0.0)
            if score >= self._join / 2:
                return Decision(copied, True, max(score, 0.9), "a copy of an article of this cluster"), alike
        if not ranked:
            return Decision(fresh, False, 0.0, "nothing alike"), alike
        likeness, best = ranked[0][0], -ranked[0][1]
        rivals = sum(score for score, _ in ranked[1 : 1 + _RIVALS]) / _RIVALS
        score = max(0.0, likeness - _RIVAL_COUNTS * rivals)
        bar = self._join * staleness(self._silence(best, member.day)) * self._strangeness(member, vector, best)
        if score < bar:
            reason = f"the closest is {likeness:.2f} alike, {score:.2f} beyond its rivals; {bar:.2f} is needed"
            return Decision(fresh, False, score, reason), alike
        shared = self._shared(vector, best)
        return Decision(best, True, score, f"{likeness:.2f} alike: {', '.join(shared)}", shared), alike

    def _silence(self, cluster: int, day: float | None) -> float:
        """Days between an article and its cluster."""
        held = self._memory.clusters[cluster]
        if day is None or held.last is None or held.first is None:
            return 0.0
        return max(day - held.last, held.first - day)

    def _strangeness(self, member: Member, vector: Mapping[str, float], cluster: int) -> float:
        """More than 1 where article and cluster both name names and share none: another trial, another merger."""
        members = self._memory.members
        held = set(chain.from_iterable(members[n].named() for n in self._memory.clusters[cluster].standing()))
        if sum(member.names) < _NAMED or len(held) < _NAMED or not held.isdisjoint(vector):
            return 1.0
        return _STRANGERS

    def _copied(self, marks: "array[int]") -> int | None:
        shared = self._memory.sharing(marks)
        if shared is not None:
            member = self._memory.members[shared[0]]
            if shared[1] >= _COPY and 2 * shared[1] >= min(len(marks), len(member.marks)):
                return member.cluster
        return None

    def _shared(self, vector: Mapping[str, float], cluster: int) -> tuple[str, ...]:
        members = self._memory.members
        held = set(chain.from_iterable(members[n].stems for n in self._memory.clusters[cluster].standing()))
        return tuple([stem for stem in vector if stem in held][:4])


def _likeness(each: list[float]) -> float:
    """The likeness to a cluster, by that to its articles: the closest ones count most."""
    closest = sorted(each, reverse=True)[:_CLOSEST]
    return _CENTRE * sum(each) / float(len(each) ** 0.75) + (1 - _CENTRE) * sum(closest) / len(closest)
