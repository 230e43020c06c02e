"""The contract of lives: which stories' statuses are due, in all newsrooms."""

from datetime import timedelta

from bot.ports.store import Store
from tests.bot.store.newsdesk import NOON, Desk

DAY = timedelta(days=1)


async def due(store: Store, desk: Desk, days: float = 0) -> list[str]:
    """The slugs of a newsroom's stories that are due some days after noon."""
    found = await store.lives.due(NOON + days * DAY, 100)
    return [story.slug for newsroom, story in found if newsroom == desk.newsroom]


async def test_a_story_is_due_until_its_status_is_kept(store: Store, ours: Desk) -> None:
    """Then not before its time."""
    story = await ours.track()
    assert await due(store, ours) == ["BRIDGE"]

    await store.lives.keep(ours.newsroom, story.id, "quiet", NOON + 2 * DAY)

    assert [one.status for one in await store.stories.list(ours.newsroom)] == ["quiet"]
    assert await due(store, ours, 1.9) == []
    assert await due(store, ours, 2) == ["BRIDGE"]


async def test_a_story_is_due_when_an_article_comes_or_goes(store: Store, ours: Desk) -> None:
    """At once, whatever it was kept until; a match that is repeated moves nothing."""
    story = await ours.track()
    article = await ours.article(await ours.follow())
    await store.lives.keep(ours.newsroom, story.id, "quiet", NOON + DAY)
    await ours.matched(story, article)
    assert await due(store, ours) == ["BRIDGE"]

    await store.lives.keep(ours.newsroom, story.id, "emerging", NOON + DAY)
    await ours.matched(story, article)
    assert await due(store, ours) == []

    await store.stories.unmatch(ours.newsroom, story.id, article)
    assert await due(store, ours) == ["BRIDGE"]


async def test_what_is_not_tracked_any_more_is_not_due(store: Store, ours: Desk) -> None:
    """Nor does it get a status."""
    story = await ours.track()
    await store.stories.remove(ours.newsroom, story.id, ours.by())
    await store.lives.keep(ours.newsroom, story.id, "closed", NOON + DAY)

    assert await due(store, ours, 10) == []


async def test_their_story_gets_no_status_from_here(store: Store, ours: Desk, theirs: Desk) -> None:
    """Whoever guesses an id changes nothing."""
    (story,) = await store.stories.list(theirs.newsroom)

    await store.lives.keep(ours.newsroom, story.id, "closed", NOON + DAY)


async def test_so_many_are_given_at_once(store: Store, ours: Desk) -> None:
    """Those that moved first."""
    for slug in ("ONE", "TWO", "THREE"):
        await ours.track(slug)

    assert len(await store.lives.due(NOON, 2)) == 2
