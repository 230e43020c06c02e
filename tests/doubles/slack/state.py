"""Slack's memory and its clock, and the ways to look something up in it."""

import asyncio
import itertools
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from tests.doubles.slack.kept import (
    Call,
    Channel,
    File,
    Json,
    Message,
    Refusal,
    Refuse,
    Team,
    Token,
    Trigger,
    User,
    View,
)

Value = TypeVar("Value")

#: What a bot token may do unless a test grants less: all that the app could ask for.
SCOPES = (
    "commands chat:write app_mentions:read im:history channels:join channels:read groups:read im:read users:read "
    "files:write links:read links:write canvases:write channels:history groups:history im:write"
).split()


class State:
    """Everything that Slack knows.  ``refusals`` holds each no with its reason; ``calls`` every Web API call."""

    def __init__(self, clock: Callable[[], float] | None = None) -> None:
        self._clock = clock or time.time
        self._ahead = 0.0
        self._last_ts = 0
        self._numbers = itertools.count(1)
        self._waiting: set[asyncio.Future[None]] = set()
        self.app_id = "A0STANDFIRST"
        self.signing_secret = "4f1c0de5ec2e7"
        self.app_token = "xapp-1-A0STANDFIRST-1"
        self.teams: dict[str, Team] = {}
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, File] = {}
        self.tokens: dict[str, Token] = {}
        self.views: dict[str, View] = {}
        self.homes: dict[str, View] = {}
        self.triggers: dict[str, Trigger] = {}
        self.calls: list[Call] = []
        self.refusals: list[Refusal] = []
        self.edit_window: float | None = None
        self.pace = False
        self.posted_at: dict[str, deque[float]] = {}
        self.tokens[self.app_token] = Token(self.app_token, "app", "", {"connections:write"})

    # --- time and news ----------------------------------------------------------------------------------------------

    def now(self) -> float:
        """Slack's clock, in seconds since 1970; ``pass_`` moves it."""
        return self._clock() + self._ahead

    def pass_(self, seconds: float) -> None:
        """Let Slack's clock run ahead, without anybody waiting."""
        self._ahead += seconds
        self.changed()

    def next_ts(self) -> str:
        """The next message's ts: the time in microseconds, never the same twice."""
        self._last_ts = max(int(self.now() * 1_000_000), self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def next_id(self, letter: str) -> str:
        """A new id that begins as Slack's do: "C0000000A7"."""
        return f"{letter}{next(self._numbers):09d}"

    def changed(self) -> None:
        """Wake everyone who waits for something to become true."""
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)

    async def until(self, so: Callable[[], Value], seconds: float = 5.0) -> Value:
        """Wait until ``so()`` is truthy, and give its value.

        Looks again at every change; TimeoutError, with what happened so far, after ``seconds``.
        """
        try:
            async with asyncio.timeout(seconds):
                while not (value := so()):
                    waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                    self._waiting.add(waiting)
                    try:
                        await waiting
                    finally:
                        self._waiting.discard(waiting)
                return value
        except TimeoutError:
            raise TimeoutError(f"it did not come true in {seconds:g} s.\n{self.story()}") from None

    def story(self) -> str:
        """The last calls and refusals in words, for the one who reads a failing test."""
        calls = [f"  {call.method} -> {call.answer.get('error') or 'ok'}" for call in self.calls[-12:]]
        noes = [f"  {no}" for no in self.refusals[-8:]]
        return "\n".join(["calls:", *calls, "refusals:", *noes])

    # --- who and where ----------------------------------------------------------------------------------------------

    def add_team(self, name: str = "Tidewater Post", scopes: Iterable[str] = SCOPES, installed: bool = True) -> Team:
        """A new workspace with its bot; with a bot token unless the app is not installed there."""
        bot = self.next_id("U")
        team = Team(self.next_id("T"), name, name.lower().replace(" ", "-"), bot, self.next_id("B"), installed)
        self.teams[team.id] = team
        self.users[bot] = User(bot, team.id, "standfirst", "Standfirst", bot=True)
        if installed:
            self.give_token(team, scopes)
        return team

    def add_user(self, name: str, team: Team | None = None, admin: bool = False, **more: Any) -> User:
        """A new person.  more: real_name, tz, tz_label, tz_offset."""
        of = team or self.team
        user = User(self.next_id("U"), of.id, name, more.pop("real_name", name.title()), admin=admin, **more)
        self.users[user.id] = user
        return user

    def add_channel(
        self, name: str, team: Team | None = None, kind: str = "public", bot: bool = True, members: Iterable[User] = ()
    ) -> Channel:
        """A new channel.  bot: whether the bot is in it; members: everyone of the team where none are named."""
        of = team or self.team
        people = [one.id for one in members] or [u.id for u in self.users.values() if u.team == of.id and not u.bot]
        channel = Channel(self.next_id("C"), of.id, name, kind, {*people, *([of.bot_user] if bot else [])})
        self.channels[channel.id] = channel
        return channel

    def give_token(self, team: Team, scopes: Iterable[str], expires_in: float | None = None) -> Token:
        """A new bot token for a team.  expires_in: seconds, with a refresh token, where tokens rotate."""
        value = f"xoxb-{self.next_id('')}" if expires_in is None else f"xoxe.xoxb-1-{self.next_id('')}"
        token = Token(value, "bot", team.id, set(scopes))
        if expires_in is not None:
            token.expires_at, token.refresh = self.now() + expires_in, f"xoxe-1-{self.next_id('')}"
        self.tokens[value] = token
        return token

    def told(self, message: Message, subtype: str = "") -> None:
        """Called where the app wrote or edited a message; a Slack with a line to the app tells it of some."""

    def im(self, user: str) -> Channel:
        """The direct conversation of a user with the bot, opened where there is none."""
        for channel in self.channels.values():
            if channel.kind == "im" and channel.user == user:
                return channel
        team = self.teams[self.users[user].team]
        channel = Channel(self.next_id("D"), team.id, "directmessage", "im", {user, team.bot_user}, user=user)
        self.channels[channel.id] = channel
        return channel

    @property
    def team(self) -> Team:
        """The first workspace."""
        return next(iter(self.teams.values()))

    def token_of(self, team: Team | None = None) -> str:
        """The value of a team's newest live bot token."""
        of = (team or self.team).id
        live = [t for t in self.tokens.values() if t.kind == "bot" and t.team == of and not t.dead]
        if not live:
            raise LookupError(f"team {of} has no live bot token")
        return live[-1].value

    @property
    def token(self) -> str:
        """The bot token of the first workspace."""
        return self.token_of()

    # --- what is there ----------------------------------------------------------------------------------------------

    @property
    def messages(self) -> list[Message]:
        """All that stands in channels and threads, oldest first; not what one person alone sees."""
        return sorted((one for c in self.channels.values() for one in c.messages), key=lambda one: _order(one.ts))

    @property
    def posted(self) -> list[Message]:
        """Of these, what the app posted."""
        return [one for one in self.messages if one.by_app]

    def ephemerals(self, user: User | str | None = None) -> list[Message]:
        """What stands before one person (or anyone) alone, oldest first."""
        who = user.id if isinstance(user, User) else user
        kept = (one for c in self.channels.values() for one in c.kept if one.ephemeral_to and not one.deleted)
        return sorted((one for one in kept if who in (None, one.ephemeral_to)), key=lambda one: _order(one.ts))

    def message(self, channel: str, ts: str) -> Message | None:
        """One message that everyone sees, or None."""
        known = self.channels.get(channel)
        return next((one for one in known.messages if one.ts == ts), None) if known else None

    def modals(self, user: User | str) -> list[View]:
        """The modals that a person has open, the top one last."""
        who = user.id if isinstance(user, User) else user
        return [one for one in self.views.values() if one.open and one.user == who and one.body["type"] == "modal"]

    def home(self, user: User | str) -> View | None:
        """The Home that was published for a person."""
        return self.homes.get(user.id if isinstance(user, User) else user)

    def calls_to(self, method: str) -> list[Call]:
        """The calls to one method, in their order."""
        return [call for call in self.calls if call.method == method]

    def refuse(self, where: str, no: Refuse, args: Json) -> None:
        """Write a refusal down."""
        self.refusals.append(Refusal(where, no.error, no.reason, args))
        self.changed()


def _order(ts: str) -> tuple[int, int]:
    """A ts as numbers, to sort by."""
    whole, _, part = ts.partition(".")
    return int(whole), int(part or 0)
