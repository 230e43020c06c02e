"""What the newsroom in memory is offered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from commands.newsroom import OfferRow
from commands.spec import Call
from summaries.errors import NotFound
from summaries.model import Story


@dataclass
class FakeOffers:
    """Offers that a test makes with verbs; settled ones are remembered with what became of them."""

    now: datetime
    waiting: list[OfferRow] = field(default_factory=list, kw_only=True)
    settled: dict[int, str] = field(default_factory=dict, kw_only=True)

    def grows(self, name: str, url: str = "https://pell.example/fire", **of_it: Any) -> OfferRow:
        """An event grows, and nobody tracks it."""
        row = OfferRow(
            len(self.waiting) + 1, "new", name, url, 7, self.now - timedelta(minutes=45),
            self.now - timedelta(minutes=5), 9, ("Pell Gazette", "Hill Post", "Civic Radio", "Harbour Courier"),
            self.now - timedelta(minutes=4),
        )  # fmt: skip
        row = replace(row, **of_it)
        self.waiting.append(row)
        return row

    def asks(self, kind: Literal["split", "merge"], *stories: Story, moving: Sequence[str] = ()) -> OfferRow:
        """A story splits, or two merge."""
        titles = ("Toll rises", "Names read out")
        return self.grows("Toll rises", kind=kind, stories=stories, moving=tuple(moving), titles=titles, articles=5)

    async def offers(self, call: Call) -> Sequence[OfferRow]:
        return [row for row in self.waiting if row.id not in self.settled]

    async def offer(self, call: Call, number: int) -> OfferRow:
        found = next((row for row in await self.offers(call) if row.id == number), None)
        if found is None:
            raise NotFound("That offer is not there any more; /offers shows what waits.")
        return found

    async def decline_offer(self, call: Call, row: OfferRow) -> None:
        self.settled[row.id] = "no"
        self._did(call, f"said not now to “{row.name}”", lambda: self.settled.pop(row.id))

    async def took_offer(self, call: Call, row: OfferRow, slug: str = "") -> None:
        self.settled[row.id] = slug

    def _did(self, call: Call, what: str, inverse: Callable[[], object]) -> None:
        raise NotImplementedError
