"""The Store contract: every store passes the same tests, with a second newsroom beside that must notice nothing.

A new store is one more line in FACTORIES.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ports.store import Moves, Store
from bot.store.sqlite import open_store
from tests.bot.store.newsdesk import NOON, Desk, entry, new_version, open_desk

FACTORIES: dict[str, Callable[[Path], Awaitable[Store]]] = {
    "sqlite": lambda folder: open_store(folder / "standfirst.db"),
}


@pytest.fixture(params=sorted(FACTORIES))
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store of each kind."""
    opened = await FACTORIES[request.param](tmp_path)
    yield opened
    await opened.close()


@pytest.fixture
async def theirs(store: Store) -> AsyncIterator[Desk]:
    """The other newsroom, in full work; after the test it must see exactly what it saw before."""
    desk = await open_desk(store, "The Other Room")
    source = await desk.follow("https://other.example/feed", "Other")
    (article,) = await desk.listed(source, entry(900, url="https://other.example/900"))
    await store.articles.save(new_version(article, 900, url="https://other.example/900"), NOON)
    story = await desk.track()
    await desk.matched(story, article)
    await store.questions.raised(desk.newsroom, story.id, [("cost", NOON)])
    await store.questions.add(desk.newsroom, story.id, "own:bridge", "Who owns the bridge?", desk.by("asked"))
    await store.teachings.teach(desk.newsroom, story.id, [article], "in", Moves(), desk.by("confirmed it"))
    await store.subscriptions.add(
        desk.newsroom, desk.channel.id, story.id, "daily 07:00", "UTC", NOON + timedelta(days=3650), desk.by()
    )
    before = await desk.view()
    yield desk
    assert await desk.view() == before, "another newsroom noticed something"


@pytest.fixture
async def ours(store: Store, theirs: Desk) -> Desk:
    """Our newsroom: empty but for one person and one channel."""
    return await open_desk(store, "Our Room")
