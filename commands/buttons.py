"""Buttons as data: a command and its arguments in at most 100 characters, so that they survive any restart."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote

from summaries.errors import BadInput

LIMIT = 100  # the shortest of the platforms' limits for a component's identity


@dataclass(frozen=True, slots=True)
class Button:
    """A command that is one click away.  ``args`` are its options, by name."""

    label: str
    command: str
    args: tuple[tuple[str, str], ...] = ()
    style: Literal["plain", "primary", "danger"] = "plain"

    @property
    def code(self) -> str:
        """``command?name=value&…``, percent-encoded, at most 100 characters; BadInput when it would be longer."""
        code = self._spelled()
        if len(code) > LIMIT:
            raise BadInput(
                f"The button {self.label!r} needs {len(code)} characters; {LIMIT} fit. Give it a shorter key."
            )
        return code

    @property
    def length(self) -> int:
        """Characters that its code takes, whether or not they fit."""
        return len(self._spelled())

    def _spelled(self) -> str:
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in self.args)
        return f"{self.command}?{query}" if query else self.command


def pressed(code: str) -> tuple[str, dict[str, str]]:
    """The command and options that a button's code stands for.  Raises BadInput for a code that is not one of ours."""
    command, _, query = code.partition("?")
    if not command.isascii() or not command.replace("-", "").isalnum() or len(code) > LIMIT:
        raise BadInput("That button is not one of ours; run the command again to get a fresh one.")
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return command, {name: unquote(value) for name, _, value in pairs}
