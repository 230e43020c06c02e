"""A call that waits for a choice: what is kept of it in the store, and what a picker offers for it.  Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commands.spec import Choice, Command

LONGEST = 150  # characters of an option's value
_NTH = "choice "  # what stands for a longer value: its place among the choices


@dataclass(frozen=True, slots=True)
class Waiting:
    """A call without one option, with the choices that its command gave for it."""

    command: str
    options: Mapping[str, str]
    option: str
    choices: tuple[Choice, ...] = ()

    def body(self) -> dict[str, object]:
        """As JSON values."""
        choices = [[choice.label, choice.value, choice.hint] for choice in self.choices]
        return {"command": self.command, "options": dict(self.options), "option": self.option, "choices": choices}

    def offered(self, typed: str) -> list[Choice]:
        """The choices that fit what is typed, with values that Slack takes."""
        words = typed.casefold().split()
        short = (
            choice if len(choice.value) <= LONGEST else Choice(choice.label, f"{_NTH}{at}", choice.hint)
            for at, choice in enumerate(self.choices)
        )
        return [choice for choice in short if all(word in choice.label.casefold() for word in words)]

    def with_(self, value: str) -> dict[str, str]:
        """The call's options with what was chosen."""
        long = {f"{_NTH}{at}": choice.value for at, choice in enumerate(self.choices) if len(choice.value) > LONGEST}
        return {**self.options, self.option: long.get(value, value)}


def from_body(body: Mapping[str, object]) -> Waiting:
    """The call as it was kept."""
    options, choices = body.get("options"), body.get("choices")
    return Waiting(
        str(body["command"]),
        {str(name): str(value) for name, value in options.items()} if isinstance(options, Mapping) else {},
        str(body["option"]),
        tuple(Choice(*map(str, each)) for each in choices) if isinstance(choices, Sequence) else (),
    )


def lacking(command: Command, options: Mapping[str, str]) -> bool:
    """Whether the command cannot run yet."""
    return any(option.required and not options.get(option.name) for option in command.options)
