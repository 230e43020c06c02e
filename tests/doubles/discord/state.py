"""Discord's memory and its clock, and the ways to look something up in it."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from tests.doubles.discord.kept import (
    DM,
    FORUM,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    TEXT,
    Call,
    Channel,
    Command,
    Guild,
    Interaction,
    Json,
    Message,
    Modal,
    Overwrite,
    Refusal,
    Refuse,
    Role,
    Tag,
    User,
)
from tests.doubles.discord.permissions import ALL, USUAL, Permission, in_channel

Value = TypeVar("Value")
EPOCH_MS = 1_420_070_400_000  # where the count of Discord's ids begins


class State:
    """Everything that Discord knows.  ``refusals`` holds each no with its reason; ``calls`` every REST call.

    switches: archived_takes_posts: a message in an archived thread opens it again, where False refuses with 50083;
    old_edits: how many edits an hour a channel's messages older than an hour take.
    """

    application_flags = 0
    starts_total = 1000
    starts_left = 1000
    starts_reset_ms = 14_400_000
    max_concurrency = 1
    archived_takes_posts = False
    old_edits = 10
    shards = 1
    attachment_limit = 10 * 1024**2

    def __init__(self, clock: Callable[[], float] | None = None) -> None:
        self._clock = clock or time.time
        self._ahead = 0.0
        self._last_id = 0
        self._waiting: set[asyncio.Future[None]] = set()
        self.guilds: dict[str, Guild] = {}
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.commands: list[Command] = []
        self.interactions: dict[str, Interaction] = {}  # by token
        self.modals_kept: list[Modal] = []
        self.calls: list[Call] = []
        self.refusals: list[Refusal] = []
        self.slips: list[str] = []
        self.origin = ""
        self.application: Json = {}  # laid over what the application's route answers
        self.global_commands_made: list[float] = []
        self.old_edited: dict[str, list[float]] = {}
        self.bot = User(self.next_id(), "Standfirst", bot=True)
        self.users[self.bot.id] = self.bot
        self.app_id = self.bot.id
        self.token = f"{self.app_id}.loopback.0123456789abcdef"

    # --- time and news ----------------------------------------------------------------------------------------------

    def now(self) -> float:
        """Discord's clock, in seconds since 1970; ``pass_`` moves it."""
        return self._clock() + self._ahead

    def stamp(self, at: float | None = None) -> str:
        """A moment as Discord writes it; now unless given."""
        return datetime.fromtimestamp(self.now() if at is None else at, UTC).isoformat(timespec="microseconds")

    def pass_(self, seconds: float) -> None:
        """Let Discord's clock run ahead, without anybody waiting."""
        self._ahead += seconds
        self.changed()

    def next_id(self, own_millisecond: bool = False) -> str:
        """A new snowflake, greater than all before it.

        own_millisecond: as guilds get one, so that shards are filled evenly.
        """
        here = (int(self.now() * 1000) - EPOCH_MS) << 22
        self._last_id = max(here, ((self._last_id >> 22) + 1) << 22 if own_millisecond else self._last_id + 1)
        return str(self._last_id)

    def changed(self) -> None:
        """Wake everyone who waits for something to become true."""
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)

    async def until(self, so: Callable[[], Value], seconds: float = 5.0) -> Value:
        """Wait until ``so()`` is truthy, and give its value.

        Looks again at every change; TimeoutError, with what happened so far, after ``seconds``.
        """
        try:
            async with asyncio.timeout(seconds):
                while not (value := so()):
                    waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                    self._waiting.add(waiting)
                    try:
                        await waiting
                    finally:
                        self._waiting.discard(waiting)
                return value
        except TimeoutError:
            raise TimeoutError(f"it did not come true in {seconds:g} s.\n{self.story()}") from None

    def story(self) -> str:
        """The last calls and refusals in words, for the one who reads a failing test."""
        calls = [f"  {call.route} -> {call.status or 'under way'}" for call in self.calls[-12:]]
        noes = [f"  {no}" for no in self.refusals[-8:]]
        return "\n".join(["calls:", *calls, "refusals:", *noes])

    # --- who and where ----------------------------------------------------------------------------------------------

    def add_user(self, name: str, guild: Guild | None = None, admin: bool = False, **more: Any) -> User:
        """A new person, in a guild where one is given or there is one.  more: global_name, installed, locale."""
        user = User(self.next_id(), name, **{"global_name": name.title(), **more})
        self.users[user.id] = user
        to = guild or next(iter(self.guilds.values()), None)
        if to is not None:
            self.add_member(to, user, admin=admin)
        return user

    def add_member(self, guild: Guild, user: User, admin: bool = False) -> None:
        """Somebody enters a guild.  admin: with a role that may do all."""
        guild.members[user.id] = set()
        if admin:
            guild.members[user.id].add(self.add_role(guild, f"admins-{user.name}", ALL).id)

    def add_role(self, guild: Guild, name: str, permissions: int = 0, managed: bool = False) -> Role:
        """A new role."""
        role = Role(self.next_id(), name, int(permissions), managed, position=len(guild.roles))
        guild.roles[role.id] = role
        return role

    def add_guild(
        self, name: str, owner: User | None = None, bot: bool = True, permissions: int = USUAL, channel: str = "general"
    ) -> Guild:
        """A new guild with one channel; the app is told nothing.  bot: whether the bot is in it."""
        number = self.next_id(own_millisecond=True)
        of = owner or next((one for one in self.users.values() if not one.bot), None) or self.add_user("mara")
        guild = Guild(number, name, of.id, bot)
        guild.roles[number] = Role(number, "@everyone", int(permissions), position=0)
        guild.members[of.id] = set()
        self.guilds[number] = guild
        if bot:
            guild.members[self.bot.id] = {self.add_role(guild, "Standfirst", 0, managed=True).id}
        if channel:
            self.add_channel(channel, guild)
        return guild

    def add_channel(
        self,
        name: str,
        guild: Guild | None = None,
        kind: int = TEXT,
        tags: tuple[str, ...] = (),
        needs_tag: bool = False,
    ) -> Channel:
        """A new channel, announcement channel (kind 5) or forum (15); the app is told nothing."""
        of = guild or self.guild
        channel = Channel(self.next_id(), of.id, name, kind, needs_tag=needs_tag, position=len(self.channels))
        channel.tags = [Tag(self.next_id(), one) for one in tags]
        self.channels[channel.id] = channel
        return channel

    def add_forum(
        self, name: str, tags: tuple[str, ...] = (), needs_tag: bool = False, guild: Guild | None = None
    ) -> Channel:
        """A new forum."""
        return self.add_channel(name, guild, FORUM, tags, needs_tag)

    def add_thread(
        self, parent: Channel, name: str, owner: User | None = None, private: bool = False, number: str = ""
    ) -> Channel:
        """A new thread; the app is told nothing."""
        kind = PRIVATE_THREAD if private else PUBLIC_THREAD
        by = (owner or self.bot).id
        thread = Channel(number or self.next_id(), parent.guild, name, kind, parent=parent.id, owner=by, members={by})
        thread.active_at = self.now()
        self.channels[thread.id] = thread
        return thread

    def overwrite(self, channel: Channel, who: User | Role | None = None, allow: int = 0, deny: int = 0) -> None:
        """Grant or take permissions in a channel: of the bot where nobody is named.  The app is told nothing."""
        of = who or self.bot
        channel.overwrites[of.id] = Overwrite(of.id, int(isinstance(of, User)), int(allow), int(deny))

    def silence(self, user: User, seconds: float, guild: Guild | None = None) -> None:
        """A moderator puts somebody on a time-out: nothing but reading.  The app is told nothing."""
        (guild or self.guild).silenced[user.id] = self.now() + seconds

    def dm_channel(self, user: User) -> Channel:
        """The direct conversation of a user with the bot, opened where there is none."""
        for channel in self.channels.values():
            if channel.kind == DM and channel.user == user.id:
                return channel
        channel = Channel(self.next_id(), "", "", DM, user=user.id)
        self.channels[channel.id] = channel
        return channel

    @property
    def guild(self) -> Guild:
        """The first guild."""
        return next(iter(self.guilds.values()))

    @property
    def user(self) -> User:
        """The first person."""
        return next(one for one in self.users.values() if not one.bot)

    @property
    def channel(self) -> Channel:
        """The first channel."""
        return next(iter(self.channels.values()))

    # --- what is there ----------------------------------------------------------------------------------------------

    @property
    def messages(self) -> list[Message]:
        """All that stands in channels and threads, oldest first; not what one person alone sees."""
        return sorted((one for c in self.channels.values() for one in c.messages), key=lambda one: int(one.id))

    @property
    def posted(self) -> list[Message]:
        """Of these, what the app posted."""
        return [one for one in self.messages if one.by_app]

    def ephemerals(self, user: User | None = None) -> list[Message]:
        """What stands before one person (or anyone) alone, oldest first."""
        kept = (one for c in self.channels.values() for one in c.kept if one.ephemeral_to and not one.deleted)
        found = [one for one in kept if user is None or user.id == one.ephemeral_to]
        return sorted(found, key=lambda one: int(one.id))

    def message(self, number: str) -> Message | None:
        """One message by its id, or None."""
        return next((one for c in self.channels.values() for one in c.kept if one.id == number), None)

    def threads(self, parent: Channel | None = None) -> list[Channel]:
        """The threads and posts, of one channel or all."""
        found = [one for one in self.channels.values() if one.is_thread]
        return [one for one in found if parent is None or one.parent == parent.id]

    def modals(self, user: User | None = None) -> list[Modal]:
        """The forms that a person (or anyone) has open."""
        return [one for one in self.modals_kept if one.open and (user is None or one.user == user.id)]

    def calls_to(self, route: str) -> list[Call]:
        """The calls to one route, "POST /channels/{channel_id}/messages" or its end, in their order."""
        return [call for call in self.calls if call.route == route or call.route.endswith("/" + route.lstrip("/"))]

    def registered(self, name: str, guild: Guild | None = None, kind: int | None = None) -> Command:
        """The command of this name, a guild's own before a global one.  LookupError, naming what there is."""
        reach = {"", guild.id if guild else ""}
        found = [one for one in self.commands if one.guild in reach and one.name == name and kind in (None, one.kind)]
        if not found:
            raise LookupError(f"no command {name!r} among {sorted(one.name for one in self.commands)}")
        return max(found, key=lambda one: one.guild != "")

    def may(self, channel: Channel, user: User | None = None) -> int:
        """The permissions of a user, the bot unless given, in a channel or thread."""
        who = user or self.bot
        if channel.kind == DM:
            return USUAL
        guild = self.guilds[channel.guild]
        held = in_channel(guild, self.channels.get(channel.parent, channel), who.id)
        if guild.silenced.get(who.id, 0) > self.now() and held != ALL:
            return held & (Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
        return held

    def refuse(self, where: str, no: Refuse, body: Any = None) -> None:
        """Write a refusal down."""
        self.refusals.append(Refusal(where, no.status, no.code, no.reason, body))
        self.changed()

    def of_guild(self, guild: Guild) -> list[Channel]:
        """A guild's channels, without threads."""
        return [one for one in self.channels.values() if one.guild == guild.id and not one.is_thread]

    @property
    def gateway_url(self) -> str:
        """The gateway's address."""
        return self.origin.replace("http", "ws", 1) + "/gateway"

    def bot_leaves(self, guild: Guild) -> None:
        """The bot is in a guild no more."""
        raise NotImplementedError

    def delete_channel(self, channel: Channel) -> None:
        """A channel, with its threads, or a thread is no more."""
        raise NotImplementedError

    def emit(self, event: str, data: Json, guild: str = "", intents: int = 0) -> None:
        """Tell the app of something; a Discord without a gateway tells nobody."""
