"""Two workspaces that installed the app, each with a newsroom of its own: neither sees anything of the other."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.platforms.house import House
from bot.platforms.slack.install.credentials import Credentials
from bot.platforms.slack.install.doors import Entrance
from bot.platforms.slack.settings import SlackSettings
from bot.work.match import Matching
from bot.work.newsroom import OneNewsroom
from commands.spec import Call
from tests.bot.platforms.slack.bureau import Bureau, open_bureau
from tests.bot.platforms.slack.rented import KEYS
from tests.conftest import HandClock
from tests.doubles.slack import Channel, Team, User
from tests.doubles.slack.shown import shown

DESK = "https://desk.example"
OURS = "T000000002"  # the id of the double's first workspace


@dataclass
class Pair:
    """The bureau of the desk's own newsroom, and somebody in another workspace, who is admin there."""

    bureau: Bureau
    wren: User
    channel: Channel


@pytest.fixture
async def pair(sample_copy: Path, clock: HandClock) -> AsyncIterator[Pair]:
    """Over one Socket Mode connection, as Slack does it."""
    newsrooms: dict[int, OneNewsroom] = {}

    async def link(call: Call) -> str:
        return f"{DESK}/{call.command}"

    def several(settings: SlackSettings) -> SlackSettings:
        return replace(settings, client_id="c", client_secret="s", token_keys=KEYS[:1], own_teams=(OURS,))

    def served(house: House) -> House:
        return replace(house, newsroom_for=lambda one: newsrooms.get(one) or house.newsroom_for(one))

    async with open_bureau(sample_copy, clock, change=several, around=served, desk=DESK) as bureau:
        double = bureau.double
        team = double.add_team("Far Gazette")
        wren = double.add_user("wren", team)
        channel = double.add_channel("far-desk", team)
        await admitted(bureau, double.team, double.ines)
        entrance = await admitted(bureau, team, wren)
        assert entrance.newsroom != bureau.room.id
        matching = Matching(bureau.room.ground, entrance.newsroom)
        newsrooms[entrance.newsroom] = OneNewsroom(bureau.room.ground, entrance.newsroom, "Far Gazette", matching, link)
        await bureau.role(double.mara, "editor")
        yield Pair(bureau, wren, channel)
        assert double.refusals == []


async def admitted(bureau: Bureau, team: Team, installer: User) -> Entrance:
    """A workspace whose installation is over."""
    token = bureau.double.tokens[bureau.double.token_of(team)]
    scopes = tuple(sorted(token.scopes))
    made = Credentials(token.value, team.bot_user, team.bot_id, scopes, team.name, installer.id)
    return await bureau.slack._entrances.admit(team.id, made)


async def said(pair: Pair, command: str, text: str = "") -> str:
    """What Wren is shown."""
    count = len(pair.bureau.double.ephemerals(pair.wren))
    await pair.bureau.double.slash(command, text, pair.wren, pair.channel)
    return shown((await pair.bureau.whispered(pair.wren, count + 1))[-1]).words


async def test_another_newsrooms_stories_are_not_listed_offered_or_found(pair: Pair):
    """Neither by a list, nor by a name, nor in a picker."""
    assert "Ollen" not in await said(pair, "/stories")
    assert "No story is tracked yet" in await said(pair, "/brief", "OLLEN-DAM-FLOOD")
    assert "No story is tracked yet" in await said(pair, "/brief")

    bureau, double = pair.bureau, pair.bureau.double
    assert "is tracked as" in await said(pair, "/track", "ferry island confirm:yes")
    assert "is tracked as" in await said(pair, "/track", '"night bus" confirm:yes')
    await double.slash("/subscribe", "", pair.wren, pair.channel)
    await bureau.idle()
    [form] = double.modals(pair.wren)
    offered = await double.suggest(form, "story")
    assert set(offered.labels) == {"Ferry island", "Night bus"}
    await double.slash("/brief")
    [picker] = await bureau.whispered()
    own = await double.suggest(picker, picker.blocks[-1]["elements"][0]["action_id"])
    assert "Ferry island" not in own.labels
    assert "Ollen dam flood" in own.labels


async def test_a_picker_of_one_newsroom_offers_nothing_to_the_other(pair: Pair):
    """Not even by a payload that names its key."""
    double = pair.bureau.double
    await double.slash("/brief")
    [picker] = await pair.bureau.whispered()
    given = double.suggest(picker, picker.blocks[-1]["elements"][0]["action_id"])
    await given
    team = double.teams[pair.wren.team]
    forged = {
        **given.payload, "team": {"id": team.id, "domain": team.domain},
        "user": {"id": pair.wren.id, "name": "wren", "team_id": team.id},
    }  # fmt: skip
    again = await double.forge("interactive", forged)
    assert given.labels
    assert again.labels == []


async def test_a_button_of_one_newsroom_finds_nothing_in_the_other(pair: Pair):
    """Its code is the same in both; what it names is not."""
    double = pair.bureau.double
    await double.slash("/help", "", pair.wren, pair.channel)
    await said(pair, "/track", "ferry island confirm:yes")
    message = double.ephemerals(pair.wren)[-1]
    given = double.press(message, "Brief")
    await given
    await pair.bureau.idle()
    pair.bureau.room.clock.pass_(seconds=5)
    action = {**given.payload["actions"][0], "value": "brief?story=OLLEN-DAM-FLOOD"}
    await double.forge("interactive", {**given.payload, "actions": [action], "trigger_id": "other"})
    await pair.bureau.idle()
    assert "No tracked story is called" in shown(double.ephemerals(pair.wren)[-1]).words


async def test_home_members_channels_and_links_are_the_newsrooms_own(pair: Pair):
    """Nothing of the desk's newsroom shows."""
    double = pair.bureau.double
    await pair.bureau.double.slash("/subscribe", "ollen dam flood daily 07:00")
    await pair.bureau.whispered()
    await double.open_home(pair.wren)
    await pair.bureau.idle()
    view = double.home(pair.wren)
    assert view is not None
    assert "Ollen" not in shown(view).words
    assert "city-desk" not in shown(view).words
    assert "mara" not in await said(pair, "/roles")
    await double.share_link(f"{DESK}/stories/OLLEN-DAM-FLOOD", pair.wren, pair.channel)
    await pair.bureau.idle()
    assert double.messages[-1].unfurls == {}


async def test_each_workspace_is_answered_by_its_own_token(pair: Pair):
    """What is said there, what is looked up there, and who is on its Home."""
    double = pair.bureau.double
    count = len(double.calls)
    await double.mention("help", pair.wren, pair.channel)
    await double.dm("what's new", pair.wren)
    await double.open_home(pair.wren)
    await pair.bureau.idle()
    token = double.token_of(double.teams[pair.wren.team])
    called = [call for call in double.calls[count:] if call.token]
    assert {call.token for call in called} == {token}
    assert {"chat.postEphemeral", "chat.postMessage", "views.publish"} <= {call.method for call in called}
