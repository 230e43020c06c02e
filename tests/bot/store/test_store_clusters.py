"""The contract of clusters: where articles were put, in one step with the place, and told to those who see them."""

from datetime import timedelta

import pytest

from bot.ports.store import Moved, Placement, Store
from summaries.errors import Conflict
from tests.bot.store.newsdesk import NOON, Desk, entry, new_version


async def articles(desk: Desk, many: int) -> list[str]:
    """That many read articles of a feed that this desk follows."""
    source = await desk.follow()
    listed = await desk.listed(source, *(entry(number) for number in range(1, many + 1)))
    for number, article in enumerate(listed, start=1):
        await desk.store.articles.save(new_version(article, number), NOON)
    return list(listed)


def put(article: str, cluster: int, place: int, reason: str = "like it", record: bytes = b"r") -> Placement:
    """An article that was put into a cluster."""
    return Placement(article, cluster, 0.5, reason, place, record)


async def steps(desk: Desk, article: str) -> list[str]:
    """What /why tells this desk of an article."""
    return [note.what for note in await desk.store.notes.path(desk.newsroom, article)]


async def test_what_is_put_is_kept_with_the_place(store: Store, ours: Desk):
    """A restart finds where clustering stands, the next free number, and what it had put by."""
    one, two = await articles(ours, 2)
    await store.clusters.keep([put(one, 4, 11), put(two, 4, 12)], 0, 12, NOON, b"memory")

    standing = await store.clusters.standing()
    assert (standing.place, standing.next, standing.memory) == (12, 5, b"memory")
    assert await store.clusters.of([one, two, "999", "x"]) == {one: 4, two: 4}
    assert await store.clusters.members(ours.newsroom, 4) == [two, one]


async def test_only_one_walker_gets_a_place_moved(store: Store, ours: Desk):
    """A process that was overtaken stores nothing of what it decided."""
    one, two = await articles(ours, 2)
    await store.clusters.keep([put(one, 0, 5)], 0, 5, NOON)

    with pytest.raises(Conflict):
        await store.clusters.keep([put(two, 1, 7)], 0, 7, NOON)
    with pytest.raises(Conflict):
        await store.clusters.move([Moved(one, 0, 1, "late")], [], 0, NOON)
    assert await store.clusters.of([one, two]) == {one: 0}
    assert (await store.clusters.standing()).place == 5


async def test_an_article_stays_where_it_was_put(store: Store, ours: Desk):
    """An edit brings a new record, and no second decision."""
    one, two = await articles(ours, 2)
    await store.clusters.keep([put(one, 0, 1), put(two, 1, 2)], 0, 2, NOON)
    await store.clusters.keep([put(one, 1, 3, "other", b"new")], 2, 3, NOON)

    assert await store.clusters.of([one]) == {one: 0}
    records = await store.clusters.records(10, 0, 10)
    assert [(one.article, one.cluster, one.place, one.record) for one in records] == [
        (two, 1, 2, b"r"),
        (one, 0, 3, b"new"),
    ]


async def test_the_newest_records_come_back_in_order(store: Store, ours: Desk):
    """As many as the window holds, in parts."""
    listed = await articles(ours, 5)
    await store.clusters.keep([put(a, 0, place) for place, a in enumerate(listed, start=1)], 0, 5, NOON)

    assert [one.place for one in await store.clusters.records(3, 0, 2)] == [3, 4]
    assert [one.place for one in await store.clusters.records(3, 4, 2)] == [5]


async def test_a_move_is_kept_and_told(store: Store, ours: Desk):
    """What it moved and why stands in the article's path; where it was put first stands there too."""
    one, two, three = await articles(ours, 3)
    await store.clusters.keep([put(one, 0, 1), put(two, 0, 2, "like 1"), put(three, 1, 3)], 0, 3, NOON)
    later = NOON + timedelta(hours=1)
    await store.clusters.move([Moved(two, 0, 1, "closer to it")], [], 3, later)
    await store.clusters.move([Moved(two, 0, 2, "not there any more")], [], 3, later)

    assert await store.clusters.of([two]) == {two: 1}
    told = await steps(ours, two)
    assert "Joined 1 other article on this event (like 1)." in told
    assert told[-1].startswith("Moved to the event of “")
    assert told[-1].endswith("by a second look (closer to it).")
    assert "The first article here on its event." in await steps(ours, one)


async def test_articles_out_of_memory_follow_a_merger(store: Store, ours: Desk):
    """They say why in their paths."""
    one, two, three = await articles(ours, 3)
    await store.clusters.keep([put(one, 0, 1), put(two, 0, 2), put(three, 1, 3)], 0, 3, NOON)
    await store.clusters.move([Moved(two, 0, 1, "closer to it")], [(0, 1)], 3, NOON)

    assert await store.clusters.of([one, two, three]) == {one: 1, two: 1, three: 1}
    assert "the newer articles of its event went there" in (await steps(ours, one))[-1]


async def test_a_newsroom_hears_only_of_what_it_sees(store: Store, ours: Desk, theirs: Desk):
    """Clusters are shared; that others follow more sources on an event is their business."""
    (their_article,) = [read.article.id for read in await store.articles.recent(theirs.newsroom, 1)]
    before = await steps(theirs, their_article)
    (one,) = await articles(ours, 1)
    await store.clusters.keep([put(their_article, 0, 1), put(one, 0, 2, "like 1 of its articles")], 0, 2, NOON)

    assert await store.clusters.members(ours.newsroom, 0) == [one]
    assert "The first article here on its event." in await steps(ours, one)
    assert await steps(theirs, their_article) == [*before, "The first article here on its event."]
