"""What the adapter is told by the settings file."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """Slack's table of the configuration; no secret shows in its repr.

    bot_token: of one workspace; or client_id, client_secret and token_keys, where several install the app themselves.
    own_teams: ids of those that join the desk's newsroom; admins: Slack's ids of people who are admins of it.
    api_url: with a slash at its end.  command_limit: the longest that a command may take.
    """

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    token_keys: tuple[str, ...] = field(default=(), repr=False)
    transport: Literal["socket", "http"] = "socket"
    prefix: str = ""
    own_teams: tuple[str, ...] = ()
    admins: tuple[str, ...] = ()
    api_url: str = "https://slack.com/api/"
    authorize_url: str = "https://slack.com/oauth/v2/authorize"
    command_limit: timedelta = timedelta(minutes=3)

    @property
    def several(self) -> bool:
        """Whether workspaces install the app themselves."""
        return bool(self.client_id)
