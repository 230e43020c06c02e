"""How doctor puts what it finds out about Discord.  Pure.

Names of servers and channels are other people's words, and doctor writes to a terminal: they are tamed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.platforms.discord import tree
from bot.platforms.discord.invite import invite
from bot.platforms.harmless import tame
from bot.ports.platform import Finding

PORTAL = "https://discord.com/developers/applications"
FEW = 20  # beginnings of the day that are left: a program that starts again and again has used up the rest

UNSET = "no token is set. Make an application (standfirst init discord says how), and set discord.token."
NOT_ACCEPTED = (
    "does not accept the token. Copy it again from the Bot page of the application (Reset Token), and set it."
)
SHUT_OUT = (
    "takes no calls from this machine's address for a while, because too many were refused. Stop Standfirst, see in "
    "its log what is refused, mend that, and start it in an hour."
)
CODE_GRANT = (
    "nobody can invite the bot: “Requires OAuth2 Code Grant” is on. Switch it off on the Bot page of the application."
)
ENDPOINT = (
    "commands are sent elsewhere, for the application has an Interactions Endpoint URL. Empty it on the General "
    "Information page."
)
NO_GUILDS = "no server can invite the bot: Guild Install is off. Switch it on on the Installation page."
NO_STARTS = (
    "every start of the day is used up, so Standfirst cannot connect. See in its log why it starts so often; "
    "Discord lets it connect again"
)
# What doctor says of the token and the application; docs/discord.md has each.
SENTENCES: tuple[str, ...] = (UNSET, NOT_ACCEPTED, SHUT_OUT, CODE_GRANT, ENDPOINT, NO_GUILDS, NO_STARTS)

# Flags of an application for each intent that has a switch: of one in many servers, and of one in few.
_SWITCHES = {"Presence": 3 << 12, "Server Members": 3 << 14, "Message Content": 3 << 18}


def well(words: str) -> Finding:
    """It is as it should be."""
    return Finding(True, tame(f"Discord: {words}"))


def mend(words: str) -> Finding:
    """It is not; the words say what to do."""
    return Finding(False, tame(f"Discord: {words}"))


def unreached(reason: str) -> Finding:
    """Nobody answered, or not Discord."""
    return mend(f"cannot be reached ({reason}). See whether this machine reaches https://discord.com, and its proxy.")


def slowly(seconds: float) -> Finding:
    """Discord asks to slow down; that is no fault of anybody's."""
    return well(f"not all was looked at: Discord asks to slow down. Run doctor again in {seconds:.0f} s.")


# --- the application ------------------------------------------------------------------------------------------------


def signed_in(bot: str, application: str) -> Finding:
    """The token is good."""
    return well(f"the token is good: {bot}, application {application}.")


def of_application(application: Mapping[str, Any]) -> Iterator[Finding]:
    """What its pages are set to, as far as that hinders, or lets it hear more than it needs to."""
    if application.get("bot_require_code_grant"):
        yield mend(CODE_GRANT)
    if application.get("interactions_endpoint_url"):
        yield mend(ENDPOINT)
    installs = application.get("integration_types_config") or {"0": {}, "1": {}}
    if "0" not in installs:
        yield mend(NO_GUILDS)
    if "1" not in installs:
        yield well("nobody can take the commands along: User Install is off on the Installation page.")
    flags = int(application.get("flags") or 0)
    on = [f"{name} Intent" for name, bits in _SWITCHES.items() if flags & bits]
    if on:
        yield well(f"{' and '.join(on)} may be switched off on the Bot page; Standfirst needs none of them.")
    else:
        yield well("no privileged intent is on, and none is needed.")


def of_starts(limit: Mapping[str, Any]) -> Iterator[Finding]:
    """How often the bot may still connect today.  limit: ``session_start_limit``."""
    left, total = int(limit.get("remaining") or 0), int(limit.get("total") or 0)
    soon = timedelta(milliseconds=int(limit.get("reset_after") or 0))
    if left <= 0:
        yield mend(f"{NO_STARTS} in {_in_words(soon)}.")
    elif left <= FEW:
        yield mend(
            f"{left} of {total} starts of the day are left; after the last one, Discord resets the token. "
            "See in Standfirst's log why it starts so often."
        )


def _in_words(wait: timedelta) -> str:
    minutes = int(wait.total_seconds() // 60) + 1
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"


# --- servers --------------------------------------------------------------------------------------------------------


def in_no_server(application: str) -> Finding:
    """Nobody has invited it yet."""
    return mend(f"the bot is in no server. Invite it: {invite(application)}")


def at_home(server: str, newsroom: str) -> Finding:
    """A server is a door to a newsroom."""
    return well(f"{server} is a door to the newsroom {newsroom}.")


def elsewhere(server: str, number: str, newsroom: str) -> Finding:
    """The settings say that a server is this newsroom's, and it is another's."""
    return mend(
        f"{server} is a door to the newsroom {newsroom}, though discord.own_guilds names it. Type /link there with a "
        f"code of this newsroom, or take {number} out of discord.own_guilds."
    )


def to_come(server: str, number: str, own: bool) -> Finding:
    """A server that Standfirst has not met yet."""
    if own:
        return well(f"{server} joins this newsroom once standfirst run has started.")
    return well(
        f"{server} gets a newsroom of its own once standfirst run has started. "
        f"To share this one's stories, put {number} into discord.own_guilds before."
    )


def own_not_there(number: str, application: str) -> Finding:
    """A server that the settings name does not have the bot."""
    return mend(
        f"the bot is not in the server {number}, which discord.own_guilds names. Invite it there: "
        f"{invite(application, number)}"
    )


def gone(number: str, application: str, owed: bool) -> Finding:
    """A server that Standfirst works for has removed the bot.  owed: channels there are subscribed."""
    if not owed:
        return well(f"the server {number} has removed the bot; what is kept of it goes in time.")
    return mend(
        f"the server {number} has removed the bot, and channels there are subscribed. Invite it again: "
        f"{invite(application, number)}"
    )


def timed_out(server: str) -> Finding:
    """A moderator has silenced the bot for a while."""
    return mend(f"the bot is on a time-out in {server}. A moderator can end it: right click on it, Remove Timeout.")


# --- commands -------------------------------------------------------------------------------------------------------


def in_step(ours: Sequence[Mapping[str, Any]], theirs: Sequence[Mapping[str, Any]]) -> Finding:
    """Whether Discord has the commands that we have."""
    if not theirs:
        return well(f"it has none of the {len(ours)} commands yet; standfirst run sends them as it starts.")
    if not tree.difference(ours, theirs):
        return well(f"its {len(ours)} commands are in step.")
    return mend(
        f"its commands are not those of this version ({_differing(ours, theirs)}). "
        "standfirst run sends them as it starts: start it again."
    )


def _differing(ours: Sequence[Mapping[str, Any]], theirs: Sequence[Mapping[str, Any]]) -> str:
    here, there = ({(each.get("type", 1), each["name"]): each for each in side} for side in (ours, theirs))
    both = [key for key in here if key in there and tree.difference([here[key]], [there[key]])]
    said = {
        "missing": [name for kind, name in here if (kind, name) not in there],
        "of an earlier version": [name for _, name in both],
        "not ours": [name for kind, name in there if (kind, name) not in here],
    }
    return "; ".join(f"{words}: {', '.join(sorted(names))}" for words, names in said.items() if names)
