"""What a story's coverage says, looked up rather than briefed: its quotes, its answers to a question."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.work.briefings import carried_by, checked, reads_of
from bot.work.ground import Ground
from bot.work.rulings import held
from commands.newsroom import Asked
from summaries.answers.found import answers, too_wide
from summaries.answers.near import nearest_open
from summaries.board import board
from summaries.compose import case_of, renumbered, told
from summaries.model import Briefing, Line, Read, Ruling, Story
from summaries.quoting.gathered import sayings
from summaries.sections.case import Case
from summaries.sections.timeline import told as turning_points


async def quotes(ground: Ground, newsroom: int, story: Story, now: datetime) -> Briefing:
    """Every quote of a story, each line checked.  Raises NotFound where it has no article yet."""
    return await _looked_up(ground, story, await reads_of(ground, newsroom, story), now, sayings)


async def timeline(ground: Ground, newsroom: int, story: Story, now: datetime) -> Briefing:
    """The turning points of a story, each line checked.  Raises NotFound where it has no article yet."""
    return await _looked_up(ground, story, await reads_of(ground, newsroom, story), now, turning_points)


async def ask(ground: Ground, newsroom: int, story: Story, question: str, now: datetime) -> Asked:
    """The passages that answer a question, or the open question that asks the like, each line checked."""
    reads = await reads_of(ground, newsroom, story)
    rulings = [one.ruling for one in await held(ground, newsroom, story.id)]

    wide = False

    def lines(case: Case) -> Sequence[Line]:
        nonlocal wide
        wide = too_wide(case, question)
        found = answers(case, question)
        near = None if found or wide else nearest_open(case, question, board(case))
        return [*found, *([near] if near else [])]

    briefing = await _looked_up(ground, story, reads, now, lines, rulings)
    moments = [read.article.published for read in reads if read.article.published]
    return Asked(briefing, min(moments, default=None), wide)


async def _looked_up(
    ground: Ground,
    story: Story,
    reads: Sequence[Read],
    now: datetime,
    lines: Callable[[Case], Sequence[Line]],
    rulings: Sequence[Ruling] = (),
) -> Briefing:
    carried = await carried_by(ground, reads)

    def work() -> Briefing:
        case = case_of(reads, ground.lenses[story.lens], now, full=True, rulings=rulings, carried=carried)
        found = told(case, lines(case), slug=story.slug, name=story.name, status=story.status, story_id=story.id)
        return renumbered(found)

    return await checked(ground, await asyncio.to_thread(work), {r.article.version: r.article.text for r in reads})
