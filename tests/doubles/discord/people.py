"""Who the bot is, where it is, and the members and roles there: applications, users, guilds, gateway."""

from tests.doubles.discord.answers import Ask, Reply, answers, channel_for, guild_for, nothing
from tests.doubles.discord.kept import Json, Refuse
from tests.doubles.discord.resources import (
    channel_json,
    guild_json,
    member_json,
    my_guild_json,
    own_user_json,
    role_json,
    user_json,
)
from tests.doubles.discord.state import State


@answers("GET /users/@me")
def me(state: State, ask: Ask) -> Reply:
    """The bot's own user."""
    return Reply(own_user_json(state))


@answers("GET /users/{user_id}")
def user(state: State, ask: Ask) -> Reply:
    """Anybody."""
    found = state.users.get(ask.where["user_id"])
    if found is None:
        raise Refuse(404, 10013, "Unknown User")
    return Reply(user_json(found))


@answers("GET /applications/@me")
def application(state: State, ask: Ask) -> Reply:
    """The application itself."""
    return Reply(_application(state))


@answers("GET /oauth2/applications/@me")
def oauth_application(state: State, ask: Ask) -> Reply:
    """The application itself, as discord.py asks at login."""
    return Reply(_application(state))


def _application(state: State) -> Json:
    nobody: Json = dict.fromkeys("icon type interactions_endpoint_url role_connections_verification_url team".split())
    return {
        **nobody,
        "id": state.app_id,
        "name": "Standfirst",
        "description": "",
        "bot": user_json(state.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": state.application_flags,
        "flags_new": str(state.application_flags),
        "redirect_uris": [],
        "owner": user_json(state.user),
        "approximate_guild_count": sum(one.bot for one in state.guilds.values()),
        "approximate_user_install_count": sum(one.installed for one in state.users.values()),
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "integration_types_config": {"0": {}, "1": {}},
        **state.application,
    }


@answers("GET /gateway")
def gateway(state: State, ask: Ask) -> Reply:
    """Where the gateway is."""
    return Reply({"url": state.gateway_url})


@answers("GET /gateway/bot")
def gateway_bot(state: State, ask: Ask) -> Reply:
    """Where the gateway is, how many shards are advised, and how many sessions may still begin."""
    limit: Json = {"total": state.starts_total, "remaining": max(0, state.starts_left)}
    limit |= {"reset_after": state.starts_reset_ms, "max_concurrency": state.max_concurrency}
    return Reply({"url": state.gateway_url, "shards": state.shards, "session_start_limit": limit})


@answers("GET /users/@me/guilds")
def my_guilds(state: State, ask: Ask) -> Reply:
    """The guilds that the bot is in, by their ids."""
    most = ask.number("limit", 200, 1, 200)
    after, before = int(ask.query.get("after") or 0), int(ask.query.get("before") or 2**63)
    found = [one for one in state.guilds.values() if one.bot and after < int(one.id) < before]
    return Reply([my_guild_json(state, one) for one in sorted(found, key=lambda one: int(one.id))[:most]])


@answers("DELETE /users/@me/guilds/{guild_id}")
def leave(state: State, ask: Ask) -> Reply:
    """The bot leaves a guild."""
    guild = guild_for(state, ask)
    state.bot_leaves(guild)
    return nothing()


@answers("GET /guilds/{guild_id}")
def guild(state: State, ask: Ask) -> Reply:
    """A guild."""
    found = guild_for(state, ask)
    whole = guild_json(state, found)
    if ask.query.get("with_counts", "").lower() in {"1", "true"}:
        whole |= {"approximate_member_count": found.size or len(found.members), "approximate_presence_count": 1}
    return Reply(whole)


@answers("GET /guilds/{guild_id}/channels")
def guild_channels(state: State, ask: Ask) -> Reply:
    """A guild's channels, without threads."""
    return Reply([channel_json(state, one) for one in state.of_guild(guild_for(state, ask))])


@answers("GET /guilds/{guild_id}/roles")
def roles(state: State, ask: Ask) -> Reply:
    """A guild's roles."""
    return Reply([role_json(one) for one in guild_for(state, ask).roles.values()])


@answers("GET /guilds/{guild_id}/members/{user_id}")
def member(state: State, ask: Ask) -> Reply:
    """One member."""
    of, who = guild_for(state, ask), ask.where["user_id"]
    if who not in state.users:
        raise Refuse(404, 10013, "Unknown User")
    if who not in of.members:
        raise Refuse(404, 10007, "Unknown Member")
    return Reply(member_json(state, of, state.users[who]))


@answers("POST /users/@me/channels")
def open_dm(state: State, ask: Ask) -> Reply:
    """The direct conversation with somebody."""
    who = state.users.get(str(ask.body.get("recipient_id")))
    if who is None:
        raise Refuse(404, 10013, "Unknown User")
    if who.bot:
        raise Refuse(403, 50007, "Cannot send messages to this user")
    return Reply(channel_json(state, state.dm_channel(who)))


@answers("GET /channels/{channel_id}")
def channel(state: State, ask: Ask) -> Reply:
    """A channel, thread or direct conversation."""
    return Reply(channel_json(state, channel_for(state, ask)))


@answers("POST /channels/{channel_id}/typing")
def typing(state: State, ask: Ask) -> Reply:
    """The bot is typing."""
    channel_for(state, ask)
    return nothing()
