"""What bot.app puts together so that a workspace may move: every platform is told, and what stays behind is kept."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import build_doors, opened
from config.settings import Settings


async def test_whoever_joins_workspaces_knows_every_platform_that_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The very ones that receive; and for how long the settings keep what a workspace leaves."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STANDFIRST_SLACK__BOT_TOKEN", "xoxb-1-invented")
    monkeypatch.setenv("STANDFIRST_SLACK__APP_TOKEN", "xapp-1-invented")
    monkeypatch.setenv("STANDFIRST_STORE__KEEP_DAYS", "9")
    async with opened(Settings()) as parts:
        doors = build_doors(parts)

        assert {"desk", "slack"} <= parts.ground.platforms.keys()
        assert parts.ground.platforms == doors.by_name
        assert parts.ground.closed_kept == timedelta(days=9)
