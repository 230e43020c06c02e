"""The contract of doors: who is installed, what sleeps while a workspace is closed, and what is forgotten with it."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.ports.store import Channel, Installation, Member, NewDelivery, Store, Subscription
from bot.work.deliver import LEASE
from summaries.errors import NotFound
from summaries.model import Story
from tests.bot.store.newsdesk import NOON, Desk, briefing_of, new_version

DUE = NOON + timedelta(hours=1)
NEXT = DUE + timedelta(days=1)
LONG_AGO, LATER = NOON - timedelta(days=40), NOON + timedelta(days=40)


@dataclass
class Chat:
    """A chat workspace of a newsroom with a person, a channel, and a story that it is subscribed to."""

    installation: Installation
    member: Member
    channel: Channel
    story: Story
    subscription: Subscription


async def chat(desk: Desk, external: str = "T1") -> Chat:
    """A workspace at work: its channel is subscribed, somebody looked, and one digest is owed."""
    store, newsroom = desk.store, desk.newsroom
    installed = await store.doors.open(newsroom, "slack", external, b"sealed", NOON)
    member = await store.people.member(newsroom, installed.workspace, "U1", "Sem", NOON)
    channel = await store.people.channel(newsroom, installed.workspace, "slack", "C1", "news", "UTC", NOON)
    story = await store.stories.by_slug(newsroom, "BRIDGE") or await desk.track()
    by = replace(desk.by("subscribed"), member=member.id)
    wish = await store.subscriptions.add(newsroom, channel.id, story.id, "daily 13:00", "UTC", DUE, by)
    await store.stories.look(newsroom, member.id, story.id, NOON)
    await store.people.issue_token(newsroom, member.id, f"token of {newsroom} {external}", LATER)
    await store.kept.keep(newsroom, member.id, {"command": "brief"}, NOON)
    return Chat(installed, member, channel, story, wish)


async def posted(desk: Desk, where: Chat) -> None:
    """A message that stands in its story's thread in the chat's channel, with its frozen briefing."""
    store = desk.store
    source = await desk.follow()
    article = await desk.article(source)
    await desk.matched(where.story, article)
    briefing = briefing_of(where.story, article, new_version(article).version)
    frozen = await store.briefings.freeze(desk.newsroom, briefing, NOON)
    payload = {"subscriptions": [where.subscription.id]}
    owed = NewDelivery(where.channel.id, "thread", "slot", where.story.id, payload, DUE)
    assert await store.subscriptions.serve(where.subscription.id, "slot", NEXT, [owed], DUE)
    (delivery,) = await store.outbox.lease(DUE, "w", LEASE, 10)
    await store.outbox.sending(delivery, [frozen])
    await store.outbox.posted(delivery, "m1", DUE, "t1")


async def test_a_workspace_is_installed_once_and_found_by_its_own_id(store: Store, ours: Desk, theirs: Desk):
    """Installing again replaces what was sealed; another newsroom's is another."""
    first = await store.doors.open(ours.newsroom, "slack", "T1", b"one", NOON)
    again = await store.doors.open(ours.newsroom, "slack", "T1", b"two", DUE)
    other = await store.doors.open(theirs.newsroom, "slack", "T2", b"three", NOON)

    assert again == replace(first, sealed=b"two", installed_at=DUE)
    assert await store.doors.find("slack", "T1") == again
    assert await store.doors.find("slack", "T3") is None
    assert await store.doors.find("discord", "T1") is None
    assert await store.doors.all("slack") == [again, other]


async def test_what_is_sealed_is_never_printed(store: Store, ours: Desk):
    """Not even in a traceback that shows the record."""
    installed = await store.doors.open(ours.newsroom, "slack", "T1", b"sealed-bytes", NOON)

    assert "sealed-bytes" not in repr(installed)


async def test_an_unknown_newsroom_opens_no_door(store: Store, ours: Desk):
    """And nothing is left of the attempt."""
    with pytest.raises(NotFound):
        await store.doors.open(ours.newsroom + 99, "slack", "T1", b"", NOON)
    assert await store.doors.find("slack", "T1") is None


async def test_only_the_first_of_two_reseals_wins(store: Store, ours: Desk):
    """Two processes that refreshed the same token: the second one sees that it came late."""
    installed = await store.doors.open(ours.newsroom, "slack", "T1", b"old", NOON)

    assert await store.doors.reseal(installed, b"new")
    assert not await store.doors.reseal(installed, b"newer")
    assert await store.doors.find("slack", "T1") == replace(installed, sealed=b"new")


async def test_a_door_closes_once_and_opens_again(store: Store, ours: Desk, theirs: Desk):
    """The first closing counts; another newsroom cannot close it."""
    installed = await store.doors.open(ours.newsroom, "slack", "T1", b"one", NOON)
    await store.doors.close(theirs.newsroom, installed.workspace, NOON)
    assert await store.doors.find("slack", "T1") == installed
    await store.doors.close(ours.newsroom, installed.workspace, DUE)
    await store.doors.close(ours.newsroom, installed.workspace, NEXT)

    assert await store.doors.find("slack", "T1") == replace(installed, closed_at=DUE)
    opened = await store.doors.open(ours.newsroom, "slack", "T1", b"two", NEXT)
    assert (opened.workspace, opened.closed_at) == (installed.workspace, None)


