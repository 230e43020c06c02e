"""What Discord's refusals mean: a sentence for whoever can act, and whether to try again.  Pure."""

from datetime import timedelta

from aiohttp import ClientError
from discord import DiscordException, DiscordServerError, HTTPException, RateLimited

from bot.platforms.discord.permissions import CREATE_THREADS, SEND, SEND_IN_THREADS
from bot.ports.platform import Refused

MINUTE = timedelta(minutes=1)
TROUBLE = (DiscordException, ClientError, TimeoutError, OSError)


class NotThere(DiscordException):
    """Nobody has logged in to Discord yet, or any more: nothing was asked of it."""


class NotDoneTwice(DiscordException):
    """Discord failed, and may have done it all the same, so it was not asked again."""


MISSING_ACCESS, MISSING_PERMISSIONS = 50001, 50013
UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_GUILD = 10003, 10008, 10004
UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION, ACKNOWLEDGED = 10015, 10062, 40060
ARCHIVED, LOCKED = 50083, 160005
NO_DIRECT = 50007
# The interaction can no longer be answered where it was: it is too old, or was never ours.
TOO_LATE = frozenset({UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION, 50027})


def code_of(error: Exception) -> int:
    """Discord's own number for the refusal; the HTTP status where it gave none; 0 for what is none of its answers."""
    if isinstance(error, HTTPException):
        return int(error.code or error.status)
    return 0


def sentence(error: Exception, channel: str = "the channel", bot: str = "Standfirst") -> str:
    """The refusal in plain words, with what to do.  channel: its name with #, or words for it."""
    if isinstance(error, RateLimited):
        return f"Discord asks {bot} to slow down; it is tried again by itself."
    if isinstance(error, NotThere):
        return "Discord has not been reached yet; it is tried again by itself."
    if not isinstance(error, HTTPException) or unsure(error):
        return "Discord could not be reached, so it is not known whether the message got through."
    code = code_of(error)
    said = _SENTENCES.get(code)
    if said:
        return said.format(channel=channel, bot=bot, needed=_needed(error))
    if error.status == 401:
        return f"Discord no longer accepts {bot}'s token: reset it on the Bot page and set discord.token."
    if error.status == 429:
        return f"Discord asks {bot} to slow down; it is tried again by itself."
    return f"Discord refused the message for {channel} ({code})."


def _needed(error: HTTPException) -> str:
    """The permissions that the call needed, as Discord's settings name them; told from what was asked."""
    path = str(getattr(getattr(error.response, "url", None), "path", ""))
    if not path.endswith("/threads"):
        return f"{SEND.words} (in a thread {SEND_IN_THREADS.words})"
    if "/messages/" in path:
        return f"{CREATE_THREADS.words} and {SEND_IN_THREADS.words}"
    return SEND.in_forum


_SENTENCES = {
    MISSING_ACCESS: "{bot} cannot see {channel}: give it View Channel there, under Edit Channel, Permissions.",
    MISSING_PERMISSIONS: "{bot} may not post in {channel}: give it {needed} there, under Edit Channel, Permissions.",
    UNKNOWN_CHANNEL: "{channel} was deleted: unsubscribe it, or subscribe another channel.",
    UNKNOWN_GUILD: "{bot} is no longer in that server: invite it again.",
    UNKNOWN_MESSAGE: "The message in {channel} was deleted, so it cannot be changed.",
    ARCHIVED: "The thread {channel} is archived and {bot} may not reopen it: give it Manage Threads there.",
    LOCKED: "The thread {channel} is locked: unlock it, or subscribe another channel.",
    NO_DIRECT: "You do not take direct messages from this server's members, so {bot} cannot write to you.",
    30046: "Discord lets no more changes be made to that older message in {channel} for now.",
    40067: "{channel} demands a tag on every post: allow {bot} Manage Threads, or take the demand off.",
    50024: "{channel} is no channel that messages can be posted in: subscribe another.",
    50035: "Discord did not take the form of the message for {channel}; tell whoever runs {bot}.",
}


def unsure(error: Exception) -> bool:
    """Whether Discord may have done what was asked all the same."""
    return isinstance(error, DiscordServerError) or not isinstance(error, HTTPException | RateLimited | NotThere)


def retry_after(error: Exception) -> timedelta | None:
    """How long Discord asks to wait, where it does."""
    if isinstance(error, RateLimited):
        return timedelta(seconds=error.retry_after)
    if isinstance(error, HTTPException) and error.status == 429:
        given = error.response.headers.get("Retry-After", "")
        return timedelta(seconds=float(given)) if given.replace(".", "", 1).isdigit() else MINUTE
    return None


def refused(error: Exception, channel: str) -> Refused:
    """The refusal as the outbox takes it: when to try again, and whether it may have got through."""
    if (wait := retry_after(error)) is not None:
        return Refused(sentence(error, channel), wait)
    if isinstance(error, NotThere):
        return Refused(sentence(error, channel), MINUTE)
    if unsure(error):
        return Refused(sentence(error, channel), MINUTE, uncertain=True)
    return Refused(sentence(error, channel))
