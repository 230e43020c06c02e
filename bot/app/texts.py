"""Articles from the web for commands that need no newsroom."""

from collections.abc import Sequence

from bot.collect.settings import Settings as CollectSettings
from bot.collect.web import Web
from bot.collect.workers import Workers
from bot.engine.local import SystemClock
from bot.ports.collector import NOTHING_LISTED, Failed
from bot.work.analysing import article_of
from summaries.errors import Unreachable
from summaries.model import Article


async def fetch_articles(addresses: Sequence[str]) -> dict[str, Article]:
    """The articles at web addresses, by address as given.  Raises Unreachable for the first that cannot be had."""
    workers = Workers(1)
    collector = Web(CollectSettings(), workers, SystemClock())
    try:
        return {address: await _article_at(collector, address) for address in addresses}
    finally:
        await collector.close()
        await workers.close()


async def _article_at(collector: Web, address: str) -> Article:
    page = await collector.page(collector.canonical(address))
    if isinstance(page, Failed):
        raise Unreachable(page.reason)
    if page.kind != "article":
        raise Unreachable(f"{address} shows no article text ({page.kind}). Save the page and give its file instead.")
    return article_of(page, NOTHING_LISTED, page.url)
