"""Things as Discord writes them in JSON."""

from tests.doubles.discord.kept import (
    ANNOUNCEMENT,
    DM,
    FORUM,
    Channel,
    Guild,
    Json,
    Role,
    User,
)
from tests.doubles.discord.permissions import in_guild
from tests.doubles.discord.state import State


def user_json(user: User) -> Json:
    """A user."""
    return {
        "id": user.id,
        "username": user.name,
        "global_name": user.global_name,
        "discriminator": "0000" if user.bot else "0",
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "bot": user.bot,
        "primary_guild": None,
    }


def own_user_json(state: State) -> Json:
    """The bot's own user."""
    return {**user_json(state.bot), "mfa_enabled": True, "locale": "en-US", "verified": True, "email": None}


def member_json(state: State, guild: Guild, user: User, with_user: bool = True) -> Json:
    """A member of a guild."""
    member: Json = {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": state.stamp(guild.silenced[user.id]) if user.id in guild.silenced else None,
        "flags": 0,
        "joined_at": "2026-01-05T08:00:00.000000+00:00",
        "nick": None,
        "pending": False,
        "premium_since": None,
        "roles": sorted(guild.members.get(user.id, ())),
        "mute": False,
        "deaf": False,
    }
    return {**member, "user": user_json(user)} if with_user else member


def role_json(role: Role) -> Json:
    """A role."""
    return {
        "id": role.id,
        "name": role.name,
        "permissions": str(role.permissions),
        "position": role.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": role.managed,
        "mentionable": role.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def guild_json(state: State, guild: Guild) -> Json:
    """A guild as REST gives it."""
    nothing: Json = dict.fromkeys(
        (
            "icon description home_header splash discovery_splash banner application_id afk_channel_id "
            "system_channel_id widget_channel_id vanity_url_code rules_channel_id safety_alerts_channel_id "
            "public_updates_channel_id incidents_data max_presences"
        ).split()
    )
    zero: Json = dict.fromkeys(
        (
            "system_channel_flags verification_level default_message_notifications mfa_level explicit_content_filter "
            "premium_tier premium_subscription_count nsfw_level"
        ).split(),
        0,
    )
    return {
        **nothing,
        **zero,
        "id": guild.id,
        "name": guild.name,
        "features": [],
        "owner_id": guild.owner,
        "region": "deprecated",
        "afk_timeout": 300,
        "widget_enabled": False,
        "roles": [role_json(one) for one in guild.roles.values()],
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "preferred_locale": guild.locale,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "emojis": [],
        "stickers": [],
    }


def gateway_guild_json(state: State, guild: Guild) -> Json:
    """A guild as GUILD_CREATE gives it: with its channels, its active threads and the bot's own member."""
    seen = [one for one in state.of_guild(guild) if one.guild == guild.id]
    threads = [one for one in state.threads() if one.guild == guild.id and not one.archived and state.may(one)]
    return {
        **guild_json(state, guild),
        "joined_at": "2026-01-05T08:00:00.000000+00:00",
        "large": False,
        "unavailable": False,
        "member_count": guild.size or len(guild.members),
        "voice_states": [],
        "members": [member_json(state, guild, state.bot)],
        "channels": [channel_json(state, one) for one in seen],
        "threads": [channel_json(state, one) for one in threads],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def my_guild_json(state: State, guild: Guild) -> Json:
    """A guild as the list of one's own gives it."""
    held = in_guild(guild, state.bot.id)
    short: Json = {"id": guild.id, "name": guild.name, "icon": None, "banner": None, "owner": False}
    return {**short, "permissions": str(held), "features": []}


def channel_json(state: State, channel: Channel) -> Json:
    """A channel, thread or direct conversation."""
    last = channel.messages[-1].id if channel.messages else None
    if channel.kind == DM:
        return {
            "id": channel.id,
            "type": DM,
            "flags": 0,
            "last_message_id": last,
            "recipients": [user_json(state.users[channel.user])],
        }
    here: Json = {
        "id": channel.id,
        "type": channel.kind,
        "guild_id": channel.guild,
        "name": channel.name,
        "parent_id": channel.parent or None,
        "last_message_id": last,
        "rate_limit_per_user": 0,
        "flags": 0,
    }
    return here | (_thread(state, channel) if channel.is_thread else _guild_channel(channel))


def _guild_channel(channel: Channel) -> Json:
    more: Json = {
        "position": channel.position,
        "topic": channel.topic,
        "nsfw": False,
        "permission_overwrites": [
            {"id": one.id, "type": one.kind, "allow": str(one.allow), "deny": str(one.deny)}
            for one in channel.overwrites.values()
        ],
    }
    if channel.kind == FORUM:
        more["flags"] = 16 if channel.needs_tag else 0
        more["available_tags"] = [
            {"id": one.id, "name": one.name, "moderated": one.moderated, "emoji_id": None, "emoji_name": None}
            for one in channel.tags
        ]
        more |= {"default_reaction_emoji": None, "default_sort_order": None, "default_forum_layout": 0}
    if channel.kind == ANNOUNCEMENT:
        more["default_auto_archive_duration"] = 1440
    return more


def _thread(state: State, thread: Channel) -> Json:
    metadata: Json = {
        "archived": thread.archived,
        "archive_timestamp": state.stamp(thread.archived_at or thread.active_at),
        "auto_archive_duration": thread.auto_archive,
        "locked": thread.locked,
        "create_timestamp": state.stamp(thread.active_at),
    }
    more: Json = {
        "owner_id": thread.owner,
        "thread_metadata": metadata,
        "message_count": len(thread.messages),
        "member_count": len(thread.members),
        "total_message_sent": len(thread.kept),
    }
    if state.channels[thread.parent].kind == FORUM:
        more["applied_tags"] = list(thread.applied)
    if state.bot.id in thread.members:
        joined = state.stamp(thread.active_at)
        more["member"] = {"id": thread.id, "user_id": state.bot.id, "join_timestamp": joined, "flags": 0}
    return more
