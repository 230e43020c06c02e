"""Threads and forum posts: opening, changing, listing."""

from typing import Any

from tests.doubles.discord.answers import Ask, Reply, allow, answers, channel_for, guild_for, message_for, nothing
from tests.doubles.discord.components import size, unknown
from tests.doubles.discord.kept import (
    ANNOUNCEMENT,
    ANNOUNCEMENT_THREAD,
    FORUM,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    TEXT,
    Channel,
    Fault,
    Json,
    Refuse,
    Tag,
    invalid,
    missing_permissions,
)
from tests.doubles.discord.permissions import Permission
from tests.doubles.discord.posting import checked, make
from tests.doubles.discord.resources import channel_json
from tests.doubles.discord.sessions import GUILDS
from tests.doubles.discord.state import State
from tests.doubles.discord.written import message_json

HOURS = {60, 1440, 4320, 10080}


@answers("POST /channels/{channel_id}/threads")
def open_thread(state: State, ask: Ask) -> Reply:
    """Open a thread of no message, or a forum's post with its first message."""
    channel = channel_for(state, ask)
    if channel.kind == FORUM:
        return _open_post(state, ask, channel)
    kind = ask.body.get("type", PRIVATE_THREAD)
    faults = _named(ask.body, {"name", "auto_archive_duration", "rate_limit_per_user", "type", "invitable"})
    if channel.kind not in {TEXT, ANNOUNCEMENT} or kind not in _FITTING[channel.kind]:
        raise Refuse(400, 50024, "Cannot execute action on this channel type")
    if faults:
        raise invalid(faults)
    allow(
        state,
        channel,
        Permission.CREATE_PRIVATE_THREADS if kind == PRIVATE_THREAD else Permission.CREATE_PUBLIC_THREADS,
    )
    return Reply(channel_json(state, _opened(state, channel, ask.body, int(kind))), 201)


_FITTING = {TEXT: {PUBLIC_THREAD, PRIVATE_THREAD}, ANNOUNCEMENT: {ANNOUNCEMENT_THREAD}}


@answers("POST /channels/{channel_id}/messages/{message_id}/threads")
def open_thread_of(state: State, ask: Ask) -> Reply:
    """Open the thread of a message; its id is the message's."""
    channel = channel_for(state, ask, Permission.CREATE_PUBLIC_THREADS)
    allow(state, channel, Permission.READ_MESSAGE_HISTORY)
    message = message_for(channel, ask.where["message_id"])
    if channel.kind not in _FITTING:
        raise Refuse(400, 50024, "Cannot execute action on this channel type")
    if faults := _named(ask.body, {"name", "auto_archive_duration", "rate_limit_per_user"}):
        raise invalid(faults)
    if message.thread:
        raise Refuse(400, 160004, "A thread has already been created for this message")
    message.thread = message.id
    kind = ANNOUNCEMENT_THREAD if channel.kind == ANNOUNCEMENT else PUBLIC_THREAD
    return Reply(channel_json(state, _opened(state, channel, ask.body, kind, message.id)), 201)


def _open_post(state: State, ask: Ask, forum: Channel) -> Reply:
    """A post: SEND_MESSAGES opens it, and a forum may demand a tag."""
    allow(state, forum, Permission.SEND_MESSAGES)
    faults = _named(
        ask.body, {"name", "auto_archive_duration", "rate_limit_per_user", "applied_tags", "message", "type"}
    )
    if not isinstance(ask.body.get("message"), dict):
        raise invalid([*faults, ("message", "This field is required")])
    tags = [str(one) for one in ask.body.get("applied_tags") or []]
    faults += tag_faults(forum, tags, bool(state.may(forum) & Permission.MANAGE_THREADS))
    if faults:
        raise invalid(faults)
    if forum.needs_tag and not tags:
        raise Refuse(400, 40067, "A tag is required to create a forum post in this channel")
    if ask.files and not state.may(forum) & Permission.ATTACH_FILES:
        raise missing_permissions()
    body = checked(state, ask, ask.body["message"])
    thread = _opened(state, forum, ask.body, PUBLIC_THREAD)
    thread.applied = tags
    first = make(state, thread, body, ask.files, number=thread.id)
    return Reply({**channel_json(state, thread), "message": message_json(state, first)}, 201)


def _opened(state: State, parent: Channel, body: Json, kind: int, number: str = "") -> Channel:
    thread = state.add_thread(parent, body["name"], private=kind == PRIVATE_THREAD, number=number)
    thread.kind = kind
    thread.auto_archive = int(body.get("auto_archive_duration") or 1440)
    state.changed()
    state.emit("THREAD_CREATE", {**channel_json(state, thread), "newly_created": True}, thread.guild, GUILDS)
    return thread


def _named(body: Json, known: set[str]) -> list[Fault]:
    faults = unknown(body, known, "")
    faults += size(body, "name", 1, 100, "")
    return faults + _archiving(body)


def _archiving(body: Json) -> list[Fault]:
    if body.get("auto_archive_duration") in {None, *HOURS}:
        return []
    return [("auto_archive_duration", f"Value must be one of {sorted(HOURS)}")]


def tag_faults(forum: Channel, tags: list[str], manages: bool) -> list[Fault]:
    """What is wrong with the tags that a post is given."""
    known = {one.id: one for one in forum.tags}
    faults: list[Fault] = [("applied_tags", "Must be 5 or fewer in length")] if len(tags) > 5 else []
    faults += [("applied_tags", f"Unknown tag {one}") for one in tags if one not in known]
    moderated = [one for one in tags if one in known and known[one].moderated]
    return faults + [("applied_tags", f"{one} is for moderators") for one in moderated if not manages]


