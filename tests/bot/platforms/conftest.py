"""What every test of a platform may ask for."""

import pytest
from desk_office import Office


@pytest.fixture
def office() -> Office:
    """A fresh office."""
    return Office()
