"""What is kept for a set time is let go after it, and nothing else is."""

from datetime import timedelta

import pytest

from bot.work.retain import KEPT, SEEN, Retention
from tests.bot.work.conftest import Press
from tests.conftest import HandClock

DAYS = 30


async def test_a_closed_workspace_is_let_go_after_its_days(press: Press, clock: HandClock) -> None:
    """Not a day before; the newsroom beside keeps its own, which is open."""
    store, opened_at = press.room.store, clock.now()
    gone = await store.people.newsroom("Gone", opened_at)
    lives = await store.people.newsroom("Lives", opened_at)
    closed = await store.doors.open(gone, "slack", "T1", b"", opened_at)
    stays = await store.doors.open(lives, "slack", "T2", b"", opened_at)
    await store.doors.close(gone, closed.workspace, opened_at)
    retention = Retention(press.room.ground, closed=DAYS)

    clock.pass_(days=DAYS)
    await retention.let_go()
    assert len(await store.doors.all("slack")) == 2
    clock.pass_(seconds=1)
    await retention.let_go()
    assert await store.doors.all("slack") == [stays]
    assert [name for _, name in await store.people.newsrooms()] == ["Sample newsroom", "Lives"]


@pytest.mark.parametrize("early", [True, False])
async def test_seen_keys_and_kept_calls_go_after_theirs(press: Press, clock: HandClock, early: bool) -> None:
    """Each has its own time."""
    room, wait = press.room, timedelta(seconds=-1 if early else 1)
    retention = Retention(room.ground, closed=DAYS)
    key = await room.store.kept.keep(room.id, room.owner.id, {"command": "brief"}, clock.now())
    await room.store.seen.first(room.id, "event", clock.now())

    clock.at += SEEN + wait
    await retention.let_go()
    assert await room.store.seen.first(room.id, "event", clock.now()) is not early
    clock.at += KEPT - SEEN
    await retention.let_go()
    assert (await room.store.kept.get(room.id, room.owner.id, key) is not None) is early
