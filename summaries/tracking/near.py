"""Near-duplicates: reprinted, cut, retitled or lightly edited copies count as one original."""

from array import array
from collections import Counter, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, combinations
from threading import Lock
from typing import NamedTuple

from summaries.model import Read
from summaries.text.credits import is_agency
from summaries.tracking.overlap import EVIDENCE, MOSTLY, SKETCH, Overlap, copied, gathered, kin, ordered_overlap

SAME = 0.8  # resemblance at which no closer original is looked for
CANDIDATES = 10  # texts with most indexed hashes in common that are compared in full
SIDES = 3  # of which so many are of one group, at most
STORIES = 64  # sets of reads whose originals are remembered: a story is briefed more often than it moves
_LATEST = datetime.max.replace(tzinfo=UTC)


class _Text(NamedTuple):
    """What is remembered of a text."""

    sketch: "array[int]"
    ordered: "array[int]"
    credits: frozenset[str]

    @classmethod
    def of(cls, sketch: Sequence[int], agencies: Iterable[str]) -> "_Text":
        """A text as it is remembered."""
        named = frozenset(agency.casefold() for agency in agencies)
        return cls(array("Q", sketch), array("Q", sorted(sketch)), named)


class _Alike(NamedTuple):
    """A remembered text and what it shares with a new one."""

    key: str
    shared: Overlap

    @property
    def closeness(self) -> float:
        """How near the two are: the better held, and the more alike, the nearer."""
        return max(self.shared.of_first, self.shared.of_second) + self.shared.jaccard


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one text.

    original: the key of its original, its own where it is one.  share: 0 to 1, how much of it the text that it was
    found by has; 0 for an original.  round_up: it holds several texts.
    """

    original: str
    share: float = 0.0
    round_up: bool = False


class NearIndex:
    """Copies in a stream: remembers the last ``window`` texts and finds, for a new one, the original that it copies.

    Of a long text one hash in four is indexed, the same quarter for every text (those divisible by 4): a copy is found
    through any of them, and then compared on the whole sketch.
    """

    def __init__(self, window: int = 5000) -> None:
        self._window = window
        self._order: deque[str] = deque()
        self._texts: dict[str, _Text] = {}
        self._originals: dict[str, str] = {}
        self._shares: dict[str, tuple[float, bool]] = {}  # of copies: share, round-up
        self._moves: list[tuple[str, str]] = []
        self._copies: dict[str, set[str]] = {}  # original -> what is remembered of its group
        self._born: dict[str, int] = {}  # original -> its number in the order of arrival
        self._arrived = 0
        self._holders: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._order)

    def add(self, key: str, sketch: Sequence[int], agencies: Iterable[str] = ()) -> str | None:
        """Remember a text and return the key of the original that it copies, or None where it is one itself.

        A key that is known is a new version of the same text: it replaces the old one, and is no copy of it.  A text
        that stands between two others shows that they are one: then the later original becomes a copy of the earlier
        (see ``original``).
        """
        self.forget(key)
        text = _Text.of(sketch, agencies)
        alike = self._alike(text)
        copies = self._copies_in(text, alike)
        gathered_from = self._gathered(text, alike)
        if gathered_from:  # nothing is found through a round-up: it would make one of what it holds
            self._keep(key, text, gathered_from, indexed=False)
        else:
            self._keep(key, text, self._originals[copies[0]] if copies else key)
            self._join(copies)
        if copies or gathered_from:
            self._shares[key] = alike[0].shared.of_second, bool(gathered_from)
        if key in self._copies and self._originals[key] != key:  # what copied it before copies its original now
            self._move(key, self._originals[key])
        original = self._originals[key]
        return None if original == key else original

    def find(self, sketch: Sequence[int], agencies: Iterable[str] = ()) -> str | None:
        """The original that a text copies, without remembering the text; the closest where several would do."""
        text = _Text.of(sketch, agencies)
        alike = self._alike(text)
        copies = self._copies_in(text, alike)
        return self._gathered(text, alike) or (self._originals[copies[0]] if copies else None)

    def restore(self, key: str, sketch: Sequence[int], agencies: Iterable[str], found: Found) -> None:
        """Remember a text of which it was found before what it is."""
        self.forget(key)
        self._keep(key, _Text.of(sketch, agencies), found.original, indexed=not found.round_up)
        if found.original != key:
            self._shares[key] = found.share, found.round_up

    def original(self, key: str) -> str:
        """The original of a text that is remembered: its own key where it is one."""
        return self._originals[key]

    def found(self, key: str) -> Found:
        """What is known of a text that is remembered."""
        original = self._originals[key]
        share, round_up = self._shares.get(key, (0.0, False))
        return Found(original) if original == key else Found(original, share, round_up)

    def moves(self) -> list[tuple[str, str]]:
        """Originals that turned out to be copies since this was asked last, each with its original, in that order."""
        moves, self._moves = self._moves, []
        return moves

    def forget(self, key: str) -> None:
        """Drop one text; copies of it keep its key as their original."""
        if key not in self._texts:
            return
        self._order.remove(key)
        self._drop(key)

    def _alike(self, text: _Text) -> list[_Alike]:
        """The remembered texts that share most with this one, closest first."""
        found = []
        for key in self._candidates(text.sketch):
            shared = ordered_overlap(self._texts[key].ordered, text.ordered)
            found.append(_Alike(key, shared))
            if shared.jaccard > SAME:
                break
        return sorted(found, key=lambda one: (-one.closeness, self._born[self._originals[one.key]]))

    def _copies_in(self, text: _Text, alike: Sequence[_Alike]) -> list[str]:
        """Those of the texts alike that it copies, closest first."""
        found = []
        for one in alike:
            theirs = self._texts[one.key]
            same_agency = not theirs.credits.isdisjoint(text.credits)
            if copied(one.shared, theirs.sketch, text.sketch, same_agency):
                found.append(one.key)
        return found

    def _join(self, copies: Sequence[str]) -> None:
        """Make one of the originals that a text copies where the copied texts are akin: it stands between them."""
        held = [one for one in copies if one in self._texts]  # the oldest may just have made room for the text
        for one, other in combinations(held, 2):
            first, second = self._originals[one], self._originals[other]
            if first != second and kin(ordered_overlap(self._texts[one].ordered, self._texts[other].ordered)):
                self._move(first, second)

    def _gathered(self, text: _Text, alike: Sequence[_Alike]) -> str | None:
        """The original of the first of several texts that this one is a round-up of."""
        if not alike or alike[0].shared.of_second >= MOSTLY:
            return None
        taken = [one for one in alike if one.shared.common >= EVIDENCE]
        if not gathered([self._texts[one.key].ordered for one in taken], text.ordered):
            return None
        return self._originals[taken[0].key]

    def _move(self, first: str, second: str) -> None:
        earlier, later = sorted((first, second), key=self._born.__getitem__)
        del self._born[later]
        self._moves.append((later, earlier))
        for key in self._copies.pop(later):
            self._originals[key] = earlier
            self._copies[earlier].add(key)

    def _candidates(self, sketch: Sequence[int]) -> list[str]:
        holders = self._holders
        counts = Counter(chain.from_iterable(holders[value] for value in sketch if value in holders))
        enough = [key for key, count in counts.items() if count > 1 or len(sketch) < SKETCH]
        chosen: list[str] = []
        groups: Counter[str] = Counter()
        for key in sorted(enough, key=counts.__getitem__, reverse=True):
            groups[self._originals[key]] += 1
            if groups[self._originals[key]] <= SIDES:
                chosen.append(key)
                if len(chosen) == CANDIDATES:
                    break
        return chosen

    def _keep(self, key: str, text: _Text, original: str, *, indexed: bool = True) -> None:
        while len(self._order) >= self._window:
            self._drop(self._order.popleft())
        self._order.append(key)
        self._texts[key] = text
        self._originals[key] = original
        self._copies.setdefault(original, set()).add(key)
        self._arrived += 1
        self._born.setdefault(original, self._arrived)
        for value in _indexed(text.sketch) if indexed else ():
            self._holders.setdefault(value, []).append(key)

    def _drop(self, key: str) -> None:
        sketch = self._texts.pop(key).sketch
        original = self._originals.pop(key)
        self._shares.pop(key, None)
        self._copies[original].discard(key)
        if not self._copies[original]:
            del self._copies[original], self._born[original]
        for value in _indexed(sketch):
            holders = self._holders.get(value)
            if holders and key in holders:
                holders.remove(key)
                if not holders:
                    del self._holders[value]


def _indexed(sketch: Sequence[int]) -> list[int]:
    return [value for value in sketch if value & 3 == 0] if len(sketch) > SKETCH // 4 else list(sketch)


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
    return article.id, article.published, analysis.version, analysis.shingles, agencies_of(read)


def _originals(reads: Sequence[Read]) -> tuple[int, ...]:
    index = NearIndex(window=len(reads) + 1)
    short: dict[str, int] = {}
    first: dict[int, int] = {}
    for place in _by_publication(reads):
        analysis = reads[place].analysis
        if len(analysis.shingles) < EVIDENCE:
            first[place] = short.setdefault(_bare(reads[place]), place)
        else:
            index.add(str(place), analysis.shingles, agencies_of(reads[place]))
    return tuple(first[p] if p in first else int(index.original(str(p))) for p in range(len(reads)))


def agencies_of(read: Read) -> tuple[str, ...]:
    """The agencies that an article credits, or is from."""
    publisher = read.article.publisher
    return (*read.analysis.credits, publisher) if is_agency(publisher) else read.analysis.credits


def _by_publication(reads: Sequence[Read]) -> list[int]:
    return sorted(range(len(reads)), key=lambda place: (reads[place].article.published or _LATEST, place))


def _bare(read: Read) -> str:
    """The words of a text too short to sketch; an empty one is like its own title only."""
    words = "".join(c if c.isalnum() else " " for c in read.article.text or read.article.title).casefold().split()
    return " ".join(words) or f"\0{read.article.id}"
