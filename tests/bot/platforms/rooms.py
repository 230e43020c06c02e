"""Rooms of the store in memory, as far as the desk asks of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.ports.store import Channel, Member, Post, VersionRecord
from summaries.errors import NotFound


@dataclass
class Hands:
    """A clock that is moved by hand."""

    at: datetime

    def now(self) -> datetime:
        """The moment that it was set to."""
        return self.at

    def move(self, by: timedelta) -> None:
        """Let time pass."""
        self.at += by


@dataclass
class PeopleRoom:
    """Members, channels, ways in."""

    people: list[Member] = field(default_factory=list)
    rooms: list[Channel] = field(default_factory=list)
    tokens: dict[str, tuple[int, datetime]] = field(default_factory=dict)

    async def members(self, newsroom: int) -> Sequence[Member]:
        """Everyone."""
        return [member for member in self.people if member.newsroom == newsroom]

    async def channels(self, newsroom: int) -> Sequence[Channel]:
        """All channels."""
        return [channel for channel in self.rooms if channel.newsroom == newsroom]

    async def issue_token(self, newsroom: int, member: int, token_hash: str, expires_at: datetime) -> None:
        """A way in, good once."""
        self.tokens[token_hash] = (member, expires_at)

    async def redeem_token(self, token_hash: str, now: datetime) -> Member | None:
        """Use it up."""
        member, expires = self.tokens.pop(token_hash, (0, now))
        return next((each for each in self.people if each.id == member and now < expires), None)

    async def secret(self, name: str) -> bytes:
        """Always the same."""
        return name.encode().ljust(32, b"0")


@dataclass
class PostsRoom:
    """Messages of desk channels."""

    clock: Hands
    kept: list[tuple[int, Post]] = field(default_factory=list)

    async def put(self, newsroom: int, channel: int, delivery: str, body: Mapping[str, object], now: datetime) -> int:
        """Post once."""
        known = await self.find(newsroom, channel, delivery)
        if known is not None:
            return known
        self.kept.append((newsroom, Post(len(self.kept) + 1, channel, delivery, dict(body), now)))
        return len(self.kept)

    async def find(self, newsroom: int, channel: int, delivery: str) -> int | None:
        """The message of a delivery."""
        return next(
            (p.id for owner, p in self.kept if (owner, p.channel, p.delivery) == (newsroom, channel, delivery)), None
        )

    async def edit(self, newsroom: int, message: int, body: Mapping[str, object], now: datetime) -> None:
        """Replace a body."""
        for place, (owner, post) in enumerate(self.kept):
            if (owner, post.id) == (newsroom, message):
                self.kept[place] = (owner, replace(post, body=dict(body), edited_at=now))
                return
        raise NotFound(f"There is no message {message}.")

    async def list(self, newsroom: int, channel: int, limit: int) -> Sequence[Post]:
        """Newest first."""
        mine = [post for owner, post in self.kept if owner == newsroom and post.channel == channel]
        return mine[::-1][:limit]


@dataclass
class ArticlesRoom:
    """Article versions."""

    records: list[VersionRecord] = field(default_factory=list)

    async def version(self, version: str) -> VersionRecord | None:
        """One stored text."""
        return next((record for record in self.records if record.version == version), None)

    async def versions(self, article: str) -> Sequence[VersionRecord]:
        """All texts of an article."""
        return [record for record in self.records if record.article == article]
