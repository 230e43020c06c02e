"""What is new to a person who looked and to a channel that was sent a briefing: against all that was stored then."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ports.store import Wanted
from bot.work.reading import read_page
from commands.reply import Reply
from tests.bot.work.conftest import Press, article
from tests.commands.talk import text_of

FIRST = (
    "The Lower Bridge was closed on Monday after 12 cracks were found.\n\n“It will stay closed,” said Mayor Ida Quill."
)


@pytest.fixture
async def bridge(press: Press) -> Press:
    """A newsroom that tracks the bridge, of which one article is stored, and whose editor has looked."""
    await read_page(press.room.ground, await press.wanted())
    await press.room.say("/track bridge cracks name:Bridge confirm:yes")
    await press.room.say("/brief Bridge")
    return press


async def published(press: Press, text: str, url: str = "https://courier.example/bridge") -> None:
    """A page is published, or changed, an hour later; it is read and matched."""
    room = press.room
    room.clock.pass_(hours=1)
    press.page = replace(article(text, title="Lower Bridge closed"), url=url)
    id_ = await room.store.articles.want(url, "Courier", "Lower Bridge closed", room.clock.now(), room.id)
    wanted = Wanted(id_, url, "courier.example", "Courier", "Lower Bridge", "", None, 0, False, False)
    await read_page(room.ground, wanted)
    await room.matching.follow()
    room.clock.pass_(minutes=1)


async def updates(press: Press, line: str = "/updates Bridge") -> Reply:
    """What /updates says."""
    reply = await press.room.say(line)
    assert isinstance(reply, Reply)
    return reply


async def test_a_rewrite_is_counted_and_is_no_news(bridge: Press) -> None:
    """The same facts under another masthead."""
    await published(
        bridge, "After 12 cracks were found in it, the Lower Bridge was shut on Monday. The bridge has cracks."
    )

    reply = await updates(bridge)

    assert reply.title == "Nothing new in Bridge since you last looked"
    assert "1 new article tells only what was known." in text_of(reply)


async def test_an_edit_in_place_tells_the_changed_figure_and_what_it_was(bridge: Press) -> None:
    """Though the page that gave the old one does not any more."""
    url = "https://herald.example/bridge"
    await published(bridge, FIRST.replace("12 cracks", "17 cracks"), url)

    told = text_of(await updates(bridge))
    assert (
        "Changed figure: The Lower Bridge was closed on Monday after 17 cracks were found. Earlier: 12 cracks" in told
    )


async def test_what_was_shown_once_does_not_come_again(bridge: Press) -> None:
    """The look is where the next news begins."""
    await published(bridge, "Divers found a broken pier under the Lower Bridge on Tuesday, the city engineer said.")
    assert "broken pier" in text_of(await updates(bridge))
    bridge.room.clock.pass_(minutes=1)

    assert (await updates(bridge)).title == "Nothing new in Bridge since you last looked"


async def test_a_channel_has_news_of_its_own(bridge: Press) -> None:
    """What one person has seen is still new to the channel, until it is posted there."""
    room = bridge.room
    await room.say("/subscribe BRIDGE daily 08:00")
    await published(bridge, "Divers found a broken pier under the Lower Bridge on Tuesday, the city engineer said.")
    await updates(bridge)
    bridge.room.clock.pass_(minutes=1)
    assert "broken pier" in text_of(await updates(bridge, "/updates here"))

    room.clock.at += timedelta(days=1)
    await room.schedules().serve()
    await room.deliveries(room.desk).send()
    room.clock.pass_(minutes=1)

    assert (await updates(bridge, "/updates here")).title == "Nothing new since this channel was last sent a briefing"
