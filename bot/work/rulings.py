"""What the newsroom holds of a story's questions, for whoever builds its briefing; and what a briefing raises, kept."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.ports.store import Question
from bot.work.ground import Ground
from summaries.model import Line


async def held(ground: Ground, newsroom: int, story: int) -> Sequence[Question]:
    """The questions of one story as they are kept."""
    return await ground.store.questions.list(newsroom, story)


async def remember(
    ground: Ground, newsroom: int, story: int, lines: Iterable[Line], known: Sequence[Question]
) -> Sequence[Question]:
    """Keep since when each question of these lines is open; gives what is kept then.  Writes only what is news."""
    since = {question.key: question.raised_at for question in known}
    found = {line.key: datetime.fromisoformat(line.tags["raised"]) for line in lines if _raised(line)}
    news = [(key, at) for key, at in found.items() if key not in since or at < since[key]]
    if not news:
        return known
    await ground.store.questions.raised(newsroom, story, news)
    return await held(ground, newsroom, story)


def _raised(line: Line) -> bool:
    """Whether a line is a question that the coverage raises, and not an editor's own."""
    return line.section == "questions" and bool(line.key) and "raised" in line.tags and "asked_by" not in line.tags


def waited_for(questions: Sequence[Question]) -> bool:
    """Whether an editor waits for an answer: to a question of their own, or to one that somebody has been given."""
    return any(one.state in ("", "open") and (one.ruling.words or one.owner_name) for one in questions)
