"""Looking for articles: the store finds them, and the words to show are cut from what it found."""

import asyncio

from bot.ports.store import Hit, Hits
from bot.work.ground import Ground
from commands.newsroom import FoundRow, SearchPage
from commands.spec import Call
from summaries.search.asked import Search
from summaries.search.snippet import snippet


async def find(ground: Ground, newsroom: int, call: Call, search: Search, first: int, limit: int) -> SearchPage:
    """One page of what a search finds."""
    found = await ground.store.searches.find(newsroom, search, first, limit, call.now)
    # Cutting takes a millisecond a long text.
    rows = await asyncio.to_thread(lambda: tuple(_row(hit, found) for hit in found.hits))
    return SearchPage(rows, found.total, found.more, found.whole)


def _row(hit: Hit, found: Hits) -> FoundRow:
    record = hit.record
    cut = snippet(hit.text, found.forms, found.phrases)
    return FoundRow(
        id=record.id, url=record.url, publisher=record.publisher, title=record.title, published=record.published,
        version=record.version, start=cut.start, end=cut.end, pieces=cut.pieces(hit.text), stories=hit.stories,
        withdrawn=record.state == "gone", goes_on=cut.goes_on,
    )  # fmt: skip
