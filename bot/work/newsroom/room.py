"""What the rooms of a newsroom share: the ground, whose it is, its matching, and the way to its desk."""

from collections.abc import Awaitable, Callable

from bot.work.ground import Ground
from bot.work.match import Matching
from commands.spec import Call

DeskLink = Callable[[Call], Awaitable[str]]


class Room:
    """What every room of a newsroom's door stands on."""

    def __init__(self, ground: Ground, newsroom: int, name: str, matching: Matching, desk_link: DeskLink) -> None:
        self._ground, self._id, self._name = ground, newsroom, name
        self._matching, self._desk_link = matching, desk_link
