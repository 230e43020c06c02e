"""What tests of collecting share: a publisher on loopback, a clock moved by hand, a collector that trusts only it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
import pytest_asyncio
from fakesite import NOON, Publisher

from bot.collect.settings import Settings
from bot.collect.web import Web
from bot.collect.workers import Workers


@dataclass
class HandClock:
    """A clock that moves when told."""

    at: datetime = NOON

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at

    def passes(self, time: timedelta) -> None:
        """Time goes by."""
        self.at += time


@pytest.fixture
def clock() -> HandClock:
    """Noon."""
    return HandClock()


@pytest_asyncio.fixture
async def publisher() -> AsyncIterator[Publisher]:
    """A publisher with nothing published yet."""
    async with Publisher() as site:
        yield site


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def session_workers() -> AsyncIterator[Workers]:
    """One process for all tests of this folder: starting one takes a second."""
    workers = Workers(1)
    yield workers
    await workers.close()


class Borrowed:
    """The session's workers, which no single test may close."""

    def __init__(self, workers: Workers) -> None:
        self.run = workers.run

    async def close(self) -> None:
        """They stay."""


@pytest.fixture
def workers(session_workers: Workers) -> Borrowed:
    """Processes to read in."""
    return Borrowed(session_workers)


@pytest_asyncio.fixture
async def web(publisher: Publisher, workers: Workers, clock: HandClock) -> AsyncIterator[Web]:
    """A collector that may fetch from the publisher and from nothing else on loopback."""
    settings = Settings(allow=frozenset({publisher.pair}), spacing_seconds=0, total_seconds=5)
    collector = Web(settings, workers, clock)
    yield collector
    await collector.close()
