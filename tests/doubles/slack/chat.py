"""chat.*: posting, editing and taking away messages."""

from collections import deque

from tests.doubles.slack.answers import Ask, answers, channel_for, user_for
from tests.doubles.slack.blocks import message_faults, weight
from tests.doubles.slack.kept import Channel, Json, Message, Refuse, Team
from tests.doubles.slack.payloads import message_json
from tests.doubles.slack.state import State

HEAVIEST = 13_200  # characters over all blocks, where Slack was seen to say msg_blocks_too_long
LONGEST = 40_000
LONGEST_EDIT = 4_000


@answers("chat.postMessage")
def post_message(slack: State, ask: Ask) -> Json:
    """Post in a channel or a thread."""
    channel = channel_for(slack, ask)
    may_post(slack, ask.team(slack), channel, ask.token.scopes if ask.token else set())
    keep_pace(slack, channel)
    check_content(slack, ask.team(slack), ask.args)
    thread = ask.text("thread_ts")
    if any(one.ts == thread and one.deleted for one in channel.kept) and not channel.thread(thread):
        # Seen by others: without a word, it stands in the channel (slack-go/slack issue 1571).
        thread = ""
    root = slack.message(channel.id, thread)
    # Slack takes the ts of a reply too, and then shows the message where nobody finds it.
    if thread and (root is None or root.is_reply):
        raise Refuse("cannot_reply_to_message", f"no message {thread} in {channel.id} that begins a thread")
    message = put(slack, ask.team(slack), channel, ask.args, thread=thread)
    return {"channel": channel.id, "ts": message.ts, "message": message_json(slack, message, metadata=True)}


@answers("chat.postEphemeral")
def post_ephemeral(slack: State, ask: Ask) -> Json:
    """Show something to one person alone; what it answers cannot be edited."""
    channel, user = channel_for(slack, ask), user_for(slack, ask, "user")
    may_post(slack, ask.team(slack), channel, ask.token.scopes if ask.token else set())
    if user.id not in channel.members:
        raise Refuse("user_not_in_channel", f"{user.name} is not in {channel.name}")
    check_content(slack, ask.team(slack), ask.args)
    message = put(slack, ask.team(slack), channel, ask.args, thread=ask.text("thread_ts"), ephemeral_to=user.id)
    return {"message_ts": message.ts}


@answers("chat.update")
def update(slack: State, ask: Ask) -> Json:
    """Replace a message of the bot's own."""
    channel = channel_for(slack, ask)
    message = own_message(slack, ask, channel, "cant_update_message")
    if channel.archived:
        raise Refuse("is_inactive", f"{channel.name} is archived")
    if slack.edit_window is not None and slack.now() - float(message.ts) > slack.edit_window:
        raise Refuse("edit_window_closed", "the message is too old to be edited in this workspace")
    if len(ask.text("text")) > LONGEST_EDIT:
        raise Refuse("msg_too_long", f"text of {len(ask.text('text'))} characters in an edit")
    check_content(slack, ask.team(slack), ask.args)
    edit(slack, message, ask.args)
    return {
        "channel": channel.id,
        "ts": message.ts,
        "text": message.text,
        "message": message_json(slack, message, metadata=True),
    }


@answers("chat.delete")
def delete(slack: State, ask: Ask) -> Json:
    """Take away a message of the bot's own."""
    message = own_message(slack, ask, channel_for(slack, ask), "cant_delete_message")
    message.deleted = True
    return {"channel": message.channel, "ts": message.ts}


@answers("chat.getPermalink")
def permalink(slack: State, ask: Ask) -> Json:
    """The address of a message."""
    channel = channel_for(slack, ask)
    message = slack.message(channel.id, ask.text("message_ts"))
    if message is None:
        raise Refuse("message_not_found", f"no message {ask.text('message_ts')}")
    address = f"https://{ask.team(slack).domain}.slack.com/archives/{channel.id}/p{message.ts.replace('.', '')}"
    thread = f"?thread_ts={message.thread_ts}&cid={channel.id}" if message.is_reply else ""
    return {"channel": channel.id, "permalink": address + thread}


@answers("chat.unfurl")
def unfurl(slack: State, ask: Ask) -> Json:
    """Hang what a link is about under the message that holds it."""
    if not ask.args.get("unfurls"):
        raise Refuse("missing_unfurls", "no unfurls")
    message = _unfurled(slack, ask)
    for url, shown in dict(ask.args["unfurls"]).items():
        if url not in message.text.replace("&amp;", "&"):
            raise Refuse("cannot_unfurl_url", f"{url} is not in the message")
        if faults := message_faults(slack, ask.team(slack), shown.get("blocks") or []):
            raise Refuse("cannot_parse_attachment", "; ".join(faults))
        message.unfurls[url] = shown
    return {}


