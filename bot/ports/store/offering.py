"""The room of what a newsroom is offered: events that grow and are not tracked, stories that split or merge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.ports.store.records import By
from summaries.tracking.growth import Told

OfferKind = Literal["new", "split", "merge"]


@dataclass(frozen=True, slots=True)
class Found:
    """What a look found worth an offer.

    key: what it is about, one offer for each in a newsroom.  size: voices or articles by which it is known to have
    grown.  stories: those that split (one) or merge (the one that stays first).  articles: the central one first, then
    those that a split would move.  voices: outlets with an article of their own between ``since`` and ``until``.
    """

    kind: OfferKind
    key: str
    size: int
    voices: int
    since: datetime
    until: datetime
    articles: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    stories: tuple[int, ...] = ()
    total: int = 0  # articles in all


@dataclass(frozen=True, slots=True)
class Offer:
    """What waits for a yes or a no.  made_at: since when; seen_at: when a look found it last.

    state: "" while it waits, "no", "yes".  by: who said so, or "".
    """

    id: int
    found: Found
    made_at: datetime
    seen_at: datetime
    state: str = ""
    by: str = ""


class Offers(Protocol):
    """What is offered to a newsroom.  Called by bot.work.offering and bot.work.offers."""

    async def told(self, newsroom: int, since: datetime) -> Sequence[Told]:
        """Articles that the newsroom sees, of any cluster, dated since then and not withdrawn, oldest first."""

    async def members(self, newsroom: int, clusters: Sequence[int]) -> Sequence[Told]:
        """All articles of these clusters that the newsroom sees and that are not withdrawn, oldest first."""

    async def held(self, newsroom: int, articles: Sequence[str]) -> Sequence[tuple[str, int]]:
        """Article and story, for those of the articles that are in tracked stories."""

    async def stories(self, newsroom: int, since: datetime) -> Mapping[int, Sequence[Told]]:
        """Of each tracked story its articles dated since then and not withdrawn, oldest first."""

    async def found(self, newsroom: int, finds: Sequence[Found], now: datetime) -> None:
        """Keep what a look found: new offers are made, known ones brought up to date.

        One that was settled stays so until it has grown anew by a lot (``summaries.tracking.growth.again``).
        """

    async def list(self, newsroom: int, seen_since: datetime) -> Sequence[Offer]:
        """Offers that wait and were found since then, those of tracked stories first, then most voices first.

        Without those that somebody took, as long as what came of it is tracked.
        """

    async def get(self, newsroom: int, offer: int) -> Offer | None:
        """One offer, whatever became of it."""

    async def decline(self, newsroom: int, offer: int, by: By) -> None:
        """No.  Raises NotFound, and Conflict where it is settled already."""

    async def take(self, newsroom: int, offer: int, story: int | None, now: datetime) -> None:
        """Yes: what came of it is stored, and in the log, as a change of its own.  Raises NotFound.

        story: the one that is tracked from now on; while it is, the offer is settled.
        """
