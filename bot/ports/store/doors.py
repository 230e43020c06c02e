"""Rooms of the chat platforms: who has installed the bot, what was sent twice, and what waits for somebody's choice."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.ports.store.records import Door, Installation


class Doors(Protocol):
    """Workspaces of chat platforms: who is installed, with what, until when.

    A workspace that never had an installation (one bot token from the settings file) is a plain row of ``People`` and
    is closed only when it joins another newsroom (see ``Links``).  While a workspace is closed its subscriptions sleep;
    they go on when it opens again.
    """

    async def open(self, newsroom: int, platform: str, external: str, sealed: bytes, now: datetime) -> Installation:
        """Install: makes the workspace if needed, opens a closed one again, and replaces what was sealed.

        Raises NotFound for an unknown newsroom.
        """

    async def all(self, platform: str) -> Sequence[Installation]:
        """Every installation of a platform in every newsroom, closed ones too, oldest workspace first."""

    async def find(self, platform: str, external: str) -> Installation | None:
        """The installation of a workspace in whichever newsroom; an open one before a closed one, then the newest."""

    async def linked(self, platform: str, external: str) -> Door | None:
        """The door to which a workspace came last by a code, open or closed; None where it came by none."""

    async def reseal(self, installation: Installation, sealed: bytes) -> bool:
        """Replace what is sealed, also where the workspace has joined another newsroom meanwhile.

        False, with nothing changed, where it is no longer ``installation.sealed``.
        """

    async def close(self, newsroom: int, workspace: int, now: datetime) -> None:
        """Uninstalled or revoked: nothing is sent there from now on.  Again, or for an unknown one: nothing changes."""

    async def asleep(self) -> Sequence[int]:
        """Newsrooms whose every workspace is closed: nobody would read what is collected or matched for them."""

    async def forget_closed(self, before: datetime) -> int:
        """Delete what belongs to workspaces that were closed before a moment; gives how many those were.

        One transaction: their tokens, members, channels, subscriptions, deliveries, posts and looks.  A newsroom that
        has no workspace left goes whole.  Articles and sources stay, for all newsrooms share them; so does the audit
        log of a newsroom that lives on, but changes of what is deleted can no longer be taken back.
        """


class Seen(Protocol):
    """What platforms send twice."""

    async def first(self, newsroom: int, key: str, now: datetime) -> bool:
        """True at the first call with a key, False ever after (until it is forgotten); on disk when it returns.

        Raises NotFound for an unknown newsroom.
        """

    async def take_back(self, newsroom: int, key: str) -> None:
        """Let the next call with a key be the first again: what it stood for did not come to be."""

    async def forget(self, before: datetime) -> int:
        """Delete keys that were first seen before a moment; gives how many."""


class Kept(Protocol):
    """Calls that wait for a choice."""

    async def keep(self, newsroom: int, member: int, body: Mapping[str, object], now: datetime) -> str:
        """Keep JSON values for a member, under 12 URL-safe characters.  Raises NotFound for an unknown member."""

    async def get(self, newsroom: int, member: int, key: str) -> Mapping[str, object] | None:
        """What was kept for this very member; None for another's, an unknown or a forgotten key."""

    async def forget(self, before: datetime) -> int:
        """Delete what was kept before a moment; gives how many."""
