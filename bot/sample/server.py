"""The sample newsroom's web server: every publisher on one loopback port, told apart by the Host header."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.sample import feeds, pages
from bot.sample.content import Edition, Item, load, visible
from bot.sample.publishers import Publisher, publishers
from summaries.errors import Unreachable

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answers with, before conditional requests are weighed.  changed: for Last-Modified, UTC."""

    body: str
    kind: str
    changed: datetime
    status: int = 200


@dataclass(frozen=True, slots=True)
class SampleFeed:
    """A feed of the sample newsroom, as /sources add would take it."""

    publisher: str
    name: str
    url: str
    site: str


class SampleNewsroom:
    """The invented publishers on 127.0.0.1, for as long as the context is open.

    anchor: when the newsroom first started, aware; coverage is dated from it.  clock: gives the present moment, aware,
    so that live articles appear in their time.  port: 0 takes a free one, to be read from ``port`` inside the context.
    Entering raises Unreachable if the port is taken, and BadInput if the coverage is malformed.
    """

    def __init__(self, anchor: datetime, clock: Callable[[], datetime], port: int = 0) -> None:
        self.port = port
        self._clock = clock
        self._items = load(anchor.astimezone(UTC))
        self._publishers = {publisher.host: publisher for publisher in publishers().values()}
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/{path:.*}", self._answer)  # answers HEAD as well
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, LOOPBACK, self.port).start()
        except OSError as problem:
            await runner.cleanup()
            raise Unreachable(
                f"The sample newsroom cannot use port {self.port} ({problem.strerror}): the demo already runs on this "
                "folder, or another program took the port. Stop that one, or give a fresh folder with --data."
            ) from None
        self.port = runner.addresses[0][1]
        self._runner = runner
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    @property
    def hosts(self) -> list[tuple[str, int]]:
        """The exact (host, port) pairs that answer; all of them stand for 127.0.0.1."""
        return [(host, self.port) for host in self._publishers]

    @property
    def feeds(self) -> list[SampleFeed]:
        """One feed for each publisher."""
        return [self._feed(publisher, publisher.feed_path) for publisher in self._publishers.values()]

    @property
    def sitemaps(self) -> list[SampleFeed]:
        """The news sitemaps of those publishers that have one beside their feed."""
        return [self._feed(each, each.sitemap) for each in self._publishers.values() if each.sitemap]

    def _feed(self, publisher: Publisher, path: str) -> SampleFeed:
        site = self._site(publisher)
        return SampleFeed(publisher.key, publisher.name, site + path, site + "/")

    def _site(self, publisher: Publisher) -> str:
        return f"http://{publisher.host}:{self.port}"

    async def _answer(self, request: web.Request) -> web.Response:
        publisher = self._publishers.get(request.host.lower().removesuffix(f":{self.port}"))
        if publisher is None:
            return web.Response(status=421, text="No publisher of the sample newsroom answers to this host.\n")
        page = page_at(publisher, self._site(publisher), request.path, self._items, self._clock())
        if page is None:
            return web.Response(status=404, text="There is no such page here.\n")
        return _conditional(request, page)


def page_at(publisher: Publisher, site: str, path: str, items: tuple[Item, ...], now: datetime) -> Page | None:
    """What a publisher has under a path at ``now``; None where it has nothing."""
    shown = visible(items, publisher.key, now)
    # The feed and the front page are as old as the newest thing on them.
    changed = max((edition.at for _, edition in shown), default=datetime(2000, 1, 1, tzinfo=UTC))
    if path == publisher.feed_path:
        return _feed_page(publisher.feed, publisher, site, shown, changed)
    if path == publisher.sitemap:
        return _feed_page("sitemap", publisher, site, shown, changed)
    if path == "/":
        return Page(pages.home_page(publisher, site, pages.teasers(publisher, site, shown)), "text/html", changed)
    if path == "/robots.txt":
        return Page(pages.robots_txt(publisher, site), "text/plain", datetime(2000, 1, 1, tzinfo=UTC))
    if path == "/photo.svg":
        return Page(pages.PHOTO, "image/svg+xml", datetime(2000, 1, 1, tzinfo=UTC))
    for item, edition in shown:
        if path == publisher.path_of(item.slug, item.published):
            others = pages.teasers(publisher, site, shown, but=item)
            body = pages.article_page(publisher, site, item, edition, others)
            return Page(body, "text/html", edition.at, 410 if edition.withdrawn else 200)
    return None


def _feed_page(
    kind: str, publisher: Publisher, site: str, shown: list[tuple[Item, Edition]], changed: datetime
) -> Page:
    body = feeds.render(kind, publisher, site, feeds.entries(publisher, site, shown))
    return Page(body, feeds.CONTENT_TYPES[kind], changed)


def _conditional(request: web.Request, page: Page) -> web.Response:
    body = page.body.encode()
    tag = hashlib.sha256(body).hexdigest()[:20]
    headers = {
        "ETag": f'"{tag}"',
        "Last-Modified": format_datetime(page.changed.astimezone(UTC), usegmt=True),
        "Cache-Control": "no-cache",
    }
    if page.status == 200 and _unchanged(request, tag, page.changed):
        return web.Response(status=304, headers=headers)
    response = web.Response(status=page.status, body=body, content_type=page.kind, charset="utf-8", headers=headers)
    response.enable_compression()
    return response


def _unchanged(request: web.Request, tag: str, changed: datetime) -> bool:
    """Whether the asker has this already; If-None-Match outranks If-Modified-Since (RFC 9110, 13.2.2)."""
    if asked := request.if_none_match:
        return any(etag.value in (tag, "*") for etag in asked)
    since = request.headers.get("If-Modified-Since")
    try:
        return since is not None and changed.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):  # an unreadable or zoneless date is no condition
        return False
