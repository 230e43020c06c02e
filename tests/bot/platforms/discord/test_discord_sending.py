"""What is owed: posted once, found after a crash, refused in words that help, edited in its place."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.platforms.discord import sending
from bot.platforms.discord.checks import checked
from bot.ports.platform import Refused, Topic
from bot.work.deliver import LEASE
from commands.reply import Paragraph, Plain, Reply, said
from tests.bot.platforms.discord.bureau import Bureau
from tests.bot.platforms.discord.failing import forgiven, impatient, owe, owed, posts, worker
from tests.doubles.discord import Permission, shown

POST = "POST /channels/{channel_id}/messages"
OPEN = "POST /channels/{channel_id}/threads"


@pytest.fixture
async def owing(bureau: Bureau) -> Bureau:
    """A bureau that owes its channel city-desk one digest."""
    await owe(bureau)
    return bureau


async def test_a_digest_is_posted_once_with_its_id_as_nonce_and_in_a_button(owing: Bureau):
    """The nonce for a few minutes, the button's identity for ever."""
    [delivery] = await owed(owing)
    await worker(owing).send()
    await worker(owing).send()
    [message] = posts(owing)
    [call] = owing.double.calls_to(POST)
    assert (call.body["nonce"], call.body["enforce_nonce"]) == (str(delivery.id), True)
    assert sending.deliveries(message.components) == {str(delivery.id)}
    assert not await owed(owing)
    assert "Ollen" in shown(message).words


async def test_every_message_pings_nobody(owing: Bureau):
    """Whichever route it takes: answers, posts, edits, direct messages, forum posts."""
    double = owing.double
    await worker(owing).send()
    await double.slash("stories")
    await owing.idle()
    target = await owing.target()
    sent = await owing.discord.send(target, said("Digest"), "d9")
    await owing.discord.edit(target, sent, said("CORRECTED"))
    forum = double.add_forum("stories")
    await owing.discord.send(await owing.target(forum.id, "stories"), said("@everyone"), "d10")
    bodies = [call.body for call in double.calls if _is_message(call.body)]
    bodies += [call.body["message"] for call in double.calls if isinstance(call.body, dict) and "message" in call.body]
    assert len(bodies) >= 5
    assert all(body["allowed_mentions"] == {"parse": []} for body in bodies)
    assert all(message.pinged == [] for message in double.messages)


def _is_message(body: Any) -> bool:
    return isinstance(body, dict) and bool({"components", "content", "embeds"} & set(body)) and "name" not in body


@pytest.mark.parametrize("done", [True, False])
async def test_an_answer_that_is_lost_on_its_way_leaves_one_message(done: bool, owing: Bureau):
    """Discord had posted it, or not: the history tells, long after the nonce is forgotten."""
    owing.double.drop(POST, done=done)
    await worker(owing).send()
    assert len(posts(owing)) == int(done)
    owing.double.pass_(3600)
    owing.room.clock.pass_(hours=1)
    await worker(owing, "another").send()
    assert len(posts(owing)) == 1
    assert not await owed(owing)


async def test_a_failing_discord_is_asked_again_with_the_same_nonce(owing: Bureau, monkeypatch: pytest.MonkeyPatch):
    """discord.py tries five times; whatever Discord had done, one message stands."""
    waits = impatient(monkeypatch)
    owing.double.fail(POST, 502, times=2)
    await worker(owing).send()
    assert len(posts(owing)) == 1
    assert len(waits) == 2
    assert len({call.body["nonce"] for call in owing.double.calls_to(POST)}) == 1


async def test_discord_that_fails_for_long_leaves_the_message_owed(owing: Bureau, monkeypatch: pytest.MonkeyPatch):
    """It is looked for, and goes once Discord is well."""
    impatient(monkeypatch)
    owing.double.fail(POST, 500, times=5)
    await worker(owing).send()
    [delivery] = await owed(owing)
    assert delivery.uncertain
    owing.room.clock.pass_(minutes=2)
    await worker(owing).send()
    assert len(posts(owing)) == 1
    assert not await owed(owing)


