"""Tracked stories that fall apart, or tell one event: the bot says so, and waits for a yes."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ports.store import NewMatch
from bot.work.ground import by
from bot.work.offering import Offering
from commands.reply import Reply
from summaries.model import Query, Story
from tests.bot.work.outlets import Outlets
from tests.commands.talk import text_of
from tests.conftest import HandClock
from tests.room import Room, opened

HOUR = timedelta(hours=1)
OUTLETS = ("Pell Gazette", "Hill Post", "Civic Radio")
STRIKE = (
    "Crane drivers of the Ostrava port walked out over night shifts, and their union leader Tam Orrel spoke of "
    "ten weeks without an answer. Ships wait at the outer anchorage. The port company Merrow Terminals wants talks. {}"
)
WRECK = (
    "Divers found the bow of the sunken trawler Grey Petrel beneath the breakwater light, where she went down "
    "in the storm of last week with her skipper Ansel Voigt. The coast guard towed a pontoon to the wreck. {}"
)
MORE = (
    "A hearing is set for Thursday.",
    "Fishermen laid flowers on the quay.",
    "The council will meet in the evening.",
    "Nobody gave a reason for the delay.",
    "An inspector came from the capital.",
    "The weather is to hold until Sunday.",
)


@pytest.fixture
async def outlets(tmp_path: Path, clock: HandClock) -> AsyncIterator[Outlets]:
    """A newsroom and the outlets that it follows."""
    async with opened(tmp_path, clock) as room:
        yield Outlets(room)


async def report(outlets: Outlets, title: str, text: str, many: int = 6) -> list[str]:
    """An event, told by three outlets in turn for a day; gives the articles."""
    found = []
    for n in range(many):
        about = " ".join((MORE[n], MORE[(n + 2) % len(MORE)]))
        url = await outlets.publish(OUTLETS[n % 3], f"{title}, part {n}", text.format(about), (24 - 4 * n) * HOUR)
        record = await outlets.room.store.articles.by_url(url)
        assert record is not None
        found.append(record.id)
    return found


async def follow(room: Room, slug: str, articles: list[str]) -> Story:
    """Track a story that has these articles."""
    story = await room.store.stories.add(
        room.id, slug, slug.title(), "general", Query(("x1",)), by(room.call(), f"tracked {slug}")
    )
    rows = [NewMatch(story.id, article, 0.8, ("said so",)) for article in articles]
    await room.store.stories.match(room.id, rows, [], None, room.clock.now())
    return story


async def look(room: Room) -> Reply:
    """A look is taken, and somebody asks."""
    await room.walk.go()
    await Offering(room.ground, "one").look()
    return await room.say("/offers")


async def test_a_story_that_falls_into_two_is_split_by_a_yes(outlets: Outlets) -> None:
    """The smaller event becomes a story of its own; /undo makes them one again."""
    room = outlets.room
    strike = await report(outlets, "Crane drivers walk out", STRIKE)
    wreck = await report(outlets, "Divers find trawler", WRECK, 5)
    await follow(room, "PORT", strike + wreck)
    told = text_of(await look(room))
    assert "Port falls into two: 5 articles from 3 outlets tell only of “Divers find trawler" in told
    reply = await room.say("/offers accept 1")
    assert reply.title.startswith("Split off ")
    made, old = await room.story(reply.story_slug), await room.story("PORT")
    assert {a.record.id for a in await room.store.stories.articles(room.id, made.id)} == set(wreck)
    assert {a.record.id for a in await room.store.stories.articles(room.id, old.id)} == set(strike)
    assert (await look(room)).title == "Nothing is offered now"
    await room.say("/undo")
    assert len(await room.store.stories.articles(room.id, old.id)) == 11


async def test_two_stories_on_one_event_are_merged_by_a_yes(outlets: Outlets) -> None:
    """The larger one stays; /undo parts them again."""
    room = outlets.room
    strike = await report(outlets, "Crane drivers walk out", STRIKE)
    await follow(room, "CRANES", strike[:4])
    await follow(room, "STRIKE", strike[2:])
    await follow(room, "ELSEWHERE", await report(outlets, "Divers find trawler", WRECK, 5))
    told = text_of(await look(room))
    assert "Cranes and Strike tell one event by now, in 6 articles from 3 outlets. Merge them?" in told
    reply = await room.say("/offers accept 1")
    assert reply.title == "Merged into Cranes"
    assert {s.slug for s in await room.store.stories.list(room.id)} == {"CRANES", "ELSEWHERE"}
    assert len(await room.store.stories.articles(room.id, (await room.story("CRANES")).id)) == 6
    await room.say("/undo")
    assert {s.slug for s in await room.store.stories.list(room.id)} == {"CRANES", "STRIKE", "ELSEWHERE"}


async def test_a_no_leaves_them_as_they_are(outlets: Outlets) -> None:
    """And is not asked again at the next look."""
    room = outlets.room
    articles = await report(outlets, "Crane drivers walk out", STRIKE) + await report(
        outlets, "Divers find trawler", WRECK
    )
    await follow(room, "PORT", articles)
    assert (await look(room)).title == "1 offer"
    await room.say("/offers decline 1")
    assert (await look(room)).title == "Nothing is offered now"
    assert len(await room.store.stories.articles(room.id, (await room.story("PORT")).id)) == 12


async def test_another_newsroom_is_asked_nothing(outlets: Outlets) -> None:
    """It tracks nothing, and follows none of these outlets."""
    room = outlets.room
    articles = await report(outlets, "Crane drivers walk out", STRIKE) + await report(
        outlets, "Divers find trawler", WRECK
    )
    await follow(room, "PORT", articles)
    await look(room)
    other = await room.store.people.newsroom("The Other Room", room.clock.now())

    assert await room.store.offers.list(other, room.clock.now() - HOUR) == []
