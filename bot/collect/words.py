"""What went wrong with a fetch, in plain sentences that say what to do next."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from bot.collect.urls import shown
from summaries.errors import Unreachable

LONGEST_SILENCE = timedelta(days=1)

_ADVICE = {
    401: "it wants a login; ask the publisher for an open feed",
    402: "it wants payment; ask the publisher for an open feed",
    403: "it may refuse bots; ask the publisher for a feed",
    404: "check the address",
    406: "check the address",
    410: "it is gone for good; remove it or give another address",
    429: "it asks us to come less often, and we do",
    451: "it may not show this here for legal reasons",
}


class Trouble(Unreachable):
    """A fetch that brought nothing usable.

    status: of the answer, 0 without one.  forbidden: by our own guard, whatever the host would answer.
    """

    def __init__(
        self, reason: str, status: int = 0, retry_after: timedelta | None = None, forbidden: bool = False
    ) -> None:
        super().__init__(reason)
        self.status, self.retry_after, self.forbidden = status, retry_after, forbidden

    @property
    def gone(self) -> bool:
        """Whether the page is not there any more."""
        return self.status in {404, 410}


def answered(host: str, status: int, retry_after: timedelta | None) -> Trouble:
    """The trouble of a status that is not a success.  The server's own words are never repeated."""
    try:
        name = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        name = f"status {status}"
    advice = _ADVICE.get(status) or (
        "it has trouble of its own; we try again later" if status >= 500 else "check the address"
    )
    return Trouble(f"{shown(host)} answered {name}: {advice}.", status, retry_after)


def retry_after(value: str, now: datetime) -> timedelta | None:
    """What a Retry-After header (RFC 9110, 10.2.3) asks for, at most a day; None where unreadable."""
    text = value.strip()
    if not text or len(text) > 64:
        return None
    if text.isascii() and text.isdigit():
        return min(timedelta(seconds=min(int(text), 10**8)), LONGEST_SILENCE)
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(until - now, timedelta()), LONGEST_SILENCE)
