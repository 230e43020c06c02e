"""Channels and what they are subscribed to, as commands see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commands.spec import Call
from summaries.model import Story


@dataclass(frozen=True, slots=True)
class SubscriptionRow:
    """A channel's standing wish.  when: in words, as understood; next_at: UTC.

    threads: the story has a thread, or forum post, of its own; flat: and the channel can have none, so that it comes as
    messages of its own there.
    """

    id: int
    channel: int
    channel_name: str
    story: Story
    when: str
    zone: str
    next_at: datetime
    threads: bool = False
    flat: bool = False

    @property
    def shape(self) -> str:
        """Words for how it comes, to stand after ``when`` and the zone; "" for the channel's common digest."""
        if not self.threads:
            return ""
        return " as messages of its own" if self.flat else " as a thread"


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A place where messages go.  flat: it has no threads."""

    id: int
    name: str
    zone: str
    flat: bool = False


class Subscriptions(Protocol):
    """What channels get."""

    async def channels(self, call: Call) -> Sequence[ChannelRow]:
        """The channels of this workspace, the one of the call first."""

    async def subscribe(
        self, call: Call, story: Story, when: str, zone: str | None, channel: str | None, threads: bool = False
    ) -> SubscriptionRow:
        """Subscribe a channel (that of the call when None).  Raises BadInput where `when` or the zone is unclear.

        threads: the story gets a thread of its own there, to which updates are added.
        """

    async def subscriptions(self, call: Call) -> Sequence[SubscriptionRow]:
        """What the workspace's channels are subscribed to, the call's channel first."""

    async def unsubscribe(self, call: Call, subscription: SubscriptionRow) -> None:
        """End a subscription."""
