"""``standfirst doctor`` as it is typed, with a Slack on loopback: settings, store and adapter together."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import standfirst
from bot.ports.store import By
from bot.store.sqlite import open_store
from summaries.model import Query
from tests.doubles.slack import SlackDouble

NOON = datetime(2026, 3, 16, 12, 0, tzinfo=UTC)


@pytest.fixture
async def slack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SlackDouble]:
    """A Slack that the settings of an empty folder lead to."""
    monkeypatch.chdir(tmp_path)
    async with SlackDouble() as double:
        for key, value in {
            "API_URL": double.api_url, "BOT_TOKEN": double.token, "APP_TOKEN": double.app_token,
        }.items():  # fmt: skip
            monkeypatch.setenv(f"STANDFIRST_SLACK__{key}", value)
        yield double


async def doctor() -> Result:
    """What it says; Slack answers meanwhile."""
    return await asyncio.to_thread(CliRunner().invoke, standfirst, ["doctor"])


async def subscribed(slack: SlackDouble, external: str) -> None:
    """A channel of the workspace is owed a digest."""
    store = await open_store(Path("standfirst.db"))
    newsroom = await store.people.own_newsroom("Newsroom", NOON)
    workspace = await store.people.workspace(newsroom, "slack", slack.team.id, NOON)
    channel = await store.people.channel(newsroom, workspace, "slack", external, "old-name", "UTC", NOON)
    by = By(0, "Standfirst", channel.id, NOON, "for a test")
    story = await store.stories.add(newsroom, "ferry", "Ferry", "general", Query(), by)
    await store.subscriptions.add(newsroom, channel.id, story.id, "daily 07:00", "UTC", NOON, by)
    await store.close()


async def test_doctor_asks_slack_once_it_is_set_up(slack: SlackDouble) -> None:
    """Between the other findings, and posts nothing."""
    outcome = await doctor()

    assert f"ok    Slack: the bot token is good: @standfirst in {slack.team.name}." in outcome.output
    assert "ok    Slack: Socket Mode is on" in outcome.output
    assert "ok    Desk: on this machine only" in outcome.output
    assert not slack.messages
    assert slack.token not in outcome.output


async def test_doctor_looks_at_the_channels_that_are_subscribed(slack: SlackDouble) -> None:
    """A channel that the bot was never invited to ends with exit code 1 and the words to type."""
    await subscribed(slack, slack.add_channel("night-desk", bot=False).id)
    outcome = await doctor()

    assert "MEND  Slack: @standfirst is not in #night-desk. Type /invite @standfirst in #night-desk." in outcome.output
    assert outcome.exit_code == 1


async def test_the_same_trouble_is_said_once(slack: SlackDouble) -> None:
    """Both tokens are tried, and neither gets through."""
    slack.fail("*", "internal_error", times=None, status=503)
    lines = (await doctor()).output.splitlines()

    assert any("MEND  Slack" in line for line in lines)
    assert len(set(lines)) == len(lines)


async def test_a_slack_that_refuses_leaves_the_other_findings_standing(slack: SlackDouble) -> None:
    """Database, desk and sources are looked at all the same."""
    slack.fail("*", "invalid_auth", times=None)
    outcome = await doctor()

    assert "MEND  Slack: does not know the bot token" in outcome.output
    assert "is sound" in outcome.output
    assert "Outbox" in outcome.output
