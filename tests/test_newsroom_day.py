"""One day of one newsroom in several places: what is done in one is seen in all, and one log tells it.

A second Slack workspace installed by itself, has a newsroom of its own, and joins the desk's by a code.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.platforms.slack.agency import Agency, open_agency
from tests.conftest import HandClock
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


async def log_of(agency: Agency) -> list[tuple[str, str]]:
    """What the newsroom's log tells, oldest first, without the set-up's own."""
    changes = await agency.room.store.changes.list(agency.room.id, 20)
    return [(one.by, one.said) for one in reversed(changes) if one.by != "Standfirst"]


async def tracked_in(browser: Browser, name: str) -> bool:
    """Whether the desk's first page shows a story."""
    return name in words(await browser.page("/"))


async def test_a_day_in_one_newsroom(agency: Agency) -> None:
    """Tracked on Slack, seen at the desk and in the workspace that linked, subscribed at the desk, undone on Slack."""
    ines, tova = agency.double.ines, await gazette(agency)
    so_far = len(await log_of(agency))
    async with agency.open() as slack, at_desk(agency.room) as desk:
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

    day = (await log_of(agency))[so_far:]
    assert [who for who, _ in day] == ["ines", "Desk", "tova", "Desk", "ines", "ines"]
    assert [what.split()[0] for _, what in day] == ["tracked", "gave", "joined", "subscribed", "took", "took"]
