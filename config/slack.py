"""The ``[slack]`` table: which tokens a newsroom on Slack has, and what is missing among them.

Tokens are SecretStr, so that no repr, log line or error shows one.
"""

import base64
import binascii
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, field_validator
from pydantic_settings import NoDecode

from config.table import Table, several, stripped

KEY_BYTES = 32  # of a Fernet key, https://github.com/fernet/spec
PREFIX_LENGTH = 16  # Slack takes 32 characters with the slash, and commands need the rest
NO_SECRET = SecretStr("")


def _team(team: str) -> str:
    if not re.fullmatch(r"[TE][A-Z0-9]{2,20}", team):
        raise ValueError("give ids of workspaces, such as T024BE7LD; the web address of a workspace shows its id")
    return team


def _member(member: str) -> str:
    if not re.fullmatch(r"[UW][A-Z0-9]{2,20}", member):
        raise ValueError("give member ids, such as U012AB3CD: on Slack, a profile's menu has “Copy member ID”")
    return member


def _fernet(key: SecretStr) -> SecretStr:
    try:
        sound = len(base64.urlsafe_b64decode(key.get_secret_value())) == KEY_BYTES
    except (binascii.Error, ValueError):
        sound = False
    if not sound:
        raise ValueError("each must be a Fernet key of 44 characters; standfirst init slack --workspaces prints one")
    return key


Teams = Annotated[tuple[Annotated[str, AfterValidator(_team)], ...], NoDecode, BeforeValidator(several)]
Members = Annotated[tuple[Annotated[str, AfterValidator(_member)], ...], NoDecode, BeforeValidator(several)]
Keys = Annotated[tuple[Annotated[SecretStr, AfterValidator(_fernet)], ...], NoDecode, BeforeValidator(several)]


