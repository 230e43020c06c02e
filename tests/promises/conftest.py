"""Each test of a promise gets a copy of the sample newsroom, collected once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import HandClock
from tests.room import Room, copied, opened


@pytest.fixture
async def room(sample_folder: Path, tmp_path: Path, clock: HandClock) -> AsyncIterator[Room]:
    """A newsroom that has collected the sample's coverage and tracks its stories."""
    async with opened(copied(sample_folder, tmp_path / "room"), clock) as room:
        yield room
