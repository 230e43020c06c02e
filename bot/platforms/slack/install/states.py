"""The ``state`` that goes to Slack's page and comes back: ours, lately made, and good once, also after a restart."""

import hmac
import logging
import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.platforms.house import House
from bot.platforms.slack.install.clients import QUIET

GOOD_FOR = timedelta(minutes=10)
SECRET = "slack-oauth"  # noqa: S105  # its name in the store


class States(AsyncOAuthStateStore):
    """Nothing is written when one is issued, so that nobody fills the store by asking for many."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._secret = b""

    @property
    def logger(self) -> logging.Logger:
        """Where slack_bolt logs."""
        return QUIET

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        """A state: random, until when, and our signature."""
        until = int((self._house.clock.now() + GOOD_FOR).timestamp())
        body = f"{secrets.token_urlsafe(16)}.{until}"
        return f"{body}.{await self._signature(body)}"

    async def async_consume(self, state: str) -> bool:
        """Whether it is one of ours, still good, and shown for the first time."""
        body, _, signature = str(state).rpartition(".")
        if not (body.isascii() and hmac.compare_digest((await self._signature(body)).encode(), signature.encode())):
            return False
        now = self._house.clock.now()
        if datetime.fromtimestamp(int(body.rpartition(".")[2]), UTC) <= now:
            return False
        return await self._house.seen.first(self._house.newsroom, f"slack-oauth:{body}", now)

    async def _signature(self, body: str) -> str:
        self._secret = self._secret or await self._house.people.secret(SECRET)
        return hmac.new(self._secret, body.encode(), sha256).hexdigest()
