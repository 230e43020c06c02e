"""Near-duplicates: reprinted, cut, retitled or lightly edited copies count as one original."""

from array import array
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from threading import Lock

from summaries.model import Read

SKETCH = 64  # hashes kept of a text; a shorter sketch holds every one of its shingles
COPIED = 0.5  # share of a text that must stand in the other for a copy
COPIED_SAME_AGENCY = 0.3  # the same where both credit one agency
OWN_WORK = 0.35  # share of a *longer, later* text that must be copied; below it, it is a new work that quotes another
EVIDENCE = 4  # sampled shingles in common below which nothing is claimed
SAME = 0.8  # resemblance at which no closer original is looked for
CANDIDATES = 6  # texts with most indexed hashes in common that are compared in full
STORIES = 64  # sets of reads whose originals are remembered: a story is briefed more often than it moves
_LATEST = datetime.max.replace(tzinfo=UTC)


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

    A sketch is the 64 smallest hashes of a text's shingles, or all of them where it has fewer.  Below the smaller of
    the two largest hashes both are complete samples, at one rate, of their texts, so plain counts estimate every share.
    """
    return _overlap(sorted(first), sorted(second))


def _overlap(ours: Sequence[int], theirs: Sequence[int]) -> Overlap:
    """The same for two sketches in rising order."""
    common = len(set(ours).intersection(theirs))
    if not common:
        return NOTHING
    reach = min(_reach(ours), _reach(theirs))
    in_first, in_second = bisect_right(ours, reach), bisect_right(theirs, reach)
    return Overlap(common / (in_first + in_second - common), common / in_first, common / in_second, common)


def _reach(ordered: Sequence[int]) -> float:
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
    """
    return _copied(overlap(earlier, later), same_agency)


def _copied(found: Overlap, same_agency: bool) -> bool:
    if found.common < EVIDENCE:
        return False
    bar = COPIED_SAME_AGENCY if same_agency else COPIED
    return found.of_second >= bar or (found.of_first >= bar and found.of_second >= min(bar, OWN_WORK))


class NearIndex:
    """Copies in a stream: remembers the last ``window`` texts and finds, for a new one, the original that it copies.

    About 2.5 KB a text.  Of a long text one hash in four is indexed, the same quarter for every text (those divisible
    by 4): a copy is found through any of them, and then compared on the whole sketch.
    """

    def __init__(self, window: int = 5000) -> None:
        self._window = window
        self._order: deque[str] = deque()
        self._texts: dict[str, tuple[array[int], str, tuple[str, ...]]] = {}  # key -> sketch, original, credits
        self._holders: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._order)

    def add(self, key: str, sketch: Sequence[int], agencies: Iterable[str] = ()) -> str | None:
        """Remember a text and return the key of the original that it copies, or None where it is one itself.

        A key that is known is a new version of the same text: it replaces the old one, and is no copy of it.
        """
        self.forget(key)
        original = self.find(sketch, agencies)
        self._keep(key, sketch, key if original is None else original, agencies)
        return original

    def find(self, sketch: Sequence[int], agencies: Iterable[str] = ()) -> str | None:
        """The original that a text copies, without remembering the text; the closest where several would do."""
        named = {agency.casefold() for agency in agencies}
        best: tuple[float, str] | None = None
        ordered = sorted(sketch)
        for key in self._candidates(sketch):
            theirs, original, credited = self._texts[key]
            found = _overlap(theirs, ordered)
            if _copied(found, not named.isdisjoint(credited)):
                closeness = max(found.of_first, found.of_second) + found.jaccard
                if best is None or closeness > best[0]:
                    best = closeness, original
                if found.jaccard > SAME:
                    break
        return best[1] if best else None

    def forget(self, key: str) -> None:
        """Drop one text; copies of it keep its key as their original."""
        if key not in self._texts:
            return
        self._order.remove(key)
        self._drop(key)

    def _candidates(self, sketch: Sequence[int]) -> list[str]:
        holders = self._holders
        counts = Counter(chain.from_iterable(holders[value] for value in sketch if value in holders))
        enough = [key for key, count in counts.items() if count > 1 or len(sketch) < SKETCH]
        return sorted(enough, key=counts.__getitem__, reverse=True)[:CANDIDATES]

    def _keep(self, key: str, sketch: Sequence[int], original: str, agencies: Iterable[str]) -> None:
        while len(self._order) >= self._window:
            self._drop(self._order.popleft())
        self._order.append(key)
        self._texts[key] = array("Q", sorted(sketch)), original, tuple(agency.casefold() for agency in agencies)
        for value in _indexed(sketch):
            self._holders.setdefault(value, []).append(key)

    def _drop(self, key: str) -> None:
        sketch, _, _ = self._texts.pop(key)
        for value in _indexed(sketch):
            holders = self._holders.get(value)
            if holders and key in holders:
                holders.remove(key)
                if not holders:
                    del self._holders[value]


def _indexed(sketch: Sequence[int]) -> list[int]:
    return [value for value in sketch if value & 3 == 0] if len(sketch) >= SKETCH else list(sketch)


_known: dict[tuple[Hashable, ...], tuple[int, ...]] = {}
_lock = Lock()


def originals(reads: Sequence[Read]) -> tuple[int, ...]:
    """Which original each read belongs to, in the order given: equal numbers are copies of one text.

    The number is the place, among the reads, of the copy that was published first (undated ones last).  A later text
    that holds two originals belongs to the closer one and never makes them one.
    """
    told = tuple(map(_told, reads))
    with _lock:
        if told in _known:
            return _known[told]
    found = _originals(reads)
    with _lock:
        _known[told] = found
        while len(_known) > STORIES:
            del _known[next(iter(_known))]
    return found


def _told(read: Read) -> Hashable:
    """All that says whose copy a read is."""
    article, analysis = read.article, read.analysis
    return article.id, article.published, analysis.version, analysis.shingles, analysis.credits


def _originals(reads: Sequence[Read]) -> tuple[int, ...]:
    index = NearIndex(window=len(reads) + 1)
    short: dict[str, int] = {}
    first = [0] * len(reads)
    for place in _by_publication(reads):
        analysis = reads[place].analysis
        if len(analysis.shingles) < EVIDENCE:
            first[place] = short.setdefault(_bare(reads[place]), place)
            continue
        original = index.add(str(place), analysis.shingles, analysis.credits)
        first[place] = place if original is None else int(original)
    return tuple(first)


def _by_publication(reads: Sequence[Read]) -> list[int]:
    return sorted(range(len(reads)), key=lambda place: (reads[place].article.published or _LATEST, place))


def _bare(read: Read) -> str:
    """The words of a text too short to sketch; an empty one is like its own title only."""
    words = "".join(c if c.isalnum() else " " for c in read.article.text or read.article.title).casefold().split()
    return " ".join(words) or f"\0{read.article.id}"
