"""Promise 7: nothing in a feed, a page or a command reaches the local network or breaks a page."""

from datetime import timedelta

import aiohttp_jinja2
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from jinja2 import Environment

from bot.collect import guard
from bot.platforms.desk import desk as desk_room
from bot.ports.collector import Failed
from bot.ports.store import NewMatch, NewVersion
from summaries.model import Article, version_of
from summaries.text.analyse import analyse
from tests.promises.browser import at_desk
from tests.room import Room

EVIL = "<script>alert(1)</script> @everyone <img src=x onerror=alert(2)>"
TEXT = f"{EVIL} said the minister of bridges on Monday, as 12 people crossed the river.\n\nThe bridge is closed."


async def check_guard(room: Room) -> None:
    """A page on this machine is not fetched, whoever lists it."""
    asked: list[str] = []

    async def secret(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(text="<p>the admin page</p>", content_type="text/html")

    app = web.Application()
    app.router.add_get("/{path:.*}", secret)
    async with TestServer(app) as server:
        page = await room.ground.collector.page(f"http://127.0.0.1:{server.port}/admin")
    assert not asked, "this machine was asked"
    assert isinstance(page, Failed)


async def check_escape(room: Room) -> None:
    """A title and a text that hold markup stay words, on every page of the desk that shows them."""
    slug = await evil_article(room)
    async with at_desk(room) as browser:
        version = version_of(TEXT)
        for path in ("/", f"/stories/{slug}", f"/evidence/{version}"):
            page = await browser.page(path)
            assert "<script>alert" not in page, f"a script of theirs on {path}"
            assert "<img src=x" not in page, f"a picture of theirs on {path}"
        answer = await browser.give(f"/why https://evil.example/{EVIL.replace(' ', '%20')}")
        assert "<script>alert" not in answer, "a script in an answer"


async def evil_article(room: Room) -> str:
    """The newest article of a story has markup in title and text; the story's slug."""
    now = room.clock.now()
    story = await room.story(OLLEN)
    article = await room.store.articles.want("https://evil.example/a", EVIL, EVIL, now, room.id)
    read = analyse(Article(article, "https://evil.example/a", EVIL, EVIL, TEXT, now, version_of(TEXT)))
    new = NewVersion(
        article, "https://evil.example/a", EVIL, TEXT, version_of(TEXT), EVIL, now - timedelta(minutes=1), "en", "00",
        "test", "first", read,
    )  # fmt: skip
    await room.store.articles.save(new, now)
    await room.store.stories.match(room.id, [NewMatch(story.id, article, 1.0, (EVIL,))], [], None, now)
    return story.slug


OLLEN = "OLLEN-DAM-FLOOD"


async def test_a_page_cannot_make_us_ask_this_machine(room: Room) -> None:
    """The address guard stands before every connection."""
    await check_guard(room)


async def test_the_check_would_notice_if_addresses_were_not_looked_at(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the guard the request arrives."""
    monkeypatch.setattr(guard, "is_public", lambda address: True)
    monkeypatch.setattr(guard, "_literal_is_private", lambda host: False)
    with pytest.raises(AssertionError, match="this machine was asked"):
        await check_guard(room)


async def test_markup_in_titles_and_texts_stays_words_on_the_desk(room: Room) -> None:
    """Stories, a story, evidence and answers."""
    await check_escape(room)


async def test_the_check_would_notice_a_desk_that_does_not_escape(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """With autoescape off the script is on the page."""
    careful = desk_room.set_up

    def careless(app: web.Application) -> None:
        careful(app)
        environment: Environment = aiohttp_jinja2.get_env(app)
        environment.autoescape = False

    monkeypatch.setattr(desk_room, "set_up", careless)
    with pytest.raises(AssertionError, match="of theirs on"):
        await check_escape(room)
