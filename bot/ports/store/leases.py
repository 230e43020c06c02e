"""What one process at a time may do."""

from datetime import datetime, timedelta
from typing import Protocol


class Leases(Protocol):
    """Rights that one holder has at a time, until they run out."""

    async def take(self, name: str, holder: str, length: timedelta, now: datetime) -> bool:
        """Take a right, or hold it for that much longer; False while another holds it.  On disk when it returns."""

    async def holder(self, name: str) -> str | None:
        """Who took a right last and has not given it back; None for nobody.  It may have run out."""

    async def give_back(self, name: str, holder: str) -> None:
        """Let go at once; nothing changes where somebody else holds it."""
