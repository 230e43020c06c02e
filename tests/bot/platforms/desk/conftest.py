"""A browser without script at an invented desk."""

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.platforms.desk.doors import cookie_name
from bot.platforms.desk.parts import DeskSettings
from bot.platforms.desk.sessions import form_token
from tests.bot.platforms.office import Office


class Browser:
    """A client that is in, knows its form token, and follows no redirect unless told."""

    def __init__(self, client: TestClient, office: Office) -> None:
        self.client, self.office = client, office

    async def enter(self) -> None:
        """Come in by a fresh address."""
        way = await self.office.desk().way_in(self.office.editor)
        await self.client.get(f"/enter?{way.raw_query_string}", allow_redirects=False)

    @property
    def token(self) -> str:
        """The token that this session's forms carry."""
        cookies = self.client.session.cookie_jar.filter_cookies(self.client.make_url("/"))
        return form_token(cookies[cookie_name(DeskSettings(port=0))].value, b"desk".ljust(32, b"0"))

    async def page(self, path: str, status: int = 200) -> str:
        """The page at an address."""
        response = await self.client.get(path)
        assert response.status == status, await response.text()
        return await response.text()

    async def give(self, text: str = "", **fields: str) -> str:
        """Give a command by the form, and read its answer's page."""
        fields = {"text": text, **fields} if text else fields
        response = await self.client.post("/command", data={"form_token": self.token, **fields})
        return await response.text()


@pytest.fixture
async def client(office: Office) -> AsyncIterator[TestClient]:
    """A client that is not in."""
    async with TestClient(TestServer(await office.desk().application())) as client:
        yield client


@pytest.fixture
async def browser(client: TestClient, office: Office) -> Browser:
    """A client that is in."""
    browser = Browser(client, office)
    await browser.enter()
    return browser
