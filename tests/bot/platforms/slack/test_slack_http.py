"""Signed HTTP: what is not signed touches nothing, on its own server and on the desk's."""

import asyncio
import hashlib
import hmac
import http.client
import io
import json
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.platforms.desk.desk import Desk
from bot.platforms.desk.parts import DeskSettings
from bot.platforms.slack.slack import Slack
from tests.bot.platforms.slack.bureau import Bureau, house_of, open_bureau, settings_for
from tests.bot.platforms.slack.held import Held
from tests.conftest import HandClock
from tests.doubles.slack import SlackDouble
from tests.doubles.slack.shown import shown
from tests.promises.browser import Browser
from tests.room import opened

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass
class Wire:
    """A bureau that Slack calls, and a way to send it any bytes at all."""

    bureau: Bureau
    held: Held
    session: aiohttp.ClientSession

    def signed(self, body: bytes, at: float | None = None) -> dict[str, str]:
        """The headers that Slack would send; the library that checks them knows no clock but the machine's."""
        stamp = str(int(time.time() if at is None else at))
        secret = self.bureau.double.signing_secret.encode()
        digest = hmac.new(secret, f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}

    async def send(
        self, body: bytes, content_type: str = FORM, headers: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        """Send and give status and text; signed unless headers say otherwise."""
        shown = self.signed(body) if headers is None else headers
        address = str(self.bureau.double.deliver_to)
        sent = {"Content-Type": content_type, **shown}
        async with self.session.post(address, data=io.BytesIO(body), headers=sent) as answer:
            return answer.status, await answer.text()

    def nothing_touched(self) -> bool:
        """Nobody asked the house for anything, nor Slack."""
        return not self.held.trace and not self.calls()

    def calls(self) -> list[str]:
        """What Slack was asked since the start."""
        return [call.method for call in self.bureau.double.calls if call.method != "auth.test"]


@pytest.fixture
async def wire(sample_copy: Path, clock: HandClock) -> AsyncIterator[Wire]:
    """Slack calls us."""
    held = Held()
    async with open_bureau(sample_copy, clock, http=True, around=held.around) as bureau:
        await bureau.role(bureau.double.mara, "editor")
        async with aiohttp.ClientSession() as session:
            held.trace.clear()
            yield Wire(bureau, held, session)
        assert bureau.double.refusals == []


COMMAND = urlencode(
    {"command": "/stories", "text": "", "team_id": "T1", "user_id": "U1", "trigger_id": "1.2.3"}
).encode()


@pytest.mark.parametrize("signing", ["stale", "wrong", "missing"])
async def test_what_is_not_signed_gets_401_and_touches_nothing(signing: str, wire: Wire):
    """Commands, interactions and events; the log has one line each, with no payload."""
    double = wire.bureau.double
    double.signing = signing
    said = double.say("https://paper.example/report")
    tried = [double.slash("/stories"), double.dm("stories"), double.shortcut("track", said), double.uninstall()[0]]
    await double.until(lambda: all(given.failed for given in tried))
    await wire.bureau.idle()
    assert {given.status for given in tried} == {401}
    assert wire.nothing_touched()


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Request-Timestamp": "9" * 5000, "X-Slack-Signature": "v0=aa"},
        {"X-Slack-Request-Timestamp": "-1", "X-Slack-Signature": "v0=aa"},
        {"X-Slack-Request-Timestamp": "1e9", "X-Slack-Signature": "v0=aa"},
        {"X-Slack-Request-Timestamp": "", "X-Slack-Signature": ""},
        {"X-Slack-Request-Timestamp": "NOW", "X-Slack-Signature": ""},
        {"X-Slack-Request-Timestamp": "NOW", "X-Slack-Signature": "v0=é"},
    ],
)
@pytest.mark.parametrize("body", [COMMAND, b"\xff\xfe\x00"], ids=["words", "bytes"])
async def test_odd_headers_and_bytes_are_refused_and_break_nothing(headers: dict[str, str], body: bytes, wire: Wire):
    """Never a 500, which would tell a stranger where it hurts."""
    now = {name: str(int(time.time())) if value == "NOW" else value for name, value in headers.items()}
    status, text = await wire.send(body, headers=now)
    assert (status, "signature" in text) == (401, True)
    assert wire.nothing_touched()


