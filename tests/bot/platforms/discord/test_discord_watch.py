"""Two processes with one token: one gateway, and both send."""

import asyncio
import os
import socket
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot.platforms.discord.watch import LATEST, LENGTH, SOONEST, Watch, is_dead
from bot.ports.platform import Refused
from commands.reply import said
from summaries.errors import BadInput
from tests.bot.platforms.discord.bureau import Bureau
from tests.bot.platforms.discord.failing import posts
from tests.bot.platforms.discord.test_discord_gateway import another
from tests.conftest import HandClock
from tests.room import opened


async def test_of_two_processes_one_listens_and_both_send(bureau: Bureau):
    """Commands are answered once."""
    other, target = another(bureau), await bureau.target()
    await other.start()
    assert len(bureau.double.identified) == 1
    await bureau.discord.send(target, said("Digest"), "d1")
    await other.send(target, said("Digest"), "d2")
    assert len(posts(bureau)) == 2
    given = await bureau.double.slash("stories")
    await bureau.idle()
    assert len(given.replies) == 1
    await other.stop()


async def test_a_process_that_stops_hands_over_at_once(bureau: Bureau):
    """The other listens from its next look on."""
    other = another(bureau)
    await other.start()
    await bureau.discord.stop()
    await other._watch._look()
    await bureau.double.connected()
    assert len(bureau.double.live()) == 1
    await (await bureau.double.slash("stories")).answered_fully()
    await other.stop()


async def test_after_a_crash_the_other_takes_over_when_the_lease_has_run_out(bureau: Bureau):
    """Not before; the first, should it wake up again, hangs up."""
    other = another(bureau)
    await other.start()
    bureau.room.clock.pass_(seconds=LENGTH.total_seconds() - 1)
    await other._watch._look()
    assert len(bureau.double.identified) == 1
    bureau.room.clock.pass_(seconds=2)
    await other._watch._look()
    await bureau.double.connected(2)
    await bureau.discord._watch._look()
    await bureau.double.until(lambda: len(bureau.double.live()) == 1)
    given = await bureau.double.slash("stories")
    await given.answered_fully()
    assert len(bureau.double.identified) == 2
    await other.stop()


async def test_a_command_that_reaches_two_processes_is_done_once(bureau: Bureau):
    """At a hand-over both may hear it for a moment."""
    other = another(bureau)
    await other.start()
    await other._open()
    await bureau.double.connected(2)
    given = await bureau.double.slash("subscribe", {"story": "OLLEN-DAM-FLOOD", "when": "daily 08:00"})
    first, second = bureau.double.live()
    bureau.double.dispatch(first if second.log[-1][1] == "INTERACTION_CREATE" else second, *_last(given))
    await given.answered_fully()
    await bureau.idle()
    await other.idle()
    assert len(await bureau.room.store.subscriptions.list(bureau.room.id)) == 1
    assert len(given.edits) == 1
    bureau.double.refusals.clear()
    await other.stop()


def _last(given: object) -> tuple[str, dict[str, object]]:
    return "INTERACTION_CREATE", given.payload  # type: ignore[attr-defined]


class Door:
    """A gateway that a test opens and breaks."""

    def __init__(self, bureau: Bureau, clock: HandClock) -> None:
        self.opened, self.closed, self.trouble = 0, 0, list[Exception]()
        self.broken = False
        self.watch = Watch(bureau.house.leases, "a gateway", clock, self._open, self._close, lambda: self.broken)

    async def _open(self) -> None:
        if self.trouble:
            raise self.trouble.pop()
        self.opened, self.broken = self.opened + 1, False

    async def _close(self) -> None:
        self.closed += 1


async def test_what_ends_again_and_again_is_opened_ever_more_slowly(bureau: Bureau, clock: HandClock):
    """Fewer than a thousand times a day."""
    door = Door(bureau, clock)
    for _ in range(24 * 60 * 4):
        await door.watch._look()
        door.broken = True
        clock.pass_(seconds=15)
    assert 24 * 60 / 15 <= door.opened < 110
    door.broken = False
    clock.pass_(hours=2)
    await door.watch._look()
    opened = door.opened
    door.broken = True
    await door.watch._look()
    clock.at += SOONEST
    await door.watch._look()
    assert door.opened == opened + 1
    await door.watch.stop()


async def test_a_refusal_is_waited_out_as_long_as_it_says(bureau: Bureau, clock: HandClock):
    """At most a quarter of an hour, so that an early end is noticed."""
    door = Door(bureau, clock)
    door.trouble = [Refused("none left", timedelta(hours=5))]
    await door.watch._look()
    clock.at += LATEST - timedelta(seconds=1)
    await door.watch._look()
    assert door.opened == 0
    clock.pass_(seconds=1)
    await door.watch._look()
    assert door.opened == 1
    await door.watch.stop()


async def test_trouble_while_it_looks_does_not_end_the_watch(bureau: Bureau, clock: HandClock):
    """A token that was reset, or a store that is busy: the next look may be better."""
    door = Door(bureau, clock)
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) > 2:
            await bureau.double.until(lambda: False, 30)

    door.watch._wait = wait
    await bureau.house.leases.take("a gateway", "another", LENGTH, clock.now())
    await door.watch.start()
    await bureau.house.leases.give_back("a gateway", "another")
    door.trouble = [BadInput("the token was reset")]
    task = door.watch._task
    assert task is not None
    for _ in range(200):
        if door.opened:
            break
        await bureau.house.leases.take("nothing", "nobody", LENGTH, clock.now())
    assert door.opened == 1
    assert not task.done()
    await door.watch.stop()


@pytest.mark.parametrize("opened", [True, False])
async def test_a_stop_gives_the_right_back(opened: bool, bureau: Bureau, clock: HandClock):
    """Also where the gateway could not be opened."""
    door = Door(bureau, clock)
    door.trouble = [] if opened else [Refused("not now")]
    await door.watch._look()
    await door.watch.stop()
    assert door.closed == int(opened)
    assert await bureau.house.leases.take("a gateway", "another", LENGTH, clock.now())


async def test_a_process_of_this_machine_that_died_is_inherited_from_at_once(sample_copy: Path, clock: HandClock):
    """A crash and a restart cost no minute of silence; from another machine nobody can tell, so it does."""
    ended, here = await asyncio.create_subprocess_exec(sys.executable, "-c", ""), socket.gethostname()
    await ended.wait()

    async with opened(sample_copy, clock) as room:

        async def nothing() -> None:
            """No gateway."""

        for holder, ours in ((f"{here}/{ended.pid}/1", True), (f"other-{here}/{ended.pid}/1", False)):
            name = f"right of {holder}"
            await room.store.leases.take(name, holder, LENGTH, clock.now())
            watch = Watch(room.store.leases, name, clock, nothing, nothing, lambda: False)
            await watch._look()
            assert watch._open is ours, holder


def test_a_process_that_is_there_is_not_dead():
    """Nor is one whose number we carry ourselves: two watches in one process are two holders."""
    here = socket.gethostname()

    assert not is_dead(f"{here}/{os.getpid()}/2")
    assert not is_dead(f"{here}/{os.getppid()}/2")
    assert not is_dead("odd")
