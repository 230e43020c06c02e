"""What is owed and how it ends: posted, refused, uncertain, dropped."""

import asyncio
from datetime import timedelta

import pytest

from bot.ports.platform import Platform, Refused, Target
from bot.ports.store import Channel, NewDelivery
from bot.work import deliver
from bot.work.deliver import AT_ONCE, ATTEMPTS, LEASE, LOOK_AGAIN, Deliveries, wait_after
from bot.work.ground import by
from bot.work.reading import read_page
from commands.reply import Reply
from tests.bot.work.conftest import Press
from tests.conftest import HandClock
from tests.promises.test_once import Chat
from tests.room import Room


@pytest.fixture
async def owing(press: Press, clock: HandClock) -> Room:
    """A newsroom that owes one digest."""
    room = press.room
    await read_page(room.ground, await press.wanted())
    await room.say("/track bridge cracks name:Bridge confirm:yes")
    await room.say("/subscribe BRIDGE daily 08:00")
    clock.pass_(hours=2)
    await room.schedules().serve()
    assert len(await room.store.outbox.owed(room.id)) == 1
    return room


async def test_a_refusal_for_good_is_not_tried_again(owing: Room) -> None:
    """It ends as failed, and nothing is owed."""
    await owing.deliveries(Chat(Refused("I am not in that channel"))).send()
    assert not await owing.store.outbox.owed(owing.id)


async def test_a_refusal_for_now_is_tried_so_often_and_no_more(owing: Room) -> None:
    """Eight times, then it has failed."""
    chat = Chat(*[Refused("busy", retry_after=timedelta(minutes=1)) for _ in range(ATTEMPTS + 5)])
    tries = 0
    while await owing.store.outbox.owed(owing.id):
        await owing.deliveries(chat).send()
        owing.clock.pass_(minutes=1)
        tries += 1
    assert tries == ATTEMPTS


def test_a_wait_is_the_platforms_own_and_grows_only_where_nobody_knows() -> None:
    """A rate limit is kept to the second; an outage is outlived."""
    limited, broken = Refused("slow", timedelta(seconds=17)), Refused("cut", timedelta(minutes=1), uncertain=True)
    assert [wait_after(limited, n) for n in (1, 5)] == [timedelta(seconds=17)] * 2
    assert [wait_after(broken, n) for n in (1, 2, 3, 7)] == [timedelta(minutes=m) for m in (1, 2, 4, 15)]
    assert wait_after(broken, ATTEMPTS) is None


async def test_an_uncertain_send_is_looked_for_before_it_is_sent_again(owing: Room) -> None:
    """It stood there all along."""
    chat = Chat(Refused("the line broke", retry_after=timedelta(minutes=1), uncertain=True))
    await owing.deliveries(chat).send()
    owing.clock.pass_(minutes=1)
    await owing.deliveries(chat).send()
    assert len(chat.stands) == 1
    assert not await owing.store.outbox.owed(owing.id)


