"""What every command owes its users: a short summary, a page in the docs, and errors in a sentence or two."""

import re
from pathlib import Path

import pytest

from commands.registry import Registry
from commands.spec import Command

COMMANDS = Registry.scan().commands
DOCS = Path(__file__).parents[2] / "docs" / "commands.md"


def section_of(name: str) -> str:
    """The part of the docs on one command."""
    found = re.search(rf"^## /{name}\n(.*?)(?=^## |\Z)", DOCS.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_and_option_is_documented(command: Command) -> None:
    """A new one without its line in docs/commands.md fails here."""
    section = section_of(command.name)

    assert section, f"docs/commands.md has no section /{command.name}"
    missing = [option.name for option in command.options if f"`{option.name}" not in section]
    assert not missing, f"docs/commands.md does not document {missing} of /{command.name}"


def test_the_docs_know_no_command_that_does_not_exist() -> None:
    """What was removed is removed there too."""
    documented = re.findall(r"^## /(\w+)$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(documented) == [command.name for command in COMMANDS]


def test_the_docs_know_no_option_that_does_not_exist() -> None:
    """Every first cell of an option table is an option of that command."""
    for command in COMMANDS:
        documented = re.findall(r"^\| `(\w+)", section_of(command.name), re.MULTILINE)
        assert sorted(documented) == sorted(option.name for option in command.options)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_summary_fits_a_picker(command: Command) -> None:
    """At most 100 characters, as do descriptions of options, and no full stop."""
    for text in (command.summary, *(option.description for option in command.options)):
        assert 0 < len(text) <= 100
        assert not text.endswith(".")
    assert sum(option.rest for option in command.options) <= 1
    assert all(len(option.choices) <= 25 for option in command.options)
