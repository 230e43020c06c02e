"""Posting by the bot's own token: messages owed and shared, edits, what was posted before, and files handed over."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms import pictures
from bot.platforms.slack.install.doors import Entrance, Entrances
from bot.platforms.slack.place import channel_and_thread
from bot.platforms.slack.refusals import DEAD_TOKEN, MINUTE, TROUBLE, code_of, refused, retry_after, sentence
from bot.platforms.slack.say.talk import QUIETLY, Asker, whisper
from bot.platforms.slack.show import render
from bot.platforms.slack.show.render import Look, Message
from bot.ports.platform import Refused, Target
from commands.reply import Attachment, Chart, Reply, said

log = structlog.get_logger(__name__)

EVENT = "standfirst_delivery"
# Messages in which a delivery is looked for: a channel is told from its newest, a thread from its first.
LOOKED_THROUGH = 1_000
PAGE = 200
REMEMBERED = 1_000  # deliveries that this process has posted
# A picture can be shown once Slack has read it, which takes a moment; then the message goes without it.
PICTURE_WAITS = (0.5, 1.0, 2.0)
# What Slack says where the message that a thread hangs under is gone; where it says nothing, it posts in the channel.
NO_THREAD = frozenset({"thread_not_found", "cannot_reply_to_message", "message_not_found"})
# Slack takes about one message a second in a channel, so what follows a message may have to wait; not for long, though.
FOLLOW_TRIES, FOLLOW_WAIT = 3, 5.0

Wait = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a message goes.  words: how a sentence names it.

    story: the thread, once there is one, is a story's own: where it is gone, the message begins another.
    """

    client: AsyncWebClient
    channel: str
    thread: str
    words: str
    story: bool = False

    @property
    def channel_itself(self) -> "Spot":
        """The channel that the thread is in."""
        return replace(self, thread="")


