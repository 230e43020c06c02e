"""What editors teach: not this story, this one, merged, split, changed; applied to what is stored and to what comes."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.ports.store import ArticleRecord, Moves, Note, StoryArticle
from bot.work.briefings import fetched
from bot.work.ground import Ground, by
from bot.work.known import Verdict, best_first, new_match, said
from bot.work.match import Matching
from bot.work.shown import row_of, row_of_verdict
from commands.newsroom import ArticleRow, Changed, Merged, Split, Taught
from commands.spec import Call
from commands.words import clipped
from summaries.errors import BadInput, Conflict, NotFound
from summaries.model import Query, Read, Story
from summaries.tracking.anew import Holding, Judged, drawn_in, grown, splits_off, without
from summaries.tracking.query import name_for, slug_for

# Articles of a story that are looked at anew, the newest; older ones stay as they are.
MEMBERS = 300
_SAID = 60  # characters of a title in the log


class Teaching:
    """What editors teach the stories of one newsroom."""

    def __init__(self, ground: Ground, newsroom: int, matching: Matching) -> None:
        self._ground, self._newsroom, self._matching = ground, newsroom, matching

    # --- one article ------------------------------------------------------------------------------------------------

    async def refuse(self, call: Call, story: Story, article: str) -> Taught:
        """It is not this story; those that were in for its sake leave."""
        record = await self._meant(call, story, article)
        reads = await self._ground.store.articles.reads([record.id])
        async with self._ground.matching:
            known = await self._matching.remembered()
            held = await self._matching.holding(story, MEMBERS)
            others = without((*held.taught, *held.inside), {record.id})
            held = Holding(held.taught, others, [*held.refused, *reads])
            judged = await asyncio.to_thread(drawn_in, story.query, held, known.news)
            left = _verdicts(story, judged)
            what = by(call, f"said that “{clipped(record.title, _SAID)}” is not {story.slug}")
            moves = self._moves(left, call, f"“{clipped(record.title, _SAID)}” was taken out")
            await self._ground.store.teachings.teach(self._newsroom, story.id, [record.id], "out", moves, what)
            await self._matching.remembered()
        return Taught(self._row(record, call), await self._rows(left))

    async def confirm(self, call: Call, story: Story, article: str) -> Taught:
        """It is of this story; near misses are looked at again with what it teaches."""
        record = await self._meant(call, story, article)
        reads = await self._ground.store.articles.reads([record.id])
        near = await self._matching.near(story)
        near = [*near, *await self._matching.candidates(words_of(story.query), MEMBERS)]
        async with self._ground.matching:
            known = await self._matching.remembered()
            held = await self._matching.holding(story, MEMBERS)
            held = Holding([*held.taught, *reads], held.inside, without(held.refused, {record.id}))
            asked = await self._outside(story, held, near)
            judged = await asyncio.to_thread(grown, story.query, held, asked, known.news)
            came = [v for v in _verdicts(story, judged) if v.match.matched]
            what = by(call, f"said that “{clipped(record.title, _SAID)}” belongs to {story.slug}")
            moves = self._moves(came, call, f"“{clipped(record.title, _SAID)}” was put in")
            await self._ground.store.teachings.teach(self._newsroom, story.id, [record.id], "in", moves, what)
            await self._matching.remembered()
        return Taught(self._row(record, call), (), await self._rows(came))

    async def _meant(self, call: Call, story: Story, article: str) -> ArticleRecord:
        """The article that an id or an address means: no id opens what another newsroom reads."""
        if "://" in article:
            return await fetched(self._ground, self._newsroom, call, article)
        for each in await self._of(story):
            if each.record.id == article:
                return each.record
        raise NotFound(f"{story.slug} has no such article any more; give the article's address instead.")

    async def _of(self, story: Story) -> list[StoryArticle]:
        """The articles of a story, and those that it nearly took in."""
        store = self._ground.store
        near = await store.stories.nearly(self._newsroom, story.id, story.created_at, MEMBERS)
        listed = [*await store.stories.articles(self._newsroom, story.id), *near]
        known = {each.record.id for each in listed}
        told = [t.article for t in await self._matching.taught(story) if t.article not in known]
        records = [await store.articles.get(article) for article in told]
        return [*listed, *(StoryArticle(record, 0.0, ()) for record in records if record is not None)]

    async def _outside(self, story: Story, held: Holding, near: Sequence[Read]) -> list[Read]:
        """Of some articles, those that are not in, and that nobody refused."""
        shut = {read.article.id for read in (*held.taught, *held.inside)}
        shut |= {each.article for each in await self._matching.taught(story)}
        shut |= {e.record.id for e in await self._ground.store.stories.articles(self._newsroom, story.id)}
        return [read for one, read in {read.article.id: read for read in near}.items() if one not in shut]

    # --- stories ----------------------------------------------------------------------------------------------------

    async def merge(self, call: Call, gone: Story, keep: Story) -> Merged:
        """Let one story go into another."""
        if gone.id == keep.id:
            raise Conflict(f"{keep.slug} cannot go into itself; name two stories.")
        store = self._ground.store
        before = len(await store.stories.articles(self._newsroom, keep.id))
        follows = len([w for w in await store.subscriptions.list(self._newsroom) if w.story == keep.id])
        async with self._ground.matching:
            query = replace(keep.query, also=(*keep.query.also, *alternatives(gone.query)))
            said_so = by(call, f"merged {gone.slug} into {keep.slug}")
            await store.teachings.merge(self._newsroom, keep.id, gone.id, query, said_so)
            kept = replace(keep, query=query)
            await self._matching.remembered()
        after = len(await store.stories.articles(self._newsroom, keep.id))
        follow = len([w for w in await store.subscriptions.list(self._newsroom) if w.story == keep.id])
        return Merged(kept, after - before, follow - follows)

    async def kin(self, call: Call, story: Story, article: str) -> Sequence[ArticleRow]:
        """The articles that would go with one of them."""
        del call
        async with self._ground.matching:
            known = await self._matching.remembered()
            held = await self._matching.holding(story, MEMBERS)
            reads = [*held.taught, *held.inside]
            chosen = [read for read in reads if article in (read.article.id, read.article.url)]
            if not chosen:
                raise NotFound(f"{story.slug} has no such article; /story {story.slug} lists those that it has.")
            goes = await asyncio.to_thread(splits_off, reads, chosen, known.news)
        listed = {each.record.id: each for each in await self._of(story)}
        return [row_of(listed[read.article.id]) for read in goes if read.article.id in listed]

    async def split(self, call: Call, story: Story, articles: Sequence[str], name: str) -> Split:
        """Make a story of some articles of another, followed by what they are like."""
        store = self._ground.store
        inside = {e.record.id for e in await store.stories.articles(self._newsroom, story.id)}
        wanted = [article for article in dict.fromkeys(articles) if article in inside]
        reads = await store.articles.reads(wanted)
        if not reads or len(wanted) < len(articles):
            raise NotFound(f"{story.slug} does not have all of these articles any more; look at /story {story.slug}.")
        if len(wanted) == len(inside):
            raise BadInput(f"That is all that {story.slug} has: rename it with /edit instead of splitting it.")
        query = Query(seed=reads[0].analysis.terms, seed_url=reads[0].article.url)
        tracked = await store.stories.list(self._newsroom)
        called = name or name_for(query, [read.article.title for read in reads])
        if any(one.name.casefold() == called.casefold() for one in tracked):
            raise Conflict(f"A story named “{called}” is tracked already. Give this one another name with name:…")
        slug = slug_for(called, {one.slug for one in tracked})
        async with self._ground.matching:
            said_so = by(call, f"split {slug} off {story.slug}")
            made = await store.teachings.split(self._newsroom, story.id, wanted, slug, called, query, said_so)
            await self._matching.remembered()
        return Split(made, len(wanted))

    # --- settings ---------------------------------------------------------------------------------------------------

    async def would_change(self, call: Call, changed: Story) -> Changed:
        """What would leave and come."""
        del call
        async with self._ground.matching:
            left, came = await self._changing(changed)
        return Changed(changed, await self._rows(left), await self._rows(came))

    async def change(self, call: Call, changed: Story) -> Changed:
        """Give a tracked story other settings."""
        if changed.lens not in self._ground.lenses:
            raise BadInput(
                f"There is no lens {changed.lens!r}. Choose one of: {', '.join(sorted(self._ground.lenses))}."
            )
        others = [s for s in await self._ground.store.stories.list(self._newsroom) if s.id != changed.id]
        if any(story.name.casefold() == changed.name.casefold() for story in others):
            raise Conflict(f"A story named “{changed.name}” is tracked already. Choose another name.")
        async with self._ground.matching:
            left, came = await self._changing(changed)
            moves = self._moves([*left, *came], call, "its settings were changed")
            said_so = by(call, f"changed the settings of {changed.slug}")
            story = await self._ground.store.teachings.change(self._newsroom, changed, moves, said_so)
            await self._matching.remembered()
        return Changed(story, await self._rows(left), await self._rows(came))

    async def _changing(self, changed: Story) -> tuple[list[Verdict], list[Verdict]]:
        """The articles that leave a story, and come into it, when it has another query."""
        store = self._ground.store
        known = await self._matching.remembered()
        held = await self._matching.holding(changed, MEMBERS)
        now = await store.stories.by_slug(self._newsroom, changed.slug)
        if now is None:
            raise NotFound(f"{changed.slug} is not tracked any more.")
        if now.query == changed.query:
            return [], []
        near = [*await self._matching.near(changed), *await self._matching.candidates(words_of(changed.query), MEMBERS)]
        asked = [*held.inside, *await self._outside(changed, held, near)]
        kept = Holding(held.taught, (), held.refused)
        judged = await asyncio.to_thread(grown, changed.query, kept, asked, known.news)
        inside = {read.article.id for read in held.inside}
        verdicts = _verdicts(changed, judged)
        left = [v for v in verdicts if v.read.article.id in inside and not v.match.matched]
        return left, [v for v in verdicts if v.read.article.id not in inside and v.match.matched]

    # --- what is shown and kept ---------------------------------------------------------------------------------------

    def _moves(self, verdicts: Sequence[Verdict], call: Call, because: str) -> Moves:
        """Articles that come and go, each with a step of its path that says why."""
        told = [(v, f"{said(v).rstrip('.')}; {because} ({call.actor.name}).") for v in verdicts]
        return Moves(
            tuple(new_match(v) for v in verdicts if v.match.matched),
            tuple(v.read.article.id for v in verdicts if not v.match.matched),
            tuple(Note(v.read.article.id, self._newsroom, call.now, what) for v, what in told),
        )

    async def _rows(self, verdicts: Sequence[Verdict]) -> tuple[ArticleRow, ...]:
        return tuple([await row_of_verdict(self._ground, verdict) for verdict in verdicts])

    def _row(self, record: ArticleRecord, call: Call) -> ArticleRow:
        return row_of(StoryArticle(record, 1.0, (f"an editor said so ({call.actor.name})",)))


def _verdicts(story: Story, judged: Sequence[Judged]) -> list[Verdict]:
    return best_first([Verdict(story, one.read, one.match) for one in judged])


def alternatives(query: Query) -> tuple[Query, ...]:
    """A query and those beside it, one by one."""
    return (replace(query, also=()), *query.also)


def words_of(query: Query) -> list[str]:
    """The words that a stored article must hold one of to be worth a look."""
    seeds = [stem for stem, _ in query.seed[:12]]
    return [*query.words, *query.include, *seeds, *(word for other in query.also for word in words_of(other))]
