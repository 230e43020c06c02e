"""Subscriptions in a channel, a thread and a forum, from the command to what stands there and is continued."""

import pytest

from bot.ports.platform import Target, Topic
from bot.work.deliver import Deliveries
from commands.reply import Paragraph, Reply, plain
from tests.bot.platforms.discord.bureau import Bureau
from tests.bot.platforms.discord.changed import in_channel, say, words
from tests.doubles.discord import Channel, shown

STORY = "OLLEN-DAM-FLOOD"
FORUM = 15
STATUSES = ("emerging", "developing", "quiet")


async def served(bureau: Bureau, hours: float) -> None:
    """Time passes, what is due is built, and what is owed is sent."""
    bureau.room.clock.pass_(hours=hours)
    bureau.double.pass_(hours * 3600)
    await bureau.room.schedules().serve()
    await Deliveries(bureau.room.ground, {"discord": bureau.discord}, "one").send()


async def subscribed(bureau: Bureau, channel: Channel, story: str = STORY, **more: object) -> str:
    """What is said where a channel subscribes."""
    given = {"story": story, "when": "daily 08:00", **more}
    if channel.kind == FORUM:  # nobody can give a command there
        return words(await say(bureau, "subscribe", {**given, "channel": channel}))
    return words(await say(bureau, "subscribe", given, channel=channel))


async def opened(bureau: Bureau, channel: Channel, story: str = STORY, status: str = "developing") -> Target:
    """The channel as the outbox names it for a story, with the thread that was opened there."""
    known = await bureau.target(channel.id, channel.name)
    thread = await bureau.room.store.outbox.opened(bureau.room.id, known.channel, (await bureau.room.story(story)).id)
    return Target(
        known.newsroom, known.channel, known.external, known.name, known.workspace,
        Topic(story.lower(), "Ollen dam flood", status), thread or "",
    )  # fmt: skip


async def test_a_digest_is_posted_in_its_channel_and_pings_nobody(bureau: Bureau):
    """Several subscriptions make one message."""
    desk = bureau.double.desk
    await subscribed(bureau, desk)
    await subscribed(bureau, desk, "HARBOUR-MERGER")
    await served(bureau, 3)
    await served(bureau, 0)
    [message] = desk.messages
    assert "Ollen dam flood" in shown(message).words
    assert "Harbour merger" in shown(message).words
    assert message.asked["allowed_mentions"] == {"parse": []}
    assert message.pinged == []


async def test_a_thread_that_subscribes_gets_its_digest_there(bureau: Bureau):
    """And nothing stands in the channel around it."""
    thread = bureau.double.add_thread(bureau.double.desk, "Flood desk")
    assert "Flood desk follows Ollen dam flood" in await subscribed(bureau, thread)
    await served(bureau, 3)
    assert "Ollen dam flood" in in_channel(thread)
    assert bureau.double.desk.messages == []


async def test_a_story_with_a_thread_of_its_own_begins_in_the_channel_and_goes_on_in_the_thread(bureau: Bureau):
    """The thread is opened when there is more to say, and named after the story."""
    desk = bureau.double.desk
    assert "thread of its own" in await subscribed(bureau, desk, threads=True)
    await served(bureau, 3)
    [first] = desk.messages
    assert bureau.double.threads(desk) == []

    target = await opened(bureau, desk)
    await bureau.discord.send(target, Reply("New in Ollen dam flood"), "u1")
    [thread] = bureau.double.threads(desk)
    assert (thread.id, thread.name) == (first.id, "Ollen dam flood")
    assert "New in Ollen dam flood" in in_channel(thread)
    assert desk.messages == [first]
    bureau.double.refusals.clear()  # asked whether the thread is there, which it was not


@pytest.fixture
async def forum(bureau: Bureau) -> Channel:
    """A forum with tags for statuses and one of the people's own, in which two stories have their posts."""
    forum = bureau.double.add_forum("stories", (*STATUSES, "ours"))
    await subscribed(bureau, forum, threads=True)
    await subscribed(bureau, forum, "HARBOUR-MERGER", threads=True)
    await served(bureau, 3)
    return forum


async def test_in_a_forum_each_story_is_a_post_of_its_own(bureau: Bureau, forum: Channel):
    """Named after it, tagged with its status, its first message plain."""
    posts = {post.name: post for post in bureau.double.threads(forum)}
    assert set(posts) == {"Ollen dam flood", "Harbour merger"}
    names = {tag.id: tag.name for tag in forum.tags}
    assert [names[tag] for tag in posts["Ollen dam flood"].applied] == ["developing"]
    first = posts["Ollen dam flood"].messages[0]
    assert not first.is_v2
    assert "Ollen dam flood" in shown(first).words
    assert first.pinged == []


async def test_an_update_of_a_forums_story_opens_its_archived_post_again(bureau: Bureau, forum: Channel):
    """It stands in the post, and no second post is opened."""
    target = await opened(bureau, forum)
    post = bureau.double.channels[target.opened]
    bureau.double.archive_thread(post)
    await bureau.discord.send(target, Reply("New in Ollen dam flood", (Paragraph(plain("It holds.")),)), "u1")
    assert not post.archived
    assert "It holds." in in_channel(post)
    assert len(bureau.double.threads(forum)) == 2


async def test_the_tag_of_a_post_follows_its_storys_status(bureau: Bureau, forum: Channel):
    """Tags that people gave it stay."""
    names = {tag.name: tag.id for tag in forum.tags}
    target = await opened(bureau, forum, status="quiet")
    post = bureau.double.channels[target.opened]
    post.applied.append(names["ours"])
    await bureau.discord.show_status(target)
    assert set(post.applied) == {names["quiet"], names["ours"]}


async def test_the_buttons_of_a_forums_post_work_there(bureau: Bureau, forum: Channel):
    """Where the first message has any: the answer stands in the post itself."""
    target = await opened(bureau, forum)
    post = bureau.double.channels[target.opened]
    labels = [label for label, _ in shown(post.messages[0]).buttons]
    assert labels
    given = bureau.double.press(post.messages[0], labels[0])
    await given
    await bureau.idle()
    assert words(given).strip()
    assert len(bureau.double.threads(forum)) == 2


async def test_a_forum_that_demands_a_tag_gets_one(bureau: Bureau):
    """The status', or the first where none is named after a status."""
    forum = bureau.double.add_forum("desks", ("city", "foreign"), needs_tag=True)
    await subscribed(bureau, forum, threads=True)
    await served(bureau, 3)
    [post] = bureau.double.threads(forum)
    assert post.applied == [forum.tags[0].id]
