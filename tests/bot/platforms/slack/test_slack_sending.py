"""What is owed and shared: posted once, found after a crash, shown with its picture, edited, handed over."""

from datetime import timedelta
from typing import Any

import pytest

from bot.platforms import pictures
from bot.platforms.slack.place import Place
from bot.platforms.slack.say import sending
from bot.platforms.slack.say.talk import Asker
from bot.ports.platform import Refused, Target
from bot.work.deliver import LEASE, Deliveries
from commands.reply import Attachment, Bar, Chart, Heading, Paragraph, Plain, Reply, said
from tests.bot.platforms.slack.bureau import Bureau
from tests.doubles.slack import Message, shown

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


@pytest.fixture
async def owing(bureau: Bureau) -> Bureau:
    """A bureau that owes its channel city-desk one digest."""
    bureau.room.clock.pass_(hours=-1)
    double = bureau.double
    await double.slash("/subscribe", "OLLEN-DAM-FLOOD daily 08:00")
    await bureau.whispered()
    bureau.room.clock.pass_(hours=4)
    await bureau.room.schedules().serve()
    assert len(await bureau.room.store.outbox.owed(bureau.room.id)) == 1
    return bureau


def worker(bureau: Bureau, name: str = "one") -> Deliveries:
    """What sends."""
    return Deliveries(bureau.room.ground, {"slack": bureau.slack}, name)


async def owed(bureau: Bureau) -> list[Any]:
    """What is still owed."""
    return list(await bureau.room.store.outbox.owed(bureau.room.id))


def posts(bureau: Bureau) -> list[Message]:
    """What stands in the channel by the bot, replies in threads left out."""
    return [message for message in bureau.double.posted if not message.is_reply]


def forgetful(bureau: Bureau) -> None:
    """As after a restart: nothing of what was posted is remembered."""
    bureau.slack._sending._posted.clear()


def forgiven(bureau: Bureau) -> None:
    """What was refused on purpose is no fault of the test."""
    bureau.double.refusals.clear()


async def test_a_digest_is_posted_once_with_its_id(owing: Bureau):
    """The id is in its metadata, so that it can be found."""
    [delivery] = await owed(owing)
    await worker(owing).send()
    await worker(owing).send()
    [message] = posts(owing)
    assert message.metadata == {"event_type": "standfirst_delivery", "event_payload": {"id": str(delivery.id)}}
    assert not await owed(owing)
    assert "Ollen" in shown(message).words


@pytest.mark.parametrize("done", [True, False])
async def test_an_answer_that_is_lost_on_its_way_leaves_one_message(done: bool, owing: Bureau):
    """Slack had posted it, or not: the history tells, after a restart too."""
    owing.double.drop("chat.postMessage", done=done)
    await worker(owing).send()
    assert len(posts(owing)) == int(done)
    forgetful(owing)
    owing.room.clock.pass_(minutes=1)
    await worker(owing, "another").send()
    assert len(posts(owing)) == 1
    assert not await owed(owing)


async def test_without_the_right_to_look_an_uncertain_message_is_never_sent_twice(owing: Bureau):
    """It says which permission is missing, and is settled once that is granted."""
    double = owing.double
    double.tokens[double.token].scopes -= {"channels:history"}
    double.drop("chat.postMessage")
    await worker(owing).send()
    forgetful(owing)
    owing.room.clock.pass_(minutes=1)
    await worker(owing).send()
    [delivery] = await owed(owing)
    assert "channels:history" in delivery.reason
    assert len(posts(owing)) == 1
    double.tokens[double.token].scopes |= {"channels:history"}
    owing.room.clock.pass_(minutes=15)
    await worker(owing).send()
    assert not await owed(owing)
    assert len(posts(owing)) == 1
    forgiven(owing)


async def test_a_rate_limit_is_kept_to_the_second(owing: Bureau):
    """Not a second before, and then at once."""
    owing.double.fail("chat.postMessage", "ratelimited", retry_after=90)
    await worker(owing).send()
    owing.room.clock.pass_(seconds=89)
    await worker(owing).send()
    assert posts(owing) == []
    assert len(owing.double.calls_to("chat.postMessage")) == 1
    owing.room.clock.pass_(seconds=1)
    await worker(owing).send()
    assert len(posts(owing)) == 1


