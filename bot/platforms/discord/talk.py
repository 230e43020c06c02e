"""How an answer reaches who asked: in the place of the deferred answer while its token lasts, then directly."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Protocol

import structlog

from bot.platforms.answering import Sharing
from bot.platforms.discord import render
from bot.platforms.discord.look import Look
from bot.platforms.discord.place import Given
from bot.platforms.discord.refusals import TOO_LATE, TROUBLE, code_of
from bot.platforms.discord.wire import Wire
from bot.ports.clock import Clock
from commands.reply import Reply
from commands.spec import Ask, Progress

log = structlog.get_logger(__name__)

# A token is good for fifteen minutes; one is left for the way there.
GOOD_FOR = timedelta(minutes=14)
FOLLOW_UPS = 5  # where the application is installed with the person only (40094)


class Draft(Protocol):
    """What a form was filled in with, so that it can be opened once more."""

    async def kept(self) -> str:
        """Keep it, and give ``command:key``."""

    def at_hand(self, key: str) -> str:
        """Have what is kept under a key at hand, and give ``command:key``."""


class InteractionTalk:
    """Answers to one interaction, which was deferred: seen by the asker alone, or in the place of the picker used."""

    stands = False

    def __init__(self, wire: Wire, given: Given, look: Look, clock: Clock, draft: Draft | None = None) -> None:
        self._wire, self._given, self._look, self._clock, self._draft = wire, given, look, clock, draft
        self._until = clock.now() + GOOD_FOR

    async def progress(self, step: Progress) -> None:
        """Show how far the work is, in the deferred answer."""
        await self._first(render.progress(step))

    async def reply(self, reply: Reply, sharing: Sharing | None, *, done: bool = False) -> None:
        """The answer, in place of the progress; what does not fit follows it."""
        again = await self._draft.kept() if self._draft and reply.tone == "error" else ""
        await self._all(render.messages(reply, self._look, sharing, again=again))

    async def offer(self, reply: Reply, again: str) -> None:
        """A reply with the button that opens a form again.  again: its ``command:key``."""
        await self._all(render.messages(reply, self._look, again=again))

    async def ask(self, ask: Ask, key: str) -> None:
        """The question, in place of the progress; where it shows what would be done, that can be changed."""
        again = self._draft.at_hand(key) if self._draft and ask.preview is not None else ""
        await self._all(render.picker(ask, key, self._look, again))

    async def _all(self, messages: Sequence[dict[str, Any]]) -> None:
        if not await self._first(messages[0]):
            await directly(self._wire, self._given.user, messages)
            return
        rest = messages[1:] if self._given.installed else messages[1 : 1 + FOLLOW_UPS]
        for message in rest:
            try:
                await self._wire.follow_up(self._given.token, message)
            except TROUBLE as trouble:
                log.info("follow_up_refused", code=code_of(trouble))
                return

    async def _first(self, message: dict[str, Any]) -> bool:
        if self._clock.now() >= self._until:
            return False
        try:
            await self._wire.edit_answer(self._given.token, message)
        except TROUBLE as trouble:
            log.info("answer_not_edited", code=code_of(trouble))
            if code_of(trouble) in TOO_LATE:
                self._until = self._clock.now()
            return False
        return True


class SharingTalk(InteractionTalk):
    """Answers to the button that shares: a line takes the place of the private copy, unless it was not shared."""

    stands = True

    async def progress(self, step: Progress) -> None:
        """The copy stays as it is meanwhile."""

    async def reply(self, reply: Reply, sharing: Sharing | None, *, done: bool = False) -> None:
        """Where it was shared, in the copy's place; what kept it from being shared, below the copy."""
        if done:
            await super().reply(reply, sharing, done=done)
            return
        try:
            await self._wire.follow_up(self._given.token, render.messages(reply, self._look)[0])
        except TROUBLE as trouble:
            log.info("follow_up_refused", code=code_of(trouble))


async def directly(wire: Wire, user: str, messages: Sequence[dict[str, Any]]) -> None:
    """Show messages in somebody's direct messages with the bot, where they take any."""
    try:
        channel = await wire.direct(user)
        for message in messages:
            await wire.post(channel, message)
    except TROUBLE as trouble:
        log.info("not_answered_directly", code=code_of(trouble))
