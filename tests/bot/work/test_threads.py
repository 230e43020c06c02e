"""A story with a thread of its own: its briefing begins it, what is new is added, a quiet day only shows."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.ports.platform import Platform, Refused, Target
from bot.ports.store import Subscription, Wanted
from bot.work.deliver import LEASE
from bot.work.reading import read_page
from bot.work.schedule import owed_by
from commands.reply import Buttons, Heading, Reply
from tests.bot.work.conftest import Press, article
from tests.conftest import HandClock
from tests.promises.test_once import Chat, Killed
from tests.room import Room


class Forum(Chat):
    """A chat program in which every story has a post of its own, named ``post 1``, ``post 2`` …"""

    def __init__(self, *then: BaseException | None) -> None:
        super().__init__(*then)
        self.posts: list[list[str]] = []
        self.replies: list[Reply] = []
        self.targets: list[Target] = []
        self.shown: list[tuple[str, str]] = []

    async def send(self, target: Target, reply: Reply, delivery: str) -> str:
        """Post into the thread, or begin one."""
        self.targets.append(target)
        self.replies.append(reply)
        if not (self.then and isinstance(self.then[0], Refused) and not self.then[0].uncertain):
            number = int(target.opened.removeprefix("post ") or 0) or len(self.posts) + 1
            self.posts += [[]] * (number > len(self.posts))
            self.posts[number - 1] = [*self.posts[number - 1], delivery]
        await super().send(target, reply, delivery)
        return await self.find(target, delivery) or ""

    async def find(self, target: Target, delivery: str) -> str | None:
        """Look through every post."""
        found = (number for number, post in enumerate(self.posts, 1) if delivery in post)
        return next((f"post {number}/{delivery}" for number in found), None)

    def thread_of(self, target: Target, message: str) -> str:
        """The post."""
        return message.partition("/")[0]

    async def show_status(self, target: Target) -> None:
        """Remember what would be shown."""
        assert target.topic is not None
        self.shown.append((target.opened, target.topic.status))


@pytest.fixture
async def bridge(press: Press) -> Press:
    """A newsroom whose channel wants the bridge as a thread, at eight each day."""
    room = press.room
    await read_page(room.ground, await press.wanted())
    await room.say("/track bridge cracks name:Bridge confirm:yes")
    await room.say("/subscribe BRIDGE daily 08:00 threads")
    return press


async def at_eight(room: Room, chat: Platform, days: int = 1) -> None:
    """The next morning's tick."""
    room.clock.pass_(hours=24 * days if room.clock.now().hour >= 7 else 2)
    await room.schedules().serve()
    await room.deliveries(chat).send()


async def news(press: Press, text: str) -> None:
    """Another article of the story is published and read."""
    room, url = press.room, f"https://herald.example/{abs(hash(text))}"
    room.clock.pass_(minutes=1)
    press.page = article(text, title="Lower Bridge, the next day")
    id_ = await room.store.articles.want(url, "Herald", "Lower Bridge", room.clock.now(), room.id)
    await read_page(
        room.ground, Wanted(id_, url, "herald.example", "Herald", "Lower Bridge", "", None, 0, False, False)
    )
    await room.matching.follow()


def titles(chat: Forum) -> Sequence[str]:
    """What was posted, in order."""
    return [reply.title for reply in chat.replies]


async def test_the_briefing_begins_the_thread_and_what_is_new_is_added_to_it(bridge: Press) -> None:
    """Two messages, one thread."""
    chat = Forum()
    await at_eight(bridge.room, chat)
    await news(bridge, "Engineers found 30 more cracks in the Lower Bridge on Tuesday.")
    await at_eight(bridge.room, chat)

    assert titles(chat) == ["Bridge", "New in Bridge"]
    assert Heading("Key facts") in chat.replies[0].blocks
    assert not any(reply.private for reply in chat.replies)
    (row,) = (block for block in chat.replies[0].blocks if isinstance(block, Buttons))
    assert [button.command for button in row.buttons] == ["brief", "teach"], "who reads it there follows it already"
    assert [len(post) for post in chat.posts] == [2]
    assert [target.opened for target in chat.targets] == ["", "post 1"]
    assert [(t.topic.slug, t.topic.name) for t in chat.targets if t.topic] == [("BRIDGE", "Bridge")] * 2


async def test_a_quiet_day_adds_nothing_and_shows_what_became_of_the_story(bridge: Press) -> None:
    """Nothing is owed afterwards; after three days without coverage its status is quiet."""
    chat = Forum()
    await at_eight(bridge.room, chat)
    await at_eight(bridge.room, chat, days=4)

    assert titles(chat) == ["Bridge"]
    assert chat.shown == [("post 1", "quiet")]
    assert not await bridge.room.store.outbox.owed(bridge.room.id)


