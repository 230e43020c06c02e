"""A browser without script at the desk of a room."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp.test_utils import TestClient, TestServer
from lxml import html

from bot.platforms.desk.doors import cookie_name
from bot.platforms.desk.parts import DeskSettings
from bot.platforms.desk.sessions import form_token
from tests.room import Room


class Browser:
    """It is in, and fills in forms."""

    def __init__(self, client: TestClient, room: Room) -> None:
        self.client, self.room = client, room

    async def enter(self) -> None:
        """Come in by a fresh address."""
        way = await self.room.desk.way_in(self.room.owner)
        await self.client.get(f"/enter?{way.raw_query_string}", allow_redirects=False)

    async def token(self) -> str:
        """What the forms of this session carry."""
        cookies = self.client.session.cookie_jar.filter_cookies(self.client.make_url("/"))
        sealed = cookies[cookie_name(DeskSettings(port=0))].value
        return form_token(sealed, await self.room.store.people.secret("desk"))

    async def send(self, line: str) -> int:
        """Send a command by the form; the status of the answer, which is not followed."""
        form = {"form_token": await self.token(), "text": line}
        async with self.client.post("/command", data=form, allow_redirects=False) as response:
            return response.status

    async def give(self, line: str) -> str:
        """Give a command and read its answer's page."""
        form = {"form_token": await self.token(), "text": line}
        async with self.client.post("/command", data=form) as response:
            assert response.status == 200, await response.text()
            return await response.text()

    async def page(self, path: str) -> str:
        """The page at an address."""
        async with self.client.get(path) as response:
            assert response.status == 200, await response.text()
            return await response.text()


def words(page: str) -> str:
    """What a person reads on a page, in one line."""
    return " ".join(html.document_fromstring(page).text_content().split())


@asynccontextmanager
async def at_desk(room: Room) -> AsyncIterator[Browser]:
    """A browser that is in."""
    async with TestClient(TestServer(await room.desk.application())) as client:
        browser = Browser(client, room)
        await browser.enter()
        yield browser
