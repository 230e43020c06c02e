"""What the adapter is told by the settings file."""

from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class DiscordSettings:
    """Discord's table of the configuration; no secret shows in its repr.

    own_guilds: ids of the servers that join the desk's newsroom.  admins: ids of people who are admins of it.
    command_limit: the longest that a command may take.
    """

    token: str = field(default="", repr=False)
    own_guilds: tuple[str, ...] = ()
    admins: tuple[str, ...] = ()
    command_limit: timedelta = timedelta(minutes=3)
