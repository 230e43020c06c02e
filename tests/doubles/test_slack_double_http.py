"""The Slack double with signed HTTP, response_url and OAuth, the real slack-bolt on the other end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models import Installation
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.doubles.slack import Given, SlackDouble

BUTTON = {"type": "button", "action_id": "do:1", "text": {"type": "plain_text", "text": "Go"}, "value": "go 1"}
# slack_sdk still uses what aiohttp 3.14 means to drop.
pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")

ROW: list[dict[str, Any]] = [{"type": "actions", "elements": [BUTTON]}]


@asynccontextmanager
async def served(app: AsyncApp) -> AsyncIterator[str]:
    """The app behind aiohttp on loopback: its address."""

    async def events(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    site = web.Application()
    site.router.add_route("*", "/slack/{rest:.*}", events)
    runner = web.AppRunner(site, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture
async def slack() -> AsyncIterator[SlackDouble]:
    """A Slack whose app listens over HTTP."""
    async with SlackDouble() as slack:
        app = AsyncApp(client=AsyncWebClient(slack.token, base_url=slack.api_url), signing_secret=slack.signing_secret)

        @app.command("/brief")
        async def brief(ack: Any) -> None:
            await ack("one moment")

        @app.action("do:1")
        async def do(ack: Any) -> None:
            await ack()

        @app.event("app_mention")
        async def mentioned(event: dict[str, Any], client: AsyncWebClient) -> None:
            await client.chat_postMessage(channel=event["channel"], text="yes?", thread_ts=event["ts"])

        async with served(app) as address:
            slack.deliver_to = address + "/slack/events"
            yield slack


async def test_commands_presses_and_events_come_signed(slack: SlackDouble) -> None:
    """As forms and JSON, which bolt takes."""
    given = await slack.slash("/brief", "ferry & fire")
    await slack.mention("hello")
    await slack.until(lambda: slack.posted)
    client = AsyncWebClient(slack.token, base_url=slack.api_url)
    await client.chat_postMessage(channel=slack.desk.id, text="x", blocks=ROW)
    pressed = await slack.press(slack.posted[-1], "Go")

    assert (given.status, pressed.status) == (200, 200)
    assert [one.text for one in slack.ephemerals()] == ["one moment"]
    assert slack.posted[0].text == "yes?"
    assert slack.refusals == []


@pytest.mark.parametrize("signing", ["stale", "wrong", "missing"])
async def test_a_forged_request_gets_401(slack: SlackDouble, signing: str) -> None:
    """Too old, signed with another secret, or not at all."""
    slack.signing = signing
    given = slack.slash("/brief")

    with pytest.raises(ConnectionError, match="HTTP 401"):
        await given
    assert given.status == 401
    assert slack.ephemerals() == []


async def test_an_event_that_comes_again_over_http_says_so(slack: SlackDouble) -> None:
    """With a new signature."""
    given = await slack.mention("hello")
    again = await slack.redeliver(given)

    assert (again.status, again.retry) == (200, 1)


async def answered(given: Given, **body: Any) -> tuple[int, str]:
    """Answer by the response_url with the real client."""
    answer = await AsyncWebhookClient(given.response_url).send_dict(body)
    return answer.status_code, answer.body


async def test_a_response_url_is_good_five_times(slack: SlackDouble) -> None:
    """Ephemeral unless it says in_channel; the sixth gets 404."""
    given = await slack.slash("/brief", channel=slack.add_channel("sport", bot=False))
    for _ in range(4):
        assert (await answered(given, text="x"))[0] == 200
    assert await answered(given, text="all", response_type="in_channel") == (200, "ok")

    assert await answered(given, text="x") == (404, '{"ok": false, "error": "used_url"}')
    assert [one.text for one in slack.posted] == ["all"]
    assert len(slack.ephemerals(slack.mara)) == 5  # and the one in the acknowledgement


async def test_a_response_url_is_good_for_thirty_minutes(slack: SlackDouble) -> None:
    """Then 404."""
    given = await slack.slash("/brief")
    slack.pass_(30 * 60 + 1)

    assert (await answered(given, text="x"))[0] == 404
    assert slack.refusals[0].error == "expired_url"


async def test_an_answer_replaces_the_message_that_was_pressed(slack: SlackDouble) -> None:
    """Also an ephemeral one; or deletes it."""
    client = AsyncWebClient(slack.token, base_url=slack.api_url)
    await client.chat_postEphemeral(channel=slack.desk.id, user=slack.mara.id, text="x", blocks=ROW)
    given = await slack.press(slack.ephemerals()[0], "Go")
    await answered(given, text="done", blocks=[], replace_original=True)
    assert [(one.text, one.blocks) for one in slack.ephemerals()] == [("done", [])]

    await answered(given, delete_original=True)
    assert slack.ephemerals() == []


async def test_an_answer_to_a_command_replaces_nothing(slack: SlackDouble) -> None:
    """Slack puts a second message, unless the switch says otherwise."""
    given = await slack.slash("/brief")
    await answered(given, text="done", replace_original=True)
    assert [one.text for one in slack.ephemerals()] == ["one moment", "done"]

    slack.commands_replace = True
    await answered(given, text="all done", replace_original=True)
    assert [one.text for one in slack.ephemerals()] == ["all done", "done"]


async def test_an_answer_that_slack_does_not_take(slack: SlackDouble) -> None:
    """400 with the reason."""
    given = await slack.slash("/brief")

    refused = 400, '{"ok": false, "error": "invalid_blocks"}'
    assert await answered(given, text="x", blocks=[{"type": "header"}]) == refused
    assert (await answered(given))[0] == 400
    assert (await answered(given, text="x", colour="red"))[0] == 400


class Kept(AsyncInstallationStore, AsyncOAuthStateStore):
    """Installations and states in memory."""

    def __init__(self) -> None:
        self.installations: list[Installation] = []

    async def async_save(self, installation: Installation) -> None:
        """Keep it."""
        self.installations.append(installation)

    async def async_issue(self, *args: Any, **kwargs: Any) -> str:
        """The one state."""
        return "state-1"

    async def async_consume(self, state: str) -> bool:
        """Whether it is the one."""
        return state == "state-1"


def installable(slack: SlackDouble, kept: Kept) -> AsyncApp:
    """An app that any workspace can install."""
    settings = AsyncOAuthSettings(
        client_id=slack.client_id,
        client_secret=slack.client_secret,
        scopes=["chat:write", "commands"],
        installation_store=kept,
        state_store=kept,
        authorization_url=slack.authorize_url,
        install_page_rendering_enabled=False,
    )
    return AsyncApp(
        client=AsyncWebClient(base_url=slack.api_url), signing_secret=slack.signing_secret, oauth_settings=settings
    )


async def install(app: AsyncApp, slack: SlackDouble) -> tuple[int, str]:
    """Walk through the installation as a browser does: the last page's status and text."""
    flow = app.oauth_flow
    assert flow is not None

    async def start(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await flow.handle_installation(await to_bolt_request(request)))

    async def back(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await flow.handle_callback(await to_bolt_request(request)))

    site = web.Application()
    site.router.add_get("/slack/install", start)
    site.router.add_get("/slack/oauth_redirect", back)
    runner = web.AppRunner(site, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    slack.redirect_uri = address + "/slack/oauth_redirect"
    # The state cookie is Secure, which no client sends to plain HTTP: it is carried by hand.
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as browser:
        async with browser.get(address + "/slack/install", allow_redirects=False) as page:
            cookie, consent = page.headers["Set-Cookie"].split(";")[0], page.headers["Location"]
        async with browser.get(consent, allow_redirects=False) as page:
            callback = page.headers["Location"]
        async with browser.get(callback, headers={"Cookie": cookie}) as page:
            result = page.status, await page.text()
    await runner.cleanup()
    return result


async def test_a_workspace_installs_the_app(slack: SlackDouble) -> None:
    """Consent, code, token with the scopes that were asked for."""
    kept, echo = Kept(), slack.add_team("Harbour Echo", installed=False)
    slack.installs_into = echo.id
    status, _ = await install(installable(slack, kept), slack)

    got = kept.installations[0]
    assert (status, got.team_id, got.bot_user_id) == (200, echo.id, echo.bot_user)
    assert got.bot_token == slack.token_of(echo)
    assert slack.tokens[str(got.bot_token)].scopes == {"chat:write", "commands"}
    assert echo.installed


async def test_somebody_who_says_no_installs_nothing(slack: SlackDouble) -> None:
    """access_denied comes back."""
    kept = Kept()
    slack.denies = True
    await install(installable(slack, kept), slack)

    assert kept.installations == []


async def test_a_rotating_token_is_refreshed_once(slack: SlackDouble) -> None:
    """Twelve hours; the old refresh token is spent."""
    slack.rotating = True
    kept = Kept()
    await install(installable(slack, kept), slack)
    got = kept.installations[0]
    client = AsyncWebClient(base_url=slack.api_url)

    async def refresh(token: str | None) -> Any:
        return await client.oauth_v2_access(
            client_id=slack.client_id,
            client_secret=slack.client_secret,
            grant_type="refresh_token",
            refresh_token=token,
        )

    slack.pass_(12 * 3600)
    with pytest.raises(SlackApiError, match="token_expired"):
        await client.auth_test(token=got.bot_token)
    fresh = await refresh(got.bot_refresh_token)
    assert (await client.auth_test(token=fresh["access_token"]))["ok"]
    assert fresh["expires_in"] == 43_200
    with pytest.raises(SlackApiError, match="invalid_refresh_token"):
        await refresh(got.bot_refresh_token)


async def test_a_code_is_good_once_and_for_the_right_app(slack: SlackDouble) -> None:
    """invalid_code, bad_client_secret, bad_redirect_uri."""
    client = AsyncWebClient(base_url=slack.api_url)

    async def error(code: str, secret: str = slack.client_secret, redirect: str | None = None) -> str:
        try:
            await client.oauth_v2_access(
                client_id=slack.client_id, client_secret=secret, code=code, redirect_uri=redirect
            )
        except SlackApiError as no:
            return str(no.response["error"])
        return "ok"

    code = slack.allow(slack.team, slack.mara.id, ("commands",)).value
    tied = slack.allow(slack.team, slack.mara.id, ("commands",), "https://a.example/back").value
    assert await error(code, secret="another") == "bad_client_secret"
    assert await error(code) == "ok"
    assert await error(code) == "invalid_code"
    assert await error(tied, redirect="https://b.example/") == "bad_redirect_uri"


async def test_the_consent_page_wants_to_know_the_app(slack: SlackDouble) -> None:
    """Nobody else's client_id; and the state comes back."""
    slack.redirect_uri = "https://a.example/back"
    async with aiohttp.ClientSession() as browser:
        async with browser.get(slack.authorize_url, params={"client_id": "9"}, allow_redirects=False) as page:
            assert page.status == 400
        asked = {"client_id": slack.client_id, "scope": "commands", "state": "s1"}
        async with browser.get(slack.authorize_url, params=asked, allow_redirects=False) as page:
            back = urlsplit(page.headers["Location"])

    assert back.hostname == "a.example"
    assert parse_qs(back.query)["state"] == ["s1"]