async def test_a_signature_is_of_one_body_at_one_time(wire: Wire):
    """Neither another body nor another time goes with it."""
    good = wire.signed(COMMAND)
    assert (await wire.send(COMMAND + b"&text=x", headers=good))[0] == 401
    later = {**good, "X-Slack-Request-Timestamp": str(int(good["X-Slack-Request-Timestamp"]) + 1)}
    assert (await wire.send(COMMAND, headers=later))[0] == 401
    assert (await wire.send(COMMAND, headers=wire.signed(COMMAND, time.time() - 301)))[0] == 401
    assert (await wire.send(COMMAND, headers=wire.signed(COMMAND, time.time() + 400)))[0] == 401
    assert wire.nothing_touched()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"{", JSON),
        (b"[1, 2]", JSON),
        (b'"words"', JSON),
        (b"", JSON),
        (b"[" * 100_000, JSON),
        (b"", FORM),
        (b"payload=%7Bbroken", FORM),
        (b"payload=null", FORM),
    ],
)
async def test_what_is_signed_and_makes_no_sense_gets_400(body: bytes, content_type: str, wire: Wire):
    """And touches nothing."""
    status, _ = await wire.send(body, content_type)
    assert status == 400
    assert wire.nothing_touched()


async def test_a_body_without_end_is_not_read(wire: Wire):
    """413 before the signature is even looked at."""
    status, _ = await wire.send(b"text=" + b"x" * 2_000_000)
    assert status == 413
    assert wire.nothing_touched()


async def test_a_payload_of_a_kind_that_nobody_listens_to_is_no_fault(wire: Wire):
    """Slack may add kinds."""
    status, _ = await wire.send(json.dumps({"type": "of_tomorrow", "team_id": "T1"}).encode(), JSON)
    assert status == 404
    assert wire.nothing_touched()


async def test_slack_asks_whose_address_this_is(wire: Wire):
    """The challenge comes back, as does 200 to the look at the certificate."""
    status, text = await wire.send(json.dumps({"type": "url_verification", "challenge": "c0ffee"}).encode(), JSON)
    assert (status, json.loads(text)) == (200, {"challenge": "c0ffee"})
    assert (await wire.send(b"ssl_check=1&token=x"))[0] == 200
    assert wire.nothing_touched()


@pytest.mark.parametrize("words", ["payload", 'payload={"type":"block_actions"}', "x&payload=%7B%7D", "ssl_check=1"])
async def test_a_command_may_hold_any_words(words: str, wire: Wire):
    """slack-bolt's own reading takes a command that says "payload" for an interaction."""
    double = wire.bureau.double
    given = await double.slash("/brief", words)
    assert given.status == 200
    [message] = await wire.bureau.whispered()
    assert words.partition("=")[0] in shown(message).words


async def test_retries_over_http_are_handled_once(wire: Wire):
    """x-slack-retry-num comes with the same event_id."""
    double = wire.bureau.double
    given = await double.dm("stories")
    again = await double.redeliver(given, "http_timeout")
    await wire.bureau.idle()
    assert (again.status, len(double.posted)) == (200, 1)


async def test_while_it_stops_events_are_put_off_and_commands_answered_with_words(wire: Wire):
    """Slack tells an event again; nobody types a command again without being told to."""
    double = wire.bureau.double
    wire.held.shut()
    under_way = await double.slash("/stories", user=double.ines)
    stopping = asyncio.create_task(wire.bureau.slack.stop())
    await asyncio.sleep(0)
    event, command = double.dm("stories"), double.slash("/stories")
    await double.until(lambda: event.failed and command.acked_at)
    assert event.status == 503
    assert "about to restart" in str(command.ack)
    wire.held.open()
    await stopping
    assert under_way.acked_at


