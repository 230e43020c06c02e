"""The contract of topics: a named set of stories and terms; what people do to one is logged and undone."""

from datetime import timedelta

import pytest

from bot.ports.store import Store, Topic
from summaries.errors import Conflict, NotFound
from summaries.model import Query
from tests.bot.store.newsdesk import NOON, Desk

TERMS = Query(words=("bridge", "toll plaza"), exclude=("card game",))


@pytest.fixture
async def topic(ours: Desk) -> Topic:
    """A topic of ours, without a story."""
    return await ours.store.topics.add(ours.newsroom, "Bridges", "general", TERMS, ours.by("added the topic Bridges"))


async def names(desk: Desk) -> list[str]:
    """The newsroom's topics."""
    return [topic.name for topic in await desk.store.topics.list(desk.newsroom)]


async def stories(desk: Desk, topic: Topic) -> tuple[int, ...]:
    """What a topic holds."""
    return next(one.stories for one in await desk.store.topics.list(desk.newsroom) if one.id == topic.id)


async def undo(desk: Desk) -> None:
    """The person's last change is taken back."""
    await desk.store.changes.undo(desk.newsroom, desk.member.id, desk.at, desk.by("took it back"))


async def test_a_topic_is_kept_with_its_terms(ours: Desk, theirs: Desk, topic: Topic):
    """And only its own newsroom sees it."""
    assert (topic.name, topic.lens, topic.terms, topic.stories) == ("Bridges", "general", TERMS, ())
    assert await ours.store.topics.list(ours.newsroom) == [topic]
    assert await ours.store.topics.list(theirs.newsroom) == []


async def test_a_name_is_given_once_whatever_its_letters(ours: Desk, topic: Topic):
    """A second one of that name is refused, and so is a new name that is taken."""
    with pytest.raises(Conflict):
        await ours.store.topics.add(ours.newsroom, " BRIDGES", "", TERMS, ours.by())
    other = await ours.store.topics.add(ours.newsroom, "Tunnels", "", Query(words=("tunnel",)), ours.by())
    with pytest.raises(Conflict):
        await ours.store.topics.edit(ours.newsroom, other.id, "bridges", "", TERMS, ours.by())
    assert await names(ours) == ["Bridges", "Tunnels"]


async def test_a_change_of_a_topic_is_undone_whole(ours: Desk, topic: Topic):
    """Its name is free again for another one, and then taken again."""
    edited = await ours.store.topics.edit(
        ours.newsroom, topic.id, "Crossings", "disaster", Query(words=("ferry",)), ours.by("changed the topic")
    )
    assert (edited.name, edited.lens, edited.terms.words) == ("Crossings", "disaster", ("ferry",))
    await undo(ours)
    assert await ours.store.topics.list(ours.newsroom) == [topic]
    with pytest.raises(Conflict):
        await ours.store.topics.add(ours.newsroom, "bridges", "", TERMS, ours.by())


async def test_a_removed_topic_leaves_its_stories_tracked_and_comes_back_with_them(ours: Desk, topic: Topic):
    """Removing is one change."""
    story = await ours.track()
    await ours.store.topics.put(ours.newsroom, topic.id, story.id, ours.by("put BRIDGE into Bridges"))
    await ours.store.topics.remove(ours.newsroom, topic.id, ours.by("removed the topic Bridges"))
    assert await names(ours) == []
    assert await ours.store.stories.list(ours.newsroom) == [story]
    with pytest.raises(NotFound):
        await ours.store.topics.remove(ours.newsroom, topic.id, ours.by())
    await undo(ours)
    assert await stories(ours, topic) == (story.id,)


async def test_a_story_goes_into_a_topic_and_out_and_each_is_undone(ours: Desk, topic: Topic):
    """Twice in is once."""
    story = await ours.track()
    for _ in range(2):
        await ours.store.topics.put(ours.newsroom, topic.id, story.id, ours.by("put it in"))
    assert await stories(ours, topic) == (story.id,)
    await ours.store.topics.take(ours.newsroom, topic.id, story.id, ours.by("took it out"))
    assert await stories(ours, topic) == ()
    await undo(ours)
    assert await stories(ours, topic) == (story.id,)
    await undo(ours)
    assert await stories(ours, topic) == ()
    with pytest.raises(NotFound):
        await ours.store.topics.take(ours.newsroom, topic.id, story.id, ours.by())


async def test_a_story_that_is_no_longer_tracked_is_in_no_topic(ours: Desk, topic: Topic):
    """Until it is tracked again."""
    story = await ours.track()
    await ours.store.topics.put(ours.newsroom, topic.id, story.id, ours.by("put it in"))
    await ours.store.stories.remove(ours.newsroom, story.id, ours.by("stopped tracking BRIDGE"))
    assert await stories(ours, topic) == ()
    assert await ours.store.topics.of(ours.newsroom, story.id) == []
    with pytest.raises(NotFound):
        await ours.store.topics.put(ours.newsroom, topic.id, story.id, ours.by())
    await undo(ours)
    assert [one.name for one in await ours.store.topics.of(ours.newsroom, story.id)] == ["Bridges"]


async def test_an_event_becomes_a_story_of_a_topic_once(ours: Desk, topic: Topic, store: Store):
    """One that an editor took out does not come back with the same event, nor with another."""
    story, later = await ours.track(), NOON + timedelta(hours=1)
    assert await store.topics.met(ours.newsroom, topic.id, 7, story.id, later)
    assert await stories(ours, topic) == (story.id,)
    assert await store.topics.clusters_met(ours.newsroom, topic.id) == {7}
    assert not await store.topics.met(ours.newsroom, topic.id, 7, story.id, later)
    await store.topics.take(ours.newsroom, topic.id, story.id, ours.by("took it out"))
    assert not await store.topics.met(ours.newsroom, topic.id, 8, story.id, later)
    assert await stories(ours, topic) == ()


async def test_nothing_of_a_topic_reaches_another_newsroom(ours: Desk, theirs: Desk, topic: Topic):
    """Neither its stories, nor its events, nor its name."""
    (foreign,), own = await theirs.store.stories.list(theirs.newsroom), await ours.track()
    topics = ours.store.topics
    with pytest.raises(NotFound):
        await topics.put(ours.newsroom, topic.id, foreign.id, ours.by())
    with pytest.raises(NotFound):
        await topics.put(theirs.newsroom, topic.id, foreign.id, theirs.by())
    with pytest.raises(NotFound):
        await topics.edit(theirs.newsroom, topic.id, "Ours", "", TERMS, theirs.by())
    with pytest.raises(NotFound):
        await topics.met(theirs.newsroom, topic.id, 7, foreign.id, NOON)
    with pytest.raises(NotFound):
        await topics.met(ours.newsroom, topic.id, 7, foreign.id, NOON)
    await topics.met(ours.newsroom, topic.id, 7, own.id, NOON)
    assert await topics.clusters_met(theirs.newsroom, topic.id) == frozenset()
