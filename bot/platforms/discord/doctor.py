"""What doctor finds out about Discord: it asks over REST, opens no gateway, and changes and posts nothing."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from discord import HTTPException

from bot.platforms.discord import findings, tree
from bot.platforms.discord.channels import DIRECT, Place, Standing, closed_to, remarks, unseen
from bot.platforms.discord.findings import mend, well
from bot.platforms.discord.guilds import NAME
from bot.platforms.discord.inquiry import Inquiry, Unanswered
from bot.platforms.discord.permissions import THREADS
from bot.platforms.discord.refusals import MISSING_ACCESS, UNKNOWN_CHANNEL, UNKNOWN_GUILD, code_of
from bot.platforms.discord.settings import DiscordSettings
from bot.platforms.house import House
from bot.ports.platform import Finding, Target

PATIENCE = 10.0  # seconds for one question
CHANNELS = 100  # looked at, most
SERVERS = 25  # told of, most


async def examine(
    settings: DiscordSettings,
    house: House,
    subscribed: Sequence[Target],
    *,
    patience: float = PATIENCE,
    **options: Any,
) -> list[Finding]:
    """Token, application, servers, commands, and each channel that is owed posts.

    patience: seconds for one question.  options: for discord.py's client.
    """
    if not settings.token:
        return [mend(findings.UNSET)]
    found: list[Finding] = []
    try:
        async with Inquiry(settings.token, patience, **options) as ask:
            async for finding in _looked(_Round(ask, settings, house, subscribed)):
                found.append(finding)  # noqa: PERF401 - what was found stands though the next question fails
    except Unanswered as trouble:
        found.append(trouble.finding)
    return found


@dataclass(slots=True)
class _Round:
    """One look, and what it has learnt so far.

    bot, application: their ids.  servers: names of those that the bot is in, by ids.  homes: the server of each of our
    workspaces.  standings: the bot in each server that was asked about.
    """

    ask: Inquiry
    settings: DiscordSettings
    house: House
    subscribed: Sequence[Target]
    bot: str = ""
    application: str = ""
    servers: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[int, str] = field(default_factory=dict)
    standings: dict[str, Standing] = field(default_factory=dict)


async def _looked(look: _Round) -> AsyncIterator[Finding]:
    me, application = await look.ask.bot(), await look.ask.application()
    look.bot, look.application = str(me["id"]), str(application["id"])
    yield findings.signed_in(str(me.get("username") or "Standfirst"), look.application)
    for finding in findings.of_application(application):
        yield finding
    for finding in findings.of_starts(await look.ask.starts()):
        yield finding
    look.servers = await look.ask.servers()
    for finding in await _servers(look):
        yield finding
    yield await _commands(look)
    async for finding in _channels(look):
        yield finding


async def _commands(look: _Round) -> Finding:
    ours = tree.commands(look.house.runner.commands())
    return findings.in_step(ours, await look.ask.commands(look.application))


# --- servers --------------------------------------------------------------------------------------------------------


async def _servers(look: _Round) -> list[Finding]:
    """Which newsroom each server is a door to, and what the settings say of servers that are not there."""
    doors = [door for door in await look.house.doors.all(NAME) if door.closed_at is None]
    look.homes = {door.workspace: door.external for door in doors}
    names = dict(await look.house.people.newsrooms())
    newsrooms = {door.external: door.newsroom for door in doors}
    found = list(_there(look, newsrooms, names))
    owed = {look.homes.get(target.workspace) for target in look.subscribed}
    found += [
        findings.gone(number, look.application, number in owed) for number in newsrooms if number not in look.servers
    ]
    strangers = [each for each in look.settings.own_guilds if each not in look.servers and each not in newsrooms]
    return found + [findings.own_not_there(each, look.application) for each in strangers if look.servers]


def _there(look: _Round, newsrooms: Mapping[str, int], names: Mapping[int, str]) -> Iterator[Finding]:
    if not look.servers:
        yield findings.in_no_server(look.application)
    for number, name in list(look.servers.items())[:SERVERS]:
        own, home = number in look.settings.own_guilds, newsrooms.get(number)
        if home is None:
            yield findings.to_come(name, number, own)
        elif own and home != look.house.newsroom:
            yield findings.elsewhere(name, number, names.get(home, "?"))
        else:
            yield findings.at_home(name, names.get(home, "?"))
    if len(look.servers) > SERVERS:
        yield well(f"and {len(look.servers) - SERVERS} servers more.")


# --- channels -------------------------------------------------------------------------------------------------------


async def _channels(look: _Round) -> AsyncIterator[Finding]:
    """Whether posts would get through: each channel once, however much of it is subscribed, and each story's thread."""
    there = [each for each in look.subscribed if look.homes.get(each.workspace, "") in {"", *look.servers}]
    if not look.subscribed:
        yield well("no channel is subscribed yet.")
    named = {each.external: each.name for each in there}
    with_threads = {each.external for each in there if each.topic}
    reached = 0
    for external, name in list(named.items())[:CHANNELS]:
        trouble, more = await _channel(look, external, name, external in with_threads)
        reached += trouble is None
        for finding in [*([trouble] if trouble else []), *more]:
            yield finding
    for target in [each for each in there if each.opened][:CHANNELS]:
        async for finding in _thread(look, target):
            yield finding
    for standing in look.standings.values():
        if standing.silenced and standing.silenced > look.house.clock.now():
            yield findings.timed_out(standing.name)
    if named:
        more_words = f"; the first {CHANNELS} were looked at" if len(named) > CHANNELS else ""
        yield well(f"{reached} of {len(named)} subscribed channels can be posted in{more_words}.")


