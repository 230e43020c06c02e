"""What a chat platform is given: the newsrooms, the runner of commands, and the rooms of the store that it needs."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.ports.clock import Clock
from bot.ports.store import Doors, Kept, Leases, People, Seen
from commands.newsroom import Newsroom
from commands.reply import Reply
from commands.spec import Answer, Call, Choice, Command


class Runner(Protocol):
    """Runs commands for any platform: parsing, roles and errors are settled behind it."""

    def commands(self) -> Sequence[Command]:
        """Every command, by name."""

    def parse(self, text: str) -> tuple[str, Mapping[str, str]]:
        """Command name and options of a typed line, with or without its slash.  Raises BadInput."""

    def understand(self, text: str) -> tuple[str, Mapping[str, str]]:
        """Command name and options of a line in plain words ("brief me on the ferry"), or typed.  Raises BadInput."""

    def button(self, code: str) -> tuple[str, Mapping[str, str]]:
        """Command name and options of a pressed button.  Raises BadInput."""

    def answers(self, call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
        """Progress, as often as it likes, then one Reply or Ask; what goes wrong is a Reply of tone "error"."""

    async def preview(self, call: Call, newsroom: Newsroom) -> Reply | None:
        """What the call would do as it stands, changing nothing; None where its command has no preview."""

    async def choices(self, call: Call, newsroom: Newsroom, option: str, prefix: str) -> Sequence[Choice]:
        """Values for one option of the call's command, best first, at most 25."""


async def nobody() -> None:
    """For a house where nobody needs to know of newcomers."""


@dataclass(frozen=True, slots=True)
class House:
    """What bot.app hands to a chat platform.

    newsroom: the one that the desk is a door to; zone: of channels whose own is not known.  desk: the desk's public
    address without a slash at its end, or "" where others cannot reach it.  welcome: called when a workspace has moved
    in, perhaps with a newsroom of its own that ``newsroom_for`` must know from then on.
    """

    newsroom_for: Callable[[int], Newsroom]
    runner: Runner
    people: People
    doors: Doors
    seen: Seen
    kept: Kept
    leases: Leases
    clock: Clock
    newsroom: int
    zone: str
    desk: str = ""
    welcome: Callable[[], Awaitable[None]] = nobody
