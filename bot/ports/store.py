"""What the store keeps, and who asks for it.

Times are aware datetimes in UTC.  Every method but those on what all newsrooms share (sources' visits, articles,
versions, analyses) takes the newsroom first.  Every change by a person takes ``By`` and writes its audit row, with what
was there before, in the same transaction.  Methods raise StoreError for a full, locked or damaged database; NotFound
and Conflict as they say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, Protocol

from bot.ports.collector import SourceKind, Validators, Visit
from commands.spec import Role
from summaries.model import Analysis, Briefing, Query, Read, Story

# --- records --------------------------------------------------------------------------------------------------------


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
class StoryCount:
    """What a list of stories shows beside each."""

    story: Story
    articles: int
    outlets: int
    new: int
    moved_at: datetime | None
    headline: str


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
    """A place where messages go.  platform: "desk", "slack", "discord"."""

    id: int
    newsroom: int
    workspace: int
    platform: str
    external: str
    name: str
    zone: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel's standing wish.  rule: the schedule in its canonical words; zone: IANA name."""

    id: int
    newsroom: int
    channel: int
    story: int
    rule: str
    zone: str
    next_due_at: datetime
    created_at: datetime
    last_slot: str = ""


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """A message owed.  The unique key is newsroom, channel, kind, slot, part.

    slot: scheduled local date and wall time ("2026-11-23T07:00 Europe/Paris") for digests, an event id for the rest.
    payload: what to build it from, JSON types only (subscription ids; never a rendered text, which is built and
    verified when it is sent).
    """

    channel: int
    kind: Literal["digest", "alert", "share", "correction"]
    slot: str
    part: int
    payload: Mapping[str, object]
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message owed, as it was leased.  attempts: how often, this lease included."""

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
    """An audited change."""

    id: int
    by: str
    said: str
    at: datetime
    undone: bool


# --- the rooms of the store -----------------------------------------------------------------------------------------


class Sources(Protocol):
    """What is polled.  Called by bot.work.collect and bot.work.sources."""

    async def add(
        self, newsroom: int, url: str, kind: SourceKind, name: str, site: str, publisher: str, by: By
    ) -> Source:
        """Follow a source, due at once.

        One that the newsroom removed is followed again; one that nobody followed meanwhile gets a first look again.
        Raises Conflict where it is followed.
        """

    async def remove(self, newsroom: int, source: int, by: By) -> None:
        """Stop following; articles stay.  Raises NotFound."""

    async def list(self, newsroom: int) -> Sequence[Source]:
        """What the newsroom follows, by name."""

    async def ever(self, newsroom: int) -> Sequence[str]:
        """Addresses of all that the newsroom follows or has followed."""

    async def due(self, now: datetime, limit: int) -> Sequence[Source]:
        """Sources that some newsroom follows and whose time has come, longest due first."""

    async def record(self, source: int, visit: Visit, pace: Pace, baseline: bool, now: datetime) -> Sequence[str]:
        """Store a visit in one transaction: validators, pace, health, a permanent move, and its entries.

        An entry is known by its canonical URL, or by its guid within the source where the title stays alike (then the
        new URL becomes another address of the same article).  A known one whose fingerprint changed is wanted again; an
        unknown one becomes a wanted article.  Gives the ids of articles that became wanted.  A failed or unmodified
        visit stores no entries and keeps all that was there.
        """


class Articles(Protocol):
    """Articles, their versions and analyses: shared by all newsrooms."""

    async def want(self, url: str, publisher: str, title: str, now: datetime, newsroom: int | None = None) -> str:
        """The id of the article at a canonical URL that somebody asked for, made and wanted if it is unknown.

        newsroom: whose people asked; it sees the article from then on though it follows no source that lists it.
        """

    async def wanted(self, now: datetime, limit: int) -> Sequence[Wanted]:
        """Pages to fetch whose time has come: newest first, at most a few a host."""

    async def save(self, new: NewVersion, now: datetime, said: str = "") -> bool:
        """Store a text with its analysis and take the article off the wanted list; False for its newest text again.

        One transaction: version, analysis, search index, the article's title and date, a place in the stream.  A page
        whose address belongs to another article makes one that has no text yet another name of that article: its id
        goes on meaning it.  Raises NotFound.  said: the
        step of the article's path that this is, kept for /why when the text is new.
        """

    async def failed(self, article: str, reason: str, retry_at: datetime | None, gone: bool, now: datetime) -> None:
        """A page could not be had: try again at ``retry_at``, or never.  Its versions stay; gone marks it withdrawn."""

    async def get(self, article: str) -> ArticleRecord | None:
        """One article by id."""

    async def by_url(self, url: str) -> ArticleRecord | None:
        """One article by any canonical address of it."""

    async def version(self, version: str) -> VersionRecord | None:
        """One stored text by its hash (the first article that carried it)."""

    async def versions(self, article: str) -> Sequence[VersionRecord]:
        """All texts of an article, oldest first."""

    async def texts(self, versions: Sequence[str]) -> Mapping[str, str]:
        """Texts by hash; unknown hashes are left out."""

    async def reads(self, articles: Sequence[str]) -> Sequence[Read]:
        """Newest version and its analysis of each article that has both, oldest published first."""

    async def unread(self, reader: str, limit: int) -> Sequence[Read]:
        """Newest versions without an analysis by this reader (the analysis in them is empty)."""

    async def put_analysis(self, analysis: Analysis) -> None:
        """Store an analysis of a version."""

    async def stream(self, newsroom: int, after: int, limit: int) -> Sequence[tuple[int, Read]]:
        """Analysed versions after a place, in stored order, of articles that this newsroom follows or asked for."""

    async def recent(self, newsroom: int, limit: int) -> Sequence[Read]:
        """The newest articles of the newsroom's sources, newest first."""

    async def search(self, newsroom: int, words: Sequence[str], limit: int) -> Sequence[str]:
        """Ids of articles that hold any of the words, best first.  Words are data: nothing in them is search syntax."""

    async def count(self) -> int:
        """How many articles there are."""


