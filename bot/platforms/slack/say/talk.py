"""How an answer reaches who asked: privately through Slack's response address, into a thread, or into a modal.

Each kind of talk shows progress in one message (or view) and puts the answer in its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal, Protocol

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.platforms.slack.place import Place
from bot.platforms.slack.refusals import TROUBLE, code_of
from bot.platforms.slack.show.render import Message
from bot.platforms.slack.show.views import sheet
from bot.ports.clock import Clock

log = structlog.get_logger(__name__)

# Slack takes five messages at a response address within thirty minutes; a minute is left for the way there.
USES, GOOD_FOR = 5, timedelta(minutes=29)
Origin = Literal["command", "picker", "button", "share"]
QUIETLY: dict[str, Any] = {"unfurl_links": False, "unfurl_media": False}


class Talk(Protocol):
    """Where one command is answered.

    tables: whether Slack shows tables there.  stands: whether the answer stands there already and is only to be shared.
    """

    tables: bool
    stands: bool

    async def progress(self, message: Message) -> None:
        """Show how far the work is, in place of what was shown before."""

    async def answer(self, messages: Sequence[Message], title: str, *, done: bool = False) -> None:
        """Show the answer in place of the progress; what does not fit the first message follows it.

        done: what was pressed has nothing left to do, so the answer may take its place.
        """


@dataclass(frozen=True, slots=True)
class Asker:
    """Who is answered, and with which client."""

    client: AsyncWebClient
    user: str
    place: Place


class PrivateTalk:
    """Answers that only the asker sees: by the response address while it lasts, then by chat.postEphemeral.

    origin: whose address it is.  What "replaces the original" says differs: for a command, what was shown at its
    address before (Slack was seen to put a new message instead); for a picker or any other button, the message that
    holds it, and only a picker has done its work then, and the button that shared.
    """

    tables = True

    def __init__(self, asker: Asker, clock: Clock, response_url: str = "", origin: Origin = "command") -> None:
        self._asker, self._clock, self._url, self._origin = asker, clock, response_url, origin
        self.stands = origin == "share"
        self._until = clock.now() + GOOD_FOR
        self._uses, self._steps = 0, 0

    async def progress(self, message: Message) -> None:
        """Show how far the work is; seldom, for the address takes few messages and not all of them can be replaced."""
        if self._url and self._steps < (2 if self._origin == "picker" else 1):
            self._steps += 1
            await self._responded(message, replace=self._replaceable)

    async def answer(self, messages: Sequence[Message], title: str, *, done: bool = False) -> None:
        """The answer, in place of the progress."""
        replace = self._replaceable or done
        for message in messages:
            if not await self._responded(message, replace=replace):
                await whisper(self._asker, message)
            replace = False

    @property
    def _replaceable(self) -> bool:
        return self._origin == "picker" or (self._origin == "command" and self._uses > 0)

    async def _responded(self, message: Message, *, replace: bool) -> bool:
        if not self._url or self._uses >= USES or self._clock.now() >= self._until:
            return False
        self._uses += 1
        # The SDK tells of a used-up address only in the answer's status.
        hook = AsyncWebhookClient(self._url, session=self._asker.client.session, retry_handlers=[])
        try:
            answer = await hook.send(
                text=message.text, blocks=list(message.blocks), response_type="ephemeral", replace_original=replace
            )  # fmt: skip
        except TROUBLE as trouble:
            log.info("response_address_failed", kind=type(trouble).__name__)
            return False
        if answer.status_code != 200:
            log.info("response_address_refused", status=answer.status_code)
            self._uses = USES
            return False
        return True


async def whisper(asker: Asker, message: Message) -> None:
    """Show a message to one person where they stand; in direct messages where Slack does not let us there."""
    place = asker.place
    try:
        if place.channel and place.channel != asker.user and not place.channel.startswith("D"):
            await asker.client.chat_postEphemeral(
                channel=place.channel, user=asker.user, text=message.text, blocks=list(message.blocks),
                thread_ts=place.thread or None,
            )  # fmt: skip
            return
    except SlackApiError as trouble:
        log.info("whisper_refused", code=code_of(trouble))
    channel = place.channel if place.channel.startswith("D") else asker.user
    await asker.client.chat_postMessage(channel=channel, text=message.text, blocks=list(message.blocks), **QUIETLY)


class PostedTalk:
    """Answers that stand in a channel: in direct messages with the bot, or in the thread of who asked in public.

    answered: whether the answer stands there, or its beginning.
    """

    tables, stands = True, False

    def __init__(self, asker: Asker, thread: str = "") -> None:
        self._asker, self._thread = asker, thread
        self.answered = False
        self._channel, self._shown = asker.place.channel, ""

    @property
    def begun(self) -> bool:
        """Whether something of it stands there already."""
        return bool(self._shown)

    def replace(self, channel: str, message: str) -> None:
        """Take the place of a message that stands there already."""
        self._channel, self._shown = channel, message

    async def progress(self, message: Message) -> None:
        """Show how far the work is, in one message."""
        await self._put(message)

    async def answer(self, messages: Sequence[Message], title: str, *, done: bool = False) -> None:
        """The answer, in place of the progress."""
        for message in messages:
            try:
                await self._put(message)
                self.answered = True
            except SlackApiError as trouble:
                log.info("answer_not_posted", code=code_of(trouble))
                await whisper(self._asker, message)
            self._shown = ""

    async def _put(self, message: Message) -> None:
        if self._shown and await self._changed(message):
            return
        where: dict[str, Any] = {"thread_ts": self._thread} if self._thread else {}
        posted = await self._asker.client.chat_postMessage(
            channel=self._channel, text=message.text, blocks=list(message.blocks), **where, **QUIETLY
        )
        self._channel, self._shown = str(posted["channel"]), str(posted["ts"])

    async def _changed(self, message: Message) -> bool:
        try:
            await self._asker.client.chat_update(
                channel=self._channel, ts=self._shown, text=message.text, blocks=list(message.blocks)
            )
        except SlackApiError as trouble:
            # Deleted meanwhile, or edits are not allowed: then it is posted anew.
            log.info("progress_not_replaced", code=code_of(trouble))
            return False
        return True


class ModalTalk:
    """Answers in a modal that is open before the asker; in direct messages once it is closed."""

    tables, stands = False, False

    def __init__(self, asker: Asker, view: str) -> None:
        self._asker, self._view = asker, view

    async def progress(self, message: Message) -> None:
        """Show how far the work is."""
        await self._put("At work", message.blocks)

    async def answer(self, messages: Sequence[Message], title: str, *, done: bool = False) -> None:
        """The answer; a modal holds what several messages do."""
        blocks = [block for message in messages for block in message.blocks]
        if not await self._put(title, blocks):
            for message in messages:
                await whisper(self._asker, message)

    async def _put(self, title: str, blocks: Sequence[dict[str, Any]]) -> bool:
        try:
            view = sheet(title, blocks, self._asker.place.words())
            await self._asker.client.views_update(view_id=self._view, view=view)
        except SlackApiError as trouble:
            log.info("modal_not_updated", code=code_of(trouble))
            return False
        return True