async def test_a_channel_that_was_emptied_holds_nothing_up(owing: Bureau):
    """Its history is empty for another reason than a right that is missing."""
    old = owing.double.say("Old news")
    owing.double.remove(old)
    owing.double.drop(POST, done=False)
    await worker(owing).send()
    owing.room.clock.pass_(minutes=1)
    await worker(owing).send()
    assert len(posts(owing)) == 1
    forgiven(owing)


async def test_without_the_right_to_look_an_uncertain_message_is_never_sent_twice(owing: Bureau):
    """It says which permission is missing, and is settled once that is granted."""
    double = owing.double
    double.permit(double.desk, deny=Permission.READ_MESSAGE_HISTORY)
    double.drop(POST)
    await worker(owing).send()
    double.pass_(3600)
    owing.room.clock.pass_(minutes=1)
    await worker(owing).send()
    [delivery] = await owed(owing)
    assert "Read Message History in #city-desk" in delivery.reason
    assert len(posts(owing)) == 1
    double.permit(double.desk, allow=Permission.READ_MESSAGE_HISTORY)
    owing.room.clock.pass_(minutes=15)
    await worker(owing).send()
    assert not await owed(owing)
    assert len(posts(owing)) == 1
    forgiven(owing)


@pytest.mark.parametrize("scope", ["user", "shared", "global"])
async def test_a_long_rate_limit_is_kept_to_the_second(scope: str, owing: Bureau):
    """Not a second before, and then at once, whoever used the limit up."""
    owing.double.fail(POST, 429, retry_after=90, scope=scope)
    await worker(owing).send()
    owing.room.clock.pass_(seconds=89)
    await worker(owing).send()
    assert posts(owing) == []
    assert len(owing.double.calls_to(POST)) == 1
    owing.room.clock.pass_(seconds=1)
    await worker(owing).send()
    assert len(posts(owing)) == 1


@pytest.mark.parametrize("scope", ["user", "shared", "global"])
async def test_a_short_rate_limit_is_waited_out(scope: str, owing: Bureau, monkeypatch: pytest.MonkeyPatch):
    """discord.py waits as long as Discord says, and posts."""
    waits = impatient(monkeypatch)
    owing.double.fail(POST, 429, retry_after=7, scope=scope)
    await worker(owing).send()
    assert len(posts(owing)) == 1
    assert waits == [7]


async def test_an_address_that_was_shut_out_waits_as_long_as_it_is_told(owing: Bureau):
    """A 429 that is none of Discord's own is not tried again at once."""
    owing.double.fail(POST, 429, retry_after=600, scope="cloudflare")
    with pytest.raises(Refused) as refused:
        await owing.discord.send(await owing.target(), said("Digest"), "d1")
    assert refused.value.retry_after == timedelta(minutes=10)
    assert not refused.value.uncertain


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("hidden", "View Channel"),
        ("read_only", "Send Messages"),
        ("gone", "was deleted"),
        ("removed", "View Channel"),
    ],
)
async def test_what_only_people_can_mend_is_said_once_and_not_tried_again(trouble: str, words: str, owing: Bureau):
    """The reason names the channel, and the permission as Discord's settings do."""
    double = owing.double
    match trouble:
        case "hidden":
            double.permit(double.desk, deny=Permission.VIEW_CHANNEL)
        case "read_only":
            double.permit(double.desk, deny=Permission.SEND_MESSAGES)
        case "gone":
            double.delete_channel(double.desk)
        case "removed":
            double.home.members.pop(double.bot.id)
    [delivery] = await owed(owing)
    await worker(owing).send()
    owing.room.clock.pass_(hours=3)
    await worker(owing).send()
    assert not await owed(owing)
    with pytest.raises(Refused) as refused:
        await owing.discord.send(await owing.target(), said("Digest"), str(delivery.id))
    assert words in refused.value.reason
    assert "#city-desk" in refused.value.reason
    assert refused.value.retry_after is None
    forgiven(owing)


async def test_a_token_that_was_reset_is_said(bureau: Bureau):
    """With where a new one comes from."""
    bureau.double.token += "-reset"
    with pytest.raises(Refused, match=r"discord\.token"):
        await bureau.discord.send(await bureau.target(), said("Digest"), "d1")
    forgiven(bureau)


