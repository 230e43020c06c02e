"""/untrack and /undo: a story goes with one command and comes back with one click."""

from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, buttons_of, reply_of


async def test_a_story_is_no_longer_tracked_until_that_is_undone(say: Say, newsroom: FakeNewsroom) -> None:
    """The button in the reply brings it back."""
    reply = reply_of(await say("/untrack ollen-flood"))

    assert reply.title == "Ollen flood is no longer tracked"
    assert [story.slug for story in newsroom.tracked] == ["prisoner-transfer"]
    (button,) = buttons_of(reply.blocks)
    undone = reply_of(await say(f"/{button.code}"))
    assert undone.title == "Taken back: you stopped tracking Ollen flood"
    assert {story.slug for story in newsroom.tracked} == {"ollen-flood", "prisoner-transfer"}


async def test_words_that_fit_several_stories_stop_none(say: Say, newsroom: FakeNewsroom) -> None:
    """It asks instead."""
    newsroom.follows("Ollen bridge", "bridge")

    await say("/untrack ollen")

    assert len(newsroom.tracked) == 3
