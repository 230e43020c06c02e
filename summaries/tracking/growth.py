"""Which events grow fast, by the usual rhythm of those who tell them.

Growth is counted in voices: outlets that tell an event in an article of their own, so that one agency's text under nine
mastheads is one voice.  What is fast depends on whom a newsroom reads: a span in which its outlets usually write twice,
and more voices within it than all but one in twenty of the events that were told by several before.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

MEMORY = timedelta(days=14)  # of which the usual rhythm is made
SHORTEST, LONGEST = timedelta(hours=1), timedelta(hours=24)  # of the span that growth is measured in
FEWEST = 3  # voices, however quiet the newsroom
_ONE_IN = 20  # events of several outlets of which one outgrows the usual
_HALF = 0.5  # share of all outlets that is much by any measure


@dataclass(frozen=True, slots=True)
class Told:
    """An article as it counts here: of which cluster, by whom, when, and which text it is a copy of (else itself)."""

    article: str
    cluster: int
    outlet: str
    at: datetime
    original: str


@dataclass(frozen=True, slots=True)
class Usual:
    """The rhythm of a newsroom's outlets: the span in which growth is measured, and the voices that are fast in it."""

    span: timedelta
    fast: int


@dataclass(frozen=True, slots=True)
class Growth:
    """A cluster that grows fast.  voices: within the span; since, until: the first and the last article of those."""

    cluster: int
    voices: int
    since: datetime
    until: datetime


def usual(told: Iterable[Told]) -> Usual:
    """What is usual, from the articles of the last weeks in any order."""
    clusters: defaultdict[int, list[Told]] = defaultdict(list)
    outlets: defaultdict[str, list[datetime]] = defaultdict(list)
    for one in told:
        clusters[one.cluster].append(one)
        outlets[one.outlet].append(one.at)
    span = _span(outlets.values())
    peaks = sorted(peak for members in clusters.values() if (peak := _peak(members, span)) > 1)
    high = peaks[len(peaks) * (_ONE_IN - 1) // _ONE_IN] + 1 if len(peaks) >= _ONE_IN else FEWEST
    much = round(_HALF * len(outlets))
    return Usual(span, max(FEWEST, min(high, much)))


def growing(told: Iterable[Told], rhythm: Usual, now: datetime) -> list[Growth]:
    """The clusters that grow fast at ``now``, most voices first."""
    recent: defaultdict[int, list[Told]] = defaultdict(list)
    for one in told:
        if now - rhythm.span < one.at <= now:
            recent[one.cluster].append(one)
    found = []
    for cluster, members in recent.items():
        heard = voices(members)
        if heard >= rhythm.fast:
            moments = [one.at for one in members]
            found.append(Growth(cluster, heard, min(moments), max(moments)))
    return sorted(found, key=lambda one: (-one.voices, one.since, one.cluster))


def voices(told: Iterable[Told]) -> int:
    """Outlets that tell it in an article of their own; copies of one text count as whoever had it first."""
    members = list(told)
    first: dict[str, Told] = {}
    for one in sorted(members, key=lambda each: (each.at, each.article)):
        first.setdefault(one.original, one)
    return len({one.outlet for one in first.values()})


def again(declined_at: int, heard: int) -> bool:
    """Whether an event has grown anew by a lot since somebody said no: twice the voices."""
    return heard >= 2 * max(declined_at, FEWEST - 1)


def _span(moments: Iterable[Sequence[datetime]]) -> timedelta:
    """Twice the median pause between two articles of one outlet."""
    pauses = [
        (later - earlier).total_seconds()
        for each in moments
        for ordered in [sorted(each)]
        for earlier, later in pairwise(ordered)
    ]
    twice = timedelta(seconds=2 * median(pauses)) if pauses else SHORTEST
    return min(max(twice, SHORTEST), LONGEST)


def _peak(members: Sequence[Told], span: timedelta) -> int:
    """The most voices that a cluster had within one span."""
    ordered = sorted(members, key=lambda one: one.at)
    best = start = 0
    for end, one in enumerate(ordered):
        while one.at - ordered[start].at >= span:
            start += 1
        if end + 1 - start > best:  # no more voices than articles
            best = max(best, voices(ordered[start : end + 1]))
    return best


def mostly(told: Sequence[Told], tracked: Container[str]) -> bool:
    """Whether at least half of these articles are among those that are tracked already."""
    return 2 * sum(one.article in tracked for one in told) >= len(told)