async def test_a_status_that_cannot_be_shown_holds_nothing_up(bridge: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a courtesy, not a message."""
    chat = Forum()
    await at_eight(bridge.room, chat)

    async def refuse(target: Target) -> None:
        raise Refused("no permission")

    monkeypatch.setattr(chat, "show_status", refuse)
    await at_eight(bridge.room, chat)
    assert not await bridge.room.store.outbox.owed(bridge.room.id)


async def test_a_story_without_an_article_begins_no_thread_yet(press: Press) -> None:
    """Its first article does."""
    chat, room = Forum(), press.room
    await room.say("/track bridge cracks name:Bridge confirm:yes")
    await room.say("/subscribe BRIDGE daily 08:00 threads")
    await at_eight(room, chat)
    assert chat.posts == []
    await news(press, "Engineers found 30 cracks in the Lower Bridge on Tuesday.")
    await at_eight(room, chat)
    assert titles(chat) == ["Bridge"]


async def test_stories_of_one_slot_have_a_message_each(bridge: Press) -> None:
    """And what has no thread stays in the channel's digest."""
    chat, room = Forum(), bridge.room
    await news(bridge, "The ferry and the tram over the Lower Bridge stopped, with cracks in every pier.")
    for name, how in (("Ferry", "threads"), ("Tram", "")):
        await room.say(f"/track {name.casefold()} name:{name} confirm:yes")
        await room.say(f"/subscribe {name.upper()} daily 08:00 {how}")
    await at_eight(room, chat)

    slugs = [target.topic.slug if target.topic else "" for target in chat.targets]
    assert sorted(slugs) == ["", "BRIDGE", "FERRY"]
    assert len(chat.posts) == 3


async def test_a_crash_right_after_a_thread_was_begun_leaves_one_thread(bridge: Press) -> None:
    """It is found, remembered, and continued."""
    chat, room = Forum(Killed()), bridge.room
    with pytest.raises(Killed):
        await at_eight(room, chat)
    room.clock.at += LEASE + timedelta(seconds=1)
    await room.deliveries(chat, "second").send()
    await news(bridge, "Engineers found 30 more cracks in the Lower Bridge on Tuesday.")
    await at_eight(room, chat)

    assert [len(post) for post in chat.posts] == [2]
    assert not await room.store.outbox.owed(room.id)


async def test_while_nobody_knows_whether_a_thread_was_begun_no_other_is(bridge: Press) -> None:
    """The next morning's message waits for the first one's end."""
    chat, room = Forum(Refused("no answer", timedelta(days=1, minutes=5), uncertain=True)), bridge.room
    await at_eight(room, chat)
    await news(bridge, "Engineers found 30 more cracks in the Lower Bridge on Tuesday.")
    await at_eight(room, chat)
    assert [len(post) for post in chat.posts] == [1]
    room.clock.pass_(minutes=10)
    await room.deliveries(chat).send()
    assert [len(post) for post in chat.posts] == [2]


async def test_a_thread_is_found_though_its_story_is_tracked_no_more(bridge: Press) -> None:
    """What stands there was posted; nothing is sent."""
    chat, room = Forum(Killed()), bridge.room
    with pytest.raises(Killed):
        await at_eight(room, chat)
    await room.say("/untrack BRIDGE")
    room.clock.at += LEASE + timedelta(seconds=1)
    await room.deliveries(chat, "second").send()

    assert len(chat.replies) == 1
    assert not await room.store.outbox.owed(room.id)


async def test_who_unsubscribes_and_subscribes_again_reads_on_in_the_same_thread(bridge: Press) -> None:
    """What was posted before is not posted again."""
    chat, room = Forum(), bridge.room
    await at_eight(room, chat)
    await room.say("/unsubscribe BRIDGE")
    await room.say("/subscribe BRIDGE daily 08:00 threads")
    await news(bridge, "Engineers found 30 more cracks in the Lower Bridge on Tuesday.")
    await at_eight(room, chat)
    assert [len(post) for post in chat.posts] == [2]


async def test_the_desk_shows_them_one_after_another(bridge: Press) -> None:
    """It has no threads: the briefing, then what is new, then nothing on a quiet day."""
    room = bridge.room
    await at_eight(room, room.desk)
    await news(bridge, "Engineers found 30 more cracks in the Lower Bridge on Tuesday.")
    for _ in range(2):
        await at_eight(room, room.desk)

    posts = await room.store.posts.list(room.id, room.channel.id, 10)
    assert [post.body["title"] for post in posts] == ["New in Bridge", "Bridge"]


async def test_undo_brings_the_common_digest_back(bridge: Press) -> None:
    """As it was before the thread was asked for."""
    room = bridge.room
    await room.say("/subscribe BRIDGE daily 08:00")
    await room.say("/subscribe BRIDGE daily 08:00 threads")
    await room.say("/undo")

    (wish,) = await room.store.subscriptions.list(room.id)
    assert not wish.threads


@pytest.mark.parametrize(("threads", "key"), [(False, ("digest", 0)), (True, ("thread", 7))])
def test_what_a_slot_owes_is_a_digest_or_a_storys_own_message(
    clock: HandClock, threads: bool, key: tuple[str, int]
) -> None:
    """So stories with threads never share one message."""
    now = clock.now()
    owed = owed_by(Subscription(3, 1, 1, 7, "daily 08:00", "UTC", now, now, threads=threads), "slot", now)

    assert (owed.kind, owed.part, owed.payload) == (*key, {"subscriptions": [3]})
