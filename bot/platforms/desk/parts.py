"""What the desk is given: its settings, and the parts of the house that it speaks to."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from aiohttp import web
from prometheus_client import CollectorRegistry
from yarl import URL

from bot.ports.clock import Clock
from bot.ports.store import Articles, Member, People, Posts
from commands.newsroom import Newsroom
from commands.spec import Answer, Call, Choice

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """The desk's table of the configuration.

    bind, port: where it listens; port 0 takes a free one.  public_url: how people outside this machine reach it, or "".
    session: how long a way in stays open.  command_limit: the longest that a command may take.  look_every: how often
    the stories of open pages are looked at for news.
    """

    bind: str = "127.0.0.1"
    port: int = 8321
    public_url: str = ""
    session: timedelta = timedelta(days=30)
    token: timedelta = timedelta(hours=12)
    command_limit: timedelta = timedelta(minutes=3)
    look_every: timedelta = timedelta(seconds=4)

    @property
    def public(self) -> URL | None:
        """The public address, if one is set."""
        return URL(self.public_url) if self.public_url else None

    @property
    def hosts(self) -> frozenset[str]:
        """Names under which a request may ask for the desk."""
        public = self.public.host if self.public else None
        return LOOPBACK | {self.bind.lower()} | ({public.lower()} if public else set())


@dataclass(frozen=True, slots=True)
class Health:
    """How the house is.  database: "ok", or what is wrong in a sentence; source_lag: of the source longest due."""

    database: str = "ok"
    source_lag: timedelta = timedelta()
    failing_sources: int = 0
    owed: int = 0
    version: str = ""

    @property
    def ok(self) -> bool:
        """Whether it can do its work."""
        return self.database == "ok"


class Runner(Protocol):
    """Runs commands for any platform: parsing, roles and errors are settled behind it."""

    def parse(self, text: str) -> tuple[str, Mapping[str, str]]:
        """Command name and options of a typed line, with or without its slash.  Raises BadInput."""

    def button(self, code: str) -> tuple[str, Mapping[str, str]]:
        """Command name and options of a pressed button.  Raises BadInput."""

    def answers(self, call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
        """Progress, as often as it likes, then one Reply or Ask; what goes wrong is a Reply of tone "error"."""

    async def suggest(self, call: Call, newsroom: Newsroom, text: str) -> Sequence[Choice]:
        """What the line could become, best first; each value is the whole line."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What bot.app hands over.

    mounts: makes what another platform serves under a path of its own ("/slack"); it checks who asks itself.
    """

    newsroom_for: Callable[[int], Newsroom]
    runner: Runner
    people: People
    posts: Posts
    articles: Articles
    clock: Clock
    health: Callable[[], Awaitable[Health]]
    registry: CollectorRegistry
    mounts: Mapping[str, Callable[[], web.Application]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request by somebody who is in.  sealed: their cookie; form_token: what their forms carry."""

    member: Member
    form_token: str


PARTS = web.AppKey("parts", Parts)
SETTINGS = web.AppKey("settings", DeskSettings)
SECRET = web.AppKey("secret", bytes)
VISIT = web.RequestKey("visit", Visit)
