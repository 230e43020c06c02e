"""Room of the codes by which a workspace joins a newsroom, and of the joining itself."""

from datetime import datetime, timedelta
from typing import Protocol

from bot.ports.store.records import By, Door, Invitation, Leaving, Wrong


class Links(Protocol):
    """Codes, each good once, and the workspaces that moved by them.  Called by bot.work.linking.

    Only hashes come here.  While a workspace waits behind a closed door in one newsroom it may be open in another: what
    it left behind is kept as ``Doors.close`` keeps it, and let go by ``Doors.forget_closed``.
    """

    async def give(self, newsroom: int, code_hash: str, until: datetime, most: int, by: By) -> int:
        """Keep a code; gives how many older ones ended with it, for at most ``most`` are good at a time.

        It stands in the log, and is nobody's to take back.  Raises NotFound for an unknown newsroom.
        """

    async def show(
        self, newsroom: int, workspace: int, code_hash: str, now: datetime, window: timedelta, most: int
    ) -> Invitation | Wrong:
        """What a code that a workspace shows leads to; it is good for this workspace alone from then on.

        One of its own newsroom is told whatever has become of it.  A wrong, used or ended one is counted; after
        ``most`` of them within ``window`` none is looked at.  Raises NotFound for an unknown workspace.
        """

    async def leaving(self, newsroom: int, workspace: int) -> Leaving:
        """What a workspace would leave behind.  Raises NotFound for an unknown workspace."""

    async def join(self, newsroom: int, workspace: int, code_hash: str, by: By) -> Door | None:
        """Use a code up: the workspace is a door to its newsroom, and whoever asked is admin there.

        One transaction: what is sealed moves along, the door that it was is closed, and both newsrooms' logs say so,
        for nobody to take back.  A workspace that was a door there before finds all that it had.  None, with nothing
        changed, where the code is not good (any more).  Raises NotFound where the workspace is no open door to that
        newsroom, Conflict where those who stay would be left without an admin.
        """
