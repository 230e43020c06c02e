"""From a call to an answer in Slack: progress as it comes, then the reply, the question, or the post for everybody."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from secrets import token_urlsafe
from typing import Any

import structlog

from bot.platforms.house import House
from bot.platforms.slack.install.doors import Entrance
from bot.platforms.slack.say.sending import Sending
from bot.platforms.slack.say.talk import Asker, PostedTalk, Talk
from bot.platforms.slack.say.waiting import Waiting
from bot.platforms.slack.show import render
from bot.platforms.slack.show.forms import readable
from bot.platforms.slack.show.render import Look, Message
from bot.ports.platform import Refused, Target
from commands.buttons import LIMIT, Button
from commands.reply import Context, Paragraph, Reply, Strong, plain, said
from commands.run import refused
from commands.spec import Answer, Ask, Call, Choice, Command, Progress

log = structlog.get_logger(__name__)

SLOW = 1.5  # seconds without a word after which the person is told that work is under way
SHARE = "share"  # the option by which an answer is for everybody
SHARING = "do:share"  # the button that gives it


@dataclass(frozen=True, slots=True)
class Visit:
    """One interaction by somebody: who, where, and what they want."""

    entrance: Entrance
    asker: Asker
    call: Call


class Answering:
    """Runs calls and lets the answers find their way."""

    def __init__(self, house: House, sending: Sending, look: Look) -> None:
        self._house, self._sending, self._look = house, sending, look

    async def answer(self, visit: Visit, talk: Talk) -> None:
        """Run the call and show what it answered."""
        last = await self.run(visit, talk)
        if last is not None:
            await self.show(visit, last, talk)

    async def answer_everybody(self, visit: Visit, talk: PostedTalk, aside: Talk) -> None:
        """Run the call and show what it answered where all of the channel reads it.

        aside: where the person is told what went wrong, which nobody else need read.
        """
        last = await self.run(visit, talk)
        if isinstance(last, Reply) and last.tone == "error" and not talk.begun:
            await self.show(visit, last, aside)
        elif last is not None:
            await self.show(visit, last, talk, in_public=True)

    async def run(self, visit: Visit, talk: Talk) -> Reply | Ask | None:
        """Run the call, showing how far it is; gives what it answered."""
        newsroom = self._house.newsroom_for(visit.entrance.newsroom)
        last: Reply | Ask | None = None
        async for word in patient(self._house.runner.answers(visit.call, newsroom), f"/{visit.call.command}"):
            if isinstance(word, Progress):
                await talk.progress(render.progress(word))
            else:
                last = word
        return last

    async def show(self, visit: Visit, last: Reply | Ask, talk: Talk, *, in_public: bool = False) -> None:
        """Show what a call answered.  in_public: everybody reads the talk, so nothing is shared."""
        if isinstance(last, Ask):
            await self.ask(visit, last, talk)
        else:
            await self._reply(visit, last, talk, in_public=in_public)

    async def ask(self, visit: Visit, ask: Ask, talk: Talk) -> None:
        """Let the person choose; the call waits in the store, so the choice may come after a restart."""
        key = await self._keep(visit, ask.option, ask.choices)
        await talk.answer(render.picker(ask, key, self._look), ask.prompt)

    async def _keep(self, visit: Visit, option: str, choices: Sequence[Choice] = ()) -> str:
        call, now = visit.call, self._house.clock.now()
        waiting = Waiting(call.command, call.options, option, tuple(choices))
        return await self._house.kept.keep(visit.entrance.newsroom, int(call.actor.id), waiting.body(), now)

    async def _reply(self, visit: Visit, reply: Reply, talk: Talk, *, in_public: bool) -> None:
        done = False
        if not reply.private and reply.tone != "error" and not in_public:
            reply, done = await self._shared(visit, reply, talk)
        shown = render.messages(reply if talk.tables else readable(reply), self._look)
        if not in_public and not done:
            shown = await self._with_share(visit, reply, shown)
        await talk.answer(shown, reply.title, done=done)
        if reply.attachment is not None:
            await self._sending.hand_over(visit.asker, reply.attachment)

    async def _shared(self, visit: Visit, reply: Reply, talk: Talk) -> tuple[Reply, bool]:
        """Post an answer for everybody, signed by who shared it; gives what that person is told, and whether it is."""
        place = visit.asker.place
        if not place.channel or place.channel == visit.asker.user:
            return replace(reply, private=True), False
        signed = replace(reply, blocks=(Context(plain(f"Shared by {visit.call.actor.name}")), *reply.blocks))
        target = Target(
            visit.entrance.newsroom, visit.call.channel, place.external, place.name, visit.entrance.workspace
        )
        try:
            await self._sending.send(target, signed, f"share:{token_urlsafe(9)}")
        except Refused as no:
            if talk.stands:
                return refused(f"Not shared. {no.reason}"), False
            trouble = Paragraph((Strong("Not shared. "), *plain(no.reason)))
            return replace(reply, private=True, blocks=(trouble, *reply.blocks)), False
        return said(f"Shared in {f'#{place.name}' if place.name else 'this channel'}"), True

    async def _with_share(self, visit: Visit, reply: Reply, shown: tuple[Message, ...]) -> tuple[Message, ...]:
        """The messages with a button that shares them, where the command can and the person stands in a channel."""
        command = next((c for c in self._house.runner.commands() if c.name == visit.call.command), None)
        if command is None or not _shareable(command, visit, reply):
            return shown
        sharing = {**visit.call.options, SHARE: "yes"}
        button = Button("Share in channel", command.name, tuple(sharing.items()))
        element: dict[str, Any] = {
            "type": "button", "text": {"type": "plain_text", "text": button.label, "emoji": False},
        }  # fmt: skip
        if button.length <= LIMIT:
            element |= {"action_id": SHARING, "value": button.code}
        else:
            element |= {"action_id": f"pick:{await self._keep(visit, SHARE)}:share", "value": "yes"}
        return (*shown[:-1], replace(shown[-1], blocks=with_button(shown[-1].blocks, element)))


def _shareable(command: Command, visit: Visit, reply: Reply) -> bool:
    here = visit.asker.place.channel
    return (
        command.option(SHARE) is not None
        and reply.private
        and reply.tone == "ok"
        and bool(here)
        and here != visit.asker.user
        and not here.startswith("D")
    )


def with_button(blocks: tuple[dict[str, Any], ...], element: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """The blocks with one more button: in their last row of buttons where there is room, else in a row of its own."""
    if blocks and blocks[-1].get("type") == "actions" and len(blocks[-1]["elements"]) < 5:
        last = blocks[-1]
        return (*blocks[:-1], {**last, "elements": [*last["elements"], element]})
    return (*blocks, {"type": "actions", "elements": [element]})


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
