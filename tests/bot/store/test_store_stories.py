"""The contract of stories: tracking, matches, counts, and who looked when."""

from datetime import timedelta

import pytest

from bot.ports.store import NewMatch, Note, Store
from summaries.errors import Conflict, NotFound
from summaries.model import Query
from tests.bot.store.newsdesk import NOON, Desk, entry, new_version

LATER = NOON + timedelta(hours=1)


async def test_a_tracked_story_is_kept_as_it_was_asked_for(store: Store, ours: Desk):
    """Its query comes back to the last term."""
    query = Query(("a", "two words"), ("b",), ("c",), ("Herald",), (("bridg", 0.5),), "https://herald.example/1")
    story = await store.stories.add(ours.newsroom, "BRIDGE", "The bridge", "disaster", query, ours.by())

    assert await store.stories.by_slug(ours.newsroom, "BRIDGE") == story
    assert (story.query, story.lens, story.created_at) == (query, "disaster", NOON)
    assert await store.stories.list(ours.newsroom) == [story]


async def test_a_slug_is_tracked_once_in_a_newsroom(ours: Desk):
    """The other newsroom tracks one of that name all the while."""
    await ours.track("BRIDGE")

    with pytest.raises(Conflict, match="BRIDGE"):
        await ours.track("BRIDGE")


async def test_a_story_that_is_not_tracked_any_more_frees_its_slug(store: Store, ours: Desk):
    """The next of that name is another story."""
    first = await ours.track()
    await store.stories.remove(ours.newsroom, first.id, ours.by())

    assert await store.stories.list(ours.newsroom) == []
    assert await store.stories.by_slug(ours.newsroom, "BRIDGE") is None
    assert (await ours.track()).id != first.id
    with pytest.raises(NotFound):
        await store.stories.remove(ours.newsroom, first.id, ours.by())


async def test_their_story_cannot_be_removed_matched_or_looked_at(store: Store, ours: Desk, theirs: Desk):
    """Whoever guesses an id gets nothing."""
    (story,) = await store.stories.list(theirs.newsroom)
    article = await ours.article(await ours.follow())

    with pytest.raises(NotFound):
        await store.stories.remove(ours.newsroom, story.id, ours.by())
    with pytest.raises(NotFound):
        await ours.matched(story, article)
    with pytest.raises(NotFound):
        await store.stories.look(ours.newsroom, ours.member.id, story.id, NOON)
    await store.stories.unmatch(
        ours.newsroom, story.id, (await store.stories.articles(theirs.newsroom, story.id))[0].record.id
    )
    assert await store.stories.articles(ours.newsroom, story.id) == []


async def test_matches_are_kept_with_score_and_reasons_newest_first(store: Store, ours: Desk):
    """Repeating one changes nothing."""
    source, story = await ours.follow(), await ours.track()
    older, newer = await ours.article(source, 2), await ours.article(source, 1)
    await ours.matched(story, older, newer)
    await store.stories.match(ours.newsroom, [NewMatch(story.id, older, 0.1, ())], [], None, LATER)

    articles = await store.stories.articles(ours.newsroom, story.id)
    assert [one.record.id for one in articles] == [newer, older]
    assert (articles[1].score, articles[1].reasons) == (0.8, ("says “bridge”",))


async def test_matches_notes_and_place_are_kept_together_or_not_at_all(store: Store, ours: Desk):
    """A batch that fails leaves no half of itself."""
    story, article = await ours.track(), await ours.article(await ours.follow())
    note = Note(article, ours.newsroom, NOON, "Matched.")
    with pytest.raises(NotFound):
        await store.stories.match(
            ours.newsroom, [NewMatch(story.id, article, 1, ()), NewMatch(10**6, article, 1, ())], [note], 7, NOON
        )

    assert await store.stories.articles(ours.newsroom, story.id) == []
    assert (await store.notes.path(ours.newsroom, article), await store.stories.place(ours.newsroom)) == ([], 0)


async def test_the_place_only_moves_on(store: Store, ours: Desk):
    """A batch written late does not make the newsroom match everything again."""
    assert await store.stories.place(ours.newsroom) == 0
    for place in (5, 9, 7):
        await store.stories.match(ours.newsroom, [], [], place, NOON)

    assert await store.stories.place(ours.newsroom) == 9


async def test_an_article_can_leave_a_story(store: Store, ours: Desk):
    """Alone, or in the batch that found out."""
    source, story = await ours.follow(), await ours.track()
    first, second = await ours.article(source, 1), await ours.article(source, 2)
    await ours.matched(story, first, second)
    await store.stories.unmatch(ours.newsroom, story.id, first)
    await store.stories.match(ours.newsroom, [], [], None, NOON, unmatched=[(story.id, second, "left")])

    assert await store.stories.articles(ours.newsroom, story.id) == []


async def test_counts_say_how_much_how_new_and_what_moved_last(store: Store, ours: Desk):
    """Articles, outlets, new ones, the newest one's date and headline."""
    herald, post = await ours.follow(), await ours.follow("https://post.example/feed", "Post")
    quiet, moving = await ours.track("QUIET"), await ours.track("MOVING")
    first, second = await ours.article(herald, 1), await ours.article(herald, 2)
    (third,) = await ours.listed(post, entry(3, url="https://post.example/3"))
    await store.articles.save(new_version(third, 3, url="https://post.example/3"), NOON)
    await ours.matched(moving, first, second, third)

    counts = await store.stories.counts(ours.newsroom, ours.member.id, NOON)
    (count,) = [count for count in counts if count.story == moving]
    (empty,) = [count for count in counts if count.story == quiet]
    assert (empty.articles, empty.new, empty.moved_at, empty.headline) == (0, 0, None, "")
    assert (count.articles, count.outlets, count.new) == (3, 2, 3)
    assert (count.moved_at, count.headline) == (NOON - timedelta(hours=1), entry(1).title)


async def test_a_story_that_moved_is_listed_before_one_that_did_not(store: Store, ours: Desk):
    """By the newest article."""
    source = await ours.follow()
    stories = [await ours.track(slug) for slug in ("OLD", "NEW", "MIDDLE")]
    for story, number in zip(stories, (9, 1, 5), strict=True):
        await ours.matched(story, await ours.article(source, number))

    counts = await store.stories.counts(ours.newsroom, ours.member.id, NOON)
    assert [count.story.slug for count in counts] == ["NEW", "MIDDLE", "OLD"]


async def test_what_a_member_saw_is_not_new_to_them(store: Store, ours: Desk):
    """Each member has an eye of their own; who never looked is shown the last day."""
    source, story = await ours.follow(), await ours.track()
    await ours.matched(story, await ours.article(source, 1))
    other = await store.people.member(ours.newsroom, ours.workspace, "other", "Sem", NOON)
    await store.stories.look(ours.newsroom, ours.member.id, story.id, NOON)

    async def new(member: int, now=NOON) -> int:
        return (await store.stories.counts(ours.newsroom, member, now))[0].new

    assert (await new(ours.member.id), await new(other.id)) == (0, 1)
    assert await new(other.id, NOON + timedelta(days=2)) == 0
    ours.at = LATER
    await ours.matched(story, await ours.article(source, 2))
    assert await new(ours.member.id, LATER) == 1


async def test_a_look_gives_the_look_before(store: Store, ours: Desk):
    """So that /updates knows since when."""
    story = await ours.track()
    looks = [await store.stories.look(ours.newsroom, ours.member.id, story.id, at) for at in (NOON, LATER)]

    assert looks == [None, NOON]
    assert await store.stories.last_look(ours.newsroom, ours.member.id, story.id) == LATER
