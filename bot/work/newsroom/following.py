"""Channels and what they are subscribed to."""

from collections.abc import Sequence

from bot.ports.store import Subscription
from bot.work.ground import by
from bot.work.newsroom.room import Room
from commands.newsroom import ChannelRow, SubscriptionRow
from commands.spec import Call
from commands.when import next_after, parse
from summaries.errors import BadInput
from summaries.model import Story


class Following(Room):
    """Channels and what they are subscribed to; see ``commands.newsroom``."""

    async def channels(self, call: Call) -> Sequence[ChannelRow]:
        """The channels of this workspace, the one of the call first."""
        listed = [c for c in await self._ground.store.people.channels(self._id) if c.workspace == call.actor.workspace]
        listed.sort(key=lambda channel: (channel.id != call.channel, channel.name.casefold()))
        return [ChannelRow(c.id, c.name, c.zone, flat=c.platform == "desk") for c in listed]

    async def subscribe(
        self, call: Call, story: Story, when: str, zone: str | None, channel: str | None, threads: bool = False
    ) -> SubscriptionRow:
        """Subscribe a channel."""
        target = await self._channel(call, channel)
        rule = parse(when)
        chosen = zone or rule.zone or target.zone
        _, due_at = next_after(rule, chosen, call.now)
        said = f"subscribed #{target.name} to {story.slug}, {rule.words}{', in threads' if threads else ''}"
        added = await self._ground.store.subscriptions.add(
            self._id, target.id, story.id, rule.words, chosen, due_at, by(call, said), threads
        )
        return _subscription_row(added, target, story)

    async def _channel(self, call: Call, name: str | None) -> ChannelRow:
        channels = await self.channels(call)
        if name is None:
            return channels[0]
        wanted = name.strip().lstrip("#").casefold()
        found = next((c for c in channels if c.name.lstrip("#").casefold() == wanted), None)
        if found is None:
            raise BadInput(f"There is no channel {name!r} here. There is: {', '.join(c.name for c in channels)}.")
        return found

    async def subscriptions(self, call: Call) -> Sequence[SubscriptionRow]:
        """What the workspace's channels are subscribed to, the call's channel first."""
        places = {channel.id: channel for channel in await self.channels(call)}
        tracked = {story.id: story for story in await self._ground.store.stories.list(self._id)}
        live = [s for s in await self._ground.store.subscriptions.list(self._id) if s.channel in places]
        live.sort(key=lambda subscription: (subscription.channel != call.channel, subscription.id))
        return [_subscription_row(s, places[s.channel], tracked[s.story]) for s in live if s.story in tracked]

    async def unsubscribe(self, call: Call, subscription: SubscriptionRow) -> None:
        """End a subscription."""
        said = f"unsubscribed #{subscription.channel_name} from {subscription.story.slug}"
        await self._ground.store.subscriptions.end(self._id, subscription.id, by(call, said))


def _subscription_row(subscription: Subscription, channel: ChannelRow, story: Story) -> SubscriptionRow:
    return SubscriptionRow(
        subscription.id, subscription.channel, channel.name, story, subscription.rule, subscription.zone,
        subscription.next_due_at, subscription.threads, channel.flat,
    )  # fmt: skip