class Stories(Protocol):
    """What a newsroom tracks."""

    async def add(self, newsroom: int, slug: str, name: str, lens: str, query: Query, by: By) -> Story:
        """Track a story.  Raises Conflict where the slug is tracked."""

    async def remove(self, newsroom: int, story: int, by: By) -> None:
        """Stop tracking.  Raises NotFound."""

    async def list(self, newsroom: int) -> Sequence[Story]:
        """Tracked stories, oldest first."""

    async def by_slug(self, newsroom: int, slug: str) -> Story | None:
        """One tracked story."""

    async def counts(self, newsroom: int, member: int, now: datetime) -> Sequence[StoryCount]:
        """Tracked stories with counts, those that moved last first.

        new: articles with seen_at after this member's last look, or in the last day where they never looked.
        """

    async def articles(self, newsroom: int, story: int) -> Sequence[StoryArticle]:
        """A story's articles, newest first."""

    async def match(
        self,
        newsroom: int,
        matches: Sequence[NewMatch],
        notes: Sequence[Note],
        place: int | None,
        now: datetime,
        unmatched: Sequence[tuple[int, str, str]] = (),
    ) -> None:
        """Store matches and notes, and move the newsroom's place in the stream on, in one transaction.

        Repeats change nothing.  Raises NotFound, with nothing stored, for a story of another newsroom.
        unmatched: story, article and what to note where a new version no longer matches; where the article was in that
        story, it leaves it, and the note is kept.
        """

    async def unmatch(self, newsroom: int, story: int, article: str) -> None:
        """An article's new version no longer matches."""

    async def place(self, newsroom: int) -> int:
        """Where the newsroom's matching stands in the stream of versions; 0 before the first."""

    async def look(self, newsroom: int, member: int, story: int, at: datetime) -> datetime | None:
        """Remember that a member looked; gives when they had looked before."""

    async def last_look(self, newsroom: int, member: int, story: int) -> datetime | None:
        """When a member last looked."""


class Briefings(Protocol):
    """Frozen briefings."""

    async def freeze(self, newsroom: int, briefing: Briefing, now: datetime) -> int:
        """Store a briefing with its lines and evidence; gives its id."""

    async def get(self, newsroom: int, briefing: int) -> Briefing | None:
        """A frozen briefing."""

    async def last_posted(self, newsroom: int, channel: int, story: int) -> Briefing | None:
        """The last one of a story that was posted to a channel."""


class Subscriptions(Protocol):
    """Standing wishes and their schedules."""

    async def add(
        self, newsroom: int, channel: int, story: int, rule: str, zone: str, next_due_at: datetime, by: By
    ) -> Subscription:
        """Subscribe; the same channel and story again changes rule and zone, and keeps the slot served last."""

    async def end(self, newsroom: int, subscription: int, by: By) -> None:
        """Unsubscribe.  Raises NotFound."""

    async def list(self, newsroom: int) -> Sequence[Subscription]:
        """Live subscriptions (of stories that are tracked), oldest first."""

    async def due(self, now: datetime) -> Sequence[Subscription]:
        """Live subscriptions of every newsroom whose time has come."""

    async def later(self, now: datetime) -> Sequence[Subscription]:
        """Live subscriptions of every newsroom whose time has not come; asked at start, to recompute them."""

    async def serve(
        self,
        subscription: int,
        slot: str,
        next_due_at: datetime,
        deliveries: Sequence[NewDelivery],
        was_due_at: datetime,
    ) -> bool:
        """Write delivery rows and move the next time in one transaction.

        False, with nothing changed, when the subscription is no longer due at ``was_due_at`` (another served it).
        A delivery whose key exists is the same message: for a digest the subscription id joins its payload's
        "subscriptions" while it is still queued.
        """

    async def reschedule(self, subscription: int, next_due_at: datetime) -> None:
        """Correct a next time that was computed under other time-zone rules; called at start."""


