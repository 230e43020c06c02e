"""Where somebody stood when they spoke, and what Discord sends along with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from discord import Interaction

PRIVATE_THREAD, PUBLIC_THREAD, NEWS_THREAD = 12, 11, 10
THREADS = frozenset({NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD})


@dataclass(frozen=True, slots=True)
class Given:
    """One interaction, read from Discord's payload.

    id, token: to answer it.  guild, channel: "" where it has none.  message: the id of our message whose component was
    used, "" where only this person sees it; used_on: the same, whoever sees it.  custom_id: of the component or modal.
    manages: the person may manage the server.  installed: the application is in the server, not only with the person.
    """

    id: int
    token: str
    kind: int
    guild: str
    channel: str
    channel_name: str
    channel_kind: int
    user: str
    user_name: str
    manages: bool
    installed: bool
    data: Mapping[str, Any]
    message: str = ""
    private_message: bool = False
    used_on: str = ""
    guild_name: str = ""

    @property
    def custom_id(self) -> str:
        """Of the component or modal."""
        return str(self.data.get("custom_id") or "")

    @property
    def direct(self) -> bool:
        """Whether it was given in direct messages."""
        return not self.guild


def read(interaction: Interaction) -> Given:
    """The interaction as discord.py understood it."""
    channel, message = interaction.channel, interaction.message
    kind = getattr(channel, "type", None)
    return Given(
        id=interaction.id,
        token=interaction.token,
        kind=interaction.type.value,
        guild=str(interaction.guild_id or ""),
        channel=str(interaction.channel_id or ""),
        channel_name=str(getattr(channel, "name", None) or ""),
        channel_kind=int(kind.value) if kind is not None else 0,
        user=str(interaction.user.id),
        user_name=interaction.user.display_name,
        manages=interaction.permissions.manage_guild or interaction.permissions.administrator,
        installed=interaction.is_guild_integration(),
        data=cast(Mapping[str, Any], interaction.data or {}),
        message=str(message.id) if message is not None and not message.flags.ephemeral else "",
        private_message=message is not None and message.flags.ephemeral,
        used_on=str(message.id) if message is not None else "",
        guild_name=interaction.guild.name or "" if interaction.guild else "",
    )