async def test_subscriptions_sleep_while_their_workspace_is_closed(store: Store, ours: Desk):
    """Neither due nor later nor served; the others go on, and all come back as they were."""
    there = await chat(ours)
    here = await store.subscriptions.add(
        ours.newsroom, ours.channel.id, there.story.id, "daily 13:00", "UTC", DUE, ours.by()
    )
    await store.doors.close(ours.newsroom, there.installation.workspace, NOON)

    assert await store.subscriptions.due(NEXT) == [here]
    assert there.subscription not in await store.subscriptions.later(NOON)
    assert not await store.subscriptions.serve(there.subscription.id, "slot", NEXT, [], DUE)
    await store.doors.open(ours.newsroom, "slack", "T1", b"two", NEXT)
    assert await store.subscriptions.due(NEXT) == [there.subscription, here]


async def test_a_channel_says_when_its_workspace_is_closed(store: Store, ours: Desk):
    """By id, in the list, and when it is met again."""
    there = await chat(ours)
    await store.doors.close(ours.newsroom, there.installation.workspace, NOON)

    closed = replace(there.channel, closed=True)
    assert await store.people.channel_by_id(ours.newsroom, there.channel.id) == closed
    assert await store.people.channels(ours.newsroom) == [ours.channel, closed]


async def test_members_and_channels_are_found_in_their_own_newsroom_only(store: Store, ours: Desk, theirs: Desk):
    """A guessed id finds nobody."""
    assert await store.people.member_by_id(ours.newsroom, ours.member.id) == ours.member
    assert await store.people.channel_by_id(ours.newsroom, ours.channel.id) == ours.channel
    assert await store.people.member_by_id(ours.newsroom, theirs.member.id) is None
    assert await store.people.channel_by_id(ours.newsroom, theirs.channel.id) is None


async def test_a_newsroom_sleeps_when_its_last_workspace_has_closed(store: Store, ours: Desk, theirs: Desk):
    """Its sources are not looked at meanwhile; those of a newsroom with an open door are."""
    room = await store.people.newsroom("Chat only", NOON)
    only = replace(ours, newsroom=room)
    source = await only.follow("https://chat.example/feed", "Chat")
    first = await store.doors.open(room, "slack", "T1", b"", NOON)
    second = await store.doors.open(room, "slack", "T2", b"", NOON)
    await store.doors.close(room, first.workspace, NOON)
    assert await store.doors.asleep() == []
    assert source.id in [one.id for one in await store.sources.due(NEXT, 10)]

    await store.doors.close(room, second.workspace, NOON)
    assert await store.doors.asleep() == [room]
    due = [one.id for one in await store.sources.due(NEXT, 10)]
    assert source.id not in due
    assert due == [one.id for one in await store.sources.list(theirs.newsroom)]


async def test_newsrooms_are_listed_oldest_first(store: Store, ours: Desk, theirs: Desk):
    """With their names."""
    assert await store.people.newsrooms() == [(theirs.newsroom, "The Other Room"), (ours.newsroom, "Our Room")]


# --- forgetting -----------------------------------------------------------------------------------------------------


async def test_a_closed_workspace_is_forgotten_with_all_that_was_its_own(store: Store, ours: Desk):
    """The newsroom lives on behind its desk, with its stories, its log, and nothing that points at nothing."""
    there = await chat(ours)
    await posted(ours, there)
    log = [change.said for change in await store.changes.list(ours.newsroom, 100)]
    await store.doors.close(ours.newsroom, there.installation.workspace, LONG_AGO)

    assert await store.doors.forget_closed(NOON) == 1
    assert await store.doors.find("slack", "T1") is None
    assert await store.people.members(ours.newsroom) == [ours.member]
    assert await store.people.channels(ours.newsroom) == [ours.channel]
    assert await store.subscriptions.list(ours.newsroom) == []
    assert await store.outbox.opened(ours.newsroom, there.channel.id, there.story.id) == ""
    assert await store.people.redeem_token(f"token of {ours.newsroom} T1", NOON) is None
    assert await store.stories.list(ours.newsroom) == [there.story]
    assert len(await store.stories.articles(ours.newsroom, there.story.id)) == 1
    assert [change.said for change in await store.changes.list(ours.newsroom, 100)] == log
    assert await store.check() == []


async def test_what_went_with_a_workspace_does_not_stand_in_the_way_of_undo(store: Store, ours: Desk):
    """The newest change that can still be taken back is."""
    story = await ours.track()
    there = await chat(ours)
    await store.doors.close(ours.newsroom, there.installation.workspace, LONG_AGO)
    await store.doors.forget_closed(NOON)

    assert (await store.changes.undo(ours.newsroom, None, NOON, ours.by("undo"))).said == "tracked BRIDGE"
    assert story.slug == "BRIDGE"


