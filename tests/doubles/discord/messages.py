"""Messages in channels: posting, editing, deleting, reading back."""

from typing import Any

from tests.doubles.discord.answers import Ask, Reply, allow, answers, channel_for, message_for, nothing
from tests.doubles.discord.kept import (
    ANNOUNCEMENT,
    CROSSPOSTED,
    DM,
    FORUM,
    Channel,
    Json,
    Message,
    Refuse,
    invalid,
    missing_permissions,
)
from tests.doubles.discord.permissions import Permission
from tests.doubles.discord.posting import DIRECT_MESSAGES, GUILD_MESSAGES, checked, checked_edit, edit, make, tell
from tests.doubles.discord.state import State
from tests.doubles.discord.written import message_json

NONCE_SECONDS = 180  # "the past few minutes"
OLD = 3600


@answers("POST /channels/{channel_id}/messages")
def post(state: State, ask: Ask) -> Reply:
    """Post a message; with enforce_nonce, the one that is there already."""
    channel = channel_for(state, ask)
    may_write(state, channel, ask.body, bool(ask.files))
    body = checked(state, ask, ask.body)
    if body.get("enforce_nonce") and (there := same_nonce(state, channel, body.get("nonce"))):
        return Reply(message_json(state, there))
    if (reference := body.get("message_reference")) and not reference.get("type"):
        _referred(state, channel, reference)
    return Reply(message_json(state, make(state, channel, body, ask.files)))


def may_write(state: State, channel: Channel, body: Any = None, files: bool = False) -> None:
    """Raises Refuse unless the bot may write such a thing there."""
    if channel.kind == FORUM:
        raise Refuse(400, 50008, "Cannot send messages in a non-text channel")
    if channel.kind == DM:
        if state.users[channel.user].closed_dms or not _acquainted(state, channel.user):
            raise Refuse(403, 50007, "Cannot send messages to this user")
        return
    allow(state, channel, Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES)
    held = state.may(channel)
    if (body or {}).get("embeds") and not held & Permission.EMBED_LINKS:
        raise missing_permissions()
    if files and not held & Permission.ATTACH_FILES:
        raise missing_permissions()
    if (body or {}).get("tts") and not held & Permission.SEND_TTS_MESSAGES:
        raise missing_permissions()
    if channel.locked and not held & Permission.MANAGE_THREADS:
        raise Refuse(400, 160005, "Thread is locked")
    if channel.archived:
        if not state.archived_takes_posts:
            raise Refuse(400, 50083, "Thread is archived")
        channel.archived = False


def _acquainted(state: State, user: str) -> bool:
    """Whether somebody shares a guild with the bot, or has it installed for themselves."""
    return state.users[user].installed or any(one.bot and user in one.members for one in state.guilds.values())


def same_nonce(state: State, channel: Channel, nonce: Any) -> Message | None:
    """The bot's message of this nonce in the channel's last few minutes."""
    if nonce is None:
        return None
    since = state.now() - NONCE_SECONDS
    recent = (one for one in channel.messages if one.by_app and one.at > since and one.nonce is not None)
    return next((one for one in recent if str(one.nonce) == str(nonce)), None)


def _referred(state: State, channel: Channel, reference: Any) -> None:
    known = {one.id for one in channel.messages}
    if reference.get("message_id") not in known and reference.get("fail_if_not_exists") is not False:
        raise invalid([("message_reference", "Unknown message")])
    allow(state, channel, Permission.READ_MESSAGE_HISTORY)


@answers("GET /channels/{channel_id}/messages")
def history(state: State, ask: Ask) -> Reply:
    """Messages of a channel, newest first; around, before or after one."""
    channel = channel_for(state, ask)
    if channel.kind == FORUM:
        raise Refuse(400, 50008, "Cannot send messages in a non-text channel")
    if channel.kind != DM and not state.may(channel) & Permission.READ_MESSAGE_HISTORY:
        return Reply([])
    if sum(key in ask.query for key in ("before", "after", "around")) > 1:
        raise invalid([("_", "before, after and around exclude each other")])
    most = ask.number("limit", 50, 1, 100)
    there = sorted(channel.messages, key=lambda one: -int(one.id))
    if "before" in ask.query:
        there = [one for one in there if int(one.id) < int(ask.query["before"])]
    elif "after" in ask.query:
        there = [one for one in there if int(one.id) > int(ask.query["after"])][-most:]
    elif "around" in ask.query:
        there.sort(key=lambda one: abs(int(one.id) - int(ask.query["around"])))
        there = sorted(there[:most], key=lambda one: -int(one.id))
    return Reply([message_json(state, one) for one in there[:most]])


