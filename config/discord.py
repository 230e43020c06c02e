"""The ``[discord]`` table: the bot's token, which servers are this newsroom's, and who is an admin there.

The token is a SecretStr, so that no repr, log line or error shows it.
"""

import base64
import binascii
import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, field_validator
from pydantic_settings import NoDecode

from config.table import Table, several, stripped

# The application's id in base64, when the token was made, and the secret: discord.com/developers/docs/reference
TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{4,}\.[\w-]{16,}", re.ASCII)
ID = re.compile(r"\d{15,20}", re.ASCII)


def _digits(ids: object) -> object:
    """Ids are numbers to whoever copies them, and stand in a TOML file without quotation marks as well."""
    given = several(ids)
    return [str(each) if type(each) is int else each for each in given] if isinstance(given, list) else given


def _id(number: str) -> str:
    if not ID.fullmatch(number):
        raise ValueError(
            "give Discord's ids, such as 1189407362718490624: User Settings, Advanced, Developer Mode on; then a right "
            "click on a server, Copy Server ID, or on a person, Copy User ID"
        )
    return number


Ids = Annotated[tuple[Annotated[str, AfterValidator(_id)], ...], NoDecode, BeforeValidator(_digits)]


class Discord(Table):
    """Discord, as docs/discord.md sets it up."""

    token: SecretStr = Field(
        SecretStr(""), description="The bot's token, from the application's Bot page; or STANDFIRST_DISCORD__TOKEN."
    )
    own_guilds: Ids = Field(
        (),
        description="Ids of the servers that join this newsroom; any other that invites the bot gets its own.",
    )
    admins: Ids = Field((), description="Discord ids of people who are admins of this newsroom.")

    @field_validator("token", mode="before")
    @classmethod
    def _copied(cls, value: object) -> object:
        return stripped(value)

    @field_validator("token")
    @classmethod
    def _whole(cls, token: SecretStr) -> SecretStr:
        given = token.get_secret_value()
        if given and not TOKEN.fullmatch(given):
            raise ValueError(
                "a bot's token is three parts with dots between, from the Bot page of the application (Reset Token); "
                "neither the public key nor the client secret is one, and no word stands before it"
            )
        return token

    @property
    def on(self) -> bool:
        """Whether Discord is set up: whether a token is given."""
        return bool(self.token.get_secret_value())

    @property
    def application(self) -> str:
        """The application's id, which the first part of the token tells; "" where it does not."""
        first = self.token.get_secret_value().partition(".")[0]
        try:
            number = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode()
        except (binascii.Error, UnicodeDecodeError):
            return ""
        return number if ID.fullmatch(number) else ""
