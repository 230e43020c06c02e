"""A second look at what was decided one article at a time: clusters that are one event, and those that hold two."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from summaries.tracking.memory import Member, Memory
from summaries.tracking.regroup import MERGE, RIVALS, Told, regroup

REGION = 240  # articles looked at together, and those at the edge
_TOLD = 4  # stems named in a reason


@dataclass(frozen=True, slots=True)
class Move:
    """One article that tells another event than was thought: from one cluster to another, and why in words."""

    key: str
    source: int
    target: int
    reason: str


@dataclass(frozen=True, slots=True)
class Mended:
    """What a second look changed.

    moves: every article that changed its cluster, once.  merges: (source, target) for each cluster all of whose
    remembered articles went to one other; older articles, which are no longer remembered, should follow them.
    looked: how many articles were looked at.
    """

    moves: tuple[Move, ...] = ()
    merges: tuple[tuple[int, int], ...] = ()
    looked: int = 0


class Mending:
    """Who gets a second look when: new articles first, then those that wait longest for another."""

    def __init__(self, memory: Memory, reweigh: Callable[[Member], None]) -> None:
        self._memory, self._reweigh = memory, reweigh
        self._new: dict[int, None] = {}
        self._seen: dict[int, None] = {}

    def arrived(self, number: int) -> None:
        """An article has arrived or was moved: it and its surroundings want a look."""
        self._new[number] = None

    def run(self, most: int) -> Mended:
        """Look at about so many articles again, each once, and move those that tell another event."""
        members = self._memory.members
        was: dict[int, int] = {}
        why: dict[int, str] = {}
        done: set[int] = set()
        while len(done) < most and (seed := self._next(done)) is not None:
            region, inner = surroundings(self._memory, seed, done)
            for number in region:
                self._memory.change(number, self._reweigh)
            for number, cluster, reason in rearranged(self._memory, region, inner):
                was.setdefault(number, members[number].cluster)
                self._memory.move(number, cluster)
                why[number] = reason
            done |= inner
            self._looked_at(inner)
        moved = [(number, source) for number, source in sorted(was.items()) if members[number].cluster != source]
        moves = tuple(Move(members[n].key, source, members[n].cluster, why[n]) for n, source in moved)
        return Mended(moves, _merges(moves, self._memory), len(done))

    def _next(self, done: set[int]) -> int | None:
        for waiting in (self._new, self._seen):
            while waiting:
                number = next(iter(waiting))
                if number in self._memory.members:
                    if number in done:
                        return None  # all others were looked at after it
                    return number
                del waiting[number]
        return None

    def _looked_at(self, numbers: Iterable[int]) -> None:
        for number in sorted(numbers):
            self._new.pop(number, None)
            self._seen.pop(number, None)
            self._seen[number] = None


def surroundings(memory: Memory, seed: int, done: set[int]) -> tuple[list[int], set[int]]:
    """The articles near one, in order of arrival; and those of them whose own surroundings have been taken in too.

    Grown from the most alike on, by clusters: whole ones, by the articles that stand for them.  At the edge are those
    that are near, but not near enough to become one with an article inside; those that were looked at just now; and,
    once REGION articles are in, all others.
    """
    waiting = [(-1.0, seed)]
    region: dict[int, None] = {}
    inside: set[int] = set()
    while waiting:
        score, number = heappop(waiting)
        if number in inside:
            continue
        standing = memory.clusters[memory.members[number].cluster].standing()
        cluster = dict.fromkeys((number, *standing))
        region.update(cluster)
        if number != seed and (-score < MERGE or number in done or len(region) > REGION):
            continue
        inside.update(cluster)
        for one in cluster:
            for other, likeness in _worth_taking(memory, one):
                if other not in inside:
                    heappush(waiting, (max(score, -likeness), other))
    return sorted(region), inside


def _worth_taking(memory: Memory, number: int) -> list[tuple[int, float]]:
    """What an article may be one event with, and the nearest of the rest, which are its rivals."""
    near = sorted(memory.linked(number), key=lambda link: (-link[1], link[0]))
    close = sum(likeness >= MERGE for _, likeness in near)
    return near[: close + RIVALS]


def rearranged(memory: Memory, region: Sequence[int], inner: set[int]) -> list[tuple[int, int, str]]:
    """The articles of a region that belong elsewhere: number, cluster, and why.

    A group keeps the number of the cluster that most of it comes from; what splits off gets a number never used.
    """
    members = memory.members
    told = [_told(members[number]) for number in region]
    groups = [[region[place] for place in group] for group in regroup(told)]
    numbers = _numbers(memory, groups)
    found: list[tuple[int, int, str]] = []
    for place in _settled(memory, groups, inner):
        group = groups[place]
        if place not in numbers:
            numbers[place], memory.fresh = memory.fresh, memory.fresh + 1
        strangers = [number for number in group if members[number].cluster != numbers[place]]
        if strangers:
            reason = _reason(memory, group)
            found += [(number, numbers[place], reason) for number in strangers]
    return found


def _told(member: Member) -> Told:
    return Told(member.vector(), member.day, member.cluster if member.held else None, frozenset(member.named()))


def _numbers(memory: Memory, groups: Sequence[Sequence[int]]) -> dict[int, int]:
    """The cluster number that each group keeps, by its place; none for a group that must have a new one."""
    members = memory.members
    kept: dict[int, int] = {}
    claims: list[tuple[int, int, int]] = []
    for place, group in enumerate(groups):
        held = [members[number].cluster for number in group if members[number].held]
        if held:
            kept[place] = held[0]
        counts = Counter(members[number].cluster for number in group)
        claims += [(count, -cluster, -place) for cluster, count in counts.items()]
    for _, cluster, place in sorted(claims, reverse=True):
        if -place not in kept and -cluster not in kept.values():
            kept[-place] = -cluster
    return kept


def _settled(memory: Memory, groups: Sequence[Sequence[int]], inner: set[int]) -> list[int]:
    """The groups that the region is large enough to judge: those that reach inside, and what they were parts of."""
    clusters = [{memory.members[number].cluster for number in group} for group in groups]
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for place, held in enumerate(clusters):
        for cluster in held:
            holders[cluster].append(place)
    waiting = [place for place, group in enumerate(groups) if not inner.isdisjoint(group)]
    found = set(waiting)
    while waiting:
        for cluster in clusters[waiting.pop()]:
            reached = [place for place in holders[cluster] if place not in found]
            found.update(reached)
            waiting += reached
    return sorted(found)


def _reason(memory: Memory, group: Sequence[int]) -> str:
    """What a group shares, for an editor."""
    if len(group) == 1:
        return "nothing else tells its event"
    weights: defaultdict[str, float] = defaultdict(float)
    holders: Counter[str] = Counter()
    for number in group:
        for stem, weight in memory.members[number].vector().items():
            weights[stem] += weight
            holders[stem] += 1
    shared = sorted((stem for stem in weights if 2 * holders[stem] > len(group)), key=lambda s: (-weights[s], s))
    return f"one event with {len(group) - 1} others: {', '.join(shared[:_TOLD]) or 'alike in many small things'}"


def _merges(moves: Sequence[Move], memory: Memory) -> tuple[tuple[int, int], ...]:
    targets: defaultdict[int, set[int]] = defaultdict(set)
    for move in moves:
        targets[move.source].add(move.target)
    return tuple(
        (source, next(iter(to)))
        for source, to in sorted(targets.items())
        if len(to) == 1 and source not in memory.clusters
    )