class Sending:
    """What is posted in channels.  wait: waits that many seconds."""

    def __init__(self, entrances: Entrances, look: Look, wait: Wait = asyncio.sleep) -> None:
        self._entrances, self._look, self._wait = entrances, look, wait
        self._posted: dict[tuple[int, str, str], str] = {}

    async def send(self, target: Target, reply: Reply, delivery: str) -> str:
        """Post a reply, its continuation in the thread, and give ``channel/ts``.  Raises Refused.

        With a topic the first message stands in the channel, and later ones under it: ``channel/ts/thread``.  What this
        process knows to have posted is not posted again.
        """
        key = (target.workspace, target.external, delivery)
        if known := self._posted.get(key):
            return known
        entrance, spot = await self._spot(target)
        try:
            shown, first = await self._post_where_it_can(spot, reply, delivery)
        except TROUBLE as error:
            raise await self._closing(entrance, error, spot.words) from error
        message = _named(spot, str(first["channel"]), first.get("message") or {}, str(first["ts"]))
        self._remember(key, message)
        thread = thread_of(target, message)
        await self._follow(Spot(spot.client, str(first["channel"]), thread, spot.words), shown[1:])
        return message

    async def _post_where_it_can(self, spot: Spot, reply: Reply, delivery: str) -> tuple[tuple[Message, ...], Any]:
        try:
            return await self._post_first(spot, reply, delivery)
        except SlackApiError as error:
            if not spot.story or not spot.thread or code_of(error) not in NO_THREAD:
                raise
        return await self._post_first(spot.channel_itself, reply, delivery)

    def _remember(self, key: tuple[int, str, str], message: str) -> None:
        self._posted[key] = message
        while len(self._posted) > REMEMBERED:
            del self._posted[next(iter(self._posted))]

    async def _follow(self, spot: Spot, messages: Sequence[Message]) -> None:
        """Post what did not fit the first message.  It stands without the rest, so a refusal ends this quietly."""
        for message in messages:
            try:
                await self._post_soon(spot, message)
            except TROUBLE as error:
                log.warning("continuation_not_posted", code=_code(error))
                return

    async def _post_soon(self, spot: Spot, message: Message) -> None:
        """Post; a short while later where Slack asks for that.  Raises as the client does."""
        for left in reversed(range(FOLLOW_TRIES)):
            try:
                await self._post(spot, message, {})
                return
            except SlackApiError as error:
                asked = retry_after(error)
                if not left or asked is None or asked.total_seconds() > FOLLOW_WAIT:
                    raise
                await self._wait(asked.total_seconds())

    async def _post_first(self, spot: Spot, reply: Reply, delivery: str) -> tuple[tuple[Message, ...], Any]:
        uploaded = await self._pictures(spot.client, reply)
        metadata = {"event_type": EVENT, "event_payload": {"id": delivery}}
        if uploaded:
            shown = render.messages(reply, replace(self._look, pictures=uploaded))
            for seconds in (0.0, *PICTURE_WAITS):
                if seconds:
                    await self._wait(seconds)
                try:
                    return shown, await self._post(spot, shown[0], metadata)
                except SlackApiError as error:
                    if code_of(error) != "invalid_blocks":
                        raise
            log.warning("picture_not_shown")
        shown = render.messages(reply, self._look)
        return shown, await self._post(spot, shown[0], metadata)

    async def _post(self, spot: Spot, message: Message, metadata: dict[str, Any]) -> Any:
        more: dict[str, Any] = {"thread_ts": spot.thread} if spot.thread else {}
        if metadata:
            more["metadata"] = metadata
        return await spot.client.chat_postMessage(
            channel=spot.channel, text=message.text, blocks=list(message.blocks), **more, **QUIETLY
        )

    async def _pictures(self, client: AsyncWebClient, reply: Reply) -> dict[str, str]:
        """Charts as files by title; those that cannot be drawn or uploaded stay words."""
        uploaded = {}
        for chart in (block for block in reply.blocks if isinstance(block, Chart)):
            picture = await pictures.png(chart)
            if picture is None:
                continue
            try:
                said = await client.files_upload_v2(
                    content=picture, filename="chart.png", title=chart.title, alt_txt=chart.alt
                )
            except TROUBLE as error:
                log.info("picture_not_uploaded", code=_code(error))
                continue
            uploaded[chart.title] = str(said["files"][0]["id"])
        return uploaded

    async def find(self, target: Target, delivery: str) -> str | None:
        """The message of a delivery that was posted already.  Raises Refused where Slack does not let us look."""
        if known := self._posted.get((target.workspace, target.external, delivery)):
            return known
        entrance, spot = await self._spot(target)
        found = await self._found(entrance, spot, delivery)
        if found is None and spot.story and spot.thread:
            # Had its thread gone, it began another.
            found = await self._found(entrance, spot.channel_itself, delivery)
        return found

    async def _found(self, entrance: Entrance, spot: Spot, delivery: str) -> str | None:
        cursor, seen = "", 0
        while True:
            try:
                page = await _page(spot, cursor)
            except TROUBLE as error:
                if spot.story and spot.thread and _code(error) in NO_THREAD:
                    return None
                raise await self._unknown(entrance, error, spot.words) from error
            for message in page["messages"]:
                meta = message.get("metadata") or {}
                if meta.get("event_type") == EVENT and (meta.get("event_payload") or {}).get("id") == delivery:
                    return _named(spot, spot.channel, message, str(message["ts"]))
            seen += len(page["messages"])
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if cursor and seen >= LOOKED_THROUGH and spot.thread:
                raise Refused(
                    f"The thread in {spot.words} is too long to look through for the message.", uncertain=True
                )
            if not cursor or seen >= LOOKED_THROUGH:
                return None

    async def edit(self, target: Target, message: str, reply: Reply) -> None:
        """Replace a posted message by the reply's first.  Raises Refused."""
        entrance, spot = await self._spot(target)
        channel, ts, *_ = f"{message}/".split("/")
        # Direct messages are posted to a person and stand in a channel of their own.
        if not ts or (spot.channel.startswith(("C", "G")) and channel != spot.channel):
            raise Refused(f"There is no such message in {spot.words} to change.")
        shown = render.messages(reply, self._look)[0]
        try:
            await spot.client.chat_update(channel=channel, ts=ts, text=shown.text, blocks=list(shown.blocks))
        except TROUBLE as error:
            told = await self._closing(entrance, error, spot.words)
            # The same edit twice is one, so it need not be known whether it got through.
            raise Refused(told.reason, told.retry_after) from error

    async def hand_over(self, asker: Asker, file: Attachment) -> None:
        """Give a person a file, in their direct messages with the bot; say so where Slack does not let us."""
        note = render.messages(said(file.name), self._look)[0]
        try:
            opened = await asker.client.chat_postMessage(
                channel=asker.user, text=note.text, blocks=list(note.blocks), **QUIETLY
            )
        except TROUBLE as error:
            await whisper(asker, self._not_sent(file, error))
            return
        channel, ts = str(opened["channel"]), str(opened["ts"])
        try:
            await asker.client.files_upload_v2(
                channel=channel, thread_ts=ts, content=file.text.encode(), filename=file.name, title=file.name
            )
        except TROUBLE as error:
            why = self._not_sent(file, error)
            await asker.client.chat_update(channel=channel, ts=ts, text=why.text, blocks=list(why.blocks))

    def _not_sent(self, file: Attachment, error: Exception) -> Message:
        log.warning("file_not_handed_over", code=_code(error))
        words = sentence(error, "your direct messages")
        return render.messages(said(f"{file.name} could not be sent", words), self._look)[0]

    async def _spot(self, target: Target) -> tuple[Entrance, Spot]:
        entrance = self._entrances.of_workspace(target.workspace)
        if entrance is None:
            raise Refused("Standfirst is no longer installed in that workspace.")
        channel, thread = channel_and_thread(target.external)
        # A thread that was subscribed is where its stories stand; Slack has no threads within threads.
        story = target.topic is not None and not thread
        thread = thread or (target.opened if story else "")
        direct = channel[:1] in {"D", "U", "W"}
        words = "direct messages" if direct else f"#{target.name}" if target.name else "the channel"
        return entrance, Spot(await self._entrances.client(entrance, patient=False), channel, thread, words, story)

    async def _closing(self, entrance: Entrance, error: Exception, words: str) -> Refused:
        """The refusal; a token that Slack no longer takes closes the door."""
        if isinstance(error, SlackApiError) and code_of(error) in DEAD_TOKEN:
            await self._entrances.not_taken(entrance, code_of(error))
        log.info("slack_refused", code=_code(error))
        return refused(error, words)

    async def _unknown(self, entrance: Entrance, error: Exception, words: str) -> Refused:
        """Why it cannot be told whether a delivery was posted: it is not sent again on a guess."""
        told = await self._closing(entrance, error, words)
        if isinstance(error, SlackApiError) and code_of(error) == "missing_scope":
            reason = f"It is not known whether the message reached {words}, so it is not sent again. {told.reason}"
            return Refused(reason, uncertain=True)
        return Refused(told.reason, told.retry_after or MINUTE, uncertain=True)


def thread_of(target: Target, message: str) -> str:
    """The ts of the message that a story's messages hang under.  message: as ``send`` and ``find`` give it."""
    _, ts, *under = message.split("/")
    return channel_and_thread(target.external)[1] or "".join(under) or ts


def _named(spot: Spot, channel: str, message: Mapping[str, Any], ts: str) -> str:
    """The id by which a message is remembered, by where Slack says that it stands.

    It takes a message for a thread that is gone, and posts it in the channel without a word.
    """
    thread = str(message.get("thread_ts") or "") if spot.story else ""
    return f"{channel}/{ts}/{thread}" if thread and thread != ts else f"{channel}/{ts}"


async def _page(spot: Spot, cursor: str) -> Any:
    more: dict[str, Any] = {"cursor": cursor} if cursor else {}
    if spot.thread:
        return await spot.client.conversations_replies(
            channel=spot.channel, ts=spot.thread, limit=PAGE, include_all_metadata=True, **more
        )
    return await spot.client.conversations_history(channel=spot.channel, limit=PAGE, include_all_metadata=True, **more)


def _code(error: Exception) -> str:
    return code_of(error) if isinstance(error, SlackApiError) else type(error).__name__
