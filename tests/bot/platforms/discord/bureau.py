"""A newsroom that is on Discord: the sample's stories in a room, the whole adapter, and the double it speaks to."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.platforms.discord.discord import Discord
from bot.platforms.discord.settings import DiscordSettings
from bot.platforms.house import House
from bot.ports.platform import Target
from bot.ports.store import Channel
from commands.spec import Role
from tests.conftest import HandClock
from tests.doubles.discord import DiscordDouble
from tests.doubles.discord.kept import Message
from tests.doubles.discord.kept import User as Person
from tests.room import Room, opened


@dataclass
class Bureau:
    """What a test speaks to."""

    room: Room
    double: DiscordDouble
    discord: Discord
    house: House

    async def workspace(self) -> int:
        """Our id of the server."""
        return (await self.discord._guilds.home(self.double.home.id, self.double.home.name)).workspace

    async def role(self, person: Person, role: Role) -> None:
        """Give somebody a role, as the desk's owner would."""
        now, workspace = self.room.clock.now(), await self.workspace()
        await self.house.people.member(self.room.id, workspace, person.id, person.name, now)
        await self.room.newsroom.set_role(self.room.call("roles"), person.id, role)

    async def channel(self, external: str = "", name: str = "city-desk") -> Channel:
        """A channel as the newsroom knows it."""
        now, workspace = self.room.clock.now(), await self.workspace()
        return await self.house.people.channel(
            self.room.id, workspace, "discord", external or self.double.desk.id, name, "Europe/Paris", now
        )

    async def target(self, external: str = "", name: str = "city-desk") -> Target:
        """A channel as the outbox names it."""
        found = await self.channel(external, name)
        return Target(self.room.id, found.id, found.external, found.name, found.workspace)

    async def idle(self) -> None:
        """When everything that people began has ended."""
        await self.discord.idle()


async def at_home(discord: Discord) -> None:
    """When the servers that Discord told of at the start have moved in."""
    if discord._gateway is not None:
        await discord._gateway.wait_until_ready()
        await asyncio.sleep(0)  # the event that was sent with it is taken up
        await discord._gateway.idle()


@asynccontextmanager
async def open_bureau(
    folder: Path, clock: HandClock, specs: Path | None = None, around: Callable[[House], House] = lambda house: house
) -> AsyncIterator[Bureau]:
    """A bureau in a folder that holds a newsroom's database.  around: what stands around the house's rooms."""
    async with opened(folder, clock) as room, DiscordDouble(specs) as double:
        store = room.store
        house = House(
            newsroom_for=lambda _: room.newsroom, runner=room.runner, people=store.people, doors=store.doors,
            seen=store.seen, kept=store.kept, leases=store.leases, clock=clock, newsroom=room.id, zone="Europe/Paris",
        )  # fmt: skip
        with double.pointed():
            settings = DiscordSettings(
                token=double.token, own_guilds=(double.home.id,), command_limit=timedelta(seconds=20)
            )
            discord = Discord(settings, around(house), guild_ready_timeout=0)
            await discord.start()
            try:
                await double.connected()
                await at_home(discord)
                yield Bureau(room, double, discord, house)
            finally:
                await discord.stop()


__all__ = ["Bureau", "Message", "open_bureau"]
