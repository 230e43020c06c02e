"""The contract of questions: a key keeps its age, owner and answer; what people do to one is logged and undone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ports.store import Question, Store
from summaries.errors import Conflict, NotFound
from summaries.model import Span, Story, version_of
from tests.bot.store.newsdesk import NOON, Desk

TEXT = "The bridge is owned by the port. It was built in stone."
WORDS = Span(version_of(TEXT), 0, 32)


@pytest.fixture
async def story(ours: Desk) -> Story:
    """A story of ours."""
    return await ours.track()


@pytest.fixture
async def asked(ours: Desk, story: Story) -> Question:
    """A question that an editor of ours asked."""
    return await ours.store.questions.add(ours.newsroom, story.id, "own:bridge", "Who owns it?", ours.by("asked"))


async def of(desk: Desk, story: Story) -> list[Question]:
    """What the newsroom holds of a story's questions."""
    return list(await desk.store.questions.list(desk.newsroom, story.id))


async def test_what_coverage_raises_is_kept_since_the_earliest_moment(ours: Desk, story: Story):
    """Raised again later, or found to have been raised before, it is one question with one age."""
    raised = ours.store.questions.raised
    await raised(ours.newsroom, story.id, [("cost", NOON), ("cause", NOON + timedelta(hours=1))])
    await raised(ours.newsroom, story.id, [("cost", NOON + timedelta(days=1)), ("cause", NOON - timedelta(days=1))])

    assert [(one.key, one.raised_at, one.state) for one in await of(ours, story)] == [
        ("cause", NOON - timedelta(days=1), ""),
        ("cost", NOON, ""),
    ]


async def test_an_editors_question_is_open_from_when_it_was_asked(ours: Desk, story: Story, asked: Question):
    """In their words, with their name."""
    assert await of(ours, story) == [asked]
    assert (asked.words, asked.asked_by, asked.state, asked.raised_at) == ("Who owns it?", "Ida", "open", NOON)
    assert await ours.store.questions.get(ours.newsroom, asked.id) == asked
    with pytest.raises(Conflict):
        await ours.store.questions.add(ours.newsroom, story.id, "own:bridge", "Who owns it?", ours.by("asked"))


async def test_a_question_has_an_owner_of_its_newsroom(ours: Desk, theirs: Desk, asked: Question):
    """Or none; nobody of another newsroom."""
    questions = ours.store.questions
    given = await questions.assign(ours.newsroom, asked.id, ours.member.id, ours.by("took it"))
    assert (given.owner, given.owner_name) == (ours.member.id, "Ida")
    with pytest.raises(NotFound):
        await questions.assign(ours.newsroom, asked.id, theirs.member.id, ours.by("gave it away"))
    assert (await questions.assign(ours.newsroom, asked.id, None, ours.by("let it go"))).owner is None


async def test_an_answer_is_words_of_a_stored_version(ours: Desk, asked: Question):
    """Where there are none such, nothing changes."""
    article = await ours.article(await ours.follow(), text=TEXT)
    answer = ours.store.questions.answer
    for wrong in (replace(WORDS, version="0" * 64), replace(WORDS, end=500), replace(WORDS, end=0)):
        with pytest.raises(NotFound):
            await answer(ours.newsroom, asked.id, article, wrong, ours.by("answered"))
    answered = await answer(ours.newsroom, asked.id, article, WORDS, ours.by("answered", NOON + timedelta(hours=2)))

    assert (answered.state, answered.answer, answered.article) == ("answered", WORDS, article)
    assert (answered.settled_by, answered.settled_at) == ("Ida", NOON + timedelta(hours=2))


async def test_what_was_answered_or_dropped_is_opened_again(ours: Desk, asked: Question):
    """Without the answer; and nothing is done twice."""
    questions = ours.store.questions
    article = await ours.article(await ours.follow(), text=TEXT)
    await questions.answer(ours.newsroom, asked.id, article, WORDS, ours.by("answered"))
    again = await questions.reopen(ours.newsroom, asked.id, ours.by("opened it"))
    assert (again.state, again.answer, again.article) == ("open", None, "")
    with pytest.raises(Conflict):
        await questions.reopen(ours.newsroom, asked.id, ours.by("opened it"))
    assert (await questions.drop(ours.newsroom, asked.id, ours.by("dropped it"))).state == "dropped"
    with pytest.raises(Conflict):
        await questions.drop(ours.newsroom, asked.id, ours.by("dropped it"))