class Slack(Table):
    """Slack, as docs/slack.md sets it up."""

    bot_token: SecretStr = Field(
        NO_SECRET, description="The bot's token of one workspace, xoxb-…; or STANDFIRST_SLACK__BOT_TOKEN."
    )
    app_token: SecretStr = Field(
        NO_SECRET, description="The app's token for Socket Mode, xapp-…; or STANDFIRST_SLACK__APP_TOKEN."
    )
    signing_secret: SecretStr = Field(
        NO_SECRET, description="What Slack signs its HTTP requests with; or STANDFIRST_SLACK__SIGNING_SECRET."
    )
    client_id: str = Field("", max_length=100, description="The app's client id, where several workspaces install it.")
    client_secret: SecretStr = Field(
        NO_SECRET, description="The secret that goes with client_id; or STANDFIRST_SLACK__CLIENT_SECRET."
    )
    token_keys: Keys = Field(
        (),
        description="Fernet keys for the stored tokens of several workspaces: the first seals, all open; "
        "or STANDFIRST_SLACK__TOKEN_KEYS.",
    )
    transport: Literal["socket", "http"] = Field(
        "socket", description="socket: Standfirst calls Slack, nothing is public. http: Slack calls desk.public_url."
    )
    prefix: str = Field(
        "", description="Put before each command's name where names are taken: sf- makes /sf-brief. a-z, 0-9, - and _."
    )
    own_teams: Teams = Field(
        (),
        description="Ids of the workspaces that join this newsroom; any other that installs gets its own.",
    )
    admins: Members = Field((), description="Slack member ids of people who are admins of this newsroom.")
    api_url: str = Field("https://slack.com/api/", description="Where Slack's Web API is; another for a proxy.")

    @field_validator("bot_token", "app_token", "signing_secret", "client_secret", mode="before")
    @classmethod
    def _stripped(cls, value: object) -> object:
        return stripped(value)

    @field_validator("bot_token")
    @classmethod
    def _bot(cls, token: SecretStr) -> SecretStr:
        return _begins(token, "xoxb-", "a bot token begins with xoxb- (on Slack's page: OAuth & Permissions)")

    @field_validator("app_token")
    @classmethod
    def _app(cls, token: SecretStr) -> SecretStr:
        return _begins(token, "xapp-", "an app token begins with xapp- (on Slack's page: Basic Information)")

    @field_validator("prefix")
    @classmethod
    def _short(cls, prefix: str) -> str:
        if not re.fullmatch(rf"[a-z0-9_-]{{0,{PREFIX_LENGTH}}}", prefix):
            raise ValueError(f"give at most {PREFIX_LENGTH} of a-z, 0-9, - and _, such as sf-")
        return prefix

    @field_validator("api_url")
    @classmethod
    def _web(cls, url: str) -> str:
        if not url.startswith(("https://", "http://")):
            raise ValueError("give a whole address, beginning with https:// or http://")
        return url.rstrip("/") + "/"  # slack_sdk joins names to it as they are

    @property
    def on(self) -> bool:
        """Whether Slack is set up: whether any token, secret or id of the app is given."""
        secrets = (self.bot_token, self.app_token, self.signing_secret, self.client_secret)
        return bool(self.client_id or self.token_keys or any(secret.get_secret_value() for secret in secrets))

    @property
    def workspaces(self) -> bool:
        """Whether several workspaces install the app, each through Slack's page, instead of one by its token."""
        return bool(self.client_id or self.client_secret.get_secret_value() or self.token_keys)

    def trouble(self, public_url: str) -> str:
        """What is wrong with the table as a whole, in a sentence that names the setting; "" where nothing is.

        public_url: the desk's.
        """
        if not self.on:
            return ""
        if self.workspaces and self.bot_token.get_secret_value():
            return (
                "slack.bot_token is for one workspace, slack.client_id, client_secret and token_keys are for several: "
                "take out the one or the others."
            )
        needed = {**self._door(public_url), **self._transport(public_url)}
        missing = [name for name, (given, _) in needed.items() if not given]
        if not missing:
            return ""
        return f"Slack is set up only in part: set {missing[0]} too, {needed[missing[0]][1]}." + (
            f" Then {' and '.join(missing[1:])}." if missing[1:] else ""
        )

    def _door(self, public_url: str) -> dict[str, tuple[bool, str]]:
        if not self.workspaces:
            why = "the bot's token xoxb-… from OAuth & Permissions on Slack's page of the app"
            return {"slack.bot_token": (bool(self.bot_token.get_secret_value()), why)}
        page = "from Basic Information on Slack's page of the app"
        return {
            "slack.client_id": (bool(self.client_id), f"the client id {page}"),
            "slack.client_secret": (bool(self.client_secret.get_secret_value()), f"the client secret {page}"),
            "slack.signing_secret": (bool(self.signing_secret.get_secret_value()), f"the signing secret {page}"),
            "slack.token_keys": (
                bool(self.token_keys),
                "a key for the tokens that are stored (standfirst init slack --workspaces prints one)",
            ),
            "desk.public_url": (bool(public_url), "to which Slack leads those who installed"),
        }

    def _transport(self, public_url: str) -> dict[str, tuple[bool, str]]:
        if self.transport == "socket":
            given = bool(self.app_token.get_secret_value())
            why = "the app's token xapp-… with the scope connections:write, or set slack.transport to http"
            return {"slack.app_token": (given, why)}
        given = bool(self.signing_secret.get_secret_value())
        why = "from Basic Information on Slack's page of the app, or set slack.transport to socket"
        return {
            "slack.signing_secret": (given, why),
            "desk.public_url": (bool(public_url), "which is where Slack sends its requests with slack.transport http"),
        }


def _begins(token: SecretStr, start: str, otherwise: str) -> SecretStr:
    given = token.get_secret_value()
    if given and not (given.startswith(start) and given.isascii() and not re.search(r"\s", given)):
        raise ValueError(otherwise)
    return token
