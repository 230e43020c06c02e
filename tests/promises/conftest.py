"""The sample newsroom, collected once over real HTTP; each test gets a copy of its database."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import HandClock
from tests.room import Room, collected, copied, opened


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample newsroom as it stands at the first start."""
    folder = tmp_path_factory.mktemp("sample")
    asyncio.run(collected(folder, HandClock()))
    return folder


@pytest.fixture
async def room(sample_folder: Path, tmp_path: Path, clock: HandClock) -> AsyncIterator[Room]:
    """A newsroom that has collected the sample's coverage and tracks its stories."""
    async with opened(copied(sample_folder, tmp_path / "room"), clock) as room:
        yield room
