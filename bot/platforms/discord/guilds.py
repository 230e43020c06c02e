"""Which servers the bot is in, and which newsroom each is a door to.

A server that was not seen before moves in by itself: into the desk's newsroom where the settings say so, else into one
of its own, until /link joins it to another.
"""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from itertools import count

import structlog

from bot.platforms.harmless import tame
from bot.platforms.house import House
from bot.ports.store import By, Installation
from summaries.errors import Conflict

log = structlog.get_logger(__name__)

NAME = "discord"
LONGEST = 80  # characters of a newsroom's name


@dataclass(frozen=True, slots=True)
class Home:
    """The newsroom that a server is a door to.  guild: Discord's id; newsroom, workspace: ours."""

    guild: str
    newsroom: int
    workspace: int


class Guilds:
    """The servers, kept in memory as far as anybody spoke there; the store has the truth."""

    def __init__(self, house: House, own: tuple[str, ...]) -> None:
        self._house, self._own = house, own
        self._homes: dict[str, Home] = {}
        self._moving_in = asyncio.Lock()  # so that two who speak at once in a new server make it one newsroom

    async def home(self, guild: str, name: str = "") -> Home:
        """The home of a server, which moves in at first sight."""
        if guild not in self._homes:
            async with self._moving_in:
                found = await self._house.doors.find(NAME, guild)
                if found is None or found.closed_at is not None:
                    found = await self.join(guild, name, found)
                self._homes[guild] = Home(guild, found.newsroom, found.workspace)
        return self._homes[guild]

    async def of_user(self, user: str) -> Home | None:
        """The home of somebody who writes from outside any server: where they were met last."""
        member = await self._house.people.met(NAME, user)
        return None if member is None else Home("", member.newsroom, member.workspace)

    async def join(self, guild: str, name: str, earlier: Installation | None = None) -> Installation:
        """Let a server in, or in again."""
        now = self._house.clock.now()
        newsroom = earlier.newsroom if earlier else await self._newsroom(guild, name)
        opened = await self._house.doors.open(newsroom, NAME, guild, b"", now)
        await self._house.welcome()
        log.info("discord_joined", guild=guild, newsroom=newsroom)
        return opened

    async def _newsroom(self, guild: str, name: str) -> int:
        if guild in self._own:
            return self._house.newsroom
        called = tame(name).strip()[:LONGEST] or f"Discord {guild}"
        for number in count():
            wanted = called if number == 0 else f"{called} ({guild}{f', {number}' if number > 1 else ''})"
            try:
                return await self._house.people.new_newsroom(wanted, self._house.clock.now())
            except Conflict:
                continue
        raise AssertionError("unreachable")

    async def left(self, guild: str) -> None:
        """The bot was removed: nothing is sent there from now on; its data waits."""
        self._homes.pop(guild, None)
        found = await self._house.doors.find(NAME, guild)
        if found is not None and found.closed_at is None:
            await self._house.doors.close(found.newsroom, found.workspace, self._house.clock.now())
            log.info("discord_left", guild=guild)

    async def only(self, guilds: Collection[str]) -> None:
        """The bot is in these servers and in no other: those that removed it while nobody listened are left."""
        for installation in await self._house.doors.all(NAME):
            if installation.closed_at is None and installation.external not in guilds:
                await self.left(installation.external)

    def forget(self, guild: str) -> None:
        """Look into the store again: the server has moved to another newsroom."""
        self._homes.pop(guild, None)

    async def first_admin(self, home: Home, user: str, name: str) -> None:
        """Whoever manages a server without an admin is its first: who invited the bot, Discord does not say."""
        house, now = self._house, self._house.clock.now()
        here = [one for one in await house.people.members(home.newsroom) if one.workspace == home.workspace]
        if any(one.role == "admin" for one in here):
            return
        member = await house.people.member(home.newsroom, home.workspace, user, name, now)
        if member.role != "admin":
            by = By(0, "Standfirst", 0, now, f"made {name or user} admin, who manages the Discord server")
            await house.people.set_role(home.newsroom, member.id, "admin", by)
