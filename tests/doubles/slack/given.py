"""What was delivered to the app, and what the app answered."""

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

from tests.doubles.slack.kept import Json, Message
from tests.doubles.slack.state import State

ACK_SECONDS = 3.0


@dataclass(eq=False)
class Given:
    """One delivery: a command, an interaction or an event.  ``await given`` waits until the app acknowledged it.

    kind: "slash_commands", "interactive" or "events_api", as Socket Mode names them.  ack: what the acknowledgement
    held, {} where it held nothing.  status: of the answer over HTTP.  failed: why it got no acknowledgement.
    replies: the messages that came by its response_url or with the acknowledgement.
    """

    slack: State = field(repr=False)
    kind: str
    payload: Json
    user: str = ""
    sent_at: float | None = None
    acked_at: float | None = None
    ack: Json = field(default_factory=dict)
    status: int | None = None
    failed: str = ""
    retry: int = 0
    retry_reason: str = ""
    envelope: str = ""
    replies: list[Message] = field(default_factory=list)

    def __await__(self) -> Generator[Any, None, "Given"]:
        return self.acked().__await__()

    async def acked(self, seconds: float = 5.0) -> "Given":
        """Wait for the acknowledgement.

        ConnectionError where it cannot come any more, TimeoutError after ``seconds``.
        """
        await self.slack.until(lambda: self.acked_at is not None or self.failed, seconds)
        if self.acked_at is None:
            raise ConnectionError(
                f"{self.kind} {self.payload.get('command') or self.payload.get('type')}: {self.failed}"
            )
        return self

    async def replied(self, count: int = 1, seconds: float = 5.0) -> list[Message]:
        """Wait for so many messages by its response_url or acknowledgement."""
        await self.slack.until(lambda: len(self.replies) >= count, seconds)
        return self.replies

    @property
    def late(self) -> bool:
        """Whether it was acknowledged too late."""
        return self.acked_at is not None and not self.in_time

    @property
    def acked_in(self) -> float:
        """Seconds from delivery to acknowledgement."""
        if self.sent_at is None or self.acked_at is None:
            raise LookupError("it was not acknowledged")
        return self.acked_at - self.sent_at

    @property
    def in_time(self) -> bool:
        """Whether it was acknowledged within three seconds; after them the user sees an error."""
        return self.acked_at is not None and self.acked_in <= ACK_SECONDS

    @property
    def trigger_id(self) -> str:
        """Its trigger_id, or ""."""
        return str(self.payload.get("trigger_id", ""))

    @property
    def response_url(self) -> str:
        """Its response_url, or ""."""
        return str(self.payload.get("response_url", ""))

    @property
    def options(self) -> list[Json]:
        """The options that the app offered, groups opened."""
        groups = self.ack.get("option_groups") or []
        return [*(self.ack.get("options") or []), *(one for group in groups for one in group["options"])]

    @property
    def labels(self) -> list[str]:
        """The words of these options."""
        return [str(one["text"]["text"]) for one in self.options]

    @property
    def errors(self) -> dict[str, str]:
        """What the app said against the fields of a submitted view: block_id -> words."""
        return dict(self.ack.get("errors") or {})


class All(list[Given]):
    """Several deliveries.  ``await`` waits until each was acknowledged."""

    def __await__(self) -> Generator[Any, None, "All"]:
        for given in self:
            yield from given.__await__()
        return self
