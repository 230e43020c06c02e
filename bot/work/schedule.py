"""The tick that turns due subscriptions into messages owed.  What is due is in the store; this only reads the wall
clock.
"""

from datetime import datetime, timedelta

import structlog

from bot.ports.store import NewDelivery, Subscription
from bot.work.ground import Ground
from commands.when import between, next_after, parse

log = structlog.get_logger(__name__)
INSTANT = timedelta(microseconds=1)


class Schedules:
    """Standing wishes, kept on time by the wall clock of their zone."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def serve(self) -> None:
        """One tick: for each due subscription, its delivery and its next time in one transaction."""
        now = self._ground.clock.now()
        for subscription in await self._ground.store.subscriptions.due(now):
            slot, due_at, next_due_at = slots(subscription, now)
            owed = owed_by(subscription, slot, due_at)
            served = await self._ground.store.subscriptions.serve(
                subscription.id, slot, next_due_at, [owed], subscription.next_due_at
            )
            log.info("subscription_served", subscription=subscription.id, slot=slot, served=served)

    async def recompute(self) -> None:
        """At start: next times under today's time-zone rules, for subscriptions that are not due yet."""
        now = self._ground.clock.now()
        for subscription in await self._ground.store.subscriptions.later(now):
            _, due_at = next_after(parse(subscription.rule), subscription.zone, now, subscription.last_slot)
            if due_at != subscription.next_due_at:
                await self._ground.store.subscriptions.reschedule(subscription.id, due_at)


def owed_by(subscription: Subscription, slot: str, due_at: datetime) -> NewDelivery:
    """The message of a slot: the channel's digest, or one for the story's own thread."""
    payload = {"subscriptions": [subscription.id]}
    if subscription.threads:
        return NewDelivery(subscription.channel, "thread", slot, subscription.story, payload, due_at)
    return NewDelivery(subscription.channel, "digest", slot, 0, payload, due_at)


def slots(subscription: Subscription, now: datetime) -> tuple[str, datetime, datetime]:
    """The slot to serve now, when it was due, and when the next one is.

    After a long stop only the newest missed slot is served: its digest covers what the missed ones would have.
    """
    rule = parse(subscription.rule)
    missed = between(rule, subscription.zone, subscription.next_due_at - INSTANT, now)
    # A schedule changed by newer time-zone rules may have no slot left in between; the stored instant still stands.
    slot, due_at = missed[-1] if missed else next_after(rule, subscription.zone, subscription.next_due_at - INSTANT)
    _, next_due_at = next_after(rule, subscription.zone, max(due_at, now), slot)
    return slot, due_at, next_due_at
