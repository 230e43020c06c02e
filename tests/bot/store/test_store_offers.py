"""The contract of offers: found by a look, settled by a person, seen by their own newsroom alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ports.store import Found, Placement, Store
from summaries.errors import Conflict, NotFound
from tests.bot.store.newsdesk import NOON, Desk

LATER = NOON + timedelta(minutes=30)


async def clustered(desk: Desk, *numbers: int) -> list[str]:
    """Read articles of a feed that this desk follows, all in cluster 4."""
    source = await desk.follow()
    articles = [await desk.article(source, number) for number in numbers]
    placements = [Placement(a, 4, 0.5, "like it", 10 + at, b"") for at, a in enumerate(articles)]
    await desk.store.clusters.keep(placements, 0, 90, NOON)
    return articles


def grown(article: str, size: int = 4, voices: int = 4) -> Found:
    """An event that grows."""
    return Found("new", "4", size, voices, NOON - timedelta(minutes=40), NOON, (article,), ("Herald",), (), 6)


async def test_a_newsroom_is_told_of_what_it_sees(store: Store, ours: Desk, theirs: Desk):
    """Its outlets and dates, oldest first; the other newsroom follows none of it."""
    one, two = await clustered(ours, 1, 2)
    told = await store.offers.told(ours.newsroom, NOON - timedelta(hours=3))

    assert [(each.article, each.cluster, each.outlet, each.original) for each in told] == [
        (two, 4, "Herald", two),
        (one, 4, "Herald", one),
    ]
    assert told[1].at == NOON - timedelta(hours=1)
    assert [each.article for each in await store.offers.told(ours.newsroom, NOON - timedelta(hours=1))] == [one]
    assert await store.offers.members(ours.newsroom, [4]) == told
    assert await store.offers.members(theirs.newsroom, [4]) == []


async def test_a_withdrawn_article_does_not_count(store: Store, ours: Desk):
    """Its publisher has taken it back."""
    one, two = await clustered(ours, 1, 2)
    await store.articles.failed(one, "410 Gone", None, True, NOON)

    assert [each.article for each in await store.offers.members(ours.newsroom, [4])] == [two]


async def test_what_is_tracked_is_known(store: Store, ours: Desk, theirs: Desk):
    """Articles of tracked stories of this newsroom; of one that is not tracked any more, none."""
    one, two = await clustered(ours, 1, 2)
    story = await ours.track()
    await ours.matched(story, one)

    assert await store.offers.held(ours.newsroom, [one, two]) == [(one, story.id)]
    assert await store.offers.held(theirs.newsroom, [one, two]) == []
    await store.stories.remove(ours.newsroom, story.id, ours.by())
    assert await store.offers.held(ours.newsroom, [one, two]) == []


async def test_an_offer_is_made_once_and_brought_up_to_date(store: Store, ours: Desk, theirs: Desk):
    """It keeps since when it stands."""
    (one,) = await clustered(ours, 1)
    await store.offers.found(ours.newsroom, [grown(one)], NOON)
    await store.offers.found(ours.newsroom, [grown(one, 7, 6)], LATER)
    (offer,) = await store.offers.list(ours.newsroom, NOON)

    assert (offer.made_at, offer.seen_at, offer.found) == (NOON, LATER, grown(one, 7, 6))
    assert await store.offers.list(ours.newsroom, LATER + timedelta(seconds=1)) == []
    assert await store.offers.list(theirs.newsroom, NOON) == []
    assert await store.offers.get(theirs.newsroom, offer.id) is None


async def test_a_no_stands_until_it_has_grown_by_a_lot(store: Store, ours: Desk):
    """And is in the log."""
    (one,) = await clustered(ours, 1)
    await store.offers.found(ours.newsroom, [grown(one)], NOON)
    (offer,) = await store.offers.list(ours.newsroom, NOON)
    await store.offers.decline(ours.newsroom, offer.id, ours.by("said not now"))
    await store.offers.found(ours.newsroom, [grown(one, 7)], LATER)

    assert await store.offers.list(ours.newsroom, NOON) == []
    with pytest.raises(Conflict):
        await store.offers.decline(ours.newsroom, offer.id, ours.by())
    await store.offers.found(ours.newsroom, [grown(one, 8)], LATER)
    (anew,) = await store.offers.list(ours.newsroom, NOON)
    assert (anew.id, anew.made_at, anew.state) == (offer.id, LATER, "")
    assert (await store.changes.list(ours.newsroom, 1))[0].said == "said not now"


async def test_a_no_is_taken_back(store: Store, ours: Desk):
    """Though the offer has grown meanwhile."""
    (one,) = await clustered(ours, 1)
    await store.offers.found(ours.newsroom, [grown(one)], NOON)
    (offer,) = await store.offers.list(ours.newsroom, NOON)
    await store.offers.decline(ours.newsroom, offer.id, ours.by("said not now"))
    await store.offers.found(ours.newsroom, [grown(one, 5)], LATER)
    await store.changes.undo(ours.newsroom, ours.member.id, LATER, ours.by("took it back"))

    assert [each.found.size for each in await store.offers.list(ours.newsroom, NOON)] == [5]


async def test_what_was_tracked_is_offered_again_only_once_it_is_not(store: Store, ours: Desk):
    """Taking back the tracking brings the offer back."""
    (one,) = await clustered(ours, 1)
    await store.offers.found(ours.newsroom, [grown(one)], NOON)
    (offer,) = await store.offers.list(ours.newsroom, NOON)
    story = await ours.track()
    await store.offers.take(ours.newsroom, offer.id, story.id, NOON)

    assert await store.offers.list(ours.newsroom, NOON) == []
    await store.changes.undo(ours.newsroom, ours.member.id, LATER, ours.by())
    assert [each.id for each in await store.offers.list(ours.newsroom, NOON)] == [offer.id]


async def test_a_yes_without_a_new_story_settles_it(store: Store, ours: Desk):
    """A merger or a split is a change of its own; its offer does not come back at the next look."""
    (one,) = await clustered(ours, 1)
    split = replace(grown(one), kind="split", key="1:4")
    await store.offers.found(ours.newsroom, [split], NOON)
    (offer,) = await store.offers.list(ours.newsroom, NOON)
    await store.offers.take(ours.newsroom, offer.id, None, NOON)
    await store.offers.found(ours.newsroom, [split], LATER)

    assert await store.offers.list(ours.newsroom, NOON) == []
    settled = await store.offers.get(ours.newsroom, offer.id)
    assert settled is not None
    assert settled.state == "yes"


async def test_nobody_settles_what_is_offered_to_others(store: Store, ours: Desk, theirs: Desk):
    """Whoever guesses an id gets nothing."""
    (one,) = await clustered(ours, 1)
    await store.offers.found(ours.newsroom, [grown(one)], NOON)
    (offer,) = await store.offers.list(ours.newsroom, NOON)

    for settle in (
        store.offers.decline(theirs.newsroom, offer.id, theirs.by()),
        store.offers.take(theirs.newsroom, offer.id, None, NOON),
    ):
        with pytest.raises(NotFound):
            await settle
    assert len(await store.offers.list(ours.newsroom, NOON)) == 1