@pytest.mark.parametrize(
    ("trouble", "words"),
    [("archived", "unarchive it"), ("left", "/invite"), ("read_only", "restricted"), ("gone", "unsubscribe")],
)
async def test_what_only_people_can_mend_is_said_once_and_not_tried_again(trouble: str, words: str, owing: Bureau):
    """The reason names the channel and what to do there."""
    double = owing.double
    match trouble:
        case "archived":
            double.desk.archived = True
        case "left":
            double.desk.members.discard(double.team.bot_user)
        case "read_only":
            double.desk.read_only = True
        case "gone":
            del double.channels[double.desk.id]
    [delivery] = await owed(owing)
    await worker(owing).send()
    owing.room.clock.pass_(hours=3)
    await worker(owing).send()
    assert not await owed(owing)
    with pytest.raises(Refused) as refused:
        await owing.slack.send(await owing.target(name="city-desk"), said("Digest"), str(delivery.id))
    assert words in refused.value.reason
    assert "#city-desk" in refused.value.reason
    forgiven(owing)


async def test_a_missing_permission_to_post_is_named(bureau: Bureau):
    """missing_scope says which."""
    bureau.double.tokens[bureau.double.token].scopes -= {"chat:write"}
    with pytest.raises(Refused, match="chat:write"):
        await bureau.slack.send(await bureau.target(), said("Digest"), "d1")
    forgiven(bureau)


async def test_a_revoked_token_closes_the_door_while_sending(owing: Bureau):
    """One call more and no other; what is kept stays kept."""
    double = owing.double
    double.tokens[double.token].dead = "token_revoked"
    await worker(owing).send()
    calls = len(double.calls)
    assert owing.slack._entrances.everyone() == []
    with pytest.raises(Refused, match="no longer installed"):
        await owing.slack.send(await owing.target(), said("Digest"), "d2")
    assert len(double.calls) == calls
    assert len(await owing.room.store.subscriptions.list(owing.room.id)) == 1
    forgiven(owing)


async def test_a_thread_is_a_channel(bureau: Bureau):
    """Its messages stand in it, and are found there however long it is."""
    double = bureau.double
    root = double.say("Follow the flood here")
    for n in range(230):
        double.say(f"reply {n}", thread_ts=root.ts)
    target = await bureau.target(f"{double.desk.id}:{root.ts}")
    sent = await bureau.slack.send(target, said("Digest"), "d1")
    forgetful(bureau)
    assert await bureau.slack.find(target, "d1") == sent
    assert await bureau.slack.find(target, "d2") is None
    assert [message.thread_ts for message in double.posted] == [root.ts]


async def test_a_thread_that_is_too_long_to_look_through_is_not_written_to_on_a_guess(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
):
    """Slack tells a thread from its start, so what is new was not seen."""
    monkeypatch.setattr(sending, "LOOKED_THROUGH", 10)
    monkeypatch.setattr(sending, "PAGE", 5)
    root = bureau.double.say("Follow the flood here")
    for n in range(20):
        bureau.double.say(f"reply {n}", thread_ts=root.ts)
    target = await bureau.target(f"{bureau.double.desk.id}:{root.ts}")
    with pytest.raises(Refused) as refused:
        await bureau.slack.find(target, "d1")
    assert refused.value.uncertain


async def test_a_busy_channel_is_looked_through_from_its_newest(bureau: Bureau):
    """Several pages of it."""
    target = await bureau.target()
    sent = await bureau.slack.send(target, said("Digest"), "d1")
    for n in range(450):
        bureau.double.say(f"chatter {n}")
    forgetful(bureau)
    assert await bureau.slack.find(target, "d1") == sent
    assert len(bureau.double.calls_to("conversations.history")) == 3


