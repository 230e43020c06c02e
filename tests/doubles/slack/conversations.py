"""conversations.*: channels, who is in them, and what was said there."""

from collections.abc import Sequence

from tests.doubles.slack.answers import Ask, answers, channel_for, needs, scope_for, user_for
from tests.doubles.slack.kept import Channel, Json, Message, Refuse
from tests.doubles.slack.methods import number, truth
from tests.doubles.slack.payloads import channel_json, message_json
from tests.doubles.slack.state import State


@answers("conversations.info")
def info(slack: State, ask: Ask) -> Json:
    """About one channel."""
    channel = channel_for(slack, ask)
    scope_for(ask, channel, "read")
    return {"channel": channel_json(slack, channel)}


@answers("conversations.list")
def list_(slack: State, ask: Ask) -> Json:
    """The channels that the bot may know of, a page at a time."""
    return _channels(slack, ask, mine=False)


@answers("users.conversations")
def of_user(slack: State, ask: Ask) -> Json:
    """The channels that the bot is in, a page at a time."""
    return _channels(slack, ask, mine=True)


@answers("conversations.members")
def members(slack: State, ask: Ask) -> Json:
    """Who is in a channel."""
    channel = channel_for(slack, ask)
    scope_for(ask, channel, "read")
    return _page(ask, sorted(channel.members), "members")


@answers("conversations.history")
def history(slack: State, ask: Ask) -> Json:
    """What was said in a channel, newest first; no replies, nothing that one person alone sees."""
    channel = _readable(slack, ask)
    said = [one for one in reversed(_between(channel.messages, ask)) if not one.is_reply]
    page = _page(ask, said, "messages", 100)
    page["messages"] = [message_json(slack, one, _wants_metadata(ask)) for one in page["messages"]]
    return page


@answers("conversations.replies")
def replies(slack: State, ask: Ask) -> Json:
    """A thread: the message it hangs under, then its replies, oldest first."""
    channel = _readable(slack, ask)
    asked = slack.message(channel.id, ask.text("ts"))
    root = slack.message(channel.id, asked.thread_ts) if asked and asked.is_reply else asked
    if root is None:
        raise Refuse("thread_not_found", f"no message {ask.text('ts')}")
    said = [root, *_between(channel.thread(root.ts), ask)]
    page = _page(ask, said, "messages", 1000)
    page["messages"] = [message_json(slack, one, _wants_metadata(ask)) for one in page["messages"]]
    return page


@answers("conversations.open")
def open_(slack: State, ask: Ask) -> Json:
    """The direct conversation with a person."""
    needs(ask, "im:write")
    if ask.text("channel"):
        channel = channel_for(slack, ask)
    else:
        ask.args["user"] = ask.text("users")
        if not ask.args["user"]:
            raise Refuse("users_list_not_supplied", "neither users nor channel")
        channel = slack.im(user_for(slack, ask, "user").id)
    return {"channel": channel_json(slack, channel) if truth(ask.args.get("return_im")) else {"id": channel.id}}


@answers("conversations.join")
def join(slack: State, ask: Ask) -> Json:
    """The bot walks into a public channel."""
    channel = channel_for(slack, ask)
    if channel.kind != "public":
        raise Refuse("method_not_supported_for_channel_type", f"{channel.name} is {channel.kind}")
    if channel.archived:
        raise Refuse("is_archived", f"{channel.name} is archived")
    channel.members.add(ask.team(slack).bot_user)
    return {"channel": channel_json(slack, channel)}


def _readable(slack: State, ask: Ask) -> Channel:
    """The channel, where the bot may read it."""
    channel = channel_for(slack, ask)
    scope_for(ask, channel, "history")
    if ask.team(slack).bot_user not in channel.members:
        raise Refuse("not_in_channel", f"the bot is not in {channel.name}")
    return channel


def _channels(slack: State, ask: Ask, mine: bool) -> Json:
    kinds = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}
    wanted = {kinds[kind] for kind in (ask.text("types") or "public_channel").split(",")}
    bot = ask.team(slack).bot_user
    seen = [
        channel_json(slack, one)
        for one in slack.channels.values()
        if one.team == ask.team(slack).id and one.kind in wanted
        if bot in one.members or (one.kind == "public" and not mine)
        if not (one.archived and truth(ask.args.get("exclude_archived")))
    ]
    for kind in wanted:
        scope_for(ask, Channel("", "", "", kind), "read")
    return _page(ask, seen, "channels", 100)


def _between(messages: list[Message], ask: Ask) -> list[Message]:
    """The messages from ``oldest`` to ``latest``; the ends themselves only where ``inclusive``."""
    oldest, latest = float(ask.text("oldest") or 0), float(ask.text("latest") or "inf")
    ends = truth(ask.args.get("inclusive"))
    return [one for one in messages if oldest < float(one.ts) < latest or (ends and float(one.ts) in (oldest, latest))]


def _wants_metadata(ask: Ask) -> bool:
    return truth(ask.args.get("include_all_metadata"))


def _page(ask: Ask, rows: Sequence[object], name: str, default: int = 100) -> Json:
    """One page of rows, with the cursor of the next.  Raises Refuse."""
    size, cursor = min(max(number(ask.args, "limit", default), 1), 1000), ask.text("cursor")
    if cursor and not (cursor.startswith("from:") and cursor[5:].isdigit()):
        raise Refuse("invalid_cursor", f"not a cursor of ours: {cursor!r}")
    start = int(cursor[5:]) if cursor else 0
    more = len(rows) > start + size
    return {
        name: rows[start : start + size],
        "has_more": more,
        "response_metadata": {"next_cursor": f"from:{start + size}" if more else ""},
    }
