"""What happens to guilds, channels and threads, of which the app is told."""

from typing import Any

from tests.doubles.discord.kept import Channel, Guild, Message, Overwrite, Role, User
from tests.doubles.discord.messages import gone
from tests.doubles.discord.resources import channel_json, gateway_guild_json, role_json
from tests.doubles.discord.said import Said
from tests.doubles.discord.sessions import GUILDS


class Happenings(Said):
    """Verbs for what happens around the app."""

    def join_guild(self, name: str = "Estuary Desk", owner: User | None = None, **more: Any) -> Guild:
        """Somebody adds the bot to a new guild.  more: permissions, channel."""
        guild = self.add_guild(name, owner, **more)
        whole = gateway_guild_json(self, guild)
        del whole["unavailable"]  # by its absence discord.py knows a guild that is new
        self.emit("GUILD_CREATE", whole, guild.id, GUILDS)
        return guild

    def remove_guild(self, guild: Guild) -> None:
        """Somebody removes the bot from a guild."""
        self.bot_leaves(guild)

    def bot_leaves(self, guild: Guild) -> None:
        """The bot is in a guild no more."""
        guild.bot = False
        guild.members.pop(self.bot.id, None)
        self.commands = [one for one in self.commands if one.guild != guild.id]
        self.emit("GUILD_DELETE", {"id": guild.id}, guild.id, GUILDS)
        self.changed()

    def outage(self, guild: Guild, over: bool = False) -> None:
        """A guild cannot be reached for a while; over: it can be again."""
        guild.unavailable = not over
        if over:
            self.emit("GUILD_CREATE", gateway_guild_json(self, guild), guild.id, GUILDS)
        else:
            self.emit("GUILD_DELETE", {"id": guild.id, "unavailable": True}, guild.id, GUILDS)

    def create_channel(self, name: str, guild: Guild | None = None, **more: Any) -> Channel:
        """Somebody makes a channel."""
        channel = self.add_channel(name, guild, **more)
        self.emit("CHANNEL_CREATE", channel_json(self, channel), channel.guild, GUILDS)
        return channel

    def delete_channel(self, channel: Channel) -> None:
        """Somebody deletes a channel, with its threads, or a thread."""
        for thread in self.threads(channel):
            self.delete_channel(thread)
        del self.channels[channel.id]
        if channel.is_thread:
            short = {"id": channel.id, "guild_id": channel.guild, "parent_id": channel.parent, "type": channel.kind}
            self.emit("THREAD_DELETE", short, channel.guild, GUILDS)
        else:
            self.emit("CHANNEL_DELETE", channel_json(self, channel), channel.guild, GUILDS)
        self.changed()

    def archive_thread(self, thread: Channel, locked: bool = False) -> None:
        """A thread is archived, by somebody or by time; locked: by a moderator."""
        thread.archived, thread.locked, thread.archived_at = True, locked, self.now()
        self.told_of(thread)

    def told_of(self, channel: Channel) -> None:
        """The app hears that a channel or thread changed."""
        event = "THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE"
        self.emit(event, channel_json(self, channel), channel.guild, GUILDS)
        self.changed()

    def pass_(self, seconds: float) -> None:
        """Let Discord's clock run ahead; threads in which nothing happened are archived."""
        super().pass_(seconds)
        for thread in self.threads():
            if not thread.archived and self.now() - thread.active_at > thread.auto_archive * 60:
                self.archive_thread(thread)

    def permit(self, channel: Channel, who: User | Role | None = None, allow: int = 0, deny: int = 0) -> None:
        """Somebody grants or takes permissions in a channel, of the bot unless named; the app is told."""
        of = who or self.bot
        channel.overwrites[of.id] = Overwrite(of.id, int(isinstance(of, User)), int(allow), int(deny))
        self.told_of(channel)

    def change_role(self, guild: Guild, role: Role, permissions: int) -> None:
        """Somebody changes what a role may; the app is told."""
        role.permissions = int(permissions)
        self.emit("GUILD_ROLE_UPDATE", {"guild_id": guild.id, "role": role_json(role)}, guild.id, GUILDS)

    def remove(self, message: Message) -> None:
        """Somebody deletes a message."""
        gone(self, message)
