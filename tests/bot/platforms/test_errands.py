"""Work that people began: bounded, told when it fails, ended in order."""

import asyncio
from datetime import timedelta

import pytest

from bot.platforms import errands as room
from bot.platforms.errands import AT_ONCE, WAITING_EACH, Errands


@pytest.fixture
def errands() -> Errands:
    """With time enough for any of them."""
    return Errands(timedelta(seconds=20))


class Work:
    """Errands that wait for a word, and how far each is."""

    def __init__(self) -> None:
        self.begun, self.done = 0, 0
        self.go = asyncio.Event()

    async def one(self) -> None:
        """Begin, wait, end."""
        self.begun += 1
        await self.go.wait()
        self.done += 1


async def let_run() -> None:
    """Let everything that can run, run."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_so_many_are_under_way_and_the_rest_wait_their_turn(errands: Errands) -> None:
    """Nothing is dropped."""
    work = Work()
    for n in range(AT_ONCE + 5):
        errands.begin(f"p{n}", "errand", work.one())
    await let_run()
    assert work.begun == AT_ONCE
    work.go.set()
    await errands.idle()
    assert work.done == AT_ONCE + 5


async def test_one_person_has_so_many_and_others_are_not_held_up(errands: Errands) -> None:
    """And may begin again when one has ended."""
    work = Work()
    for _ in range(WAITING_EACH):
        assert errands.takes("ann")
        errands.begin("ann", "errand", work.one())
    assert not errands.takes("ann")
    assert errands.takes("bo")
    work.go.set()
    await errands.idle()
    assert errands.takes("ann")


async def test_more_than_anybody_could_mean_is_not_taken(errands: Errands, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded, whoever floods us, and no coroutine is left unawaited."""
    monkeypatch.setattr(room, "WAITING", 3)
    work = Work()
    for n in range(5):
        errands.begin(f"p{n}", "errand", work.one())
    work.go.set()
    await errands.idle()
    assert work.done == 3


async def test_a_failure_is_told_with_its_id_and_hurts_no_other(errands: Errands) -> None:
    """Also where telling fails."""
    told: list[tuple[str, str]] = []

    async def broken() -> None:
        raise KeyError("upside down")

    async def tell(trouble: Exception, number: str) -> None:
        told.append((type(trouble).__name__, number))
        raise OSError("nobody there")

    work = Work()
    work.go.set()
    errands.begin("ann", "errand", broken(), tell)
    errands.begin("ann", "errand", work.one())
    await errands.idle()
    assert work.done == 1
    [(kind, number)] = told
    assert (kind, len(number)) == ("KeyError", 8)


async def test_what_takes_too_long_is_cancelled_and_told() -> None:
    """The time that it waited for its turn does not count."""
    errands, told = Errands(timedelta(seconds=0.01)), []

    async def tell(trouble: Exception, number: str) -> None:
        told.append(type(trouble))

    errands.begin("ann", "errand", Work().one(), tell)
    await errands.idle()
    assert told == [TimeoutError]


async def test_a_stop_waits_then_cancels_and_awaits(errands: Errands) -> None:
    """Those whose turn never came too; nothing is destroyed pending."""
    work, slow = Work(), Work()
    for n in range(AT_ONCE):
        errands.begin(f"p{n}", "errand", slow.one())
    for n in range(3):
        errands.begin(f"p{n}", "errand", work.one())
    await errands.stop(timedelta(seconds=0.01))
    assert (slow.begun, slow.done, work.begun) == (AT_ONCE, 0, 0)
    assert not [task for task in asyncio.all_tasks() if task.get_name() == "errand"]


async def test_nothing_begins_while_it_stops_and_all_does_after_the_next_start(errands: Errands) -> None:
    """Not even in the moment of it."""
    await errands.stop()
    work = Work()
    work.go.set()
    assert not errands.takes("ann")
    errands.begin("ann", "errand", work.one())
    await errands.idle()
    assert work.begun == 0
    errands.start()
    errands.begin("ann", "errand", work.one())
    await errands.idle()
    assert work.done == 1


async def test_a_stop_right_after_a_beginning_leaves_no_coroutine_behind(errands: Errands) -> None:
    """Cancelled before its first step."""
    errands.begin("ann", "errand", Work().one())
    await errands.stop(timedelta())
