"""Bringing interactions to the app over the gateway."""

import asyncio

from tests.doubles.discord.gateway import Gateway
from tests.doubles.discord.given import Given
from tests.doubles.discord.kept import DM, Channel, Guild, Interaction, Json, Message, User
from tests.doubles.discord.permissions import in_channel
from tests.doubles.discord.resources import channel_json, member_json, user_json
from tests.doubles.discord.sessions import Session


class Deliveries(Gateway):
    """What Discord sends.  patience: seconds to wait for the app to connect before an interaction counts as failed."""

    patience = 5.0
    given: list[Given]

    def interact(
        self,
        kind: int,
        data: Json,
        user: User,
        channel: Channel,
        message: Message | None = None,
        only_user_installed: bool | None = None,
        more: Json | None = None,
    ) -> Given:
        """Dispatch an interaction, and give what will tell how it went."""
        guild = self.guilds.get(channel.guild)
        alone = (guild is not None and not guild.bot) if only_user_installed is None else only_user_installed
        number = self.next_id()
        token = f"interaction-{number}-{'0123456789abcdef' * 4}"
        payload = self._payload(number, token, kind, data, user, channel, guild, alone) | (more or {})
        of = Interaction(number, token, kind, user.id, channel.id, channel.guild, self.now(), payload, alone, message)
        self.interactions[token] = of
        return self.bring(of)

    def bring(self, of: Interaction) -> Given:
        """Dispatch an interaction that is already kept."""
        given = Given(self, of)
        of.given = given
        self.given.append(given)
        self.background(self._brought(given))
        return given

    async def _brought(self, given: Given) -> None:
        of = given.interaction
        try:
            sessions = await self.until(lambda: self.sessions_for(of.guild), self.patience)
        except TimeoutError:
            given.failed = "the app is not connected to the gateway"
            self.changed()
            return
        given.sent_at = asyncio.get_running_loop().time()
        of.at = self.now()
        for session in sessions:
            self.dispatch(session, "INTERACTION_CREATE", of.payload)
        self.check_dispatched("INTERACTION_CREATE", of.payload)

    def sessions_for(self, guild: str) -> list[Session]:
        """The sessions that hold a guild: all with a socket, so that two processes hear it twice; else the newest."""
        there = [one for one in self.sessions if not one.over and one.holds(guild)]
        return [one for one in there if one.socket is not None] or there[-1:]

    def _payload(
        self,
        number: str,
        token: str,
        kind: int,
        data: Json,
        user: User,
        channel: Channel,
        guild: Guild | None,
        alone: bool,
    ) -> Json:
        owners: Json = {"1": user.id} if alone else {"0": guild.id if guild else "0"}
        whole: Json = {
            "id": number,
            "application_id": self.app_id,
            "type": kind,
            "data": data,
            "token": token,
            "version": 1,
            "channel_id": channel.id,
            "channel": channel_json(self, channel),
            "locale": user.locale,
            "app_permissions": str(self.may(channel)),
            "entitlements": [],
            "authorizing_integration_owners": owners,
            "context": 0 if guild else 1,
            "attachment_size_limit": self.attachment_limit,
        }
        if guild is None:
            return whole | {"user": user_json(user)}
        at = self.channels.get(channel.parent, channel)
        held = str(in_channel(guild, at, user.id))
        whole["channel"] |= {"permissions": held}
        whole |= {"guild_id": guild.id, "guild_locale": guild.locale}
        whole["guild"] = {"id": guild.id, "locale": guild.locale, "features": []}
        whole["member"] = {**member_json(self, guild, user), "permissions": held}
        return whole

    def place_of(self, channel: Channel | None, guild: Guild | None) -> Channel:
        """Where something happens unless the test says: the first channel, or a guild's first."""
        if channel is not None:
            return channel
        return next(one for one in self.channels.values() if one.guild == (guild or self.guild).id and one.kind != DM)

    def person_of(self, channel: Channel) -> User:
        """Who does it unless the test says: the first person, or a guild's first."""
        if channel.kind == DM:
            return self.users[channel.user]
        members = self.guilds[channel.guild].members
        return next(self.users[one] for one in members if not self.users[one].bot)
