"""Where somebody stands at the desk: who they are, which channel their commands are given in, and its zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.platforms.desk.parts import PARTS, VISIT
from bot.platforms.desk.render import page, render
from bot.ports.store import Channel, Member
from commands.newsroom import Newsroom
from commands.spec import Actor, Call
from summaries.errors import NotFound

NAME = "desk"
NOWHERE = Channel(0, 0, 0, NAME, "", "desk", "UTC")  # a newsroom whose desk has no channel yet


@dataclass(frozen=True, slots=True)
class Place:
    """One request's surroundings."""

    request: web.Request
    member: Member
    newsroom: Newsroom
    channels: tuple[Channel, ...]
    channel: Channel

    def call(self, command: str, options: Mapping[str, str] | None = None) -> Call:
        """A call by this person, here and now."""
        actor = Actor(str(self.member.id), self.member.name, self.member.role, self.member.workspace)
        now = self.request.app[PARTS].clock.now()
        return Call(command, actor, self.channel.id, dict(options or {}), now)

    def context(self, **words: Any) -> dict[str, Any]:
        """What every page's template needs, and what this one adds."""
        return {
            "member": self.member,
            "channels": self.channels,
            "channel": self.channel,
            "form_token": self.request[VISIT].form_token,
            "path": self.request.path,
            "typed": "",
            **words,
        }

    def page(self, template: str, status: int = 200, **words: Any) -> web.Response:
        """A whole page, its times in the channel's zone."""
        return page(self.request, template, self.context(**words), status, self.channel.zone)

    def html(self, template: str, **words: Any) -> str:
        """A part of a page, for our own script to put in."""
        return render(self.request, template, self.context(**words), self.channel.zone)


async def place_of(request: web.Request, channel: int | None = None) -> Place:
    """The surroundings of a request, in the first desk channel unless one is named.  Raises NotFound."""
    parts, member = request.app[PARTS], request[VISIT].member
    channels = tuple(c for c in await parts.people.channels(member.newsroom) if c.platform == NAME)
    here = next((c for c in channels if c.id == channel), None) if channel else next(iter(channels), NOWHERE)
    if here is None:
        raise NotFound("This newsroom's desk has no such channel. Its channels stand at the top of each page.")
    return Place(request, member, parts.newsroom_for(member.newsroom), channels, here)
