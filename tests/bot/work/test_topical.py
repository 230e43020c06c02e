"""Events that speak of a topic become its stories: once, and never against an editor's word."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.work.match import Matching
from bot.work.topical import Topical
from commands.spec import Ask
from tests.bot.work.outlets import Outlets
from tests.commands.talk import text_of
from tests.conftest import HandClock
from tests.room import Room, opened

HOUR = timedelta(hours=1)
RAIL = '/topics add Rail terms:"signal box",railway'
FIRE = (
    ("Pell Gazette", "Signal box burns at Pell Junction", "Fire destroyed the signal box at Pell Junction on Monday."),
    ("Hill Post", "Trains halted by fire at Pell Junction", "Fire gutted the signal box at Pell Junction on Monday."),
    ("Civic Radio", "Fire stops trains at Pell Junction", "The signal box at Pell Junction burned down on Monday."),
)
MORE = " Every train on the Sallow line stood still, and Sallow Rail put on 14 buses for the passengers of Pell."


@pytest.fixture
async def outlets(tmp_path: Path, clock: HandClock) -> AsyncIterator[Outlets]:
    """A newsroom and the outlets that it follows."""
    async with opened(tmp_path, clock) as room:
        yield Outlets(room)


async def burn(outlets: Outlets, many: int = 3) -> list[str]:
    """Some outlets report the fire, an hour apart."""
    reports = FIRE[:many]
    return [
        await outlets.publish(outlet, title, text + MORE, (many - place) * HOUR)
        for place, (outlet, title, text) in enumerate(reports)
    ]


async def look(room: Room, holder: str = "one") -> list[str]:
    """Everything is clustered and matched, a look is taken; the slugs of the stories of the topic."""
    await room.walk.go()
    await room.matching.follow()
    await Topical(room.ground, lambda _: room.matching, holder).look()
    slugs = {story.id: story.slug for story in await room.store.stories.list(room.id)}
    return [slugs[story] for topic in await room.store.topics.list(room.id) for story in topic.stories]


async def test_an_event_that_speaks_of_a_topic_becomes_its_story(outlets: Outlets) -> None:
    """With all of its articles, and the log says why."""
    await burn(outlets)
    await outlets.room.say(f"{RAIL} confirm:yes")
    (slug,) = await look(outlets.room)

    story = await outlets.room.story(slug)
    assert len(await outlets.room.store.stories.articles(outlets.room.id, story.id)) == 3
    log = await outlets.room.store.changes.list(outlets.room.id, 5)
    assert f"tracked {slug} for the topic Rail" in [change.said for change in log]


async def test_what_would_come_is_shown_before(outlets: Outlets) -> None:
    """The preview changes nothing."""
    await burn(outlets)
    await outlets.room.walk.go()
    ask = (await outlets.room.answers(RAIL))[-1]
    assert isinstance(ask, Ask)
    assert ask.preview is not None
    assert "1 event of late would be in it." in text_of(ask.preview)
    assert await outlets.room.store.topics.list(outlets.room.id) == []


async def test_one_outlet_alone_makes_no_story(outlets: Outlets) -> None:
    """A second one does, however late it comes."""
    await outlets.room.say(f"{RAIL} confirm:yes")
    await burn(outlets, many=1)
    assert await look(outlets.room) == []
    outlet, title, text = FIRE[1]
    await outlets.publish(outlet, title, text + MORE)
    assert len(await look(outlets.room)) == 1


async def test_an_event_that_is_tracked_already_joins_as_it_is(outlets: Outlets) -> None:
    """No second story of the same event."""
    await burn(outlets)
    await outlets.room.walk.go()
    await outlets.room.say('/track "signal box" pell name:Fire confirm:yes')
    await outlets.room.say(f"{RAIL} confirm:yes")
    assert await look(outlets.room) == ["FIRE"]


async def test_looking_again_changes_nothing(outlets: Outlets) -> None:
    """Nor does another process, nor one that starts anew."""
    await burn(outlets)
    await outlets.room.say(f"{RAIL} confirm:yes")
    first = await look(outlets.room)
    assert await look(outlets.room) == first
    assert await look(outlets.room, holder="two") == first
    assert len(await outlets.room.store.stories.list(outlets.room.id)) == 1


async def test_what_an_editor_ends_does_not_come_back(outlets: Outlets) -> None:
    """Not with the next article on the event either; /undo brings it back as it was."""
    await burn(outlets, many=2)
    await outlets.room.say(f"{RAIL} confirm:yes")
    (slug,) = await look(outlets.room)
    await outlets.room.say(f"/untrack {slug}")
    await outlets.publish("Hill Post", FIRE[2][1], FIRE[2][2] + MORE)
    assert await look(outlets.room) == []
    await outlets.room.say("/undo")
    assert await look(outlets.room) == [slug]


async def test_other_events_stay_out(outlets: Outlets) -> None:
    """The terms decide."""
    await burn(outlets)
    await outlets.room.say("/topics add Harvest terms:harvest confirm:yes")
    assert await look(outlets.room) == []


async def test_terms_that_change_are_looked_for_at_once(outlets: Outlets) -> None:
    """Also in events that were read and passed over before."""
    room = outlets.room
    await burn(outlets)
    await room.walk.go()
    await room.say("/topics add Rail terms:Sallow exclude:buses confirm:yes")
    topical = Topical(room.ground, lambda _: room.matching, "one")
    await topical.look()
    assert [topic.stories for topic in await room.store.topics.list(room.id)] == [()]
    await room.say('/topics edit Rail terms:"signal box" exclude:orchard')
    await topical.look()
    assert [len(topic.stories) for topic in await room.store.topics.list(room.id)] == [1]


async def test_a_crash_half_way_makes_no_second_story(outlets: Outlets) -> None:
    """A story that was begun and not yet put into its topic is made whole by the next look."""
    room = outlets.room
    await burn(outlets)
    await room.say(f"{RAIL} confirm:yes")
    await room.walk.go()

    class Fails(Exception):
        """The process died here."""

    def dies(_: int) -> Matching:
        raise Fails

    with pytest.raises(Fails):
        await Topical(room.ground, dies, "one").look()
    assert len(await room.store.stories.list(room.id)) == 1
    assert len(await look(room)) == 1
    (story,) = await room.store.stories.list(room.id)
    assert len(await room.store.stories.articles(room.id, story.id)) == 3


async def test_an_event_that_could_not_become_a_story_is_taken_up_by_the_next_look(outlets: Outlets) -> None:
    """The same process goes on, and the event has not grown: it was not passed over, it waits."""
    room = outlets.room
    await burn(outlets)
    await room.say(f"{RAIL} confirm:yes")
    await room.walk.go()
    failures = [ValueError("told to fail")]

    def fails_once(_: int) -> Matching:
        if failures:
            raise failures.pop()
        return room.matching

    topical = Topical(room.ground, fails_once, "one")
    with pytest.raises(ValueError, match="told to fail"):
        await topical.look()
    await topical.look()
    assert [len(topic.stories) for topic in await room.store.topics.list(room.id)] == [1]
