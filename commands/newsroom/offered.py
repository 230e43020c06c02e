"""What a newsroom is offered, as commands see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from commands.spec import Call
from summaries.model import Story


@dataclass(frozen=True, slots=True)
class OfferRow:
    """What waits for a yes or a no.

    kind: "new", an event that grows and is not tracked; "split", a story whose coverage falls into two events that stay
    apart; "merge", two stories with one coverage.  name: of the event, as one might call the story; url: of its central
    article.  voices: outlets with an article of their own between ``since`` and ``until``; articles, outlets: in all,
    the first outlets first.  stories: the one that splits, or the two that merge, the one that stays first.  moving:
    ids of the articles that a split takes along, or that tell what both stories tell; titles: of a few of them.
    """

    id: int
    kind: Literal["new", "split", "merge"]
    name: str
    url: str
    voices: int
    since: datetime
    until: datetime
    articles: int
    outlets: tuple[str, ...]
    made_at: datetime
    stories: tuple[Story, ...] = ()
    moving: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


class Offers(Protocol):
    """What the newsroom is offered."""

    async def offers(self, call: Call) -> Sequence[OfferRow]:
        """What waits, at most a few of each kind: stories that split or merge first, then what grows fastest."""

    async def offer(self, call: Call, number: int) -> OfferRow:
        """One that waits.  Raises NotFound, and Conflict where it is settled already."""

    async def decline_offer(self, call: Call, row: OfferRow) -> None:
        """No: it is not offered again before it has grown anew by a lot.  Raises NotFound, Conflict."""

    async def took_offer(self, call: Call, row: OfferRow, slug: str = "") -> None:
        """Yes.  slug: the story as which the event of an offer is tracked from now on; "" for a split or a merger."""
