"""The contract of how a story's coverage stood at an earlier moment."""

from datetime import timedelta

from bot.ports.store import NewMatch, Store
from summaries.model import version_of
from tests.bot.store.newsdesk import NOON, Desk, analysis_of, new_version

HOUR = timedelta(hours=1)
OLD, NEW = "The bridge is closed.", "The bridge is open again."


async def stood(desk: Desk, story: int, hours: float) -> list[tuple[str, str, str]]:
    """What stood some hours after noon."""
    return [tuple(one) for one in await desk.store.past.stood(desk.newsroom, story, NOON + hours * HOUR)]


async def test_an_article_is_known_from_when_it_came_into_the_story(store: Store, ours: Desk) -> None:
    """Whoever looked between its fetch and its match has not seen it."""
    article = await ours.article(await ours.follow(), text=OLD)
    story = await ours.track()
    ours.at = NOON + HOUR
    await ours.matched(story, article)

    assert await stood(ours, story.id, 0.5) == []
    assert await stood(ours, story.id, 1) == [(article, version_of(OLD), version_of(OLD))]


async def test_an_article_that_came_into_the_story_long_after_it_was_ours_is_old(store: Store, ours: Desk) -> None:
    """A story that is tracked, or merged into another, brings no flood of news."""
    article = await ours.article(await ours.follow(), text=OLD)
    story = await ours.track()
    match = NewMatch(story.id, article, 0.8, ("says “bridge”",))
    await store.stories.match(ours.newsroom, [match], [], None, NOON + timedelta(days=3))

    assert [one.article for one in await store.past.stood(ours.newsroom, story.id, NOON)] == [article]


async def test_an_edited_article_stood_as_it_was_then(store: Store, ours: Desk) -> None:
    """Its version of then, and that there is a newer one; both can be read."""
    article = await ours.article(await ours.follow(), text=OLD)
    story = await ours.track()
    await ours.matched(story, article)
    edited = new_version(article, text=NEW, change="substance", analysis=analysis_of(version_of(NEW)))
    await store.articles.save(edited, NOON + 2 * HOUR)

    assert await stood(ours, story.id, 1) == [(article, version_of(OLD), version_of(NEW))]
    assert await stood(ours, story.id, 3) == [(article, version_of(NEW), version_of(NEW))]
    (read,) = await store.past.reads([version_of(OLD)])
    assert (read.article.id, read.article.text, read.analysis.version) == (article, OLD, version_of(OLD))


async def test_a_withdrawn_article_has_no_newest_text(store: Store, ours: Desk) -> None:
    """It was known all the same."""
    article = await ours.article(await ours.follow(), text=OLD)
    story = await ours.track()
    await ours.matched(story, article)
    await store.articles.failed(article, "410 Gone", None, True, NOON + HOUR)

    assert await stood(ours, story.id, 0) == [(article, version_of(OLD), "")]


async def test_their_story_did_not_stand_here(ours: Desk, theirs: Desk) -> None:
    """Whoever guesses an id gets nothing."""
    (story,) = await ours.store.stories.list(theirs.newsroom)

    assert await stood(ours, story.id, 24) == []
