"""/ask: the passages that answer, or that the coverage does not say."""

from datetime import timedelta

import pytest

from tests.commands.fake import FakeNewsroom
from tests.commands.talk import NOW, Say, ask_of, buttons_of, reply_of, text_of


@pytest.fixture
def mill(newsroom: FakeNewsroom) -> FakeNewsroom:
    """A story of two articles."""
    newsroom.follows("Mill fire", "mill")
    newsroom.publishes(
        "Harbour Courier",
        "Fire at the mill",
        "A fire broke out at the Pell mill on Friday. Nineteen weavers were injured in the fire. "
        "It was not clear whether the fire alarm of the mill had rung.",
        at=NOW - timedelta(days=3),
    )
    newsroom.publishes(
        "Civic Radio",
        "More on the mill fire",
        "The mill belongs to Velmo. Velmo will pay for the repairs of the mill, its owner told the town.",
        at=NOW - timedelta(days=1),
    )
    return newsroom


async def test_the_passage_that_answers_is_shown_as_it_stands(say: Say, mill: FakeNewsroom) -> None:
    """With outlet, time and number; the story is named by the first words."""
    reply = reply_of(await say("/ask mill-fire who pays for the repairs?"))

    assert text_of(reply).splitlines() == [
        "Who pays for the repairs?",
        "MILL-FIRE · 2 articles searched, the oldest of 20 Nov · as of 07:30 CET",
        "Velmo will pay for the repairs of the mill, its owner told the town. [1]",
        "Civic Radio · yesterday 07:30",
    ]


async def test_what_the_coverage_does_not_say_is_said(say: Say, mill: FakeNewsroom) -> None:
    """Injured weavers are no injured firemen."""
    reply = reply_of(await say("/ask mill-fire how many firemen were injured?"))

    assert "The coverage does not say." in text_of(reply)
    assert [button.label for button in buttons_of(reply.blocks)] == ["Keep it as an open question", "Open questions"]


async def test_the_nearest_open_question_is_named(say: Say, mill: FakeNewsroom) -> None:
    """Where the coverage itself calls it unknown."""
    shown = text_of(reply_of(await say("/ask mill-fire had the alarm rung?")))

    assert "The coverage does not say." in shown
    assert "The nearest open question: Had the fire alarm of the mill rung? open 3 days [1]" in shown


async def test_a_reader_is_not_offered_what_only_editors_may(say: Say, mill: FakeNewsroom) -> None:
    """Asking is for everyone; adding to the board is not."""
    reply = reply_of(await say("/ask mill-fire how many firemen were injured?", role="reader"))

    assert [button.label for button in buttons_of(reply.blocks)] == ["Open questions"]


async def test_what_is_missing_is_asked_for(say: Say, mill: FakeNewsroom) -> None:
    """The question, or the story, which then keeps the question."""
    assert ask_of(await say("/ask mill-fire")).option == "question"
    assert ask_of(await say("/ask zzz what now")).option == "story"
    assert ask_of(await say("/ask")).option == "story"


async def test_a_question_for_the_whole_story_is_sent_to_the_briefing(say: Say, mill: FakeNewsroom) -> None:
    """No passage of it is more of an answer than another."""
    reply = reply_of(await say("/ask mill-fire what happened at the mill?"))

    assert "That asks for the whole story" in text_of(reply)
    assert [button.command for button in buttons_of(reply.blocks)] == ["brief", "questions"]
