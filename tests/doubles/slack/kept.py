"""What Slack keeps: teams, people, channels, messages, files, views, tokens, and what was asked of it."""

import json
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class Team:
    """A workspace.  installed: False once the app was taken out of it."""

    id: str
    name: str
    domain: str
    bot_user: str
    bot_id: str
    installed: bool = True


@dataclass
class User:
    """A person, or a bot's own user."""

    id: str
    team: str
    name: str
    real_name: str
    tz: str = "Europe/Berlin"
    tz_label: str = "Central European Time"
    tz_offset: int = 3600
    admin: bool = False
    bot: bool = False


@dataclass
class Token:
    """What a caller shows.  kind: "bot" or "app"; dead: the error that it gets since it was taken back, or ""."""

    value: str
    kind: str
    team: str
    scopes: set[str]
    expires_at: float | None = None
    refresh: str = ""
    dead: str = ""


@dataclass(eq=False)
class Message:
    """One message as Slack keeps it.

    ephemeral_to: the one user who sees it, or "".  asked: the arguments it was sent with.  earlier: (text, blocks) of
    each version before an edit.  unfurls: what hangs under its links.  via: "web", "response_url", "ack" or "user".
    """

    channel: str
    ts: str
    user: str
    text: str
    team: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str = ""
    metadata: Json | None = None
    ephemeral_to: str = ""
    by_app: bool = True
    edited_ts: str = ""
    deleted: bool = False
    files: list[str] = field(default_factory=list)
    unfurls: dict[str, Json] = field(default_factory=dict)
    asked: Json = field(default_factory=dict)
    earlier: list[tuple[str, list[Json]]] = field(default_factory=list)
    via: str = "web"
    unfurl_id: str = ""
    filled: dict[tuple[str, str], Json] = field(default_factory=dict)

    @property
    def is_reply(self) -> bool:
        """Whether it stands in a thread under another message."""
        return bool(self.thread_ts) and self.thread_ts != self.ts


@dataclass(eq=False)
class Channel:
    """A channel.  kind: "public", "private", "im" (then ``user`` is the other side) or "mpim"."""

    id: str
    team: str
    name: str
    kind: str = "public"
    members: set[str] = field(default_factory=set)
    archived: bool = False
    read_only: bool = False
    user: str = ""
    kept: list[Message] = field(default_factory=list)

    @property
    def messages(self) -> list[Message]:
        """What everyone in it sees, threads too, oldest first."""
        return [one for one in self.kept if not one.deleted and not one.ephemeral_to]

    def thread(self, ts: str) -> list[Message]:
        """The replies under a message, oldest first."""
        return [one for one in self.messages if one.thread_ts == ts and one.ts != ts]


@dataclass
class File:
    """An uploaded file.  done: its upload was completed, so blocks may show it."""

    id: str
    team: str
    name: str
    length: int
    alt: str = ""
    title: str = ""
    content: bytes = b""
    done: bool = False
    shared_in: list[str] = field(default_factory=list)


@dataclass(eq=False)
class View:
    """A modal or a Home as one user sees it.  filled: what the user entered, by (block_id, action_id)."""

    id: str
    team: str
    user: str
    body: Json
    hash: str
    root: str
    previous: str = ""
    open: bool = True
    filled: dict[tuple[str, str], Json] = field(default_factory=dict)
    versions: list[Json] = field(default_factory=list)

    @property
    def blocks(self) -> list[Json]:
        """Its blocks, each with its block_id."""
        blocks: list[Json] = self.body["blocks"]
        return blocks

    @property
    def title(self) -> str:
        """The words in its title bar."""
        return str((self.body.get("title") or {}).get("text", ""))


@dataclass
class Trigger:
    """A trigger_id: good for one view, for three seconds.  view: the one whose interaction gave it."""

    id: str
    team: str
    user: str
    issued: float
    view: View | None = None
    used: bool = False


@dataclass
class Call:
    """One Web API call, with what was answered ({} while it is under way)."""

    method: str
    args: Json
    token: str
    answer: Json = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether it was done."""
        return bool(self.answer.get("ok"))


@dataclass
class Refusal:
    """What Slack did not take.  where: a Web API method, "response_url", "ack", "socket" or "upload"."""

    where: str
    error: str
    reason: str
    args: Json = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.where}: {self.error} ({self.reason}) {json.dumps(self.args, default=str)[:400]}"


class Refuse(Exception):
    """Raised where Slack says no.  error: Slack's own word for it; reason: why, for who reads a failing test."""

    def __init__(self, error: str, reason: str = "", **more: Any) -> None:
        super().__init__(f"{error}: {reason}")
        self.error, self.reason, self.more = error, reason or error, more
