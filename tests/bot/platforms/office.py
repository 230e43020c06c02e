"""An office with an invented newsroom, behind any desk that a test opens."""

from dataclasses import dataclass, field
from datetime import timedelta

from prometheus_client import CollectorRegistry

from bot.platforms.desk import Desk, DeskSettings, Health, Parts
from bot.platforms.replies import to_json
from bot.ports.store import Channel, Member
from tests.bot.platforms.invented import NOW, RECORDS, SHORT_POST, InventedNewsroom, InventedRunner
from tests.bot.platforms.rooms import ArticlesRoom, Hands, PeopleRoom, PostsRoom


@dataclass
class Office:
    """Everything behind a desk, within a test's reach."""

    clock: Hands = field(default_factory=lambda: Hands(NOW))
    newsroom: InventedNewsroom = field(default_factory=InventedNewsroom)
    runner: InventedRunner = field(default_factory=InventedRunner)
    articles: ArticlesRoom = field(default_factory=lambda: ArticlesRoom(list(RECORDS)))
    health: Health = field(default_factory=lambda: Health(version="0.1.0"))
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)

    def __post_init__(self) -> None:
        self.editor = Member(1, 1, 1, "local", "Ada Quill", "admin")
        self.stranger = Member(2, 2, 2, "local", "Bo Rival", "admin")
        self.people = PeopleRoom(
            [self.editor, self.stranger],
            [
                Channel(1, 1, 1, "desk", "desk", "desk", "Europe/Paris"),
                Channel(9, 2, 2, "desk", "desk", "rival", "UTC"),
            ],
        )
        self.posts = PostsRoom(self.clock)

    def desk(self, **settings: object) -> Desk:
        """A desk of this office."""
        chosen = DeskSettings(**{"port": 0, "look_every": timedelta(hours=1), **settings})  # type: ignore[arg-type]
        return Desk(chosen, self.parts())

    def parts(self) -> Parts:
        """What the app would hand over."""

        async def health() -> Health:
            return self.health

        return Parts(
            lambda newsroom: self.newsroom,  # type: ignore[arg-type,return-value]
            self.runner, self.people, self.posts, self.articles, self.clock, health, self.registry,  # type: ignore[arg-type]
        )  # fmt: skip

    async def digest(self) -> None:
        """Post a digest."""
        await self.posts.put(1, 1, "d1", to_json(SHORT_POST), NOW - timedelta(minutes=5))
