"""Several newsrooms on one Slack: the desk's with the sample's stories, and one for each workspace that installs."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from bot.platforms.house import House
from bot.platforms.slack.install.credentials import Credentials
from bot.platforms.slack.install.doors import Entrance, Entrances
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.slack import Slack
from bot.work.match import Matching
from bot.work.newsrooms import Newsrooms
from commands.reply import Reply
from commands.spec import Actor, Call
from tests.bot.platforms.slack.bureau import house_of, settings_for
from tests.bot.platforms.slack.rented import KEYS
from tests.doubles.slack import Message, SlackDouble, Team
from tests.doubles.slack import User as Person
from tests.room import Room

Change = Callable[[SlackSettings], SlackSettings]


@dataclass
class Agency:
    """What a test speaks to.  change: what it sets differently from what several workspaces need."""

    room: Room
    double: SlackDouble
    newsrooms: Newsrooms
    house: House
    change: Change

    @property
    def settings(self) -> SlackSettings:
        """The first workspace of the double is the desk's own, others install by themselves."""
        double = self.double
        several = replace(
            settings_for(double), bot_token="", client_id=double.client_id, client_secret=double.client_secret,
            token_keys=KEYS[:1], own_teams=(double.team.id,),
        )  # fmt: skip
        return self.change(several)

    async def installed(self, team: Team, by: Person, scopes: tuple[str, ...] = ("commands", "chat:write")) -> Entrance:
        """Somebody installs the app in a workspace, with whatever token it has."""
        credentials = Credentials(self.double.token_of(team), team.bot_user, team.bot_id, scopes, team.name, by.id)
        entrances = Entrances(self.house, self.settings)
        try:
            return await entrances.admit(team.id, credentials)
        finally:
            await entrances.stop()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Slack]:
        """The adapter at work, over Socket Mode, until the block ends."""
        slack = Slack(self.settings, self.house)
        self.room.ground.platforms["slack"] = slack
        await slack.start()
        try:
            await self.double.connected()
            yield slack
        finally:
            await slack.stop()

    async def told(self, slack: Slack, person: Person, command: str, text: str = "") -> Message:
        """What a person alone is shown after a command of theirs."""
        before = len(self.double.ephemerals(person))
        await self.double.slash(command, text, person)
        await self.double.until(lambda: len(self.double.ephemerals(person)) > before)
        await slack.idle()
        return self.double.ephemerals(person)[-1]

    async def says(self, newsroom: int, line: str) -> Reply:
        """The reply to a line that an admin of a newsroom types, wherever."""
        admin = next(one for one in await self.house.people.members(newsroom) if one.role == "admin")
        name, options = self.room.runner.parse(line)
        actor = Actor(str(admin.id), admin.name, admin.role, admin.workspace)
        call = Call(name, actor, 0, options, self.room.clock.now())
        answer = [one async for one in self.room.runner.answers(call, self.newsrooms.of(newsroom))][-1]
        assert isinstance(answer, Reply), answer
        return answer


@asynccontextmanager
async def open_agency(room: Room, change: Change = lambda settings: settings) -> AsyncIterator[Agency]:
    """An agency around a room.  What the room's newsroom matches with is its own, for every newsroom has but one."""
    newsrooms = Newsrooms(
        room.ground,
        lambda newsroom: room.newsroom.desk_link,
        lambda ground, newsroom: room.matching if newsroom == room.id else Matching(ground, newsroom),
    )
    await newsrooms.refresh()
    async with SlackDouble() as double:
        house = replace(house_of(room), newsroom_for=newsrooms.of, welcome=newsrooms.refresh)
        yield Agency(room, double, newsrooms, house, change)
