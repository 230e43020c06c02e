"""What collecting brings back: records between bot.collect (which fetches) and bot.work (which decides and stores)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

SourceKind = Literal["feed", "sitemap", "page"]


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave us to ask "has it changed?" with (RFC 9110, 8.8)."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item that a source lists.

    url: canonical.  guid: as the source gives it, or the URL.  published, updated: UTC, None where not said; never
    later than the visit.  fingerprint: of title, summary and updated date; it changes when the source says that the
    item changed.
    """

    url: str
    guid: str
    title: str
    summary: str = ""
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    fingerprint: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one look at a source brought back.

    failure: one sentence for /sources, None when it went well.  not_modified: a 304, entries empty.  moved_to: the new
    address after permanent redirects only.  retry_after: what the server asked for.  gone: a 410; never ask again by
    itself.
    """

    at: datetime
    entries: tuple[Entry, ...] = ()
    title: str = ""
    site: str = ""
    validators: Validators = Validators()
    not_modified: bool = False
    moved_to: str = ""
    failure: str | None = None
    retry_after: timedelta | None = None
    gone: bool = False
    elapsed: float = 0.0  # seconds


@dataclass(frozen=True, slots=True)
class Page:
    """An article page as read: the text is normalised once and for all (NFC, "\\n\\n" between paragraphs, no blank
    runs).

    raw_hash: SHA-256 of the bytes that came.  extractor: name and version of what extracted it.  kind: "article", or
    what it is instead ("paywall", "consent", "empty"), with text as far as there is any.
    """

    url: str  # canonical, after redirects and rel=canonical on the same site
    title: str
    text: str
    byline: str = ""
    published: datetime | None = None
    language: str = ""
    site_name: str = ""
    raw_hash: str = ""
    extractor: str = ""
    kind: Literal["article", "paywall", "consent", "empty"] = "article"
    # What was made of the text in the same trip to a worker process, for whoever asked for it; the collector only
    # carries it.
    made: bytes = b""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a source said of an article before its page was fetched; empty where nobody did."""

    publisher: str = ""
    title: str = ""
    published: datetime | None = None


NOTHING_LISTED = Listed()


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that could not be had.  gone: 404 or 410, for good.  retry_after: ask again no sooner."""

    reason: str
    gone: bool = False
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A source that discovery found behind an address."""

    url: str
    kind: SourceKind
    title: str
    site: str
    entries: int


Report = Callable[[str], Awaitable[None]]


class Collector(Protocol):
    """Fetches politely: the address guard, robots.txt, limits a host, caps on bytes, time, entries and redirects.

    Nothing it meets makes it raise: trouble comes back as Visit.failure or Failed.  Only a bad address from a person
    raises BadInput, and discovery Unreachable.
    """

    async def visit(self, url: str, kind: SourceKind, validators: Validators, now: datetime) -> Visit:
        """Look at a source; called by bot.work.collect for each that is due."""

    async def page(self, url: str, listed: Listed = NOTHING_LISTED) -> Page | Failed:
        """Fetch one article page and read it off the event loop; called by bot.work.reading."""

    async def discover(self, address: str, report: Report) -> Sequence[Found]:
        """The sources behind a site's address, best first; the address itself when it is one.  For /sources add."""

    def canonical(self, url: str) -> str:
        """The canonical form of an http(s) address.  Raises BadInput for anything else."""

    async def close(self) -> None:
        """End connections and worker processes."""
