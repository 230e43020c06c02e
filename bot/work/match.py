"""Match what was read to the newsroom's stories, in stored order, with a reason kept for each verdict."""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.ports.store import NewMatch, Note
from bot.work.ground import Ground
from summaries.model import Match, Read, Story
from summaries.tracking.frequency import Frequency
from summaries.tracking.match import nearly, try_on
from summaries.tracking.profile import Profile, learned_vector, profile_of
from summaries.tracking.resemblance import Weighed, weighed
from summaries.tracking.wording import wording_of

BATCH = 100
# A profile is learned from the newest articles of a story; more would make it drift no better and cost more at start.
CONFIRMED = 50
RELEARNT = 10
RECENT = 300


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one article is to one story."""

    story: Story
    read: Read
    match: Match


@dataclass(slots=True)
class Learned:
    """What one story has learned: its newest articles, and what they amount to."""

    confirmed: deque[Read]
    profile: Profile
    vector: dict[str, float]
    fresh: int = 0  # articles taken in since the profile was made


@dataclass(slots=True)
class Known:
    """What matching remembers between ticks; all of it can be rebuilt from the store."""

    frequency: Frequency
    stories: dict[int, Learned] = field(default_factory=dict)

    def of(self, story: Story) -> Learned:
        """What a story has learned; for one not met before, what its query says."""
        if story.id not in self.stories:
            self.stories[story.id] = self.learn(story, ())
        return self.stories[story.id]

    def learn(self, story: Story, confirmed: Sequence[Read]) -> Learned:
        """What these articles, oldest first, teach a story."""
        newest = deque(confirmed, maxlen=CONFIRMED)
        profile = profile_of(story.query, list(newest))
        return Learned(newest, profile, learned_vector(profile, self.frequency))

    def take_in(self, story: Story, read: Read) -> None:
        """Learn from one more article; a profile made of many is made anew for every tenth part of them only."""
        learned = self.of(story)
        if any(known.article.id == read.article.id for known in learned.confirmed):
            return  # taken in when the story was tracked, and met again in the stream
        learned.confirmed.append(read)
        learned.fresh += 1
        if learned.fresh * RELEARNT >= len(learned.confirmed):
            self.stories[story.id] = self.learn(story, learned.confirmed)

    def judge(self, story: Story, one: Weighed, read: Read) -> Verdict:
        """What an article is to a story."""
        learned = self.of(story)
        return Verdict(story, read, try_on(story.query, learned.vector, learned.profile, one))


class Matching:
    """The second half of the walk of one article, for one newsroom."""

    def __init__(self, ground: Ground, newsroom: int) -> None:
        self._ground, self._newsroom = ground, newsroom
        self._known: Known | None = None

    async def follow(self) -> None:
        """One tick: everything read since the last one."""
        async with self._ground.matching:
            while await self._batch():
                pass

    async def _batch(self) -> bool:
        store = self._ground.store
        rows = await store.articles.stream(self._newsroom, await store.stories.place(self._newsroom), BATCH)
        if not rows:
            return False
        known = await self._remember()
        stories = await store.stories.list(self._newsroom)
        verdicts: list[Verdict] = []
        for _, read in rows:
            verdicts += self._judge_all(known, stories, read)
            await asyncio.sleep(0)  # a batch must not hold the loop
        now = self._ground.clock.now()
        notes = [Note(v.read.article.id, self._newsroom, now, said(v)) for v in verdicts if worth_a_note(v)]
        matched = [v for v in verdicts if v.match.matched]
        # An edited article that no longer fits leaves the story; for a new one this changes nothing.
        left = [(v.story.id, v.read.article.id, said(v)) for v in verdicts if not v.match.matched]
        await store.stories.match(self._newsroom, [new_match(v) for v in matched], notes, rows[-1][0], now, left)
        self._ground.meters.matches.inc(len(matched))
        return True

    def _judge_all(self, known: Known, stories: Sequence[Story], read: Read) -> list[Verdict]:
        wording = wording_of(read.article, read.analysis)
        known.frequency.learn(wording.counts)
        one = weighed(wording, known.frequency)
        verdicts = [known.judge(story, one, read) for story in stories]
        for verdict in verdicts:
            if verdict.match.matched:
                known.take_in(verdict.story, read)
        return verdicts

    async def _remember(self) -> Known:
        if self._known is None:
            store = self._ground.store
            known = Known(Frequency())
            for read in await store.articles.recent(self._newsroom, RECENT):
                known.frequency.learn(wording_of(read.article, read.analysis).counts)
            for story in await store.stories.list(self._newsroom):
                ids = [a.record.id for a in (await store.stories.articles(self._newsroom, story.id))[:CONFIRMED]]
                reads = await store.articles.reads(ids)
                known.stories[story.id] = known.learn(story, reads)
            self._known = known
        return self._known

    # --- a story that somebody asks for -----------------------------------------------------------------------------

    async def candidates(self, words: Sequence[str], limit: int = RECENT) -> Sequence[Read]:
        """Stored articles that a query may mean: those that hold its words, and the newest ones."""
        store = self._ground.store
        found = await store.articles.search(self._newsroom, words, limit) if words else []
        recent = await store.articles.recent(self._newsroom, limit)
        missing = [article for article in found if article not in {read.article.id for read in recent}]
        return [*await store.articles.reads(missing), *recent]

    async def judge(self, story: Story, reads: Sequence[Read]) -> list[Verdict]:
        """What each article is to a story that is only thought of; best first.

        Two looks: the second with what the story would have learned from the first, as it will once it is tracked.
        """
        async with self._ground.matching:
            known = await self._remember()
            thought = Known(known.frequency)
            laid_out = [(read, weighed(wording_of(read.article, read.analysis), known.frequency)) for read in reads]
            first = [thought.judge(story, one, read) for read, one in laid_out]
            thought.stories[story.id] = thought.learn(story, confirmed_by(first))
            second = [thought.judge(story, one, read) for read, one in laid_out]
        return sorted(second, key=lambda v: (-v.match.score, v.read.article.url))

    async def adopt(self, story: Story, reads: Sequence[Read]) -> int:
        """Give a newly tracked story what is stored already; how many articles that was."""
        verdicts = [v for v in await self.judge(story, reads) if v.match.matched]
        now = self._ground.clock.now()
        notes = [Note(v.read.article.id, self._newsroom, now, said(v)) for v in verdicts]
        async with self._ground.matching:
            known = await self._remember()
            known.stories[story.id] = known.learn(story, confirmed_by(verdicts))
            await self._ground.store.stories.match(self._newsroom, [new_match(v) for v in verdicts], notes, None, now)
        self._ground.meters.matches.inc(len(verdicts))
        return len(verdicts)

    def forget(self) -> None:
        """Stories changed by another hand (undo): learn afresh at the next tick."""
        self._known = None


def new_match(verdict: Verdict) -> NewMatch:
    """The row that keeps a match."""
    return NewMatch(verdict.story.id, verdict.read.article.id, verdict.match.score, verdict.match.reasons)


def confirmed_by(verdicts: Sequence[Verdict]) -> list[Read]:
    """The articles that are in, oldest first; an undated one counts as oldest."""
    inside = [v.read for v in verdicts if v.match.matched]
    inside.sort(key=lambda read: (read.article.published is not None, read.article.published, read.article.id))
    return inside


def worth_a_note(verdict: Verdict) -> bool:
    """Whether /why should tell of it: a match or a near miss, not every story of the newsroom."""
    return verdict.match.matched or nearly(verdict.match)


def said(verdict: Verdict) -> str:
    """A verdict in words, for /why."""
    reasons = "; ".join(verdict.match.reasons) or "nothing in common"
    outcome = "Matched" if verdict.match.matched else "Not matched to"
    return f"{outcome} {verdict.story.slug} ({verdict.match.score:.2f}): {reasons}."
