"""The contract of briefings, subscriptions, the outbox and desk posts: each message once."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.ports.store import Delivery, NewDelivery, Store, Subscription
from summaries.errors import NotFound
from tests.bot.store.newsdesk import NOON, Desk, briefing_of

SLOT = "2026-03-17T07:00 Europe/Paris"
DUE = NOON + timedelta(hours=18)
NEXT = DUE + timedelta(days=1)
LEASE = timedelta(minutes=1)


async def subscribed(desk: Desk, slug: str = "BRIDGE") -> Subscription:
    """The desk's channel, subscribed to a story of its own."""
    story = await desk.track(slug)
    return await desk.store.subscriptions.add(
        desk.newsroom, desk.channel.id, story.id, "weekdays 07:00", "Europe/Paris", DUE, desk.by()
    )


def digest(desk: Desk, *subscriptions: Subscription, part: int = 0) -> NewDelivery:
    """The message of a slot."""
    return NewDelivery(desk.channel.id, "digest", SLOT, part, {"subscriptions": [s.id for s in subscriptions]}, DUE)


def for_thread(desk: Desk, subscription: Subscription, slot: str = SLOT) -> NewDelivery:
    """The message of a slot for the story's own thread."""
    return NewDelivery(desk.channel.id, "thread", slot, subscription.story, {"subscriptions": [subscription.id]}, DUE)


async def owed_thread(desk: Desk, *slots: str) -> tuple[Subscription, list[Delivery]]:
    """A subscription that owes messages to its story's thread, and the first of them, leased."""
    wish = await subscribed(desk)
    owed = [for_thread(desk, wish, slot) for slot in slots or (SLOT,)]
    await desk.store.subscriptions.serve(wish.id, SLOT, NEXT, owed, DUE)
    return wish, list(await desk.store.outbox.lease(DUE, "worker", LEASE, 10))


async def leased(desk: Desk) -> Delivery:
    """A delivery that was just leased."""
    subscription = await subscribed(desk)
    await desk.store.subscriptions.serve(subscription.id, SLOT, NEXT, [digest(desk, subscription)], DUE)
    (delivery,) = await desk.store.outbox.lease(DUE, "worker", LEASE, 10)
    return delivery


# --- briefings ------------------------------------------------------------------------------------------------------


async def test_a_frozen_briefing_comes_back_as_it_was(store: Store, ours: Desk, theirs: Desk):
    """Lines, pieces, evidence, tags and sources; to its own newsroom only."""
    story, article = await ours.track(), await ours.article(await ours.follow())
    briefing = briefing_of(story, article, "v" * 64)
    frozen = await store.briefings.freeze(ours.newsroom, briefing, NOON)

    assert await store.briefings.get(ours.newsroom, frozen) == replace(briefing, id=frozen)
    assert await store.briefings.get(theirs.newsroom, frozen) is None


async def test_a_briefing_of_their_story_is_refused(store: Store, ours: Desk, theirs: Desk):
    """No row joins two newsrooms."""
    (story,) = await store.stories.list(theirs.newsroom)

    with pytest.raises(NotFound):
        await store.briefings.freeze(ours.newsroom, briefing_of(story, "1", "v"), NOON)


async def test_the_last_posted_briefing_is_one_that_stands_in_the_channel(store: Store, ours: Desk):
    """Frozen is not posted."""
    delivery, article = await leased(ours), await ours.article(await ours.follow())
    (story,) = await store.stories.list(ours.newsroom)
    frozen = await store.briefings.freeze(ours.newsroom, briefing_of(story, article, "v" * 64), NOON)
    await store.outbox.sending(delivery, [frozen])
    before = await store.briefings.last_posted(ours.newsroom, ours.channel.id, story.id)
    await store.outbox.posted(delivery, "m1", DUE)
    after = await store.briefings.last_posted(ours.newsroom, ours.channel.id, story.id)

    assert before is None
    assert after is not None
    assert after.id == frozen
    assert (await store.notes.path(ours.newsroom, article))[-1].what == "Posted to news in the briefing of Bridge."


# --- subscriptions --------------------------------------------------------------------------------------------------


