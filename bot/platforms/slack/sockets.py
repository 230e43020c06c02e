"""Socket Mode: the line to Slack that needs no public address.

slack-sdk's client reads and checks it; how a new line is got when one ends is here: one at a time, the old one kept
until the new one stands, with longer and longer waits while Slack cannot be reached, and not at all once Slack has said
that there will be none.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import structlog
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.hear.receive import hear
from bot.platforms.slack.refusals import MINUTE, TROUBLE, code_of, retry_after
from bot.ports.platform import Refused
from summaries.errors import BadInput

log = structlog.get_logger(__name__)

FINAL = "link_disabled"  # Socket Mode was switched off: no new line is given
LOOKS = 2.0  # seconds between looks at whether the line still stands
HEARTBEAT = 10.0  # seconds of silence after which aiohttp asks, and soon takes the line for dead
ANSWERED = 3.0  # seconds for which Slack waits for an acknowledgement
OPENING, CLOSING = 15.0, 5.0
AGAIN, SELDOM = 1.0, 60.0  # seconds between tries to get a new line: the first, and the longest

Wait = Callable[[float], Awaitable[None]]

# No try will get a line until somebody changes something.
BAD_TOKEN = frozenset({"invalid_auth", "not_authed", "token_revoked", "account_inactive", "not_allowed_token_type"})
OFF = frozenset({FINAL, "access_denied", "socket_mode_not_enabled"})
LACKING = frozenset({"missing_scope", "forbidden_team"})


class Line(SocketModeClient):
    """slack-sdk's client, with a way of its own to get a new line."""

    def __init__(self, app_token: str, client: AsyncWebClient, logger: logging.Logger, wait: Wait) -> None:
        super().__init__(app_token=app_token, web_client=client, logger=logger, ping_interval=LOOKS)
        self._wait = wait
        self._coming: asyncio.Task[None] | None = None
        self._ended = False

    async def connect(self) -> None:
        """One try at the address that is at hand.  Raises what aiohttp raises.

        The old line stays until the new one stands, so that nothing falls between them.
        """
        async with asyncio.timeout(OPENING):
            fresh = await self.aiohttp_client_session.ws_connect(
                str(self.wss_uri), autoping=False, heartbeat=HEARTBEAT, proxy=self.proxy
            )
        old, self.current_session = self.current_session, fresh
        self.stale, self.last_ping_pong_time = False, None
        self.auto_reconnect_enabled = True
        for task in (self.current_session_monitor, self.message_receiver):
            if task is not None:
                task.cancel()
        self.current_session_monitor = asyncio.ensure_future(self.monitor_current_session())
        self.message_receiver = asyncio.ensure_future(self.receive_messages())
        if old is not None:
            with suppress(*TROUBLE):
                await old.close()

    async def connect_to_new_endpoint(self, force: bool = False) -> None:
        """See to it that a new line comes: where Slack wants that (force), or where there is none."""
        if self.closed or self._ended or (self._coming and not self._coming.done()):
            return
        if force or not await self.is_connected():
            self._coming = asyncio.create_task(self._reconnected(), name="slack line")

    async def _reconnected(self) -> None:
        seconds = AGAIN
        while True:
            try:
                self.wss_uri = await self.issue_new_wss_url()  # an address is good once
                await self.connect()
                return
            except SlackApiError as trouble:
                code = code_of(trouble)
                if code in BAD_TOKEN | OFF | LACKING:
                    self.give_up(code)
                    return
                asked = retry_after(trouble)
                wait = max(seconds, asked.total_seconds()) if asked else seconds
            except TROUBLE as trouble:
                code, wait = type(trouble).__name__, seconds
            log.warning("socket_not_reached", code=code, again_in=wait)
            await self._wait(wait)
            seconds = min(2 * seconds, SELDOM)

    def give_up(self, code: str) -> None:
        """Slack gives no line any more: said once, and not asked again."""
        if not self._ended:
            log.error("socket_mode_ended", code=code, todo=no_line(code))
        self._ended, self.auto_reconnect_enabled = True, False

    async def issue_new_wss_url(self) -> str:
        """Where the next line is.  Raises what the call raises; slack-sdk's would wait for as long as Slack asks."""
        return str((await self.web_client.apps_connections_open(app_token=self.app_token))["url"])

    async def run_message_listeners(self, message: dict[str, Any], raw_message: str) -> None:
        """What Slack sent, unless it ends the line for good."""
        if message.get("type") == "disconnect" and message.get("reason") == FINAL:
            self.give_up(FINAL)
            return
        await super().run_message_listeners(message, raw_message)

    async def send_message(self, message: str) -> None:
        """Send; where the line is being replaced, over the next one.  Raises ConnectionError where there is none."""
        try:
            await self._send(message)
        except ConnectionError:
            await self.connect_to_new_endpoint()
            if self._ended or self._coming is None:
                raise
            await asyncio.shield(self._coming)
            await self._send(message)

    async def _send(self, message: str) -> None:
        if self.current_session is None:
            raise ConnectionError("there is no line")
        await self.current_session.send_str(message)

    async def close(self) -> None:
        """Hang up, and await all that it began."""
        self.closed = True
        tasks = (self._coming, self.message_processor, self.current_session_monitor, self.message_receiver)
        begun = [task for task in tasks if task is not None]
        for task in begun:
            task.cancel()
        await asyncio.gather(*begun, return_exceptions=True)
        try:
            async with asyncio.timeout(CLOSING):
                await super().close()  # type: ignore[no-untyped-call]  # slack-sdk's
        except TROUBLE as trouble:
            log.info("socket_closed_badly", kind=type(trouble).__name__)
        await self.aiohttp_client_session.close()


