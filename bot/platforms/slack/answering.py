"""From a call to an answer in Slack: progress as it comes, then the reply, the question, or the post for everybody."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from secrets import token_urlsafe
from typing import Any

import structlog

from bot.platforms.house import House
from bot.platforms.slack import render
from bot.platforms.slack.doors import Entrance
from bot.platforms.slack.forms import readable
from bot.platforms.slack.render import Look, Message
from bot.platforms.slack.sending import Sending
from bot.platforms.slack.talk import Asker, Talk
from bot.ports.platform import Refused, Target
from commands.buttons import LIMIT, Button
from commands.reply import Context, Paragraph, Reply, Strong, plain, said
from commands.spec import Answer, Ask, Call, Command, Progress

log = structlog.get_logger(__name__)

SLOW = 1.5  # seconds without a word after which the person is told that work is under way
SHARE = "share"  # the option by which an answer is for everybody


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

    async def answer(self, visit: Visit, talk: Talk, *, in_public: bool = False) -> Reply | Ask | None:
        """Run the call; give what it answered.  in_public: the talk is where everybody reads, so nothing is shared."""
        newsroom = self._house.newsroom_for(visit.entrance.newsroom)
        last: Reply | Ask | None = None
        async for word in patient(self._house.runner.answers(visit.call, newsroom), f"/{visit.call.command}"):
            if isinstance(word, Progress):
                await talk.progress(render.progress(word))
            else:
                last = word
        if isinstance(last, Ask):
            await self.ask(visit, last, talk)
        elif last is not None:
            await self._reply(visit, last, talk, in_public=in_public)
        return last

    async def ask(self, visit: Visit, ask: Ask, talk: Talk) -> None:
        """Let the person choose; the call waits in the store, so the choice may come after a restart."""
        key = await self._keep(visit, ask.option)
        await talk.answer(render.picker(ask, key, self._look), ask.prompt)

    async def _keep(self, visit: Visit, option: str) -> str:
        body: dict[str, object] = {
            "command": visit.call.command,
            "options": dict(visit.call.options),
            "option": option,
        }
        return await self._house.kept.keep(
            visit.entrance.newsroom, int(visit.call.actor.id), body, self._house.clock.now()
        )

    async def _reply(self, visit: Visit, reply: Reply, talk: Talk, *, in_public: bool) -> None:
        if not reply.private and reply.tone != "error" and not in_public:
            reply = await self._shared(visit, reply)
        shown = render.messages(reply if talk.tables else readable(reply), self._look)
        if not in_public:
            shown = await self._with_share(visit, reply, shown)
        await talk.answer(shown, reply.title)
        if reply.attachment is not None:
            await self._sending.hand_over(visit.asker, reply.attachment)

    async def _shared(self, visit: Visit, reply: Reply) -> Reply:
        """Post an answer for everybody, signed by who shared it; gives what that person is told."""
        place = visit.asker.place
        if not place.channel or place.channel == visit.asker.user:
            return replace(reply, private=True)
        signed = replace(reply, blocks=(Context(plain(f"Shared by {visit.call.actor.name}")), *reply.blocks))
        target = Target(
            visit.entrance.newsroom, visit.call.channel, place.external, place.name, visit.entrance.workspace
        )
        try:
            await self._sending.send(target, signed, f"share:{token_urlsafe(9)}")
        except Refused as refused:
            trouble = Paragraph((Strong("Not shared. "), *plain(refused.reason)))
            return replace(reply, private=True, tone="notice", blocks=(trouble, *reply.blocks))
        return said(f"Shared in {f'#{place.name}' if place.name else 'this channel'}")

    async def _with_share(self, visit: Visit, reply: Reply, shown: tuple[Message, ...]) -> tuple[Message, ...]:
        """The messages with a button that shares them, where the command can and the person stands in a channel."""
        command = next((c for c in self._house.runner.commands() if c.name == visit.call.command), None)
        if command is None or not _shareable(command, visit, reply):
            return shown
        options = tuple({**visit.call.options, SHARE: "yes"}.items())
        button = Button("Share in channel", command.name, options)
        element: dict[str, Any] = {
            "type": "button", "text": {"type": "plain_text", "text": button.label, "emoji": False},
        }  # fmt: skip
        if button.length <= LIMIT:
            element |= {"action_id": "do:share", "value": button.code}
        else:
            element |= {"action_id": f"pick:{await self._keep(visit, SHARE)}:0", "value": "yes"}
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
