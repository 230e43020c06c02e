"""What else was in the news: the recent articles that an article is most like, whatever story they belong to."""

from array import array
from collections import Counter
from dataclasses import dataclass
from itertools import chain, repeat
from operator import mul
from zlib import crc32

from summaries.tracking.frequency import Frequency
from summaries.tracking.likeness import telling
from summaries.tracking.wording import Wording

WINDOW = 5000  # articles remembered
INDEXED = 30  # most telling stems by which an article is found again
CANDIDATES = 60  # articles looked at closely, those with most in common
KEPT = 40  # neighbours told


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A recent article, and how alike it is, above 0 to 1."""

    article: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What stands around an article: at most KEPT recent articles, nearest first."""

    nearest: tuple[Neighbour, ...] = ()


class Nearby:
    """A bounded memory of recent articles, about 1 KB each, in which an article's neighbours are found."""

    def __init__(self, window: int = WINDOW) -> None:
        self._window = window
        self._vectors: dict[str, tuple[array[int], array[float]]] = {}  # oldest first
        self._holders: dict[int, dict[str, None]] = {}

    def __len__(self) -> int:
        return len(self._vectors)

    def add(self, wording: Wording, frequency: Frequency) -> None:
        """Remember an article; a known one is remembered anew."""
        key = wording.article.id
        self.drop(key)
        while len(self._vectors) >= self._window:
            self.drop(next(iter(self._vectors)))
        vector = _numbered(wording, frequency)
        stems = array("I", vector)
        self._vectors[key] = stems, array("f", vector.values())
        for stem in stems[:INDEXED]:
            self._holders.setdefault(stem, {})[key] = None

    def drop(self, article: str) -> None:
        """Forget an article; nothing happens where it is not known."""
        held = self._vectors.pop(article, None)
        for stem in held[0][:INDEXED] if held else ():
            holders = self._holders[stem]
            del holders[article]
            if not holders:
                del self._holders[stem]

    def around(self, wording: Wording, frequency: Frequency) -> Neighbourhood:
        """The neighbours of an article, itself left out."""
        vector = _numbered(wording, frequency)
        counts = Counter(chain.from_iterable(self._holders.get(stem, ()) for stem in list(vector)[:INDEXED]))
        counts.pop(wording.article.id, None)
        found = []
        for key, _ in counts.most_common(CANDIDATES):
            stems, weights = self._vectors[key]
            likeness = float(sum(map(mul, map(vector.get, stems, repeat(0.0)), weights)))
            found.append(Neighbour(key, likeness))
        found.sort(key=lambda one: (-one.likeness, one.article))
        return Neighbourhood(tuple(found[:KEPT]))


def _numbered(wording: Wording, frequency: Frequency) -> dict[int, float]:
    return {crc32(stem.encode()): weight for stem, weight in telling(wording.counts, frequency).items()}