async def test_what_a_newsroom_holds_survives_that_coverage_raises_it_again(ours: Desk, story: Story):
    """A rebuilt question keeps its owner and its answer."""
    questions = ours.store.questions
    article = await ours.article(await ours.follow(), text=TEXT)
    await questions.raised(ours.newsroom, story.id, [("cost", NOON)])
    [cost] = await of(ours, story)
    await questions.assign(ours.newsroom, cost.id, ours.member.id, ours.by("took it"))
    settled = await questions.answer(ours.newsroom, cost.id, article, WORDS, ours.by("answered"))
    await questions.raised(ours.newsroom, story.id, [("cost", NOON + timedelta(days=2))])

    assert await of(ours, story) == [settled]


async def test_every_change_is_taken_back_in_turn(ours: Desk, story: Story, asked: Question):
    """The last first, down to the question itself; and the history tells it."""
    questions, changes = ours.store.questions, ours.store.changes
    article = await ours.article(await ours.follow(), text=TEXT)
    await questions.assign(ours.newsroom, asked.id, ours.member.id, ours.by("took it"))
    await questions.answer(ours.newsroom, asked.id, article, WORDS, ours.by("answered"))

    await changes.undo(ours.newsroom, ours.member.id, NOON, ours.by("undo"))
    [back] = await of(ours, story)
    assert (back.state, back.owner, back.answer, back.settled_by) == ("open", ours.member.id, None, "")
    await changes.undo(ours.newsroom, ours.member.id, NOON, ours.by("undo"))
    assert await of(ours, story) == [asked]
    assert [(one.said, one.undone) for one in await questions.history(ours.newsroom, asked.id)] == [
        ("asked", False), ("took it", True), ("answered", True), ("undo", False), ("undo", False)
    ]  # fmt: skip
    await changes.undo(ours.newsroom, ours.member.id, NOON, ours.by("undo"))  # the source that was followed
    await changes.undo(ours.newsroom, ours.member.id, NOON, ours.by("undo"))
    assert await of(ours, story) == []


async def test_another_newsrooms_questions_are_not_there(store: Store, ours: Desk, theirs: Desk, asked: Question):
    """Neither to be read nor to be changed, by whatever number."""
    questions = store.questions
    [their_story] = await store.stories.list(theirs.newsroom)
    foreign = await questions.list(theirs.newsroom, their_story.id)
    assert len(foreign) == 2
    assert await questions.list(ours.newsroom, their_story.id) == []
    with pytest.raises(NotFound):
        await questions.raised(ours.newsroom, their_story.id, [("cost", NOON)])
    with pytest.raises(NotFound):
        await questions.add(ours.newsroom, their_story.id, "own:x", "Why?", ours.by("asked"))
    for one in foreign:
        assert await questions.get(ours.newsroom, one.id) is None
        assert await questions.history(ours.newsroom, one.id) == []
        with pytest.raises(NotFound):
            await questions.assign(ours.newsroom, one.id, ours.member.id, ours.by("took it"))
        with pytest.raises(NotFound):
            await questions.drop(ours.newsroom, one.id, ours.by("dropped it"))


async def test_an_owner_who_is_forgotten_owns_nothing(store: Store, ours: Desk, asked: Question):
    """The workspace that they came by was closed long ago; the question stays."""
    door = await store.doors.open(ours.newsroom, "slack", "T1", b"sealed", NOON)
    member = await store.people.member(ours.newsroom, door.workspace, "U1", "Sem", NOON)
    await store.questions.assign(ours.newsroom, asked.id, member.id, ours.by("gave it to Sem"))
    await store.doors.close(ours.newsroom, door.workspace, NOON)
    await store.doors.forget_closed(NOON + timedelta(days=31))

    left = await store.questions.get(ours.newsroom, asked.id)
    assert left is not None
    assert (left.owner, left.owner_name, left.state) == (None, "", "open")
    assert await store.check() == []


async def test_a_story_that_is_no_longer_tracked_has_no_question_to_change(ours: Desk, story: Story, asked: Question):
    """Tracked again, it has them back."""
    await ours.store.stories.remove(ours.newsroom, story.id, ours.by("untracked"))
    assert await ours.store.questions.get(ours.newsroom, asked.id) is None
    await ours.store.changes.undo(ours.newsroom, ours.member.id, NOON, ours.by("undo"))
    assert await ours.store.questions.get(ours.newsroom, asked.id) == asked
