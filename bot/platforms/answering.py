"""From a call to an answer: progress as it comes, then the reply, the question, or the post for everybody.

The same for every chat platform; where the answer is shown, and how, is the platform's Talk.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from bot.platforms.house import House
from bot.platforms.waiting import Waiting
from bot.ports.platform import Refused
from commands.buttons import Button
from commands.reply import Attachment, Paragraph, Reply, Strong, plain, said
from commands.run import refused
from commands.spec import Answer, Ask, Call, Choice, Progress

SLOW = 1.5  # seconds without a word after which the person is told that work is under way
SHARE = "share"  # the option by which an answer is for everybody
SHORT = 94  # characters of a code that every platform's button has room for beside its own marks


class Visit(Protocol):
    """One interaction by somebody: who, where, and what they want."""

    @property
    def newsroom(self) -> int:
        """Our id of the newsroom."""

    @property
    def call(self) -> Call:
        """What they want."""

    @property
    def in_channel(self) -> bool:
        """Whether others could read what is shared where they stand."""

    @property
    def here(self) -> str:
        """Words for the channel, such as "#desk"."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """A button that shares the answer.  key: of the kept call, where the button's own code would be too long."""

    button: Button
    key: str = ""


class Talk(Protocol):
    """Where one command is answered.  stands: the answer stands there already, and is only to be shared."""

    stands: bool

    async def progress(self, step: Progress) -> None:
        """Show how far the work is, in place of what was shown before."""

    async def reply(self, reply: Reply, sharing: Sharing | None, *, done: bool = False) -> None:
        """Show the answer in place of the progress.

        sharing: offered with it.  done: what was pressed has nothing left to do, so the answer may take its place.
        """

    async def ask(self, ask: Ask, key: str) -> None:
        """Let the person choose.  key: under which the call waits."""


V = TypeVar("V", bound=Visit)


class Posting(Protocol[V]):  # type: ignore[misc]  # only taken in, which mypy wants contravariant
    """What a platform posts for a visit."""

    async def share(self, visit: V, reply: Reply) -> None:
        """Post for everybody where they stand, signed with who shared it.  Raises Refused."""

    async def hand_over(self, visit: V, file: Attachment) -> None:
        """Give the person a file; tell them where that does not work."""


class Answering(Generic[V]):
    """Runs calls and lets the answers find their way."""

    def __init__(self, house: House, posting: Posting[V]) -> None:
        self._house, self._posting = house, posting

    async def answer(self, visit: V, talk: Talk, *, in_public: bool = False) -> None:
        """Run the call and show what it answered."""
        last = await self.run(visit, talk)
        if last is not None:
            await self.show(visit, last, talk, in_public=in_public)

    async def run(self, visit: V, talk: Talk) -> Reply | Ask | None:
        """Run the call, showing how far it is; gives what it answered."""
        newsroom = self._house.newsroom_for(visit.newsroom)
        last: Reply | Ask | None = None
        async for word in patient(self._house.runner.answers(visit.call, newsroom), f"/{visit.call.command}"):
            if isinstance(word, Progress):
                await talk.progress(word)
            else:
                last = word
        return last

    async def show(self, visit: V, last: Reply | Ask, talk: Talk, *, in_public: bool = False) -> None:
        """Show what a call answered.  in_public: everybody reads the talk, so nothing is shared."""
        if isinstance(last, Ask):
            await self.ask(visit, last, talk)
        else:
            await self._reply(visit, last, talk, in_public=in_public)

    async def ask(self, visit: V, ask: Ask, talk: Talk) -> None:
        """Let the person choose; the call waits in the store, so the choice may come after a restart."""
        await talk.ask(ask, await self._keep(visit, ask.option, ask.choices))

    async def _keep(self, visit: V, option: str, choices: Sequence[Choice] = ()) -> str:
        call, now = visit.call, self._house.clock.now()
        waiting = Waiting(call.command, call.options, option, tuple(choices))
        return await self._house.kept.keep(visit.newsroom, int(call.actor.id), waiting.body(), now)

    async def _reply(self, visit: V, reply: Reply, talk: Talk, *, in_public: bool) -> None:
        done = False
        if not reply.private and reply.tone != "error" and not in_public:
            reply, done = await self._shared(visit, reply, talk)
        sharing = None if in_public or done else await self._sharing(visit, reply)
        await talk.reply(reply, sharing, done=done)
        if reply.attachment is not None:
            await self._posting.hand_over(visit, reply.attachment)

    async def _shared(self, visit: V, reply: Reply, talk: Talk) -> tuple[Reply, bool]:
        """Post an answer for everybody; gives what the person is told, and whether it was posted."""
        if not visit.in_channel:
            return replace(reply, private=True), False
        try:
            await self._posting.share(visit, reply)
        except Refused as no:
            if talk.stands:
                return refused(f"Not shared. {no.reason}"), False
            trouble = Paragraph((Strong("Not shared. "), *plain(no.reason)))
            return replace(reply, private=True, blocks=(trouble, *reply.blocks)), False
        return said(f"Shared in {visit.here}"), True

    async def _sharing(self, visit: V, reply: Reply) -> Sharing | None:
        """The button that shares, where the command can and the person stands in a channel."""
        command = next((c for c in self._house.runner.commands() if c.name == visit.call.command), None)
        fit = visit.in_channel and reply.private and reply.tone != "error"
        if not fit or command is None or command.option(SHARE) is None:
            return None
        button = Button("Share in channel", command.name, tuple({**visit.call.options, SHARE: "yes"}.items()))
        return Sharing(button, "" if button.length <= SHORT else await self._keep(visit, SHARE))


async def patient(answers: AsyncIterator[Answer], name: str, slow: float = SLOW) -> AsyncIterator[Answer]:
    """The answers as they come, with a word of our own where the first is slow to come."""
    first = asyncio.ensure_future(anext(answers, None))
    try:
        done, _ = await asyncio.wait({first}, timeout=slow)
        if not done:
            yield Progress(f"Working on {name}")
        word = await first
    finally:
        if not first.done():
            first.cancel()
            await asyncio.wait({first})
    while word is not None:
        yield word
        word = await anext(answers, None)
