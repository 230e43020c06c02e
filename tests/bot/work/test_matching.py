"""Articles in and out of stories as their texts change."""

from pathlib import Path

from bot.work.reading import read_page
from tests.bot.work.conftest import URL, Press, article
from tests.conftest import HandClock
from tests.room import copied, opened

OTHER = (
    "The harvest festival drew 4,000 people to the market square.\n\nFarmers showed pumpkins and prize rams until the "
    "evening, and a brass band from the valley played."
)


async def test_an_edited_article_that_no_longer_fits_leaves_the_story(press: Press) -> None:
    """The page now tells something else; /why says that it is out."""
    room = press.room
    wanted = await press.wanted()
    await read_page(room.ground, wanted)
    await room.say("/track Lower Bridge cracks name:Bridge confirm:yes")
    await room.matching.follow()
    story = await room.story("BRIDGE")
    assert [a.record.url for a in await room.store.stories.articles(room.id, story.id)] == [URL]
    press.page = article(OTHER, title="Harvest festival")
    assert await read_page(room.ground, wanted) == "substance"
    await room.matching.follow()
    assert await room.store.stories.articles(room.id, story.id) == []
    assert "Matched BRIDGE" not in (await room.newsroom.why(room.call(), URL)).verdict


async def test_a_corrected_article_is_read_anew_in_the_next_briefing(press: Press) -> None:
    """What is kept at hand is kept by version: a briefing never rests on a text that was replaced."""
    room = press.room
    wanted = await press.wanted()
    await read_page(room.ground, wanted)
    await room.say("/track Lower Bridge cracks name:Bridge confirm:yes")
    first = await room.briefing("BRIDGE")
    press.page = article("The Lower Bridge was closed on Monday after 21 cracks were found, the city said.")
    await read_page(room.ground, wanted)
    second = await room.briefing("BRIDGE")
    assert {s.version for s in first.sources} != {s.version for s in second.sources}
    assert "21 cracks" in " ".join(line.text for line in second.lines)


async def test_a_new_story_takes_in_all_stored_articles_on_its_event(
    tmp_path: Path, clock: HandClock, sample_folder: Path
) -> None:
    """Articles that are judged together stand for each other, and do not push each other out as other news would."""
    wanted = {
        "CASTAMAR-PRISONER-TRANSFER": 11, "OLLEN-DAM-FLOOD": 8, "HARBOUR-BAY-RECOUNT": 8, "FEN-FEVER-OUTBREAK": 8,
        "HARBOUR-MERGER": 7, "TRIAL-CASIMIR-DOLE": 6,
    }  # fmt: skip
    async with opened(copied(sample_folder, tmp_path), clock) as room:
        held = {slug: await room.store.stories.articles(room.id, (await room.story(slug)).id) for slug in wanted}
    assert {slug: len(articles) for slug, articles in held.items()} == wanted
