"""From a wanted page to a stored, analysed version: the walk of one article, steps 4 to 6."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.ports.collector import Failed, Listed, Page
from bot.ports.store import NewVersion, Note, VersionRecord, Wanted
from bot.work.analysing import article_of, unpacked
from bot.work.ground import Ground
from summaries.edits import change_of

FIRST_RETRY = timedelta(minutes=2)
TRIES = 5
# What is no article must not replace one that we have, nor be briefed from.
NO_ARTICLE = {
    "paywall": "the page shows a paywall instead of the article",
    "consent": "the page shows a consent wall instead of the article",
    "empty": "the page holds no article text that we could find",
}


async def read_page(ground: Ground, wanted: Wanted) -> str:
    """Fetch, read and store one page; the outcome in a word: first, trivial, substance, same, failed, gone."""
    listed = Listed(wanted.publisher, wanted.title, wanted.published)
    page = await ground.collector.page(wanted.url, listed)
    outcome = await (
        _failed(ground, wanted, page) if isinstance(page, Failed) else _arrived(ground, wanted, page, listed)
    )
    ground.meters.pages.labels(outcome).inc()
    return outcome


async def _failed(ground: Ground, wanted: Wanted, failed: Failed) -> str:
    now = ground.clock.now()
    retry_at = None if failed.gone else retry(wanted.tries, now, failed.retry_after)
    await ground.store.articles.failed(wanted.article, failed.reason, retry_at, failed.gone, now)
    await _note(ground, wanted, "Withdrawn: " + failed.reason if failed.gone else "Not fetched: " + failed.reason, now)
    return "gone" if failed.gone else "failed"


async def _arrived(ground: Ground, wanted: Wanted, page: Page, listed: Listed) -> str:
    now = ground.clock.now()
    if page.kind != "article":
        await ground.store.articles.failed(wanted.article, NO_ARTICLE[page.kind], None, False, now)
        await _note(ground, wanted, f"Not read: {NO_ARTICLE[page.kind]}.", now)
        return "failed"
    before = await ground.store.articles.versions(wanted.article) if wanted.read_before else ()
    article = article_of(page, listed, wanted.article)
    new = NewVersion(
        article=wanted.article, url=page.url, title=article.title, text=article.text, version=article.version,
        byline=page.byline, published=article.published, language=page.language, raw_hash=page.raw_hash,
        extractor=page.extractor, change=_change(before, page.text), analysis=unpacked(page.made),
        publisher=article.publisher,
    )  # fmt: skip
    changed = await ground.store.articles.save(new, now, _what_happened(new, len(before) + 1))
    return new.change if changed else "same"


def _change(before: Sequence[VersionRecord], text: str) -> str:
    return change_of(before[-1].text, text) if before else "first"


def _what_happened(new: NewVersion, number: int) -> str:
    words = len(new.text.split())
    if new.change == "first":
        return f"Read: {words} words, version 1."
    kind = "a trivial edit" if new.change == "trivial" else "an edit of substance"
    return f"Read again: {kind}, version {number}, {words} words."


def retry(tries: int, now: datetime, asked: timedelta | None) -> datetime | None:
    """When to try a page again after ``tries`` failures: doubling from two minutes, no sooner than asked; or never."""
    if tries + 1 >= TRIES:
        return None
    wait: timedelta = FIRST_RETRY * 2**tries
    return now + max(wait, asked or timedelta())


async def _note(ground: Ground, wanted: Wanted, what: str, now: datetime) -> None:
    await ground.store.notes.add([Note(wanted.article, None, now, what)])
