"""What the newsroom is offered."""

from collections.abc import Sequence

from bot.work import offers
from bot.work.newsroom.room import Room
from commands.newsroom import OfferRow
from commands.spec import Call


class Offered(Room):
    """What the newsroom is offered; see ``commands.newsroom``."""

    async def offers(self, call: Call) -> Sequence[OfferRow]:
        """What waits."""
        return await offers.rows(self._ground, self._id, call.now)

    async def offer(self, call: Call, number: int) -> OfferRow:
        """One that waits."""
        return await offers.one(self._ground, self._id, number)

    async def decline_offer(self, call: Call, row: OfferRow) -> None:
        """No."""
        await offers.decline(self._ground, self._id, call, row)

    async def took_offer(self, call: Call, row: OfferRow, slug: str = "") -> None:
        """Yes."""
        await offers.took(self._ground, self._id, self._matching, call, row, slug)
