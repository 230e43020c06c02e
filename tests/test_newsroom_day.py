"""One day of one newsroom in several places: what is done in one is seen in all, and one log tells it.

A second Slack workspace installed by itself, has a newsroom of its own, and joins the desk's by a code.
"""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.platforms.discord.discord import Discord
from bot.platforms.discord.settings import DiscordSettings
from tests.bot.platforms.slack.agency import Agency, open_agency
from tests.conftest import HandClock
from tests.doubles.discord import DiscordDouble
from tests.doubles.discord import User as Owner
from tests.doubles.discord import shown as seen
from tests.doubles.slack import User
from tests.doubles.slack.shown import shown
from tests.promises.browser import Browser, at_desk, words
from tests.room import copied, opened

FERRY = "ISLAND-FERRY"


@pytest.fixture
async def agency(sample_folder: Path, tmp_path: Path, clock: HandClock) -> AsyncIterator[Agency]:
    """The sample's newsroom at its desk and on Slack, where Ines installed the app, and another workspace, Tova's."""
    async with opened(copied(sample_folder, tmp_path / "room"), clock) as room, open_agency(room) as agency:
        double = agency.double
        await agency.installed(double.team, double.ines)
        yield agency
        assert double.refusals == []
        assert room.problems == []


async def gazette(agency: Agency) -> User:
    """The admin of a second workspace, which has just installed."""
    team = agency.double.add_team("Lowland Gazette")
    tova = agency.double.add_user("tova", team, real_name="Tova Brandt")
    agency.double.add_channel("gazette", team)
    await agency.installed(team, tova)
    return tova


@dataclass
class Server:
    """A Discord server that invited the bot, and its owner."""

    double: DiscordDouble
    discord: Discord
    ada: Owner

    async def told(self, command: str, **options: str) -> str:
        """What the owner alone is told after a command."""
        given = await self.double.slash(command, options, self.ada)
        await self.discord.idle()
        return "\n".join(seen(one).words for one in given.replies)


@asynccontextmanager
async def on_discord(agency: Agency) -> AsyncIterator[Server]:
    """A server of another house, which has a newsroom of its own at first."""
    async with DiscordDouble() as double:
        double.ines.global_name = "Ada Marsh"
        with double.pointed():
            discord = Discord(DiscordSettings(token=double.token), agency.house, guild_ready_timeout=0)
            agency.room.ground.platforms["discord"] = discord
            await discord.start()
            try:
                await double.connected()
                yield Server(double, discord, double.ines)
                assert double.refusals == []
            finally:
                await discord.stop()


async def log_of(agency: Agency) -> list[tuple[str, str]]:
    """What the newsroom's log tells, oldest first, without the set-up's own."""
    changes = await agency.room.store.changes.list(agency.room.id, 100)
    return [(one.by, one.said) for one in reversed(changes) if one.by != "Standfirst"]


async def tracked_in(browser: Browser, name: str) -> bool:
    """Whether the desk's first page shows a story."""
    return name in words(await browser.page("/"))


async def test_a_day_in_one_newsroom(agency: Agency) -> None:
    """Tracked on Slack, seen at the desk and where others linked, briefed on Discord, subscribed and undone."""
    ines, tova = agency.double.ines, await gazette(agency)
    so_far = len(await log_of(agency))
    async with agency.open() as slack, at_desk(agency.room) as desk, AsyncExitStack() as stack:
        # 08:00: Ines tracks a story on Slack, and the desk has it.
        said = shown(await agency.told(slack, ines, "/track", "island ferry name:Island-Ferry confirm:yes")).words
        assert "Tracking Island-Ferry" in said
        assert await tracked_in(desk, "Island-Ferry")

        # 09:00: Tova's workspace has stories of its own; it joins by a code from the desk, and sees the newsroom's.
        agency.room.clock.pass_(hours=1)
        await agency.told(slack, tova, "/track", "harvest moon name:Harvest confirm:yes")
        assert "Island-Ferry" not in shown(await agency.told(slack, tova, "/stories")).words
        code = str((await agency.room.say("/link")).data["code"])
        question = await agency.told(slack, tova, "/link", code)
        await agency.double.press(question, "Join it", tova)
        await slack.idle()
        assert "Island-Ferry" in shown(await agency.told(slack, tova, "/stories")).words
        assert "Harvest" not in shown(await agency.told(slack, tova, "/stories")).words
        assert not await tracked_in(desk, "Harvest")

        # 09:30: a Discord server joins too, and Ada there sees what was tracked on Slack, and is briefed.
        server = await stack.enter_async_context(on_discord(agency))
        assert "Island-Ferry" not in await server.told("stories")
        code = str((await agency.room.say("/link")).data["code"])
        await server.told("link", code=code, confirm="yes")
        assert "Island-Ferry" in await server.told("stories")
        assert "Key facts" in await server.told("brief", story="OLLEN-DAM-FLOOD")

        # 10:00: the desk subscribes; it counts where anybody looks.
        agency.room.clock.pass_(hours=1)
        await desk.give(f"/subscribe {FERRY} weekdays 07:00")
        (wish,) = await agency.room.store.subscriptions.list(agency.room.id)
        assert wish.rule == "weekdays 07:00"

        # 11:00: Ines takes back what was done last, which was the desk's; then her own.
        agency.room.clock.pass_(hours=1)
        assert "subscribed" in shown(await agency.told(slack, ines, "/undo")).words
        assert await agency.room.store.subscriptions.list(agency.room.id) == []
        assert "tracked" in shown(await agency.told(slack, ines, "/undo")).words
        assert not await tracked_in(desk, "Island-Ferry")
        assert "Island-Ferry" not in shown(await agency.told(slack, tova, "/stories")).words
        assert "Island-Ferry" not in await server.told("stories")

    day = (await log_of(agency))[so_far:]
    assert [who for who, _ in day] == ["ines", "Desk", "tova", "Desk", "Ada Marsh", "Desk", "ines", "ines"]
    assert [what.split()[0] for _, what in day] == ["tracked", *["gave", "joined"] * 2, "subscribed", "took", "took"]
