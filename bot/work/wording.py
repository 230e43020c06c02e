"""What a message owed says once it is sent: a channel's digest, or the next message of a story's own thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.ports.platform import Target
from bot.ports.store import Channel, Delivery, Subscription
from bot.work.briefings import build, checked
from bot.work.ground import Ground
from bot.work.offers import grown
from commands.briefing import briefing_reply
from commands.digest_message import DigestItem, digest_reply
from commands.reply import Block, Buttons, Reply
from summaries.errors import NotFound
from summaries.model import Briefing, Story

FIRST_WINDOW = timedelta(days=1)
UNWANTED = "nothing that it was about is tracked or subscribed to any more"
NO_ARTICLE = "its story has no article yet"
QUIET = "its story has nothing new, and a thread of its own is not told so"


@dataclass(frozen=True, slots=True)
class Worded:
    """A message ready to go, where it goes, and the frozen briefings that it carries."""

    reply: Reply
    target: Target
    briefings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """No message after all.  why: for the log; target: where it would have gone, with the story's status of now."""

    why: str
    target: Target


async def worded(ground: Ground, delivery: Delivery, channel: Channel, target: Target) -> Worded | Nothing:
    """The message of a delivery as of now, every line checked right before posting (promise 1)."""
    wishes = await _wishes(ground, delivery)
    if not wishes:
        return Nothing(UNWANTED, target)
    if delivery.thread is not None:
        return await _thread(ground, wishes[0], channel, target)
    return await _digest(ground, wishes, channel, target)


async def _wishes(ground: Ground, delivery: Delivery) -> Sequence[Subscription]:
    ids = delivery.payload.get("subscriptions", [])
    live = await ground.store.subscriptions.list(delivery.newsroom)
    return [wish for wish in live if isinstance(ids, list) and wish.id in ids]


async def _digest(ground: Ground, wishes: Sequence[Subscription], channel: Channel, target: Target) -> Worded:
    now = ground.clock.now()
    items, frozen, opened = [], [], []
    for wish in wishes:
        item, since = await _item(ground, wish, now)
        if item is not None:
            items.append(item)
            opened.append(since)
            frozen.append(await ground.store.briefings.freeze(wish.newsroom, item.briefing, now))
    window = (min(opened, default=now - FIRST_WINDOW), now)
    offered = await grown(ground, channel.newsroom, now)
    return Worded(digest_reply(items, window, channel.zone, offered), target, tuple(frozen))


async def _thread(ground: Ground, wish: Subscription, channel: Channel, target: Target) -> Worded | Nothing:
    """The briefing that opens the thread, then what is new, and nothing where nothing is."""
    now = ground.clock.now()
    item, since = await _item(ground, wish, now)
    if item is None:
        return Nothing(NO_ARTICLE, target)
    target = _now(target, item.briefing)
    if target.opened and not item.new_lines:
        return Nothing(QUIET, target)
    if target.opened:
        frozen = await ground.store.briefings.freeze(wish.newsroom, item.briefing, now)
        reply = digest_reply([item], (since, now), channel.zone)
    else:
        first = await checked(ground, await build(ground, wish.newsroom, item.story, now, since))
        frozen = await ground.store.briefings.freeze(wish.newsroom, first, now)
        reply = _opening(briefing_reply(replace(first, id=frozen), channel.zone, dated=True))
    return Worded(reply, target, (frozen,))


def _opening(reply: Reply) -> Reply:
    """The briefing as everybody reads it, without the offer to follow the story here: that is done."""
    blocks: list[Block] = []
    for block in reply.blocks:
        if isinstance(block, Buttons):
            kept = tuple(button for button in block.buttons if button.command != "subscribe")
            blocks += [Buttons(kept)] if kept else []
        else:
            blocks.append(block)
    return replace(reply, blocks=tuple(blocks), private=False)


def _now(target: Target, briefing: Briefing) -> Target:
    """The target whose topic has the status of the moment."""
    return replace(target, topic=replace(target.topic, status=briefing.status)) if target.topic else target


async def _item(ground: Ground, wish: Subscription, now: datetime) -> tuple[DigestItem | None, datetime]:
    """What is new in a story since the channel was last sent it, and when that was."""
    before = await ground.store.briefings.last_posted(wish.newsroom, wish.channel, wish.story)
    since = before.as_of if before else now - FIRST_WINDOW
    story = await tracked(ground, wish.newsroom, wish.story)
    if story is None:
        return None, since
    try:
        briefing = await build(ground, wish.newsroom, story, now, since, full=True)
    except NotFound:
        return None, since
    # Once more against the store itself, right before posting.
    final = await checked(ground, briefing)
    return DigestItem(story, final, final.section("new")), since


async def tracked(ground: Ground, newsroom: int, story: int) -> Story | None:
    """A story by our id, while it is tracked."""
    return next((one for one in await ground.store.stories.list(newsroom) if one.id == story), None)
