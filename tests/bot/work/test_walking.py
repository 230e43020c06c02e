"""One consumer walks the stream: every version is put somewhere once, whatever stops it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.ports.store import Placement
from bot.work.clusters import Clustering
from bot.work.reading import read_page
from bot.work.walk import LEASE, Rows, Taker, Walk
from summaries.errors import Conflict
from tests.bot.work.conftest import Press, article
from tests.bot.work.outlets import FIRE, Outlets, burn
from tests.conftest import HandClock
from tests.room import Room, copied, opened


class Listener:
    """A taker that keeps what it heard in memory, and fails when it is told to."""

    def __init__(self, name: str) -> None:
        self.name, self.heard, self.fails = name, list[int](), False

    async def begin(self) -> int:
        return self.heard[-1] if self.heard else 0

    async def take(self, rows: Rows) -> None:
        if self.fails:
            raise Conflict("told to fail")
        self.heard += [place for place, _ in rows]

    async def rest(self) -> None:
        pass

    def forget(self) -> None:
        pass


def walk(room: Room, *takers: Taker, holder: str = "one") -> Walk:
    """A consumer of a process of that name."""
    return Walk(room.ground, takers or [Clustering(room.ground)], holder)


async def put(room: Room) -> dict[str, int]:
    """Which cluster every article of the newsroom is in."""
    reads = await room.store.articles.recent(room.id, 1000)
    return dict(await room.store.clusters.of([read.article.id for read in reads]))


async def places(room: Room) -> Sequence[int]:
    """Every place of the stream."""
    return [place for place, _ in await room.store.walks.after(0, 10_000)]


async def test_everything_that_arrives_is_put_somewhere(tmp_path: Path, clock: HandClock, sample_folder: Path) -> None:
    """Tracked or not; articles on one event together."""
    async with opened(copied(sample_folder, tmp_path), clock) as room:
        found = await put(room)
        assert len(found) == len(await room.store.articles.recent(room.id, 1000))
        assert 1 < len(set(found.values())) < len(found)


async def test_a_restart_decides_as_if_there_had_been_none(
    tmp_path: Path, clock: HandClock, sample_folder: Path
) -> None:
    """The live index is rebuilt from the store, and nothing is decided a second time."""
    async with opened(copied(sample_folder, tmp_path), clock) as room:
        before = await put(room)
        await room.walk.stop()
        await walk(room, holder="two").go()
        assert await put(room) == before
        assert (await room.store.clusters.standing()).place == (await places(room))[-1]


async def test_only_who_holds_the_right_walks(tmp_path: Path, clock: HandClock, sample_folder: Path) -> None:
    """The second process waits until the first one gives it back, or is gone for a minute."""
    async with opened(copied(sample_folder, tmp_path), clock) as room:
        await room.walk.stop()
        first, second = Listener("first"), Listener("second")
        await walk(room, first, holder="one").go()
        waiting = walk(room, second, holder="two")
        await waiting.go()
        assert (first.heard, second.heard) == (await places(room), [])
        clock.pass_(seconds=LEASE.seconds)
        await waiting.go()
        assert second.heard == first.heard


async def test_a_process_that_was_overtaken_stores_nothing(press: Press) -> None:
    """It was paused past its lease, and must not store what it decided on an old memory."""
    room = press.room
    await read_page(room.ground, await press.wanted())
    rows = await room.store.walks.after(0, 3)
    paused, other = Clustering(room.ground), Clustering(room.ground)
    await paused.begin()
    await other.begin()
    await other.take(rows)
    before = await put(room)
    with pytest.raises(Conflict):
        await paused.take(rows)
    assert len(before) == 1
    assert await put(room) == before


async def test_an_edited_article_stays_on_its_event(press: Press) -> None:
    """Its new text is remembered; it is not decided anew."""
    room = press.room
    wanted = await press.wanted()
    await read_page(room.ground, wanted)
    await room.walk.go()
    before = await put(room)
    press.page = article("The harvest festival drew 4,000 people to the market square.", title="Harvest festival")
    await read_page(room.ground, wanted)
    await room.walk.go()
    assert await put(room) == before


async def test_a_taker_that_fails_holds_up_no_other(tmp_path: Path, clock: HandClock, sample_folder: Path) -> None:
    """It goes on later where it stood."""
    async with opened(copied(sample_folder, tmp_path), clock) as room:
        await room.walk.stop()
        ill, well = Listener("ill"), Listener("well")
        ill.fails = True
        both = walk(room, ill, well)
        with pytest.raises(Conflict):
            await both.go()
        assert well.heard == await places(room)
        ill.fails = False
        await both.go()
        assert ill.heard == well.heard


async def test_a_second_look_moves_what_the_first_got_wrong(tmp_path: Path, clock: HandClock) -> None:
    """And says so in the path of what it moved; a restart finds the articles where they were put."""
    async with opened(tmp_path, clock) as room:
        outlets = Outlets(room)
        urls = await burn(outlets, 3)
        records = [await room.store.articles.by_url(url) for url in urls]
        ids = [record.id for record in records if record is not None]
        end = (await places(room))[-1]
        wrong = [Placement(one, at % 2, 0.5, "a guess", at + 1, b"") for at, one in enumerate(ids)]
        await room.store.clusters.keep(wrong, 0, end, clock.now())
        title, text = FIRE["Harbour Courier"]
        await outlets.publish("Harbour Courier", title, text)
        await room.walk.go()

        assert set((await put(room)).values()) == {0}
        steps = [step.what for step in (await room.newsroom.why(room.call(), urls[1])).steps]
        assert steps[-1].startswith("Moved to the event of “Signal box burns at Pell Junction” by a second look (")
