"""The collector: visits sources, reads pages, finds sources.  Trouble comes back as data, never as an exception."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import aiohttp
from yarl import URL

from bot.collect import discover, http
from bot.collect.extract import read_page
from bot.collect.http import Answer, Http
from bot.collect.kinds import kinds
from bot.collect.listing import Listing, NotThisKind
from bot.collect.metadata import not_after
from bot.collect.robots import Robots
from bot.collect.settings import Settings
from bot.collect.urls import canonical, host_of, shown
from bot.collect.words import Trouble
from bot.collect.workers import Lost, Workers
from bot.ports.clock import Clock
from bot.ports.collector import NOTHING_LISTED, Failed, Found, Listed, Page, Report, SourceKind, Validators, Visit
from summaries.errors import Unreachable

Make = Callable[[Page, Listed], bytes]

_READABLE = ("text/", "application/xhtml", "application/xml", "application/octet-stream")


def read_listing(kind: SourceKind, body: bytes, content_type: str, base: str, at: datetime) -> Listing:
    """One body as a listing of its kind; runs in a worker.  Raises NotThisKind."""
    return kinds()[kind](body, content_type, base, at)


def read_and_make(body: bytes, url: str, content_type: str, listed: Listed, now: datetime, make: Make | None) -> Page:
    """One body as a page, with what is to be made of an article in the same trip; runs in a worker."""
    page = read_page(body, url, content_type)
    page = replace(page, published=not_after(page.published, now))
    return replace(page, made=make(page, listed)) if make and page.kind == "article" else page


class Web:
    """The Collector port over real HTTP.

    workers: where bodies are read.  make: what to make of an article in the same trip, importable by a worker; it ends
    up in Page.made.  resolver: for tests.
    """

    def __init__(
        self,
        settings: Settings,
        workers: Workers,
        clock: Clock,
        make: Make | None = None,
        resolver: aiohttp.abc.AbstractResolver | None = None,
    ) -> None:
        self._settings, self._workers, self._clock, self._make = settings, workers, clock, make
        self._http = Http(settings, clock, resolver)
        self._robots = Robots(self._http, settings, clock)

    async def visit(self, url: str, kind: SourceKind, validators: Validators, now: datetime) -> Visit:
        """Look at a source."""
        start = time.monotonic()
        try:
            visit = await self._look(url, kind, validators, now)
        except Trouble as trouble:
            gone = trouble.status == 410
            visit = Visit(at=now, failure=str(trouble), retry_after=trouble.retry_after, gone=gone)
        return replace(visit, elapsed=time.monotonic() - start)

    async def page(self, url: str, listed: Listed = NOTHING_LISTED) -> Page | Failed:
        """Fetch one article page and read it."""
        try:
            answer = await self._http.get(url, http.PAGE, self._settings.page_bytes, gate=self._robots.page_gate)
            return await self._as_page(answer, listed)
        except Trouble as trouble:
            return Failed(str(trouble), trouble.gone, trouble.retry_after)
        except Unreachable as error:
            return Failed(str(error))

    async def discover(self, address: str, report: Report) -> Sequence[Found]:
        """The sources behind an address, best first.  Raises BadInput for no address, Unreachable for no answer."""
        schemes = [""] if "://" in address else ["https://", "http://"]
        urls = [canonical(scheme + address.strip()) for scheme in schemes]
        now = self._clock.now()
        await report(f"Looking at {host_of(urls[0])}")
        answer = await self._first_answer(urls)
        for kind in ("feed", "sitemap"):
            itself = await self._try(answer, kind, now)
            if itself is not None:
                return [itself]
        return await self._behind(answer, now, report)

    def canonical(self, url: str) -> str:
        """The canonical form of an http(s) address."""
        return canonical(url)

    async def close(self) -> None:
        """End connections and worker processes."""
        await self._http.close()
        await self._workers.close()

    # --- one visit ---

    async def _look(self, url: str, kind: SourceKind, validators: Validators, now: datetime) -> Visit:
        answer = await self._http.get(
            url, http.LISTING, self._settings.listing_bytes, validators, self._robots.source_gate
        )
        if answer.not_modified:
            kept = Validators(
                answer.validators.etag or validators.etag, answer.validators.last_modified or validators.last_modified
            )
            return Visit(at=now, validators=kept, not_modified=True, moved_to=answer.moved_to)
        listing = await self._listing(answer, kind, now)
        if listing.more:
            listing = await self._with_children(listing, now)
        return Visit(
            at=now,
            entries=listing.entries,
            title=listing.title,
            site=listing.site,
            # An index keeps its date while its sitemaps change, so it is never asked whether it has changed.
            validators=Validators() if listing.more else answer.validators,
            moved_to=answer.moved_to,
        )

    async def _with_children(self, index: Listing, now: datetime) -> Listing:
        """The entries of the newest sitemaps of an index, one level deep.  Raises Trouble where none is readable."""
        entries, trouble = list(index.entries), None
        for url in index.more[: self._settings.child_sitemaps]:
            try:
                answer = await self._http.get(
                    url, http.LISTING, self._settings.listing_bytes, gate=self._robots.source_gate
                )
                entries += (await self._listing(answer, "sitemap", now)).entries
            except Trouble as met:
                trouble = trouble or met
        if not entries and trouble is not None:
            raise trouble
        unique = {(entry.url, entry.guid): entry for entry in entries}
        return replace(index, entries=tuple(unique.values())[: self._settings.entries])

    async def _listing(self, answer: Answer, kind: SourceKind, now: datetime) -> Listing:
        host = shown(host_of(answer.url))
        try:
            return await self._workers.run(
                read_listing,
                kind,
                answer.body,
                answer.content_type,
                answer.url,
                now,
                timeout=self._settings.read_seconds,
            )
        except NotThisKind as error:
            raise Trouble(f"{host} sent {error}: what we had of it is kept; check the address.") from error
        except Lost as lost:
            raise Trouble(f"What {host} sent {lost}: what we had of it is kept.") from lost

    # --- one page ---

    async def _as_page(self, answer: Answer, listed: Listed) -> Page:
        _refuse_unreadable(answer)
        host = shown(host_of(answer.url))
        try:
            return await self._workers.run(
                read_and_make,
                answer.body,
                answer.url,
                answer.content_type,
                listed,
                self._clock.now(),
                self._make,
                timeout=self._settings.read_seconds,
            )
        except Lost as lost:
            raise Trouble(f"The page of {host} {lost}.") from lost
        except Exception as error:
            raise Trouble(f"The page of {host} could not be read ({type(error).__name__}).") from error

    # --- discovery ---

    async def _behind(self, page: Answer, now: datetime, report: Report) -> Sequence[Found]:
        base = page.url
        named = await self._workers.run(
            discover.named_feeds, page.body, page.content_type, base, timeout=self._settings.read_seconds
        )
        found = [one for url in named[:8] if (one := await self._probe(url, "feed", now))]
        if not found:
            await report("Trying the usual addresses of feeds")
            found = await self._first(discover.usual_feeds(base), "feed", now)
        if not found:
            await report("Looking for a news sitemap")
            sitemaps = discover.news_first(await self._robots.sitemaps(URL(base))) or discover.usual_sitemaps(base)
            found = await self._first(sitemaps[:4], "sitemap", now)
        itself = await self._try(page, "page", now)
        unique = {one.url: one for one in [*found, *([itself] if itself is not None and itself.entries else [])]}
        return list(unique.values())

    async def _first_answer(self, urls: Sequence[str]) -> Answer:
        """The answer of the first address that gives one.  Raises the trouble of the first."""
        trouble: Trouble | None = None
        for url in urls:
            try:
                return await self._http.get(
                    url, http.LISTING, self._settings.listing_bytes, gate=self._robots.source_gate
                )
            except Trouble as met:
                trouble = trouble or met
        raise trouble or Trouble("No address was given.")

    async def _first(self, urls: Sequence[str], kind: SourceKind, now: datetime) -> list[Found]:
        for url in urls:
            one = await self._probe(url, kind, now)
            if one is not None:
                return [one]
        return []

    async def _probe(self, url: str, kind: SourceKind, now: datetime) -> Found | None:
        try:
            answer = await self._http.get(
                url, http.LISTING, self._settings.listing_bytes, gate=self._robots.source_gate
            )
        except Trouble:
            return None
        return await self._try(answer, kind, now)

    async def _try(self, answer: Answer, kind: SourceKind, now: datetime) -> Found | None:
        try:
            listing = await self._listing(answer, kind, now)
        except Trouble:
            return None
        title = listing.title or host_of(answer.url)
        count = len(listing.entries) or len(listing.more)
        return Found(answer.moved_to or answer.url, kind, title, listing.site or answer.url, count)


def _refuse_unreadable(answer: Answer) -> None:
    host, kind = shown(host_of(answer.url)), answer.content_type.split(";")[0].strip().lower()
    if kind and not kind.startswith(_READABLE):
        raise Trouble(
            f"{shown(host_of(answer.url))} sent {shown(kind, 60)}, not a page that can be read: give an article's page."
        )
    if b"\0" in answer.body[:1024] and not answer.body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Trouble(f"{host} sent something that is not text: give an article's page.")
