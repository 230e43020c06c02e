"""``standfirst doctor`` as it is typed, with a Discord on loopback: settings, store and adapter together."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import standfirst
from bot.platforms.discord.permissions import SEND
from bot.ports.store import By
from bot.store.sqlite import open_store
from summaries.model import Query
from tests.doubles.discord import DiscordDouble
from tests.doubles.discord.kept import Channel

NOON = datetime(2026, 3, 16, 12, 0, tzinfo=UTC)
BY = By(0, "Standfirst", 0, NOON, "for a test")


@pytest.fixture
async def discord(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordDouble]:
    """A Discord that the settings of an empty folder lead to."""
    monkeypatch.chdir(tmp_path)
    async with DiscordDouble() as double:
        monkeypatch.setenv("STANDFIRST_DISCORD__TOKEN", double.token)
        monkeypatch.setenv("STANDFIRST_DISCORD__OWN_GUILDS", double.home.id)
        with double.pointed():
            yield double


async def doctor() -> Result:
    """What it says; Discord answers meanwhile."""
    return await asyncio.to_thread(CliRunner().invoke, standfirst, ["doctor"])


async def subscribed(discord: DiscordDouble, channel: Channel, threads: bool = False) -> None:
    """A channel of the server is owed what is new of a story."""
    store = await open_store(Path("standfirst.db"))
    newsroom = await store.people.own_newsroom("Newsroom", NOON)
    door = await store.doors.open(newsroom, "discord", discord.home.id, b"", NOON)
    owed = await store.people.channel(newsroom, door.workspace, "discord", channel.id, channel.name, "UTC", NOON)
    story = await store.stories.add(newsroom, "ferry", "Ferry", "general", Query(), BY)
    await store.subscriptions.add(newsroom, owed.id, story.id, "daily 07:00", "UTC", NOON, BY, threads)
    await store.close()


async def test_doctor_asks_discord_once_it_is_set_up(discord: DiscordDouble) -> None:
    """Between the other findings, and posts nothing."""
    outcome = await doctor()

    assert "ok    Discord: the token is good: Standfirst" in outcome.output
    assert "ok    Discord: Tidewater Post joins this newsroom" in outcome.output
    assert "ok    Desk: on this machine only" in outcome.output
    assert not discord.messages
    assert discord.token not in outcome.output


async def test_doctor_looks_at_the_channels_that_are_subscribed(discord: DiscordDouble) -> None:
    """A channel that the bot may not write in ends with exit code 1 and what to give it."""
    discord.overwrite(discord.desk, deny=SEND.bit)
    await subscribed(discord, discord.desk)
    outcome = await doctor()

    assert (
        "MEND  Discord: #city-desk in Tidewater Post cannot be posted in: give the bot Send Messages" in outcome.output
    )
    assert outcome.exit_code == 1


async def test_doctor_knows_where_stories_have_threads(discord: DiscordDouble) -> None:
    """A forum that demands a tag takes no post without one."""
    forum = discord.add_forum("stories", needs_tag=True)
    await subscribed(discord, forum, threads=True)

    assert "MEND  Discord: #stories in Tidewater Post demands a tag on every post" in (await doctor()).output


async def test_a_discord_that_refuses_leaves_the_other_findings_standing(discord: DiscordDouble) -> None:
    """Database, desk and sources are looked at all the same; nothing is written beside the findings."""
    discord.fail("*", 401, times=None)
    outcome = await doctor()

    assert "MEND  Discord: does not accept the token" in outcome.output
    assert "is sound" in outcome.output
    assert "Outbox" in outcome.output
    assert all(line[:4] in {"ok  ", "MEND"} for line in outcome.output.splitlines())
