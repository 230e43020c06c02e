"""What Slack gave for one workspace: the bot's token and all that goes with it, and its form before it is sealed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import msgspec

from summaries.errors import BadInput

# Rotating tokens live for twelve hours; early enough that a long night at Slack's does no harm.
EARLY = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Credentials:
    """Tokens never show in its repr.

    bot_user, bot: Slack's ids of the bot as a person and as a bot.  installer: id of whoever installed.  refresh and
    expires (seconds since 1970): of a token that rotates.  claimed: until when (the same) some process renews it.
    """

    token: str = field(repr=False)
    bot_user: str
    bot: str
    scopes: tuple[str, ...]
    name: str = ""
    installer: str = ""
    refresh: str = field(default="", repr=False)
    expires: float = 0.0
    claimed: float = 0.0

    def holds(self, now: datetime) -> bool:
        """Whether Slack still takes the token."""
        return not self.refresh or self.expires > now.timestamp()

    def fresh(self, now: datetime) -> bool:
        """Whether it is not yet time to renew it."""
        return self.holds(now + EARLY)

    def renewed(self, answer: Mapping[str, Any], now: datetime) -> "Credentials":
        """After the answer of oauth.v2.access to a refresh token."""
        return replace(
            self, token=str(answer["access_token"]), refresh=str(answer.get("refresh_token") or ""),
            expires=now.timestamp() + float(answer.get("expires_in") or 0), claimed=0.0,
            scopes=scopes_of(answer.get("scope")) or self.scopes,
        )  # fmt: skip


def scopes_of(said: object) -> tuple[str, ...]:
    """Scopes as Slack writes them, between commas."""
    return tuple(sorted(scope.strip() for scope in str(said or "").split(",") if scope.strip()))


def to_bytes(credentials: Credentials) -> bytes:
    """As JSON, to be sealed."""
    return msgspec.json.encode(credentials)


def from_bytes(plain: bytes) -> Credentials:
    """What was sealed.  Raises BadInput for what this version does not know."""
    try:
        return _DECODER.decode(plain)
    except msgspec.DecodeError:
        # Without its cause, which may quote what it read.
        raise BadInput(
            "A stored token of Slack is of a shape that this Standfirst does not know. Update Standfirst, or have the "
            "workspace install it again."
        ) from None


_DECODER = msgspec.json.Decoder(Credentials)
