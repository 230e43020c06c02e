"""The contract of originals: whose text an article carries, in one step with the place, told to those who see it."""

from datetime import timedelta

import pytest

from bot.ports.store import Origin, Store
from summaries.errors import Conflict
from tests.bot.store.newsdesk import NOON, Desk
from tests.bot.store.test_store_clusters import articles, steps


def origin(article: str, original: str, place: int, share: float = 0.8, *, round_up: bool = False) -> Origin:
    """What was found of an article."""
    return Origin(article, original, 0.0 if article == original else share, round_up, place, b"sketch")


async def test_what_was_found_is_kept_with_the_place(store: Store, ours: Desk):
    """A restart finds how far the taker came, and whose text each article carries."""
    one, two, three = await articles(ours, 3)
    await store.originals.keep([origin(one, one, 4), origin(two, one, 5), origin(three, three, 6)], [], 0, 6, NOON)

    assert await store.walks.place("originals") == 6
    assert await store.originals.of([one, two, three, "999", "x"]) == {one: one, two: one, three: three}


async def test_only_one_walker_gets_the_place_of_originals_moved(store: Store, ours: Desk):
    """A process that was overtaken stores nothing of what it found."""
    one, two = await articles(ours, 2)
    await store.originals.keep([origin(one, one, 4)], [], 0, 4, NOON)

    with pytest.raises(Conflict):
        await store.originals.keep([origin(two, one, 5)], [], 0, 5, NOON)
    assert await store.originals.of([one, two]) == {one: one}


async def test_copies_go_along_when_their_original_turns_out_to_be_one(store: Store, ours: Desk):
    """Also those that the live index has long forgotten."""
    one, two, three = await articles(ours, 3)
    await store.originals.keep([origin(one, one, 1), origin(two, two, 2)], [], 0, 2, NOON)
    await store.originals.keep([origin(three, two, 3)], [], 2, 3, NOON)
    await store.originals.keep([], [(two, one)], 3, 3, NOON)

    assert await store.originals.of([one, two, three]) == {one: one, two: one, three: one}


async def test_a_new_text_of_an_article_replaces_what_was_found(store: Store, ours: Desk):
    """A copy that was rewritten becomes an original; its record stands once, at its new place."""
    one, two = await articles(ours, 2)
    await store.originals.keep([origin(one, one, 1), origin(two, one, 2)], [], 0, 2, NOON)
    await store.originals.keep([origin(two, two, 3)], [], 2, 3, NOON)

    assert await store.originals.of([two]) == {two: two}
    assert [(one.article, one.place) for one in await store.originals.newest(10, 0, 10)] == [(one, 1), (two, 3)]


async def test_the_newest_texts_come_back_in_order(store: Store, ours: Desk):
    """As many as the window holds, in parts."""
    listed = await articles(ours, 5)
    found = [origin(article, article, place) for place, article in enumerate(listed, start=1)]
    await store.originals.keep(found, [], 0, 5, NOON)

    assert await store.originals.newest(3, 0, 2) == found[2:4]
    assert await store.originals.newest(3, 4, 2) == found[4:]


async def test_the_path_of_a_copy_says_whose_copy_it_is(store: Store, ours: Desk):
    """And that of its original that it ran elsewhere too; a round-up is told apart."""
    one, two, first = await articles(ours, 3)  # the last of them was published first
    found = [origin(first, first, 1), origin(two, first, 2, 0.84), origin(one, first, 3, round_up=True)]
    await store.originals.keep(found, [], 0, 3, NOON + timedelta(hours=1))
    record = await store.articles.get(first)
    assert record is not None
    whose = f"“{record.title}” ({record.publisher})"

    assert (await steps(ours, two))[-1] == (
        f"A copy of {whose}, known by 84% of its wording: both count as one original."
    )
    assert (await steps(ours, one))[-1] == f"A round-up of several texts, {whose} among them: no original of its own."


async def test_a_newsroom_does_not_hear_of_originals_that_it_does_not_see(store: Store, ours: Desk, theirs: Desk):
    """Where the text ran first is the business of those who follow that source."""
    (their_article,) = [read.article.id for read in await store.articles.recent(theirs.newsroom, 1)]
    (one,) = await articles(ours, 1)
    before = await steps(ours, one)
    await store.originals.keep([origin(their_article, their_article, 1), origin(one, their_article, 2)], [], 0, 2, NOON)

    assert await steps(ours, one) == before


async def test_a_list_of_stories_counts_copies_once(store: Store, ours: Desk):
    """What nobody looked at yet counts as a text of its own."""
    one, two, three = await articles(ours, 3)
    story = await ours.track()
    await ours.matched(story, one, two, three)
    await store.originals.keep([origin(one, one, 1), origin(two, one, 2)], [], 0, 2, NOON)

    (count,) = [c for c in await store.stories.counts(ours.newsroom, ours.member.id, NOON) if c.story.id == story.id]
    assert (count.articles, count.originals) == (3, 2)
