"""The tick that sends what is owed: lease, build, check every line, send, store the message id."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.ports.platform import Platform, Refused, Target, Topic
from bot.ports.store import Channel, Delivery
from bot.work.ground import Ground
from bot.work.wording import QUIET, Nothing, Worded, tracked, worded

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=60)
# Together shorter than the lease, so that no send is still under way when another worker may take the delivery over.
READY_LIMIT = timedelta(seconds=25)
SEND_LIMIT = timedelta(seconds=30)
# How long people have to grant the right to look, eight times over.
LOOK_AGAIN = timedelta(minutes=15)
AT_ONCE = 8  # channels
ATTEMPTS = 8


def wait_after(refused: Refused, attempts: int) -> timedelta | None:
    """How long a refused delivery waits after so many attempts; None: it is given up.

    As long as the platform says; where it is not known whether the message got through, twice as long each time, up to
    LOOK_AGAIN, so that what is owed outlives an outage.
    """
    wait = refused.retry_after
    if wait is None or attempts >= ATTEMPTS:
        return None
    return max(wait, min(wait * 2 ** max(0, attempts - 1), LOOK_AGAIN)) if refused.uncertain else wait


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
            await self._drop(delivery, "its workspace has taken Standfirst out, or joined another newsroom")
            return
        platform = self._platforms[channel.platform]
        target = await self._target(delivery, channel)
        try:
            async with asyncio.timeout(READY_LIMIT.total_seconds()):
                built = await self._ready(delivery, channel, platform, target)
        except TimeoutError:
            late = Refused("the message was not ready in time", LEASE, delivery.uncertain)
            await self._refused(delivery, late)
            return
        if built is not None and await self._ground.store.outbox.sending(delivery, built.briefings):
            await self._send(delivery, platform, built)

    async def _target(self, delivery: Delivery, channel: Channel) -> Target:
        target = Target(delivery.newsroom, channel.id, channel.external, channel.name, channel.workspace)
        if delivery.thread is None:
            return target
        opened = await self._ground.store.outbox.opened(delivery.newsroom, channel.id, delivery.thread)
        story = await tracked(self._ground, delivery.newsroom, delivery.thread)
        # Of one that nobody tracks any more nothing is sent, but what may have been sent is still looked for.
        topic = Topic(story.slug, story.name, story.status) if story else Topic("", "", "")
        return replace(target, topic=topic, opened=opened)

    async def _ready(self, delivery: Delivery, channel: Channel, platform: Platform, target: Target) -> Worded | None:
        """The message that is still to be sent, or None where the delivery has ended without a send."""
        if delivery.uncertain and not await self._to_send_again(delivery, platform, target):
            return None
        built = await worded(self._ground, delivery, channel, target)
        if isinstance(built, Nothing):
            await self._nothing(delivery, platform, built)
            return None
        return built

    async def _nothing(self, delivery: Delivery, platform: Platform, nothing: Nothing) -> None:
        """End a delivery that says nothing; the story's thread shows what became of the story all the same."""
        if nothing.target.opened and nothing.why == QUIET:
            try:
                await platform.show_status(nothing.target)
            except Refused as refused:
                log.info("status_not_shown", delivery=delivery.id, reason=refused.reason)
        await self._drop(delivery, nothing.why)

    async def _to_send_again(self, delivery: Delivery, platform: Platform, target: Target) -> bool:
        """Whether an earlier send left no message; where nobody can tell, it is not sent but looked for again later."""
        try:
            message = await platform.find(target, str(delivery.id))
        except Refused as refused:
            reason = f"it may have been posted already, and that cannot be checked: {refused.reason}"
            await self._refused(delivery, Refused(reason, refused.retry_after or LOOK_AGAIN, uncertain=True))
            return False
        if message is not None:
            await self._posted(delivery, platform, target, message)
        return message is None

    async def _send(self, delivery: Delivery, platform: Platform, built: Worded) -> None:
        try:
            async with asyncio.timeout(SEND_LIMIT.total_seconds()):
                message = await platform.send(built.target, built.reply, str(delivery.id))
        except Refused as refused:
            await self._refused(delivery, refused)
        except TimeoutError:
            await self._refused(delivery, Refused("the platform did not answer in time", LEASE, uncertain=True))
        else:
            await self._posted(delivery, platform, built.target, message)

    async def _posted(self, delivery: Delivery, platform: Platform, target: Target, message: str) -> None:
        thread = platform.thread_of(target, message) if target.topic else ""
        await self._ground.store.outbox.posted(delivery, message, self._ground.clock.now(), thread)
        self._ground.meters.deliveries.labels("posted").inc()
        log.info("delivery_posted", delivery=delivery.id, channel=delivery.channel, slot=delivery.slot)

    async def _refused(self, delivery: Delivery, refused: Refused) -> None:
        now = self._ground.clock.now()
        again = wait_after(refused, delivery.attempts)
        retry_at = now + again if again is not None else None
        await self._ground.store.outbox.refused(delivery, refused.reason, retry_at, refused.uncertain, now)
        self._ground.meters.deliveries.labels("refused").inc()
        log.warning("delivery_refused", delivery=delivery.id, again=again is not None)

    async def _drop(self, delivery: Delivery, reason: str) -> None:
        await self._ground.store.outbox.dropped(delivery, reason, self._ground.clock.now())
        self._ground.meters.deliveries.labels("dropped").inc()
        log.info("delivery_dropped", delivery=delivery.id)
