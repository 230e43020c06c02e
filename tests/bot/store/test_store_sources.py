"""The contract of sources: following, visits, and which entry is which article."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ports.collector import Validators, Visit
from bot.ports.store import Store
from summaries.errors import Conflict, NotFound
from tests.bot.store.newsdesk import NOON, QUIET, Desk, entry, new_version

LATER = NOON + timedelta(hours=1)


async def test_a_followed_source_is_due_at_once(store: Store, ours: Desk):
    """Nobody waits for the first look."""
    source = await ours.follow()

    assert source.id in [one.id for one in await store.sources.due(NOON, 10)]
    assert source.first_seen


async def test_a_source_is_followed_once(ours: Desk):
    """The second time is a conflict, said in words."""
    await ours.follow()

    with pytest.raises(Conflict, match="already"):
        await ours.follow()


async def test_two_newsrooms_share_a_source_under_names_of_their_own(store: Store, ours: Desk, theirs: Desk):
    """What we call it is ours."""
    await ours.follow("https://other.example/feed", "Our name for it")

    (mine,) = await store.sources.list(ours.newsroom)
    (other,) = await store.sources.list(theirs.newsroom)
    assert (mine.id, mine.name, other.name) == (other.id, "Our name for it", "Other")


async def test_a_removed_source_is_not_polled_and_may_come_back_as_a_first_look(store: Store, ours: Desk):
    """What piled up while nobody looked must not flood anyone."""
    source = await ours.follow()
    await ours.listed(source, entry(1), validators=Validators(etag="a"))
    await store.sources.remove(ours.newsroom, source.id, ours.by())

    assert await store.sources.list(ours.newsroom) == []
    assert source.id not in [one.id for one in await store.sources.due(LATER, 10)]

    again = await ours.follow()
    assert (again.id, again.first_seen, again.validators) == (source.id, True, Validators())


async def test_removing_what_is_not_followed_is_not_found(store: Store, ours: Desk, theirs: Desk):
    """Their source cannot be removed by us."""
    (other,) = await store.sources.list(theirs.newsroom)

    with pytest.raises(NotFound):
        await store.sources.remove(ours.newsroom, other.id, ours.by())


async def test_a_good_visit_stores_validators_health_and_pace(store: Store, ours: Desk):
    """All that the next conditional request and /sources need."""
    source = await ours.follow()
    await ours.listed(source, entry(1), entry(2), validators=Validators("e1", "Mon"))

    (seen,) = await store.sources.list(ours.newsroom)
    assert (seen.validators, seen.pace, seen.articles) == (Validators("e1", "Mon"), QUIET, 2)
    assert (seen.last_ok_at, seen.first_seen, seen.failure) == (NOON, False, "")


async def test_a_failed_visit_keeps_everything_and_says_why(store: Store, ours: Desk):
    """A feed that turns to garbage keeps its history."""
    source = await ours.follow()
    await ours.listed(source, entry(1), validators=Validators("e1"))
    failing = replace(QUIET, failures=1)
    garbage = Visit(LATER, (entry(5),), failure="It is no feed any more.")

    assert await store.sources.record(source.id, garbage, failing, False, LATER) == []
    (seen,) = await store.sources.list(ours.newsroom)
    assert (seen.failure, seen.validators, seen.last_ok_at) == ("It is no feed any more.", Validators("e1"), NOON)
    assert (seen.pace.failures, seen.articles) == (1, 1)


async def test_a_304_stores_no_entries_and_counts_as_well(store: Store, ours: Desk):
    """Not modified is health."""
    source = await ours.follow()
    await ours.listed(source, entry(1), validators=Validators("e1"))
    visit = Visit(LATER, not_modified=True)

    assert await store.sources.record(source.id, visit, QUIET, False, LATER) == []
    (seen,) = await store.sources.list(ours.newsroom)
    assert (seen.validators, seen.last_ok_at) == (Validators("e1"), LATER)


async def test_a_gone_source_is_never_due(store: Store, ours: Desk):
    """A 410 is asked again only when somebody adds it again."""
    source = await ours.follow()
    await store.sources.record(source.id, Visit(NOON, failure="Gone.", gone=True), QUIET, False, NOON)

    assert source.id not in [one.id for one in await store.sources.due(NOON + timedelta(days=9), 10)]


async def test_due_sources_come_longest_due_first_and_at_most_so_many(store: Store, ours: Desk):
    """A backlog is worked off in order."""
    sources = [await ours.follow(f"https://s{n}.example/feed", f"S{n}") for n in range(3)]
    for n, source in enumerate(sources):
        pace = replace(QUIET, next_at=NOON - timedelta(minutes=n))
        await store.sources.record(source.id, Visit(NOON), pace, False, NOON)

    assert [one.id for one in await store.sources.due(NOON, 2)] == [sources[2].id, sources[1].id]


async def test_a_permanent_move_changes_the_address_and_keeps_the_history(store: Store, ours: Desk):
    """Settings and articles stay with the source."""
    source = await ours.follow()
    await ours.listed(source, entry(1))
    assert await ours.listed(source, entry(1), moved_to="https://herald.example/new") == []

    (seen,) = await store.sources.list(ours.newsroom)
    assert (seen.id, seen.url, seen.articles) == (source.id, "https://herald.example/new", 1)


async def test_a_move_onto_a_known_source_joins_the_two(store: Store, ours: Desk):
    """Two addresses of one feed end as one source, and nothing is new because of it."""
    new = await ours.follow("https://herald.example/new", "New")
    await ours.listed(new, entry(1))
    old = await ours.follow("https://herald.example/old", "Old")
    wanted = await ours.listed(old, entry(1), entry(2), moved_to="https://herald.example/new")

    assert len(wanted) == 1
    assert [one.id for one in await store.sources.list(ours.newsroom)] == [new.id]
    assert len(await ours.listed(new, entry(1), entry(2))) == 0


# --- entries --------------------------------------------------------------------------------------------------------


async def test_an_unknown_entry_becomes_a_wanted_article(store: Store, ours: Desk):
    """With what the feed says of it."""
    source = await ours.follow(publisher="The Herald")
    (article,) = await ours.listed(source, entry(1))

    (wanted,) = [one for one in await store.articles.wanted(NOON, 10) if one.article == article]
    assert (wanted.url, wanted.host) == ("https://herald.example/1", "herald.example")
    assert (wanted.publisher, wanted.title, wanted.summary) == ("The Herald", entry(1).title, "Summary 1")
    assert (wanted.published, wanted.updated, wanted.baseline) == (NOON - timedelta(hours=1), False, False)


async def test_a_known_entry_is_not_wanted_twice(ours: Desk):
    """Every visit lists most of what the last one did."""
    source = await ours.follow()
    assert len(await ours.listed(source, entry(1), entry(2))) == 2

    assert await ours.listed(source, entry(1), entry(2)) == []


async def test_a_changed_guid_or_date_makes_no_new_article(store: Store, ours: Desk):
    """The address says which article it is."""
    source = await ours.follow()
    article = await ours.article(source)
    before = await store.articles.count()
    changed = entry(1, guid="other", published=NOON)

    assert await ours.listed(source, changed) == []
    assert await store.articles.count() == before
    record = await store.articles.get(article)
    assert record is not None
    assert record.published == NOON - timedelta(hours=1)


async def test_a_guid_that_changes_with_every_visit_keeps_the_database_small(store: Store, ours: Desk):
    """Forty visits, one article, never wanted again."""
    source = await ours.follow()
    await ours.article(source)

    for visit in range(40):
        assert await ours.listed(source, entry(1, guid=f"session-{visit}")) == []
    (seen,) = await store.sources.list(ours.newsroom)
    assert seen.articles == 1


async def test_a_known_guid_at_a_new_address_is_the_same_article(store: Store, ours: Desk):
    """A slug changed with its headline: one article, two addresses."""
    source = await ours.follow()
    article = await ours.article(source)
    moved = entry(
        1, url="https://herald.example/1-new-slug", title="Bridge closes for repairs in district 1, say engineers"
    )

    assert await ours.listed(source, moved) == []
    for url in ("https://herald.example/1", "https://herald.example/1-new-slug"):
        record = await store.articles.by_url(url)
        assert record is not None
        assert record.id == article


async def test_a_guid_that_a_feed_uses_again_does_not_merge_articles(ours: Desk):
    """Another address under another title is another article, whatever the guid says."""
    source = await ours.follow()
    (first,) = await ours.listed(source, entry(1, guid="latest"))
    (second,) = await ours.listed(source, entry(2, guid="latest"))

    assert first != second
    assert await ours.listed(source, entry(1, guid="latest")) == []


async def test_one_guid_on_several_entries_of_a_visit_says_nothing(ours: Desk):
    """Alike titles side by side under one guid are still that many articles."""
    source = await ours.follow()
    twins = [entry(1, guid="x", url=f"https://herald.example/live/{n}", title="Live updates") for n in "ab"]

    assert len(await ours.listed(source, *twins)) == 2
    assert await ours.listed(source, *twins) == []


async def test_an_entry_that_says_it_changed_is_wanted_again(store: Store, ours: Desk):
    """The page is fetched again; the article stays what it is meanwhile."""
    source = await ours.follow()
    article = await ours.article(source)

    assert await ours.listed(source, entry(1, fingerprint="other")) == [article]
    (wanted,) = [one for one in await store.articles.wanted(NOON, 10) if one.article == article]
    record = await store.articles.get(article)
    assert record is not None
    assert (wanted.updated, record.state) == (True, "read")


async def test_an_item_listed_twice_with_two_faces_is_not_fetched_for_ever(ours: Desk):
    """Two entries of one address, each with its own fingerprint, on every visit."""
    source = await ours.follow()
    faces = (entry(1), entry(1, guid="face-2", fingerprint="face 2"))
    await ours.listed(source, *faces)

    assert await ours.listed(source, *faces) == []
    assert await ours.listed(source, *reversed(faces)) == []


async def test_two_sources_may_list_one_article(store: Store, ours: Desk):
    """It is wanted once."""
    first, second = await ours.follow(), await ours.follow("https://herald.example/sport", "Sport")
    assert len(await ours.listed(first, entry(1))) == 1

    assert await ours.listed(second, entry(1, guid="sport-1", fingerprint="sport")) == []
    assert sum(source.articles for source in await store.sources.list(ours.newsroom)) == 2


@pytest.mark.parametrize(
    ("baseline", "published", "seen_at"),
    [
        (True, NOON - timedelta(days=3), NOON - timedelta(days=3)),
        (True, None, NOON),
        (False, NOON - timedelta(days=3), NOON),
    ],
    ids=["first look, dated", "first look, undated", "later look"],
)
async def test_a_first_look_is_not_news(store: Store, ours: Desk, baseline, published, seen_at):
    """What a source already had became ours when it was published; what comes later, when we saw it."""
    source = await ours.follow()
    visit = Visit(NOON, (entry(1, published=published),))
    (article,) = await store.sources.record(source.id, visit, QUIET, baseline, NOON)

    record = await store.articles.get(article)
    assert record is not None
    assert record.seen_at == seen_at


async def test_an_article_asked_for_takes_the_outlet_of_the_source_that_lists_it(store: Store, ours: Desk):
    """A source knows better than a page whose article it is."""
    article = await store.articles.want("https://herald.example/1", "", "", NOON, ours.newsroom)
    await store.articles.save(new_version(article, publisher="herald online"), NOON)
    asked = await store.articles.get(article)
    await ours.listed(await ours.follow(publisher="The Herald"), entry(1))

    listed = await store.articles.get(article)
    assert asked is not None
    assert listed is not None
    assert (asked.publisher, listed.publisher) == ("herald online", "The Herald")