async def test_a_subscription_is_due_when_its_time_has_come(store: Store, ours: Desk):
    """Not before; and later() is the rest."""
    subscription = await subscribed(ours)

    assert subscription not in await store.subscriptions.due(DUE - timedelta(seconds=1))
    assert subscription in await store.subscriptions.later(DUE - timedelta(seconds=1))
    assert await store.subscriptions.due(DUE) == [subscription]


async def test_subscribing_again_changes_the_rule_and_keeps_the_served_slot(store: Store, ours: Desk):
    """Changing 07:00 to 08:00 at 07:30 must not bring back the seven o'clock digest."""
    first = await subscribed(ours)
    await store.subscriptions.serve(first.id, SLOT, NEXT, [digest(ours, first)], DUE)
    again = await store.subscriptions.add(
        ours.newsroom, ours.channel.id, first.story, "daily 08:00", "UTC", NEXT, ours.by()
    )

    assert await store.subscriptions.list(ours.newsroom) == [again]
    assert (again.id, again.rule, again.zone, again.last_slot) == (first.id, "daily 08:00", "UTC", SLOT)


async def test_an_ended_subscription_is_not_served(store: Store, ours: Desk):
    """Nor listed; ending it again is not found."""
    subscription = await subscribed(ours)
    await store.subscriptions.end(ours.newsroom, subscription.id, ours.by())

    assert await store.subscriptions.list(ours.newsroom) == []
    assert not await store.subscriptions.serve(subscription.id, SLOT, NEXT, [digest(ours, subscription)], DUE)
    with pytest.raises(NotFound):
        await store.subscriptions.end(ours.newsroom, subscription.id, ours.by())


async def test_a_subscription_to_a_story_no_longer_tracked_sleeps(store: Store, ours: Desk):
    """It wakes when the untracking is undone."""
    subscription = await subscribed(ours)
    await store.stories.remove(ours.newsroom, subscription.story, ours.by())
    asleep = await store.subscriptions.due(DUE)
    await store.changes.undo(ours.newsroom, ours.member.id, NOON, ours.by())

    assert asleep == []
    assert await store.subscriptions.due(DUE) == [subscription]


async def test_a_slot_is_served_once(store: Store, ours: Desk):
    """The second worker finds that the time has moved on."""
    subscription = await subscribed(ours)
    served = [
        await store.subscriptions.serve(subscription.id, SLOT, NEXT, [digest(ours, subscription)], DUE)
        for _ in range(2)
    ]

    assert served == [True, False]
    assert len(await store.outbox.owed(ours.newsroom)) == 1
    (now,) = await store.subscriptions.list(ours.newsroom)
    assert (now.next_due_at, now.last_slot) == (NEXT, SLOT)


async def test_two_subscriptions_of_a_channel_share_one_digest(store: Store, ours: Desk):
    """One message for one channel and slot, however many subscriptions are due."""
    first, second = await subscribed(ours, "ONE"), await subscribed(ours, "TWO")
    for subscription in (first, second):
        assert await store.subscriptions.serve(subscription.id, SLOT, NEXT, [digest(ours, subscription)], DUE)

    (delivery,) = await store.outbox.owed(ours.newsroom)
    assert delivery.payload == {"subscriptions": [first.id, second.id]}


async def test_a_subscription_may_want_a_thread_until_it_is_changed_or_undone(store: Store, ours: Desk):
    """Asking again without it takes it away; undo brings it back."""
    wish = await subscribed(ours)

    async def threads(wanted: bool) -> Subscription:
        return await store.subscriptions.add(
            ours.newsroom, ours.channel.id, wish.story, wish.rule, wish.zone, DUE, ours.by(), threads=wanted
        )

    assert [wish.threads, (await threads(True)).threads, (await threads(False)).threads] == [False, True, False]
    await store.changes.undo(ours.newsroom, ours.member.id, NOON, ours.by())
    (now,) = await store.subscriptions.list(ours.newsroom)
    assert now.threads


