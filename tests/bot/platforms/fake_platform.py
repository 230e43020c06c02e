"""A platform that keeps its messages in memory: what the contract asks, and nothing else."""

from collections.abc import Mapping, Sequence

from bot.platforms.replies import to_json
from bot.ports.platform import Finding, Refused, Target
from commands.reply import Reply


class FakePlatform:
    """A chat program of one process."""

    name = "fake"

    def __init__(self) -> None:
        self.messages: dict[str, tuple[Target, str, Mapping[str, object]]] = {}
        self.open = False
        self.gone: list[str] = []

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
            self.messages[known] = (target, delivery, to_json(reply))
        return known

    async def find(self, target: Target, delivery: str) -> str | None:
        """The message of a delivery in that channel."""
        found = (key for key, (where, what, _) in self.messages.items() if (where, what) == (target, delivery))
        return next(found, None)

    async def edit(self, target: Target, message: str, reply: Reply) -> None:
        """Replace a message of that channel."""
        where, delivery, _ = self.messages.get(message, (None, "", {}))
        if where != target:
            raise Refused(f"There is no message {message} in this channel.")
        self.messages[message] = (target, delivery, to_json(reply))

    async def examine(self, subscribed: Sequence[Target]) -> Sequence[Finding]:
        """All is well in memory."""
        return [Finding(True, f"Fake: {len(subscribed)} channels.")]

    async def shown(self, target: Target) -> list[Mapping[str, object]]:
        """What stands in a channel, oldest first."""
        return [body for where, _, body in self.messages.values() if where == target]
