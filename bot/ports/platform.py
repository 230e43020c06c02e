"""What a platform is: it receives calls, renders replies and posts messages; its limits are known there only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from commands.reply import Reply


@dataclass(frozen=True, slots=True)
class Topic:
    """The story that a thread is about.  status: "developing", "quiet" …: what a forum may show as a tag."""

    slug: str
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class Target:
    """A channel as a platform knows it.

    external: the platform's own id of it; name: what people call it.  workspace: our id of the workspace that it is in.
    topic: the story that has a thread, or forum post, of its own there; None for the channel itself.  opened: what
    ``thread_of`` said of that thread before; "" where none was opened yet.
    """

    newsroom: int
    channel: int
    external: str
    name: str = ""
    workspace: int = 0
    topic: Topic | None = None
    opened: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.  words: how it is, and where it is not well, what to do."""

    well: bool
    words: str


class Refused(Exception):
    """The platform did not take a message.

    reason: one sentence for the people who can act.  retry_after: try again after that long; None: never by itself.
    uncertain: it may have been taken all the same, so look with ``find`` before sending again.
    """

    def __init__(self, reason: str, retry_after: timedelta | None = None, uncertain: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.retry_after, self.uncertain = reason, retry_after, uncertain


class Platform(Protocol):
    """A door to the newsroom: "desk", "slack", "discord"."""

    name: str

    async def send(self, target: Target, reply: Reply, delivery: str) -> str:
        """Post a message by the bot's own token and give its message id.  Raises Refused.

        delivery: our id of it, carried in the message, so that a second send of the same one makes no second message
        where the platform can tell, and ``find`` can find it where it cannot.

        With a topic it goes into the thread of that story, reopened where it was archived; where there is none yet, or
        it is gone, the message begins one.  A platform, or a channel, without threads posts it as any other.
        """

    async def find(self, target: Target, delivery: str) -> str | None:
        """The message id of a delivery that was posted already, or None; asked before an uncertain one goes again.

        With a topic it looks into the thread that was opened, and where ``send`` may have begun one since.  Raises
        Refused where it cannot look.
        """

    def thread_of(self, target: Target, message: str) -> str:
        """The thread in which a message of the target's topic stands, to be remembered as ``opened``.

        Where there are no threads, it is the channel itself: the story has begun there.  Asked once the message was
        sent or found; told from the two ids alone.
        """

    async def show_status(self, target: Target) -> None:
        """Let the thread that was opened show the status of its topic, where threads can.  Raises Refused.

        Asked when there is nothing new to post, so the thread is not brought back to people's eyes.
        """

    async def edit(self, target: Target, message: str, reply: Reply) -> None:
        """Replace a posted message.  Raises Refused."""

    async def examine(self, subscribed: Sequence[Target]) -> Sequence[Finding]:
        """Whether it could do its work, without starting it: tokens, permissions, each channel that is owed posts."""

    async def moved(self, external: str) -> None:
        """A workspace of this platform is a door to another newsroom from now on: what is in memory of it is stale.

        external: the platform's own id of it.  Called by bot.work.linking, before whoever joined it is answered.
        """

    async def start(self) -> None:
        """Begin to receive.  Raises BadInput, saying what to mend, where its settings or tokens do not let it."""

    async def stop(self) -> None:
        """Take no new calls, finish those under way."""