async def test_stories_with_threads_have_a_message_each(store: Store, ours: Desk):
    """Beside the channel's digest of the same slot; a slot served twice owes none of them twice."""
    first, second, third = [await subscribed(ours, slug) for slug in ("ONE", "TWO", "THREE")]
    owed = [for_thread(ours, first), for_thread(ours, second), digest(ours, third)]
    for wish, new in zip((first, second, third), owed, strict=True):
        await store.subscriptions.serve(wish.id, SLOT, NEXT, [new], DUE)
    await store.subscriptions.serve(first.id, SLOT, NEXT + LEASE, [owed[0]], NEXT)

    found = await store.outbox.owed(ours.newsroom)
    assert [(one.kind, one.thread) for one in found] == [
        ("thread", first.story),
        ("thread", second.story),
        ("digest", None),
    ]


async def test_a_next_time_can_be_corrected(store: Store, ours: Desk):
    """After the rules of a time zone changed."""
    subscription = await subscribed(ours)
    await store.subscriptions.reschedule(subscription.id, NEXT)

    assert (await store.subscriptions.list(ours.newsroom))[0].next_due_at == NEXT


async def test_their_channel_and_story_cannot_be_subscribed(store: Store, ours: Desk, theirs: Desk):
    """Not even with an id of our own beside it."""
    ours_story = await ours.track()
    (their_story,) = await store.stories.list(theirs.newsroom)
    for channel, story in ((theirs.channel.id, ours_story.id), (ours.channel.id, their_story.id)):
        with pytest.raises(NotFound):
            await store.subscriptions.add(ours.newsroom, channel, story, "daily 07:00", "UTC", DUE, ours.by())


# --- the outbox -----------------------------------------------------------------------------------------------------


async def test_a_delivery_is_leased_when_due_and_by_one_worker(store: Store, ours: Desk):
    """Two workers never hold the same one."""
    subscription = await subscribed(ours)
    await store.subscriptions.serve(subscription.id, SLOT, NEXT, [digest(ours, subscription)], DUE)

    assert await store.outbox.lease(DUE - timedelta(seconds=1), "a", LEASE, 10) == []
    assert len(await store.outbox.lease(DUE, "a", LEASE, 10)) == 1
    assert await store.outbox.lease(DUE, "b", LEASE, 10) == []


async def test_a_channels_deliveries_are_leased_one_at_a_time_and_in_order(store: Store, ours: Desk):
    """The next one once the first has ended or waits for another time; those of other channels meanwhile."""
    subscription = await subscribed(ours)
    other = await store.people.channel(ours.newsroom, ours.workspace, "desk", "two", "two", "UTC", NOON)
    one, two = (replace(digest(ours, subscription), slot=slot, due_at=DUE) for slot in ("one", "two"))
    three = replace(one, channel=other.id, slot="three", due_at=DUE + LEASE / 2)
    await store.subscriptions.serve(subscription.id, "two", NEXT, [one, two, three], DUE)

    async def take(at: datetime) -> list[Delivery]:
        return list(await store.outbox.lease(at, "w", LEASE, 10))

    (first,) = await take(DUE)
    assert first.slot == "one"
    assert [one.slot for one in await take(DUE + LEASE / 2)] == ["three"]
    await store.outbox.refused(first, "later", NEXT, False, DUE)
    assert [one.slot for one in await take(DUE + LEASE / 2)] == ["two"]
    assert [one.slot for one in await take(NEXT)] == ["two", "three"], "the first in line again, once its lease ran out"


async def test_what_was_given_up_is_listed_with_its_reason(store: Store, ours: Desk, theirs: Desk):
    """For the people of that newsroom, from a moment on."""
    delivery = await leased(ours)
    await store.outbox.refused(delivery, "not in the channel", None, False, DUE)

    (given_up,) = await store.outbox.failed(ours.newsroom, DUE)
    assert (given_up.id, given_up.reason) == (delivery.id, "not in the channel")
    assert await store.outbox.failed(ours.newsroom, DUE + LEASE) == []
    assert await store.outbox.failed(theirs.newsroom, DUE) == []


async def test_a_lease_that_ran_out_before_sending_is_simply_taken_again(store: Store, ours: Desk):
    """Nothing had been sent, so there is nothing to look for."""
    first = await leased(ours)
    (second,) = await store.outbox.lease(DUE + LEASE, "b", LEASE, 10)

    assert (second.id, second.uncertain, second.attempts) == (first.id, False, 2)
    assert not await store.outbox.sending(first, [])
    assert not await store.outbox.posted(first, "m", DUE)


