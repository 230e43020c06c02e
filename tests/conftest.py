"""What all tests share: where the labelled data is, and a clock that is moved by hand."""

import asyncio
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# A busy machine is no defect of what is tested.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with labelled data and scorers: $STANDFIRST_SHARED, or shared beside the checkout; else a skip."""
    folder = Path(os.environ.get("STANDFIRST_SHARED") or ROOT.parent / "shared")
    if not (folder / "data").is_dir():
        # Where it is known to be at hand, a skip would hide that nothing was measured.
        say = pytest.fail if os.environ.get("STANDFIRST_REQUIRE_SHARED") else pytest.skip
        say(f"the labelled data is not at {folder}; set STANDFIRST_SHARED to where it is")
    return folder


@dataclass
class HandClock:
    """A clock that stands still until a test moves it."""

    at: datetime = datetime(2026, 3, 16, 6, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment it was moved to."""
        return self.at

    def pass_(self, **of_time: float) -> datetime:
        """Let time pass: ``pass_(hours=2)``."""
        self.at += timedelta(**of_time)
        return self.at


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the sample newsroom as it stands at the first start, collected once over real HTTP; copy it."""
    from tests.room import collected  # noqa: PLC0415 - the whole product, which most tests have no use for

    folder = tmp_path_factory.mktemp("sample")
    asyncio.run(collected(folder, HandClock()))
    return folder


@pytest.fixture
def clock() -> HandClock:
    """A clock at 06:00 UTC on Monday 16 March 2026."""
    return HandClock()
