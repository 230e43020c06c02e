"""The bureau: a newsroom on Discord with the sample's stories."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.platforms.discord.bureau import Bureau, open_bureau
from tests.conftest import HandClock
from tests.room import copied


@pytest.fixture
def sample_copy(sample_folder: Path, tmp_path: Path) -> Path:
    """A folder of the test's own with the sample newsroom."""
    return copied(sample_folder, tmp_path / "room")


@pytest.fixture
async def bureau(sample_copy: Path, clock: HandClock) -> AsyncIterator[Bureau]:
    """A newsroom on Discord, one server; Mara there is an editor."""
    async with open_bureau(sample_copy, clock) as bureau:
        await bureau.role(bureau.double.mara, "editor")
        yield bureau
        assert bureau.double.refusals == []
        assert bureau.room.problems == []
