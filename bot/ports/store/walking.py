"""Rooms of the walk through the shared stream of versions, and of the clusters that it makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from summaries.model import Read


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article was put when it arrived.

    cluster: its number.  score: 0 to 1; reason: in words.  place: of the version in the stream.  record: what the live
    index keeps of it, so that the index can be rebuilt without reading the article again.
    """

    article: str
    cluster: int
    score: float
    reason: str
    place: int
    record: bytes


@dataclass(frozen=True, slots=True)
class ClusterRecord:
    """What the live index keeps of one article.

    cluster: where the article is now; place: of its newest version; published: as its publisher says, or None.
    """

    article: str
    cluster: int
    place: int
    record: bytes
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClusterStanding:
    """Where clustering stands: its place in the stream, the next free number, and what it had put by."""

    place: int
    next: int
    memory: bytes


@dataclass(frozen=True, slots=True)
class Moved:
    """An article that a later look put into another cluster, and why."""

    article: str
    before: int
    after: int
    reason: str


class Walks(Protocol):
    """The stream of versions of all newsrooms, and how far each taker has come in it.  Called by bot.work.walk."""

    async def after(self, place: int, limit: int) -> Sequence[tuple[int, Read]]:
        """Analysed versions after a place, in stored order, whoever follows them."""

    async def place(self, taker: str) -> int:
        """How far a taker has come; 0 before the first."""


class Clusters(Protocol):
    """Articles that tell one event: shared by all newsrooms.  Called by bot.work.clusters."""

    async def standing(self) -> ClusterStanding:
        """Where clustering stands."""

    async def records(self, newest: int, after: int, limit: int) -> Sequence[ClusterRecord]:
        """Of the ``newest`` articles, those after a place, oldest first, at most ``limit``."""

    async def of(self, articles: Sequence[str]) -> Mapping[str, int]:
        """The cluster of each article that is in one."""

    async def keep(
        self, placements: Sequence[Placement], before: int, place: int, now: datetime, memory: bytes | None = None
    ) -> None:
        """Store where articles were put and move the place on, in one transaction.

        An article that is in a cluster already stays there; only its record is new.  before: where clustering stood
        when this was decided; memory: what to put by, None to leave what is there.  Raises Conflict, with nothing
        stored, where somebody else has moved on meanwhile.
        """

    async def move(self, moves: Sequence[Moved], merges: Sequence[tuple[int, int]], before: int, now: datetime) -> None:
        """Put articles into other clusters, each move kept with its reason.  Raises Conflict as ``keep``.

        One that is not where the move says it was stays where it is.  merges: clusters all of whose remembered articles
        went to one other; the older ones, which are not remembered any more, follow them.
        """

    async def members(self, newsroom: int, cluster: int) -> Sequence[str]:
        """Articles of a cluster that a newsroom sees, oldest first."""
