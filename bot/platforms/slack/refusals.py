"""What Slack's refusals mean: a sentence for whoever can act, and whether to try again.  Pure."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.ports.platform import Refused

MINUTE = timedelta(minutes=1)
LONGEST = 24 * 3_600  # seconds; a wait that is longer is a mistake of whoever stands in between
# Tokens that Slack will not take again: the door is closed.
DEAD_TOKEN = frozenset(
    {"token_revoked", "account_inactive", "invalid_auth", "not_authed", "token_expired", "team_access_not_granted"}
)
# Slack may or may not have done it.
_UNSURE = frozenset({"internal_error", "fatal_error", "request_timeout", "service_unavailable", "team_added_to_org"})


def code_of(error: SlackApiError) -> str:
    """Slack's own word for the refusal; "http_503" for an answer that is none of its own."""
    said = _answer(error).get("error")
    return str(said) if said else f"http_{getattr(error.response, 'status_code', 0)}"


def _answer(error: SlackApiError) -> Mapping[str, Any]:
    """What Slack answered; nothing where a proxy answered in its place, with a page."""
    data = getattr(error.response, "data", error.response)
    return data if isinstance(data, Mapping) else {}


def retry_after(error: SlackApiError) -> timedelta | None:
    """How long Slack asks to wait, where it does."""
    if code_of(error) not in {"ratelimited", "rate_limited", "http_429"}:
        return None
    given = {name.lower(): value for name, value in getattr(error.response, "headers", {}).items()}.get("retry-after")
    seconds = str(given[0] if isinstance(given, list) else given or "")
    return timedelta(seconds=min(int(seconds[:9]), LONGEST)) if seconds.isdigit() else MINUTE


def sentence(error: Exception, channel: str = "the channel", bot: str = "Standfirst") -> str:
    """The refusal in plain words, with what to do.  channel: its name with #, or words for it."""
    if not isinstance(error, SlackApiError):
        return "Slack could not be reached; it is tried again."
    code = code_of(error)
    if code == "missing_scope":
        needed = str(_answer(error).get("needed") or "a permission")
        return (
            f"Slack lacks the permission {needed.replace(',', ', ')} for {bot}: add it under OAuth & Permissions "
            "(or take the manifest of: standfirst init slack) and reinstall the app."
        )
    if code in DEAD_TOKEN:
        return f"Slack no longer accepts {bot}'s token ({code}): reinstall the app and set the new token."
    if code in _UNSURE or code.startswith("http_5"):
        return f"Slack had trouble of its own ({code}), so it is not known whether the message got through."
    said = _SENTENCES.get(code)
    if said:
        return said.format(channel=channel, bot=bot)
    return f"Slack refused the message for {channel} ({code})."


_SENTENCES = {
    "not_in_channel": "{bot} is not in {channel}: type /invite @{bot} there.",
    "channel_not_found": "{bot} cannot see {channel}: if it is private, type /invite @{bot} there; "
    "if it was deleted, unsubscribe it.",
    "is_inactive": "{channel} is archived, so nothing in it can be changed: unarchive it.",
    "is_archived": "{channel} is archived: unarchive it, or subscribe another channel.",
    "restricted_action": "Posting in {channel} is restricted by the workspace's settings: "
    "let {bot} post there, or subscribe another channel.",
    "restricted_action_read_only_channel": "{channel} is read-only: let {bot} post there, "
    "or subscribe another channel.",
    "restricted_action_thread_only_channel": "{channel} takes only replies in threads: subscribe another channel.",
    "restricted_action_non_threadable_channel": "{channel} takes no threads, so the rest was left out.",
    "cannot_reply_to_message": "That message in {channel} takes no replies.",
    "user_not_in_channel": "You are not in {channel}, so it can show you nothing there.",
    "ratelimited": "Slack asks {bot} to slow down in {channel}; it is tried again by itself.",
    "msg_too_long": "The message for {channel} is longer than Slack takes; tell whoever runs {bot}.",
    "msg_blocks_too_long": "The message for {channel} is longer than Slack takes; tell whoever runs {bot}.",
    "invalid_blocks": "Slack did not take the form of the message for {channel}; tell whoever runs {bot}.",
    "message_not_found": "The message in {channel} was deleted, so it cannot be changed.",
    "cant_update_message": "The message in {channel} is not {bot}'s to change.",
    "edit_window_closed": "The workspace's settings no longer allow {bot} to change that message in {channel}.",
    "messages_tab_disabled": "The app's messages tab is off, so {bot} cannot write to you: "
    "switch it on under App Home, or take the manifest of: standfirst init slack.",
    "thread_not_found": "The thread in {channel} was deleted.",
}


def refused(error: Exception, channel: str) -> Refused:
    """The refusal as the outbox takes it: when to try again, and whether it may have got through."""
    if isinstance(error, SlackApiError):
        code = code_of(error)
        if (wait := retry_after(error)) is not None:
            return Refused(sentence(error, channel), wait)
        if code in _UNSURE or code.startswith("http_5"):
            return Refused(sentence(error, channel), MINUTE, uncertain=True)
        return Refused(sentence(error, channel))
    # A connection that broke may have broken after Slack had read the message.
    return Refused(
        "Slack could not be reached, so it is not known whether the message got through.", MINUTE, uncertain=True
    )


TROUBLE = (SlackApiError, SlackClientError, ClientError, TimeoutError, OSError)
