"""A house with a real store for tests of Slack's doors, on a clock that is moved by hand and that Slack shares."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from bot.platforms.house import House, Runner
from bot.platforms.slack.install.doors import Entrances
from bot.platforms.slack.settings import SlackSettings
from bot.ports.store import Member, Store
from bot.store.sqlite import open_store
from commands.newsroom import Newsroom
from tests.conftest import HandClock
from tests.doubles.slack import SlackDouble

KEYS = ("kG2d1cYwqM3mYz0uRr0q5bq5C0p0r5oB2m1S9v6Zt2Q=", "5Z1oJr3mXk2b0wq9T8d7s6a5f4g3h2j1k0l9z8x7c6U=")


@dataclass
class Rented:
    """A house, the Slack that it is in, and whatever doors a test opens."""

    house: House
    store: Store
    slack: SlackDouble
    clock: HandClock
    opened: list[Entrances] = field(default_factory=list)
    welcomed: int = 0

    def settings(self, **changed: object) -> SlackSettings:
        """As for several workspaces."""
        several = SlackSettings(
            client_id=self.slack.client_id, client_secret=self.slack.client_secret, token_keys=KEYS[:1],
            api_url=self.slack.api_url, authorize_url=self.slack.authorize_url,
        )  # fmt: skip
        return replace(several, **changed)  # type: ignore[arg-type]

    async def entrances(self, **changed: object) -> Entrances:
        """Started; closed after the test."""
        made = Entrances(self.house, self.settings(**changed))
        self.opened.append(made)
        await made.start()
        return made

    async def admins(self, newsroom: int) -> list[Member]:
        """Of a newsroom."""
        return [one for one in await self.store.people.members(newsroom) if one.role == "admin"]


@asynccontextmanager
async def rented(folder: Path, clock: HandClock) -> AsyncIterator[Rented]:
    """An empty house with its desk's newsroom."""
    store = await open_store(folder / "standfirst.db")
    newsroom = await store.people.own_newsroom("The Desk", clock.now())
    workspace = await store.people.workspace(newsroom, "desk", "local", clock.now())
    await store.people.member(newsroom, workspace, "owner", "Desk", clock.now())
    nothing = cast(Runner, None)  # no command is run through a door
    house = House(
        newsroom_for=lambda _: cast(Newsroom, None), runner=nothing, people=store.people, doors=store.doors,
        seen=store.seen, kept=store.kept, leases=store.leases, clock=clock, newsroom=newsroom, zone="UTC",
        desk="https://desk.example",
    )  # fmt: skip
    async with SlackDouble(clock=lambda: clock.now().timestamp()) as slack:
        here = Rented(house, store, slack, clock)

        async def welcome() -> None:
            here.welcomed += 1

        here.house = replace(house, welcome=welcome)
        try:
            yield here
        finally:
            for entrances in here.opened:
                await entrances.stop()
            await store.close()
