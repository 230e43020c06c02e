"""Permissions, computed as Discord documents it: base, then overwrites of everyone, of roles, of the member."""

from enum import IntFlag

from tests.doubles.discord.kept import Channel, Guild


class Permission(IntFlag):
    """The permissions that matter to the bot."""

    CREATE_INSTANT_INVITE = 1 << 0
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    SEND_TTS_MESSAGES = 1 << 12
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    PIN_MESSAGES = 1 << 51


ALL = (1 << 53) - 1
P = Permission
#: What everyone may, unless a test takes it away.
USUAL = int(
    P.VIEW_CHANNEL | P.SEND_MESSAGES | P.EMBED_LINKS | P.ATTACH_FILES | P.READ_MESSAGE_HISTORY | P.ADD_REACTIONS
    | P.USE_APPLICATION_COMMANDS | P.CREATE_PUBLIC_THREADS | P.CREATE_PRIVATE_THREADS | P.SEND_MESSAGES_IN_THREADS
    | P.USE_EXTERNAL_EMOJIS | P.CREATE_INSTANT_INVITE
)  # fmt: skip
#: What goes where one may not write.
_WITH_SENDING = P.SEND_TTS_MESSAGES | P.MENTION_EVERYONE | P.EMBED_LINKS | P.ATTACH_FILES


def in_guild(guild: Guild, user: str) -> int:
    """What a member may in the whole guild; 0 for who is not in it."""
    if user not in guild.members:
        return 0
    if guild.owner == user:
        return ALL
    held = guild.everyone.permissions
    for role in guild.members[user]:
        held |= guild.roles[role].permissions
    return ALL if held & P.ADMINISTRATOR else held


def in_channel(guild: Guild, channel: Channel, user: str) -> int:
    """What a member may in a channel; channel: the parent where a thread is meant."""
    held = in_guild(guild, user)
    if held == ALL or user not in guild.members:
        return held
    everyone = channel.overwrites.get(guild.id)
    if everyone:
        held = held & ~everyone.deny | everyone.allow
    allow = deny = 0
    for role in guild.members[user]:
        if one := channel.overwrites.get(role):
            allow, deny = allow | one.allow, deny | one.deny
    held = held & ~deny | allow
    if own := channel.overwrites.get(user):
        held = held & ~own.deny | own.allow
    if not held & P.VIEW_CHANNEL:
        return 0
    if not held & P.SEND_MESSAGES:
        held &= ~int(_WITH_SENDING)
    return int(held)
