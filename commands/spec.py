"""What a command is: a name, typed options, and an async generator of Progress and one Reply or Ask."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from commands.reply import Reply

if TYPE_CHECKING:
    from commands.newsroom import Newsroom

Role = Literal["reader", "editor", "admin"]
RANK: Mapping[Role, int] = {"reader": 0, "editor": 1, "admin": 2}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who speaks.  id: stable within the workspace."""

    id: str
    name: str
    role: Role
    workspace: int


@dataclass(frozen=True, slots=True)
class Call:
    """A command as somebody gave it.  channel: our id of the channel it was given in; now: UTC."""

    command: str
    actor: Actor
    channel: int
    options: Mapping[str, str]
    now: datetime


@dataclass(frozen=True, slots=True)
class Choice:
    """One suggestion: what is shown, what is filled in, and a word on why."""

    label: str
    value: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """Long work under way: shown, and replaced by the next.  done and total count the same things; total 0: unknown."""

    text: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """A missing option: the platform lets the person choose, then gives the command again with it.

    choices: their values are the option's; the other options of the call stay as they are.  preview: shown above them.
    upload: the value is a file's text, which the platform may offer to upload.
    """

    option: str
    prompt: str
    choices: tuple[Choice, ...]
    preview: Reply | None = None
    upload: bool = False


Answer = Progress | Reply | Ask
Suggest = Callable[[Call, "Newsroom", str], Awaitable[list[Choice]]]
Run = Callable[[Call, "Newsroom"], AsyncIterator[Answer]]
Preview = Callable[[Call, "Newsroom"], Awaitable[Reply]]
Kind = Literal["text", "channel", "person", "address"]


@dataclass(frozen=True, slots=True)
class Option:
    """One option.

    rest: takes all words that no other option claims; at most one a command.  flag: present or absent, value "yes".
    suggest: choices for a prefix, best first, at most 25.  bare: may also be given as a first or last word that is one
    of its choices ("/sources add …").  many: may be given more than once; the values are joined by commas.  upload: its
    value is the text of a file, which a platform may offer to upload.  kind: what it names, for platforms with a picker
    of their own for such things: a channel by its name, a person by their id within the workspace.  also: other names
    by which it may be typed.
    """

    name: str
    description: str
    required: bool = False
    rest: bool = False
    flag: bool = False
    choices: tuple[Choice, ...] = ()
    suggest: Suggest | None = None
    bare: bool = False
    many: bool = False
    upload: bool = False
    kind: Kind = "text"
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A command that is offered on any message: the address in it becomes the option's value.

    label: at most 24 characters, such as "Track this story".
    """

    label: str
    option: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command.

    role: the least that may run it; summary: at most 100 characters.  examples: for /help; ``{story}`` stands for one
    of the newsroom's own stories.  changes: it may change what the newsroom keeps.

    form: where it is given without its required option, a platform that can shows all its options at once.  preview:
    what it would do with the options so far, changing nothing; a form shows it live, and whoever sends the form has
    confirmed it.  shortcut: how it is offered on messages.

    phrases: how people say it in plain English, without "please" and the like, the plainest first: lower-case words,
    ``[left out]``, ``(one|or another)``, and ``{story}`` for the words of an option.  ``{story:address}`` takes nothing
    but an address there (so do channel, person and schedule); ``{share=yes}`` stands for no words and sets the option.
    """

    name: str
    summary: str
    run: Run
    options: tuple[Option, ...] = ()
    role: Role = "reader"
    examples: tuple[str, ...] = field(default=())
    changes: bool = False
    form: bool = False
    preview: Preview | None = None
    shortcut: Shortcut | None = None
    phrases: tuple[str, ...] = ()

    def option(self, name: str) -> Option | None:
        """The option of that name, or that may be typed so."""
        return next((option for option in self.options if option.name == name or name in option.also), None)