async def test_a_busy_channel_is_looked_through_from_its_newest(bureau: Bureau):
    """Several pages of it."""
    target = await bureau.target()
    sent = await bureau.discord.send(target, said("Digest"), "d1")
    for n in range(250):
        bureau.double.say(f"chatter {n}")
    assert await bureau.discord.find(target, "d1") == sent
    assert len(bureau.double.calls_to("GET /channels/{channel_id}/messages")) == 3
    assert await bureau.discord.find(target, "d2") is None


async def test_what_does_not_fit_follows_between_items_and_once(bureau: Bureau):
    """Sent twice with one id, each part stands once; none is lost."""
    long = Reply("Long", tuple(Paragraph((Plain(f"{n} " + "word " * 300),)) for n in range(30)))
    target = await bureau.target()
    await bureau.discord.send(target, long, "d1")
    parts = len(bureau.double.desk.messages)
    assert parts > 1
    await bureau.discord.send(target, long, "d1")
    assert len(bureau.double.desk.messages) == parts
    words = " ".join(shown(message).words for message in bureau.double.desk.messages)
    assert all(f"{n} word" in words for n in range(30))


async def test_a_message_that_breaks_a_limit_is_kept_back(bureau: Bureau, monkeypatch: pytest.MonkeyPatch):
    """A fault of ours is refused before Discord sees it, and not tried again."""
    message = {"content": "x" * 2001}
    assert checked(message)
    monkeypatch.setattr(sending.render, "messages", lambda *_, **__: (message,))
    with pytest.raises(Refused) as refused:
        await bureau.discord.send(await bureau.target(), said("Digest"), "d1")
    assert refused.value.retry_after is None
    assert not refused.value.uncertain
    assert not bureau.double.calls_to(POST)


# --- threads and forums -----------------------------------------------------------------------------------------------

FERRY = Topic("ferry", "Ferry", "developing")


@pytest.mark.parametrize("done", [True, False])
async def test_a_post_whose_answer_was_lost_is_found_and_opened_once(done: bool, bureau: Bureau):
    """No nonce guards a forum's post, so the forum is looked through."""
    forum = bureau.double.add_forum("stories")
    about = replace(await bureau.target(forum.id, "stories"), topic=FERRY)
    bureau.double.drop(OPEN, done=done)
    with pytest.raises(Refused) as refused:
        await bureau.discord.send(about, said("Ferry"), "d1")
    assert refused.value.uncertain
    found = await bureau.discord.find(about, "d1")
    assert (found is not None) is done
    if found is None:
        found = await bureau.discord.send(about, said("Ferry"), "d1")
    [post] = bureau.double.threads(forum)
    assert bureau.discord.thread_of(about, found) == post.id
    assert await bureau.discord.find(about, "d2") is None


async def test_a_post_is_not_opened_again_by_discord_py(bureau: Bureau, monkeypatch: pytest.MonkeyPatch):
    """It repeats what fails; of a post that would make two."""
    impatient(monkeypatch)
    forum = bureau.double.add_forum("stories")
    about = replace(await bureau.target(forum.id, "stories"), topic=FERRY)
    bureau.double.fail(OPEN, 500)
    with pytest.raises(Refused) as refused:
        await bureau.discord.send(about, said("Ferry"), "d1")
    assert refused.value.uncertain
    assert len(bureau.double.calls_to(OPEN)) == 1


async def test_a_thread_that_was_opened_before_the_crash_is_used(bureau: Bureau):
    """A thread that begins with a message has its id, so it is known without being remembered."""
    about = replace(await bureau.target(), topic=FERRY)
    first = await bureau.discord.send(about, said("Ferry"), "d1")
    later = replace(about, opened=bureau.discord.thread_of(about, first))
    bureau.double.drop("POST /channels/{channel_id}/messages/{message_id}/threads")
    with pytest.raises(Refused):
        await bureau.discord.send(later, said("More"), "d2")
    assert await bureau.discord.find(later, "d2") is None
    await bureau.discord.send(later, said("More"), "d2")
    [thread] = bureau.double.threads()
    assert ["More" in shown(message).words for message in thread.messages if message.by_app][-1]
    forgiven(bureau)


