"""/topics: beats, each with its stories and the terms that bring new ones."""

from datetime import timedelta

import pytest

from commands.newsroom import EventRow
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import NOW, Say, ask_of, reply_of, text_of

PRISONS = '/topics add Prisons terms:"prison conditions",deportation'


@pytest.fixture
def events(newsroom: FakeNewsroom) -> list[EventRow]:
    """Two events of late, one of them tracked already."""
    newsroom.events = [
        EventRow("Deportation flight lands", "https://radio.example/1", 4, 3, NOW - timedelta(hours=1)),
        EventRow("Deportation ruling", "https://radio.example/2", 2, 2, NOW - timedelta(hours=9), "prisoner-transfer"),
        EventRow("Harvest comes early", "https://radio.example/3", 5, 5, NOW),
    ]
    return newsroom.events


async def test_without_a_topic_it_says_what_one_is(say: Say) -> None:
    """And how to make one."""
    reply = reply_of(await say("/topics"))
    assert reply.title == "No topic yet"
    assert "/topics add Harbour" in text_of(reply)


async def test_a_topic_is_previewed_with_the_events_that_it_would_hold(say: Say, events: list[EventRow]) -> None:
    """One that is tracked already says as what; nothing is added before a yes."""
    ask = ask_of(await say(PRISONS))
    assert ask.prompt == "Add the topic “Prisons”?"
    assert ask.preview is not None
    lines = text_of(ask.preview).splitlines()
    assert lines[:3] == [
        "Topic “Prisons”",
        "Words: “prison conditions”, deportation",
        "2 events of late would be in it.",
    ]
    assert lines[3].startswith("Deportation flight lands · 4 articles, 3 outlets · ")
    assert lines[4].startswith("Deportation ruling · 2 articles, 2 outlets · ")
    assert lines[5] == "tracked already as prisoner-transfer"
    assert reply_of(await say("/topics")).title == "No topic yet"


async def test_a_yes_adds_it_and_undo_takes_it_back(say: Say, newsroom: FakeNewsroom) -> None:
    """One change."""
    reply = reply_of(await say(f"{PRISONS} confirm:yes"))
    assert reply.title == "The topic Prisons is added"
    assert [beat.terms.words for beat in newsroom.beats] == [("prison conditions", "deportation")]
    await say("/undo")
    assert newsroom.beats == []


async def test_a_topic_of_stories_alone_needs_no_terms(say: Say) -> None:
    """And none is guessed."""
    assert reply_of(await say("/topics add Desk stories:prisoner-transfer")).title == "The topic Desk is added"
    assert text_of(reply_of(await say("/topics"))).splitlines()[1:3] == [
        "Desk",
        "1 story, 2 new articles · no terms: stories join by hand",
    ]


async def test_what_is_missing_is_asked_for(say: Say) -> None:
    """First the name, then the terms; a topic that is to change, by its name."""
    assert ask_of(await say("/topics add")).option == "name"
    assert ask_of(await say("/topics add Prisons")).option == "terms"
    for name in ("Prison law", "Prison health"):
        await say(f'/topics add "{name}" terms:jail confirm:yes')
    ask = ask_of(await say("/topics remove prison"))
    assert [choice.label for choice in ask.choices] == ["Prison health", "Prison law"]


async def test_stories_go_in_and_out(say: Say, newsroom: FakeNewsroom) -> None:
    """By their names."""
    await say(f"{PRISONS} confirm:yes")
    reply = reply_of(await say("/topics edit Prisons stories:prisoner-transfer,ollen-flood"))
    assert reply.title == "Prisons: Prisoner transfer is in it and Ollen flood is in it"
    assert reply_of(await say("/topics edit Prisons without:flood")).title == "Prisons: Ollen flood is out of it"
    assert [row.story.slug for row in newsroom.beats[0].stories] == ["prisoner-transfer"]
    error = reply_of(await say("/topics edit Prisons without:flood"))
    assert (error.tone, error.title) == ("error", "Ollen flood is not in Prisons.")


async def test_a_change_of_terms_keeps_the_rest(say: Say, newsroom: FakeNewsroom) -> None:
    """What is not given stays as it was."""
    await say(f"{PRISONS} exclude:novel lens:detention confirm:yes")
    await say('/topics edit Prisons terms:"prison conditions",remand name:"Prisons and remand"')
    (beat,) = newsroom.beats
    assert (beat.name, beat.lens) == ("Prisons and remand", "detention")
    assert (beat.terms.words, beat.terms.exclude) == (("prison conditions", "remand"), ("novel",))


async def test_a_change_without_anything_to_change_says_what_there_is(say: Say) -> None:
    """Rather than doing nothing."""
    await say(f"{PRISONS} confirm:yes")
    error = reply_of(await say("/topics edit Prisons"))
    assert error.tone == "error"
    assert "terms:" in error.title


async def test_a_topic_ends_and_comes_back(say: Say, newsroom: FakeNewsroom) -> None:
    """Its stories stay tracked."""
    await say(f"{PRISONS} confirm:yes")
    assert reply_of(await say("/topics remove prisons")).title == "The topic Prisons is gone"
    assert newsroom.beats == []
    assert len(newsroom.tracked) == 2
    await say("/undo")
    assert [beat.name for beat in newsroom.beats] == ["Prisons"]


async def test_one_topic_is_shown_with_its_terms_and_a_button_that_takes_a_story_out(say: Say) -> None:
    """The button does what it says."""
    await say(f"{PRISONS} stories:prisoner-transfer confirm:yes")
    reply = reply_of(await say("/topics prisons"))
    assert "Words: “prison conditions”, deportation" in text_of(reply)
    item = next(i for block in reply.blocks for i in getattr(block, "items", ()) if getattr(i, "buttons", ()))
    out = item.buttons[1]
    assert (out.label, dict(out.args)["without"]) == ("Take out", "prisoner-transfer")


async def test_readers_look_and_editors_change(say: Say) -> None:
    """The refusal says who can."""
    assert reply_of(await say("/topics", role="reader")).tone == "ok"
    error = reply_of(await say(PRISONS, role="reader"))
    assert error.tone == "error"
    assert "/topics add needs the role of an editor" in error.title


async def test_a_name_that_none_has_gets_the_nearest(say: Say) -> None:
    """As everywhere."""
    await say(f"{PRISONS} confirm:yes")
    assert "did you mean Prisons?" in reply_of(await say("/topics remove prizons")).title
