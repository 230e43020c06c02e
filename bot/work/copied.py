"""Which articles of a story are copies, and of which: for pages that list them."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from bot.ports.store import ArticleRecord, StoryArticle
from bot.work.ground import Ground
from summaries.tracking.near import originals


async def copies_of(ground: Ground, articles: Sequence[StoryArticle]) -> dict[str, str]:
    """Article id to the id of the original that it reprints, among these; originals themselves are left out.

    The original is the one that was published first, undated ones last.
    """
    ids = [article.record.id for article in articles]
    carried = await ground.store.originals.of(ids)
    groups: dict[str, list[ArticleRecord]] = {}
    if not all(one in carried for one in ids):  # one that nobody looked at yet
        reads = await ground.store.articles.reads(ids)
        carried = {r.article.id: str(n) for n, r in zip(await asyncio.to_thread(originals, reads), reads, strict=True)}
    for one in articles:
        groups.setdefault(carried.get(one.record.id, f"unread {one.record.id}"), []).append(one.record)
    firsts = {key: min(group, key=_published) for key, group in groups.items()}
    return {one.id: firsts[key].id for key, group in groups.items() for one in group if one is not firsts[key]}


def _published(record: ArticleRecord) -> tuple[bool, datetime, int]:
    return record.published is None, record.published or record.seen_at, int(record.id)
