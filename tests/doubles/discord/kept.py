"""What Discord keeps: guilds, people, channels, messages, commands, interactions, and what was asked of it."""

import json
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

TEXT, DM, ANNOUNCEMENT, ANNOUNCEMENT_THREAD, PUBLIC_THREAD, PRIVATE_THREAD, FORUM = 0, 1, 5, 10, 11, 12, 15
THREADS = {ANNOUNCEMENT_THREAD, PUBLIC_THREAD, PRIVATE_THREAD}
EPHEMERAL, LOADING, CROSSPOSTED, SUPPRESS_EMBEDS, SILENT, V2 = 1 << 6, 1 << 7, 1 << 0, 1 << 2, 1 << 12, 1 << 15


@dataclass(eq=False)
class User:
    """A person, or a bot's own user.  installed: has the app installed for themselves."""

    id: str
    name: str
    global_name: str | None = None
    bot: bool = False
    installed: bool = False
    locale: str = "en-GB"
    closed_dms: bool = False


@dataclass(eq=False)
class Role:
    """A role of a guild; the one whose id is the guild's is @everyone."""

    id: str
    name: str
    permissions: int
    managed: bool = False
    position: int = 1
    mentionable: bool = False


@dataclass(eq=False)
class Overwrite:
    """What a channel grants or takes.  kind: 0 for a role, 1 for a member."""

    id: str
    kind: int
    allow: int = 0
    deny: int = 0


@dataclass(eq=False)
class Tag:
    """A tag of a forum."""

    id: str
    name: str
    moderated: bool = False


@dataclass(eq=False)
class Attachment:
    """An uploaded file."""

    id: str
    filename: str
    content: bytes
    content_type: str = "application/octet-stream"
    description: str | None = None
    channel: str = ""


@dataclass(eq=False)
class Message:
    """One message as Discord keeps it.

    ephemeral_to: the one user who sees it, or "".  earlier: (content, components) of each version before an edit.
    asked: the body it was sent with.  pinged: ids of those whom it notified, "@everyone" and "@here" too.
    """

    id: str
    channel: str
    author: str
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    nonce: str | int | None = None
    at: float = 0
    edited_at: float | None = None
    ephemeral_to: str = ""
    by_app: bool = True
    deleted: bool = False
    kind: int = 0
    reference: Json | None = None
    thread: str = ""
    interaction: "Interaction | None" = field(default=None, repr=False)
    asked: Json = field(default_factory=dict, repr=False)
    earlier: list[tuple[str, list[Json]]] = field(default_factory=list)
    pinged: list[str] = field(default_factory=list)
    pinned: bool = False

    @property
    def is_v2(self) -> bool:
        """Whether it is made of Components V2 alone."""
        return bool(self.flags & V2)

    @property
    def loading(self) -> bool:
        """Whether it says that the app is thinking."""
        return bool(self.flags & LOADING)


@dataclass(eq=False)
class Channel:
    """A channel, a forum, a thread (then ``parent`` is set) or a direct conversation (then ``user`` is)."""

    id: str
    guild: str
    name: str
    kind: int = TEXT
    overwrites: dict[str, Overwrite] = field(default_factory=dict)
    parent: str = ""
    user: str = ""
    topic: str | None = None
    tags: list[Tag] = field(default_factory=list)
    needs_tag: bool = False
    applied: list[str] = field(default_factory=list)
    archived: bool = False
    archived_at: float = 0
    locked: bool = False
    auto_archive: int = 1440
    owner: str = ""
    members: set[str] = field(default_factory=set)
    active_at: float = 0
    kept: list[Message] = field(default_factory=list)
    position: int = 0

    @property
    def is_thread(self) -> bool:
        """Whether it is a thread or a forum's post."""
        return self.kind in THREADS

    @property
    def messages(self) -> list[Message]:
        """What everyone in it sees, oldest first."""
        return [one for one in self.kept if not one.deleted and not one.ephemeral_to]


@dataclass(eq=False)
class Guild:
    """A guild.

    bot: whether the bot is in it; members: user id -> ids of roles; silenced: user id -> until when a time-out lasts.
    """

    id: str
    name: str
    owner: str
    bot: bool = True
    roles: dict[str, Role] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)
    locale: str = "en-GB"
    unavailable: bool = False
    size: int = 0
    commands_made: list[float] = field(default_factory=list)
    silenced: dict[str, float] = field(default_factory=dict)

    @property
    def everyone(self) -> Role:
        """The role that all have."""
        return self.roles[self.id]


@dataclass(eq=False)
class Command:
    """An application command as it is registered; guild: "" for a global one."""

    id: str
    guild: str
    body: Json
    version: str

    @property
    def kind(self) -> int:
        """1 typed, 2 of a user, 3 of a message."""
        return int(self.body.get("type") or 1)

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.body["name"])


@dataclass(eq=False)
class Interaction:
    """One interaction, its token and how it was answered.

    answer: the callback's type, None until it was answered.  original: the first answer's message.
    """

    id: str
    token: str
    kind: int
    user: str
    channel: str
    guild: str
    at: float
    payload: Json = field(repr=False)
    only_user_installed: bool = False
    message: Message | None = None
    answer: int | None = None
    original: Message | None = None
    follow_ups: list[Message] = field(default_factory=list)
    given: Any = field(default=None, repr=False)


@dataclass(eq=False)
class Modal:
    """A form that one user has before them."""

    id: str
    custom_id: str
    title: str
    components: list[Json]
    user: str
    interaction: Interaction
    open: bool = True


@dataclass
class Call:
    """One REST call.  route: "POST /channels/{channel_id}/messages"; status: 0 while it is under way."""

    route: str
    where: Json
    query: Json
    body: Any
    status: int = 0
    answer: Any = None
    files: list[str] = field(default_factory=list)
    reason: str = ""

    @property
    def ok(self) -> bool:
        """Whether it was done."""
        return 200 <= self.status < 300


@dataclass
class Refusal:
    """What Discord did not take.  where: a route, or "gateway"; code: Discord's error code or a close code."""

    where: str
    status: int
    code: int
    reason: str
    body: Any = None

    def __str__(self) -> str:
        return f"{self.where}: {self.status} {self.code} ({self.reason}) {json.dumps(self.body, default=str)[:400]}"


Fault = tuple[str, str]  # where in the body ("components/0/label"), and what is wrong there


class Refuse(Exception):
    """Raised where Discord says no.  code: Discord's error code; faults: places in the body and what is wrong there."""

    def __init__(self, status: int, code: int, reason: str, faults: list[Fault] | None = None, **more: Any) -> None:
        super().__init__(f"{status} {code}: {reason}")
        self.status, self.code, self.reason, self.faults, self.more = status, code, reason, faults or [], more


def invalid(faults: list[Fault]) -> Refuse:
    """The refusal of a body that has faults."""
    return Refuse(400, 50035, "Invalid Form Body: " + "; ".join(f"{where}: {what}" for where, what in faults), faults)


def missing_permissions() -> Refuse:
    """50013."""
    return Refuse(403, 50013, "Missing Permissions")


def missing_access() -> Refuse:
    """50001."""
    return Refuse(403, 50001, "Missing Access")
