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
from bot.platforms.discord.limits import V2
from bot.platforms.discord.look import Look
from bot.platforms.discord.refusals import (
    ARCHIVED,
    MINUTE,
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    TROUBLE,
    UNKNOWN_CHANNEL,
    code_of,
    refused,
)
from bot.platforms.discord.threads import Threads, deliveries
from bot.platforms.discord.visitors import Caller
from bot.platforms.discord.wire import Oversized, Wire
from bot.ports.platform import Refused, Target
from commands.reply import Attachment, Chart, Context, Reply, plain, said

log = structlog.get_logger(__name__)

LOOKED_THROUGH = 1_000  # messages of a channel in which a delivery is looked for
PAGE = 100
NONCE = 25


class Sending:
    """What is posted in channels and threads."""

    def __init__(self, wire: Wire, guilds: Guilds, look: Look) -> None:
        self._wire, self._guilds, self._look = wire, guilds, look
        self._threads = Threads(wire, look)

    async def send(self, target: Target, reply: Reply, delivery: str) -> str:
        """Post a reply and give ``channel/message`` of its first message.  Raises Refused.

        With a topic it goes into the story's thread, which is opened where there is none yet.
        """
        try:
            channel = await self._threads.opened(target)
            if not channel:
                spot = await self._threads.spot(target.external)
                if spot.forum:
                    return await self._threads.post(spot, target, reply, delivery)
                channel = target.external
            return await self._send(channel, reply, delivery)
        except TROUBLE as error:
            raise refused(error, _words(target)) from error
        except Oversized as wrong:
            log.error("message_oversized", delivery=delivery, wrong=str(wrong))
            raise Refused("Standfirst made a message that Discord would not take; tell who maintains it.") from wrong

    async def _send(self, channel: str, reply: Reply, delivery: str) -> str:
        drawn = await _pictures(reply)
        look = replace(self._look, pictures={title: name for title, (name, _) in drawn.items()})
        messages = render.messages(reply, look, delivery=delivery)
        first = await self._posted(channel, _once(messages[0], delivery), list(drawn.values()))
        for at, message in enumerate(messages[1:], 1):
            try:
                await self._posted(channel, _once(message, f"{delivery}.{at}"), [])
            except (*TROUBLE, Oversized) as error:
                # What stands is the message; the rest of it is not worth a second one.
                log.warning("continuation_not_posted", code=code_of(error))
                break
        return f"{channel}/{first['id']}"

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
        try:
            forum = (await self._threads.spot(target.external)).forum
            if forum and (post := await self._threads.found(target, delivery)) is not None:
                return post
            for channel in dict.fromkeys((target.opened, "" if forum else target.external)):
                if channel and (message := await self._found(channel, delivery)) is not None:
                    return message
        except TROUBLE as error:
            raise _unknown(error, _words(target)) from error
        return None

    async def _found(self, channel: str, delivery: str) -> str | None:
        before, seen = "", 0
        while seen < LOOKED_THROUGH:
            try:
                page = await self._wire.history(channel, before, PAGE)
            except HTTPException as error:
                if code_of(error) != UNKNOWN_CHANNEL:
                    raise
                return None  # a thread that was never opened, or is gone
            if not seen and not page:
                await self._may_look(channel)
            for message in page:
                if delivery in deliveries(message.get("components") or []):
                    return f"{channel}/{message['id']}"
            if len(page) < PAGE:
                return None
            seen, before = seen + len(page), str(page[-1]["id"])
        return None

    async def _may_look(self, channel: str) -> None:
        """Raises Forbidden where a history is empty only because we may not read it; Discord does not say so there."""
        newest = (await self._wire.channel(channel)).get("last_message_id")
        if newest:
            await self._wire.message(channel, str(newest))

    async def show_status(self, target: Target) -> None:
        """Let the story's post in a forum show its status.  Raises Refused."""
        try:
            await self._threads.show_status(target)
        except TROUBLE as error:
            raise refused(error, _words(target)) from error

    async def edit(self, target: Target, message: str, reply: Reply) -> None:
        """Replace a posted message by the reply's first.  Raises Refused."""
        channel, _, posted = message.partition("/")
        if not (channel.isdigit() and posted.isdigit()):
            raise Refused(f"There is no message {message!r} in {_words(target)}.")
        try:
            if not await self._stands_in(target, channel):
                raise Refused(f"That message does not stand in {_words(target)}, so it is not changed from there.")
            there = await self._standing(channel, posted)
            look = replace(self._look, plain=bool(there) and not int(there.get("flags") or 0) & V2)
            delivery = next(iter(sorted(deliveries(there.get("components") or []))), "")
            await self._wire.edit(channel, posted, render.messages(reply, look, delivery=delivery)[0])
        except TROUBLE as error:
            raise refused(error, _words(target)) from error

    async def _standing(self, channel: str, message: str) -> Mapping[str, Any]:
        """The message as it stands, whose form and delivery id an edit keeps; empty where we may not look."""
        try:
            return await self._wire.message(channel, message) or {}
        except HTTPException as error:
            if code_of(error) not in {MISSING_ACCESS, MISSING_PERMISSIONS}:
                raise
            return {}

    async def _stands_in(self, target: Target, channel: str) -> bool:
        """Whether a channel is the target, or a thread of it."""
        if channel in {target.external, target.opened}:
            return True
        return str((await self._wire.channel(channel)).get("parent_id") or "") == target.external

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


def _once(message: Mapping[str, Any], delivery: str) -> dict[str, Any]:
    """The message with Discord's own guard against sending it twice in a few minutes."""
    return {**message, "nonce": delivery[-NONCE:], "enforce_nonce": True}


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
