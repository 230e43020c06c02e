"""What depends on one article version alone is worked out once, and remembered within bounds for the next briefing."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from summaries.model import Read

T = TypeVar("T")

ROOM = 2_000  # article versions remembered for one kind of work


class Remembered(Generic[T]):
    """The results of ``work(read)``, the least lately used forgotten first.  Safe to use from several threads."""

    def __init__(self, work: Callable[[Read], T], room: int = ROOM) -> None:
        self._work = work
        self._room = room
        self._known: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()

    def __call__(self, read: Read) -> T:
        """The result for one read; the same object for the same version read by the same code."""
        key = _identity(read)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        done = self._work(read)
        with self._lock:
            self._known[key] = done
            if len(self._known) > self._room:
                self._known.popitem(last=False)
        return done

    def knows(self, read: Read) -> bool:
        """Whether the result for a read is remembered."""
        return _identity(read) in self._known

    def __len__(self) -> int:
        return len(self._known)


def _identity(read: Read) -> Hashable:
    analysis = read.analysis
    # The reader names the code that read it; the counts tell apart analyses that tests build by hand.
    return (
        analysis.version or read.article.text,
        analysis.reader,
        analysis.language,
        len(analysis.sentences),
        len(analysis.figures),
    )
