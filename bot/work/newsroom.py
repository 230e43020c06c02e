"""The Newsroom that commands speak to: each method hands over to the use case that does it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.ports.store import Member, Subscription
from bot.work import briefings, linking, lookup, questions, sources, stories
from bot.work.ground import Ground, by
from bot.work.match import Matching
from bot.work.why import path_of
from commands.newsroom import (
    Asked,
    Board,
    ChannelRow,
    Imported,
    Joining,
    LinkCode,
    MemberRow,
    Passage,
    Path,
    Preview,
    QuestionRow,
    SourceRow,
    Step,
    StoryPage,
    StoryRow,
    SubscriptionRow,
    Undone,
    Update,
)
from commands.spec import Call, Progress, Role
from commands.when import next_after, parse
from summaries.errors import BadInput, NotFound
from summaries.model import Briefing, Query, Story
from summaries.since import news_since

DAY = timedelta(days=1)
DeskLink = Callable[[Call], Awaitable[str]]


class OneNewsroom:
    """One newsroom's door to the world; see ``commands.newsroom.Newsroom`` for what each method promises."""

    def __init__(self, ground: Ground, newsroom: int, name: str, matching: Matching, desk_link: DeskLink) -> None:
        self._ground, self._id, self._name = ground, newsroom, name
        self._matching, self._desk_link = matching, desk_link

    # --- stories ----------------------------------------------------------------------------------------------------

    async def stories(self, call: Call) -> Sequence[StoryRow]:
        """Tracked stories, those that moved last first."""
        return await stories.rows(self._ground, self._id, call)

    async def find_story(self, call: Call, words: str) -> Sequence[Story]:
        """Stories that the words may mean, best first."""
        return await stories.find(self._ground, self._id, words)

    async def story_page(self, call: Call, story: Story) -> StoryPage:
        """One story with its articles."""
        return await stories.page(self._ground, self._id, call, story, await self.subscriptions(call))

    async def preview(self, call: Call, query: Query) -> Preview:
        """What the query would match."""
        return await stories.preview(self._ground, self._id, self._matching, call, query)

    async def track(self, call: Call, name: str, lens: str, query: Query) -> Story:
        """Start tracking."""
        return await stories.track(self._ground, self._id, self._matching, call, name, lens, query)

    async def untrack(self, call: Call, story: Story) -> None:
        """Stop tracking."""
        await self._ground.store.stories.remove(self._id, story.id, by(call, f"stopped tracking {story.slug}"))

    def lenses(self) -> Sequence[tuple[str, str]]:
        """Key and description of each lens."""
        return [(lens.key, lens.description) for lens in self._ground.lenses.values()]

    # --- briefings --------------------------------------------------------------------------------------------------

    async def brief(self, call: Call, story: Story, since: datetime | None) -> Briefing:
        """The briefing as of now; remembers that this person looked."""
        member = int(call.actor.id)
        asked = since or await self._ground.store.stories.last_look(self._id, member, story.id)
        briefing = await briefings.build(self._ground, self._id, story, call.now, asked)
        await self._ground.store.stories.look(self._id, member, story.id, call.now)
        return briefing

    async def full_briefing(self, call: Call, story: Story) -> Briefing:
        """The briefing with background, timeline, every quote and question."""
        return await briefings.build(self._ground, self._id, story, call.now, None, full=True)

    def brief_url(self, call: Call, url: str) -> AsyncIterator[Progress | Briefing]:
        """Brief one article that nobody need track."""
        return briefings.brief_url(self._ground, self._id, call, url)

    async def quotes(self, call: Call, story: Story) -> Briefing:
        """Every quote of a story, newest first."""
        return await lookup.quotes(self._ground, self._id, story, call.now)

    async def ask(self, call: Call, story: Story, question: str) -> Asked:
        """The passages of a story that answer a question."""
        return await lookup.ask(self._ground, self._id, story, question, call.now)

    async def updates(self, call: Call, story: Story | None) -> Sequence[Update]:
        """What is new since this person last looked; remembers that they looked."""
        rows = await self.stories(call)
        wanted = [row for row in rows if row.story.id == story.id] if story else [row for row in rows if row.new]
        return [await self._update(call, row) for row in wanted if row.articles]

    async def _update(self, call: Call, row: StoryRow) -> Update:
        looked = await self._ground.store.stories.look(self._id, int(call.actor.id), row.story.id, call.now)
        since = looked or call.now - DAY
        briefing = await briefings.build(self._ground, self._id, row.story, call.now, since, full=True)
        return Update(row, since, tuple(news_since(None, briefing, since)), briefing)

    # --- questions --------------------------------------------------------------------------------------------------

    async def questions(self, call: Call, story: Story) -> Board:
        """Every question of a story."""
        return await questions.board(self._ground, self._id, story, call)

    async def question_history(self, call: Call, row: QuestionRow) -> Sequence[Step]:
        """What people did to it."""
        return await questions.history(self._ground, self._id, row)

    async def story_of_question(self, call: Call, number: int) -> Story:
        """The story that a question belongs to."""
        return await questions.story_of(self._ground, self._id, number)

    async def add_question(self, call: Call, story: Story, words: str) -> int:
        """Ask a question of one's own."""
        return await questions.add(self._ground, self._id, story, words, call)

    async def assign_question(self, call: Call, row: QuestionRow, member: str | None) -> None:
        """Give it to a member."""
        await questions.assign(self._ground, self._id, row, member, call)

    async def answer_question(self, call: Call, row: QuestionRow, passage: Passage) -> None:
        """It is answered by this passage."""
        await questions.answer(self._ground, self._id, row, passage, call)

    async def reopen_question(self, call: Call, number: int, words: str) -> None:
        """It is open again."""
        await questions.reopen(self._ground, self._id, number, words, call)

    async def drop_question(self, call: Call, row: QuestionRow) -> None:
        """It is asked no more."""
        await questions.drop(self._ground, self._id, row, call)

    async def passages(self, call: Call, story: Story, words: str) -> Sequence[Passage]:
        """Passages of a story that speak most of what the words ask."""
        return await questions.passages(self._ground, self._id, story, words, call)

    async def passage(self, call: Call, story: Story, code: str) -> Passage:
        """The passage that a suggestion stands for."""
        return await questions.passage(self._ground, self._id, story, code)

    async def words_at(self, call: Call, url: str, words: str) -> Passage:
        """These very words in a stored version of an article."""
        return await questions.words_at(self._ground, url, words)

    # --- subscriptions ----------------------------------------------------------------------------------------------

    async def channels(self, call: Call) -> Sequence[ChannelRow]:
        """The channels of this workspace, the one of the call first."""
        listed = [c for c in await self._ground.store.people.channels(self._id) if c.workspace == call.actor.workspace]
        listed.sort(key=lambda channel: (channel.id != call.channel, channel.name.casefold()))
        return [ChannelRow(c.id, c.name, c.zone, flat=c.platform == "desk") for c in listed]

    async def subscribe(
        self, call: Call, story: Story, when: str, zone: str | None, channel: str | None, threads: bool = False
    ) -> SubscriptionRow:
        """Subscribe a channel."""
        target = await self._channel(call, channel)
        rule = parse(when)
        chosen = zone or rule.zone or target.zone
        _, due_at = next_after(rule, chosen, call.now)
        said = f"subscribed #{target.name} to {story.slug}, {rule.words}{', in threads' if threads else ''}"
        added = await self._ground.store.subscriptions.add(
            self._id, target.id, story.id, rule.words, chosen, due_at, by(call, said), threads
        )
        return _subscription_row(added, target, story)

    async def _channel(self, call: Call, name: str | None) -> ChannelRow:
        channels = await self.channels(call)
        if name is None:
            return channels[0]
        wanted = name.strip().lstrip("#").casefold()
        found = next((c for c in channels if c.name.lstrip("#").casefold() == wanted), None)
        if found is None:
            raise BadInput(f"There is no channel {name!r} here. There is: {', '.join(c.name for c in channels)}.")
        return found

    async def subscriptions(self, call: Call) -> Sequence[SubscriptionRow]:
        """What the workspace's channels are subscribed to, the call's channel first."""
        places = {channel.id: channel for channel in await self.channels(call)}
        tracked = {story.id: story for story in await self._ground.store.stories.list(self._id)}
        live = [s for s in await self._ground.store.subscriptions.list(self._id) if s.channel in places]
        live.sort(key=lambda subscription: (subscription.channel != call.channel, subscription.id))
        return [_subscription_row(s, places[s.channel], tracked[s.story]) for s in live if s.story in tracked]

    async def unsubscribe(self, call: Call, subscription: SubscriptionRow) -> None:
        """End a subscription."""
        said = f"unsubscribed #{subscription.channel_name} from {subscription.story.slug}"
        await self._ground.store.subscriptions.end(self._id, subscription.id, by(call, said))

    # --- sources ----------------------------------------------------------------------------------------------------

    async def sources(self, call: Call) -> Sequence[SourceRow]:
        """Sources and their health, failing ones first."""
        return await sources.rows(self._ground, self._id)

    def add_source(self, call: Call, url: str) -> AsyncIterator[Progress | SourceRow]:
        """Find the feed of an address and follow it."""
        return sources.add(self._ground, self._id, call, url)

    async def remove_source(self, call: Call, source: SourceRow) -> None:
        """Stop polling."""
        await self._ground.store.sources.remove(self._id, source.id, by(call, f"removed the source {source.name}"))

    async def import_sources(self, call: Call, opml: bytes) -> Imported:
        """Sources of an OPML file."""
        return await sources.import_opml(self._ground, self._id, call, opml)

    async def export_sources(self, call: Call) -> str:
        """The sources as OPML."""
        return sources.export_opml(self._name, await self._ground.store.sources.list(self._id))

    # --- the rest ---------------------------------------------------------------------------------------------------

    async def why(self, call: Call, url: str) -> Path:
        """What became of the article at an address."""
        return await path_of(self._ground, self._id, call, url)

    async def undo(self, call: Call) -> Undone:
        """Take back this person's last change; an admin's undo reaches anybody's."""
        whose = None if call.actor.role == "admin" else int(call.actor.id)
        change = await self._ground.store.changes.undo(self._id, whose, call.now, by(call, "took back the last change"))
        self._matching.forget()
        return Undone(change.said, change.by, change.at)

    async def members(self, call: Call) -> Sequence[MemberRow]:
        """People and their roles."""
        members = await self._ground.store.people.members(self._id)
        return [replace(_member_row(one), here=one.workspace == call.actor.workspace) for one in members]

    async def set_role(self, call: Call, member: str, role: Role) -> MemberRow:
        """Give somebody a role."""
        wanted = member.strip().lstrip("@").casefold()
        for person in await self._ground.store.people.members(self._id):
            if wanted in (person.name.casefold(), person.external.casefold(), str(person.id)):
                said = f"made {person.name} {role}"
                return _member_row(await self._ground.store.people.set_role(self._id, person.id, role, by(call, said)))
        raise NotFound(f"Nobody here is called {member!r}. /roles lists everyone whom this newsroom has met.")

    async def link_code(self, call: Call) -> LinkCode:
        """A fresh code for another workspace."""
        return await linking.give(self._ground, self._id, self._name, call)

    async def joining(self, call: Call, code: str) -> Joining:
        """What joining the newsroom of a code would mean."""
        return await linking.joining(self._ground, self._id, call, code)

    async def join(self, call: Call, code: str) -> Joining:
        """Join this workspace to the newsroom of a code."""
        return await linking.join(self._ground, self._id, call, code)

    async def desk_link(self, call: Call) -> str:
        """A signed address of the desk."""
        return await self._desk_link(call)


def _subscription_row(subscription: Subscription, channel: ChannelRow, story: Story) -> SubscriptionRow:
    return SubscriptionRow(
        subscription.id, subscription.channel, channel.name, story, subscription.rule, subscription.zone,
        subscription.next_due_at, subscription.threads, channel.flat,
    )  # fmt: skip


def _member_row(member: Member) -> MemberRow:
    return MemberRow(str(member.id), member.name, member.role)
