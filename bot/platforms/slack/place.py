"""Where somebody stood when they spoke: what an answer must know to find its way back, and to survive a restart."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in Slack.

    channel: Slack's id, or a person's id for the direct messages with them; "" on App Home.  thread: the ts of its
    first message, or "".  name: the channel's name as the payload has it, or "".  message: the ts of our message whose
    button was pressed, "" for one that only this person sees and everywhere else.
    """

    channel: str = ""
    thread: str = ""
    name: str = ""
    message: str = ""

    @property
    def external(self) -> str:
        """The channel as the store knows it: a thread is a channel of its own."""
        return f"{self.channel}:{self.thread}" if self.thread else self.channel

    def words(self) -> dict[str, str]:
        """As short strings, for a view's private metadata."""
        named = {"c": self.channel, "t": self.thread, "n": self.name[:80]}
        return {key: value for key, value in named.items() if value}


def from_words(words: str) -> Place:
    """The place in a view's private metadata; nowhere for any other text."""
    try:
        said = json.loads(words or "{}")
    except ValueError:
        said = {}
    if not isinstance(said, Mapping):
        return Place()
    return Place(*(str(said.get(key) or "") for key in ("c", "t", "n")))


def channel_and_thread(external: str) -> tuple[str, str]:
    """The two parts of ``Place.external``."""
    channel, _, thread = external.partition(":")
    return channel, thread


def of_command(body: Mapping[str, Any]) -> Place:
    """Where a slash command was given."""
    return Place(str(body.get("channel_id") or ""), name=named(str(body.get("channel_name") or "")))


def of_action(body: Mapping[str, Any]) -> Place:
    """Where a button was pressed or a shortcut chosen: in a message, in a modal that remembers it, or on App Home."""
    view = body.get("view")
    if isinstance(view, Mapping):
        return from_words(str(view.get("private_metadata") or "")) if view.get("type") == "modal" else Place()
    channel = body.get("channel") or {}
    container, message = body.get("container") or {}, body.get("message") or {}
    seen_by_all = body.get("type") == "block_actions" and not container.get("is_ephemeral")
    stands = str(container.get("message_ts") or message.get("ts") or "")
    thread = str(container.get("thread_ts") or message.get("thread_ts") or "")
    return Place(
        str(channel.get("id") or ""),
        "" if thread == stands else thread,  # the message that begins a thread stands in the channel
        named(str(channel.get("name") or "")),
        stands if seen_by_all else "",
    )


def named(name: str) -> str:
    """A channel's name where the payload has one: Slack calls every private channel and direct message the same."""
    return {"privategroup": "", "directmessage": "direct message"}.get(name, name)
