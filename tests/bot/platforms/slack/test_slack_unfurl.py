"""Links to the desk's story pages, shown as briefings below the message."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.platforms.slack.bureau import Bureau, open_bureau
from tests.conftest import HandClock
from tests.doubles.slack.shown import shown

DESK = "https://desk.example/news"
PAGE = f"{DESK}/stories/OLLEN-DAM-FLOOD"


@pytest.fixture
async def public(sample_copy: Path, clock: HandClock) -> AsyncIterator[Bureau]:
    """A bureau whose desk has an address."""
    async with open_bureau(sample_copy, clock, desk=DESK) as bureau:
        yield bureau
        assert bureau.double.refusals == []


async def unfurled(bureau: Bureau, url: str, **where: object) -> dict[str, str]:
    """What stands below the message with the link, by address."""
    await bureau.double.share_link(url, bureau.double.ines, **where)  # type: ignore[arg-type]
    await bureau.idle()
    return {url: shown(one).words for url, one in bureau.double.messages[-1].unfurls.items()}


async def test_a_link_to_a_story_shows_its_briefing(public: Bureau):
    """With its buttons, below the link that somebody posted."""
    found = await unfurled(public, PAGE)
    assert "Key facts" in found[PAGE]
    assert public.double.posted == []


@pytest.mark.parametrize(
    "url",
    [
        f"{DESK}/stories/NO-SUCH-STORY",
        f"{DESK}/stories",
        f"{DESK}/sources",
        f"{DESK}/stories/OLLEN-DAM-FLOOD/evidence",
        "https://desk.example/stories/OLLEN-DAM-FLOOD",
        "https://desk.example.evil.example/news/stories/OLLEN-DAM-FLOOD",
        "http://desk.example/news/stories/OLLEN-DAM-FLOOD",
        "https://user@desk.example:8443/news/stories/OLLEN-DAM-FLOOD",
    ],
)
async def test_any_other_link_is_left_alone(public: Bureau, url: str):
    """Of other pages, other hosts, and stories that there are not."""
    assert await unfurled(public, url) == {}


async def test_a_link_is_shown_where_the_bot_is_not_too(public: Bureau):
    """Slack lets an app do that; no channel is made of it in the newsroom."""
    foreign = public.double.add_channel("foreign-desk", bot=False)
    assert "Key facts" in (await unfurled(public, PAGE, channel=foreign))[PAGE]
    channels = await public.room.store.people.channels(public.room.id)
    assert foreign.id not in {channel.external for channel in channels}


async def test_a_link_that_is_still_being_written_is_shown_to_its_writer(public: Bureau):
    """Slack then says COMPOSER where the channel would be."""
    given = public.double.share_link(PAGE, public.double.ines)
    await given
    event = {**given.payload["event"], "channel": "COMPOSER", "source": "composer", "message_ts": "draft-1"}
    public.double.messages[-1].unfurls.clear()
    await public.double.forge("events_api", {**given.payload, "event": event, "event_id": "Ev-composer"})
    await public.idle()
    assert PAGE in public.double.messages[-1].unfurls
    channels = await public.room.store.people.channels(public.room.id)
    assert "COMPOSER" not in {channel.external for channel in channels}


async def test_without_a_public_desk_no_link_is_a_storys(bureau: Bureau):
    """Nobody could open it."""
    assert await unfurled(bureau, PAGE) == {}
