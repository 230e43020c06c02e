"""What every test of a platform may ask for."""

import pytest

from tests.bot.platforms.office import Office


@pytest.fixture
def office() -> Office:
    """A fresh office."""
    return Office()
