"""Topics as people ask for them: list, preview, add, change."""

from collections.abc import Sequence

from bot.ports.store import Topic
from bot.work import stories
from bot.work.beats import events_of
from bot.work.ground import Ground, by
from commands.newsroom import EventRow, StoryRow, TopicRow
from commands.spec import Call
from summaries.errors import BadInput
from summaries.model import Query, Story

SHOWN = 25


async def rows(ground: Ground, newsroom: int, call: Call) -> Sequence[TopicRow]:
    """Every topic with its stories, those that moved last first."""
    counts = await stories.rows(ground, newsroom, call)
    return [_row(topic, counts) for topic in await ground.store.topics.list(newsroom)]


def _row(topic: Topic, counts: Sequence[StoryRow]) -> TopicRow:
    held = tuple(row for row in counts if row.story.id in topic.stories)
    return TopicRow(topic.id, topic.name, topic.terms, topic.lens, held)


async def preview(ground: Ground, newsroom: int, call: Call, terms: Query) -> Sequence[EventRow]:
    """The events of late that the terms would make stories of, the newest first."""
    slugs = {story.id: story.slug for story in await ground.store.stories.list(newsroom)}
    found = []
    for event in await events_of(ground, newsroom, terms, call.now):
        central = event.central.article
        slug = slugs.get(event.story, "") if event.story else ""
        found.append(EventRow(central.title, central.url, len(event.told), event.outlets, event.last_at, slug))
    return sorted(found, key=lambda event: (event.last_at, event.url), reverse=True)[:SHOWN]


async def add(
    ground: Ground, newsroom: int, call: Call, name: str, lens: str, terms: Query, held: Sequence[Story]
) -> TopicRow:
    """A new topic with these stories."""
    _known(ground, lens)
    topic = await ground.store.topics.add(newsroom, name, lens, terms, by(call, f"added the topic {name}"))
    for story in held:
        await ground.store.topics.put(newsroom, topic.id, story.id, by(call, f"put {story.slug} into {name}"))
    return await _of(ground, newsroom, call, topic.id)


async def edit(
    ground: Ground, newsroom: int, call: Call, row: TopicRow, name: str, lens: str, terms: Query
) -> TopicRow:
    """Another name, lens or other terms."""
    _known(ground, lens)
    said = f"changed the topic {row.name}" + (f", now {name}" if name != row.name else "")
    await ground.store.topics.edit(newsroom, row.id, name, lens, terms, by(call, said))
    return await _of(ground, newsroom, call, row.id)


async def _of(ground: Ground, newsroom: int, call: Call, topic: int) -> TopicRow:
    return next(row for row in await rows(ground, newsroom, call) if row.id == topic)


def _known(ground: Ground, lens: str) -> None:
    if lens and lens not in ground.lenses:
        raise BadInput(f"There is no lens {lens!r}. Choose one of: {', '.join(sorted(ground.lenses))}.")