@answers("PATCH /channels/{channel_id}")
def change(state: State, ask: Ask) -> Reply:
    """Change a thread or a channel."""
    channel = channel_for(state, ask)
    if channel.is_thread:
        _change_thread(state, channel, ask.body)
    else:
        allow(state, channel, Permission.MANAGE_CHANNELS)
        _change_channel(state, channel, ask.body)
    event = "THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE"
    state.changed()
    state.emit(event, channel_json(state, channel), channel.guild, GUILDS)
    return Reply(channel_json(state, channel))


def _change_thread(state: State, thread: Channel, body: Json) -> None:
    held = state.may(thread)
    faults = (
        unknown(body, _THREAD_KEYS, "") + size(body, "name", 0 if "name" not in body else 1, 100, "") + _archiving(body)
    )
    manages, mine = bool(held & Permission.MANAGE_THREADS), thread.owner == state.bot.id
    forum = state.channels[thread.parent]
    tags = body.get("applied_tags")
    if tags is not None:
        faults += tag_faults(forum, [str(one) for one in tags], manages)
    if faults:
        raise invalid(faults)
    opens = thread.archived and body.get("archived") is False
    if thread.archived and not opens:
        raise Refuse(400, 50083, "Thread is archived")
    # Opening an archived thread takes only the right to write in it, unless a moderator locked it.
    may_open = opens and held & Permission.SEND_MESSAGES_IN_THREADS and not thread.locked
    if not manages and (("locked" in body) or not (mine or (may_open and set(body) == {"archived"}))):
        raise missing_permissions()
    if forum.kind == FORUM and forum.needs_tag and tags == []:
        raise Refuse(400, 40067, "A tag is required to create a forum post in this channel")
    _apply(state, thread, body)


_THREAD_KEYS = set(
    "name archived locked invitable auto_archive_duration rate_limit_per_user flags applied_tags".split()
)


def _apply(state: State, thread: Channel, body: Json) -> None:
    if "archived" in body:
        if bool(body["archived"]) != thread.archived:
            thread.archived_at = state.now()
        thread.archived = bool(body["archived"])
        thread.active_at = state.now()
    thread.locked = bool(body.get("locked", thread.locked))
    thread.name = body.get("name") or thread.name
    thread.auto_archive = int(body.get("auto_archive_duration") or thread.auto_archive)
    if body.get("applied_tags") is not None:
        thread.applied = [str(one) for one in body["applied_tags"]]


def _change_channel(state: State, channel: Channel, body: Json) -> None:
    channel.name = body.get("name") or channel.name
    channel.topic = body.get("topic", channel.topic)
    if "available_tags" in body:
        told: list[Any] = body["available_tags"]
        if len(told) > 20 or any(not 1 <= len(one.get("name") or "") <= 20 for one in told):
            raise invalid([("available_tags", "20 tags of 1 to 20 characters")])
        channel.tags = [
            Tag(str(one.get("id") or state.next_id()), one["name"], bool(one.get("moderated"))) for one in told
        ]


@answers("DELETE /channels/{channel_id}")
def delete(state: State, ask: Ask) -> Reply:
    """Delete a channel or thread, or close a direct conversation."""
    channel = channel_for(state, ask)
    if channel.guild:
        allow(state, channel, Permission.MANAGE_THREADS if channel.is_thread else Permission.MANAGE_CHANNELS)
    shown = channel_json(state, channel)
    state.delete_channel(channel)
    return Reply(shown)


@answers("GET /guilds/{guild_id}/threads/active")
def active(state: State, ask: Ask) -> Reply:
    """The threads of a guild that are not archived."""
    guild = guild_for(state, ask)
    found = [one for one in state.threads() if one.guild == guild.id and not one.archived and state.may(one)]
    members = [shown["member"] for one in found if "member" in (shown := channel_json(state, one))]
    return Reply({"threads": [channel_json(state, one) for one in found], "members": members})


@answers("GET /channels/{channel_id}/threads/archived/public")
def archived(state: State, ask: Ask) -> Reply:
    """The archived threads of a channel, the last archived first."""
    channel = channel_for(state, ask, Permission.READ_MESSAGE_HISTORY)
    most = ask.number("limit", 50, 2, 100)
    there = [one for one in state.threads(channel) if one.archived and one.kind != PRIVATE_THREAD]
    there.sort(key=lambda one: -one.archived_at)
    if before := ask.query.get("before"):
        there = [one for one in there if state.stamp(one.archived_at) < before]
    shown = [channel_json(state, one) for one in there]
    members = [one["member"] for one in shown if "member" in one]
    return Reply({"threads": shown[:most], "members": members[:most], "has_more": len(shown) > most})


@answers("PUT /channels/{channel_id}/thread-members/@me")
def join(state: State, ask: Ask) -> Reply:
    """The bot joins a thread."""
    thread = channel_for(state, ask)
    if not thread.is_thread:
        raise Refuse(400, 50024, "Cannot execute action on this channel type")
    if thread.archived:
        raise Refuse(400, 50083, "Thread is archived")
    thread.members.add(state.bot.id)
    return nothing()


@answers("DELETE /channels/{channel_id}/thread-members/@me")
def leave(state: State, ask: Ask) -> Reply:
    """The bot leaves a thread."""
    thread = channel_for(state, ask)
    if thread.archived:
        raise Refuse(400, 50083, "Thread is archived")
    thread.members.discard(state.bot.id)
    return nothing()
