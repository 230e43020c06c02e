"""A Discord on loopback for tests: discord.py talks to it unmodified, and it refuses what Discord refuses.

    async with DiscordDouble(specs) as double:      # specs: folder of discord-openapi.json, or None
        with double.pointed():                      # Route.BASE and DEFAULT_GATEWAY, put back at the end
            client = AutoShardedClient(intents=Intents(guilds=True), guild_ready_timeout=0)
            await client.login(double.token)        # then connect() as a task
            await double.connected()
            given = await double.slash("brief", {"story": "harbour"})  # a Given; awaited, the app has answered
            await given.answered_fully()            # words stand in the place of "thinking"
            assert double.refusals == []

Verbs that deliver an interaction; each gives a Given with ``acked_in``, ``answer`` (type of the callback), ``data``,
``private``, ``original``, ``edits``, ``follow_ups``, ``replies``, ``choices``, ``modal``, ``failed``:
    slash("topic add", {option: value}, user, channel, guild)      replay(given)
    autocomplete(command, option, typed, {filled before})           context(name, message or user)
    press(message, label or custom_id, user)                        choose(message, select, *values)
    submit(modal, {label or custom_id: value})                      forge(kind, data, **keys of the payload)
ValueError or LookupError where Discord's own client would not let anybody do it.
What else happens, told to the app where its intents let it: say, mention, dm, remove(message), join_guild,
    remove_guild, outage(guild, over), create_channel, delete_channel, archive_thread(thread, locked),
    permit(channel, who, allow, deny), change_role.  Told to nobody: add_guild, add_user, add_member, add_role,
    add_channel, add_forum, add_thread, overwrite, silence(user, seconds).
Gateway: connected(shards), drop_gateway(shard), reconnect(), invalid_session(resumable), close_gateway(code),
    forget_sessions(), miss_heartbeat_acks(count), ask_heartbeat(); heartbeat_ms, shards, sharding_required,
    starts_left (none left: the next IDENTIFY resets the token), application_flags.
    To look at: sessions, live(), identified, resumes.
Faults: fail(route, status, code, times, retry_after, scope), delay(route, seconds), drop(route, done), banned,
    hold(route) -> Gate, limit(route, calls, seconds), limit_over_all(calls).
    A route is "POST /channels/{channel_id}/messages", or its end as "callback" or "@original", or "*".
Clock: pass_(seconds) moves it: tokens last fifteen minutes, first answers three seconds, threads archive themselves.
Switches: archived_takes_posts, old_edits, attachment_limit, patience, application (laid over what its route answers);
    of a user: installed, closed_dms.
To look at: messages, posted, ephemerals(user), modals(user), threads(channel), channels, guilds, commands, calls,
    calls_to(route), given, refusals.  What a reader sees: ``shown(message)``.
"""

from tests.doubles.discord.faults import Gate
from tests.doubles.discord.given import Given
from tests.doubles.discord.kept import Call, Channel, Command, Guild, Message, Modal, Refusal, Role, User
from tests.doubles.discord.permissions import Permission
from tests.doubles.discord.server import DiscordDouble
from tests.doubles.discord.shown import Shown, shown

__all__ = [
    "Call",
    "Channel",
    "Command",
    "DiscordDouble",
    "Gate",
    "Given",
    "Guild",
    "Message",
    "Modal",
    "Permission",
    "Refusal",
    "Role",
    "Shown",
    "User",
    "shown",
]