async def test_a_newsroom_without_a_door_goes_whole(store: Store, ours: Desk, theirs: Desk):
    """Not so its articles, nor anything of the newsroom beside, which had closed and opened a door of its own."""
    room = await store.people.newsroom("Chat only", NOON)
    installed = await store.doors.open(room, "slack", "T9", b"", NOON)
    member = await store.people.member(room, installed.workspace, "U9", "Kit", NOON)
    channel = await store.people.channel(room, installed.workspace, "slack", "C9", "kit", "UTC", NOON)
    only = replace(ours, newsroom=room, workspace=installed.workspace, member=member, channel=channel)
    await only.track()
    await posted(only, await chat(only, "T9"))
    article = await store.articles.want("https://asked.example/1", "Asked", "Asked", NOON, room)
    await store.changes.undo(room, None, NOON, only.by("undo"))
    await store.seen.first(room, "event", NOON)
    articles = await store.articles.count()
    await store.doors.close(room, installed.workspace, LONG_AGO)

    assert await store.doors.forget_closed(NOON) == 1
    assert room not in [one for one, _ in await store.people.newsrooms()]
    assert await store.articles.count() == articles
    assert await store.articles.get(article)
    assert await store.check() == []


async def test_an_open_or_lately_closed_workspace_is_not_forgotten(store: Store, ours: Desk):
    """Its data waits for it."""
    there = await chat(ours, "T1")
    other = await chat(ours, "T2")
    await store.doors.close(ours.newsroom, there.installation.workspace, NOON)

    assert await store.doors.forget_closed(NOON) == 0
    assert set(await store.people.channels(ours.newsroom)) >= {other.channel, replace(there.channel, closed=True)}


async def test_their_workspace_stays_when_ours_is_forgotten(store: Store, ours: Desk, theirs: Desk):
    """Both have the same names for everything."""
    mine = await chat(ours, "T1")
    yours = await store.doors.open(theirs.newsroom, "slack", "T1", b"theirs", NOON)
    await store.doors.close(ours.newsroom, mine.installation.workspace, LONG_AGO)
    await store.doors.forget_closed(NOON)

    assert await store.doors.all("slack") == [yours]


# --- seen and kept --------------------------------------------------------------------------------------------------


async def test_a_key_is_first_once_in_each_newsroom(store: Store, ours: Desk, theirs: Desk):
    """Until it is forgotten."""
    assert await store.seen.first(ours.newsroom, "Ev1", NOON)
    assert not await store.seen.first(ours.newsroom, "Ev1", DUE)
    assert await store.seen.first(theirs.newsroom, "Ev1", DUE)

    assert await store.seen.forget(DUE) == 1
    assert await store.seen.first(ours.newsroom, "Ev1", NEXT)
    assert not await store.seen.first(theirs.newsroom, "Ev1", NEXT)
    with pytest.raises(NotFound):
        await store.seen.first(ours.newsroom + 99, "Ev1", NOON)


async def test_what_did_not_come_to_be_is_seen_for_the_first_time_again(store: Store, ours: Desk, theirs: Desk):
    """In its own newsroom alone."""
    for newsroom in (ours.newsroom, theirs.newsroom):
        await store.seen.first(newsroom, "thread", NOON)
    await store.seen.take_back(ours.newsroom, "thread")
    assert await store.seen.first(ours.newsroom, "thread", DUE)
    assert not await store.seen.first(theirs.newsroom, "thread", DUE)


async def test_a_kept_call_is_its_members_own(store: Store, ours: Desk, theirs: Desk):
    """Neither a colleague nor another newsroom gets it."""
    other = await store.people.member(ours.newsroom, ours.workspace, "second", "Sem", NOON)
    body = {"command": "brief", "options": {"story": "“Brücke”"}, "page": 2}
    key = await store.kept.keep(ours.newsroom, ours.member.id, body, NOON)

    assert re.fullmatch(r"[A-Za-z0-9_-]{12}", key)
    assert await store.kept.get(ours.newsroom, ours.member.id, key) == body
    assert await store.kept.get(ours.newsroom, other.id, key) is None
    assert await store.kept.get(theirs.newsroom, ours.member.id, key) is None
    with pytest.raises(NotFound):
        await store.kept.keep(ours.newsroom, theirs.member.id, body, NOON)


async def test_kept_calls_are_forgotten_by_age(store: Store, ours: Desk):
    """The older one only."""
    old = await store.kept.keep(ours.newsroom, ours.member.id, {}, NOON)
    new = await store.kept.keep(ours.newsroom, ours.member.id, {}, DUE)

    assert await store.kept.forget(DUE) == 1
    assert await store.kept.get(ours.newsroom, ours.member.id, old) is None
    assert await store.kept.get(ours.newsroom, ours.member.id, new) == {}
