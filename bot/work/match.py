"""Match what was read to the newsroom's stories, in stored order, with a reason kept for each verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import structlog

from bot.ports.store import NewMatch, Note
from bot.work.ground import Ground
from summaries.model import Match, Read, Story
from summaries.tracking.match import Frequency, Profile, match, profile_of

log = structlog.get_logger(__name__)
BATCH = 100
# A profile is learned from the newest articles of a story; more would make it drift no better and cost more at start.
CONFIRMED = 50
RECENT = 300
# What /why keeps of a story that an article did not match: the near misses, not every story of the newsroom.
NEAR_MISS = 0.15


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one article is to one story."""

    story: Story
    read: Read
    match: Match


@dataclass(slots=True)
class Known:
    """What matching remembers between ticks; all of it can be rebuilt from the store."""

    frequency: Frequency
    profiles: dict[int, Profile] = field(default_factory=dict)


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
        place = await store.stories.place(self._newsroom)
        rows = await store.articles.stream(self._newsroom, place, BATCH)
        if not rows:
            return False
        known = await self._remember()
        stories = await store.stories.list(self._newsroom)
        moved: set[str] = set()
        matches: list[NewMatch] = []
        notes: list[Note] = []
        now = self._ground.clock.now()
        for _, read in rows:
            known.frequency.learn(read.analysis)
            verdicts = [self._judge(known, story, read) for story in stories]
            for verdict in verdicts:
                await self._take_back(verdict)
                self._learn(known, verdict)
            matches += [new_match(v) for v in verdicts if v.match.matched]
            notes += [Note(read.article.id, self._newsroom, now, said(v)) for v in verdicts if worth_a_note(v)]
            moved |= {v.story.slug for v in verdicts if v.match.matched}
        await store.stories.match(self._newsroom, matches, notes, rows[-1][0], now)
        self._announce(moved, len(matches))
        return True

    def _judge(self, known: Known, story: Story, read: Read) -> Verdict:
        profile = known.profiles.get(story.id) or profile_of(story.query, [])
        return Verdict(story, read, match(story.query, profile, read.article, read.analysis, known.frequency))

    def _learn(self, known: Known, verdict: Verdict) -> None:
        if verdict.match.matched:
            profile = known.profiles.get(verdict.story.id) or profile_of(verdict.story.query, [])
            known.profiles[verdict.story.id] = profile.learn(verdict.read.analysis)

    async def _take_back(self, verdict: Verdict) -> None:
        """An edited article that no longer fits leaves the story; for a new one this changes nothing."""
        if not verdict.match.matched:
            await self._ground.store.stories.unmatch(self._newsroom, verdict.story.id, verdict.read.article.id)

    def _announce(self, moved: set[str], count: int) -> None:
        self._ground.meters.matches.inc(count)
        for slug in sorted(moved):
            self._ground.bulletin.say("story", slug)

    async def _remember(self) -> Known:
        if self._known is None:
            store = self._ground.store
            known = Known(Frequency())
            for read in await store.articles.recent(self._newsroom, RECENT):
                known.frequency.learn(read.analysis)
            for story in await store.stories.list(self._newsroom):
                ids = [a.record.id for a in (await store.stories.articles(self._newsroom, story.id))[:CONFIRMED]]
                reads = await store.articles.reads(ids)
                known.profiles[story.id] = profile_of(story.query, [read.analysis for read in reads])
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
        """What each article is to a story, tracked or only thought of; best first."""
        async with self._ground.matching:
            known = await self._remember()
            profile = profile_of(story.query, [])
            verdicts = []
            for read in reads:
                verdict = Verdict(story, read, match(story.query, profile, read.article, read.analysis, known.frequency))
                verdicts.append(verdict)
        return sorted(verdicts, key=lambda v: (-v.match.score, v.read.article.url))

    async def adopt(self, story: Story, reads: Sequence[Read]) -> int:
        """Give a newly tracked story what is stored already; how many articles that was."""
        verdicts = [v for v in await self.judge(story, reads) if v.match.matched]
        now = self._ground.clock.now()
        notes = [Note(v.read.article.id, self._newsroom, now, said(v)) for v in verdicts]
        async with self._ground.matching:
            known = await self._remember()
            known.profiles[story.id] = profile_of(story.query, [v.read.analysis for v in verdicts[:CONFIRMED]])
            await self._ground.store.stories.match(self._newsroom, [new_match(v) for v in verdicts], notes, None, now)
        self._announce({story.slug} if verdicts else set(), len(verdicts))
        return len(verdicts)

    def forget(self) -> None:
        """Stories changed by another hand (undo): learn afresh at the next tick."""
        self._known = None


def new_match(verdict: Verdict) -> NewMatch:
    """The row that keeps a match."""
    return NewMatch(verdict.story.id, verdict.read.article.id, verdict.match.score, verdict.match.reasons)


def worth_a_note(verdict: Verdict) -> bool:
    """Whether /why should tell of it."""
    return verdict.match.matched or verdict.match.score >= NEAR_MISS


def said(verdict: Verdict) -> str:
    """A verdict in words, for /why."""
    reasons = "; ".join(verdict.match.reasons) or "nothing in common"
    outcome = "Matched" if verdict.match.matched else "Not matched to"
    return f"{outcome} {verdict.story.slug} ({verdict.match.score:.2f}): {reasons}."
