"""What tests of collecting share: a publisher on loopback, and a collector that trusts only it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
import pytest_asyncio
from fakesite import Publisher

from bot.collect.settings import Settings
from bot.collect.web import Web
from bot.collect.workers import Workers


class Borrowed(Workers):
    """The session's workers, which no single test may close."""

    def __init__(self, lent: Workers) -> None:
        self._lent = lent

    async def run(self, function: Callable[..., Any], /, *args: object, timeout: float) -> Any:  # noqa: ASYNC109
        """As the lender does."""
        return await self._lent.run(function, *args, timeout=timeout)

    async def close(self) -> None:
        """They stay."""


@pytest.fixture(scope="session")
def lent_workers() -> Iterator[Workers]:
    """One process for all tests of this folder: starting one takes a second."""
    workers = Workers(1)
    yield workers
    asyncio.run(workers.close())


@pytest.fixture
def workers(lent_workers: Workers) -> Workers:
    """Processes to read in."""
    return Borrowed(lent_workers)


@pytest_asyncio.fixture
async def publisher() -> AsyncIterator[Publisher]:
    """A publisher with nothing published yet."""
    async with Publisher() as site:
        yield site


@pytest_asyncio.fixture
async def web(publisher: Publisher, workers: Workers, clock: Any) -> AsyncIterator[Web]:
    """A collector that may fetch from the publisher and from nothing else on loopback."""
    settings = Settings(allow=frozenset({publisher.pair}), total_seconds=5)
    collector = Web(settings, workers, clock)
    yield collector
    await collector.close()
