"""What was delivered to the app, and what the app answered."""

import asyncio
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

from tests.doubles.discord.kept import EPHEMERAL, Call, Interaction, Json, Message, Modal
from tests.doubles.discord.state import State

ACK_SECONDS = 3.0


@dataclass(eq=False)
class Given:
    """One interaction.  ``await given`` waits until the app answered it for the first time.

    answer: the type of the callback (4 message, 5 deferred, 6 deferred update, 7 update, 8 choices, 9 form), None until
    then.  data: what the callback held.  modal: the form that it opened.  failed: why it could not be delivered.
    """

    discord: State = field(repr=False)
    interaction: Interaction
    sent_at: float | None = None
    acked_at: float | None = None
    answer: int | None = None
    data: Json = field(default_factory=dict)
    modal: Modal | None = None
    failed: str = ""
    option_type: int | None = None

    def __await__(self) -> Generator[Any, None, "Given"]:
        return self.acked().__await__()

    async def acked(self, seconds: float = 5.0) -> "Given":
        """Wait for the first answer.

        ConnectionError where it cannot come any more, TimeoutError after ``seconds``.
        """
        await self.discord.until(lambda: self.acked_at is not None or self.failed, seconds)
        if self.acked_at is None:
            raise ConnectionError(f"interaction {self.interaction.id}: {self.failed}")
        return self

    async def answered_fully(self, seconds: float = 5.0) -> "Given":
        """Wait until words stand in the place of "thinking"."""
        await self.discord.until(lambda: self.original is not None and not self.original.loading, seconds)
        return self

    async def followed_up(self, count: int = 1, seconds: float = 5.0) -> list[Message]:
        """Wait for so many follow-ups."""
        await self.discord.until(lambda: len(self.follow_ups) >= count, seconds)
        return self.follow_ups

    def answered(self, kind: int, data: Json) -> None:
        """Note the first answer."""
        self.acked_at, self.answer, self.data = asyncio.get_running_loop().time(), kind, data

    @property
    def payload(self) -> Json:
        """What was dispatched."""
        return self.interaction.payload

    @property
    def token(self) -> str:
        """The interaction's token."""
        return self.interaction.token

    @property
    def acked_in(self) -> float:
        """Seconds from dispatch to the first answer."""
        if self.sent_at is None or self.acked_at is None:
            raise LookupError("it was not answered")
        return self.acked_at - self.sent_at

    @property
    def in_time(self) -> bool:
        """Whether it was answered within three seconds; after them the user sees an error."""
        return self.acked_at is not None and self.acked_in <= ACK_SECONDS

    @property
    def deferred(self) -> bool:
        """Whether the first answer was a defer, of a message or an update."""
        return self.answer in {5, 6}

    @property
    def private(self) -> bool:
        """Whether the first answer is seen by one person only."""
        return bool(int(self.data.get("flags") or 0) & EPHEMERAL)

    @property
    def original(self) -> Message | None:
        """The message of the first answer, with what later edits made of it."""
        return self.interaction.original

    @property
    def follow_ups(self) -> list[Message]:
        """The messages that followed."""
        return self.interaction.follow_ups

    @property
    def replies(self) -> list[Message]:
        """The original, once it says something, and what followed."""
        first = self.original
        told = [first] if first is not None and not first.loading and not first.deleted else []
        return [*told, *(one for one in self.follow_ups if not one.deleted)]

    @property
    def edits(self) -> list[Call]:
        """The calls that edited the original."""
        route = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"
        return [one for one in self.discord.calls if one.route == route and one.where["webhook_token"] == self.token]

    @property
    def choices(self) -> list[Json]:
        """The choices that the app offered."""
        return list(self.data.get("choices") or []) if self.answer == 8 else []

    @property
    def labels(self) -> list[str]:
        """The words of these choices."""
        return [str(one["name"]) for one in self.choices]
