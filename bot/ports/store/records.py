"""What the store's rooms take and give: frozen records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.ports.collector import SourceKind, Validators
from commands.spec import Role
from summaries.model import Analysis, Ruling, Settled, Span, Story


@dataclass(frozen=True, slots=True)
class By:
    """Who changes something, when, and in what words ("tracked PRISONER-TRANSFER").

    member 0 is the set-up: its changes stand in the log, and are nobody's to take back.
    """

    member: int
    name: str
    channel: int
    at: datetime
    said: str


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a source is looked at."""

    interval: timedelta
    next_at: datetime
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """What is polled."""

    id: int
    url: str
    kind: SourceKind
    name: str
    site: str
    publisher: str
    pace: Pace
    validators: Validators = field(default_factory=Validators)
    failure: str = ""
    gone: bool = False
    last_ok_at: datetime | None = None
    first_seen: bool = False  # True until its first good visit has been stored
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article whose page is to be fetched."""

    article: str
    url: str
    host: str
    publisher: str
    title: str
    summary: str
    published: datetime | None
    tries: int
    baseline: bool
    updated: bool  # known already; the source says that it changed
    read_before: bool = True  # False: it has no version yet, so none need be looked for


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article.  seen_at: when it became ours; for one of a source's first look, when it was published.

    version: of its newest text, "" before the first.  state: "gone" when withdrawn, else "read" with a text (also
    while it is fetched again), else "wanted" or "failed".
    """

    id: str
    url: str
    publisher: str
    title: str
    published: datetime | None
    seen_at: datetime
    state: str
    version: str
    versions: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """One stored text of an article.  change: "first", "trivial" or "substance" against the one before."""

    version: str
    article: str
    url: str
    publisher: str
    title: str
    text: str
    byline: str
    published: datetime | None
    language: str
    fetched_at: datetime
    number: int
    change: str
    extractor: str
    raw_hash: str


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A text to be stored.  publisher: what the page says of its outlet; taken where no source has said it before."""

    article: str
    url: str
    title: str
    text: str
    version: str
    byline: str
    published: datetime | None
    language: str
    raw_hash: str
    extractor: str
    change: str
    analysis: Analysis | None
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a story, with why."""

    record: ArticleRecord
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewMatch:
    """A match to be stored."""

    story: int
    article: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Teaching:
    """What an editor taught: an article is of a story ("in"), or is not ("out").  by: their name."""

    story: int
    article: str
    verdict: Literal["in", "out"]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Moves:
    """Articles that come into a story, or leave it, as a consequence of a change, with what their paths say of it."""

    coming: tuple[NewMatch, ...] = ()
    leaving: tuple[str, ...] = ()
    notes: tuple["Note", ...] = ()


@dataclass(frozen=True, slots=True)
class StoryCount:
    """What a list of stories shows beside each."""

    story: Story
    articles: int
    outlets: int
    new: int
    moved_at: datetime | None
    headline: str
    originals: int = 0  # texts of their own; those that nobody looked at yet count as such


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a newsroom.  external: their id within the workspace."""

    id: int
    newsroom: int
    workspace: int
    external: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Channel:
    """A place where messages go.  platform: "desk", "slack", "discord".

    closed: its workspace has uninstalled the bot, so nothing can be posted there.
    """

    id: int
    newsroom: int
    workspace: int
    platform: str
    external: str
    name: str
    zone: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Installation:
    """A workspace of a chat platform where the bot was installed.

    external: the platform's own id of it.  sealed: its tokens, encrypted; the store cannot read them.  installed_at:
    when it was last opened.
    """

    newsroom: int
    workspace: int
    platform: str
    external: str
    sealed: bytes = field(repr=False)
    installed_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Door:
    """A workspace as one newsroom knows it.  external: the platform's own id of it; workspace: that newsroom's."""

    newsroom: int
    workspace: int
    platform: str
    external: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """Where a code leads.  name: of the newsroom."""

    newsroom: int
    name: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """A code that leads nowhere.  again_at: when codes are looked at again, where too many were wrong."""

    again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a workspace would leave behind.

    newsroom: the name of the one that it is a door to.  stories: tracked there; subscriptions: of this workspace's
    channels, to tracked stories; doors: how many other workspaces are open to that newsroom.
    """

    newsroom: str
    door: Door
    stories: int
    subscriptions: int
    doors: int


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel's standing wish.  rule: the schedule in its canonical words; zone: IANA name.

    threads: the story has a thread, or forum post, of its own in the channel.
    """

    id: int
    newsroom: int
    channel: int
    story: int
    rule: str
    zone: str
    next_due_at: datetime
    created_at: datetime
    last_slot: str = ""
    threads: bool = False


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """A message owed.  The unique key is newsroom, channel, kind, slot, part.

    kind: "thread" is a digest of one story, for that story's own thread.  part: then our id of the story, else 0.
    slot: scheduled local date and wall time ("2026-11-23T07:00 Europe/Paris") for digests, an event id for the rest.
    payload: what to build it from, JSON types only (subscription ids; never a rendered text, which is built and
    verified when it is sent).
    """

    channel: int
    kind: Literal["digest", "thread", "alert", "share", "correction"]
    slot: str
    part: int
    payload: Mapping[str, object]
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message owed, as it was leased.

    attempts: how often, this lease included.  reason: why the last attempt did not end it; "" before the first.
    """

    id: int
    newsroom: int
    channel: int
    kind: str
    slot: str
    part: int
    payload: Mapping[str, object]
    state: str
    attempts: int
    lease: str  # token of this lease; a write with an older one changes nothing
    uncertain: bool  # a send may have got through before: look before sending
    reason: str = ""

    @property
    def thread(self) -> int | None:
        """Our id of the story into whose thread it goes; None for the channel itself."""
        return self.part if self.kind == "thread" else None


@dataclass(frozen=True, slots=True)
class Post:
    """A message in a desk channel."""

    id: int
    channel: int
    delivery: str
    body: Mapping[str, object]  # the Reply as JSON
    posted_at: datetime
    edited_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One step of an article's path, for /why."""

    article: str
    newsroom: int | None
    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class Change:
    """An audited change.  undoes: it took another one back."""

    id: int
    by: str
    said: str
    at: datetime
    undone: bool
    undoes: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What a newsroom holds of one question of a story.

    key, raised_at, words, asked_by, state, answer: as of ``summaries.model.Ruling``.  owner: a member's id, None for
    nobody's.  settled_by, settled_at: who answered, reopened or dropped it last.  article: the one that answers.
    """

    id: int
    story: int
    key: str
    raised_at: datetime
    words: str = ""
    asked_by: str = ""
    state: Settled = ""
    owner: int | None = None
    owner_name: str = ""
    settled_by: str = ""
    settled_at: datetime | None = None
    article: str = ""
    answer: Span | None = None

    @property
    def ruling(self) -> Ruling:
        """What a briefing must know of it."""
        return Ruling(self.key, self.raised_at, self.words, self.asked_by, self.state, self.answer)
