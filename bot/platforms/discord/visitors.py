"""Who speaks and where, as the newsroom knows them: Discord's ids and names become members and channels."""

from dataclasses import dataclass

from bot.platforms.discord.guilds import NAME, Guilds, Home
from bot.platforms.discord.place import Given
from bot.platforms.house import House
from bot.ports.store import Channel
from commands.spec import Actor, Call


@dataclass(frozen=True, slots=True)
class Caller:
    """One interaction by somebody whom the newsroom knows."""

    given: Given
    home: Home
    call: Call

    @property
    def newsroom(self) -> int:
        """Our id of the newsroom."""
        return self.home.newsroom

    @property
    def in_channel(self) -> bool:
        """Whether others could read what is shared where they stand."""
        return bool(self.given.guild) and self.given.installed

    @property
    def here(self) -> str:
        """Words for the channel."""
        return f"#{self.given.channel_name}" if self.given.channel_name else "this channel"


class Visitors:
    """The people and channels of all servers, met as they come."""

    def __init__(self, house: House, guilds: Guilds) -> None:
        self._house, self._guilds = house, guilds
        self._channels: dict[tuple[int, str], Channel] = {}

    async def caller(self, given: Given, command: str, options: dict[str, str]) -> Caller | None:
        """The call that an interaction is; None for somebody outside any server whom nobody has met yet."""
        home = await self._home(given)
        if home is None:
            return None
        if given.manages and home.guild:
            await self._guilds.first_admin(home, given.user, given.user_name)
        now = self._house.clock.now()
        member = await self._house.people.member(
            home.newsroom, home.workspace, given.user, given.user_name or given.user, now, may_lead=given.manages
        )
        channel = await self.channel(home, given.channel, given.channel_name or "direct message")
        actor = Actor(str(member.id), member.name, member.role, home.workspace)
        return Caller(given, home, Call(command, actor, channel.id, options, now))

    async def _home(self, given: Given) -> Home | None:
        if given.guild and given.installed:
            return await self._guilds.home(given.guild, given.guild_name)
        return await self._guilds.of_user(given.user)

    async def channel(self, home: Home, external: str, name: str) -> Channel:
        """The channel or thread, made at first sight in the newsroom's zone."""
        key = (home.workspace, external)
        known = self._channels.get(key)
        if known and (not name or known.name == name):
            return known
        found = await self._house.people.channel(
            home.newsroom, home.workspace, NAME, external, name, self._house.zone, self._house.clock.now()
        )
        self._channels[key] = found
        return found
