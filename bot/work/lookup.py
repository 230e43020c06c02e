"""What a story's coverage says, looked up rather than briefed: its quotes."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.work.briefings import checked, reads_of
from bot.work.ground import Ground
from summaries.compose import case_of, renumbered, told
from summaries.model import Briefing, Line, Read, Story
from summaries.quoting.gathered import sayings
from summaries.sections.case import Case


async def quotes(ground: Ground, newsroom: int, story: Story, now: datetime) -> Briefing:
    """Every quote of a story, each line checked.  Raises NotFound where it has no article yet."""
    return await _looked_up(ground, story, await reads_of(ground, newsroom, story), now, sayings)


async def _looked_up(
    ground: Ground, story: Story, reads: Sequence[Read], now: datetime, lines: Callable[[Case], Sequence[Line]]
) -> Briefing:
    def work() -> Briefing:
        case = case_of(reads, ground.lenses[story.lens], now, full=True)
        found = told(case, lines(case), slug=story.slug, name=story.name, status=story.status, story_id=story.id)
        return renumbered(found)

    return await checked(ground, await asyncio.to_thread(work), {r.article.version: r.article.text for r in reads})
