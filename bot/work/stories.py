"""Stories as people ask for them: find, list, preview, track."""

import difflib
from collections.abc import Sequence
from dataclasses import replace

from bot.ports.store import StoryCount
from bot.work.briefings import brief_url
from bot.work.copied import copies_of
from bot.work.ground import Ground, by
from bot.work.match import AGAIN, Matching
from bot.work.shown import row_of, row_of_verdict
from bot.work.teaching import words_of
from commands.newsroom import Preview, StoryPage, StoryRow, SubscriptionRow
from commands.spec import Call
from summaries.errors import BadInput, Conflict
from summaries.lenses import suggest_lens
from summaries.model import Query, Story
from summaries.tracking.likeness import title_stems
from summaries.tracking.match import nearly
from summaries.tracking.query import name_for, slug_for

SHOWN = 10
OFFERED = 40  # articles from which one-click changes are found, of those that match and those that nearly do


async def rows(ground: Ground, newsroom: int, call: Call) -> Sequence[StoryRow]:
    """Tracked stories with their counts, those that moved last first."""
    return [count_row(c) for c in await ground.store.stories.counts(newsroom, int(call.actor.id), call.now)]


def count_row(count: StoryCount) -> StoryRow:
    """A story's row in a list."""
    return StoryRow(
        count.story, count.articles, count.outlets, count.new, count.moved_at, count.headline,
        count.originals,
    )  # fmt: skip


async def find(ground: Ground, newsroom: int, words: str) -> Sequence[Story]:
    """Stories that the words may mean: an exact slug or name alone, else those that share most words, best first."""
    tracked = await ground.store.stories.list(newsroom)
    wanted = words.strip().casefold()
    exact = [s for s in tracked if wanted in (s.slug.casefold(), s.name.casefold())]
    if exact or not wanted:
        return exact[:1]
    went = await ground.store.teachings.went(newsroom)
    into = [story for slug, story in went.items() if slug.casefold() == wanted]
    if into:
        return into
    scored = sorted(((likeness(wanted, story), story) for story in tracked), key=lambda pair: (-pair[0], pair[1].slug))
    return [story for score, story in scored if score >= 0.5]


def likeness(wanted: str, story: Story) -> float:
    """How well case-folded words name a story, 0 to 1: by its words' stems, by its beginning, by spelling."""
    asked, named = set(title_stems(wanted)), set(title_stems(f"{story.name} {story.slug.replace('-', ' ')}"))
    shared = len(asked & named) / len(asked) if asked else 0.0
    close = max(difflib.SequenceMatcher(a=wanted, b=n.casefold()).ratio() for n in (story.name, story.slug))
    begins = story.slug.casefold().startswith(wanted) or story.name.casefold().startswith(wanted)
    return 1.0 if begins else max(shared, close if close > 0.75 else 0.0)


async def page(
    ground: Ground, newsroom: int, call: Call, story: Story, subscriptions: Sequence[SubscriptionRow]
) -> StoryPage:
    """Everything of one story beside its briefing."""
    counts = await rows(ground, newsroom, call)
    row = next((r for r in counts if r.story.id == story.id), StoryRow(story, 0, 0, 0, None, ""))
    articles = await ground.store.stories.articles(newsroom, story.id)
    copies = await copies_of(ground, articles)
    listed = tuple(row_of(a, copies.get(a.record.id, "")) for a in articles)
    near = await ground.store.stories.nearly(newsroom, story.id, call.now - AGAIN, SHOWN)
    went = await ground.store.teachings.went(newsroom)
    return StoryPage(
        row,
        listed,
        tuple(s for s in subscriptions if s.story.id == story.id),
        tuple(row_of(one, matched=False) for one in near),
        tuple(slug for slug, into in went.items() if into.id == story.id),
    )


async def with_seed(ground: Ground, newsroom: int, call: Call, query: Query) -> tuple[Query, str]:
    """The query filled from the article at its seed address, fetched where unknown, and that article's title."""
    if not query.seed_url or query.seed:
        return query, ""
    address = ground.collector.canonical(query.seed_url)
    async for _ in brief_url(ground, newsroom, call, address):
        pass
    record = await ground.store.articles.by_url(address)
    reads = await ground.store.articles.reads([record.id]) if record else []
    if not reads:
        raise BadInput(f"{address} could not be read, so nothing can be tracked from it. Give words instead.")
    filled = replace(query, seed=reads[0].analysis.terms, seed_url=address)
    return filled, reads[0].article.title


async def preview(ground: Ground, newsroom: int, matching: Matching, call: Call, query: Query) -> Preview:
    """What a query would match among what is stored, and what it nearly would."""
    filled, title = await with_seed(ground, newsroom, call, query)
    thought = Story(0, "", "", filled, "general", call.now)
    verdicts = await matching.judge(thought, await matching.candidates(words_of(filled)))
    matched = [v for v in verdicts if v.match.matched]
    near = [v for v in verdicts if nearly(v.match)]
    reads = [v.read for v in matched] or [v.read for v in near[:1]]
    offered = await matching.changes(filled, [v.read for v in matched[:OFFERED]], [v.read for v in near[:OFFERED]])
    return Preview(
        query=filled,
        total=len(matched),
        matched=tuple([await row_of_verdict(ground, v) for v in matched[:SHOWN]]),
        nearly=tuple([await row_of_verdict(ground, v) for v in near[:SHOWN]]),
        suggested_name=name_for(filled, [title] if title else []),
        suggested_lens=suggest_lens(reads, ground.lenses),
        changes=tuple(offered),
    )


async def track(
    ground: Ground, newsroom: int, matching: Matching, call: Call, name: str, lens: str, query: Query
) -> Story:
    """Start tracking and take in what is stored already."""
    if lens not in ground.lenses:
        raise BadInput(f"There is no lens {lens!r}. Choose one of: {', '.join(sorted(ground.lenses))}.")
    filled, title = await with_seed(ground, newsroom, call, query)
    tracked = await ground.store.stories.list(newsroom)
    called = name or name_for(filled, [title] if title else [])
    if any(story.name.casefold() == called.casefold() for story in tracked):
        raise Conflict(f"A story named “{called}” is tracked already. Give this one another name with name:…")
    slug = slug_for(called, {story.slug for story in tracked})
    story = await ground.store.stories.add(newsroom, slug, called, lens, filled, by(call, f"tracked {slug}"))
    await matching.adopt(story, await matching.candidates(words_of(filled)))
    return story