async def test_a_lease_that_ran_out_while_sending_comes_back_uncertain(store: Store, ours: Desk):
    """The message may stand there: look first.  It stays so through a second crash."""
    first = await leased(ours)
    assert await store.outbox.sending(first, [])
    (second,) = await store.outbox.lease(DUE + LEASE, "b", LEASE, 10)
    (third,) = await store.outbox.lease(DUE + 2 * LEASE, "c", LEASE, 10)

    assert (second.uncertain, third.uncertain) == (True, True)


async def test_a_posted_delivery_is_owed_no_more(store: Store, ours: Desk):
    """And cannot be posted, refused or dropped again."""
    delivery = await leased(ours)
    await store.outbox.sending(delivery, [])
    assert await store.outbox.posted(delivery, "m1", DUE)

    assert not await store.outbox.posted(delivery, "m2", DUE)
    await store.outbox.refused(delivery, "late", DUE, True, DUE)
    assert await store.outbox.owed(ours.newsroom) == []
    assert await store.outbox.lease(NEXT, "b", LEASE, 10) == []


async def test_a_message_found_in_the_channel_is_posted_without_a_send(store: Store, ours: Desk):
    """The end of an uncertain one."""
    first = await leased(ours)
    await store.outbox.sending(first, [])
    (again,) = await store.outbox.lease(DUE + LEASE, "b", LEASE, 10)

    assert await store.outbox.posted(again, "found", DUE + LEASE)
    assert await store.outbox.owed(ours.newsroom) == []


@pytest.mark.parametrize("uncertain", [False, True])
async def test_a_refused_delivery_waits_for_its_time(store: Store, ours: Desk, uncertain):
    """Whether it may stand there is what the platform's answer says."""
    delivery = await leased(ours)
    await store.outbox.sending(delivery, [])
    await store.outbox.refused(delivery, "slow down", DUE + 5 * LEASE, uncertain, DUE)

    assert await store.outbox.lease(DUE + 4 * LEASE, "b", LEASE, 10) == []
    (again,) = await store.outbox.lease(DUE + 5 * LEASE, "b", LEASE, 10)
    assert again.uncertain == uncertain


async def test_a_delivery_refused_for_good_or_dropped_is_over(store: Store, ours: Desk):
    """Nothing comes back of it."""
    delivery = await leased(ours)
    await store.outbox.refused(delivery, "no permission", None, False, DUE)
    assert await store.outbox.owed(ours.newsroom) == []

    subscription = (await store.subscriptions.list(ours.newsroom))[0]
    other = replace(digest(ours, subscription), slot="another")
    await store.subscriptions.serve(subscription.id, "another", NEXT + LEASE, [other], NEXT)
    (dropped,) = await store.outbox.lease(NEXT, "w", LEASE, 10)
    await store.outbox.dropped(dropped, "unsubscribed", NEXT)
    assert await store.outbox.lease(NEXT + timedelta(days=9), "w", LEASE, 10) == []


async def test_a_digest_that_is_under_way_takes_no_more_subscriptions(store: Store, ours: Desk):
    """Its message may have been built already."""
    delivery = await leased(ours)
    second = await subscribed(ours, "SECOND")
    await store.subscriptions.serve(second.id, SLOT, NEXT, [digest(ours, second)], DUE)

    (owed,) = await store.outbox.owed(ours.newsroom)
    assert (owed.id, owed.payload) == (delivery.id, delivery.payload)


# --- threads --------------------------------------------------------------------------------------------------------


async def test_a_thread_is_remembered_with_the_message_that_began_it(store: Store, ours: Desk, theirs: Desk):
    """For that story in that channel; a later one, begun where it was gone, takes its place."""
    wish, (delivery,) = await owed_thread(ours, "one", "two")
    before = await store.outbox.opened(ours.newsroom, ours.channel.id, wish.story)
    await store.outbox.posted(delivery, "m1", DUE, "t1")
    opened = await store.outbox.opened(ours.newsroom, ours.channel.id, wish.story)
    (again,) = await store.outbox.lease(DUE, "worker", LEASE, 10)
    await store.outbox.posted(again, "m2", DUE, "t2")

    assert (before, opened) == ("", "t1")
    assert await store.outbox.opened(ours.newsroom, ours.channel.id, wish.story) == "t2"
    assert await store.outbox.opened(theirs.newsroom, ours.channel.id, wish.story) == ""


