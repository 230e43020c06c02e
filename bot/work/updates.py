"""What is new to a person who looked, and to a channel that was sent a briefing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.work import briefings
from bot.work.ground import Ground
from commands.newsroom import StoryRow, Update
from commands.spec import Call
from summaries.errors import NotFound
from summaries.model import Briefing, Story

DAY = timedelta(days=1)  # how far back news goes for who has never looked, or been sent anything


async def updates(
    ground: Ground, newsroom: int, call: Call, story: Story | None, rows: Sequence[StoryRow], *, here: bool
) -> Sequence[Update]:
    """What is new in one story, or in all that moved; here: in all that the channel follows.

    Of a person it is remembered that they looked, of a channel nothing: only what is posted there counts.
    """
    wanted = await _wanted(ground, newsroom, call, story, rows, here=here)
    found = [await _update(ground, newsroom, call, row, here=here) for row in wanted if row.articles]
    return [update for update in found if update is not None]


async def _wanted(
    ground: Ground, newsroom: int, call: Call, story: Story | None, rows: Sequence[StoryRow], *, here: bool
) -> list[StoryRow]:
    if story is not None:
        return [row for row in rows if row.story.id == story.id]
    if not here:
        return [row for row in rows if row.new]
    live = await ground.store.subscriptions.list(newsroom)
    followed = {one.story for one in live if one.channel == call.channel}
    return [row for row in rows if row.story.id in followed]


async def _update(ground: Ground, newsroom: int, call: Call, row: StoryRow, *, here: bool) -> Update | None:
    since = await _seen(ground, newsroom, call, row.story, here=here) or call.now - DAY
    try:
        briefing = await briefings.build(ground, newsroom, row.story, call.now, since, full=True)
    except NotFound:  # every article of it was withdrawn
        return None
    return Update(row, since, briefing.section("new"), briefing, await _came(ground, newsroom, row, since, here=here))


async def _came(ground: Ground, newsroom: int, row: StoryRow, since: datetime, *, here: bool) -> int:
    """How many articles came since a moment."""
    if not here:
        return row.new
    return sum(one.record.seen_at > since for one in await ground.store.stories.articles(newsroom, row.story.id))


async def _seen(ground: Ground, newsroom: int, call: Call, story: Story, *, here: bool) -> datetime | None:
    if not here:
        return await ground.store.stories.look(newsroom, int(call.actor.id), story.id, call.now)
    posted: Briefing | None = await ground.store.briefings.last_posted(newsroom, call.channel, story.id)
    return posted.as_of if posted else None
