"""Installing through Slack's own page: from the install page to a newsroom, and every way in which it can fail."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_sdk.oauth.installation_store import Installation

from bot.platforms.slack.install.doors import Entrances
from bot.platforms.slack.install.install_pages import done, failed
from bot.platforms.slack.install.oauth import INSTALL, REDIRECT, Admissions, Installing, installing
from bot.platforms.slack.install.states import States
from bot.platforms.slack.web import application
from tests.bot.platforms.slack.rented import KEYS, Rented, rented
from tests.conftest import HandClock

SCOPES = ["commands", "chat:write"]


@dataclass
class Browser:
    """Somebody's browser, which sends its cookie as it would to the desk's https address."""

    http: aiohttp.ClientSession
    base: str
    cookie: str = ""

    async def open(self, path: str) -> tuple[int, str, aiohttp.ClientResponse]:
        """Status, page and answer; redirects are not followed."""
        headers = {"Cookie": self.cookie} if self.cookie else {}
        async with self.http.get(self.base + path, headers=headers, allow_redirects=False) as answer:
            if given := answer.headers.get("Set-Cookie"):
                self.cookie = given.partition(";")[0]
            return answer.status, await answer.text(), answer

    async def to_slack(self, query: str = "") -> str:
        """Open the install page; the address of Slack's page on its button."""
        _, page, _ = await self.open(INSTALL + query)
        return page.partition('href="')[2].partition('"')[0].replace("&amp;", "&")

    async def allowed(self, address: str) -> str:
        """Allow it on Slack's page; the path and query that Slack leads back to."""
        async with self.http.get(address, allow_redirects=False) as answer:
            assert answer.status == 302, await answer.text()
            back = urlsplit(answer.headers["Location"])
        return f"{back.path}?{back.query}"


@dataclass
class Porch:
    """A house whose install page is open."""

    here: Rented
    entrances: Entrances
    flow: Installing
    browser: Browser

    async def installed(self) -> tuple[int, str]:
        """The whole way; status and page at its end."""
        status, page, _ = await self.browser.open(await self.browser.allowed(await self.browser.to_slack()))
        return status, page


@asynccontextmanager
async def served(here: Rented) -> AsyncIterator[Porch]:
    """The install page of a house, on loopback."""
    entrances = await here.entrances()
    flow = installing(here.house, here.settings(), entrances, SCOPES)
    bolt = AsyncApp(authorize=entrances.authorize, signing_secret="", request_verification_enabled=False)
    app = web.Application()
    app.add_subapp("/slack", application(bolt, here.slack.signing_secret, flow))
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http:
            yield Porch(here, entrances, flow, Browser(http, base))
    finally:
        await runner.cleanup()


@pytest.fixture
async def porch(tmp_path: Path, clock: HandClock) -> AsyncIterator[Porch]:
    """A house whose install page is open."""
    async with rented(tmp_path, clock) as here, served(here) as porch:
        yield porch


async def test_somebody_installs_from_the_page_to_the_newsroom(porch: Porch) -> None:
    """And is its admin; the token that came is kept sealed, and works."""
    here = porch.here
    status, page = await porch.installed()

    assert (status, "Tidewater Post" in page) == (200, True)
    (entrance,) = porch.entrances.everyone()
    assert (entrance.team, entrance.scopes) == (here.slack.team.id, frozenset(SCOPES))
    (admin,) = await here.admins(entrance.newsroom)
    assert admin.external == entrance.installer
    client = await porch.entrances.client(entrance)
    assert (await client.auth_test())["user_id"] == entrance.bot_user
    (kept,) = await here.store.doors.all("slack")
    assert here.slack.token.encode() not in kept.sealed


async def test_a_token_that_rotates_comes_with_its_end(porch: Porch) -> None:
    """By the house's own clock."""
    porch.here.slack.rotating = True
    await porch.installed()
    (entrance,) = porch.entrances.everyone()
    porch.here.clock.pass_(hours=11)

    client = await porch.entrances.client(entrance)
    porch.here.clock.pass_(hours=2)
    assert (await client.auth_test())["ok"]
    refreshed = [call for call in porch.here.slack.calls_to("oauth.v2.access") if "refresh_token" in call.args]
    assert len(refreshed) == 1


async def test_the_way_to_slack_says_what_is_asked_for_and_where_to_come_back(porch: Porch) -> None:
    """A team may be named; nothing else can be slipped in with it."""
    asked = parse_qs(urlsplit(await porch.browser.to_slack("?team=T024BE7LD")).query)
    assert asked["scope"] == ["commands,chat:write"]
    assert asked["redirect_uri"] == ["https://desk.example/slack/oauth_redirect"]
    assert asked["team"] == ["T024BE7LD"]
    slipped = await porch.browser.to_slack("?team=T1%26redirect_uri%3Dhttps%3A%2F%2Fevil.example")
    assert "evil" not in slipped


async def test_a_state_is_good_once(porch: Porch) -> None:
    """A second use gets a page that says so, and moves nobody in."""
    browser = porch.browser
    back = await browser.allowed(await browser.to_slack())
    cookie = browser.cookie
    await browser.open(back)
    browser.cookie = cookie
    status, page, _ = await browser.open(back)

    assert (status, "used already or has run out" in page) == (401, True)
    assert len(porch.here.slack.calls_to("oauth.v2.access")) == 1


