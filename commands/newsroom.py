"""The protocol through which commands reach the world.  One Newsroom object serves one newsroom.

bot.work implements it; tests/commands holds an honest fake in memory.  Every method may raise StandfirstError, whose
message is shown as it stands.  Every change takes the Call for the audit log, and is undone by ``undo``.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commands.spec import Call, Progress, Role
from summaries.model import Briefing, Line, Match, Query, Story


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A tracked story as a list shows it.  new: articles since this person last looked; moved_at: newest article."""

    story: Story
    articles: int
    outlets: int
    new: int
    moved_at: datetime | None
    headline: str  # title of its newest article, or ""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article of a story, with why it matched."""

    id: str
    url: str
    publisher: str
    title: str
    published: datetime | None
    version: str
    versions: int
    match: Match
    withdrawn: bool = False
    copy_of: str = ""  # id of the original that it reprints, or ""


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything that a story's page shows beside its briefing.  articles: newest first."""

    row: StoryRow
    articles: tuple[ArticleRow, ...]
    subscriptions: tuple["SubscriptionRow", ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a query would match among what is stored.  matched and nearly: best first, at most 10 each."""

    query: Query
    total: int
    matched: tuple[ArticleRow, ...]
    nearly: tuple[ArticleRow, ...]
    suggested_name: str
    suggested_lens: str


@dataclass(frozen=True, slots=True)
class Update:
    """What is new in one story since a moment.  lines: new facts, quotes, figures, answers; articles: newest first."""

    row: StoryRow
    since: datetime
    lines: tuple[Line, ...]
    briefing: Briefing


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question of a story as the board shows it.

    id: its number in this newsroom.  line: its words, with the tag ``why`` (see ``summaries.board``) and the asker of
    an editor's own.  state: "open", "partly answered", "answered", "stale", "dropped".  owner: a name, or "".
    settled_by: the editor who answered, dropped or reopened it, or "".  raised, answers: verbatim lines of what raises
    and what answers it.
    """

    id: int
    line: Line
    state: str
    raised_at: datetime
    owner: str = ""
    settled_by: str = ""
    settled_at: datetime | None = None
    raised: tuple[Line, ...] = ()
    answers: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """The questions of a story, the most consequential first.  briefing: what its lines cite, each verified."""

    briefing: Briefing
    rows: tuple[QuestionRow, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a stored article version, white space as single blanks in ``text``."""

    article: str
    url: str
    publisher: str
    version: str
    start: int
    end: int
    text: str
    published: datetime | None = None

    @property
    def code(self) -> str:
        """A short name for it, good within its story."""
        return f"{self.version[:12]}.{self.start}.{self.end}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the coverage of a story says to a question.

    briefing: its facts are the passages that answer, best first, none where the coverage does not say; then its
    questions hold the open one that asks the like, if there is one.  since: when the oldest article read was published.
    wide: it asks for the whole story, so that no passage is looked for.
    """

    briefing: Briefing
    since: datetime | None
    wide: bool = False


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its health.  state: "ok", "waiting", "failing", "paused"; reason: in words, "" when well."""

    id: int
    name: str
    url: str
    site: str
    kind: str
    state: str
    reason: str
    articles: int
    last_ok_at: datetime | None
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list of feeds: how many are new, how many were followed already, which cannot be followed."""

    added: int
    there: int
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubscriptionRow:
    """A channel's standing wish.  when: in words, as understood; next_at: UTC.

    threads: the story has a thread, or forum post, of its own; flat: and the channel can have none, so that it comes as
    messages of its own there.
    """

    id: int
    channel: int
    channel_name: str
    story: Story
    when: str
    zone: str
    next_at: datetime
    threads: bool = False
    flat: bool = False

    @property
    def shape(self) -> str:
        """Words for how it comes, to stand after ``when`` and the zone; "" for the channel's common digest."""
        if not self.threads:
            return ""
        return " as messages of its own" if self.flat else " as a thread"


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A place where messages go.  flat: it has no threads."""

    id: int
    name: str
    zone: str
    flat: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an article's path, for /why.  at: when it happened."""

    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class Path:
    """What became of one article.  verdict: the one sentence that says it; steps: in order."""

    url: str
    title: str
    verdict: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A person and their role.  here: they speak in the workspace of the call, so people there can ask them."""

    id: str
    name: str
    role: Role
    here: bool = True


@dataclass(frozen=True, slots=True)
class LinkCode:
    """A way for another workspace into this newsroom, good once.  ended: older codes that are not good any more."""

    code: str
    newsroom: str
    until: datetime
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Joining:
    """What it means for this workspace to join another newsroom.

    newsroom: the one that it joins; present: the one that it leaves.  stories: tracked there; subscriptions: of this
    workspace's channels; others: other workspaces of the present newsroom.  kept_days: for how long it all waits.
    """

    newsroom: str
    present: str
    stories: int
    subscriptions: int
    others: int
    kept_days: int


@dataclass(frozen=True, slots=True)
class Undone:
    """A change that was taken back."""

    what: str
    by: str
    at: datetime


class Newsroom(Protocol):
    """The one newsroom that a command works for."""

    # stories
    async def stories(self, call: Call) -> Sequence[StoryRow]:
        """Tracked stories, those that moved last first."""

    async def find_story(self, call: Call, words: str) -> Sequence[Story]:
        """Stories that the words may mean, best first: an exact slug or name alone, else by likeness; or none."""

    async def story_page(self, call: Call, story: Story) -> StoryPage:
        """One story with its articles."""

    async def preview(self, call: Call, query: Query) -> Preview:
        """What the query would match; a query whose seed_url is set is filled from that article, fetched if unknown."""

    async def track(self, call: Call, name: str, lens: str, query: Query) -> Story:
        """Start tracking.  Raises Conflict where a story of that name is tracked already."""

    async def untrack(self, call: Call, story: Story) -> None:
        """Stop tracking; its articles and briefings stay."""

    def lenses(self) -> Sequence[tuple[str, str]]:
        """Key and description of each lens."""

    # briefings
    async def brief(self, call: Call, story: Story, since: datetime | None) -> Briefing:
        """The briefing as of now, verified; remembers that this person looked."""

    async def full_briefing(self, call: Call, story: Story) -> Briefing:
        """The briefing with background, timeline, every quote and question, and all sources."""

    def brief_url(self, call: Call, url: str) -> AsyncIterator[Progress | Briefing]:
        """Brief one article that nobody need track: Progress while it is fetched and read, then the Briefing."""

    async def quotes(self, call: Call, story: Story) -> Briefing:
        """Every quote of a story as lines, verified, newest first; their tags as of ``summaries.quoting.gathered``.

        Raises NotFound where the story has no article yet.
        """

    async def ask(self, call: Call, story: Story, question: str) -> Asked:
        """The passages of a story that answer a question.  Raises NotFound where it has no article yet."""

    async def updates(self, call: Call, story: Story | None) -> Sequence[Update]:
        """What is new since this person last looked, in one story or all that moved; remembers that they looked."""

    # questions
    async def questions(self, call: Call, story: Story) -> Board:
        """Every question of a story; keeps since when each is open."""

    async def question_history(self, call: Call, row: QuestionRow) -> Sequence[Step]:
        """What people did to it, oldest first, without what was taken back."""

    async def story_of_question(self, call: Call, number: int) -> Story:
        """The story that a question belongs to.  Raises NotFound."""

    async def add_question(self, call: Call, story: Story, words: str) -> int:
        """Ask a question of one's own; gives its number.  Raises Conflict where it stands open already."""

    async def assign_question(self, call: Call, row: QuestionRow, member: str | None) -> None:
        """Give it to a member by id, or to nobody."""

    async def answer_question(self, call: Call, row: QuestionRow, passage: Passage) -> None:
        """It is answered by this passage."""

    async def reopen_question(self, call: Call, number: int, words: str) -> None:
        """It is open again.  words: how it reads, for the log.  Raises Conflict where it is open."""

    async def drop_question(self, call: Call, row: QuestionRow) -> None:
        """It is asked no more."""

    async def passages(self, call: Call, story: Story, words: str) -> Sequence[Passage]:
        """Passages of a story that speak most of what the words ask, best first, whether or not they answer."""

    async def passage(self, call: Call, story: Story, code: str) -> Passage:
        """The passage that a suggestion stands for.  Raises NotFound."""

    async def words_at(self, call: Call, url: str, words: str) -> Passage:
        """These very words in a stored version of an article.  Raises NotFound, BadInput where it has them not."""

    # subscriptions
    async def channels(self, call: Call) -> Sequence[ChannelRow]:
        """The channels of this workspace, the one of the call first."""

    async def subscribe(
        self, call: Call, story: Story, when: str, zone: str | None, channel: str | None, threads: bool = False
    ) -> SubscriptionRow:
        """Subscribe a channel (that of the call when None).  Raises BadInput where `when` or the zone is unclear.

        threads: the story gets a thread of its own there, to which updates are added.
        """

    async def subscriptions(self, call: Call) -> Sequence[SubscriptionRow]:
        """What the workspace's channels are subscribed to, the call's channel first."""

    async def unsubscribe(self, call: Call, subscription: SubscriptionRow) -> None:
        """End a subscription."""

    # sources
    async def sources(self, call: Call) -> Sequence[SourceRow]:
        """Sources and their health, failing ones first."""

    def add_source(self, call: Call, url: str) -> AsyncIterator[Progress | SourceRow]:
        """Find the feed of an address and add it, or say why not."""

    async def remove_source(self, call: Call, source: SourceRow) -> None:
        """Stop polling; its articles stay."""

    async def import_sources(self, call: Call, opml: bytes) -> Imported:
        """Follow the sources of an OPML file."""

    async def export_sources(self, call: Call) -> str:
        """The sources as OPML 2.0."""

    # the rest
    async def why(self, call: Call, url: str) -> Path:
        """What became of the article at an address."""

    async def undo(self, call: Call) -> Undone:
        """Take back this person's last change (an admin: anybody's in the channel).  Raises NotFound, Conflict."""

    async def members(self, call: Call) -> Sequence[MemberRow]:
        """People and their roles."""

    async def set_role(self, call: Call, member: str, role: Role) -> MemberRow:
        """Give somebody a role."""

    async def link_code(self, call: Call) -> LinkCode:
        """A fresh code by which another workspace joins this newsroom."""

    async def joining(self, call: Call, code: str) -> Joining:
        """What it would mean to join the newsroom of a code; changes nothing, but the code is this one's from now on.

        Raises BadInput for a code that is not good, for too many of those, and at the desk, which joins nothing;
        Conflict for a code of this very newsroom.
        """

    async def join(self, call: Call, code: str) -> Joining:
        """Join this workspace to the newsroom of a code; this person is admin there.  Not undone by ``undo``.

        Raises what ``joining`` does, and Conflict where those who stay would be left without an admin.
        """

    async def desk_link(self, call: Call) -> str:
        """A signed address of the web desk for this person.  Raises BadInput, saying how, where none is set up."""
