"""What tests of Discord's failures share: a bureau that owes a digest, and a discord.py that does not wait."""

import asyncio
from types import SimpleNamespace
from typing import Any

import discord.http
import discord.shard
import discord.webhook.async_
import pytest

from bot.ports.store import Delivery
from bot.work.deliver import Deliveries
from tests.bot.platforms.discord.bureau import Bureau
from tests.doubles.discord import Message


def impatient(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """discord.py does not wait between its tries; gives how long it would have."""
    waits: list[float] = []

    async def sleep(seconds: float, result: Any = None) -> None:
        waits.append(seconds)

    for module in (discord.http, discord.webhook.async_, discord.shard):
        monkeypatch.setattr(module, "asyncio", SimpleNamespace(**{**vars(asyncio), "sleep": sleep}))
    return waits


async def owe(bureau: Bureau) -> Delivery:
    """The channel city-desk is owed one digest."""
    bureau.room.clock.pass_(hours=-1)
    await bureau.double.slash("subscribe", {"story": "OLLEN-DAM-FLOOD", "when": "daily 08:00"})
    await bureau.idle()
    bureau.room.clock.pass_(hours=4)
    await bureau.room.schedules().serve()
    [delivery] = await owed(bureau)
    return delivery


def worker(bureau: Bureau, name: str = "one", platform: Any = None) -> Deliveries:
    """What sends."""
    return Deliveries(bureau.room.ground, {"discord": platform or bureau.discord}, name)


async def owed(bureau: Bureau) -> list[Delivery]:
    """What is still owed."""
    return list(await bureau.room.store.outbox.owed(bureau.room.id))


def posts(bureau: Bureau) -> list[Message]:
    """What stands in the channel by the bot."""
    return bureau.double.desk.messages


def forgiven(bureau: Bureau) -> None:
    """What was refused on purpose is no fault of the test."""
    bureau.double.refusals.clear()
