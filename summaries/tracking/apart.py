"""Tracked stories that fall into two events that stay apart, and stories that tell one event by now."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from summaries.tracking.growth import Told, voices

RECENT = timedelta(days=7)  # of a story's articles, those that say what it is now
BIG = 4  # articles, and two voices, that make a part of a story worth a name
SHARE = 0.25  # of the story's recent articles that each part must be
BESIDE = timedelta(hours=12)  # for which both must have been told at the same time
SAME = 0.5  # share of both stories' recent articles in one event, or of the smaller one's in both, that makes them one
_VOICES = 2


@dataclass(frozen=True, slots=True)
class Split:
    """A story of which an event has come apart.  apart: the articles of that event, oldest first."""

    story: int
    cluster: int
    apart: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Merger:
    """Two stories that are one: the one with more articles stays.  shared: articles on what both tell, oldest first."""

    keep: int
    gone: int
    shared: tuple[Told, ...]


def splits(stories: Mapping[int, Sequence[Told]]) -> list[Split]:
    """The stories that fall apart, by their recent articles.

    A story goes from event to event; that is no split.  It splits where two events, each a good part of it, are told
    beside each other for half a day and more.  The larger one stays with the story.
    """
    found = []
    for story, told in sorted(stories.items()):
        parts = [part for part in _parts(told) if len(part) >= SHARE * len(told) and _big(part)]
        for first, second in combinations(parts[:3], 2):
            if _beside(first, second):
                found.append(Split(story, second[0].cluster, tuple(second)))
                break
    return found


def mergers(stories: Mapping[int, Sequence[Told]]) -> list[Merger]:
    """The pairs of stories that tell one event, or hold the same articles, by their recent articles."""
    found = []
    for one, other in _neighbours(stories):
        shared = _shared(stories[one], stories[other])
        if _big(shared):
            keep, gone = sorted((one, other), key=lambda story: (-len(stories[story]), story))
            found.append(Merger(keep, gone, tuple(shared)))
    return found


def _neighbours(stories: Mapping[int, Sequence[Told]]) -> list[tuple[int, int]]:
    """The pairs of stories that have an event in common: of thousands of stories, few."""
    holders: defaultdict[int, set[int]] = defaultdict(set)
    for story, told in stories.items():
        for one in told:
            holders[one.cluster].add(story)
    return sorted({pair for held in holders.values() for pair in combinations(sorted(held), 2)})


def _parts(told: Sequence[Told]) -> list[list[Told]]:
    """A story's articles by event, the largest first; each oldest first."""
    clusters: defaultdict[int, list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda each: (each.at, each.article)):
        clusters[one.cluster].append(one)
    return sorted(clusters.values(), key=lambda part: (-len(part), part[0].cluster))


def _big(part: Sequence[Told]) -> bool:
    return len(part) >= BIG and voices(part) >= _VOICES


def _beside(first: Sequence[Told], second: Sequence[Told]) -> bool:
    return min(first[-1].at, second[-1].at) - max(first[0].at, second[0].at) >= BESIDE


def _shared(one: Sequence[Told], other: Sequence[Told]) -> list[Told]:
    """The articles that make two stories one; none where nothing does.

    A narrow story within a broad one is no merger: half of the smaller one must be a good part of the larger one too.
    """
    every = {each.article: each for each in (*one, *other)}
    both = {each.article for each in one} & {each.article for each in other}
    if len(both) >= SAME * min(len(one), len(other)) and len(both) >= SHARE * max(len(one), len(other)):
        shared = _ordered(every[article] for article in both)
        if _big(shared):
            return shared
    mine, theirs = (Counter(each.cluster for each in told) for told in (one, other))
    for cluster in sorted(mine.keys() & theirs.keys()):
        if mine[cluster] >= SAME * len(one) and theirs[cluster] >= SAME * len(other):
            return _ordered(each for each in every.values() if each.cluster == cluster)
    return []


def _ordered(told: Iterable[Told]) -> list[Told]:
    return sorted(told, key=lambda each: (each.at, each.article))
