"""A platform that keeps its messages in memory: what the contract asks, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.platforms.replies import to_json
from bot.ports.platform import Finding, Refused, Target
from commands.reply import Reply


class FakePlatform:
    """A chat program of one process.  A thread has the id of the message that began it: ``m1``, then ``m2@m1``."""

    name = "fake"

    def __init__(self) -> None:
        self.messages: dict[str, tuple[Target, str, Mapping[str, object]]] = {}
        self.open = False
        self.gone: list[str] = []
        self.statuses: dict[str, str] = {}

    async def moved(self, external: str) -> None:
        """Remember which."""
        self.gone.append(external)

    async def start(self) -> None:
        """Begin to receive."""
        self.open = True

    async def stop(self) -> None:
        """End."""
        self.open = False

    async def send(self, target: Target, reply: Reply, delivery: str) -> str:
        """Post once."""
        known = await self.find(target, delivery)
        if known is None:
            known = f"m{len(self.messages) + 1}"
            known += f"@{target.opened}" if target.topic and target.opened in self.messages else ""
            self.messages[known] = (_channel(target), delivery, to_json(reply))
        return known

    async def find(self, target: Target, delivery: str) -> str | None:
        """The message of a delivery in that channel."""
        found = (
            key for key, (where, what, _) in self.messages.items() if (where, what) == (_channel(target), delivery)
        )
        return next(found, None)

    def thread_of(self, target: Target, message: str) -> str:
        """The message that began it."""
        return message.partition("@")[2] or message

    async def show_status(self, target: Target) -> None:
        """Remember it."""
        self.statuses[target.opened] = target.topic.status if target.topic else ""

    async def edit(self, target: Target, message: str, reply: Reply) -> None:
        """Replace a message of that channel."""
        where, delivery, _ = self.messages.get(message, (None, "", {}))
        if where != _channel(target):
            raise Refused(f"There is no message {message} in this channel.")
        self.messages[message] = (where, delivery, to_json(reply))

    async def examine(self, subscribed: Sequence[Target]) -> Sequence[Finding]:
        """All is well in memory."""
        return [Finding(True, f"Fake: {len(subscribed)} channels.")]

    async def shown(self, target: Target) -> list[Mapping[str, object]]:
        """What stands in a channel, oldest first."""
        return [body for where, _, body in self.messages.values() if where == _channel(target)]


def _channel(target: Target) -> Target:
    return replace(target, topic=None, opened="")
