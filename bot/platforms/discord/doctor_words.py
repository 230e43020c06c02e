"""How doctor puts what it finds out about Discord.  Pure.

Names of servers and channels are other people's words, and doctor writes to a terminal: they are tamed.
"""

from collections.abc import Sequence

from bot.platforms.discord.invite import invite
from bot.platforms.discord.permissions import Permission, keeps_from_posting, lacking_words, missing
from bot.platforms.harmless import tame
from bot.ports.platform import Finding

PORTAL = "https://discord.com/developers/applications"


def well(words: str) -> Finding:
    """It is as it should be."""
    return Finding(True, tame(f"Discord: {words}"))


def mend(words: str) -> Finding:
    """It is not; the words say what to do."""
    return Finding(False, tame(f"Discord: {words}"))


def no_token() -> Finding:
    """No token is set."""
    return mend(f"no token. Create an application at {PORTAL}, reset its token on the Bot page, and set discord.token.")


def token_refused() -> Finding:
    """Discord does not take the token."""
    return mend(f"the token is not accepted. Reset it on the Bot page at {PORTAL}, and set discord.token anew.")


def signed_in(bot: str, application: str) -> Finding:
    """The token is good."""
    return well(f"signed in as {bot} (application {application})")


def unreached(reason: str) -> Finding:
    """Nobody answered, or not Discord."""
    return mend(f"cannot be reached ({reason}). See whether this machine reaches https://discord.com, and its proxy.")


def in_servers(names: Sequence[str], application: str) -> Finding:
    """Which servers the bot is in; none is a fault."""
    if not names:
        return mend(f"the bot is in no server. Invite it: {invite(application)}")
    shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    return well(f"in {len(names)} server{'s' if len(names) > 1 else ''}: {shown}")


def server_gone(name: str, application: str) -> Finding:
    """A server that is owed messages has removed the bot."""
    return mend(f"no longer in the server {name}. Invite it again: {invite(application)}")


def in_channel(channel: str, server: str, granted: int, channel_kind: int) -> Finding:
    """What the bot may do in a channel that is owed messages, by the names in Discord's own settings."""
    lacking = missing(granted, channel_kind)
    where = f"#{channel}" + (f" in {server}" if server else "")
    if not lacking:
        return well(f"{where} can be posted in")
    hindering = tuple(each for each in lacking if keeps_from_posting(each, channel_kind))
    todo = f"give it {lacking_words(lacking, channel_kind)} under Edit Channel, Permissions"
    if hindering:
        return mend(f"{where} cannot be posted in: {todo}.")
    return mend(f"{where} can be posted in, but {_without(lacking)}: {todo}.")


def channel_gone(channel: str) -> Finding:
    """A channel that is owed messages cannot be seen any more."""
    return mend(f"#{channel} cannot be seen: give the bot View Channel there; if it was deleted, unsubscribe it.")


def in_step(ours: int, differs: bool) -> Finding:
    """Whether Discord has the commands that we have."""
    if differs:
        return mend("its commands are not those of this version. They are sent when Standfirst starts; start it again.")
    return well(f"{ours} commands, in step")


def _without(lacking: tuple[Permission, ...]) -> str:
    said = list(dict.fromkeys(each.without for each in lacking if each.without))
    return "; ".join(said) or "not all works"