async def _channel(look: _Round, external: str, name: str, threads: bool) -> tuple[Finding | None, list[Finding]]:
    """What keeps the bot from posting in a channel, or nothing; and what else is to be said of it."""
    try:
        place = await _place(look, external, threads)
    except HTTPException as error:
        if code_of(error) in {UNKNOWN_CHANNEL, MISSING_ACCESS, UNKNOWN_GUILD}:
            return unseen(name or external, code_of(error) == UNKNOWN_CHANNEL), []
        return mend(f"#{name or external} cannot be looked at ({code_of(error)})."), []
    if place is None:
        return None, []
    words = closed_to(place)
    return (mend(words), []) if words else (None, list(remarks(place)))


async def _thread(look: _Round, target: Target) -> AsyncIterator[Finding]:
    """The thread of a story: where it is gone, or cannot be seen any more, the story begins another."""
    story = target.topic.name if target.topic else target.name
    try:
        place = await _place(look, target.opened.partition("/")[0], False)
    except HTTPException as error:
        if code_of(error) == UNKNOWN_CHANNEL:
            yield well(f"the thread of {story} in #{target.name} was deleted; its next message begins another.")
        else:
            yield mend(f"the thread of {story} in #{target.name} cannot be looked at ({code_of(error)}).")
        return
    if place and (words := closed_to(place)):
        yield mend(words)


async def _place(look: _Round, number: str, threads: bool) -> Place | None:
    """A channel as the bot stands in it; None for direct messages, which need no leave.  Raises HTTPException."""
    channel = await look.ask.channel(number)
    if channel.get("type") == DIRECT:
        return None
    inside = int(channel.get("type") or 0) in THREADS
    parent = await look.ask.channel(str(channel["parent_id"])) if inside else channel
    return Place.of(channel, parent, await _standing(look, str(channel["guild_id"])), threads)


async def _standing(look: _Round, server: str) -> Standing:
    if server not in look.standings:
        member = await look.ask.member(server, look.bot)
        look.standings[server] = Standing.of(await look.ask.server(server), member, look.bot)
    return look.standings[server]