# --- on the desk's server -------------------------------------------------------------------------------------------


@dataclass
class Mounted:
    """The real desk with Slack's address on it."""

    client: TestClient[Any, Any]
    browser: Browser
    double: SlackDouble
    slack: Slack


@pytest.fixture
async def mounted(sample_copy: Path, clock: HandClock) -> AsyncIterator[Mounted]:
    """A desk, nobody in it yet."""
    async with _mounted(sample_copy, clock) as there:
        yield there


@asynccontextmanager
async def _mounted(folder: Path, clock: HandClock) -> AsyncIterator[Mounted]:
    async with opened(folder, clock) as room, SlackDouble() as double:
        slack = Slack(settings_for(double, http=True), house_of(room))
        parts = replace(room.desk._parts, mounts=slack.mounts)
        room.desk = Desk(DeskSettings(port=0), parts)
        async with TestClient(TestServer(await room.desk.application())) as client:
            double.deliver_to = str(client.make_url("/slack/events"))
            await slack.start()
            yield Mounted(client, Browser(client, room), double, slack)
            await slack.stop()


@pytest.mark.parametrize("inside", [False, True], ids=["nobody is in", "somebody is in"])
async def test_slack_reaches_the_desks_server_with_and_without_a_session(inside: bool, mounted: Mounted):
    """No session and no form token is asked of Slack, and a session changes nothing."""
    if inside:
        await mounted.browser.enter()
    given = await mounted.double.slash("/stories")
    assert given.status == 200
    assert await given.replied()
    await mounted.slack.idle()


async def test_a_session_is_no_signature(mounted: Mounted):
    """Who is in at the desk cannot speak as Slack, from our own page neither."""
    await mounted.browser.enter()
    form = {"command": "/stories", "form_token": await mounted.browser.token()}
    async with mounted.client.post("/slack/events", data=form) as answer:
        assert answer.status == 401
    assert not mounted.double.calls_to("response_url")


@pytest.mark.parametrize("path", ["/", "/stories/OLLEN-DAM-FLOOD", "/command", "/live", "/slack", "/slackevents"])
async def test_the_desk_is_as_closed_as_before(path: str, mounted: Mounted):
    """Only what lies under Slack's own path is open."""
    async with mounted.client.get(path, allow_redirects=False) as answer:
        assert answer.status == 401


@pytest.mark.parametrize("path", ["/slack/../", "/slack/%2e%2e/", "/slack/..%2fcommand", "/slack//", "/slack/nothing"])
async def test_nothing_of_the_desk_is_reached_by_way_of_slacks_path(path: str, mounted: Mounted):
    """As the bytes stand, not as a careful client would tidy them."""
    server = mounted.client.server

    def ask() -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        line.request("GET", path)
        answer = line.getresponse()
        said = answer.status, answer.read().decode()
        line.close()
        return said

    status, text = await asyncio.to_thread(ask)
    assert status in {401, 404}
    assert "OLLEN-DAM-FLOOD" not in text


async def test_a_post_to_the_desk_still_needs_its_form_token(mounted: Mounted):
    """A signature of Slack's is no form token."""
    await mounted.browser.enter()
    body = b"text=%2Fstories"
    stamp = str(int(time.time()))
    digest = hmac.new(mounted.double.signing_secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256)
    signed = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest.hexdigest()}", "Content-Type": FORM}
    async with mounted.client.post("/command", data=body, headers=signed, allow_redirects=False) as answer:
        assert answer.status == 403


async def test_a_large_view_fits_though_the_desk_takes_less(mounted: Mounted):
    """A mounted application gets the outermost one's limit unless it asks for its own."""
    long = {"type": "of_tomorrow", "team_id": "T1", "words": "x" * 700_000}
    given = mounted.double.forge("events_api", long)
    await mounted.double.until(lambda: given.failed)
    assert given.status == 404  # read whole, and nobody listens to that kind
