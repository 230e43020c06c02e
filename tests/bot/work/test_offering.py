"""What a running newsroom is offered: an event that grows, until it is tracked or somebody says no."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.platforms.replies import from_json
from bot.work.offering import Offering
from commands.reply import Reply
from commands.spec import Ask
from tests.bot.work.outlets import FIRE, MINUTE, Outlets, burn
from tests.commands.talk import text_of
from tests.conftest import HandClock
from tests.room import Room, opened


@pytest.fixture
async def outlets(tmp_path: Path, clock: HandClock) -> AsyncIterator[Outlets]:
    """A newsroom and the outlets that it follows."""
    async with opened(tmp_path, clock) as room:
        yield Outlets(room)


async def look(room: Room) -> Reply:
    """Everything is clustered, a look is taken, and somebody asks."""
    await room.walk.go()
    await Offering(room.ground, "one").look()
    return await room.say("/offers")


async def test_an_event_that_grows_is_offered(outlets: Outlets) -> None:
    """With its pace, in words that a desk uses."""
    await burn(outlets)
    told = text_of(await look(outlets.room))

    assert "4 outlets in 30 minutes" in told
    assert "4 articles from Pell Gazette, Hill Post, Civic Radio and 1 more" in told


async def test_two_outlets_are_no_growth(outlets: Outlets) -> None:
    """However quiet the newsroom."""
    await burn(outlets, 2)

    assert (await look(outlets.room)).title == "Nothing is offered now"


async def test_one_agency_text_is_no_growth(outlets: Outlets) -> None:
    """Under four mastheads it is one voice still."""
    title, text = FIRE["Pell Gazette"]
    whole = f"{text} " + " ".join(
        f"Bus {n} leaves from Quay {n + 3} for stop {n * 7}, the company wrote." for n in range(9)
    )
    for outlet in FIRE:
        await outlets.publish(outlet, title, whole, 10 * MINUTE)

    assert (await look(outlets.room)).title == "Nothing is offered now"


async def test_what_is_tracked_is_not_offered(outlets: Outlets) -> None:
    """Whether it was tracked before it grew or since the last look."""
    room = outlets.room
    await burn(outlets)
    assert (await look(room)).title == "1 offer"
    await room.say('/track "signal box" "Pell Junction" confirm:yes')

    assert (await room.say("/offers")).title == "Nothing is offered now"
    assert (await look(room)).title == "Nothing is offered now"


async def test_one_click_tracks_it(outlets: Outlets) -> None:
    """By its central article, after the preview of /track; /undo brings the offer back."""
    room = outlets.room
    await burn(outlets)
    await look(room)
    asked = (await room.answers("/offers track 1"))[-1]
    assert isinstance(asked, Ask)
    assert asked.option == "confirm"
    reply = await room.say("/offers track 1 confirm:yes")
    assert reply.title.startswith("Tracking ")
    story = await room.story(reply.story_slug)
    assert len(await room.store.stories.articles(room.id, story.id)) == 4
    assert (await room.say("/offers")).title == "Nothing is offered now"
    await room.say("/undo")
    assert (await room.say("/offers")).title == "1 offer"


async def test_a_no_stands_through_the_next_looks(outlets: Outlets) -> None:
    """It is in the log with its name, and taken back by /undo."""
    room = outlets.room
    await burn(outlets)
    await look(room)
    await room.say("/offers decline 1")
    assert (await look(room)).title == "Nothing is offered now"
    (change, *_) = await room.store.changes.list(room.id, 1)
    assert change.said.startswith("said not now to “")
    await room.say("/undo")
    assert (await look(room)).title == "1 offer"


async def test_an_offer_goes_when_the_event_is_old(outlets: Outlets) -> None:
    """Half a day later nobody is asked about it."""
    room = outlets.room
    await burn(outlets)
    await look(room)
    room.clock.pass_(hours=30)

    assert (await look(room)).title == "Nothing is offered now"


async def test_only_one_process_looks(outlets: Outlets) -> None:
    """The other one neither looks nor waits."""
    room = outlets.room
    await burn(outlets)
    await room.walk.go()
    first, second = Offering(room.ground, "one"), Offering(room.ground, "two")
    assert await room.store.leases.take("offers", "one", timedelta(minutes=2), room.clock.now())
    await second.look()
    assert (await room.say("/offers")).title == "Nothing is offered now"
    await first.look()
    assert (await room.say("/offers")).title == "1 offer"


async def test_an_articles_path_tells_of_its_event(outlets: Outlets) -> None:
    """How many others were there, and what they share."""
    room = outlets.room
    urls = await burn(outlets)
    await room.walk.go()
    told = [step.what for step in (await room.newsroom.why(room.call(), urls[-1])).steps]

    assert any(step.startswith("Joined 3 other articles on this event (") for step in told)


async def test_a_digest_tells_of_it_once(outlets: Outlets) -> None:
    """In one line with its buttons; the next digest of the channel does not say it again."""
    room = outlets.room
    await outlets.publish("Hill Post", "Ferry fares rise", "Ferry fares in Orrin rise by 2 marks, the board said.")
    await room.say("/track ferry fares Orrin name:Fares confirm:yes")
    await room.say("/subscribe Fares daily 08:00")
    await burn(outlets)
    await look(room)
    digests = []
    for _ in range(2):
        room.clock.pass_(minutes=60)
        await room.schedules().serve()
        await room.deliveries().send()
        posts = await room.store.posts.list(room.id, room.channel.id, 1)
        digests.append(text_of(from_json(posts[0].body)))
        room.clock.pass_(hours=23)

    assert "Growing and not tracked: " in digests[0]
    assert "(4 outlets in 30 minutes)" in digests[0]
    assert "Growing" not in digests[1]
