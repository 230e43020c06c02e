"""Promise 3: a delivery is neither lost nor doubled by a crash, a restart, a rate limit or two workers at once."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.ports.platform import Finding, Refused, Target
from bot.ports.store import Delivery
from bot.store.sqlite.outbox import SqliteOutbox
from bot.work.deliver import LEASE
from commands.reply import Reply
from tests.room import Room


class Killed(BaseException):
    """The process is gone: nothing after this point runs."""


class Chat:
    """A chat program that keeps every message it is sent, even the same one twice.

    then: what happens right after the next messages stood there, in order; None: nothing.
    """

    name = "desk"

    def __init__(self, *then: BaseException | None) -> None:
        self.stands: list[str] = []
        self.then = list(then)

    async def send(self, target: Target, reply: Reply, delivery: str) -> str:
        """Post."""
        trouble = self.then.pop(0) if self.then else None
        if not (isinstance(trouble, Refused) and not trouble.uncertain):
            self.stands.append(delivery)
        if trouble is not None:
            raise trouble
        return str(len(self.stands))

    async def find(self, target: Target, delivery: str) -> str | None:
        """Look whether it stands there."""
        return str(self.stands.index(delivery) + 1) if delivery in self.stands else None

    def thread_of(self, target: Target, message: str) -> str:
        """The channel itself."""
        return target.external

    async def show_status(self, target: Target) -> None:
        """Nowhere to show it."""

    async def edit(self, target: Target, message: str, reply: Reply) -> None:
        """Not asked for here."""

    async def examine(self, subscribed: Sequence[Target]) -> Sequence[Finding]:
        """Nothing to look at."""
        return []

    async def start(self) -> None:
        """Nothing to start."""

    async def stop(self) -> None:
        """Nothing to stop."""


async def due(room: Room) -> None:
    """A digest is owed."""
    await room.say("/subscribe OLLEN-DAM-FLOOD daily 08:00")
    room.clock.pass_(hours=2)
    await room.schedules().serve()
    assert len(await room.store.outbox.owed(room.id)) == 1


async def check(room: Room, chat: Chat) -> None:
    """After a worker died in the middle of a send, the next one leaves exactly one message."""
    await due(room)
    with pytest.raises(Killed):
        await room.deliveries(chat, "first").send()
    room.clock.at += LEASE + timedelta(seconds=1)
    await room.deliveries(chat, "second").send()
    assert len(chat.stands) == 1, f"{len(chat.stands)} messages"
    assert not await room.store.outbox.owed(room.id), "it is still owed"


async def test_a_worker_that_dies_right_after_its_send_leaves_one_message(room: Room) -> None:
    """The next one looks before it sends."""
    await check(room, Chat(Killed()))


async def test_the_check_would_notice_if_sending_were_not_written_down_first(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without that step nobody knows that a send was under way."""

    async def unwritten(self: SqliteOutbox, delivery: Delivery, briefings: object) -> bool:
        return True

    monkeypatch.setattr(SqliteOutbox, "sending", unwritten)
    with pytest.raises(AssertionError, match="2 messages"):
        await check(room, Chat(Killed()))


async def test_two_workers_at_once_post_one_message(room: Room) -> None:
    """The lease is one worker's."""
    await due(room)
    chat = Chat()
    await asyncio.gather(room.deliveries(chat, "one").send(), room.deliveries(chat, "two").send())
    assert len(chat.stands) == 1


async def test_a_rate_limit_delays_a_message_and_loses_none(room: Room) -> None:
    """It is sent when the platform said."""
    await due(room)
    chat = Chat(Refused("slow down", retry_after=timedelta(minutes=3)))
    await room.deliveries(chat).send()
    room.clock.pass_(minutes=2)
    await room.deliveries(chat).send()
    assert chat.stands == []
    room.clock.pass_(minutes=1)
    await room.deliveries(chat).send()
    assert len(chat.stands) == 1


async def test_the_same_slot_served_twice_is_one_message(room: Room) -> None:
    """A restart that finds the subscription due again owes nothing new: the slot is the key."""
    await due(room)
    (subscription,) = await room.store.subscriptions.list(room.id)
    await room.store.subscriptions.reschedule(subscription.id, room.clock.at - timedelta(minutes=1))
    await room.schedules().serve()
    chat = Chat()
    await room.deliveries(chat).send()
    assert len(chat.stands) == 1
