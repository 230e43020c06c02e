"""Match what was read to the newsroom's stories, in stored order, with a reason kept for each verdict."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.ports.store import Note, Teaching
from bot.work.ground import Ground
from bot.work.known import Known, Verdict, best_first, new_match, packed, said, unpacked, worth_a_note
from summaries.model import Query, Read, Story
from summaries.tracking.anew import LEARNS_FROM, Holding, News, grown
from summaries.tracking.frequency import Frequency
from summaries.tracking.match import nearly
from summaries.tracking.narrow import narrowings
from summaries.tracking.neighbours import Nearby
from summaries.tracking.suggest import Change, suggestions

BATCH = 100
RECENT = 300
REFUSED = 30  # refused articles that a story learns from, the newest
# Near misses that are looked at again once their story has learned more.
AGAIN = timedelta(days=3)
AGAIN_MOST = 50
AGAIN_STORIES = 20  # a batch; the others wait for the next one
LATER = "looked at again, now that the story has learned more"


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
        known = await self.remembered()
        ids = [read.article.id for _, read in rows]
        inside = await store.stories.holding(self._newsroom, ids)
        taught = {(one.story, one.article) for one in await store.teachings.about(self._newsroom, ids)}
        verdicts: list[Verdict] = []
        for place, read in rows:
            found = _open(known.verdicts(read, inside.get(read.article.id, ())), taught)
            verdicts += found
            due = [v.story for v in found if v.match.matched and known.take_in(v.story)]
            if due:
                await self._keep(verdicts, place)
                verdicts = []
                for story in due:
                    await self.relearn(story)
            await asyncio.sleep(0)  # a batch must not hold the loop
        await self._keep(verdicts, rows[-1][0])
        await self._look_again(known)
        return True

    async def _keep(self, verdicts: Sequence[Verdict], place: int | None) -> None:
        """Store what became of articles, and how far matching has come."""
        now = self._ground.clock.now()
        notes = [Note(v.read.article.id, self._newsroom, now, said(v)) for v in verdicts if worth_a_note(v)]
        matched = [new_match(v) for v in verdicts if v.match.matched]
        near = [new_match(v) for v in verdicts if nearly(v.match)]
        # An edited article that no longer fits leaves the story; for a new one this changes nothing.
        left = [(v.story.id, v.read.article.id, said(v)) for v in verdicts if not v.match.matched]
        await self._ground.store.stories.match(self._newsroom, matched, notes, place, now, left, near)
        self._ground.meters.matches.inc(len(matched))

    async def _look_again(self, known: Known) -> None:
        """Near misses of the last days, held against what their stories have learned since."""
        for story in known.grown(AGAIN_STORIES):
            reads = await self.near(story)
            verdicts = await asyncio.to_thread(_again, known, story, reads) if reads else []
            if verdicts:
                await self._keep(verdicts, None)
                known.take_in(story)  # what it has learned may bring in more at the next tick
                await self.relearn(story)

    async def near(self, story: Story) -> Sequence[Read]:
        """The articles of the last days that a story nearly took in."""
        store, since = self._ground.store, self._ground.clock.now() - AGAIN
        found = await store.stories.nearly(self._newsroom, story.id, since, AGAIN_MOST)
        return await store.articles.reads([one.record.id for one in found])

    # --- what is remembered; call these with the ground's ``matching`` lock held --------------------------------------

    async def remembered(self) -> Known:
        """What matching remembers; at the first call it is read from the store."""
        store = self._ground.store
        if self._known is None:
            known = Known(News(Frequency(), Nearby()), seen=-1)
            recent = await store.articles.recent(self._newsroom, RECENT)
            await asyncio.to_thread(_read_in, known.news, recent[::-1])
            self._known = known
        await self._catch_up(self._known)
        return self._known

    async def _catch_up(self, known: Known) -> None:
        """Learn anew what people changed since: stories, their settings, what was taught, and what was taken back."""
        store, first = self._ground.store, known.seen < 0
        newest, touched = await store.changes.touched(self._newsroom, max(known.seen, 0))
        if newest == known.seen:
            return
        known.seen = newest
        fresh = {story.id: story for story in known.keep(await store.stories.list(self._newsroom))}
        kept = await store.stories.learned(self._newsroom) if first else {}
        loaded = await asyncio.to_thread(_load, known, list(fresh.values()), kept) if kept else set()
        if not first:
            fresh |= {one: known.stories[one] for one in touched if one in known.stories}
        for story in fresh.values():
            if story.id not in loaded:
                await self._learn(known, story)

    async def relearn(self, story: Story) -> None:
        """Learn from the articles that a story has now."""
        await self._learn(await self.remembered(), story)

    async def _learn(self, known: Known, story: Story) -> None:
        profile = await asyncio.to_thread(known.learn, story, await self.holding(story, LEARNS_FROM))
        await self._ground.store.stories.put_learned(self._newsroom, [(story.id, packed(story, profile))])

    async def holding(self, story: Story, most: int) -> Holding:
        """The newest articles of a story: confirmed by an editor, in by themselves, refused."""
        store = self._ground.store
        articles = await store.stories.articles(self._newsroom, story.id)
        inside = {each.record.id: each.record for each in articles}
        told = await self.taught(story)
        taught = {each.article for each in told if each.verdict == "in"}
        out = [each.article for each in told if each.verdict == "out"][-REFUSED:]
        wanted = dict.fromkeys([one for one in inside if one in taught][:most] + list(inside)[:most])
        reads = await self._ground.shelf.reads(store.articles, [inside[one] for one in wanted])
        return Holding(
            [read for read in reads if read.article.id in taught],
            [read for read in reads if read.article.id not in taught],
            await store.articles.reads(out) if out else (),
            {each.record.id: each.score for each in articles if each.record.id in wanted},
        )

    async def taught(self, story: Story) -> Sequence[Teaching]:
        """What editors taught of a story; nothing of one that is only thought of."""
        return await self._ground.store.teachings.of(self._newsroom, story.id) if story.id else ()

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

        Articles that it takes in teach it, as they will once it is tracked.
        """
        async with self._ground.matching:
            known = await self.remembered()
            judged = await asyncio.to_thread(grown, story.query, Holding(), reads, known.news)
        return best_first([Verdict(story, one.read, one.match) for one in judged])

    async def changes(self, query: Query, matched: Sequence[Read], nearly: Sequence[Read]) -> Sequence[Change]:
        """What would make a query tighter or wider."""
        async with self._ground.matching:
            frequency = (await self.remembered()).news.frequency
            return await asyncio.to_thread(_offered, query, matched, nearly, frequency)

    async def adopt(self, story: Story, reads: Sequence[Read]) -> int:
        """Give a newly tracked story what is stored already; how many articles that was."""
        verdicts = await self.judge(story, reads)
        async with self._ground.matching:
            await self.remembered()
            await self._keep([v for v in verdicts if worth_a_note(v)], None)
            await self.relearn(story)
        return sum(v.match.matched for v in verdicts)


