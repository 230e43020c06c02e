"""An invented publisher on loopback: a feed, article pages, and a verb for each thing that happens to a publisher."""

import asyncio
import gzip
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Self

import brotli
from aiohttp import web
from aiohttp.test_utils import TestServer

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@dataclass
class Item:
    """One article as the publisher has it now."""

    slug: str
    title: str
    paragraphs: list[str]
    published: datetime
    guid: str
    note: str = ""
    withdrawn: bool = False


@dataclass
class Publisher:
    """The Harbour Times of Veridan, which exists for tests only."""

    host: str = "harbour-times.localhost"
    items: dict[str, Item] = field(default_factory=dict)
    robots: str | int = 404
    requests: Counter[str] = field(default_factory=Counter)
    headers_seen: list[dict[str, str]] = field(default_factory=list)
    together: int = 0
    most_together: int = 0
    _now: int = 0
    _moves: dict[str, tuple[int, str]] = field(default_factory=dict)
    _fails: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    _bodies: dict[str, tuple[bytes, dict[str, str]]] = field(default_factory=dict)
    _hangs: set[str] = field(default_factory=set)
    _meet: asyncio.Event | None = None
    _server: TestServer | None = None
    _release: asyncio.Event = field(default_factory=asyncio.Event)

    # --- what happens to a publisher ---

    def publishes(self, slug: str, title: str = "", paragraphs: list[str] | None = None, at: datetime = NOON) -> str:
        """A new article; gives its address."""
        title = title or f"Harbour council votes on {slug}"
        self.items[slug] = Item(slug, title, paragraphs or story(slug), at, guid=f"ht-{slug}")
        return self.url(f"/{slug}")

    def corrects(self, slug: str, paragraphs: list[str], note: str = "An earlier version was wrong.") -> None:
        """The text changes and a note says so."""
        self.items[slug].paragraphs, self.items[slug].note = paragraphs, note

    def withdraws(self, slug: str) -> None:
        """The page answers 410 from now on."""
        self.items[slug].withdrawn = True

    def redirects(self, path: str, to: str, status: int = 301) -> None:
        """A path leads elsewhere."""
        self._moves[path] = (status, to)

    def fails(self, path: str, status: int, **headers: str) -> None:
        """A path answers with an error; headers with "_" for "-"."""
        self._fails[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()})

    def recovers(self, path: str) -> None:
        """All is well again."""
        self._fails.pop(path, None)
        self._bodies.pop(path, None)
        self._hangs.discard(path)

    def serves(self, path: str, body: bytes, content_type: str = "text/html; charset=utf-8", **headers: str) -> None:
        """A path gives just these bytes."""
        extra = {name.replace("_", "-"): value for name, value in headers.items()}
        self._bodies[path] = (body, {"Content-Type": content_type, **extra})

    def breaks(self) -> None:
        """The feed turns to garbage."""
        self.serves("/feed.xml", b"<html><body><h1>It works!</h1></body></html>")

    def slows(self, path: str) -> None:
        """A path begins its answer and never ends it."""
        self._hangs.add(path)

    def bombs(self, path: str, encoding: str, size: int = 40_000_000) -> None:
        """A path sends few bytes that unpack to very many."""
        packed = gzip.compress(bytes(size)) if encoding == "gzip" else brotli.compress(bytes(size), quality=4)
        self.serves(path, packed, Content_Encoding=encoding)

    # --- where it lives ---

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("GET", "/{path:.*}", self._answer)
        self._server = TestServer(app, host="127.0.0.1")
        await self._server.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._release.set()
        assert self._server is not None
        await self._server.close()

    @property
    def port(self) -> int:
        """Where it listens."""
        assert self._server is not None
        return self._server.port or 0

    @property
    def pair(self) -> tuple[str, int]:
        """What the guard must be told to let it through."""
        return self.host, self.port

    def url(self, path: str, host: str = "") -> str:
        """An address of this publisher."""
        return f"http://{host or self.host}:{self.port}{path}"

    # --- its answers ---

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        path = request.path
        self.requests[path] += 1
        self.headers_seen.append(dict(request.headers))
        self.together += 1
        self.most_together = max(self.most_together, self.together)
        try:
            await asyncio.sleep(0)
            return await self._respond(request, path)
        finally:
            self.together -= 1

    async def _respond(self, request: web.Request, path: str) -> web.StreamResponse:
        if path in self._moves:
            status, to = self._moves[path]
            return web.Response(status=status, headers={"Location": to})
        if path in self._fails:
            status, headers = self._fails[path]
            return web.Response(status=status, headers=headers)
        if path in self._hangs:
            response = web.StreamResponse()
            await response.prepare(request)
            await response.write(b"<html>")
            await self._release.wait()
            return response
        if path in self._bodies:
            body, headers = self._bodies[path]
            return web.Response(body=body, headers=headers)
        if path == "/robots.txt":
            return web.Response(status=self.robots) if isinstance(self.robots, int) else web.Response(text=self.robots)
        if path == "/feed.xml":
            return self._feed(request)
        item = self.items.get(path.strip("/"))
        if item is None:
            return web.Response(status=404)
        return web.Response(status=410) if item.withdrawn else web.Response(text=page(item), content_type="text/html")

    def _feed(self, request: web.Request) -> web.Response:
        body = rss(list(self.items.values()), self.url("/"))
        tag = f'"{len(body)}-{hash(body) & 0xFFFF:x}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        return web.Response(text=body, content_type="application/rss+xml", headers={"ETag": tag})


def story(slug: str) -> list[str]:
    """Invented paragraphs, long enough to be taken for an article."""
    return [
        f"The council of Harbour Bay voted on Tuesday to take up the matter of {slug}, after two hours in which "
        "hardly a chair in the old customs hall was left empty.",
        "“We have waited long enough,” said Ines Corral, who speaks for the dockers, and asked for a date in writing.",
        "The mayor, Tomas Vell, put the cost at 4.2 million crowns and said that the harbour fund would bear most, "
        "though its books will not be open to the public until the summer.",
        "A second reading is to follow on 14 April, and the province has yet to say whether it sends an engineer.",
    ]


def page(item: Item) -> str:
    """An article page with a head, a menu, a body and a footer."""
    body = "".join(f"<p>{escape(text)}</p>" for text in item.paragraphs)
    note = f'<p class="correction">{escape(item.note)}</p>' if item.note else ""
    return f"""<!doctype html><html lang="en"><head><title>{escape(item.title)} | The Harbour Times</title>
<meta property="og:site_name" content="The Harbour Times"><meta name="author" content="Ana Belmonte">
<meta property="article:published_time" content="{item.published.isoformat()}"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>{escape(item.title)}</h1>{body}{note}</article></main>
<footer><p>All rights reserved, The Harbour Times</p></footer></body></html>"""


def rss(items: list[Item], site: str) -> str:
    """A feed of the newest articles."""
    entries = "".join(
        f"<item><title>{escape(i.title)}</title><link>{site}{i.slug}</link><guid isPermaLink='false'>{i.guid}</guid>"
        f"<pubDate>{format_datetime(i.published)}</pubDate><description>{escape(i.paragraphs[0])}</description></item>"
        for i in sorted(items, key=lambda item: item.published, reverse=True)
    )
    return f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Harbour Times</title>
<link>{site}</link><description>News of Harbour Bay</description>{entries}</channel></rss>"""
