"""/split: a story is made of some articles of another, and goes back."""

import pytest

from tests.commands.fake import FakeNewsroom
from tests.commands.talk import Say, ask_of, reply_of, text_of


@pytest.fixture
def vigil(newsroom: FakeNewsroom) -> str:
    """Two more articles of the transfer story, by the outlet that has one already; the id of one of them."""
    newsroom.publishes("Civic Radio", "Prisoner transfer vigil", "A vigil against the prisoner transfer.")
    return newsroom.publishes("Civic Radio", "Prisoner transfer march", "A march against the prisoner transfer.").id


async def test_what_tells_the_same_is_shown_before_anything_happens(
    say: Say, newsroom: FakeNewsroom, vigil: str
) -> None:
    """And goes along when that is wanted."""
    ask = ask_of(await say("/split prisoner-transfer", articles=vigil))
    assert ask.option == "with"
    assert ask.preview is not None
    assert "3 articles of Prisoner transfer" in text_of(ask.preview)
    answer = reply_of(await say('/split prisoner-transfer name:"The march" with:kin', articles=vigil))

    assert "tracked as the-march, with 3 articles" in text_of(answer)
    assert [story.slug for story in newsroom.tracked] == ["prisoner-transfer", "ollen-flood", "the-march"]


async def test_one_article_may_go_alone(say: Say, vigil: str) -> None:
    """The others stay where they are."""
    answer = reply_of(await say("/split prisoner-transfer with:one", articles=vigil))

    assert answer.data["articles"] == 1


async def test_without_an_article_one_is_chosen(say: Say, vigil: str) -> None:
    """From those of the story."""
    ask = ask_of(await say("/split prisoner-transfer"))

    assert ask.option == "articles"
    assert vigil in {choice.value for choice in ask.choices}


async def test_a_story_of_one_article_cannot_be_split(say: Say) -> None:
    """There would be nothing left."""
    assert "nothing to split" in reply_of(await say("/split ollen-flood")).title


async def test_not_now_changes_nothing(say: Say, newsroom: FakeNewsroom, vigil: str) -> None:
    """The preview may be enough."""
    answer = reply_of(await say("/split prisoner-transfer with:no", articles=vigil))

    assert answer.title == "Nothing was split"
    assert len(newsroom.tracked) == 2


async def test_undo_makes_it_one_again(say: Say, newsroom: FakeNewsroom, vigil: str) -> None:
    """With its articles."""
    before = reply_of(await say("/story prisoner-transfer")).data["articles"]
    await say("/split prisoner-transfer with:kin", articles=vigil)
    await say("/undo")

    assert reply_of(await say("/story prisoner-transfer")).data["articles"] == before
    assert len(newsroom.tracked) == 2
