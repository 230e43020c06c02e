"""Several newsrooms in one process: each matched, none in another's way."""

from dataclasses import replace

import pytest

from bot.ports.store import By
from bot.work.ground import Ground
from bot.work.match import Matching
from bot.work.newsrooms import Newsrooms
from bot.work.reading import read_page
from commands.spec import Call
from summaries.errors import NotFound
from summaries.model import Query
from tests.bot.work.conftest import Press


def _link_for(newsroom: int):
    async def link(call: Call) -> str:
        return f"http://desk.example/{newsroom}"

    return link


async def _second(press: Press) -> int:
    """Another newsroom, with a door to it, that asked for the same article and tracks a story of its own."""
    store, now = press.room.store, press.room.clock.now()
    newsroom = await store.people.new_newsroom("Second", now)
    await store.doors.open(newsroom, "slack", "T1", b"", now)
    wanted = await press.wanted()
    await store.articles.want(wanted.url, "Herald", "Bridge closed", now, newsroom)
    await store.stories.add(newsroom, "CRACKS", "Cracks", "general", Query(words=("cracks",)), By(0, "", 0, now, ""))
    await read_page(press.room.ground, wanted)
    return newsroom


async def _matched(press: Press, newsroom: int, slug: str) -> int:
    story = await press.room.store.stories.by_slug(newsroom, slug)
    assert story
    return len(await press.room.store.stories.articles(newsroom, story.id))


async def test_every_newsroom_is_matched_with_its_own_stories(press: Press) -> None:
    """One tick for all."""
    newsroom = await _second(press)
    await press.room.say("/track bridge name:Bridge confirm:yes")
    newsrooms = Newsrooms(press.room.ground, _link_for)
    await newsrooms.follow()

    assert await _matched(press, newsroom, "CRACKS") == 1
    assert await press.room.store.stories.by_slug(press.room.id, "CRACKS") is None
    assert await press.room.store.stories.place(press.room.id) == await press.room.store.stories.place(newsroom) > 0


async def test_a_newsroom_is_made_once_and_an_unknown_one_is_not_found(press: Press) -> None:
    """Also one that was made later, once refreshed; each has the way into its own desk."""
    newsrooms = Newsrooms(press.room.ground, _link_for)
    await newsrooms.refresh()
    newsroom = await _second(press)
    with pytest.raises(NotFound):
        newsrooms.of(newsroom)
    await newsrooms.refresh()

    assert newsrooms.of(newsroom) is newsrooms.of(newsroom)
    assert newsrooms.of(newsroom) is not newsrooms.of(press.room.id)
    call = replace(press.room.call(), command="desk")
    assert await newsrooms.of(newsroom).desk_link(call) == f"http://desk.example/{newsroom}"


async def test_a_newsroom_that_was_forgotten_is_let_go(press: Press) -> None:
    """Its id finds nothing any more."""
    newsroom, store, now = await _second(press), press.room.store, press.room.clock.now()
    newsrooms = Newsrooms(press.room.ground, _link_for)
    await newsrooms.follow()
    (door,) = await store.doors.all("slack")
    await store.doors.close(newsroom, door.workspace, now)
    await store.doors.forget_closed(press.room.clock.pass_(days=1))
    await newsrooms.follow()

    with pytest.raises(NotFound):
        newsrooms.of(newsroom)


async def test_a_sleeping_newsroom_is_matched_when_it_wakes(press: Press) -> None:
    """Its place in the stream waits."""
    newsroom, store, now = await _second(press), press.room.store, press.room.clock.now()
    (door,) = await store.doors.all("slack")
    await store.doors.close(newsroom, door.workspace, now)
    newsrooms = Newsrooms(press.room.ground, _link_for)
    await newsrooms.follow()
    assert await _matched(press, newsroom, "CRACKS") == 0
    await store.doors.open(newsroom, "slack", "T1", b"", now)
    await newsrooms.follow()
    assert await _matched(press, newsroom, "CRACKS") == 1


async def test_trouble_in_one_newsroom_does_not_stop_the_others(press: Press) -> None:
    """It is raised for the log after the others had their turn."""
    newsroom = await _second(press)

    class Troubled(Matching):
        async def follow(self) -> None:
            raise ZeroDivisionError

    def matching_for(ground: Ground, of: int) -> Matching:
        return Matching(ground, of) if of == newsroom else Troubled(ground, of)

    with pytest.raises(ZeroDivisionError):
        await Newsrooms(press.room.ground, _link_for, matching_for).follow()
    assert await _matched(press, newsroom, "CRACKS") == 1
