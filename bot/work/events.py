"""Giving a story the articles of an event."""

from collections.abc import Sequence
from datetime import datetime

from bot.ports.store import NewMatch, Note
from bot.work.ground import Ground
from bot.work.match import Matching
from summaries.model import Story

SAME_EVENT = ("tells the event that the story began from",)


async def take_event(
    ground: Ground, newsroom: int, matching: Matching, story: Story, articles: Sequence[str], now: datetime
) -> None:
    """The articles of an event are in a story from now on, also those that its words miss; it learns from them."""
    matches = [NewMatch(story.id, article, 1.0, SAME_EVENT) for article in articles]
    held = set(await ground.store.offers.held(newsroom, articles))
    notes = [
        Note(one.article, newsroom, now, f"Matched {story.slug} (1.00): {SAME_EVENT[0]}.")
        for one in matches
        if (one.article, story.id) not in held
    ]
    await ground.store.stories.match(newsroom, matches, notes, None, now)
    async with ground.matching:
        await matching.relearn(story)