async def test_a_state_runs_out(porch: Porch) -> None:
    """After ten minutes."""
    back = await porch.browser.allowed(await porch.browser.to_slack())
    porch.here.clock.pass_(minutes=10)
    status, _, _ = await porch.browser.open(back)
    assert status == 401
    assert not porch.entrances.everyone()


async def test_a_state_belongs_to_the_browser_that_began(porch: Porch) -> None:
    """Nobody can be led into installing what another began."""
    back = await porch.browser.allowed(await porch.browser.to_slack())
    porch.browser.cookie = ""
    status, page, _ = await porch.browser.open(back)
    assert (status, "the window in which installing began" in page) == (400, True)
    assert not porch.entrances.everyone()


async def test_a_state_survives_a_restart_and_no_forgery_does(porch: Porch) -> None:
    """It is signed with a secret of the store, and remembered there when it is used."""
    house = porch.here.house
    state = await States(house).async_issue()
    body, _, signature = state.rpartition(".")
    nonce, _, until = body.partition(".")
    forged = [
        "", "x", "a.b.c", f"{nonce}.{int(until) + 600}.{signature}", f"{body}.{'0' * 64}", f"{body}.", f"é{state}",
        f"{nonce}.soon.{signature}",
    ]  # fmt: skip
    assert [await States(house).async_consume(one) for one in forged] == [False] * len(forged)
    assert await States(house).async_consume(state)
    assert not await States(house).async_consume(state)


async def test_who_does_not_allow_it_is_told_so(porch: Porch) -> None:
    """Whatever word stands in the address is not shown."""
    porch.here.slack.denies = True
    status, page = await porch.installed()
    assert (status, "not allowed" in page) == (200, True)
    _, page, _ = await porch.browser.open(f"{REDIRECT}?error=<script>alert(1)</script>")
    assert "<script" not in page
    assert not porch.entrances.everyone()


@pytest.mark.parametrize("trouble", ["refused", "broken", "rate"])
async def test_trouble_at_slack_is_told_on_the_page(porch: Porch, trouble: str) -> None:
    """And installing again works."""
    slack = porch.here.slack
    if trouble == "broken":
        slack.drop("oauth.v2.access")
    elif trouble == "rate":
        slack.fail("auth.test", "ratelimited")
    else:
        slack.fail("oauth.v2.access", "bad_client_secret")
    status, page = await porch.installed()
    assert (status, "nothing was installed" in page) == (401, True)
    assert not porch.entrances.everyone()
    assert (await porch.installed())[0] == 200


async def test_trouble_in_the_house_is_told_on_the_page(porch: Porch) -> None:
    """Here Slack has named no workspace."""
    back = await porch.browser.allowed(await porch.browser.to_slack())
    admissions = porch.flow.settings.installation_store
    assert isinstance(admissions, Admissions)

    async def full(installation: Installation) -> None:
        await Admissions.async_save(admissions, Installation(user_id="U1", bot_token="xoxb-1"))

    admissions.async_save = full  # type: ignore[method-assign]
    status, page, _ = await porch.browser.open(back)
    assert (status, "could not keep it" in page) == (500, True)


async def test_an_organisation_installs_for_all_its_workspaces(porch: Porch) -> None:
    """It is known by the enterprise's id."""
    token = porch.here.slack.token
    await Admissions(porch.entrances).async_save(
        Installation(
            user_id="U1", bot_token=token, bot_id="B1", bot_user_id="U2", enterprise_id="E0GRID",
            enterprise_name="Grid Press", team_id=None, is_enterprise_install=True, bot_scopes="commands",
        )
    )  # fmt: skip
    (entrance,) = porch.entrances.everyone()
    assert (entrance.team, entrance.name) == ("E0GRID", "Grid Press")
    assert porch.entrances.known("T0ANY", "E0GRID") == entrance


async def test_the_pages_give_nothing_away_and_run_nothing(porch: Porch) -> None:
    """No script, no frame, no referrer with the code in it; names are words only."""
    _, _, begun = await porch.browser.open(INSTALL)
    _, _, ended = await porch.browser.open(f"{REDIRECT}?error=x")
    for answer in (begun, ended):
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    cookie = begun.headers["Set-Cookie"]
    assert all(word in cookie for word in ("Secure", "HttpOnly"))
    page = done("<b>Bold & Co</b>\u202e", 'T1"><script>')
    assert "&lt;b&gt;Bold &amp; Co&lt;/b&gt;" in page
    assert "<script" not in page
    assert "\u202e" not in page
    assert "<script" not in failed("<script>")


async def test_installing_leaves_no_token_and_no_code_in_the_log(
    porch: Porch, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """With everything logged that can be, also where it fails."""
    caplog.set_level(logging.DEBUG)
    slack = porch.here.slack
    slack.rotating = True
    await porch.installed()
    slack.fail("auth.test", "invalid_auth")
    _, page = await porch.installed()
    slack.drop("oauth.v2.access")
    await porch.installed()
    ours = [record for record in caplog.records if not record.name.startswith("aiohttp.access")]
    told = "\n".join([*(record.getMessage() for record in ours), *capsys.readouterr(), page, repr(porch.flow)])

    secrets = {slack.client_secret, *KEYS}
    secrets |= {one for token in slack.tokens.values() for one in (token.value, token.refresh)}
    secrets |= {str(call.args["code"]) for call in slack.calls_to("oauth.v2.access")}
    assert [one for one in secrets - {""} if one in told] == []
    assert "slack_install" in told
