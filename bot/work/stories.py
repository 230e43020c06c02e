"""Stories as people ask for them: find, list, preview, track."""

import difflib
from collections.abc import Sequence

from bot.ports.store import ArticleRecord, StoryArticle, StoryCount
from bot.work.briefings import brief_url
from bot.work.ground import Ground, by
from bot.work.match import Matching, Verdict
from commands.newsroom import ArticleRow, Preview, StoryPage, StoryRow, SubscriptionRow
from commands.spec import Call
from summaries.errors import BadInput, Conflict
from summaries.lenses import suggest_lens
from summaries.model import Match, Query, Read, Story
from summaries.tracking.likeness import title_stems
from summaries.tracking.match import nearly
from summaries.tracking.near import originals
from summaries.tracking.query import name_for, query_from, slug_for

SHOWN = 10


async def rows(ground: Ground, newsroom: int, call: Call) -> Sequence[StoryRow]:
    """Tracked stories with their counts, those that moved last first."""
    return [row_of(c) for c in await ground.store.stories.counts(newsroom, int(call.actor.id), call.now)]


def row_of(count: StoryCount) -> StoryRow:
    """A story's row in a list."""
    return StoryRow(count.story, count.articles, count.outlets, count.new, count.moved_at, count.headline)


async def find(ground: Ground, newsroom: int, words: str) -> Sequence[Story]:
    """Stories that the words may mean: an exact slug or name alone, else those that share most words, best first."""
    tracked = await ground.store.stories.list(newsroom)
    wanted = words.strip().casefold()
    exact = [s for s in tracked if wanted in (s.slug.casefold(), s.name.casefold())]
    if exact or not wanted:
        return exact[:1]
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
    copies = copies_of(await ground.store.articles.reads([a.record.id for a in articles]))
    listed = tuple(article_row(a, copies.get(a.record.id, "")) for a in articles)
    return StoryPage(row, listed, tuple(s for s in subscriptions if s.story.id == story.id))


def copies_of(reads: Sequence[Read]) -> dict[str, str]:
    """Article id to the id of the original that it reprints; originals themselves are left out."""
    first: dict[int, str] = {}
    copies = {}
    for number, read in zip(originals(reads), reads, strict=True):
        original = first.setdefault(number, read.article.id)
        if original != read.article.id:
            copies[read.article.id] = original
    return copies


def article_row(article: StoryArticle, copy_of: str = "") -> ArticleRow:
    """An article of a story as a page lists it."""
    return _row(article.record, Match(article.score, True, article.reasons), copy_of)


def _row(record: ArticleRecord, match: Match, copy_of: str = "") -> ArticleRow:
    return ArticleRow(
        id=record.id, url=record.url, publisher=record.publisher, title=record.title, published=record.published,
        version=record.version, versions=record.versions, match=match, withdrawn=record.state == "gone",
        copy_of=copy_of,
    )  # fmt: skip


async def with_seed(ground: Ground, newsroom: int, call: Call, query: Query) -> tuple[Query, str]:
    """The query filled from the article at its seed address, fetched where unknown, and that article's title."""
    if not query.seed_url:
        return query, ""
    address = ground.collector.canonical(query.seed_url)
    async for _ in brief_url(ground, newsroom, call, address):
        pass
    record = await ground.store.articles.by_url(address)
    reads = await ground.store.articles.reads([record.id]) if record else []
    if not reads:
        raise BadInput(f"{address} could not be read, so nothing can be tracked from it. Give words instead.")
    filled = query_from(
        " ".join(query.words), ",".join(query.include), ",".join(query.exclude), ",".join(query.sources),
        seed=reads[0].analysis, seed_url=address,
    )  # fmt: skip
    return filled, reads[0].article.title


async def preview(ground: Ground, newsroom: int, matching: Matching, call: Call, query: Query) -> Preview:
    """What a query would match among what is stored, and what it nearly would."""
    filled, title = await with_seed(ground, newsroom, call, query)
    thought = Story(0, "", "", filled, "general", call.now)
    verdicts = await matching.judge(thought, await matching.candidates(words_of(filled)))
    matched = [v for v in verdicts if v.match.matched]
    near = [v for v in verdicts if nearly(v.match)]
    reads = [v.read for v in matched] or [v.read for v in near[:1]]
    return Preview(
        query=filled,
        total=len(matched),
        matched=tuple([await _verdict_row(ground, v) for v in matched[:SHOWN]]),
        nearly=tuple([await _verdict_row(ground, v) for v in near[:SHOWN]]),
        suggested_name=name_for(filled, [title] if title else []),
        suggested_lens=suggest_lens(reads, ground.lenses),
    )


async def _verdict_row(ground: Ground, verdict: Verdict) -> ArticleRow:
    article = verdict.read.article
    record = await ground.store.articles.get(article.id)
    if record is not None:
        return _row(record, verdict.match)
    return ArticleRow(
        article.id, article.url, article.publisher, article.title, article.published, article.version, 1, verdict.match
    )


def words_of(query: Query) -> list[str]:
    """The words that a stored article must hold one of to be worth a look."""
    seeds = [stem for stem, _ in query.seed[:12]]
    return [*query.words, *query.include, *seeds]


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