async def test_a_platform_that_does_not_answer_in_time_is_uncertain(
    owing: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The send is given up before the lease ends, and looked for later."""
    monkeypatch.setattr(deliver, "SEND_LIMIT", timedelta())
    chat = Chat()
    slow = chat.send

    async def late(*message: object) -> str:
        await slow(*message)  # type: ignore[arg-type]
        await asyncio.Event().wait()
        return ""

    monkeypatch.setattr(chat, "send", late)
    await owing.deliveries(chat).send()
    (delivery,) = await owing.store.outbox.owed(owing.id)
    assert delivery.uncertain
    owing.clock.pass_(minutes=2)
    await owing.deliveries(chat).send()
    assert len(chat.stands) == 1
    assert not await owing.store.outbox.owed(owing.id)


async def test_a_digest_that_nobody_wants_any_more_is_dropped(owing: Room) -> None:
    """Unsubscribed between the tick and the send."""
    await owing.say("/unsubscribe BRIDGE")
    chat = Chat()
    await owing.deliveries(chat).send()
    assert chat.stands == []
    assert not await owing.store.outbox.owed(owing.id)


async def test_a_message_that_is_not_ready_in_time_waits(owing: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else its lease could run out in the middle of its send."""
    monkeypatch.setattr(deliver, "READY_LIMIT", timedelta())
    chat = Chat()
    await owing.deliveries(chat).send()
    (delivery,) = await owing.store.outbox.owed(owing.id)
    assert (chat.stands, delivery.uncertain) == ([], False)
    assert "not ready in time" in delivery.reason


async def test_a_delivery_to_a_closed_workspace_is_dropped(owing: Room) -> None:
    """Queued before the bot was uninstalled there."""
    installed = await owing.store.doors.open(owing.id, "slack", "T1", b"", owing.clock.now())
    channel = await _channel(owing, "C1", installed.workspace)
    await _owe(owing, channel, "later")
    await owing.store.doors.close(owing.id, installed.workspace, owing.clock.now())
    chat = Slow(open_at_once=True)
    await _all(owing, chat).send()
    assert [target.external for target in chat.targets] == ["desk"]
    assert not await owing.store.outbox.owed(owing.id)


async def test_a_missed_slot_is_caught_up_once_when_its_workspace_opens_again(owing: Room) -> None:
    """Days were missed: one message, for the newest slot."""
    installed = await owing.store.doors.open(owing.id, "slack", "T1", b"", owing.clock.now())
    channel = await _channel(owing, "C1", installed.workspace)
    story = await owing.story("BRIDGE")
    now = owing.clock.now()
    await owing.store.subscriptions.add(
        owing.id, channel.id, story.id, "daily 09:00", "UTC", now, by(owing.call(), "subscribed")
    )
    await owing.store.doors.close(owing.id, installed.workspace, now)
    owing.clock.pass_(days=3, hours=2)
    await owing.schedules().serve()
    assert [one for one in await owing.store.outbox.owed(owing.id) if one.channel == channel.id] == []
    await owing.store.doors.open(owing.id, "slack", "T1", b"", owing.clock.now())
    await owing.schedules().serve()
    (one,) = [one for one in await owing.store.outbox.owed(owing.id) if one.channel == channel.id]
    assert one.slot.startswith("2026-03-19T09:00")


async def test_the_platform_is_told_the_channels_name_and_workspace(owing: Room) -> None:
    """It needs both: whose token to use, and what to call the channel when it refuses."""
    chat = Slow(open_at_once=True)
    await _all(owing, chat).send()
    (target,) = chat.targets
    assert (target.name, target.workspace, target.external) == ("desk", owing.channel.workspace, "desk")


# --- not allowed to look --------------------------------------------------------------------------------------------


class Blind(Chat):
    """A chat program that does not let anybody look."""

    sighted = False

    async def find(self, target: Target, delivery: str) -> str | None:
        """Look, once that is granted."""
        if not self.sighted:
            raise Refused("add the scope channels:history")
        return await super().find(target, delivery)


async def test_without_the_right_to_look_an_uncertain_message_is_never_sent_twice(owing: Room) -> None:
    """It says why, looks again so often, and then gives up."""
    chat = Blind(Refused("the line broke", retry_after=timedelta(minutes=1), uncertain=True))
    await owing.deliveries(chat).send()
    owing.clock.pass_(minutes=1)
    for _ in range(ATTEMPTS - 2):
        await owing.deliveries(chat).send()
        (delivery,) = await owing.store.outbox.owed(owing.id)
        assert delivery.uncertain
        assert "cannot be checked: add the scope channels:history" in delivery.reason
        owing.clock.at += LOOK_AGAIN
    await owing.deliveries(chat).send()
    assert not await owing.store.outbox.owed(owing.id)
    (given_up,) = await owing.store.outbox.failed(owing.id, owing.clock.now())
    assert "channels:history" in given_up.reason
    assert len(chat.stands) == 1


async def test_once_it_may_look_an_uncertain_message_is_settled(owing: Room) -> None:
    """It stood there: posted, without a second send."""
    chat = Blind(Refused("the line broke", retry_after=timedelta(minutes=1), uncertain=True))
    await owing.deliveries(chat).send()
    owing.clock.pass_(minutes=1)
    await owing.deliveries(chat).send()
    chat.sighted = True
    owing.clock.at += LOOK_AGAIN
    await owing.deliveries(chat).send()
    assert len(chat.stands) == 1
    assert not await owing.store.outbox.owed(owing.id)


# --- several channels -----------------------------------------------------------------------------------------------


class Slow(Chat):
    """A chat program that answers when a test lets it, channel by channel."""

    def __init__(self, open_at_once: bool = False) -> None:
        super().__init__()
        self.gates: dict[str, asyncio.Event] = {}
        self.open_at_once = open_at_once
        self.sent: list[str] = []
        self.targets: list[Target] = []
        self.under_way = self.most = 0
        self.refusals: dict[str, BaseException] = {}
        self.started = asyncio.Condition()

    def gate(self, channel: str) -> asyncio.Event:
        """What a channel waits for."""
        return self.gates.setdefault(channel, asyncio.Event())

    async def send(self, target: Target, reply: Reply, delivery: str) -> str:
        """Post when the gate of the channel is open."""
        self.targets.append(target)
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        async with self.started:
            self.started.notify_all()
        try:
            if not self.open_at_once:
                await self.gate(target.external).wait()
            if target.external in self.refusals:
                raise self.refusals.pop(target.external)
            self.sent.append(f"{target.external} {delivery}")
            return await super().send(target, reply, delivery)
        finally:
            self.under_way -= 1

    async def until_started(self, sends: int) -> None:
        """Wait until so many sends have begun."""
        async with self.started:
            await asyncio.wait_for(self.started.wait_for(lambda: len(self.targets) >= sends), 5)


def _all(room: Room, chat: Platform) -> Deliveries:
    return Deliveries(room.ground, {"desk": chat, "slack": chat}, "one")


async def _channel(room: Room, external: str, workspace: int | None = None) -> Channel:
    door = workspace or room.channel.workspace
    return await room.store.people.channel(room.id, door, "slack", external, external, "UTC", room.clock.now())


async def _owe(room: Room, channel: Channel, *slots: str) -> None:
    """Digests that a channel is owed, all due now."""
    now = room.clock.now()
    story = await room.story("BRIDGE")
    wish = await room.store.subscriptions.add(
        room.id, channel.id, story.id, "daily 09:00", "UTC", now, by(room.call(), "subscribed")
    )
    owed = [NewDelivery(channel.id, "digest", slot, 0, {"subscriptions": [wish.id]}, now) for slot in slots]
    assert await room.store.subscriptions.serve(wish.id, slots[-1], now + timedelta(days=1), owed, now)


async def test_a_slow_channel_holds_up_no_other(owing: Room) -> None:
    """And gets its own messages one at a time, in order."""
    slow, quick = await _channel(owing, "slow"), await _channel(owing, "quick")
    await _owe(owing, slow, "1", "2")
    await _owe(owing, quick, "3", "4")
    chat = Slow()
    chat.gate("quick").set()
    chat.gate("desk").set()
    tick = asyncio.create_task(_all(owing, chat).send())
    await chat.until_started(4)
    begun = [target.external for target in chat.targets]
    assert (begun.count("slow"), begun.count("quick"), begun.count("desk")) == (1, 2, 1)
    chat.gate("slow").set()
    await tick
    numbers = [int(line.split()[1]) for line in chat.sent if line.startswith("slow")]
    assert len(numbers) == 2
    assert numbers == sorted(numbers)
    assert not await owing.store.outbox.owed(owing.id)


async def test_so_many_channels_are_served_at_once_and_no_more(owing: Room) -> None:
    """The next begins when one has ended."""
    for number in range(AT_ONCE + 3):
        await _owe(owing, await _channel(owing, f"C{number}"), "1")
    chat = Slow()
    tick = asyncio.create_task(_all(owing, chat).send())
    await chat.until_started(AT_ONCE)
    assert chat.under_way == AT_ONCE
    for number in range(AT_ONCE + 3):
        chat.gate(f"C{number}").set()
    chat.gate("desk").set()
    await tick
    assert chat.most == AT_ONCE
    assert len(chat.sent) == AT_ONCE + 4


async def test_a_rate_limit_holds_back_that_delivery_only(owing: Room) -> None:
    """Other channels, and the next message of the same one, go on."""
    limited = await _channel(owing, "limited")
    await _owe(owing, limited, "1", "2")
    chat = Slow(open_at_once=True)
    chat.refusals["limited"] = Refused("slow down", retry_after=timedelta(minutes=3))
    await _all(owing, chat).send()
    assert sorted(line.split()[0] for line in chat.sent) == ["desk", "limited"]
    (waiting,) = await owing.store.outbox.owed(owing.id)
    assert waiting.slot == "1"
    owing.clock.pass_(minutes=3)
    await _all(owing, chat).send()
    assert len(chat.sent) == 3


async def test_a_fault_in_one_send_lets_those_under_way_end(owing: Room) -> None:
    """It is raised for the log; the faulty one is looked for before it goes again."""
    await _owe(owing, await _channel(owing, "faulty"), "1")
    chat = Slow()
    chat.refusals["faulty"] = ZeroDivisionError()
    tick = asyncio.create_task(_all(owing, chat).send())
    await chat.until_started(2)
    chat.gate("faulty").set()
    await asyncio.sleep(0)
    chat.gate("desk").set()
    with pytest.raises(ZeroDivisionError):
        await tick
    assert len(chat.sent) == 1
    owing.clock.at += LEASE
    await _all(owing, chat).send()
    assert len(chat.sent) == 2


async def test_a_tick_that_is_cancelled_leaves_its_sends_uncertain(owing: Room) -> None:
    """Whoever takes them over looks first: nothing is lost, nothing doubled."""
    await _owe(owing, await _channel(owing, "other"), "1")
    chat = Slow()
    chat.gate("other").set()
    tick = asyncio.create_task(_all(owing, chat).send())
    await chat.until_started(2)
    tick.cancel()
    with pytest.raises(asyncio.CancelledError):
        await tick
    assert chat.under_way == 0
    chat.gate("desk").set()
    owing.clock.at += LEASE
    await _all(owing, chat).send()
    assert sorted(line.split()[0] for line in chat.sent) == ["desk", "other"]
    assert not await owing.store.outbox.owed(owing.id)
