"""What Slack adds to answering: how an answer is rendered where it is shown, and shared."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from secrets import token_urlsafe
from typing import Any

import structlog

from bot.platforms.answering import Answering as Shared
from bot.platforms.answering import Sharing
from bot.platforms.house import House
from bot.platforms.slack.install.doors import Entrance
from bot.platforms.slack.say.sending import Sending
from bot.platforms.slack.say.talk import Asker, PostedTalk, Talk
from bot.platforms.slack.show import render
from bot.platforms.slack.show.forms import readable
from bot.platforms.slack.show.render import Look, Message
from bot.ports.platform import Target
from commands.reply import Attachment, Context, Reply, plain
from commands.spec import Ask, Call, Progress

log = structlog.get_logger(__name__)

SHARING = "do:share"  # the button that shares


@dataclass(frozen=True, slots=True)
class Visit:
    """One interaction by somebody: who, where, and what they want."""

    entrance: Entrance
    asker: Asker
    call: Call

    @property
    def newsroom(self) -> int:
        """Our id of the newsroom."""
        return self.entrance.newsroom

    @property
    def in_channel(self) -> bool:
        """Whether others could read what is shared where they stand."""
        channel = self.asker.place.channel
        return bool(channel) and channel != self.asker.user and not channel.startswith("D")

    @property
    def here(self) -> str:
        """Words for the channel."""
        return f"#{self.asker.place.name}" if self.asker.place.name else "this channel"


class Answering:
    """Runs calls and lets the answers find their way."""

    def __init__(self, house: House, sending: Sending, look: Look) -> None:
        self._shared: Shared[Visit] = Shared(house, Posting(sending))
        self._look = look

    async def answer(self, visit: Visit, talk: Talk) -> None:
        """Run the call and show what it answered."""
        await self._shared.answer(visit, Shown(talk, self._look))

    async def answer_everybody(self, visit: Visit, talk: PostedTalk, aside: Talk) -> None:
        """Run the call and show what it answered where all of the channel reads it.

        aside: where the person is told what went wrong, which nobody else need read.
        """
        last = await self.run(visit, talk)
        if isinstance(last, Reply) and last.tone == "error" and not talk.begun:
            await self.show(visit, last, aside)
        elif last is not None:
            await self._shared.show(visit, last, Shown(talk, self._look), in_public=True)

    async def run(self, visit: Visit, talk: Talk) -> Reply | Ask | None:
        """Run the call, showing how far it is; gives what it answered."""
        return await self._shared.run(visit, Shown(talk, self._look))

    async def show(self, visit: Visit, last: Reply | Ask, talk: Talk) -> None:
        """Show what a call answered."""
        await self._shared.show(visit, last, Shown(talk, self._look))

    async def ask(self, visit: Visit, ask: Ask, talk: Talk) -> None:
        """Let the person choose; the call waits in the store, so the choice may come after a restart."""
        await self._shared.ask(visit, ask, Shown(talk, self._look))


class Posting:
    """What is posted for a visit."""

    def __init__(self, sending: Sending) -> None:
        self._sending = sending

    async def share(self, visit: Visit, reply: Reply) -> None:
        """Post for everybody where they stand, signed with who shared it.  Raises Refused."""
        place = visit.asker.place
        signed = replace(reply, blocks=(Context(plain(f"Shared by {visit.call.actor.name}")), *reply.blocks))
        target = Target(visit.newsroom, visit.call.channel, place.external, place.name, visit.entrance.workspace)
        await self._sending.send(target, signed, f"share:{token_urlsafe(9)}")

    async def hand_over(self, visit: Visit, file: Attachment) -> None:
        """Give the person a file."""
        await self._sending.hand_over(visit.asker, file)


class Shown:
    """A talk that is given replies instead of messages."""

    def __init__(self, talk: Talk, look: Look) -> None:
        self._talk, self._look = talk, look
        self.stands = talk.stands

    async def progress(self, step: Progress) -> None:
        """Show how far the work is."""
        await self._talk.progress(render.progress(step))

    async def reply(self, reply: Reply, sharing: Sharing | None, *, done: bool = False) -> None:
        """Show the answer, with a button that shares it."""
        shown = render.messages(reply if self._talk.tables else readable(reply), self._look)
        await self._talk.answer(with_sharing(shown, sharing) if sharing else shown, reply.title, done=done)

    async def ask(self, ask: Ask, key: str) -> None:
        """Show the question."""
        await self._talk.answer(render.picker(ask, key, self._look), ask.prompt)


def with_sharing(shown: Sequence[Message], sharing: Sharing) -> tuple[Message, ...]:
    """The messages, the last of them with the button that shares."""
    element: dict[str, Any] = {
        "type": "button",
        "text": {"type": "plain_text", "text": sharing.button.label, "emoji": False},
    }
    if sharing.key:
        element |= {"action_id": f"pick:{sharing.key}:share", "value": "yes"}
    else:
        element |= {"action_id": SHARING, "value": sharing.button.code}
    return (*shown[:-1], replace(shown[-1], blocks=with_button(shown[-1].blocks, element)))


def with_button(blocks: tuple[dict[str, Any], ...], element: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """The blocks with one more button: in their last row of buttons where there is room, else in a row of its own."""
    if blocks and blocks[-1].get("type") == "actions" and len(blocks[-1]["elements"]) < 5:
        last = blocks[-1]
        return (*blocks[:-1], {**last, "elements": [*last["elements"], element]})
    return (*blocks, {"type": "actions", "elements": [element]})