def _offered(query: Query, matched: Sequence[Read], nearly: Sequence[Read], frequency: Frequency) -> list[Change]:
    return [*suggestions(query, matched, nearly, frequency), *narrowings(query, matched, nearly)]


def _read_in(news: News, reads: Sequence[Read]) -> None:
    """What was lately in the news, oldest first."""
    for read in reads:
        news.arrive(read)


def _load(known: Known, stories: Sequence[Story], kept: Mapping[int, bytes]) -> set[int]:
    """Take over what was put by; the stories of which that was good."""
    loaded = set()
    for story in stories:
        profile = unpacked(story, kept[story.id]) if story.id in kept else None
        if profile is not None:
            known.put(story, profile)
            loaded.add(story.id)
    return loaded


def _open(verdicts: Sequence[Verdict], taught: Collection[tuple[int, str]]) -> list[Verdict]:
    """The verdicts on what no editor has settled."""
    return [v for v in verdicts if (v.story.id, v.read.article.id) not in taught]


def _again(known: Known, story: Story, reads: Sequence[Read]) -> list[Verdict]:
    """The near misses that are in now, with the reason why they were not before."""
    judged = [known.judge(story, read) for read in reads]
    return [replace(v, match=replace(v.match, reasons=(*v.match.reasons, LATER))) for v in judged if v.match.matched]
