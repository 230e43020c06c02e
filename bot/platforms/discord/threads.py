"""Stories that have a thread, or a forum's post, of their own in a channel.

In a text channel the first message of a story stands in the channel, and its thread is opened when there is more to
say: a thread that begins with a message has the message's id, so the one is known from the other, and no crash in
between can lose it.  In a forum the first message is the post.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import structlog
from discord import HTTPException

from bot.platforms.discord import render
from bot.platforms.discord.look import Look
from bot.platforms.discord.pieces import every
from bot.platforms.discord.refusals import ARCHIVED, UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, code_of
from bot.platforms.discord.wire import Wire
from bot.ports.platform import Target, Topic
from commands.reply import Reply

log = structlog.get_logger(__name__)

FORUMS = frozenset({15, 16})
TAG_DEMANDED = 1 << 4
TAGS = 5  # on one post
STATUSES = ("emerging", "developing", "quiet", "revived", "closed")
THREAD_EXISTS = 160004
NEWEST = 10  # posts of a forum in which a delivery is looked for


@dataclass(frozen=True, slots=True)
class Spot:
    """A channel as far as posting there differs.  tags: the id of each of a forum's tags, by its name in lower case."""

    channel: str
    kind: int
    guild: str = ""
    tags: Mapping[str, str] | None = None
    tag_demanded: bool = False

    @property
    def forum(self) -> bool:
        """Whether every message that is not an answer is a post."""
        return self.kind in FORUMS


def spot_of(channel: Mapping[str, Any]) -> Spot:
    """From Discord's channel."""
    tags = {
        str(tag.get("name") or "").strip().casefold(): str(tag["id"]) for tag in channel.get("available_tags") or []
    }
    return Spot(
        str(channel["id"]), int(channel.get("type") or 0), str(channel.get("guild_id") or ""), tags,
        bool(int(channel.get("flags") or 0) & TAG_DEMANDED),
    )  # fmt: skip


def tags_for(spot: Spot, status: str, there: Sequence[str] = ()) -> list[str]:
    """The tags of a post: that of the story's status in the place of another status's; the first where one is demanded.

    there: tags that the post has now; those that people gave it stay.
    """
    named = spot.tags or {}
    statuses = {named[word] for word in STATUSES if word in named}
    wanted = [named[status.casefold()]] if status.casefold() in named else []
    kept = [tag for tag in there if tag not in statuses]
    chosen = [*wanted, *kept][:TAGS]
    return chosen or (list(named.values())[:1] if spot.tag_demanded else [])


class Threads:
    """Where a message of a story goes."""

    def __init__(self, wire: Wire, look: Look) -> None:
        self._wire, self._look = wire, look
        self._spots: dict[str, Spot] = {}

    async def spot(self, channel: str, *, fresh: bool = False) -> Spot:
        """What kind of channel it is, asked once; fresh: asked again, for its tags may have changed."""
        if fresh or channel not in self._spots:
            self._spots[channel] = spot_of(await self._wire.channel(channel))
        return self._spots[channel]

    async def opened(self, target: Target) -> str:
        """The thread to post into: the one that was opened, or is opened now under its first message; "" for none."""
        if not target.opened or target.opened == target.external:
            return ""
        try:
            thread = await self._wire.channel(target.opened)
        except HTTPException as error:
            if code_of(error) != UNKNOWN_CHANNEL:
                raise
            return await self._under(target)
        if (thread.get("thread_metadata") or {}).get("archived"):
            await self._wire.change_thread(target.opened, archived=False)
        return target.opened

    async def _under(self, target: Target) -> str:
        """Open the thread of a story's first message; "" where that message is gone, or the channel is a forum."""
        if (await self.spot(target.external)).forum:
            return ""
        try:
            return await self._wire.thread_of(target.external, target.opened, _name(target.topic, ""))
        except HTTPException as error:
            if code_of(error) == THREAD_EXISTS:
                return target.opened
            if code_of(error) in {UNKNOWN_MESSAGE, UNKNOWN_CHANNEL}:
                return ""
            raise

    async def post(self, spot: Spot, target: Target, reply: Reply, delivery: str) -> str:
        """Open a forum's post with the reply, what does not fit following in it; gives ``thread/message``."""
        shown = render.messages(reply, replace(self._look, plain=True), delivery=delivery)
        status = target.topic.status if target.topic else ""
        thread = await self._wire.open_post(
            spot.channel, _name(target.topic, reply.title), shown[0], tags_for(spot, status)
        )
        for message in shown[1:]:
            await self._wire.post(str(thread["id"]), message)
        return f"{thread['id']}/{(thread.get('message') or thread)['id']}"

    async def found(self, target: Target, delivery: str) -> str | None:
        """The post of a forum that a delivery opened."""
        spot = await self.spot(target.external)
        active = await self._wire.active_threads(spot.guild)
        mine = [thread for thread in active if str(thread.get("parent_id")) == target.external]
        for thread in sorted(mine, key=lambda each: int(each["id"]), reverse=True)[:NEWEST]:
            message = await self._wire.message(str(thread["id"]), str(thread["id"]))
            if message is not None and delivery in deliveries(message.get("components") or []):
                return f"{thread['id']}/{message['id']}"
        return None

    async def show_status(self, target: Target) -> None:
        """Give a forum's post the tag of its story's status, where the forum has one; sleeping posts sleep on."""
        if target.topic is None or not target.opened or target.opened == target.external:
            return
        spot = await self.spot(target.external, fresh=True)
        if not spot.forum:
            return
        try:
            thread = await self._wire.channel(target.opened)
            there = [str(tag) for tag in thread.get("applied_tags") or []]
            wanted = tags_for(spot, target.topic.status, there)
            asleep = (thread.get("thread_metadata") or {}).get("archived")
            if set(wanted) != set(there) and not asleep:
                await self._wire.change_thread(target.opened, applied_tags=wanted)
        except HTTPException as error:
            if code_of(error) not in {UNKNOWN_CHANNEL, ARCHIVED}:
                raise


def thread_of(target: Target, message: str) -> str:
    """The thread in which a message stands, or will: of a text channel's message, the thread that has its id."""
    channel, _, posted = message.partition("/")
    return posted if channel == target.external and target.topic is not None else channel


def deliveries(components: Sequence[Mapping[str, Any]]) -> set[str]:
    """Ids of the deliveries that the buttons of a message carry."""
    return {render.delivery_in(str(each.get("custom_id") or "")) for each in every(components)} - {""}


def _name(topic: Topic | None, title: str) -> str:
    return (topic.name if topic else title) or "Standfirst"
