"""Rooms of what is owed to channels, and when."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.ports.store.records import By, Delivery, NewDelivery, Post, Subscription


class Subscriptions(Protocol):
    """Standing wishes and their schedules."""

    async def add(
        self,
        newsroom: int,
        channel: int,
        story: int,
        rule: str,
        zone: str,
        next_due_at: datetime,
        by: By,
        threads: bool = False,
    ) -> Subscription:
        """Subscribe; the same channel and story again changes how it comes, and keeps the slot served last."""

    async def end(self, newsroom: int, subscription: int, by: By) -> None:
        """Unsubscribe.  Raises NotFound."""

    async def list(self, newsroom: int) -> Sequence[Subscription]:
        """Live subscriptions (of stories that are tracked), oldest first."""

    async def due(self, now: datetime) -> Sequence[Subscription]:
        """Live subscriptions of every newsroom whose time has come, but for those of closed workspaces."""

    async def later(self, now: datetime) -> Sequence[Subscription]:
        """Live subscriptions of every newsroom whose time has not come; asked at start, to recompute them.

        Those of closed workspaces are left out.
        """

    async def serve(
        self,
        subscription: int,
        slot: str,
        next_due_at: datetime,
        deliveries: Sequence[NewDelivery],
        was_due_at: datetime,
    ) -> bool:
        """Write delivery rows and move the next time in one transaction.

        False, with nothing changed, when the subscription is no longer due at ``was_due_at`` (another served it).
        A delivery whose key exists is the same message: for a digest the subscription id joins its payload's
        "subscriptions" while it is still queued.
        """

    async def reschedule(self, subscription: int, next_due_at: datetime) -> None:
        """Correct a next time that was computed under other time-zone rules; called at start."""


class Outbox(Protocol):
    """Messages owed, each exactly once."""

    async def lease(self, now: datetime, worker: str, length: timedelta, limit: int) -> Sequence[Delivery]:
        """Take deliveries that are queued and due, or whose lease ran out (``uncertain`` if that was while sending).

        Of each channel the longest due one, and none where another of the same channel is out on lease.  Nothing goes
        into a story's thread while it is uncertain whether an earlier message opened one.
        """

    async def sending(self, delivery: Delivery, briefings: Sequence[int]) -> bool:
        """Written just before a send: from here on a crash leaves it uncertain.  False when the lease was lost."""

    async def posted(self, delivery: Delivery, message: str, now: datetime, thread: str = "") -> bool:
        """It stands in the channel.  False, with nothing changed, when the lease was lost.

        thread: what ``Platform.thread_of`` says of it, remembered in the same transaction; "" for no thread's message.
        """

    async def opened(self, newsroom: int, channel: int, story: int) -> str:
        """The thread of a story in a channel, as ``posted`` remembered it; "" before the first."""

    async def refused(
        self, delivery: Delivery, reason: str, retry_at: datetime | None, uncertain: bool, now: datetime
    ) -> None:
        """Not taken: queued again for ``retry_at``, or failed for good."""

    async def dropped(self, delivery: Delivery, reason: str, now: datetime) -> None:
        """Nothing is owed any more (unsubscribed, untracked)."""

    async def failed(self, newsroom: int, since: datetime) -> Sequence[Delivery]:
        """What was given up from a moment on, with the reason, oldest first; for the people who can act."""

    async def owed(self, newsroom: int) -> Sequence[Delivery]:
        """All that is not yet posted, failed or dropped; for doctor and tests."""


class Posts(Protocol):
    """Messages of desk channels: the desk's own platform storage."""

    async def put(self, newsroom: int, channel: int, delivery: str, body: Mapping[str, object], now: datetime) -> int:
        """Post; the same delivery again gives the message that exists."""

    async def find(self, newsroom: int, channel: int, delivery: str) -> int | None:
        """The message of a delivery."""

    async def edit(self, newsroom: int, message: int, body: Mapping[str, object], now: datetime) -> None:
        """Replace a message's body.  Raises NotFound."""

    async def list(self, newsroom: int, channel: int, limit: int) -> Sequence[Post]:
        """Newest first."""
