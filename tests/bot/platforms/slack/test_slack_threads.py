"""A story with a thread of its own on Slack: its first message stands in the channel, later ones under it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.platforms.slack.say.sending import thread_of
from bot.ports.platform import Refused, Target, Topic
from bot.work.deliver import LEASE, Deliveries
from commands.reply import Reply, said
from tests.bot.platforms.slack.bureau import Bureau
from tests.doubles.slack import Message

FLOOD = Topic("ollen-dam-flood", "Ollen dam flood", "developing")


@pytest.fixture
async def flood(bureau: Bureau) -> Target:
    """The desk's channel, for a story that has no thread there yet."""
    return replace(await bureau.target(), topic=FLOOD)


async def begun(bureau: Bureau, flood: Target) -> tuple[Target, Message]:
    """The story's first message was posted."""
    sent = await bureau.slack.send(flood, said("Ollen dam flood", "The dam holds."), "1")
    return replace(flood, opened=bureau.slack.thread_of(flood, sent)), bureau.double.posted[-1]


async def test_the_first_message_stands_in_the_channel_and_later_ones_under_it(bureau: Bureau, flood: Target):
    """Each is known by an id that leads back to the thread."""
    known, first = await begun(bureau, flood)
    second = await bureau.slack.send(known, Reply("New in Ollen dam flood"), "2")
    third = await bureau.slack.send(known, Reply("New in Ollen dam flood"), "3")

    assert not first.thread_ts
    assert [one.thread_ts for one in bureau.double.posted] == ["", first.ts, first.ts]
    assert [thread_of(known, one) for one in (second, third)] == [first.ts, first.ts] == [known.opened] * 2


async def test_a_message_under_another_can_be_found_and_edited(bureau: Bureau, flood: Target):
    """By a process that did not send it."""
    known, _ = await begun(bureau, flood)
    sent = await bureau.slack.send(known, Reply("New in Ollen dam flood"), "2")
    bureau.slack._sending._posted.clear()

    assert await bureau.slack.find(known, "2") == sent
    assert thread_of(flood, str(await bureau.slack.find(flood, "1"))) == known.opened
    await bureau.slack.edit(known, sent, Reply("CORRECTED Ollen dam flood"))
    assert bureau.double.posted[-1].text == "CORRECTED Ollen dam flood"


async def test_where_the_first_message_was_deleted_the_next_begins_another_thread(bureau: Bureau, flood: Target):
    """Slack posts it in the channel without a word; what comes after it hangs under it."""
    known, first = await begun(bureau, flood)
    bureau.double.remove(first)
    again = await bureau.slack.send(known, said("New in Ollen dam flood", "It holds still."), "2")
    bureau.slack._sending._posted.clear()
    anew = replace(known, opened=thread_of(known, again))
    await bureau.slack.send(anew, Reply("New in Ollen dam flood"), "3")

    *_, second, third = bureau.double.posted
    assert (second.thread_ts, third.thread_ts) == ("", second.ts)
    assert await bureau.slack.find(known, "2") == again
    assert [refusal.error for refusal in bureau.double.refusals] == ["thread_not_found"]
    bureau.double.refusals.clear()


@pytest.mark.parametrize("code", ["thread_not_found", "cannot_reply_to_message"])
async def test_where_slack_says_that_the_thread_is_gone_it_begins_another_too(bureau: Bureau, flood: Target, code: str):
    """One message, not none."""
    known, _ = await begun(bureau, flood)
    bureau.double.fail("chat.postMessage", code)
    again = await bureau.slack.send(known, Reply("New in Ollen dam flood"), "2")

    assert bureau.double.posted[-1].thread_ts == ""
    assert thread_of(known, again) == bureau.double.posted[-1].ts != known.opened


async def test_another_refusal_posts_nothing(bureau: Bureau, flood: Target):
    """A channel that was archived takes no thread either."""
    known, _ = await begun(bureau, flood)
    bureau.double.fail("chat.postMessage", "is_archived")

    with pytest.raises(Refused):
        await bureau.slack.send(known, Reply("New in Ollen dam flood"), "2")
    assert len(bureau.double.posted) == 1


async def test_in_a_thread_that_was_subscribed_stories_stand_one_after_another(bureau: Bureau):
    """Slack has no threads within threads."""
    root = bureau.double.say("What do we know?")
    here = replace(await bureau.target(f"{bureau.double.desk.id}:{root.ts}"), topic=FLOOD)
    sent = await bureau.slack.send(here, Reply("Ollen dam flood"), "1")
    await bureau.slack.send(replace(here, opened=thread_of(here, sent)), Reply("New in Ollen dam flood"), "2")

    assert thread_of(here, sent) == root.ts
    assert [one.thread_ts for one in bureau.double.posted] == [root.ts, root.ts]


# --- the whole way --------------------------------------------------------------------------------------------------


@pytest.fixture
async def owing(bureau: Bureau) -> Bureau:
    """The desk's channel on Slack wants the flood as a thread, and is owed its first message."""
    double = bureau.double
    await double.slash("/subscribe", "OLLEN-DAM-FLOOD daily 08:00 threads", double.mara, double.desk)
    await bureau.whispered()
    bureau.room.clock.pass_(hours=2)
    await bureau.room.schedules().serve()
    return bureau


def sends(bureau: Bureau) -> Deliveries:
    """What works off the outbox."""
    return Deliveries(bureau.room.ground, {"slack": bureau.slack}, "one")


async def test_a_story_subscribed_on_slack_begins_a_thread_and_is_continued_in_it(owing: Bureau):
    """Through a restart: the thread is remembered in the store."""
    await sends(owing).send()
    (first,) = owing.double.posted
    channel = await owing.channel(owing.double.desk.id)
    story = await owing.room.story("OLLEN-DAM-FLOOD")

    assert not first.thread_ts
    assert await owing.room.store.outbox.opened(owing.room.id, channel.id, story.id) == first.ts
    assert not await owing.room.store.outbox.owed(owing.room.id)


async def test_a_lost_answer_leaves_one_thread(owing: Bureau):
    """The message stood there: it is found, and its thread remembered."""
    owing.double.drop("chat.postMessage")
    await sends(owing).send()
    owing.slack._sending._posted.clear()
    owing.room.clock.at += LEASE + timedelta(minutes=5)
    await sends(owing).send()
    (first,) = owing.double.posted
    channel = await owing.channel(owing.double.desk.id)
    story = await owing.room.story("OLLEN-DAM-FLOOD")

    assert await owing.room.store.outbox.opened(owing.room.id, channel.id, story.id) == first.ts
    assert not await owing.room.store.outbox.owed(owing.room.id)