async def test_what_does_not_fit_follows_in_the_thread_as_slowly_as_slack_asks(bureau: Bureau):
    """None of it is lost to the limit of a message a second."""
    long = Reply("Long", tuple(Paragraph((Plain(f"{n} " + "word " * 300),)) for n in range(30)))
    bureau.double.pace = True
    real = bureau.slack._sending._wait

    async def wait(seconds: float) -> None:
        bureau.double.pass_(seconds)
        await real(seconds)

    bureau.slack._sending._wait = wait
    await bureau.slack.send(await bureau.target(), long, "d1")
    first, *rest = bureau.double.posted
    assert rest
    assert {message.thread_ts for message in rest} == {first.ts}
    words = " ".join(shown(message).words for message in [first, *rest])
    assert all(f"{n} word" in words for n in range(30))
    assert set(bureau.waits) == {1.0}
    assert {refusal.error for refusal in bureau.double.refusals} == {"ratelimited"}
    forgiven(bureau)


# --- pictures -------------------------------------------------------------------------------------------------------

CHART = Chart("Held in camps", "40 in January, 80 in February.", "people", (Bar("January", 40), Bar("February", 80)))
PICTURED = Reply("Numbers", (Heading("Figures"), CHART))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts are drawn at once: how, tests/bot/platforms/test_pictures.py knows."""

    async def png(chart: Chart) -> bytes:
        return PNG

    monkeypatch.setattr(pictures, "png", png)


def pictured(message: Message) -> list[str]:
    """The files that a message shows."""
    return [block["slack_file"]["id"] for block in message.blocks if block["type"] == "image"]


async def test_a_chart_is_uploaded_and_shown(bureau: Bureau, drawn: None):
    """With its words for who cannot see it."""
    await bureau.slack.send(await bureau.target(), PICTURED, "d1")
    [message] = posts(bureau)
    [file] = bureau.double.files.values()
    assert pictured(message) == [file.id]
    assert (file.content, file.alt) == (PNG, CHART.words)


async def test_a_picture_that_slack_has_not_read_yet_is_waited_for(bureau: Bureau, drawn: None):
    """Until then a message that shows it is refused."""
    bureau.double.fail("chat.postMessage", "invalid_blocks", times=2)
    await bureau.slack.send(await bureau.target(), PICTURED, "d1")
    [message] = posts(bureau)
    assert pictured(message)
    assert bureau.waits == [0.5, 1.0]


async def test_a_picture_that_slack_never_reads_is_left_out_with_its_words_kept(bureau: Bureau, drawn: None):
    """The message is worth more than the picture."""
    bureau.double.fail("chat.postMessage", "invalid_blocks", times=4)
    await bureau.slack.send(await bureau.target(), PICTURED, "d1")
    [message] = posts(bureau)
    assert pictured(message) == []
    assert CHART.words in shown(message).words


async def test_a_picture_that_may_not_be_uploaded_is_words(bureau: Bureau, drawn: None):
    """files:write is optional."""
    bureau.double.tokens[bureau.double.token].scopes -= {"files:write"}
    await bureau.slack.send(await bureau.target(), PICTURED, "d1")
    [message] = posts(bureau)
    assert CHART.words in shown(message).words
    forgiven(bureau)


async def test_an_upload_whose_answer_is_lost_is_words_and_one_message(bureau: Bureau, drawn: None):
    """It is not tried for ever."""
    bureau.double.drop("files.completeUploadExternal")
    await bureau.slack.send(await bureau.target(), PICTURED, "d1")
    [message] = posts(bureau)
    assert CHART.words in shown(message).words


# --- edits ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("edit_window_closed", "no longer allow"),
        ("message_not_found", "deleted"),
        ("cant_update_message", "not Standfirst's to change"),
        ("is_inactive", "archived"),
    ],
)
async def test_an_edit_that_is_refused_says_why_and_changes_nothing(error: str, words: str, bureau: Bureau):
    """A reply will have to say what changed."""
    target = await bureau.target()
    sent = await bureau.slack.send(target, said("Digest"), "d1")
    bureau.double.fail("chat.update", error)
    with pytest.raises(Refused) as refused:
        await bureau.slack.edit(target, sent, said("CORRECTED Digest"))
    assert words in refused.value.reason
    assert (refused.value.retry_after, refused.value.uncertain) == (None, False)
    assert "CORRECTED" not in shown(posts(bureau)[0]).words


async def test_an_edit_keeps_the_id_by_which_a_delivery_is_found(bureau: Bureau):
    """A correction does not make it sendable again."""
    target = await bureau.target()
    sent = await bureau.slack.send(target, said("Digest"), "d1")
    await bureau.slack.edit(target, sent, said("CORRECTED Digest"))
    forgetful(bureau)
    assert await bureau.slack.find(target, "d1") == sent


async def test_a_message_of_another_channel_is_not_edited(bureau: Bureau):
    """Message ids of one channel mean nothing in another."""
    sent = await bureau.slack.send(await bureau.target(), said("Digest"), "d1")
    other = await bureau.target(bureau.double.add_channel("sports").id, "sports")
    with pytest.raises(Refused, match="no such message in #sports"):
        await bureau.slack.edit(other, sent, said("theirs"))
    assert bureau.double.calls_to("chat.update") == []


async def test_an_edit_that_may_have_got_through_is_simply_made_again(bureau: Bureau):
    """The same edit twice is one."""
    target = await bureau.target()
    sent = await bureau.slack.send(target, said("Digest"), "d1")
    bureau.double.drop("chat.update")
    with pytest.raises(Refused) as refused:
        await bureau.slack.edit(target, sent, said("CORRECTED"))
    assert refused.value.retry_after == timedelta(minutes=1)
    assert not refused.value.uncertain


# --- files ----------------------------------------------------------------------------------------------------------

FILE = Attachment("sources.opml", "text/x-opml", "<opml/>")


async def handed_over(bureau: Bureau) -> None:
    """Mara is given a file."""
    entrance = bureau.slack._entrances.everyone()[0]
    client = await bureau.slack._entrances.client(entrance)
    await bureau.slack._sending.hand_over(Asker(client, bureau.double.mara.id, Place(bureau.double.desk.id)), FILE)


async def test_a_file_is_handed_over_in_direct_messages(bureau: Bureau):
    """Nobody else sees it."""
    await handed_over(bureau)
    [file] = bureau.double.files.values()
    assert (file.name, file.content) == ("sources.opml", b"<opml/>")
    assert {bureau.double.channels[channel].kind for channel in file.shared_in} == {"im"}


async def test_a_file_that_may_not_be_handed_over_says_which_permission_is_missing(bureau: Bureau):
    """In the place of the file, once."""
    bureau.double.tokens[bureau.double.token].scopes -= {"files:write"}
    await handed_over(bureau)
    [message] = bureau.double.posted
    assert "files:write" in shown(message).words
    forgiven(bureau)


async def test_a_file_for_somebody_without_direct_messages_is_told_where_they_stand(bureau: Bureau):
    """The app's messages tab may be off."""
    bureau.double.fail("chat.postMessage", "messages_tab_disabled")
    await handed_over(bureau)
    [message] = bureau.double.ephemerals(bureau.double.mara)
    assert "messages tab" in shown(message).words


async def test_a_worker_that_dies_between_the_post_and_its_writing_down_leaves_one_message(owing: Bureau):
    """Another finds it in the history once the lease is over."""

    class Killed(BaseException):
        """The process is gone."""

    class Dying:
        """Slack, and then nothing."""

        def __getattr__(self, name: str) -> Any:
            return getattr(owing.slack, name)

        async def send(self, target: Target, reply: Reply, delivery: str) -> str:
            await owing.slack.send(target, reply, delivery)
            raise Killed

    with pytest.raises(Killed):
        await Deliveries(owing.room.ground, {"slack": Dying()}, "first").send()  # type: ignore[dict-item]
    forgetful(owing)
    owing.room.clock.at += LEASE + timedelta(seconds=1)
    await worker(owing, "second").send()
    assert len(posts(owing)) == 1
    assert not await owed(owing)
