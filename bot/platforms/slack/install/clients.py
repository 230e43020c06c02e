"""Clients of Slack's Web API that repeat nothing by themselves that could be done twice, and log no token."""

import logging
from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

TIMEOUT = aiohttp.ClientTimeout(total=30, sock_connect=10)

# At DEBUG slack_sdk logs whole answers, tokens in them.  Its own level, so that no setting of the root reaches it.
QUIET = logging.getLogger("standfirst.slack.api")
QUIET.setLevel(logging.INFO)


class Line:
    """One pool of connections to the Web API at a base address."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._session: aiohttp.ClientSession | None = None

    def client(self, token: str | None = None, patient: bool = False) -> AsyncWebClient:
        """A client with a token.

        patient: waits and asks again, twice at most, where Slack asks to slow down; for somebody who waits for an
        answer.  Never is a call repeated whose connection broke: Slack may have done it.
        """
        handlers = [AsyncRateLimitErrorRetryHandler(max_retry_count=2)] if patient else []
        return AsyncWebClient(
            token=token, base_url=self._base_url, session=self._open(), logger=QUIET, retry_handlers=list(handlers)
        )

    async def tokens(self, client_id: str, client_secret: str, **asked: str) -> Mapping[str, Any]:
        """What oauth.v2.access gives for a code or a refresh token.

        As form fields, which Slack takes too: slack_sdk's own way needs what aiohttp is about to give up.  Raises as
        the client does.
        """
        fields = {"client_id": client_id, "client_secret": client_secret, **asked}
        answer = await self.client().api_call("oauth.v2.access", data=fields)
        return answer.data if isinstance(answer.data, dict) else {}

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            # Tokens say who we are; a cookie of one workspace must not go along with another's.
            self._session = aiohttp.ClientSession(timeout=TIMEOUT, cookie_jar=aiohttp.DummyCookieJar())
        return self._session

    async def close(self) -> None:
        """Hang up."""
        if self._session is not None:
            await self._session.close()
