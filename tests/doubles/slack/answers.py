"""The methods that Slack answers, each written down by its family's file."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.doubles.slack.kept import Channel, Json, Refuse, Team, Token, User
from tests.doubles.slack.state import State


@dataclass
class Ask:
    """One call on its way: its arguments with their JSON read, and the token that it showed.

    token: None for the methods that want none, OAuth's.
    """

    method: str
    args: Json
    token: Token | None
    origin: str

    def team(self, slack: State) -> Team:
        """The workspace that the token is of."""
        if self.token is None or not self.token.team:
            raise Refuse("not_allowed_token_type", "this method wants a bot token")
        return slack.teams[self.token.team]

    def text(self, name: str) -> str:
        """An argument as a string, "" where it is absent."""
        return str(self.args.get(name) or "")


Answering = Callable[[State, Ask], Json]
ANSWERS: dict[str, Answering] = {}


def answers(method: str) -> Callable[[Answering], Answering]:
    """Say that a function answers a Web API method."""

    def register(function: Answering) -> Answering:
        ANSWERS[method] = function
        return function

    return register


def channel_for(slack: State, ask: Ask, name: str = "channel") -> Channel:
    """The channel that the caller means and may know of.  Raises Refuse channel_not_found."""
    team, external = ask.team(slack), ask.text(name)
    user = slack.users.get(external)
    channel = slack.im(external) if user and user.team == team.id and not user.bot else slack.channels.get(external)
    if channel is None or channel.team != team.id:
        raise Refuse("channel_not_found", f"team {team.id} has no channel {external!r}")
    if channel.kind != "public" and team.bot_user not in channel.members:
        raise Refuse("channel_not_found", f"the bot is not in the private channel {channel.name}")
    return channel


def scope_for(ask: Ask, channel: Channel, right: str) -> None:
    """Raises Refuse missing_scope unless the token may "read" or has the "history" of this kind of channel."""
    kinds = {"public": "channels", "private": "groups", "im": "im", "mpim": "mpim"}
    needs(ask, f"{kinds[channel.kind]}:{right}")


def needs(ask: Ask, *scopes: str) -> None:
    """Raises Refuse missing_scope unless the token has one of these scopes."""
    held = ask.token.scopes if ask.token else set()
    if scopes and not held & set(scopes):
        said = ",".join(scopes)
        raise Refuse("missing_scope", f"{ask.method} needs {said}", needed=said, provided=",".join(sorted(held)))


def user_for(slack: State, ask: Ask, name: str) -> User:
    """The person that the caller means.  Raises Refuse user_not_found."""
    user = slack.users.get(ask.text(name))
    if user is None or user.team != ask.team(slack).id:
        raise Refuse("user_not_found", f"no user {ask.text(name)!r} in this team")
    return user
