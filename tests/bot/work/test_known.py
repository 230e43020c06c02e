"""What matching remembers of stories: put by between starts, and made anew when people changed something."""

from dataclasses import replace

import pytest

from bot.ports.store import Moves
from bot.work.ground import by
from bot.work.known import Known, packed, unpacked
from bot.work.match import Matching
from bot.work.reading import read_page
from summaries.model import Query, Story
from summaries.tracking.anew import Holding, News
from summaries.tracking.frequency import Frequency
from summaries.tracking.profile import Profile
from tests.bot.work.conftest import TEXT, Press, article
from tests.commands.talk import NOW
from tests.summaries.tracking.invented import everything, read

STORY = Story(1, "TRIAL", "Trial", Query(("Tolland", "bribes")), "court", NOW)


@pytest.fixture
def known() -> Known:
    """A memory that has read the invented coverage."""
    made = Known(News(Frequency()))
    for one in everything():
        made.news.arrive(one)
    return made


def test_what_a_story_learned_comes_back_as_it_was(known: Known) -> None:
    """To the last stem."""
    profile = known.learn(STORY, Holding(inside=[read("harbour-trial", 0), read("harbour-trial", 1)]))

    assert unpacked(STORY, packed(STORY, profile)) == profile


@pytest.mark.parametrize("body", [b"", b"not ours", packed(replace(STORY, query=Query(("ferry",))), Profile())])
def test_what_is_not_of_this_story_is_learned_anew(body: bytes) -> None:
    """Of another query, of another version, or damaged."""
    assert unpacked(STORY, body) is None


def test_only_stories_that_an_article_speaks_of_are_tried(known: Known) -> None:
    """And those that it is in, so that one that no longer fits can leave."""
    known.learn(STORY, Holding(inside=[read("harbour-trial", 0)]))
    other = replace(STORY, id=2, slug="CUP", query=Query(("Rovers", "cup")))
    known.learn(other, Holding(inside=[read("cup", 0)]))
    assert [v.story.slug for v in known.verdicts(read("harbour-trial", 1))] == ["TRIAL"]

    assert [v.story.slug for v in known.verdicts(read("harbour-trial", 2), inside=[2])] == ["TRIAL", "CUP"]


def test_a_story_that_is_not_tracked_any_more_is_forgotten(known: Known) -> None:
    """Nothing of it stays."""
    known.learn(STORY, Holding(inside=[read("harbour-trial", 0)]))
    assert known.keep([]) == []

    assert known.verdicts(read("harbour-trial", 1)) == []


async def test_a_start_takes_over_what_was_put_by(press: Press) -> None:
    """And matches as before."""
    room = press.room
    await read_page(room.ground, await press.wanted())
    await room.say("/track Lower Bridge cracks name:Bridge confirm:yes")
    story = await room.story("BRIDGE")
    assert list(await room.store.stories.learned(room.id)) == [story.id]
    press.page = article(TEXT.replace("12 cracks", "15 cracks"))
    await read_page(room.ground, await press.wanted())
    after = Matching(room.ground, room.id)
    await after.follow()

    (verdict,) = (await after.remembered()).verdicts(read("ferry", 0), inside=[story.id])
    assert (verdict.story, verdict.match.matched) == (story, False)
    assert len(await room.store.stories.articles(room.id, story.id)) == 1


async def test_what_another_process_was_taught_is_known_at_the_next_tick(press: Press) -> None:
    """The log tells which stories to learn anew; what was put by of them is gone meanwhile."""
    room = press.room
    await read_page(room.ground, await press.wanted())
    await room.say("/track Lower Bridge cracks name:Bridge confirm:yes")
    story = await room.story("BRIDGE")
    (one,) = await room.store.stories.articles(room.id, story.id)
    signed = by(room.call(), "refused it elsewhere")
    await room.store.teachings.teach(room.id, story.id, [one.record.id], "out", Moves(), signed)
    assert await room.store.stories.learned(room.id) == {}
    async with room.ground.matching:
        known = await room.matching.remembered()
    assert await room.store.stories.learned(room.id) != {}
    (read_one,) = await room.store.articles.reads([one.record.id])

    assert known.judge(story, read_one).match.reasons == ("taken out by an editor",)