class Outbox(Protocol):
    """Messages owed, each exactly once."""

    async def lease(self, now: datetime, worker: str, length: timedelta, limit: int) -> Sequence[Delivery]:
        """Take deliveries that are queued and due, or whose lease ran out (those come back ``uncertain``)."""

    async def sending(self, delivery: Delivery, briefings: Sequence[int]) -> bool:
        """Written just before a send: from here on a crash leaves it uncertain.  False when the lease was lost."""

    async def posted(self, delivery: Delivery, message: str, now: datetime) -> bool:
        """It stands in the channel.  False when the lease was lost."""

    async def refused(
        self, delivery: Delivery, reason: str, retry_at: datetime | None, uncertain: bool, now: datetime
    ) -> None:
        """Not taken: queued again for ``retry_at``, or failed for good."""

    async def dropped(self, delivery: Delivery, reason: str, now: datetime) -> None:
        """Nothing is owed any more (unsubscribed, untracked)."""

    async def owed(self, newsroom: int) -> Sequence[Delivery]:
        """All that is not yet posted, failed or dropped; for doctor and tests."""


class Posts(Protocol):
    """Messages of desk channels: the desk's own platform storage."""

    async def put(self, newsroom: int, channel: int, delivery: str, body: Mapping[str, object], now: datetime) -> int:
        """Post; the same delivery again gives the message that exists."""

    async def find(self, newsroom: int, channel: int, delivery: str) -> int | None:
        """The message of a delivery."""

    async def edit(self, newsroom: int, message: int, body: Mapping[str, object], now: datetime) -> None:
        """Replace a message's body.  Raises NotFound."""

    async def list(self, newsroom: int, channel: int, limit: int) -> Sequence[Post]:
        """Newest first."""


class People(Protocol):
    """Newsrooms, workspaces, members, channels and the ways into the desk."""

    async def newsroom(self, name: str, now: datetime) -> int:
        """The id of the newsroom of that name, made at the first call."""

    async def own_newsroom(self, name: str, now: datetime) -> int:
        """The newsroom that the local desk is a door to, by that name from now on; made, with its door, at first.

        Raises Conflict where another newsroom has the name.
        """

    async def workspace(self, newsroom: int, platform: str, external: str, now: datetime) -> int:
        """The id of a door to the newsroom, made at the first call."""

    async def member(self, newsroom: int, workspace: int, external: str, name: str, now: datetime) -> Member:
        """A person, made at first sight: the first of a newsroom is its admin, later ones are readers."""

    async def members(self, newsroom: int) -> Sequence[Member]:
        """Everyone, by name."""

    async def set_role(self, newsroom: int, member: int, role: Role, by: By) -> Member:
        """Give a role.  Raises NotFound; Conflict where it would leave the newsroom without an admin."""

    async def channel(
        self, newsroom: int, workspace: int, platform: str, external: str, name: str, zone: str, now: datetime
    ) -> Channel:
        """A channel, made at first sight (then with that zone; later calls keep the zone it has)."""

    async def channels(self, newsroom: int) -> Sequence[Channel]:
        """All channels, oldest first."""

    async def issue_token(self, newsroom: int, member: int, token_hash: str, expires_at: datetime) -> None:
        """A way into the desk, good once."""

    async def redeem_token(self, token_hash: str, now: datetime) -> Member | None:
        """Use it up; None when unknown, used or expired."""

    async def secret(self, name: str) -> bytes:
        """32 random bytes that stay the same from the first call on (cookie signing)."""


class Changes(Protocol):
    """The audit log."""

    async def undo(self, newsroom: int, member: int | None, at: datetime, by: By) -> Change:
        """Take back the newest change not yet undone of a member (None: anybody's), itself audited.

        Raises NotFound where there is none, Conflict where what it changed was changed again since.
        """

    async def list(self, newsroom: int, limit: int) -> Sequence[Change]:
        """Newest first."""


class Notes(Protocol):
    """What became of articles."""

    async def add(self, notes: Sequence[Note]) -> None:
        """Keep steps of articles' paths."""

    async def path(self, newsroom: int, article: str) -> Sequence[Note]:
        """The steps of one article that this newsroom may see, oldest first, with posts that carried it."""


class Store(Protocol):
    """Everything that is kept.  Rooms are attributes."""

    @property
    def sources(self) -> Sources:
        """See ``Sources``."""

    @property
    def articles(self) -> Articles:
        """See ``Articles``."""

    @property
    def stories(self) -> Stories:
        """See ``Stories``."""

    @property
    def briefings(self) -> Briefings:
        """See ``Briefings``."""

    @property
    def subscriptions(self) -> Subscriptions:
        """See ``Subscriptions``."""

    @property
    def outbox(self) -> Outbox:
        """See ``Outbox``."""

    @property
    def posts(self) -> Posts:
        """See ``Posts``."""

    @property
    def people(self) -> People:
        """See ``People``."""

    @property
    def changes(self) -> Changes:
        """See ``Changes``."""

    @property
    def notes(self) -> Notes:
        """See ``Notes``."""

    async def backup(self, to: Path) -> None:
        """A whole, checked copy while running.  Raises BadInput where the file exists, StoreError for the rest."""

    async def check(self) -> Sequence[str]:
        """What is wrong with the database, in sentences; empty when it is sound."""

    async def close(self) -> None:
        """End: everything committed is on disk."""
