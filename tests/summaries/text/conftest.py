"""Reading a text in one call: the fixtures of the reading room's tests."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from summaries.model import Analysis, Article
from summaries.text.analyse import analyse
from tests.summaries.text.plain import PLAIN, cost

Read = Callable[..., Analysis]


@pytest.fixture(scope="session")
def read() -> Read:
    """Analyse a text; ``published`` as an ISO date, ``title`` and ``byline`` where they matter."""

    def reading(text: str, published: str = "", title: str = "", byline: str = "") -> Analysis:
        at = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
        return analyse(Article("a1", "https://courier.example/1", "Harbour Courier", title, text, at, byline=byline))

    return reading


@pytest.fixture(scope="session")
def plain_cost() -> float:
    """What a plain report of the greatest length that is read costs."""
    return cost(PLAIN)