@answers("GET /channels/{channel_id}/messages/{message_id}")
def one_message(state: State, ask: Ask) -> Reply:
    """One message."""
    channel = channel_for(state, ask)
    if channel.kind != DM:
        allow(state, channel, Permission.READ_MESSAGE_HISTORY)
    return Reply(message_json(state, message_for(channel, ask.where["message_id"])))


@answers("PATCH /channels/{channel_id}/messages/{message_id}")
def change(state: State, ask: Ask) -> Reply:
    """Edit one of the bot's messages."""
    channel = channel_for(state, ask)
    message = message_for(channel, ask.where["message_id"])
    if not message.by_app:
        raise Refuse(403, 50005, "Cannot edit a message authored by another user")
    if channel.archived:
        raise Refuse(400, 50083, "Thread is archived")
    body = checked_edit(state, ask, message, ask.body)
    old_edit(state, message)
    edit(state, message, body, ask.files)
    return Reply(message_json(state, message))


def old_edit(state: State, message: Message) -> None:
    """Count an edit of a message older than an hour.  Raises Refuse 30046."""
    now = state.now()
    if now - message.at <= OLD:
        return
    edits = [at for at in state.old_edited.get(message.channel, []) if now - at < OLD]
    if len(edits) >= state.old_edits:
        more: Json = {"retry_after": round(OLD - (now - edits[0]), 3) if edits else 1.0, "global": False}
        raise Refuse(
            429, 30046, "Maximum number of edits to messages older than 1 hour reached. Try again later", **more
        )
    state.old_edited[message.channel] = [*edits, now]


@answers("DELETE /channels/{channel_id}/messages/{message_id}")
def delete(state: State, ask: Ask) -> Reply:
    """Delete a message."""
    channel = channel_for(state, ask)
    message = message_for(channel, ask.where["message_id"])
    if not message.by_app:
        allow(state, channel, Permission.MANAGE_MESSAGES)
    if channel.archived:
        raise Refuse(400, 50083, "Thread is archived")
    gone(state, message)
    return nothing()


def gone(state: State, message: Message) -> None:
    """A message is there no more."""
    message.deleted = True
    state.changed()
    at = state.channels[message.channel]
    told = {"id": message.id, "channel_id": at.id, **({"guild_id": at.guild} if at.guild else {})}
    state.emit("MESSAGE_DELETE", told, at.guild, GUILD_MESSAGES if at.guild else DIRECT_MESSAGES)


@answers("POST /channels/{channel_id}/messages/{message_id}/crosspost")
def crosspost(state: State, ask: Ask) -> Reply:
    """Publish a message of an announcement channel to those who follow it."""
    channel = channel_for(state, ask, Permission.SEND_MESSAGES)
    message = message_for(channel, ask.where["message_id"])
    if channel.kind != ANNOUNCEMENT:
        raise Refuse(400, 50068, "Invalid message type: the channel is no announcement channel")
    if message.flags & CROSSPOSTED:
        raise Refuse(400, 40033, "This message has already been crossposted")
    message.flags |= CROSSPOSTED
    tell(state, message, "MESSAGE_UPDATE")
    return Reply(message_json(state, message))


@answers("PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me")
def react(state: State, ask: Ask) -> Reply:
    """The bot reacts; only whether it may is looked at."""
    channel = channel_for(state, ask, Permission.READ_MESSAGE_HISTORY, Permission.ADD_REACTIONS)
    message_for(channel, ask.where["message_id"])
    if channel.archived:
        raise Refuse(400, 50083, "Thread is archived")
    return nothing()
