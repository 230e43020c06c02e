"""People, doors and what was done, as commands see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commands.spec import Call, Role


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an article's path, for /why.  at: when it happened."""

    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class Path:
    """What became of one article.  verdict: the one sentence that says it; steps: in order."""

    url: str
    title: str
    verdict: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A person and their role.  here: they speak in the workspace of the call, so people there can ask them."""

    id: str
    name: str
    role: Role
    here: bool = True


@dataclass(frozen=True, slots=True)
class LinkCode:
    """A way for another workspace into this newsroom, good once.  ended: older codes that are not good any more."""

    code: str
    newsroom: str
    until: datetime
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Joining:
    """What it means for this workspace to join another newsroom.

    newsroom: the one that it joins; present: the one that it leaves.  stories: tracked there; subscriptions: of this
    workspace's channels; others: other workspaces of the present newsroom.  kept_days: for how long it all waits.
    """

    newsroom: str
    present: str
    stories: int
    subscriptions: int
    others: int
    kept_days: int


@dataclass(frozen=True, slots=True)
class Undone:
    """A change that was taken back."""

    what: str
    by: str
    at: datetime


class People(Protocol):
    """Who may do what, what was done, and what became of articles."""

    async def why(self, call: Call, url: str) -> Path:
        """What became of the article at an address."""

    async def undo(self, call: Call) -> Undone:
        """Take back this person's last change (an admin: anybody's in the channel).  Raises NotFound, Conflict."""

    async def members(self, call: Call) -> Sequence[MemberRow]:
        """People and their roles."""

    async def set_role(self, call: Call, member: str, role: Role) -> MemberRow:
        """Give somebody a role."""

    async def link_code(self, call: Call) -> LinkCode:
        """A fresh code by which another workspace joins this newsroom."""

    async def joining(self, call: Call, code: str) -> Joining:
        """What it would mean to join the newsroom of a code; changes nothing, but the code is this one's from now on.

        Raises BadInput for a code that is not good, for too many of those, and at the desk, which joins nothing;
        Conflict for a code of this very newsroom.
        """

    async def join(self, call: Call, code: str) -> Joining:
        """Join this workspace to the newsroom of a code; this person is admin there.  Not undone by ``undo``.

        Raises what ``joining`` does, and Conflict where those who stay would be left without an admin.
        """

    async def desk_link(self, call: Call) -> str:
        """A signed address of the web desk for this person.  Raises BadInput, saying how, where none is set up."""
