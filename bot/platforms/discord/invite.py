"""The address by which a server's owner invites the bot, and a person takes it along."""

import re
from urllib.parse import urlencode

from bot.platforms.discord.permissions import asked
from bot.platforms.discord.tree import GUILD_INSTALL, USER_INSTALL
from summaries.errors import BadInput

AUTHORIZE = "https://discord.com/oauth2/authorize"


def invite(application: str, guild: str = "") -> str:
    """The address that invites the bot into a server, with the smallest permissions.

    application: its id; guild: the server's, to have it chosen already.  Raises BadInput for what is no id.
    """
    query = {
        "client_id": _snowflake(application),
        "scope": "bot applications.commands",
        "permissions": str(asked()),
        "integration_type": str(GUILD_INSTALL),
    }
    if guild:
        query |= {"guild_id": _snowflake(guild), "disable_guild_select": "true"}
    return f"{AUTHORIZE}?{urlencode(query)}"


def take_along(application: str) -> str:
    """The address that installs the commands for one person, wherever they write."""
    query = {
        "client_id": _snowflake(application),
        "scope": "applications.commands",
        "integration_type": str(USER_INSTALL),
    }
    return f"{AUTHORIZE}?{urlencode(query)}"


def _snowflake(words: str) -> str:
    if not re.fullmatch(r"\d{15,20}", words):
        raise BadInput(
            "That is no id of Discord's: copy the Application ID from the General Information page of the application."
        )
    return words
