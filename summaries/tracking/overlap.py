"""How much two texts share, from their sketches, and whether that makes the one a copy of the other."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from operator import le

SKETCH = 128  # hashes kept of a text; a shorter sketch holds every one of its shingles
EVIDENCE = 5  # sampled shingles in common below which nothing is claimed
MOSTLY = 0.5  # share of a text that must stand in the other for a copy, whatever else it holds
OWN_WORK = 0.35  # share of a longer, later text that must be copied; below it, it is a new work that quotes another
# Two texts of which neither has more of its own than the other has in all are one text, edited twice, when they share
# this much (the mean of both shares): less where it stands in one order, as in two edits of one text, than where it
# does not, as in two reports of one event.
IN_ORDER, OUT_OF_ORDER, UNKNOWN_ORDER = 0.25, 0.45, 0.36
SAME_AGENCY = 0.2  # so much less where both credit one agency
KIN = 0.15  # mean share from which two texts that a third copies are one; independent reports seldom share a tenth
STRANGERS = 0.06  # mean share below which two texts have nothing to do with each other
ITEM, ROUND_UP = 0.2, 0.7  # share of a round-up that one of its items has, and that all of them have
FAR = 3  # places between two shared shingles from which they are two passages
TELLING = 6  # passages below which their order says nothing: five stand in one order by chance once in 120


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far two texts share their shingles, estimated from sketches; all shares 0 to 1."""

    jaccard: float  # of all shingles of both
    of_first: float  # share of the first text's shingles that the second has
    of_second: float
    common: int  # sampled shingles in common: the evidence behind the shares


NOTHING = Overlap(0.0, 0.0, 0.0, 0)


def overlap(first: Sequence[int], second: Sequence[int]) -> Overlap:
    """What two sketches say of their texts: resemblance and containment (Broder 1997, "On the resemblance and
    containment of documents").

    A sketch is the 128 smallest hashes of a text's shingles, or all of them where it has fewer.  Below the smaller of
    the two largest hashes both are complete samples, at one rate, of their texts, so plain counts estimate every share.
    """
    return ordered_overlap(sorted(first), sorted(second))


def ordered_overlap(ours: Sequence[int], theirs: Sequence[int]) -> Overlap:
    """The same for two sketches in rising order."""
    common = len(set(ours).intersection(theirs))
    if not common:
        return NOTHING
    reach = min(reach_of(ours), reach_of(theirs))
    in_first, in_second = bisect_right(ours, reach), bisect_right(theirs, reach)
    return Overlap(common / (in_first + in_second - common), common / in_first, common / in_second, common)


def reach_of(ordered: Sequence[int]) -> float:
    """The hash up to which a sketch in rising order holds every shingle of its text."""
    return ordered[-1] if len(ordered) >= SKETCH else float("inf")


def resemblance(first: Sequence[int], second: Sequence[int]) -> float:
    """The estimated share of all shingles that two texts have in common, 0 to 1 (bottom-k Jaccard, Broder 1997)."""
    return overlap(first, second).jaccard


def containment(first: Sequence[int], second: Sequence[int]) -> float:
    """The estimated share of the shorter text that stands in the longer one, 0 to 1 (Broder 1997)."""
    found = overlap(first, second)
    return max(found.of_first, found.of_second)


def is_copy(earlier: Sequence[int], later: Sequence[int], same_agency: bool = False) -> bool:
    """Whether the later of two texts is a copy of the earlier, or the earlier a cut of the same original.

    A cut copy lies within its original.  A longer, later text that holds an earlier one is a copy only if much of it
    is: a reporter's long piece that takes in a wire item is a work of its own.

    same_agency: both say that they are from one.
    """
    return copied(overlap(earlier, later), earlier, later, same_agency)


def copied(found: Overlap, earlier: Sequence[int], later: Sequence[int], same_agency: bool = False) -> bool:
    """The same where the overlap of the two sketches is known."""
    first, second = found.of_first, found.of_second
    if found.common < EVIDENCE:
        return False
    if second >= MOSTLY or (first >= MOSTLY and second >= OWN_WORK):
        return True
    # What each has of its own, and what the other has in all, both in shares of what they have in common.
    alike = 1 / second - 1 < 1 / first and 1 / first - 1 < 1 / second
    share = _mean(found) + (SAME_AGENCY if same_agency else 0.0)
    return alike and share >= IN_ORDER and share >= _bar(concordance(earlier, later))


def _bar(order: float | None) -> float:
    if order is None:
        return UNKNOWN_ORDER
    return OUT_OF_ORDER - (OUT_OF_ORDER - IN_ORDER) * max(0.0, 2 * order - 1)


def concordance(first: Sequence[int], second: Sequence[int]) -> float | None:
    """The share, 0 to 1, of pairs of shared passages that stand in one order in both texts (after Kendall 1938).

    None where too few are shared for their order to say anything, or where a sketch does not have its text's order.
    """
    passages = _passages(first, second)
    if len(passages) < TELLING or _ascends(first) or _ascends(second):
        return None
    pairs = [one < other for one, other in combinations(passages, 2)]
    return sum(pairs) / len(pairs)


def _passages(first: Sequence[int], second: Sequence[int]) -> list[int]:
    """Where passages of the first text, in its order, stand in the second; shingles close in both are one passage."""
    places = {value: place for place, value in enumerate(second)}
    found: list[int] = []
    here = there = -FAR - 1
    for at, value in enumerate(first):
        place = places.get(value)
        if place is None:
            continue
        if at - here > FAR or abs(place - there) > FAR:
            found.append(place)
        here, there = at, place
    return found


def _ascends(sketch: Sequence[int]) -> bool:
    return all(map(le, sketch, islice(sketch, 1, None)))


def kin(found: Overlap) -> bool:
    """Whether two texts share more than independent reports of one event do."""
    return found.common >= EVIDENCE and _mean(found) >= KIN


def _mean(found: Overlap) -> float:
    return (found.of_first + found.of_second) / 2


def gathered(parts: Sequence[Sequence[int]], whole: Sequence[int]) -> bool:
    """Whether a text is put together from others that have nothing to do with each other; sketches in rising order."""
    taken: list[Sequence[int]] = []
    for part in parts:
        if all(_mean(ordered_overlap(part, other)) < STRANGERS for other in taken):
            taken.append(part)
    reach = min(map(reach_of, (whole, *taken)))
    held = {value for value in whole if value <= reach}
    shares = [share for part in taken if (share := len(held.intersection(part)) / max(1, len(held))) >= ITEM]
    return len(shares) > 1 and sum(shares) >= ROUND_UP
