"""Bureaus that differ from the usual one, other commands or begun once more; and what people do there, waited for."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.platforms.discord.discord import Discord
from bot.platforms.discord.settings import DiscordSettings
from bot.platforms.house import House
from bot.work.match import Matching
from bot.work.newsrooms import Newsrooms
from commands.registry import Registry
from commands.run import Runner
from tests.bot.platforms.discord.bureau import Bureau
from tests.doubles.discord import Channel, Given, Message, User, shown


def served_by(registry: Registry) -> Callable[[House], House]:
    """For ``open_bureau(around=…)``: a house with these commands; what fails in one fails the test."""

    def failed(_: str, problem: Exception) -> None:
        raise problem

    return lambda house: replace(house, runner=Runner(failed, registry))


@asynccontextmanager
async def begun_again(bureau: Bureau) -> AsyncIterator[None]:
    """The adapter is stopped and built anew, over the same database and the same Discord."""
    await bureau.discord.stop()
    settings = DiscordSettings(
        token=bureau.double.token, own_guilds=(bureau.double.home.id,), command_limit=timedelta(seconds=20)
    )
    bureau.discord = Discord(settings, bureau.house, guild_ready_timeout=0)
    await bureau.discord.start()
    try:
        await bureau.double.connected()
        yield
    finally:
        await bureau.discord.stop()


@asynccontextmanager
async def several(bureau: Bureau) -> AsyncIterator[Newsrooms]:
    """The adapter serves as many newsrooms as servers invite it; the desk's own is the bureau's."""
    room = bureau.room
    newsrooms = Newsrooms(
        room.ground,
        lambda newsroom: room.newsroom.desk_link,
        lambda ground, newsroom: room.matching if newsroom == room.id else Matching(ground, newsroom),
    )
    await newsrooms.refresh()
    bureau.house = replace(bureau.house, newsroom_for=newsrooms.of, welcome=newsrooms.refresh)
    async with begun_again(bureau):
        room.ground.platforms["discord"] = bureau.discord
        yield newsrooms


async def done(bureau: Bureau, given: Given) -> Given:
    """An interaction, once all that follows from it has happened."""
    await given
    await bureau.idle()
    return given


async def say(bureau: Bureau, command: str, options: Mapping[str, Any] | None = None, **by: Any) -> Given:
    """Somebody gives a command, and all that follows has happened."""
    return await done(bureau, bureau.double.slash(command, options, **by))


async def press(bureau: Bureau, message: Message | None, button: str, user: User | None = None) -> Given:
    """Somebody presses a button, some seconds after whatever was before."""
    assert message is not None
    bureau.room.clock.pass_(seconds=5)
    return await done(bureau, bureau.double.press(message, button, user))


async def choose(bureau: Bureau, message: Message | None, select: str, value: str) -> Given:
    """Somebody chooses from a list."""
    assert message is not None
    return await done(bureau, bureau.double.choose(message, select, value))


async def send(bureau: Bureau, given: Given, fields: Mapping[str, Any]) -> Given:
    """Somebody fills in the form that was opened, and sends it."""
    return await done(bureau, bureau.double.submit(given.modal, fields))


def words(given: Given) -> str:
    """What the person reads of all that was answered."""
    return "\n".join(shown(one).words for one in given.replies)


def buttons(message: Message | None) -> list[str]:
    """The words on a message's buttons."""
    return [label for label, _ in shown(message).buttons]


def in_channel(channel: Channel) -> str:
    """What everybody reads there."""
    return "\n".join(shown(one).words for one in channel.messages)
