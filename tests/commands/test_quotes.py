"""/quotes: who said what, where and when."""

from datetime import timedelta

import pytest

from commands.run import Runner
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import NOW, Say, ask_of, buttons_of, call_of, reply_of, text_of


@pytest.fixture
def ferry(newsroom: FakeNewsroom) -> FakeNewsroom:
    """A story with two speakers in three outlets."""
    newsroom.follows("Ferry strike", "ferry")
    newsroom.publishes(
        "Harbour Courier",
        "Ferry crews walk out",
        "The ferry did not sail on Friday. “Nobody asked the crews about the new hours,” said union secretary Tova "
        "Lind. The company said that a replacement ferry would be found within a week.",
        at=NOW - timedelta(hours=30),
    )
    newsroom.publishes(
        "Civic Radio",
        "Strike on the ferry",
        "The ferry stayed in port. “Nobody asked the crews about the new hours,” Ms Lind said. Tova Lind leads the "
        "union. “We have a contract and we shall keep to it,” said Bo Marsten, the company’s chief executive.",
        at=NOW - timedelta(hours=3),
    )
    return newsroom


async def test_quotes_stand_under_their_speaker_with_every_outlet(say: Say, ferry: FakeNewsroom) -> None:
    """Variants of a name are one person, and the same words stand once."""
    reply = reply_of(await say("/quotes ferry-strike"))

    assert reply.title == "Quotes: Ferry strike"
    assert text_of(reply).splitlines()[1:] == [
        "FERRY-STRIKE · 2 quotes, 2 speakers, 2 articles · as of 07:30 CET",
        "Bo Marsten, company’s chief executive",
        "“We have a contract and we shall keep to it”",
        "Civic Radio · 04:30 [1]",
        "Tova Lind, union secretary",
        "“Nobody asked the crews about the new hours”",
        "Harbour Courier and Civic Radio · yesterday 01:30 [2][1]",
        "Unnamed sources",
        "The company said that a replacement ferry would be found within a week. "
        "reported · Harbour Courier · yesterday 01:30 [2]",
    ]


async def test_reported_speech_is_never_between_marks(say: Say, ferry: FakeNewsroom) -> None:
    """It is the article's own sentence, and called reported."""
    shown = text_of(reply_of(await say("/quotes ferry-strike")))

    assert "“The company said" not in shown
    assert "within a week. reported" in shown


async def test_one_speaker_by_surname(say: Say, ferry: FakeNewsroom) -> None:
    """All that they said, under the full name; and the way back."""
    reply = reply_of(await say("/quotes ferry-strike speaker:lind"))

    assert reply.title == "Tova Lind, union secretary"
    assert "Bo Marsten" not in text_of(reply)
    assert [button.code for button in buttons_of(reply.blocks)] == ["quotes?story=ferry-strike"]


async def test_a_speaker_who_is_not_heard_is_said_to_be_missing(say: Say, ferry: FakeNewsroom) -> None:
    """With the nearest, or those who are heard."""
    near = reply_of(await say("/quotes ferry-strike speaker:Lindt"))
    none = reply_of(await say("/quotes ferry-strike speaker:Quorn"))

    assert near.tone == none.tone == "error"
    assert near.title == "No quote of “Lindt” is in the coverage of Ferry strike; did you mean Lind?"
    assert none.title.endswith("heard are Bo Marsten, Tova Lind and Unnamed sources.")


async def test_two_who_share_a_name_are_asked_about(say: Say, ferry: FakeNewsroom) -> None:
    """And each stays by themselves."""
    ferry.publishes(
        "Meridian Wire",
        "Ferry owner speaks",
        "The ferry belongs to the Marsten family. “My son speaks for himself in this matter,” said Ada Marsten, 80.",
        at=NOW - timedelta(hours=1),
    )
    ask = ask_of(await say("/quotes ferry-strike speaker:Marsten"))

    assert sorted(choice.value for choice in ask.choices) == ["Ada Marsten", "Bo Marsten"]


async def test_many_speakers_come_in_pages(say: Say, newsroom: FakeNewsroom) -> None:
    """Five at a time, the rest behind a button."""
    newsroom.follows("Harbour vote", "harbour", "vote")
    for number, name in enumerate("Ada Brandt,Ben Corl,Cato Dole,Dora Esk,Eva Finn,Filip Gorm,Gerda Holt".split(",")):
        text = f"The harbour vote is on Monday. “I shall vote for number {number} in the harbour,” {name} said."
        newsroom.publishes("Wire", f"Harbour vote {number}", text, at=NOW - timedelta(hours=number))
    first = reply_of(await say("/quotes harbour-vote"))
    more = [button for button in buttons_of(first.blocks) if button.label == "More speakers"]
    second = reply_of(await say("/quotes harbour-vote page:2"))

    assert "page 1 of 2" in text_of(first)
    assert "Eva Finn" in text_of(first)
    assert "Filip Gorm" not in text_of(first)
    assert [button.code for button in more] == ["quotes?story=harbour-vote&page=2"]
    assert "Filip Gorm" in text_of(second)
    assert reply_of(await say("/quotes harbour-vote page:3")).tone == "error"


async def test_without_a_story_there_is_a_picker(say: Say) -> None:
    """As /brief has it."""
    assert ask_of(await say("/quotes")).option == "story"


async def test_a_story_in_which_nobody_speaks_says_so(say: Say) -> None:
    """With what was read."""
    reply = reply_of(await say("/quotes ollen-flood"))

    assert text_of(reply) == "No quotes yet: Ollen flood\n1 article read, and nobody in them is quoted by name."


async def test_speakers_are_suggested_for_the_story_that_is_typed(ferry: FakeNewsroom, runner: Runner) -> None:
    """In the box, by any part of name or role."""
    call = call_of("quotes")
    found = await runner.suggest(call, ferry, "/quotes ferry-strike speaker:li")

    assert [choice.label for choice in found] == ["Tova Lind"]
    assert found[0].value == '/quotes ferry-strike speaker:"Tova Lind" '
