"""Whose text each article carries is found once, when it arrives, and every count rests on it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.work.originals import Originating
from bot.work.walk import Walk
from summaries.errors import Conflict
from summaries.tracking.query import query_from
from tests.bot.work.conftest import printed
from tests.conftest import HandClock
from tests.room import Room, copied, opened

WIRE = (
    "The harbour board of Quellmouth has sold the old custom house to a maker of church organs for a "
    "single crown. The buyer must mend the roof within a year and keep the clock tower open to the public "
    "on Sundays. Board members had quarrelled about the building since a storm tore away the copper in "
    "February.\n\n"
    "Two bidders had offered more, the minutes show, but neither would keep the tower. The organ maker, "
    "who employs eleven people in a barn on the Hollin road, plans to use the tall customs hall for "
    "tuning pipes that no other room in the county can hold.\n\n"
    "Neighbours welcomed the sale and asked for double windows. The first organ, ordered by a chapel on "
    "Pell island, is to leave the quay by barge in spring."
)
OWN = (
    "For one crown, Quellmouth has rid itself of a ruin. An organ builder takes over the custom house on "
    "the quay, leaks included, after a vote that ended seven to two late on Monday evening. Whoever "
    "walked by the empty hall these past months heard pigeons; next year it will be pipes. The town keeps "
    "a say over the clock tower, where visitors may climb at weekends, and the new owner has promised "
    "slates before the next winter sets in. Higher offers came from a hotel chain and from a brewer. Both "
    "wanted the tower for themselves, and so both went home without it."
)


async def five_outlets(room: Room) -> Sequence[str]:
    """One text in four of them, cut and topped, beside a report of its own."""
    return [
        await printed(room, "Wire", WIRE, 1),
        await printed(room, "Courier", WIRE.rsplit("\n\n", 1)[0], 2),
        await printed(room, "Own", OWN, 3),
        await printed(room, "Ledger", "Our correspondent reports from the quay.\n\n" + WIRE, 4),
        await printed(room, "Post", WIRE.replace("mend", "repair").replace("plans to use", "will use"), 5),
    ]


async def test_copies_are_found_when_they_arrive(room: Room) -> None:
    """Four outlets with one text have one original, and the fifth has its own."""
    wire, courier, own, ledger, post = await five_outlets(room)
    await room.walk.go()

    assert await room.store.originals.of([wire, courier, own, ledger, post]) == {
        wire: wire, courier: wire, own: own, ledger: wire, post: wire,
    }  # fmt: skip


async def test_a_restart_goes_on_where_it_stood(room: Room) -> None:
    """The live index comes back from the store, and a copy that arrives then is found."""
    wire = await printed(room, "Wire", WIRE, 1)
    await room.walk.go()
    await room.walk.stop()
    courier = await printed(room, "Courier", WIRE.rsplit("\n\n", 1)[0], 2)
    await Walk(room.ground, [Originating(room.ground)], "two").go()

    assert await room.store.originals.of([wire, courier]) == {wire: wire, courier: wire}


async def test_a_process_that_was_overtaken_finds_nothing_twice(room: Room) -> None:
    """What it decided on an old memory is not stored."""
    await printed(room, "Wire", WIRE, 1)
    rows = await room.store.walks.after(0, 5)
    paused, other = Originating(room.ground), Originating(room.ground)
    await paused.begin()
    await other.begin()
    await other.take(rows)

    with pytest.raises(Conflict):
        await paused.take(rows)


async def test_what_a_person_sees_counts_copies_once(room: Room) -> None:
    """The list, the story, the briefing and the path of a copy say the same, before and after the walk."""
    await five_outlets(room)
    await room.newsroom.track(room.call(), "Custom house", "general", query_from("custom house organ"))
    before = await room.briefing("CUSTOM-HOUSE")
    await room.walk.go()
    after = await room.briefing("CUSTOM-HOUSE")
    story = await room.newsroom.story_page(room.call(), await room.story("CUSTOM-HOUSE"))
    path = await room.newsroom.why(room.call(), "https://post.example/custom-house")

    assert (before.articles, before.outlets, before.originals) == (5, 5, 2)
    assert (after.articles, after.outlets, after.originals) == (5, 5, 2)
    assert story.row.originals == 2
    assert {row.publisher for row in story.articles if not row.copy_of} == {"Wire", "Own"}
    assert any(step.what.startswith("A copy of “Custom house sold” (Wire)") for step in path.steps)
    assert {source.also for source in after.sources if source.publisher == "Wire"} == {3}
    assert all(line.originals <= 2 for line in after.lines)


async def test_every_article_of_the_sample_is_looked_at(tmp_path: Path, clock: HandClock, sample_folder: Path) -> None:
    """Copies and originals alike."""
    async with opened(copied(sample_folder, tmp_path), clock) as one:
        articles = [read.article.id for read in await one.store.articles.recent(one.id, 1000)]

        assert set(await one.store.originals.of(articles)) == set(articles)
