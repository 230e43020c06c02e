"""Every command there is, found by scanning this room: a new one is a new file."""

import pkgutil
from dataclasses import dataclass
from importlib import import_module

import commands
from commands.spec import Command
from commands.words import nearest
from summaries.errors import BadInput


@dataclass(frozen=True, slots=True)
class Registry:
    """Every command there is, by name."""

    commands: tuple[Command, ...]

    @classmethod
    def scan(cls) -> "Registry":
        """The commands of this room: each module that has a ``COMMAND``, in the order of their names."""
        modules = (import_module(f"commands.{found.name}") for found in pkgutil.iter_modules(commands.__path__))
        found = (getattr(module, "COMMAND", None) for module in modules)
        return cls(tuple(sorted((c for c in found if isinstance(c, Command)), key=lambda command: command.name)))

    def get(self, name: str) -> Command:
        """The command of that name, with or without its slash.  Raises BadInput with the nearest one."""
        wanted = name.removeprefix("/").casefold()
        for command in self.commands:
            if command.name == wanted:
                return command
        near = nearest(wanted, [command.name for command in self.commands])
        meant = f"; did you mean /{near}?" if near else "."
        raise BadInput(f"There is no command /{wanted[:40]}{meant} /help lists them all.")
