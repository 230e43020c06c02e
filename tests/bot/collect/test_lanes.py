"""Politeness toward one host."""

import asyncio

import pytest

from bot.collect import lanes
from bot.collect.lanes import Lanes, TooBusy


class Time:
    """Seconds that pass when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def clock(self) -> float:
        """Now."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Time passes at once."""
        self.now += seconds


@pytest.fixture
def time() -> Time:
    """A hundred seconds after nothing."""
    return Time()


@pytest.fixture
def road(time: Time) -> Lanes:
    """Lanes of two places, and a minute's patience."""
    return Lanes(2, 60.0, time.clock, time.sleep)


async def test_requests_to_one_host_keep_their_distance(road: Lanes, time: Time) -> None:
    """Two seconds apart, where two are asked for."""
    starts = []
    for _ in range(3):
        async with road.enter("example.org", 2.0):
            starts.append(time.now)
    assert starts == [100.0, 102.0, 104.0]


async def test_hosts_do_not_wait_for_each_other(road: Lanes, time: Time) -> None:
    """A lane is one host's."""
    for host in ("a.example", "b.example", "c.example"):
        async with road.enter(host, 30.0):
            assert time.now == 100.0


async def test_a_line_that_is_too_long_is_not_joined(road: Lanes) -> None:
    """The queue never builds up here: the work comes again later."""
    async with road.enter("example.org", 70.0):
        pass
    with pytest.raises(TooBusy) as busy:
        await road.enter("example.org", 70.0).__aenter__()
    assert busy.value.wait == 70


async def test_silence_is_kept_until_it_ends(road: Lanes, time: Time) -> None:
    """And not longer."""
    road.silence("example.org", 10)
    with pytest.raises(TooBusy) as busy:
        async with road.enter("example.org", 0.0):
            pass
    assert busy.value.wait == 10

    time.now += 10
    async with road.enter("example.org", 0.0):
        pass


async def test_those_in_line_when_silence_falls_turn_back(road: Lanes) -> None:
    """A 429 to the first is an answer to all."""
    waiting = asyncio.Event()

    async def one() -> None:
        async with road.enter("example.org", 0.0):
            await waiting.wait()

    async with road.enter("example.org", 0.0), road.enter("example.org", 0.0):
        third = asyncio.create_task(one())
        await asyncio.sleep(0)
        road.silence("example.org", 10)
    with pytest.raises(TooBusy):
        await third


async def test_idle_lanes_are_forgotten(road: Lanes, time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory does not grow with the number of hosts ever seen."""
    monkeypatch.setattr(lanes, "LANES_KEPT", 20)
    for number in range(200):
        async with road.enter(f"{number}.example", 1.0):
            time.now += 2
    assert len(road._lanes) <= 21