async def test_an_archived_thread_is_reopened_and_a_locked_one_is_told(bureau: Bureau):
    """An update belongs where the story is."""
    about = replace(await bureau.target(), topic=FERRY)
    first = await bureau.discord.send(about, said("Ferry"), "d1")
    later = replace(about, opened=bureau.discord.thread_of(about, first))
    await bureau.discord.send(later, said("More"), "d2")
    forgiven(bureau)  # the thread was asked for before it was there
    [thread] = bureau.double.threads()
    bureau.double.archive_thread(thread)
    await bureau.discord.send(later, said("Again"), "d3")
    assert not thread.archived
    bureau.double.archive_thread(thread, locked=True)
    with pytest.raises(Refused) as refused:
        await bureau.discord.send(later, said("Never"), "d4")
    assert refused.value.retry_after is None
    assert refused.value.reason
    forgiven(bureau)


async def test_the_permission_that_a_thread_or_a_post_needs_is_named(bureau: Bureau):
    """As the settings of that channel name it."""
    double = bureau.double
    about = replace(await bureau.target(), topic=FERRY)
    first = await bureau.discord.send(about, said("Ferry"), "d1")
    double.permit(double.desk, deny=Permission.CREATE_PUBLIC_THREADS)
    with pytest.raises(Refused, match="Create Public Threads"):
        await bureau.discord.send(replace(about, opened=bureau.discord.thread_of(about, first)), said("More"), "d2")
    forum = double.add_forum("stories")
    double.permit(forum, deny=Permission.SEND_MESSAGES)
    with pytest.raises(Refused, match="#stories: give it Create Posts there"):
        await bureau.discord.send(replace(await bureau.target(forum.id, "stories"), topic=FERRY), said("Ferry"), "d3")
    forgiven(bureau)


async def test_a_deleted_thread_begins_anew(bureau: Bureau):
    """With its first message gone too, the update stands in the channel."""
    about = replace(await bureau.target(), topic=FERRY)
    first = await bureau.discord.send(about, said("Ferry"), "d1")
    later = replace(about, opened=bureau.discord.thread_of(about, first))
    await bureau.discord.send(later, said("More"), "d2")
    bureau.double.delete_channel(bureau.double.threads()[0])
    bureau.double.remove(bureau.double.desk.messages[0])
    sent = await bureau.discord.send(later, said("Anew"), "d3")
    assert sent.partition("/")[0] == bureau.double.desk.id
    assert await bureau.discord.find(later, "d3") == sent
    forgiven(bureau)


# --- edits ------------------------------------------------------------------------------------------------------------


async def test_an_edit_keeps_the_delivery_id_and_the_form(bureau: Bureau):
    """In a forum the first post is plain, and stays it."""
    forum = bureau.double.add_forum("stories")
    for target in (await bureau.target(), await bureau.target(forum.id, "stories")):
        sent = await bureau.discord.send(target, said("Digest"), "d1")
        await bureau.discord.edit(target, sent, said("CORRECTED"))
        message = bureau.double.message(sent.partition("/")[2])
        assert message is not None
        assert "CORRECTED" in shown(message).words
        assert await bureau.discord.find(target, "d1") == sent


async def test_an_edit_of_a_deleted_message_is_refused_for_good(bureau: Bureau):
    """Somebody removed it."""
    target = await bureau.target()
    sent = await bureau.discord.send(target, said("Digest"), "d1")
    bureau.double.remove(bureau.double.desk.messages[0])
    with pytest.raises(Refused, match="was deleted") as refused:
        await bureau.discord.edit(target, sent, said("CORRECTED"))
    assert refused.value.retry_after is None
    forgiven(bureau)


async def test_a_worker_that_dies_after_its_post_leaves_one_message(owing: Bureau):
    """The next one looks first."""

    class Killed(BaseException):
        """The process is gone."""

    class Dying:
        def __getattr__(self, name: str) -> Any:
            return getattr(owing.discord, name)

        async def send(self, *given: Any) -> str:
            await owing.discord.send(*given)
            raise Killed

    with pytest.raises(Killed):
        await worker(owing, "first", Dying()).send()
    owing.double.pass_(3600)
    owing.room.clock.at += LEASE + timedelta(seconds=1)
    await worker(owing, "second").send()
    assert len(posts(owing)) == 1
    assert not await owed(owing)
