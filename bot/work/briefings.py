"""Build briefings from what is stored: read, compose, check each line against its text."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.ports.store import ArticleRecord, StoryArticle, Wanted
from bot.work.ground import Ground
from bot.work.reading import read_page
from bot.work.rulings import held, remember, waited_for
from bot.work.since import before_of
from commands.spec import Call, Progress
from summaries.compose import compose
from summaries.errors import NotFound, Unreachable
from summaries.lenses import suggest_lens
from summaries.life import life
from summaries.model import Briefing, Read, Story
from summaries.verify import verify

# A briefing of five facts is not made better by the two hundred and first article.
NEWEST = 200
FETCH_LIMIT = timedelta(seconds=45)


async def build(
    ground: Ground, newsroom: int, story: Story, now: datetime, since: datetime | None = None, full: bool = False
) -> Briefing:
    """The briefing of a story at ``now``, every line checked against the stored text that it cites.

    since: brings what is new against how the story stood then; all of it where ``full``.  Withdrawn articles carry no
    line.  Raises NotFound where the story has no article yet.
    """
    reads, seen = await told_of(ground, newsroom, story)
    known = await held(ground, newsroom, story.id)
    before = await before_of(ground, newsroom, story.id, reads, since) if since else None
    lens = ground.lenses[story.lens]

    carried = await carried_by(ground, reads)

    def work() -> Briefing:
        status = life(reads, seen, lens, now, asked=waited_for(known)).status
        rulings = [question.ruling for question in known]
        return compose(
            slug=story.slug, name=story.name, lens=lens, reads=reads, now=now, since=since, status=status,
            story_id=story.id, full=full, rulings=rulings, before=before, carried=carried,
        )  # fmt: skip

    briefing = await asyncio.to_thread(work)
    await remember(ground, newsroom, story.id, briefing.section("questions"), known)
    texts = (*reads, *(before.earlier if before else ()))
    return await checked(ground, briefing, {read.article.version: read.article.text for read in texts})


async def carried_by(ground: Ground, reads: Sequence[Read]) -> Mapping[str, str]:
    """Whose text each article carries, as it was found when it arrived."""
    return await ground.store.originals.of([read.article.id for read in reads])


async def checked(ground: Ground, briefing: Briefing, texts: dict[str, str] | None = None) -> Briefing:
    """The briefing with only the lines that their spans carry; texts are fetched from the store where not given."""
    if texts is None:
        versions = sorted({span.version for line in briefing.lines for span in line.spans})
        texts = dict(await ground.store.articles.texts(versions))
    result = verify(briefing, texts)
    if result.dropped:
        ground.meters.dropped_lines.inc(len(result.dropped))
    return result.briefing


async def reads_of(ground: Ground, newsroom: int, story: Story) -> Sequence[Read]:
    """The newest articles of a story that their publishers have not withdrawn, oldest first.

    Raises NotFound where it has none.
    """
    return (await told_of(ground, newsroom, story))[0]


async def told_of(ground: Ground, newsroom: int, story: Story) -> tuple[Sequence[Read], Mapping[str, datetime]]:
    """The same, with when each became ours, by its id."""
    articles = await ground.store.stories.articles(newsroom, story.id)
    newest = [article.record for article in standing(articles)[:NEWEST]]
    reads = await ground.shelf.reads(ground.store.articles, newest[::-1])
    if not reads:
        raise NotFound(
            f"{story.slug} has no article yet: nothing stored matches it. "
            "It fills as coverage comes in; widen its words if it stays empty."
        )
    return reads, {record.id: record.seen_at for record in newest}


def standing(articles: Sequence[StoryArticle]) -> list[StoryArticle]:
    """The articles that their publishers have not withdrawn."""
    return [article for article in articles if article.record.state != "gone"]


async def brief_url(ground: Ground, newsroom: int, call: Call, url: str) -> AsyncIterator[Progress | Briefing]:
    """Brief one address that nobody need track."""
    address = ground.collector.canonical(url)
    host = urlsplit(address).hostname or address
    record = await ground.store.articles.by_url(address)
    if record is None or not record.version:
        yield Progress(f"Fetching the article from {host}")
        record = await fetched(ground, newsroom, call, address)
    yield Progress("Reading it")
    reads = await ground.store.articles.reads([record.id])
    if not reads:
        raise NotFound(f"The article at {address} has not been read yet. Try again in a minute.")
    lens = ground.lenses[suggest_lens(reads, ground.lenses)]
    name = reads[0].article.title or host
    briefing = await asyncio.to_thread(
        compose, slug=host.upper(), name=name, lens=lens, reads=reads, now=call.now, since=None,
        status="single article", story_id=None, full=False,
    )  # fmt: skip
    yield await checked(ground, briefing, {read.article.version: read.article.text for read in reads})


async def fetched(ground: Ground, newsroom: int, call: Call, url: str) -> ArticleRecord:
    """The article at an address, seen by this newsroom from now on, and fetched where it has no text yet.

    Raises Unreachable.
    """
    address = ground.collector.canonical(url)
    host = urlsplit(address).hostname or address
    article = await ground.store.articles.want(address, "", "", call.now, newsroom)
    known = await ground.store.articles.get(article)
    if known is not None and known.version:
        return known
    wanted = Wanted(article, address, host, "", "", "", None, tries=0, baseline=False, updated=False)
    try:
        async with asyncio.timeout(FETCH_LIMIT.total_seconds()):
            await read_page(ground, wanted)
    except TimeoutError as late:
        raise Unreachable(f"{host} took longer than {FETCH_LIMIT.seconds} seconds. Try again later.") from late
    record = await ground.store.articles.get(article)
    if record is None or not record.version:
        raise Unreachable(record.reason if record and record.reason else f"{address} could not be read.")
    return record
