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
# Together shorter than the lease, so that no send is still under way when another worker may take the delivery over.
READY_LIMIT = timedelta(seconds=25)
SEND_LIMIT = timedelta(seconds=30)
# How long people have to grant the right to look, eight times over.
LOOK_AGAIN = timedelta(minutes=15)
AT_ONCE = 8  # channels
FIRST_WINDOW = timedelta(days=1)
ATTEMPTS = 8


@dataclass(frozen=True, slots=True)
class Built:
    """A message ready to go, and the frozen briefings that it carries."""

    reply: Reply
    briefings: tuple[int, ...]


class Deliveries:
    """The outbox, worked off a few channels at a time; a delivery is neither lost nor doubled."""

    def __init__(self, ground: Ground, platforms: Mapping[str, Platform], worker: str) -> None:
        self._ground, self._platforms, self._worker = ground, platforms, worker

    async def send(self) -> None:
        """One tick: all that is due, one of a channel at any time; a slow channel holds up no other.

        What goes wrong with one delivery is raised once those under way have ended; the rest waits for the next tick.
        """
        running: set[asyncio.Task[None]] = set()
        failure: BaseException | None = None
        try:
            while True:
                if failure is None:
                    running |= await self._more(AT_ONCE - len(running))
                if not running:
                    break
                done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                failure = failure or next(filter(None, (task.exception() for task in done)), None)
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
        if failure is not None:
            raise failure

    async def _more(self, room: int) -> set[asyncio.Task[None]]:
        if not room:
            return set()
        leased = await self._ground.store.outbox.lease(self._ground.clock.now(), self._worker, LEASE, room)
        return {asyncio.create_task(self._deliver(delivery)) for delivery in leased}

    async def _deliver(self, delivery: Delivery) -> None:
        channel = await self._ground.store.people.channel_by_id(delivery.newsroom, delivery.channel)
        if channel is None or channel.platform not in self._platforms:
            await self._drop(delivery, "its channel is no longer served by this Standfirst")
            return
        if channel.closed:
            await self._drop(delivery, "its workspace has uninstalled Standfirst")
            return
        platform = self._platforms[channel.platform]
        target = Target(delivery.newsroom, channel.id, channel.external, channel.name, channel.workspace)
        try:
            async with asyncio.timeout(READY_LIMIT.total_seconds()):
                built = await self._ready(delivery, channel, platform, target)
        except TimeoutError:
            late = Refused("the message was not ready in time", LEASE, delivery.uncertain)
            await self._refused(delivery, late)
            return
        if built is not None and await self._ground.store.outbox.sending(delivery, built.briefings):
            await self._send(delivery, platform, target, built.reply)

    async def _ready(self, delivery: Delivery, channel: Channel, platform: Platform, target: Target) -> Built | None:
        """The message that is still to be sent, or None where the delivery has ended without a send."""
        if delivery.uncertain and not await self._to_send_again(delivery, platform, target):
            return None
        built = await self._build(delivery, channel)
        if built is None:
            await self._drop(delivery, "nothing that it was about is tracked or subscribed to any more")
        return built

    async def _to_send_again(self, delivery: Delivery, platform: Platform, target: Target) -> bool:
        """Whether an earlier send left no message; where nobody can tell, it is not sent but looked for again later."""
        try:
            message = await platform.find(target, str(delivery.id))
        except Refused as refused:
            reason = f"it may have been posted already, and that cannot be checked: {refused.reason}"
            await self._refused(delivery, Refused(reason, refused.retry_after or LOOK_AGAIN, uncertain=True))
            return False
        if message is not None:
            await self._posted(delivery, message)
        return message is None

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
