"""/offers: what grows and is not tracked, in every place that shows it, and what a click does."""

from datetime import timedelta

from commands.digest_message import digest_reply
from commands.reply import Buttons
from tests.commands.fake import FakeNewsroom
from tests.commands.talk import NOW, Say, ask_of, buttons_of, reply_of, text_of

URL = "https://pell.example/fire"


async def test_what_grows_is_listed_with_its_pace(say: Say, newsroom: FakeNewsroom) -> None:
    """Who tells it, how fast, and a click for each answer."""
    newsroom.grows("Signal box burns at Pell")
    reply = reply_of(await say("/offers", role="reader"))

    assert text_of(reply).splitlines() == [
        "1 offer",
        "Growing, not tracked",
        "Signal box burns at Pell · 7 outlets in 40 minutes",
        "9 articles from Pell Gazette, Hill Post, Civic Radio and 1 more, last 07:25",
    ]
    assert [button.code for button in buttons_of(reply.blocks)] == [
        "offers?action=track&id=1",
        "offers?action=decline&id=1",
    ]


async def test_nothing_to_offer_says_what_would_be(say: Say) -> None:
    """Not an empty list."""
    assert reply_of(await say("/offers")).title == "Nothing is offered now"


async def test_tracking_asks_as_track_does(say: Say, newsroom: FakeNewsroom) -> None:
    """The preview first, by the central article and under its name; then the offer is settled."""
    newsroom.publishes("Pell Gazette", "Signal box burns at Pell", "A signal box burned.", url=URL)
    newsroom.grows("Signal box burns at Pell")
    asked = ask_of(await say("/offers track 1"))
    assert asked.option == "confirm"
    assert asked.prompt == "Start tracking “Signal box burns at Pell”?"
    reply = reply_of(await say("/offers track 1 confirm:yes"))

    assert reply.title == "Tracking Signal box burns at Pell"
    assert newsroom.settled == {1: reply.story_slug}


async def test_not_now_is_said_once_and_taken_back(say: Say, newsroom: FakeNewsroom) -> None:
    """By the button, or at the question of the preview."""
    newsroom.grows("Signal box burns at Pell")
    reply = reply_of(await say("/offers decline 1"))
    assert [button.command for button in buttons_of(reply.blocks)] == ["undo"]
    assert await newsroom.offers(None) == []  # type: ignore[arg-type]
    await say("/undo")
    assert len(await newsroom.offers(None)) == 1  # type: ignore[arg-type]
    await say("/offers track 1 confirm:no")
    assert newsroom.settled == {1: "no"}


async def test_a_merger_waits_for_a_yes(say: Say, newsroom: FakeNewsroom) -> None:
    """The question names both stories; the yes lets the second go into the first."""
    keep, gone = newsroom.tracked
    newsroom.asks("merge", keep, gone)
    reply = reply_of(await say("/offers"))
    assert text_of(reply).splitlines()[1:] == [
        "Waiting for a yes",
        "Prisoner transfer and Ollen flood tell one event by now, in 5 articles from 4 outlets. Merge them?",
        "Toll rises; Names read out",
    ]
    assert [button.label for button in buttons_of(reply.blocks)] == ["Merge", "No"]
    assert newsroom.tracked == [keep, gone]
    done = reply_of(await say("/offers accept 1"))
    assert done.title == "Merged into Prisoner transfer"
    assert [story.slug for story in newsroom.tracked] == [keep.slug]
    assert newsroom.settled == {1: ""}


async def test_a_split_waits_for_a_yes(say: Say, newsroom: FakeNewsroom) -> None:
    """The question says what comes apart; the yes makes a story of it, by its name."""
    story = newsroom.tracked[0]
    newsroom.asks("split", story, moving=[newsroom.articles[0].id])
    reply = reply_of(await say("/offers"))
    assert "Prisoner transfer falls into two: 5 articles from 4 outlets tell only of “Toll rises”." in text_of(reply)
    done = reply_of(await say("/offers accept 1"))
    assert done.title == "Split off Toll rises"
    assert len(newsroom.tracked) == 3
    assert newsroom.settled == {1: ""}


async def test_readers_look_and_editors_answer(say: Say, newsroom: FakeNewsroom) -> None:
    """The refusal names the role."""
    newsroom.grows("Signal box burns at Pell")
    reply = reply_of(await say("/offers decline 1", role="reader"))

    assert reply.tone == "error"
    assert "editor" in reply.title
    assert newsroom.settled == {}


async def test_an_offer_that_is_gone_says_so(say: Say) -> None:
    """An old button, or a number that never was."""
    assert reply_of(await say("/offers track 99")).title.startswith("That offer is not there any more")
    assert "/offers lists them" in reply_of(await say("/offers track soon")).title


async def test_stories_begin_with_what_is_not_tracked(say: Say, newsroom: FakeNewsroom) -> None:
    """Above the list, also where the list is empty."""
    newsroom.grows("Signal box burns at Pell")
    lines = text_of(reply_of(await say("/stories"))).splitlines()
    assert lines.index("Growing, not tracked") < lines.index("Tracked")
    newsroom.tracked.clear()
    assert "Growing, not tracked" in text_of(reply_of(await say("/stories")))


async def test_updates_end_with_it(say: Say, newsroom: FakeNewsroom) -> None:
    """Those of all stories; one who asks for one story is told of that one."""
    newsroom.grows("Signal box burns at Pell")
    assert "Growing, not tracked" in text_of(reply_of(await say("/updates")))
    assert "Growing, not tracked" in text_of(reply_of(await say("/updates")))  # nothing new any more
    assert "Growing" not in text_of(reply_of(await say("/updates prisoner-transfer")))


async def test_a_digest_has_a_line_of_what_is_new_to_it(newsroom: FakeNewsroom) -> None:
    """With the buttons of the fastest; what an earlier digest told is not told again."""
    old = newsroom.grows("Bridge shut", made_at=NOW - timedelta(days=2))
    fire = newsroom.grows("Signal box burns at Pell")
    window = (NOW - timedelta(days=1), NOW)
    reply = digest_reply([], window, "Europe/Paris", [old, fire])

    assert "Growing and not tracked: Signal box burns at Pell (7 outlets in 40 minutes)" in text_of(reply)
    assert "Bridge" not in text_of(reply)
    (buttons,) = [block for block in reply.blocks if isinstance(block, Buttons)]
    assert [button.label for button in buttons.buttons] == ["Track", "Not now"]
    assert not digest_reply([], window, "Europe/Paris", [old]).blocks
