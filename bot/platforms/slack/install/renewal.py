"""Tokens that rotate, renewed before they end: by one process at a time, and never given up half done.

A refresh token is good once.  Whoever is about to use it first writes a claim beside it, by compare and set; the others
go on with the old token, which is good for two more hours, or wait where it is not.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import structlog
from slack_sdk.errors import SlackApiError

from bot.platforms.slack.install.clients import Line
from bot.platforms.slack.install.credentials import Credentials, from_bytes, to_bytes
from bot.platforms.slack.install.sealing import Sealing
from bot.platforms.slack.refusals import MINUTE, TROUBLE, code_of
from bot.ports.clock import Clock
from bot.ports.platform import Refused
from bot.ports.store import Doors, Installation

log = structlog.get_logger(__name__)

CLAIM = timedelta(minutes=1)  # longer than the call to Slack may take
# How often, and after how many seconds, one looks again whether another process has renewed a token that has ended.
LOOKS, PAUSE = 40, 0.5
# Slack will never take this refresh token again.
OVER = frozenset({"invalid_refresh_token", "token_revoked", "account_inactive"})

Wait = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class App:
    """The app as Slack knows it."""

    id: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Held:
    """An installation and what was sealed in it."""

    installation: Installation
    credentials: Credentials


class Renewal:
    """Renews the tokens of installations."""

    def __init__(
        self, app: App, doors: Doors, sealing: Sealing, line: Line, clock: Clock, wait: Wait = asyncio.sleep
    ) -> None:
        self._app, self._doors, self._sealing, self._line = app, doors, sealing, line
        self._clock, self._wait = clock, wait

    async def renewed(self, team: str, refused: str = "") -> Held | None:
        """The installation with a token that holds; None where it has none any more.

        refused: a token that Slack did not take, whatever its time says.  Raises Refused where it cannot be renewed
        for now and the old one has ended.
        """
        for _ in range(LOOKS):
            installation = await self._doors.find("slack", team)
            if installation is None or installation.closed_at is not None:
                return None
            held, now = Held(installation, from_bytes(self._sealing.open(installation.sealed))), self._clock.now()
            holds = held.credentials.holds(now) and held.credentials.token != refused
            claimed_by_another = held.credentials.claimed > now.timestamp()
            if holds and (claimed_by_another or held.credentials.fresh(now)):
                return held
            if claimed_by_another:
                await self._wait(PAUSE)
                continue
            if (claim := await self._resealed(held, (now + CLAIM).timestamp())) is None:
                continue  # somebody was quicker
            try:
                return await self._exchanged(claim)
            except Overtaken:
                continue  # installed anew meanwhile
            except TROUBLE:
                await self._resealed(claim, 0.0)
                if holds:
                    log.warning("slack_token_not_renewed", team=team)
                    return held
                raise Refused("Slack does not renew its token for the moment; it is tried again.", MINUTE) from None
        raise Refused("Another process has been renewing Slack's token for too long; it is tried again.", MINUTE)

    async def _exchanged(self, claim: Held) -> Held | None:
        """With the new token; None where Slack will give none.  Raises Overtaken, and what the call raises."""
        team = claim.installation.external
        try:
            answer = await self._line.tokens(
                self._app.id, self._app.secret, grant_type="refresh_token", refresh_token=claim.credentials.refresh
            )
        except SlackApiError as error:
            if code_of(error) not in OVER:
                raise
            now = await self._doors.find("slack", team)
            if now is not None and now.sealed != claim.installation.sealed:
                raise Overtaken from None
            log.warning("slack_token_over", team=team, code=code_of(error))
            return None
        fresh = claim.credentials.renewed(answer, self._clock.now())
        sealed = self._sealing.seal(to_bytes(fresh))
        if not await self._doors.reseal(claim.installation, sealed):
            raise Overtaken
        log.info("slack_token_renewed", team=team)
        return Held(replace(claim.installation, sealed=sealed), fresh)

    async def _resealed(self, held: Held, claimed: float) -> Held | None:
        """With the claim written down; None where the installation was changed meanwhile."""
        credentials = replace(held.credentials, claimed=claimed)
        sealed = self._sealing.seal(to_bytes(credentials))
        if not await self._doors.reseal(held.installation, sealed):
            return None
        return Held(replace(held.installation, sealed=sealed), credentials)


class Overtaken(Exception):
    """The installation was changed by somebody else meanwhile: what is there now counts."""
