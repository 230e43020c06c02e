"""The routes that Discord answers, each written down by its family's file."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.doubles.discord.kept import (
    DM,
    PRIVATE_THREAD,
    Attachment,
    Channel,
    Guild,
    Json,
    Message,
    Refuse,
    missing_access,
    missing_permissions,
)
from tests.doubles.discord.permissions import Permission
from tests.doubles.discord.state import State


@dataclass
class Ask:
    """One call on its way.  where: what stands in the path; body: its JSON; files: by the number in "files[0]"."""

    route: str
    where: dict[str, str]
    query: dict[str, str]
    body: Json = field(default_factory=dict)
    rows: list[Json] = field(default_factory=list)
    files: dict[str, Attachment] = field(default_factory=dict)
    authorised: bool = False

    def number(self, name: str, usual: int, low: int, high: int) -> int:
        """A number of the query, held between bounds.  Raises Refuse."""
        value = self.query.get(name, "")
        if value and not (value.isdigit() and low <= int(value) <= high):
            raise Refuse(400, 50035, f"Invalid Form Body: {name}: {value!r} is not between {low} and {high}")
        return int(value) if value else usual


@dataclass
class Reply:
    """What a call is answered with; body None for none at all."""

    body: Json | list[Json] | None = None
    status: int = 200


Answering = Callable[[State, Ask], Reply]
ANSWERS: dict[str, Answering] = {}


def answers(route: str) -> Callable[[Answering], Answering]:
    """Say that a function answers a route: ``@answers("GET /users/@me")``."""

    def register(function: Answering) -> Answering:
        ANSWERS[route] = function
        return function

    return register


def nothing() -> Reply:
    """204."""
    return Reply(None, 204)


def guild_for(state: State, ask: Ask) -> Guild:
    """The guild that the caller means, with the bot in it.  Raises Refuse 10004 or 50001."""
    guild = state.guilds.get(ask.where["guild_id"])
    if guild is None:
        raise Refuse(404, 10004, "Unknown Guild")
    if not guild.bot:
        raise missing_access()
    return guild


def channel_for(state: State, ask: Ask, *needed: Permission, history: bool = False) -> Channel:
    """The channel that the caller means and may see.  Raises Refuse 10003, 50001, 50013."""
    channel = state.channels.get(ask.where["channel_id"])
    if channel is None:
        raise Refuse(404, 10003, "Unknown Channel")
    allow(state, channel, *needed)
    return channel


def allow(state: State, channel: Channel, *needed: Permission) -> None:
    """Raises Refuse unless the bot sees the channel and may do what is named."""
    if channel.kind == DM:
        return
    if not state.guilds[channel.guild].bot:
        raise missing_access()
    held = state.may(channel)
    inside = state.bot.id in channel.members or held & Permission.MANAGE_THREADS
    if not held & Permission.VIEW_CHANNEL or (channel.kind == PRIVATE_THREAD and not inside):
        raise missing_access()
    if any(not held & one for one in needed):
        raise missing_permissions()


def message_for(channel: Channel, number: str) -> Message:
    """One message of a channel that everyone sees.  Raises Refuse 10008."""
    for message in channel.messages:
        if message.id == number:
            return message
    raise Refuse(404, 10008, "Unknown Message")
