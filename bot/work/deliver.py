"""The tick that sends what is owed: lease, build, check every line, send, store the message id."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.ports.platform import Platform, Refused, Target
from bot.ports.store import Channel, Delivery, Subscription
from bot.work.briefings import build, checked
from bot.work.ground import Ground
from commands.digest_message import DigestItem, digest_reply
from commands.reply import Reply
from summaries.errors import NotFound
from summaries.model import Briefing
from summaries.since import news_since

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=60)
# Shorter than the lease, so that no send is still under way when another worker may take the delivery over.
SEND_LIMIT = timedelta(seconds=30)
FIRST_WINDOW = timedelta(days=1)
ATTEMPTS = 8


@dataclass(frozen=True, slots=True)
class Built:
    """A message ready to go, and the frozen briefings that it carries."""

    reply: Reply
    briefings: tuple[int, ...]


class Deliveries:
    """The outbox, worked off one delivery at a time; a delivery is neither lost nor doubled."""

    def __init__(self, ground: Ground, platforms: Mapping[str, Platform], worker: str) -> None:
        self._ground, self._platforms, self._worker = ground, platforms, worker

    async def send(self) -> None:
        """One tick: all that is due."""
        while leased := await self._ground.store.outbox.lease(self._ground.clock.now(), self._worker, LEASE, 10):
            for delivery in leased:
                await self._deliver(delivery)

    async def _deliver(self, delivery: Delivery) -> None:
        channel = await self._channel(delivery)
        if channel is None or channel.platform not in self._platforms:
            await self._drop(delivery, "its channel is no longer served by this Standfirst")
            return
        platform = self._platforms[channel.platform]
        target = Target(delivery.newsroom, channel.id, channel.external)
        if delivery.uncertain and (message := await platform.find(target, str(delivery.id))) is not None:
            await self._posted(delivery, message)
            return
        built = await self._build(delivery, channel)
        if built is None:
            await self._drop(delivery, "nothing that it was about is tracked or subscribed to any more")
            return
        if await self._ground.store.outbox.sending(delivery, built.briefings):
            await self._send(delivery, platform, target, built.reply)

    async def _send(self, delivery: Delivery, platform: Platform, target: Target, reply: Reply) -> None:
        try:
            async with asyncio.timeout(SEND_LIMIT.total_seconds()):
                message = await platform.send(target, reply, str(delivery.id))
        except Refused as refused:
            await self._refused(delivery, refused)
        except TimeoutError:
            await self._refused(delivery, Refused("the platform did not answer in time", LEASE, uncertain=True))
        else:
            await self._posted(delivery, message)

    async def _posted(self, delivery: Delivery, message: str) -> None:
        await self._ground.store.outbox.posted(delivery, message, self._ground.clock.now())
        self._ground.meters.deliveries.labels("posted").inc()
        log.info("delivery_posted", delivery=delivery.id, channel=delivery.channel, slot=delivery.slot)

    async def _refused(self, delivery: Delivery, refused: Refused) -> None:
        now = self._ground.clock.now()
        again = refused.retry_after if delivery.attempts < ATTEMPTS else None
        retry_at = now + again if again is not None else None
        await self._ground.store.outbox.refused(delivery, refused.reason, retry_at, refused.uncertain, now)
        self._ground.meters.deliveries.labels("refused").inc()
        log.warning("delivery_refused", delivery=delivery.id, again=again is not None)

    async def _drop(self, delivery: Delivery, reason: str) -> None:
        await self._ground.store.outbox.dropped(delivery, reason, self._ground.clock.now())
        self._ground.meters.deliveries.labels("dropped").inc()
        log.info("delivery_dropped", delivery=delivery.id)

    async def _channel(self, delivery: Delivery) -> Channel | None:
        channels = await self._ground.store.people.channels(delivery.newsroom)
        return next((channel for channel in channels if channel.id == delivery.channel), None)

    # --- what a digest says -----------------------------------------------------------------------------------------

    async def _build(self, delivery: Delivery, channel: Channel) -> Built | None:
        subscriptions = await self._subscriptions(delivery)
        if not subscriptions:
            return None
        now = self._ground.clock.now()
        items, frozen, opened = [], [], []
        for subscription in subscriptions:
            item, since = await self._item(delivery.newsroom, subscription, now)
            if item is not None:
                items.append(item)
                opened.append(since)
                frozen.append(await self._ground.store.briefings.freeze(delivery.newsroom, item.briefing, now))
        window = (min(opened, default=now - FIRST_WINDOW), now)
        return Built(digest_reply(items, window, channel.zone), tuple(frozen))

    async def _subscriptions(self, delivery: Delivery) -> Sequence[Subscription]:
        ids = delivery.payload.get("subscriptions", [])
        live = await self._ground.store.subscriptions.list(delivery.newsroom)
        return [s for s in live if isinstance(ids, list) and s.id in ids]

    async def _item(
        self, newsroom: int, subscription: Subscription, now: datetime
    ) -> tuple[DigestItem | None, datetime]:
        before = await self._ground.store.briefings.last_posted(newsroom, subscription.channel, subscription.story)
        since = before.as_of if before else now - FIRST_WINDOW
        stories = await self._ground.store.stories.list(newsroom)
        story = next((s for s in stories if s.id == subscription.story), None)
        if story is None:
            return None, since
        try:
            briefing = await build(self._ground, newsroom, story, now, since, full=True)
        except NotFound:
            return None, since
        # Once more against the store itself, right before posting: promise 1.
        final: Briefing = await checked(self._ground, briefing)
        return DigestItem(story, final, tuple(news_since(before, final, since))), since
