"""What is owed and how it ends: posted, refused, uncertain, dropped."""

import asyncio
from datetime import timedelta

import pytest

from bot.ports.platform import Refused
from bot.work import deliver
from bot.work.deliver import ATTEMPTS
from bot.work.reading import read_page
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
