"""A newsroom that is on Slack: the sample's stories in a room, the whole adapter, and the double that it speaks to."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from bot.platforms.house import House
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.slack import MOUNT, Slack
from bot.ports.platform import Target
from bot.ports.store import Channel
from commands.spec import Role
from tests.conftest import HandClock
from tests.doubles.slack import Message, SlackDouble
from tests.doubles.slack import User as Person
from tests.room import Room, opened

BOT = "slack"


@dataclass
class Bureau:
    """What a test speaks to.  waits: seconds that the adapter would have waited, instead of waiting."""

    room: Room
    double: SlackDouble
    slack: Slack
    house: House
    waits: list[float] = field(default_factory=list)

    async def role(self, person: Person, role: Role) -> None:
        """Give somebody a role, as the desk's owner would."""
        people, now = self.house.people, self.room.clock.now()
        workspace = await people.workspace(self.room.id, "slack", person.team, now)
        await people.member(self.room.id, workspace, person.id, person.name, now)
        await self.room.newsroom.set_role(self.room.call("roles"), person.id, role)

    async def channel(self, external: str, name: str = "foreign") -> Channel:
        """A Slack channel as the newsroom knows it."""
        people, now = self.house.people, self.room.clock.now()
        workspace = await people.workspace(self.room.id, "slack", self.double.desk.team, now)
        return await people.channel(self.room.id, workspace, "slack", external, name, "Europe/Paris", now)

    async def target(self, external: str = "", name: str = "foreign") -> Target:
        """A channel as the outbox names it."""
        found = await self.channel(external or self.double.desk.id, name)
        return Target(self.room.id, found.id, found.external, found.name, found.workspace)

    async def whispered(self, person: Person | None = None, count: int = 1) -> list[Message]:
        """What one person alone was shown, once there is that much of it."""
        who = person or self.double.mara
        await self.double.until(lambda: len(self.double.ephemerals(who)) >= count)
        await self.idle()
        return self.double.ephemerals(who)

    async def idle(self) -> None:
        """When everything that people began has ended."""
        await self.slack.idle()


@asynccontextmanager
async def open_bureau(
    folder: Path,
    clock: HandClock,
    specs: Path | None = None,
    change: Callable[[SlackSettings], SlackSettings] = lambda settings: settings,
    desk: str = "",
    http: bool = False,
    around: Callable[[House], House] = lambda house: house,
) -> AsyncIterator[Bureau]:
    """A bureau in a folder that holds a newsroom's database.

    http: Slack calls us, instead of us Slack.  around: what stands between the adapter and the house.
    """
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    async with opened(folder, clock) as room, SlackDouble(specs) as double:
        house = around(house_of(room, desk))
        slack = Slack(change(settings_for(double, http=http)), house, wait)
        async with served(slack, double) if http else _nothing():
            await slack.start()
            try:
                if not http:
                    await double.connected()
                yield Bureau(room, double, slack, house, waits)
            finally:
                await slack.stop()


def house_of(room: Room, desk: str = "") -> House:
    """What bot.app would hand to the adapter."""
    store = room.store
    return House(
        newsroom_for=lambda _: room.newsroom, runner=room.runner, people=store.people, doors=store.doors,
        seen=store.seen, kept=store.kept, leases=store.leases, clock=room.clock, newsroom=room.id, zone="Europe/Paris",
        desk=desk,
    )  # fmt: skip


def settings_for(double: SlackDouble, *, http: bool = False) -> SlackSettings:
    """One workspace, of this double."""
    return SlackSettings(
        bot_token=double.token, app_token=double.app_token, signing_secret=double.signing_secret,
        api_url=double.api_url, transport="http" if http else "socket", command_limit=timedelta(seconds=20),
    )  # fmt: skip


@asynccontextmanager
async def _nothing() -> AsyncIterator[None]:
    yield


@asynccontextmanager
async def served(slack: Slack, double: SlackDouble) -> AsyncIterator[None]:
    """What the desk's server would serve for Slack, on a port of its own."""
    app = web.Application()
    app.add_subapp(MOUNT, slack.mounts[MOUNT]())
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    double.deliver_to = f"http://127.0.0.1:{port}{MOUNT}/events"
    try:
        yield
    finally:
        await runner.cleanup()
