"""The status of a story is kept as it moves and as time passes, whether or not somebody looks."""

import pytest

from bot.work.lives import Lives
from bot.work.reading import read_page
from tests.bot.work.conftest import Press, article


@pytest.fixture
async def bridge(press: Press) -> Press:
    """A newsroom that tracks the bridge, of which one article came today."""
    page = article("The Lower Bridge was closed on Monday after 12 cracks were found.")
    press.page = page
    await read_page(press.room.ground, await press.wanted())
    await press.room.say("/track bridge cracks name:Bridge confirm:yes")
    return press


async def status(press: Press) -> str:
    """The status that /stories shows, after a tick."""
    await Lives(press.room.ground).keep()
    reply = await press.room.say("/stories")
    (story,) = reply.data["stories"]
    return str(story["status"])


async def test_a_story_lives_through_its_silence(bridge: Press) -> None:
    """Emerging on its first day, quiet after three, closed after a month."""
    clock = bridge.room.clock
    seen = [await status(bridge)]
    for days in (2, 2, 30):
        clock.pass_(days=days)
        seen.append(await status(bridge))

    assert seen == ["emerging", "developing", "quiet", "closed"]


async def test_an_editors_question_keeps_it_open(bridge: Press) -> None:
    """Somebody waits for the answer."""
    await bridge.room.say('/questions add Bridge question:"Who pays for the repairs?"')
    bridge.room.clock.pass_(days=40)

    assert await status(bridge) == "quiet"
