"""Plain words to the bot: mentions in a channel and in threads, and direct messages."""

import pytest

from bot.work.deliver import Deliveries
from tests.bot.platforms.slack.bureau import Bureau
from tests.bot.platforms.slack.changed import begun_again
from tests.doubles.slack import Message
from tests.doubles.slack.shown import shown


async def mentioned(bureau: Bureau, text: str, **where: object) -> Message:
    """Mention the bot and wait for all that follows; gives the message with the mention."""
    await bureau.double.mention(text, **where)  # type: ignore[arg-type]
    await bureau.idle()
    return [one for one in bureau.double.messages if not one.by_app][-1]


def thread_of(bureau: Bureau, message: Message) -> list[str]:
    """What stands below a message."""
    return [shown(one).words for one in bureau.double.channels[message.channel].thread(message.ts)]


# --- mentions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["brief me on the ollen dam flood", "Could you brief us on Ollen dam, please?", "what's happening with ollen dam"],
)
async def test_a_briefing_that_was_asked_for_in_public_stands_in_the_thread(bureau: Bureau, words: str):
    """Everybody there may read it; nothing more is posted in the channel."""
    asked = await mentioned(bureau, words)
    [answer] = thread_of(bureau, asked)
    assert "Key facts" in answer
    assert bureau.double.ephemerals() == []
    assert [one for one in bureau.double.posted if not one.is_reply] == []


@pytest.mark.parametrize(("words", "answer"), [("what's new", "New in"), ("help", "What you can say")])
async def test_what_is_meant_for_one_person_is_shown_to_that_person(bureau: Bureau, words: str, answer: str):
    """Though the question was public."""
    await mentioned(bureau, words)
    [message] = await bureau.whispered()
    assert answer in shown(message).words
    assert bureau.double.posted == []


@pytest.mark.parametrize("words", ["brief me on nothing like it", "ferry wobble gibberish"])
async def test_what_cannot_be_answered_bothers_nobody_else(bureau: Bureau, words: str):
    """The asker is told, with an example."""
    await mentioned(bureau, words)
    [message] = await bureau.whispered()
    assert "nothing like it" in shown(message).words or "brief me on" in shown(message).words
    assert bureau.double.posted == []


async def test_a_question_in_a_thread_is_answered_in_its_place(bureau: Bureau):
    """The question gives way to the briefing, also after a restart."""
    asked = await mentioned(bureau, "brief me on harbour")
    [question] = bureau.double.posted
    assert "which one?" in shown(question).words
    async with begun_again(bureau):
        await bureau.double.press(question, "Harbour merger", bureau.double.mara)
        await bureau.idle()
    [answer] = thread_of(bureau, asked)
    assert answer.startswith("Harbour merger")
    assert "Key facts" in answer


async def test_a_mention_in_a_thread_subscribes_the_thread(bureau: Bureau):
    """What comes on schedule is posted there, not in the channel."""
    double, room = bureau.double, bureau.room
    begin = double.say("The dam", double.ines)
    await mentioned(bureau, "follow ollen dam flood here daily 08:00", thread_ts=begin.ts)
    [told] = await bureau.whispered()
    assert "#city-desk (thread) follows Ollen dam flood" in shown(told).words
    assert told.thread_ts == begin.ts

    room.clock.pass_(hours=2)
    await room.schedules().serve()
    await Deliveries(room.ground, {"slack": bureau.slack}, "one").send()
    [posted] = double.posted
    assert posted.thread_ts == begin.ts
    assert "Ollen dam flood" in shown(posted).words


async def test_the_same_mention_told_twice_is_answered_once(bureau: Bureau):
    """Slack tells of an event again where it heard nothing."""
    given = bureau.double.mention("brief me on the ollen dam flood")
    await given
    await bureau.idle()
    await bureau.double.redeliver(given)
    await bureau.idle()
    assert len(bureau.double.posted) == 1


async def test_a_reader_may_ask_but_not_track_in_plain_words(bureau: Bureau):
    """Roles hold however something is said."""
    pia = bureau.double.add_user("pia")
    bureau.double.desk.members.add(pia.id)
    await mentioned(bureau, "track the island ferry", user=pia)
    [told] = await bureau.whispered(pia)
    assert "editor" in shown(told).words


# --- direct messages ------------------------------------------------------------------------------------------------


async def test_a_direct_message_is_answered_there(bureau: Bureau):
    """In the same conversation, to nobody else."""
    double = bureau.double
    await double.dm("brief me on the ollen dam flood")
    await bureau.idle()
    [answer] = double.posted
    assert double.channels[answer.channel].kind == "im"
    assert "Key facts" in shown(answer).words
    assert not answer.is_reply


async def test_a_direct_message_may_be_a_typed_command(bureau: Bureau):
    """With or without its slash."""
    for line in ("/stories", "stories"):
        await bureau.double.dm(line)
        await bureau.idle()
        assert "6 stories tracked" in shown(bureau.double.posted[-1]).words


async def test_an_address_alone_is_briefed(bureau: Bureau):
    """Though nobody tracks it; here it cannot be reached, and that is said."""
    url = (await bureau.room.briefing("OLLEN-DAM-FLOOD")).sources[0].url
    await bureau.double.dm(url)
    await bureau.idle()
    assert bureau.double.posted
    assert "not understood" not in shown(bureau.double.posted[-1]).words


async def test_a_question_in_direct_messages_gives_way_to_its_answer(bureau: Bureau):
    """One message, not two."""
    await bureau.double.dm("brief me on harbour")
    await bureau.idle()
    [question] = bureau.double.posted
    await bureau.double.press(question, "Harbour merger")
    await bureau.idle()
    assert [shown(one).words.split("\n")[0] for one in bureau.double.posted] == ["Harbour merger"]


async def test_the_bot_does_not_answer_itself_or_an_edit(bureau: Bureau):
    """Slack tells it of its own direct messages too."""
    await bureau.double.dm("what's new")
    await bureau.idle()
    count = len(bureau.double.posted)
    await bureau.double.dm("what's new", subtype="message_changed")
    await bureau.idle()
    assert len(bureau.double.posted) == count == 1


async def test_subscribing_in_direct_messages_brings_the_story_there(bureau: Bureau):
    """A reporter's own morning digest."""
    double, room = bureau.double, bureau.room
    await double.dm("follow ollen dam flood daily 08:00")
    await bureau.idle()
    room.clock.pass_(hours=2)
    await room.schedules().serve()
    await Deliveries(room.ground, {"slack": bureau.slack}, "one").send()
    digest = double.posted[-1]
    assert double.channels[digest.channel].user == double.mara.id
    assert "Ollen dam flood" in shown(digest).words
