"""/merge: one story goes into another, and comes out again."""

from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, ask_of, buttons_of, reply_of, text_of


async def test_a_story_goes_into_another_with_what_it_has(say: Say, newsroom: FakeNewsroom) -> None:
    """And says what it brought."""
    await say("/subscribe ollen-flood daily 07:00")
    answer = reply_of(await say("/merge ollen flood into prisoner transfer"))

    assert answer.title == "Ollen flood went into Prisoner transfer"
    assert "It brought 1 article and 1 subscription" in text_of(answer)
    assert [story.slug for story in newsroom.tracked] == ["prisoner-transfer"]
    assert [row.story.slug for row in newsroom.standing] == ["prisoner-transfer"]


async def test_the_old_slug_leads_to_the_story_that_stays(say: Say) -> None:
    """Which says what it took in."""
    await say("/merge ollen-flood into:prisoner-transfer")
    shown = reply_of(await say("/story ollen-flood"))

    assert shown.story_slug == "prisoner-transfer"
    assert "Took in: ollen-flood" in text_of(shown)


async def test_undo_parts_them_again(say: Say, newsroom: FakeNewsroom) -> None:
    """With one click."""
    answer = reply_of(await say("/merge ollen-flood into:prisoner-transfer"))
    assert "undo" in {button.command for button in buttons_of(answer.blocks)}
    await say("/undo")

    assert {story.slug for story in newsroom.tracked} == {"prisoner-transfer", "ollen-flood"}


async def test_without_the_other_story_one_is_chosen(say: Say) -> None:
    """All but the one that goes."""
    ask = ask_of(await say("/merge ollen-flood"))

    assert (ask.option, [choice.value for choice in ask.choices]) == ("into", ["prisoner-transfer"])


async def test_a_story_does_not_go_into_itself(say: Say) -> None:
    """One plain sentence."""
    answer = reply_of(await say("/merge ollen-flood into ollen flood"))

    assert (answer.tone, "itself" in answer.title) == ("error", True)
