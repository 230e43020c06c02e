"""What Slack says of a channel, and what keeps a bot from posting there.  Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Seen:
    """A channel as conversations.info shows it to the bot.

    may_post: the ids of those who may, where posting is restricted; None where it is not.
    """

    name: str
    archived: bool = False
    member: bool = True
    read_only: bool = False
    may_post: frozenset[str] | None = None

    @classmethod
    def of(cls, channel: Mapping[str, Any], name: str) -> "Seen":
        """From the answer's ``channel``.  name: what we call it, where Slack does not say."""
        limits = (channel.get("properties") or {}).get("posting_restricted_to") or {}
        restricted = bool(limits.get("type") or limits.get("user"))
        return cls(
            str(channel.get("name") or name).removeprefix("#"),
            bool(channel.get("is_archived")),
            # Where Slack leaves it out, the channel would not have been shown to one who is no member.
            bool(channel.get("is_member", True)),
            bool(channel.get("is_read_only") or channel.get("is_frozen")),
            frozenset(str(user) for user in limits.get("user") or ()) if restricted else None,
        )


def closed_to(seen: Seen, bot: str, bot_id: str) -> str:
    """What keeps the bot from posting in the channel, and what to do, in a sentence; "" where nothing does.

    bot: its name, as it is invited.  bot_id: its id among Slack's users.
    """
    channel = f"#{seen.name}"
    if seen.archived:
        return f"{channel} is archived. Unarchive it, or /unsubscribe it and subscribe another channel."
    if not seen.member:
        return f"@{bot} is not in {channel}. Type /invite @{bot} in {channel}."
    if seen.read_only:
        return f"{channel} is read-only. Let @{bot} post there, or subscribe another channel."
    if seen.may_post is not None and bot_id not in seen.may_post:
        return (
            f"posting in {channel} is restricted, and @{bot} is not among those who may. "
            f"Add it under the channel's settings, Posting permissions, or subscribe another channel."
        )
    return ""