def _unfurled(slack: State, ask: Ask) -> Message:
    """The message whose links are unfurled, by unfurl_id and source or by channel and ts."""
    if ask.text("unfurl_id"):
        if ask.text("source") not in {"composer", "conversations_history"}:
            raise Refuse("missing_source", "unfurl_id goes with source")
        found = [m for c in slack.channels.values() for m in c.kept if m.unfurl_id == ask.text("unfurl_id")]
        if not found:
            raise Refuse("invalid_unfurl_id", "no link was shared under this unfurl_id")
        return found[0]
    for name in ("channel", "ts"):
        if not ask.text(name):
            raise Refuse(f"missing_{name}", f"no {name}")
    message = slack.message(ask.text("channel"), ask.text("ts"))
    if message is None:
        raise Refuse("cannot_find_message", f"no message {ask.text('ts')}")
    return message


def may_post(slack: State, team: Team, channel: Channel, scopes: set[str]) -> None:
    """Raises Refuse where the bot may not post."""
    if channel.archived:
        raise Refuse("is_archived", f"{channel.name} is archived")
    if team.bot_user not in channel.members and "chat:write.public" not in scopes:
        raise Refuse("not_in_channel", f"the bot is not in {channel.name}")
    if channel.read_only:
        raise Refuse("restricted_action", f"only some may post in {channel.name}")


def keep_pace(slack: State, channel: Channel) -> None:
    """Raises Refuse ratelimited at more than one message a second in a channel, where ``slack.pace`` is on."""
    if not slack.pace:
        return
    times = slack.posted_at.setdefault(channel.id, deque(maxlen=1))
    if times and slack.now() - times[0] < 1:
        raise Refuse("ratelimited", "more than one message a second in this channel", retry_after=1)
    times.append(slack.now())


def check_content(slack: State, team: Team, args: Json) -> None:
    """Raises Refuse for content that Slack does not take."""
    text, blocks, markdown = args.get("text") or "", args.get("blocks"), args.get("markdown_text") or ""
    if markdown and (text or blocks):
        raise Refuse("markdown_text_conflict", "markdown_text goes with neither text nor blocks")
    if not (text or blocks or markdown or args.get("attachments")):
        raise Refuse("no_text", "neither text nor blocks")
    if len(text) > LONGEST or len(markdown) > 12_000:
        raise Refuse("msg_too_long", f"text of {len(text or markdown)} characters")
    if faults := message_faults(slack, team, blocks or []):
        raise Refuse("invalid_blocks", "; ".join(faults), errors=faults)
    if (total := weight(blocks or [])) > HEAVIEST:
        raise Refuse("msg_blocks_too_long", f"the blocks weigh {total} characters")
    check_metadata(args.get("metadata"))


def check_metadata(metadata: object) -> None:
    """Raises Refuse unless metadata is absent, empty or whole."""
    if not metadata:
        return
    whole = isinstance(metadata, dict) and isinstance(metadata.get("event_type"), str) and metadata["event_type"]
    if not whole or not isinstance(metadata.get("event_payload"), dict):  # type: ignore[attr-defined]
        raise Refuse("invalid_metadata_format", f"metadata needs event_type and event_payload: {metadata!r}")


def put(
    slack: State, team: Team, channel: Channel, args: Json, thread: str = "", ephemeral_to: str = "", via: str = "web"
) -> Message:
    """Keep a new message of the bot's."""
    message = Message(
        channel=channel.id,
        ts=slack.next_ts(),
        user=team.bot_user,
        text=str(args.get("text") or args.get("markdown_text") or ""),
        team=team.id,
        blocks=numbered(slack, args.get("blocks") or []),
        thread_ts=thread,
        metadata=args.get("metadata") or None,
        ephemeral_to=ephemeral_to,
        asked=dict(args),
        via=via,
    )
    channel.kept.append(message)
    slack.told(message)
    slack.changed()
    return message


def edit(slack: State, message: Message, args: Json) -> None:
    """Replace what a message shows; blocks and metadata that are not given stay."""
    message.earlier.append((message.text, message.blocks))
    message.text = str(args.get("text") or args.get("markdown_text") or message.text)
    if args.get("blocks") is not None:
        message.blocks = numbered(slack, args["blocks"])
    if args.get("metadata") is not None:
        message.metadata = args["metadata"] or None
    message.asked, message.edited_ts = dict(args), slack.next_ts()
    slack.told(message, "message_changed")
    slack.changed()


def numbered(slack: State, blocks: list[Json]) -> list[Json]:
    """The blocks, each with a block_id, as Slack gives them."""
    return [{**block, "block_id": block.get("block_id") or slack.next_id("b")} for block in blocks]


def own_message(slack: State, ask: Ask, channel: Channel, otherwise: str) -> Message:
    """The bot's message that the caller means.  Raises Refuse; an ephemeral one is never found."""
    if ask.team(slack).bot_user not in channel.members:
        raise Refuse("channel_not_found", f"the bot is not in {channel.name} any more")
    message = slack.message(channel.id, ask.text("ts"))
    if message is None:
        raise Refuse("message_not_found", f"no message {ask.text('ts')} in {channel.id}")
    if message.user != ask.team(slack).bot_user:
        raise Refuse(otherwise, "somebody else wrote it")
    return message
