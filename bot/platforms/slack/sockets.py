"""Socket Mode: the line to Slack that needs no public address, kept up by slack-sdk."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.refusals import TROUBLE, code_of
from summaries.errors import BadInput

log = structlog.get_logger(__name__)

FINAL = "link_disabled"  # Socket Mode was switched off: no new line is given
CLOSING = 5.0


class Line(SocketModeClient):
    """slack-sdk's client, which would ask for a new line for ever after Socket Mode was switched off."""

    on_final: Callable[[], None] = staticmethod(lambda: None)

    async def run_message_listeners(self, message: dict[str, Any], raw_message: str) -> None:
        """What Slack sent, unless it ends the line for good."""
        if message.get("type") == "disconnect" and message.get("reason") == FINAL:
            self.auto_reconnect_enabled = self.default_auto_reconnect_enabled = False
            self.on_final()
            return
        await super().run_message_listeners(message, raw_message)


class Socket(AsyncSocketModeHandler):
    """The line and the app that it feeds."""

    def __init__(self, app: AsyncApp, app_token: str, client: AsyncWebClient, logger: logging.Logger) -> None:
        self.app, self.app_token = app, app_token
        self.client = Line(app_token=app_token, web_client=client, logger=logger)
        self.client.on_final = _told_off
        self.client.socket_mode_request_listeners.append(self.handle)  # type: ignore[arg-type]  # as slack-bolt does it

    async def open(self) -> None:
        """Connect.  Raises BadInput where Slack gives no line, saying what to mend."""
        try:
            answer = await self.client.web_client.apps_connections_open(app_token=self.app_token)
        except SlackApiError as trouble:
            raise BadInput(_no_line(code_of(trouble))) from trouble
        except TROUBLE as trouble:
            raise BadInput("Slack cannot be reached; check this machine's way to it, then start again.") from trouble
        # The client would ask for another one.
        self.client.wss_uri = answer["url"]
        await self.client.connect()  # type: ignore[no-untyped-call]  # slack-sdk's

    async def close(self) -> None:
        """Hang up."""
        try:
            async with asyncio.timeout(CLOSING):
                await self.client.close()  # type: ignore[no-untyped-call]  # slack-sdk's
        except TROUBLE as trouble:
            log.info("socket_closed_badly", kind=type(trouble).__name__)
        tasks = (self.client.message_processor, self.client.current_session_monitor, self.client.message_receiver)
        await asyncio.gather(*(task for task in tasks if task), return_exceptions=True)


def _told_off() -> None:
    log.error("socket_mode_disabled", todo="Switch Socket Mode on in the app's settings, then start Standfirst again.")


def _no_line(code: str) -> str:
    if code in {"invalid_auth", "not_authed", "token_revoked", "account_inactive"}:
        return (
            "Slack does not take slack.app_token: make a new app-level token with connections:write "
            "(Basic Information, App-Level Tokens) and set it."
        )
    if code == "missing_scope":
        return "slack.app_token lacks connections:write: make a new app-level token with it and set that."
    if code in {FINAL, "access_denied"}:
        return "Socket Mode is off for this app: switch it on under Socket Mode in the app's settings."
    return f"Slack gives no Socket Mode connection ({code}). standfirst doctor says more."
