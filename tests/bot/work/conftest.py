"""What tests of the use cases share: an empty newsroom whose pages are what a test says they are."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ports.collector import Failed, Listed, Page
from bot.ports.store import NewVersion, Wanted
from bot.work.analysing import analysed
from summaries.model import Article, version_of
from summaries.text.analyse import analyse
from tests.conftest import HandClock
from tests.room import Room, opened

URL = "https://herald.example/bridge"
TEXT = (
    "The Lower Bridge was closed on Monday after 12 cracks were found.\n\n“It will stay closed,” said Mayor Ida Quill."
)


def article(text: str = TEXT, kind: str = "article", title: str = "Lower Bridge closed") -> Page:
    """A page as the collector brings it."""
    return Page(URL, title, text, language="en", raw_hash="00", extractor="test", kind=kind)  # type: ignore[arg-type]


@dataclass
class Press:
    """A room and the page that its collector brings next."""

    room: Room
    page: Page | Failed = field(default_factory=article)

    async def wanted(self, tries: int = 0) -> Wanted:
        """The article as somebody who asked for it would want it."""
        id_ = await self.room.store.articles.want(URL, "Herald", "Bridge closed", self.room.clock.now(), self.room.id)
        return Wanted(id_, URL, "herald.example", "Herald", "Bridge closed", "", None, tries, False, False)


@pytest.fixture
async def press(tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Press]:
    """An empty newsroom and its press."""
    async with opened(tmp_path, clock) as room:
        press = Press(room)

        async def page(url: str, listed: Listed) -> Page | Failed:
            if isinstance(press.page, Failed) or press.page.kind != "article":
                return press.page
            return replace(press.page, made=analysed(press.page, listed))

        monkeypatch.setattr(room.ground.collector, "page", page)
        yield press


async def printed(room: Room, outlet: str, text: str, hours: float, title: str = "Custom house sold") -> str:
    """A text under a masthead, stored as collecting stores it."""
    url = f"https://{outlet.lower()}.example/custom-house"
    at = room.clock.now() - timedelta(hours=24 - hours)
    article = await room.store.articles.want(url, outlet, title, room.clock.now(), room.id)
    made = Article(article, url, outlet, title, text, at, version_of(text))
    await room.store.articles.save(
        NewVersion(article, url, title, text, made.version, "", at, "en", "00", "test", "first", analyse(made), outlet),
        room.clock.now(),
    )
    return article


@pytest.fixture
async def room(tmp_path: Path, clock: HandClock) -> AsyncIterator[Room]:
    """An empty newsroom."""
    async with opened(tmp_path, clock) as one:
        yield one
