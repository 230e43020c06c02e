"""What everything that receives from Slack shares: the parts, and how an interaction becomes a visit."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.errands import Errands
from bot.platforms.house import House
from bot.platforms.slack.hear.incoming import Written, written
from bot.platforms.slack.hear.visitors import Visitors
from bot.platforms.slack.install.doors import Entrance, Entrances
from bot.platforms.slack.say.answering import Answering, Visit
from bot.platforms.slack.say.talk import Asker, Talk
from bot.platforms.slack.show.render import Look, Message, messages
from bot.platforms.waiting import Waiting, from_body, lacking
from commands.reply import Reply
from commands.spec import RANK, Command
from summaries.errors import BadInput

GONE = "Only whoever asked can choose here, and only for a while; give the command yourself."
TWICE = timedelta(seconds=2)  # two presses of one button by one person within this are one


@dataclass(slots=True)
class Reception:
    """The parts.  prefix: stands before each command's name in this installation."""

    house: House
    entrances: Entrances
    visitors: Visitors
    answering: Answering
    errands: Errands
    look: Look
    prefix: str = ""
    pressed: dict[tuple[str, ...], datetime] = field(default_factory=dict)

    async def first_time(self, entrance: Entrance, kind: str, identity: str) -> bool:
        """Whether Slack tells us of this for the first time; what has no identity is always new."""
        if not identity:
            return True
        return await self.house.seen.first(entrance.newsroom, f"slack:{kind}:{identity}", self.house.clock.now())

    async def take_back(self, entrance: Entrance, kind: str, identity: str) -> None:
        """Let the next time be the first."""
        await self.house.seen.take_back(entrance.newsroom, f"slack:{kind}:{identity}")

    def pressed_twice(self, *what: str) -> bool:
        """Whether the same person pressed the same button just now."""
        now = self.house.clock.now()
        self.pressed = {key: at for key, at in self.pressed.items() if now - at < TWICE}
        again = what in self.pressed
        self.pressed[what] = now
        return again

    async def read(self, entrance: Entrance, client: AsyncWebClient, text: str) -> Written:
        """What somebody wrote; channels that Slack gives by their ids alone are looked up first."""
        said = written(text)
        unnamed = [channel for channel, name in said.channels.items() if name == channel]
        found = {one: (await self.visitors.named(entrance, client, one)).name for one in unnamed}
        return written(text, found) if found else said

    async def meet(self, entrance: Entrance, client: AsyncWebClient, said: Written) -> None:
        """Meet the channels and people that a text names, so that commands find them."""
        await self.visitors.channels(entrance, client, said.channels)
        for person in said.people:
            await self.visitors.member(entrance, person)

    async def visit(
        self, entrance: Entrance, asker: Asker, command: str, options: Mapping[str, str], name: str = ""
    ) -> Visit:
        """The visit of somebody who gives this command here."""
        call = await self.visitors.call(entrance, asker.client, asker.user, asker.place, name)
        return Visit(entrance, asker, replace(call, command=command, options=dict(options)))

    async def waiting(self, entrance: Entrance, user: str, key: str) -> Waiting:
        """The call that waits for this person's choice.  Raises BadInput where none of theirs does, or no longer."""
        member = await self.visitors.member(entrance, user)
        kept = await self.house.kept.get(entrance.newsroom, member.id, key)
        if kept is None:
            raise BadInput(GONE)
        return from_body(kept)

    def command(self, name: str) -> Command | None:
        """The command of that name."""
        return next((command for command in self.house.runner.commands() if command.name == name), None)

    async def fills_form(
        self, entrance: Entrance, user: str, command: Command | None, options: Mapping[str, str]
    ) -> bool:
        """Whether this person is shown the command's form: something that it needs is missing, and they may give it."""
        if command is None or not command.form or not lacking(command, options):
            return False
        member = await self.visitors.member(entrance, user)
        return RANK[member.role] >= RANK[command.role]

    async def tell(self, talk: Talk, reply: Reply) -> None:
        """Answer with a reply that no command made."""
        shown: tuple[Message, ...] = messages(reply, self.look)
        await talk.answer(shown, reply.title)


def who(body: Mapping[str, Any]) -> tuple[str, str, str]:
    """Team, person and the person's name in an interaction's payload."""
    user, team = body.get("user") or {}, body.get("team") or {}
    return (
        str(team.get("id") or user.get("team_id") or body.get("team_id") or ""),
        str(user.get("id") or body.get("user_id") or ""),
        str(user.get("name") or user.get("username") or body.get("user_name") or ""),
    )