class Socket:
    """The line and the app that it feeds."""

    def __init__(
        self, app: AsyncApp, app_token: str, client: AsyncWebClient, logger: logging.Logger, wait: Wait = asyncio.sleep
    ) -> None:
        self.app, self.app_token = app, app_token
        self.client: Line = Line(app_token, client, logger, wait)
        self.client.socket_mode_request_listeners.append(self.handle)  # type: ignore[arg-type]  # as slack-bolt does it

    async def open(self) -> None:
        """Connect.

        Raises BadInput where Slack gives no line, saying what to mend; Refused where it cannot be reached for now.
        """
        try:
            self.client.wss_uri = await self.client.issue_new_wss_url()
            await self.client.connect()
        except SlackApiError as trouble:
            code = code_of(trouble)
            if code in BAD_TOKEN | OFF | LACKING:
                raise BadInput(no_line(code)) from trouble
            raise Refused(no_line(code), retry_after(trouble) or MINUTE) from trouble
        except TROUBLE as trouble:
            raise Refused(
                f"Slack cannot be reached ({type(trouble).__name__}); it is tried again.", MINUTE
            ) from trouble

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:
        """Acknowledge one payload, then let its work begin; it begins too where the acknowledgement was lost."""
        asked = AsyncBoltRequest(mode="socket_mode", body=req.payload, headers=build_headers(req))
        answer, afterwards = await hear(self.app, asked)
        try:
            async with asyncio.timeout(ANSWERED):
                await send_async_response(client, req, answer, 0.0)
        except (*TROUBLE, RuntimeError) as trouble:
            # Slack sends an event again; a command it does not, and its answer does not need this line.
            log.info("acknowledgement_not_sent", kind=type(trouble).__name__)
        afterwards()

    async def close(self) -> None:
        """Hang up."""
        await self.client.close()


def no_line(code: str) -> str:
    """What to mend where Slack gives no line, by its own word for why."""
    if code in BAD_TOKEN:
        return (
            "Slack does not take slack.app_token: make a new app-level token with connections:write "
            "(Basic Information, App-Level Tokens) and set it."
        )
    if code == "missing_scope":
        return "slack.app_token lacks connections:write: make a new app-level token with it and set that."
    if code in OFF:
        return (
            "Socket Mode is off for this app: switch it on under Socket Mode in the app's settings, then start "
            "Standfirst again."
        )
    return f"Slack gives no Socket Mode connection ({code}). standfirst doctor says more."
