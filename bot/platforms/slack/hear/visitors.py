"""Who speaks and where, as the newsroom knows them: Slack's ids and names become members and channels."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.house import House
from bot.platforms.slack.install.doors import Entrance
from bot.platforms.slack.place import Place
from bot.platforms.slack.refusals import TROUBLE, code_of
from bot.ports.store import Channel, Member
from commands.spec import Actor, Call
from summaries.errors import BadInput

log = structlog.get_logger(__name__)

KEPT = timedelta(hours=12)
UNSEEN = "private channel"
NOT_SEEN = "Standfirst cannot see that channel: type /invite @Standfirst there, then try again."
LOOK = 2.0  # seconds that a look at a name may take; a command goes on without it


@dataclass(frozen=True, slots=True)
class Face:
    """What Slack says of a person.  zone: IANA name, or ""."""

    name: str
    zone: str
    until: datetime


class Visitors:
    """The people and channels of all workspaces, met as they come."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._faces: dict[tuple[str, str], Face] = {}
        self._met: dict[tuple[int, str], Channel] = {}

    async def member(self, entrance: Entrance, user: str, name: str = "") -> Member:
        """The person, made at first sight; asks only the store.  name: as the payload has it."""
        face = self._faces.get((entrance.team, user))
        return await self._house.people.member(
            entrance.newsroom, entrance.workspace, user, (face.name if face else "") or name or user,
            self._house.clock.now(),
        )  # fmt: skip

    async def call(self, entrance: Entrance, client: AsyncWebClient, user: str, place: Place, name: str = "") -> Call:
        """A call by this person in this place, its command and options still to be filled in."""
        face = await self._face(entrance, client, user)
        member = await self.member(entrance, user, name)
        # On App Home there is no channel: a person's direct messages stand for it.
        channel = await self.channel(
            entrance, client, place if place.channel else Place(user), face.zone if face else ""
        )
        actor = Actor(str(member.id), member.name, member.role, entrance.workspace)
        return Call("", actor, channel.id, {}, self._house.clock.now())

    async def zone(self, entrance: Entrance, client: AsyncWebClient, user: str) -> str:
        """The time zone in which a person lives, or the house's."""
        face = await self._face(entrance, client, user)
        return (face.zone if face else "") or self._house.zone

    async def channel(self, entrance: Entrance, client: AsyncWebClient, place: Place, zone: str = "") -> Channel:
        """The channel or thread, made at first sight, then in the zone of whoever is met there first."""
        key = (entrance.workspace, place.external)
        known = self._met.get(key)
        if known and (not place.name or known.name == _threaded(place, place.name)):
            return known
        name = _threaded(place, place.name or await _channel_name(client, place))
        found = await self._house.people.channel(
            entrance.newsroom, entrance.workspace, "slack", place.external, name, zone or self._house.zone,
            self._house.clock.now(),
        )  # fmt: skip
        self._met[key] = found
        return found

    async def named(self, entrance: Entrance, client: AsyncWebClient, channel: str) -> Channel:
        """A channel that somebody chose or named, by Slack's id.  Raises BadInput where the bot cannot see it."""
        known = self._met.get((entrance.workspace, channel))
        if known and not known.name.startswith(UNSEEN):
            return known
        try:
            async with asyncio.timeout(LOOK):
                said = (await client.conversations_info(channel=channel))["channel"]
        except SlackApiError as trouble:
            if code_of(trouble) == "channel_not_found":
                raise BadInput(NOT_SEEN) from trouble
            log.info("channel_not_looked_up", code=code_of(trouble))
        except TROUBLE as trouble:
            log.info("channel_not_looked_up", kind=type(trouble).__name__)
        else:
            if name := str(said.get("name") or ""):
                return await self.channel(entrance, client, Place(channel, name=name))
        return await self.channel(entrance, client, Place(channel, name=f"{UNSEEN} {channel}"))

    async def channels(self, entrance: Entrance, client: AsyncWebClient, named: Mapping[str, str]) -> None:
        """Meet the channels that a text names, so that a command finds them by name."""
        for channel, name in named.items():
            await self.channel(entrance, client, Place(channel, name=name if name != channel else ""))

    async def _face(self, entrance: Entrance, client: AsyncWebClient, user: str) -> Face | None:
        key, now = (entrance.team, user), self._house.clock.now()
        known = self._faces.get(key)
        if (known and known.until > now) or "users:read" not in entrance.scopes:
            return known
        try:
            async with asyncio.timeout(LOOK):
                said = (await client.users_info(user=user))["user"]
        except TROUBLE as trouble:
            log.info("person_not_looked_up", kind=type(trouble).__name__)
            return known
        profile = said.get("profile") or {}
        name = profile.get("display_name") or profile.get("real_name") or said.get("real_name") or said.get("name")
        face = Face(" ".join(str(name or user).split())[:80], known_zone(str(said.get("tz") or "")), now + KEPT)
        self._faces[key] = face
        return face


def known_zone(name: str) -> str:
    """The zone's name where it is one, else nothing."""
    try:
        return ZoneInfo(name).key if name else ""
    except (KeyError, ValueError, OSError):
        return ""


def _threaded(place: Place, name: str) -> str:
    return f"{name} (thread)" if place.thread and name else name


async def _channel_name(client: AsyncWebClient, place: Place) -> str:
    """What Slack calls the channel, as far as it may tell."""
    if place.channel[:1] in {"D", "U", "W"}:
        return "direct message"
    unseen = f"{UNSEEN} {place.channel}"  # the id tells two of them apart
    try:
        async with asyncio.timeout(LOOK):
            said = (await client.conversations_info(channel=place.channel))["channel"]
    except TROUBLE as trouble:
        log.info("channel_not_looked_up", kind=type(trouble).__name__)
        return unseen
    return str(said.get("name") or unseen)
