"""A Slack workspace that joins another newsroom: the next command speaks to that one, and so it stays."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.platforms.slack.settings import SlackSettings
from bot.ports.platform import Refused, Target
from tests.bot.platforms.slack.agency import Agency, open_agency
from tests.conftest import HandClock
from tests.doubles.slack import Team, User
from tests.doubles.slack.shown import shown
from tests.room import Room, opened

OURS = "Harbour merger"  # a story of the desk's newsroom


@pytest.fixture
async def room(sample_copy: Path, clock: HandClock) -> AsyncIterator[Room]:
    """The desk's newsroom."""
    async with opened(sample_copy, clock) as room:
        yield room
        assert room.problems == []


@pytest.fixture
async def agency(room: Room) -> AsyncIterator[Agency]:
    """Several workspaces may install."""
    async with open_agency(room) as agency:
        yield agency
        assert agency.double.refusals == []


def with_one_token(agency: Agency) -> None:
    """From now on one workspace's token stands in the settings instead, and who is admin there: Ines."""

    def change(several: SlackSettings) -> SlackSettings:
        one = replace(several, client_id="", client_secret="", token_keys=())
        return replace(one, bot_token=agency.double.token, admins=(agency.double.ines.id,))

    agency.change = change


async def second(agency: Agency) -> tuple[Team, User]:
    """Another workspace, with a newsroom of its own whose admin is Tova, which tracks nothing."""
    team = agency.double.add_team("Lowland Gazette")
    tova = agency.double.add_user("tova", team)
    agency.double.add_channel("gazette", team)
    await agency.installed(team, tova)
    return team, tova


async def code_of_the_desk(agency: Agency) -> str:
    """By its owner."""
    return str((await agency.room.say("/link")).data["code"])


async def test_the_very_next_command_speaks_to_the_newsroom_that_was_joined(agency: Agency) -> None:
    """And so does the first one after a restart; whoever joined is admin there."""
    _, tova = await second(agency)
    async with agency.open() as slack:
        assert OURS not in shown(await agency.told(slack, tova, "/stories")).words
        joined = await agency.told(slack, tova, "/link", await code_of_the_desk(agency))
        assert "This workspace has joined “Sample newsroom”" in shown(joined).words
        assert OURS in shown(await agency.told(slack, tova, "/stories")).words
    async with agency.open() as slack:
        assert OURS in shown(await agency.told(slack, tova, "/stories")).words
        assert "tova admin" in shown(await agency.told(slack, tova, "/roles")).words


async def test_it_asks_before_something_stays_behind_also_across_a_restart(agency: Agency) -> None:
    """The picker shows what; the choice joins, and the newsroom that was left has nothing in the other."""
    _, tova = await second(agency)
    async with agency.open() as slack:
        await agency.told(slack, tova, "/track", "harvest moon name:Harvest confirm:yes")
        question = await agency.told(slack, tova, "/link", await code_of_the_desk(agency))
        words = shown(question).words
        assert "1 tracked story" in words
        assert "This workspace is the only way into “Lowland Gazette”" in words
    async with agency.open() as slack:
        await agency.double.press(question, "Join it", tova)
        await slack.idle()
        stories = shown(await agency.told(slack, tova, "/stories")).words

    assert OURS in stories
    assert "Harvest" not in stories
    assert "harvest" not in [story.slug.casefold() for story in await agency.room.store.stories.list(agency.room.id)]


async def test_messages_go_to_the_workspace_by_its_new_door(agency: Agency) -> None:
    """The sealed token moved along; by the old door nothing is sent any more."""
    team, tova = await second(agency)
    before = await agency.house.doors.find("slack", team.id)
    assert before is not None
    async with agency.open() as slack:
        await agency.told(slack, tova, "/link", await code_of_the_desk(agency))
        door = await agency.house.doors.linked("slack", team.id)
        assert door is not None
        people, now = agency.house.people, agency.room.clock.now()
        place = agency.double.add_channel("late-desk", team)
        channel = await people.channel(door.newsroom, door.workspace, "slack", place.id, "late-desk", "UTC", now)
        target = Target(door.newsroom, channel.id, place.id, "late-desk", door.workspace)
        await slack.send(target, await agency.room.say("/stories"), "d1")
        assert [message.channel for message in agency.double.posted] == [place.id]
        with pytest.raises(Refused, match="no longer installed"):
            await slack.send(replace(target, workspace=before.workspace), await agency.room.say("/stories"), "d2")


async def test_installing_again_does_not_lead_it_away(agency: Agency) -> None:
    """Neither a workspace that had a newsroom of its own, nor one that the settings call the desk's own."""
    team, tova = await second(agency)
    async with agency.open() as slack:
        await agency.told(slack, tova, "/link", await code_of_the_desk(agency))
    assert (await agency.installed(team, tova)).newsroom == agency.room.id

    ines, own = agency.double.ines, agency.double.team
    assert (await agency.installed(own, ines)).newsroom == agency.room.id
    far = await far_newsroom(agency)
    async with agency.open() as slack:
        await agency.told(slack, ines, "/link", await code_of(agency, far) + " confirm:yes")
    assert (await agency.installed(own, ines)).newsroom == far


async def test_a_workspace_whose_token_stands_in_the_settings_joins_and_stays(agency: Agency) -> None:
    """Though there is nothing sealed to move, and each start begins with the token alone."""
    with_one_token(agency)
    ines, far = agency.double.ines, await far_newsroom(agency)
    async with agency.open() as slack:
        assert OURS in shown(await agency.told(slack, ines, "/stories")).words
        await agency.told(slack, ines, "/link", await code_of(agency, far) + " confirm:yes")
        assert OURS not in shown(await agency.told(slack, ines, "/stories")).words
    async with agency.open() as slack:
        assert OURS not in shown(await agency.told(slack, ines, "/stories")).words
        await agency.told(slack, ines, "/link", await code_of_the_desk(agency) + " confirm:yes")
        assert OURS in shown(await agency.told(slack, ines, "/stories")).words
    async with agency.open() as slack:
        assert OURS in shown(await agency.told(slack, ines, "/stories")).words


async def test_a_linked_workspace_of_one_token_stays_when_it_installs_by_page(agency: Agency) -> None:
    """Whoever runs Standfirst goes over from one token to several workspaces."""
    several, ines, far = agency.change, agency.double.ines, await far_newsroom(agency)
    with_one_token(agency)
    async with agency.open() as slack:
        await agency.told(slack, ines, "/link", await code_of(agency, far) + " confirm:yes")
    agency.change = several

    assert (await agency.installed(agency.double.team, ines)).newsroom == far


async def far_newsroom(agency: Agency) -> int:
    """A newsroom that tracks nothing, behind a desk of its own."""
    people, now = agency.house.people, agency.room.clock.now()
    far = await people.new_newsroom("The Far Desk", now)
    workspace = await people.workspace(far, "desk", "far", now)
    await people.member(far, workspace, "owner", "Fara", now)
    await agency.newsrooms.refresh()
    return far


async def code_of(agency: Agency, newsroom: int) -> str:
    """By an admin of a newsroom."""
    return str((await agency.says(newsroom, "/link")).data["code"])
