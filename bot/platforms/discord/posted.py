"""Answers that everybody reads: in the thread of the message whose button was pressed."""

from typing import Any

from discord import HTTPException

from bot.platforms.answering import Sharing
from bot.platforms.discord import render
from bot.platforms.discord.look import Look
from bot.platforms.discord.place import THREADS, Given
from bot.platforms.discord.refusals import code_of
from bot.platforms.discord.talk import InteractionTalk
from bot.platforms.discord.visitors import Caller
from bot.platforms.discord.wire import Wire
from commands.reply import Reply, said
from commands.spec import Ask, Progress

THREAD_EXISTS = 160004


async def thread_for(wire: Wire, given: Given, caller: Caller) -> str:
    """The thread of the message that was pressed, opened where there is none; in a thread, that thread."""
    if given.channel_kind in THREADS:
        return given.channel
    try:
        name = str(caller.call.options.get("story") or caller.call.command)
        return await wire.thread_of(given.channel, given.message, name.replace("-", " ").capitalize())
    except HTTPException as trouble:
        if code_of(trouble) != THREAD_EXISTS:
            raise
        return given.message  # a thread has the id of the message that it began with


class ThreadTalk:
    """The answer goes into a thread; the person who pressed is told where it stands."""

    stands = False

    def __init__(self, wire: Wire, thread: str, look: Look, aside: InteractionTalk) -> None:
        self._wire, self._thread, self._look, self._aside = wire, thread, look, aside
        self.answered = False  # whether anything of it stands in the thread

    async def progress(self, step: Progress) -> None:
        """Show how far the work is, to who pressed."""
        await self._aside.progress(step)

    async def reply(self, reply: Reply, sharing: Sharing | None, *, done: bool = False) -> None:
        """Post the answer; an error is for who pressed alone."""
        if reply.tone == "error":
            await self._aside.reply(reply, None)
            return
        messages: tuple[dict[str, Any], ...] = render.messages(reply, self._look)
        for message in messages:
            await self._wire.post(self._thread, message)
            self.answered = True
        await self._aside.reply(said("It stands in the thread of that message"), None)

    async def ask(self, ask: Ask, key: str) -> None:
        """A question is for who pressed alone."""
        await self._aside.ask(ask, key)