async def test_a_thread_is_not_remembered_by_who_lost_the_lease(store: Store, ours: Desk):
    """Nor by a message that is not for a thread."""
    wish, (delivery,) = await owed_thread(ours)
    assert not await store.outbox.posted(replace(delivery, lease="another"), "m1", DUE, "t1")
    common = await subscribed(ours, "COMMON")
    await store.outbox.dropped(delivery, "quiet", DUE)
    await store.subscriptions.serve(common.id, SLOT, NEXT, [digest(ours, common)], DUE)
    (other,) = await store.outbox.lease(DUE, "worker", LEASE, 10)
    assert await store.outbox.posted(other, "m2", DUE, "t2")

    found = [await store.outbox.opened(ours.newsroom, ours.channel.id, one.story) for one in (wish, common)]
    assert found == ["", ""]


async def test_nothing_goes_into_a_thread_while_an_earlier_message_is_uncertain(store: Store, ours: Desk):
    """It may have begun the thread; other stories of the channel go on."""
    _, (first,) = await owed_thread(ours, "one", "two")
    other = await subscribed(ours, "OTHER")
    await store.subscriptions.serve(other.id, SLOT, NEXT, [for_thread(ours, other)], DUE)
    await store.outbox.refused(first, "no answer", NEXT, True, DUE)

    (meanwhile,) = await store.outbox.lease(DUE, "worker", LEASE, 10)
    assert meanwhile.thread == other.story
    await store.outbox.posted(meanwhile, "m", DUE, "t")
    assert await store.outbox.lease(DUE, "worker", LEASE, 10) == []
    (settled,) = await store.outbox.lease(NEXT, "worker", LEASE, 10)
    await store.outbox.posted(settled, "m1", NEXT, "t1")
    (second,) = await store.outbox.lease(NEXT, "worker", LEASE, 10)
    assert (settled.slot, second.slot) == ("one", "two")


# --- posts ----------------------------------------------------------------------------------------------------------


async def test_a_delivery_is_posted_once(store: Store, ours: Desk, theirs: Desk):
    """Posting it again gives the message that stands there; their channel has none of it."""
    first = await store.posts.put(ours.newsroom, ours.channel.id, "d1", {"text": "Morning."}, NOON)

    assert await store.posts.put(ours.newsroom, ours.channel.id, "d1", {"text": "Again."}, NOON) == first
    assert await store.posts.find(ours.newsroom, ours.channel.id, "d1") == first
    assert await store.posts.find(theirs.newsroom, theirs.channel.id, "d1") is None
    (post,) = await store.posts.list(ours.newsroom, ours.channel.id, 10)
    assert (post.body, post.posted_at, post.edited_at) == ({"text": "Morning."}, NOON, None)


async def test_a_post_can_be_edited_by_its_own_newsroom(store: Store, ours: Desk, theirs: Desk):
    """The edit is dated."""
    message = await store.posts.put(ours.newsroom, ours.channel.id, "d1", {"text": "Wrong."}, NOON)
    await store.posts.edit(ours.newsroom, message, {"text": "Right."}, DUE)

    with pytest.raises(NotFound):
        await store.posts.edit(theirs.newsroom, message, {"text": "Theirs."}, DUE)
    (post,) = await store.posts.list(ours.newsroom, ours.channel.id, 10)
    assert (post.body, post.edited_at) == ({"text": "Right."}, DUE)


async def test_posts_come_newest_first(store: Store, ours: Desk):
    """At most so many."""
    for number in range(3):
        await store.posts.put(ours.newsroom, ours.channel.id, f"d{number}", {}, NOON + number * LEASE)

    assert [post.delivery for post in await store.posts.list(ours.newsroom, ours.channel.id, 2)] == ["d2", "d1"]


async def test_their_channel_takes_no_post_of_ours(store: Store, ours: Desk, theirs: Desk):
    """A guessed id is not found."""
    with pytest.raises(NotFound):
        await store.posts.put(ours.newsroom, theirs.channel.id, "d1", {}, NOON)
