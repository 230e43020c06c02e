"""What a briefing needs of an article is worked out before somebody asks for it."""

from bot.work.warming import Warming
from summaries.sections.counts import tallies
from summaries.tracking.query import query_from
from tests.bot.work.conftest import printed
from tests.room import Room

DREDGER = (
    "A dredger has lifted 41 anchors from the bed of the Wend below Tolmarsh, more than anybody had expected. Divers "
    "counted nine chains beside them. The oldest is from before the bridge, the river office said on Monday."
)


async def test_a_story_is_looked_at_before_anybody_asks(room: Room) -> None:
    """Its articles are known when the first question comes."""
    await printed(room, "Wend", DREDGER, 1, "Anchors in the Wend")
    await room.newsroom.track(room.call(), "Anchors", "general", query_from("anchors dredger"))
    (read,) = await room.store.articles.recent(room.id, 1)
    assert not tallies.knows(read)

    await Warming(room.ground).look()

    assert tallies.knows(read)


async def test_a_story_that_did_not_move_is_not_read_again(room: Room) -> None:
    """A tick on a quiet day costs one question to the store."""
    await printed(room, "Wend", DREDGER.replace("41", "42"), 1, "Anchors in the Wend")
    await room.newsroom.track(room.call(), "Anchors", "general", query_from("anchors dredger"))
    warming = Warming(room.ground)
    await warming.look()
    known = dict(warming._known)
    await warming.look()

    assert dict(warming._known) == known
    assert len(known) == 1
