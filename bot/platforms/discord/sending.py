"""Posting by the bot's own token: messages owed and shared, edits, what was posted before, and files handed over."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from secrets import token_urlsafe
from typing import Any

import structlog
from discord import HTTPException

from bot.platforms import pictures
from bot.platforms.discord import render
from bot.platforms.discord.guilds import Guilds
from bot.platforms.discord.look import Look
from bot.platforms.discord.refusals import (
    ARCHIVED,
    MINUTE,
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    TROUBLE,
    UNKNOWN_CHANNEL,
    UNKNOWN_GUILD,
    code_of,
    refused,
)
from bot.platforms.discord.visitors import Caller
from bot.platforms.discord.wire import Wire
from bot.ports.platform import Refused, Target
from commands.reply import Attachment, Chart, Context, Reply, plain, said

log = structlog.get_logger(__name__)

LOOKED_THROUGH = 300  # messages of a channel in which a delivery is looked for
PAGE = 100
NONCE = 25


class Sending:
    """What is posted in channels and threads."""

    def __init__(self, wire: Wire, guilds: Guilds, look: Look) -> None:
        self._wire, self._guilds, self._look = wire, guilds, look

    async def send(self, target: Target, reply: Reply, delivery: str) -> str:
        """Post a reply and give ``channel/message`` of its first message.  Raises Refused."""
        words = _words(target)
        drawn = await _pictures(reply)
        look = replace(self._look, pictures={title: name for title, (name, _) in drawn.items()})
        messages = render.messages(reply, look, delivery=delivery)
        files = list(drawn.values())
        try:
            first = await self._posted(target.external, _once(messages[0], delivery), files)
        except TROUBLE as error:
            raise refused(error, words) from error
        for at, message in enumerate(messages[1:], 1):
            try:
                await self._posted(target.external, _once(message, f"{delivery}.{at}"), [])
            except TROUBLE as error:
                # What stands is the message; the rest of it is not worth a second one.
                log.warning("continuation_not_posted", code=code_of(error))
                break
        return f"{target.external}/{first['id']}"

    async def _posted(
        self, channel: str, message: Mapping[str, Any], files: Sequence[tuple[str, bytes]]
    ) -> Mapping[str, Any]:
        """Post, after reopening a thread that was archived meanwhile."""
        try:
            return await self._wire.post(channel, message, files)
        except HTTPException as error:
            if code_of(error) != ARCHIVED:
                raise
        await self._wire.change_thread(channel, archived=False)
        return await self._wire.post(channel, message, files)

    async def find(self, target: Target, delivery: str) -> str | None:
        """The message of a delivery that was posted already.  Raises Refused where Discord does not let us look."""
        before, seen = "", 0
        while seen < LOOKED_THROUGH:
            try:
                page = await self._wire.history(target.external, before, PAGE)
            except TROUBLE as error:
                raise _unknown(error, _words(target)) from error
            for message in page:
                if delivery in _deliveries(message.get("components") or []):
                    return f"{target.external}/{message['id']}"
            if len(page) < PAGE:
                break
            seen, before = seen + len(page), str(page[-1]["id"])
        return None

    async def edit(self, target: Target, message: str, reply: Reply) -> None:
        """Replace a posted message by the reply's first.  Raises Refused."""
        channel, _, posted = message.partition("/")
        try:
            await self._wire.edit(channel, posted, render.messages(reply, self._look)[0])
        except TROUBLE as error:
            raise refused(error, _words(target)) from error

    async def share(self, caller: Caller, reply: Reply) -> None:
        """Post for everybody where the caller stands, signed with who shared it.  Raises Refused."""
        signed = replace(reply, blocks=(Context(plain(f"Shared by {caller.call.actor.name}")), *reply.blocks))
        given = caller.given
        target = Target(caller.newsroom, caller.call.channel, given.channel, given.channel_name, caller.home.workspace)
        await self.send(target, signed, f"s{token_urlsafe(9)}")

    async def hand_over(self, caller: Caller, file: Attachment) -> None:
        """Give the caller a file, in their direct messages; say so where that does not work."""
        try:
            channel = await self._wire.direct(caller.given.user)
            message = render.messages(said(file.name), self._look, attached=file.name)[0]
            await self._wire.post(channel, message, [(file.name, file.text.encode())])
        except TROUBLE as error:
            log.warning("file_not_handed_over", code=code_of(error))
            why = said(f"{file.name} could not be sent", refused(error, "your direct messages").reason)
            await self._wire.follow_up(caller.given.token, render.messages(why, self._look)[0])

    async def gone(self, guild: str, error: Exception) -> None:
        """Close the door of a server that Discord says the bot is no longer in."""
        if code_of(error) == UNKNOWN_GUILD:
            await self._guilds.left(guild)


def _once(message: Mapping[str, Any], delivery: str) -> dict[str, Any]:
    """The message with Discord's own guard against sending it twice in a few minutes."""
    return {**message, "nonce": delivery[-NONCE:], "enforce_nonce": True}


def _deliveries(components: Sequence[Mapping[str, Any]]) -> set[str]:
    """Ids of deliveries that the buttons of a message carry."""
    found: set[str] = set()
    for component in components:
        found |= {render.delivery_in(str(component.get("custom_id") or ""))}
        inside = [
            *(component.get("components") or []),
            *([component["accessory"]] if component.get("accessory") else []),
        ]
        found |= _deliveries(inside)
    return found - {""}


async def _pictures(reply: Reply) -> dict[str, tuple[str, bytes]]:
    """Charts as files by title: name and content; those that cannot be drawn stay words."""
    drawn = {}
    for at, chart in enumerate(block for block in reply.blocks if isinstance(block, Chart)):
        picture = await pictures.png(chart)
        if picture is not None:
            drawn[chart.title] = (f"chart{at}.png", picture)
    return drawn


def _words(target: Target) -> str:
    return f"#{target.name}" if target.name and target.name != "direct message" else "the channel"


def _unknown(error: Exception, words: str) -> Refused:
    """Why it cannot be told whether a delivery was posted: it is not sent again on a guess."""
    told = refused(error, words)
    if code_of(error) in {MISSING_ACCESS, MISSING_PERMISSIONS}:
        needed = f"Give Standfirst Read Message History in {words}, so that it can look."
        return Refused(needed, uncertain=True)
    if code_of(error) == UNKNOWN_CHANNEL:
        return Refused(told.reason)
    return Refused(told.reason, told.retry_after or MINUTE, uncertain=True)
