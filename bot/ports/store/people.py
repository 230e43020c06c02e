"""Rooms of the people of a newsroom, and of what they changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.ports.store.records import By, Change, Channel, Member
from commands.spec import Role


class People(Protocol):
    """Newsrooms, workspaces, members, channels and the ways into the desk."""

    async def newsroom(self, name: str, now: datetime) -> int:
        """The id of the newsroom of that name, made at the first call."""

    async def new_newsroom(self, name: str, now: datetime) -> int:
        """A newsroom that nobody had before.  Raises Conflict where the name is taken."""

    async def own_newsroom(self, name: str, now: datetime) -> int:
        """The newsroom that the local desk is a door to, by that name from now on; made, with its door, at first.

        Raises Conflict where another newsroom has the name.
        """

    async def newsrooms(self) -> Sequence[tuple[int, str]]:
        """Ids and names of all newsrooms, oldest first."""

    async def workspace(self, newsroom: int, platform: str, external: str, now: datetime) -> int:
        """The id of a door to the newsroom, made at the first call."""

    async def member(
        self, newsroom: int, workspace: int, external: str, name: str, now: datetime, *, may_lead: bool = True
    ) -> Member:
        """A person, made at first sight: the first of a newsroom is its admin, later ones are readers.

        may_lead: False for somebody who is a reader even where nobody was met before.
        """

    async def members(self, newsroom: int) -> Sequence[Member]:
        """Everyone, by name."""

    async def member_by_id(self, newsroom: int, member: int) -> Member | None:
        """One person of this newsroom."""

    async def met(self, platform: str, external: str) -> Member | None:
        """Somebody by their id on a platform, in the open workspace where they came last; None for a stranger."""

    async def set_role(self, newsroom: int, member: int, role: Role, by: By) -> Member:
        """Give a role.  Raises NotFound; Conflict where it would leave the newsroom without an admin."""

    async def channel(
        self, newsroom: int, workspace: int, platform: str, external: str, name: str, zone: str, now: datetime
    ) -> Channel:
        """A channel, made at first sight (then with that zone; later calls keep the zone it has)."""

    async def channels(self, newsroom: int) -> Sequence[Channel]:
        """All channels, oldest first."""

    async def channel_by_id(self, newsroom: int, channel: int) -> Channel | None:
        """One channel of this newsroom."""

    async def issue_token(self, newsroom: int, member: int, token_hash: str, expires_at: datetime) -> None:
        """A way into the desk, good once."""

    async def redeem_token(self, token_hash: str, now: datetime) -> Member | None:
        """Use it up; None when unknown, used or expired."""

    async def secret(self, name: str) -> bytes:
        """32 random bytes that stay the same from the first call on (cookie signing)."""


class Changes(Protocol):
    """The audit log."""

    async def undo(self, newsroom: int, member: int | None, at: datetime, by: By) -> Change:
        """Take back the newest change not yet undone of a member (None: anybody's), itself audited.

        Raises NotFound where there is none, Conflict where what it changed was changed again since.
        """

    async def list(self, newsroom: int, limit: int) -> Sequence[Change]:
        """Newest first."""

    async def touched(self, newsroom: int, after: int) -> tuple[int, Sequence[int]]:
        """The number of the newest change, and the stories that changes after that number were made to.

        Changes of what was taught count, and those that took others back.  The number is 0 before the first change.
        """
