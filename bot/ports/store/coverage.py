"""Rooms of what all newsrooms share: sources and articles; and what became of each."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.ports.collector import SourceKind, Visit
from bot.ports.store.records import ArticleRecord, By, NewVersion, Note, Pace, Source, VersionRecord, Wanted
from summaries.model import Analysis, Read


class Sources(Protocol):
    """What is polled.  Called by bot.work.collect and bot.work.sources."""

    async def add(
        self, newsroom: int, url: str, kind: SourceKind, name: str, site: str, publisher: str, by: By
    ) -> Source:
        """Follow a source, due at once.

        One that the newsroom removed is followed again; one that nobody followed meanwhile gets a first look again.
        Raises Conflict where it is followed.
        """

    async def remove(self, newsroom: int, source: int, by: By) -> None:
        """Stop following; articles stay.  Raises NotFound."""

    async def list(self, newsroom: int) -> Sequence[Source]:
        """What the newsroom follows, by name."""

    async def ever(self, newsroom: int) -> Sequence[str]:
        """Addresses of all that the newsroom follows or has followed."""

    async def due(self, now: datetime, limit: int) -> Sequence[Source]:
        """Sources that some newsroom with an open workspace follows and whose time has come, longest due first."""

    async def record(self, source: int, visit: Visit, pace: Pace, baseline: bool, now: datetime) -> Sequence[str]:
        """Store a visit in one transaction: validators, pace, health, a permanent move, and its entries.

        An entry is known by its canonical URL, or by its guid within the source where the title stays alike (then the
        new URL becomes another address of the same article).  A known one whose fingerprint changed is wanted again; an
        unknown one becomes a wanted article.  Gives the ids of articles that became wanted.  A failed or unmodified
        visit stores no entries and keeps all that was there.
        """


class Articles(Protocol):
    """Articles, their versions and analyses: shared by all newsrooms."""

    async def want(self, url: str, publisher: str, title: str, now: datetime, newsroom: int | None = None) -> str:
        """The id of the article at a canonical URL that somebody asked for, made and wanted if it is unknown.

        newsroom: whose people asked; it sees the article from then on though it follows no source that lists it.
        """

    async def wanted(self, now: datetime, limit: int) -> Sequence[Wanted]:
        """Pages to fetch whose time has come: newest first, at most a few a host."""

    async def save(self, new: NewVersion, now: datetime, said: str = "") -> bool:
        """Store a text with its analysis and take the article off the wanted list; False for its newest text again.

        One transaction: version, analysis, search index, the article's title and date, a place in the stream.  A page
        whose address belongs to another article makes one that has no text yet another name of that article: its id
        goes on meaning it.  Raises NotFound.  said: the
        step of the article's path that this is, kept for /why when the text is new.
        """

    async def failed(self, article: str, reason: str, retry_at: datetime | None, gone: bool, now: datetime) -> None:
        """A page could not be had: try again at ``retry_at``, or never.  Its versions stay; gone marks it withdrawn."""

    async def get(self, article: str) -> ArticleRecord | None:
        """One article by id."""

    async def by_url(self, url: str) -> ArticleRecord | None:
        """One article by any canonical address of it."""

    async def version(self, version: str) -> VersionRecord | None:
        """One stored text by its hash (the first article that carried it)."""

    async def versions(self, article: str) -> Sequence[VersionRecord]:
        """All texts of an article, oldest first."""

    async def texts(self, versions: Sequence[str]) -> Mapping[str, str]:
        """Texts by hash; unknown hashes are left out."""

    async def reads(self, articles: Sequence[str]) -> Sequence[Read]:
        """Newest version and its analysis of each article that has both, oldest published first."""

    async def unread(self, reader: str, limit: int) -> Sequence[Read]:
        """Newest versions without an analysis by this reader (the analysis in them is empty)."""

    async def put_analysis(self, analysis: Analysis) -> None:
        """Store an analysis of a version."""

    async def stream(self, newsroom: int, after: int, limit: int) -> Sequence[tuple[int, Read]]:
        """Analysed versions after a place, in stored order, of articles that this newsroom follows or asked for."""

    async def recent(self, newsroom: int, limit: int) -> Sequence[Read]:
        """The newest articles of the newsroom's sources, newest first."""

    async def search(self, newsroom: int, words: Sequence[str], limit: int) -> Sequence[str]:
        """Ids of articles that hold any of the words, best first.  Words are data: nothing in them is search syntax."""

    async def count(self) -> int:
        """How many articles there are."""


class Notes(Protocol):
    """What became of articles."""

    async def add(self, notes: Sequence[Note]) -> None:
        """Keep steps of articles' paths."""

    async def path(self, newsroom: int, article: str) -> Sequence[Note]:
        """The steps of one article that this newsroom may see, oldest first, with posts that carried it."""
