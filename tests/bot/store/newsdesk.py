"""A newsroom for tests of the store: short ways to say what happens in it, and small invented coverage."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.ports.collector import Entry, Visit
from bot.ports.store import By, Channel, Member, NewMatch, NewVersion, Pace, Source, Store
from summaries.model import Analysis, Briefing, Cited, Line, Name, Own, Query, SourceRef, Span, Story, version_of

NOON = datetime(2026, 3, 16, 12, 0, tzinfo=UTC)
QUIET = Pace(timedelta(minutes=30), NOON + timedelta(minutes=30))


@dataclass
class Desk:
    """One newsroom with a person and a channel, and short ways to say what happens in it."""

    store: Store
    newsroom: int
    workspace: int
    member: Member
    channel: Channel
    at: datetime = NOON

    def by(self, said: str = "did something", at: datetime | None = None) -> By:
        """The person of this desk, changing something."""
        return By(self.member.id, self.member.name, self.channel.id, at or self.at, said)

    async def follow(
        self, url: str = "https://herald.example/feed", name: str = "Herald", publisher: str = ""
    ) -> Source:
        """Follow a feed."""
        by = self.by(f"added {name}")
        return await self.store.sources.add(
            self.newsroom, url, "feed", name, "https://herald.example/", publisher or name, by
        )

    async def listed(self, source: Source, *entries: Entry, **visit: object) -> Sequence[str]:
        """A good visit that lists entries."""
        pace = replace(QUIET, next_at=self.at + timedelta(minutes=30))
        return await self.store.sources.record(
            source.id,
            Visit(self.at, entries, **visit),
            pace,
            baseline=False,
            now=self.at,
        )

    async def article(self, source: Source, number: int = 1, text: str | None = None) -> str:
        """An article of a source, read."""
        (article,) = await self.listed(source, entry(number))
        await self.store.articles.save(new_version(article, number, text), self.at)
        return article

    async def track(self, slug: str = "BRIDGE") -> Story:
        """Track a story."""
        return await self.store.stories.add(
            self.newsroom, slug, slug.title(), "general", Query(words=("bridge",)), self.by(f"tracked {slug}")
        )

    async def matched(self, story: Story, *articles: str) -> None:
        """Articles that match a story."""
        rows = [NewMatch(story.id, article, 0.8, ("says “bridge”",)) for article in articles]
        await self.store.stories.match(self.newsroom, rows, [], None, self.at)

    async def view(self) -> list[object]:
        """All that people of this newsroom can see."""
        store, newsroom = self.store, self.newsroom
        sources = [(source.id, source.name) for source in await store.sources.list(newsroom)]
        stories = await store.stories.list(newsroom)
        return [
            sources,
            stories,
            await store.stories.counts(newsroom, self.member.id, self.at),
            [await store.stories.articles(newsroom, story.id) for story in stories],
            [place for place, _ in await store.articles.stream(newsroom, 0, 1000)],
            [read.article.id for read in await store.articles.recent(newsroom, 1000)],
            await store.articles.search(newsroom, ["bridge", "river", "page"], 1000),
            [await store.questions.list(newsroom, story.id) for story in stories],
            [await store.teachings.of(newsroom, story.id) for story in stories],
            await store.subscriptions.list(newsroom),
            await store.outbox.owed(newsroom),
            await store.posts.list(newsroom, self.channel.id, 1000),
            await store.people.members(newsroom),
            await store.people.channels(newsroom),
            await store.changes.list(newsroom, 1000),
            await store.stories.place(newsroom),
        ]


def entry(number: int = 1, **changed: object) -> Entry:
    """What a feed lists as its item of that number."""
    one = Entry(
        url=f"https://herald.example/{number}",
        guid=f"herald-{number}",
        title=f"{TITLES[number % len(TITLES)]} in district {number}",
        summary=f"Summary {number}",
        published=NOON - timedelta(hours=number),
        fingerprint=f"print-{number}",
    )
    return replace(one, **changed)


TITLES = ("Ferry lines reopen", "Bridge closes for repairs", "Council rejects budget", "Harvest comes early")


def new_version(article: str, number: int = 1, text: str | None = None, **changed: object) -> NewVersion:
    """The text of an article's page, analysed."""
    text = text or f"The bridge over the river is closed. This is page {number}."
    version = version_of(text)
    one = NewVersion(
        article=article,
        url=f"https://herald.example/{number}",
        title=entry(number).title,
        text=text,
        version=version,
        byline="Ida Marlow",
        published=NOON - timedelta(hours=number),
        language="en",
        raw_hash="00",
        extractor="test 1",
        change="first",
        analysis=analysis_of(version),
    )
    return replace(one, **changed)


def analysis_of(version: str, reader: str = "reader 1") -> Analysis:
    """A small analysis."""
    return Analysis(version, reader, "en", names=(Name(4, 10, "place", "bridge", 4, 10),), terms=(("bridg", 1.5),))


def briefing_of(story: Story, article: str, version: str) -> Briefing:
    """A briefing of one line that rests on one article version."""
    span = Span(version, 4, 10)
    line = Line(
        "facts", "verbatim", (Cited("bridge", span), Own(".")), (1,), (Span(version, 0, 3),), at=NOON, tags={"a": "b"}
    )
    source = SourceRef(1, article, "https://herald.example/1", "Herald", "Bridge", version, NOON)
    return Briefing(
        story.slug, story.name, "general", "developing", NOON, None, 1, 1, 1, (line,), (source,), story_id=story.id
    )


async def open_desk(store: Store, name: str) -> Desk:
    """A newsroom with one person and one channel."""
    newsroom = await store.people.newsroom(name, NOON)
    workspace = await store.people.workspace(newsroom, "desk", "local", NOON)
    member = await store.people.member(newsroom, workspace, "owner", "Ida", NOON)
    channel = await store.people.channel(newsroom, workspace, "desk", "news", "news", "Europe/Paris", NOON)
    return Desk(store, newsroom, workspace, member, channel)
