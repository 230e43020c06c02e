"""The contract of teaching: verdicts, changed settings, stories merged and split, each taken back as one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ports.store import Moves, NewMatch, Note, Store
from summaries.errors import Conflict, NotFound
from summaries.model import Query, Story
from tests.bot.store.newsdesk import NOON, Desk

LATER = NOON + timedelta(hours=1)
NONE = Moves()


async def inside(desk: Desk, story: Story) -> dict[str, tuple[float, tuple[str, ...]]]:
    """The articles of a story, each with its score and reasons."""
    articles = await desk.store.stories.articles(desk.newsroom, story.id)
    return {each.record.id: (each.score, each.reasons) for each in articles}


async def undo(desk: Desk) -> str:
    """Take back the newest change."""
    return (await desk.store.changes.undo(desk.newsroom, None, LATER, desk.by("took it back", LATER))).said


async def test_a_refused_article_is_out_and_stays_out(store: Store, ours: Desk):
    """Whoever matches it again, and whatever its next version says."""
    source, story = await ours.follow(), await ours.track()
    article = await ours.article(source)
    await ours.matched(story, article)
    await store.teachings.teach(ours.newsroom, story.id, [article], "out", NONE, ours.by("refused it"))
    await ours.matched(story, article)

    assert await inside(ours, story) == {}
    (taught,) = await store.teachings.of(ours.newsroom, story.id)
    assert (taught.article, taught.verdict, taught.by, taught.at) == (article, "out", "Ida", NOON)
    assert await store.teachings.about(ours.newsroom, [article]) == [taught]


async def test_a_confirmed_article_is_in_and_does_not_leave(store: Store, ours: Desk):
    """Though a new version of it no longer matches."""
    story, article = await ours.track(), await ours.article(await ours.follow())
    await store.teachings.teach(ours.newsroom, story.id, [article], "in", NONE, ours.by("confirmed it"))
    await store.stories.unmatch(ours.newsroom, story.id, article)
    await store.stories.match(ours.newsroom, [], [], None, NOON, [(story.id, article, "left")])

    assert await inside(ours, story) == {article: (1.0, ("an editor said so (Ida)",))}
    assert await store.stories.holding(ours.newsroom, [article]) == {article: [story.id]}


async def test_what_was_taught_is_taken_back_with_all_that_it_moved(store: Store, ours: Desk):
    """The refused article and those that left with it are in again, as they were."""
    source, story = await ours.follow(), await ours.track()
    refused, left, came = [await ours.article(source, number) for number in (1, 2, 3)]
    await ours.matched(story, refused, left)
    before = await inside(ours, story)
    moves = Moves((NewMatch(story.id, came, 0.6, ("like it",)),), (left,), (Note(left, ours.newsroom, NOON, "Left."),))
    await store.teachings.teach(ours.newsroom, story.id, [refused], "out", moves, ours.by("refused it"))
    assert await inside(ours, story) == {came: (0.6, ("like it",))}

    assert await undo(ours) == "refused it"
    assert await inside(ours, story) == before
    assert await store.teachings.of(ours.newsroom, story.id) == []
    with pytest.raises(NotFound):
        await store.teachings.teach(ours.newsroom, story.id, ["999999"], "out", NONE, ours.by())


async def test_undo_leaves_alone_what_was_taught_since(store: Store, ours: Desk):
    """An article that left with another and was confirmed by hand keeps its place."""
    source, story = await ours.follow(), await ours.track()
    refused, left = await ours.article(source, 1), await ours.article(source, 2)
    await ours.matched(story, refused, left)
    second = await store.people.member(ours.newsroom, ours.workspace, "second", "Sem", NOON)
    await store.teachings.teach(ours.newsroom, story.id, [refused], "out", Moves((), (left,)), ours.by("refused it"))
    await store.teachings.teach(ours.newsroom, story.id, [left], "out", NONE, replace(ours.by(), member=second.id))
    await store.changes.undo(ours.newsroom, ours.member.id, LATER, ours.by())

    assert list(await inside(ours, story)) == [refused]


async def test_saying_it_again_is_a_conflict_and_the_other_way_is_a_change(store: Store, ours: Desk):
    """The newest word counts; taking it back gives the one before."""
    story, article = await ours.track(), await ours.article(await ours.follow())
    await store.teachings.teach(ours.newsroom, story.id, [article], "out", NONE, ours.by())
    with pytest.raises(Conflict, match="BRIDGE"):
        await store.teachings.teach(ours.newsroom, story.id, [article], "out", NONE, ours.by())
    await store.teachings.teach(ours.newsroom, story.id, [article], "in", NONE, ours.by())
    assert list(await inside(ours, story)) == [article]
    await undo(ours)

    assert [each.verdict for each in await store.teachings.of(ours.newsroom, story.id)] == ["out"]
    assert await inside(ours, story) == {}


async def test_what_does_not_stand_moves_no_taught_article(store: Store, ours: Desk):
    """A consequence never overrules an editor."""
    source, story = await ours.follow(), await ours.track()
    kept, barred, other = [await ours.article(source, number) for number in (1, 2, 3)]
    await store.teachings.teach(ours.newsroom, story.id, [kept], "in", NONE, ours.by())
    await store.teachings.teach(ours.newsroom, story.id, [barred], "out", NONE, ours.by())
    moves = Moves((NewMatch(story.id, barred, 0.9, ()),), (kept,))
    await store.teachings.teach(ours.newsroom, story.id, [other], "in", moves, ours.by())

    assert set(await inside(ours, story)) == {kept, other}


async def test_a_change_of_settings_is_kept_and_taken_back_with_its_articles(store: Store, ours: Desk):
    """Name, lens, query; articles come and go with it."""
    source, story = await ours.follow(), await ours.track()
    article = await ours.article(source)
    await ours.matched(story, article)
    changed = replace(story, name="The bridge", lens="disaster", query=Query(("bridge",), exclude=("toll",)))
    after = await store.teachings.change(ours.newsroom, changed, Moves((), (article,)), ours.by("changed BRIDGE"))
    assert after == await store.stories.by_slug(ours.newsroom, "BRIDGE") == changed
    assert await inside(ours, story) == {}
    with pytest.raises(Conflict):
        await store.teachings.change(ours.newsroom, changed, NONE, ours.by())
    await undo(ours)

    assert await store.stories.by_slug(ours.newsroom, "BRIDGE") == story
    assert list(await inside(ours, story)) == [article]


async def merged(desk: Desk) -> tuple[Story, Story, list[str]]:
    """Two stories with everything that can move along, the second gone into the first."""
    store, newsroom = desk.store, desk.newsroom
    source = await desk.follow()
    keep, gone = await desk.track("KEEP"), await desk.track("GONE")
    articles = [await desk.article(source, number) for number in (1, 2, 3, 4)]
    await desk.matched(keep, articles[0])
    await desk.matched(gone, articles[0], articles[1], articles[3])
    await store.teachings.teach(newsroom, gone.id, [articles[2]], "out", NONE, desk.by())
    await store.teachings.teach(newsroom, keep.id, [articles[3]], "out", NONE, desk.by())
    due = NOON + timedelta(days=1)
    await store.subscriptions.add(newsroom, desk.channel.id, gone.id, "daily 07:00", "UTC", due, desk.by())
    await store.questions.raised(newsroom, keep.id, [("cost", NOON)])
    await store.questions.raised(newsroom, gone.id, [("cost", NOON), ("date", NOON)])
    shared, _ = await store.questions.list(newsroom, gone.id)
    await store.questions.assign(newsroom, shared.id, desk.member.id, desk.by())
    await store.stories.look(newsroom, desk.member.id, gone.id, NOON)
    query = Query(("bridge",), also=(Query(("quay",)),))
    await store.teachings.merge(newsroom, keep.id, gone.id, query, desk.by("merged GONE into KEEP"))
    return keep, gone, articles


async def test_a_merged_story_brings_all_that_it_has(store: Store, ours: Desk):
    """Articles confirmed, refusals, subscriptions, questions with their owners, looks; its words are an alternative."""
    keep, gone, articles = await merged(ours)

    assert set(await inside(ours, keep)) == {articles[0], articles[1]}
    taught = {each.article: each.verdict for each in await store.teachings.of(ours.newsroom, keep.id)}
    assert taught == {articles[0]: "in", articles[1]: "in", articles[2]: "out", articles[3]: "out"}
    assert [story.slug for story in await store.stories.list(ours.newsroom)] == ["KEEP"]
    stays = await store.stories.by_slug(ours.newsroom, "KEEP")
    assert stays is not None
    assert stays.query.also == (Query(("quay",)),)
    assert [wish.story for wish in await store.subscriptions.list(ours.newsroom)] == [keep.id]
    asked = {question.key: question.owner for question in await store.questions.list(ours.newsroom, keep.id)}
    assert asked == {"cost": ours.member.id, "date": None}
    assert await store.stories.last_look(ours.newsroom, ours.member.id, keep.id) == NOON
    assert (await store.teachings.went(ours.newsroom))[gone.slug].id == keep.id


async def test_a_merger_is_one_change_and_taken_back_whole(store: Store, ours: Desk):
    """Both stories stand as they stood, each with what was its own."""
    keep, gone, articles = await merged(ours)
    assert (await store.changes.list(ours.newsroom, 1))[0].said == "merged GONE into KEEP"
    assert await undo(ours) == "merged GONE into KEEP"

    assert list(await store.stories.list(ours.newsroom)) == [keep, gone]
    assert list(await inside(ours, keep)) == [articles[0]]
    assert set(await inside(ours, gone)) == {articles[0], articles[1], articles[3]}
    assert [each.article for each in await store.teachings.of(ours.newsroom, keep.id)] == [articles[3]]
    assert [wish.story for wish in await store.subscriptions.list(ours.newsroom)] == [gone.id]
    asked = {question.key: question.owner for question in await store.questions.list(ours.newsroom, keep.id)}
    assert asked == {"cost": None}
    assert len(await store.questions.list(ours.newsroom, gone.id)) == 2
    assert await store.stories.last_look(ours.newsroom, ours.member.id, keep.id) is None
    assert await store.teachings.went(ours.newsroom) == {}


async def test_a_channel_that_follows_both_keeps_its_own_wish(store: Store, ours: Desk):
    """One digest of the story that stays, at the time that was set for it."""
    keep, gone = await ours.track("KEEP"), await ours.track("GONE")
    for story, rule in ((keep, "daily 07:00"), (gone, "daily 18:00")):
        due = NOON + timedelta(days=1)
        await store.subscriptions.add(ours.newsroom, ours.channel.id, story.id, rule, "UTC", due, ours.by())
    await store.teachings.merge(ours.newsroom, keep.id, gone.id, keep.query, ours.by())

    assert [wish.rule for wish in await store.subscriptions.list(ours.newsroom)] == ["daily 07:00"]
    with pytest.raises(NotFound):
        await store.teachings.merge(ours.newsroom, keep.id, gone.id, keep.query, ours.by())
    with pytest.raises(Conflict):
        await store.teachings.merge(ours.newsroom, keep.id, keep.id, keep.query, ours.by())


async def test_a_slug_leads_on_through_several_mergers(store: Store, ours: Desk):
    """To the story that is tracked at the end."""
    first, second, third = [await ours.track(slug) for slug in ("FIRST", "SECOND", "THIRD")]
    await store.teachings.merge(ours.newsroom, second.id, first.id, second.query, ours.by())
    await store.teachings.merge(ours.newsroom, third.id, second.id, third.query, ours.by())

    went = await store.teachings.went(ours.newsroom)
    assert {slug: story.slug for slug, story in went.items()} == {"FIRST": "THIRD", "SECOND": "THIRD"}


async def test_a_split_makes_a_story_and_is_taken_back_as_one(store: Store, ours: Desk):
    """The articles are confirmed in the new one and refused in the old one."""
    source, story = await ours.follow(), await ours.track()
    stays, goes = await ours.article(source, 1), await ours.article(source, 2)
    await ours.matched(story, stays, goes)
    before = await inside(ours, story)
    made = await store.teachings.split(
        ours.newsroom, story.id, [goes], "TOLL", "Toll", Query(("toll",)), ours.by("split TOLL off")
    )
    assert (made.slug, made.lens, list(await inside(ours, made))) == ("TOLL", story.lens, [goes])
    assert list(await inside(ours, story)) == [stays]
    with pytest.raises(Conflict, match="TOLL"):
        await store.teachings.split(ours.newsroom, story.id, [stays], "TOLL", "Toll", Query(("toll",)), ours.by())

    assert await undo(ours) == "split TOLL off"
    assert [each.slug for each in await store.stories.list(ours.newsroom)] == ["BRIDGE"]
    assert await inside(ours, story) == before
    assert await inside(ours, made) == {}


async def test_their_stories_are_not_taught_by_us(store: Store, ours: Desk, theirs: Desk):
    """Whoever guesses an id gets nothing."""
    (story,) = await store.stories.list(theirs.newsroom)
    own, article = await ours.track(), await ours.article(await ours.follow())

    with pytest.raises(NotFound):
        await store.teachings.teach(ours.newsroom, story.id, [article], "in", NONE, ours.by())
    for keep, gone in ((own, story), (story, own)):
        with pytest.raises(NotFound):
            await store.teachings.merge(ours.newsroom, keep.id, gone.id, Query(), ours.by())
    with pytest.raises(NotFound):
        await store.teachings.split(ours.newsroom, story.id, [article], "X", "X", Query(), ours.by())
    with pytest.raises(NotFound):
        await store.teachings.change(ours.newsroom, replace(story, name="Ours"), NONE, ours.by())
    theirs_in = (await store.stories.articles(theirs.newsroom, story.id))[0].record.id
    assert await store.stories.holding(ours.newsroom, [theirs_in]) == {}
    assert await store.teachings.about(ours.newsroom, [theirs_in]) == []


async def test_near_misses_are_kept_until_they_are_in_or_taught(store: Store, ours: Desk):
    """The best first; those of before a moment, and of long ago, are not told."""
    source, story = await ours.follow(), await ours.track()
    articles = [await ours.article(source, number) for number in (1, 2, 3, 4)]

    async def near(since=NOON) -> list[str]:
        return [one.record.id for one in await store.stories.nearly(ours.newsroom, story.id, since, 10)]

    missed = [NewMatch(story.id, one, 0.4 + 0.02 * at, ("nearly",)) for at, one in enumerate(articles)]
    await store.stories.match(ours.newsroom, [], [], None, NOON, (), missed)
    assert await near() == articles[::-1]
    await ours.matched(story, articles[3])
    await store.teachings.teach(ours.newsroom, story.id, [articles[2]], "out", NONE, ours.by())
    assert await near() == [articles[1], articles[0]]
    assert await near(LATER) == []
    month = NOON + timedelta(days=30)
    await store.stories.match(ours.newsroom, [], [], None, month, (), missed[:1])

    assert await near() == [articles[0]]


async def test_what_a_story_learned_is_kept_until_somebody_changes_it(store: Store, ours: Desk):
    """What was taught, or taken back, is to be learned anew; so are its settings."""
    story, other = await ours.track(), await ours.track("OTHER")
    article = await ours.article(await ours.follow())
    learned = [(story.id, b"this"), (other.id, b"that"), (10**6, b"of no story")]
    await store.stories.put_learned(ours.newsroom, learned)
    assert await store.stories.learned(ours.newsroom) == {story.id: b"this", other.id: b"that"}
    for change in (
        lambda: store.teachings.teach(ours.newsroom, story.id, [article], "in", NONE, ours.by()),
        lambda: undo(ours),
        lambda: store.teachings.change(ours.newsroom, replace(story, name="New"), NONE, ours.by()),
    ):
        await store.stories.put_learned(ours.newsroom, learned)
        await change()
        assert await store.stories.learned(ours.newsroom) == {other.id: b"that"}


async def test_changes_tell_which_stories_they_touched(store: Store, ours: Desk, theirs: Desk):
    """Since a change that is known; another newsroom's are none of ours."""
    assert await store.changes.touched(ours.newsroom, 0) == (0, ())
    story, other = await ours.track(), await ours.track("OTHER")
    number, touched = await store.changes.touched(ours.newsroom, 0)
    assert (number > 0, touched) == (True, [story.id, other.id])
    article = await ours.article(await ours.follow())
    await store.teachings.teach(ours.newsroom, other.id, [article], "in", NONE, ours.by())
    after, touched = await store.changes.touched(ours.newsroom, number)
    assert touched == [other.id]
    await undo(ours)

    assert (await store.changes.touched(ours.newsroom, after))[1] == [other.id]
