"""Making and changing messages, whichever route they came by."""

from typing import Any

from tests.doubles.discord.answers import Ask
from tests.doubles.discord.components import leaves
from tests.doubles.discord.content import (
    BY_WEBHOOK,
    EDITED,
    EDITED_BY_WEBHOOK,
    SENT,
    body_faults,
    file_faults,
    is_empty,
    pings,
)
from tests.doubles.discord.kept import (
    EPHEMERAL,
    LOADING,
    V2,
    Attachment,
    Channel,
    Fault,
    Interaction,
    Json,
    Message,
    Refuse,
    invalid,
)
from tests.doubles.discord.state import State
from tests.doubles.discord.written import message_json

GUILD_MESSAGES, DIRECT_MESSAGES = 1 << 9, 1 << 12


def checked(state: State, ask: Ask, body: Json, by_webhook: bool = False) -> Json:
    """A new message's body.  Raises Refuse where Discord would not take it."""
    faults = body_faults(body, BY_WEBHOOK if by_webhook else SENT) + file_faults(
        body, ask.files, state.attachment_limit
    )
    faults += _references(body, _names(body, ask.files))
    if faults:
        raise invalid(faults)
    if is_empty(body, len(ask.files)):
        raise Refuse(400, 50006, "Cannot send an empty message")
    return body


def checked_edit(state: State, ask: Ask, message: Message, body: Json, by_webhook: bool = False) -> Json:
    """An edit's body.  Raises Refuse where Discord would not take it."""
    flags = body.get("flags")
    will_be = message.flags & V2 if flags is None else int(flags) & V2
    faults = _off(message, flags) + body_faults(
        {**body, "flags": (int(flags or 0) & ~(EPHEMERAL | LOADING)) | will_be},
        EDITED_BY_WEBHOOK if by_webhook else EDITED,
    )
    faults += file_faults(body, ask.files, state.attachment_limit)
    kept = {one.filename for one in message.attachments}
    faults += _references(body, kept | _names(body, ask.files))
    # What stays beside what comes.
    if will_be and not message.is_v2 and ("content" not in body or "embeds" not in body):
        left = [key for key in ("content", "embeds") if key not in body and getattr(message, key)]
        faults += [(key, "must be null where the message becomes one of components") for key in left]
    if faults:
        raise invalid(faults)
    after = _after(message, body)
    files = len(ask.files) + (len(message.attachments) if body.get("attachments") is None else len(body["attachments"]))
    if is_empty(after, files) and not message.loading:
        raise Refuse(400, 50006, "Cannot send an empty message")
    return body


def _off(message: Message, flags: int | None) -> list[Fault]:
    """The flag of Components V2 cannot be taken off."""
    if message.is_v2 and flags is not None and not int(flags) & V2:
        return [("flags", "The flag IS_COMPONENTS_V2 cannot be removed")]
    return []


def _after(message: Message, body: Json) -> Json:
    return {key: body.get(key, getattr(message, key)) for key in ("content", "embeds", "components")} | {
        "poll": body.get("poll")
    }


def _names(body: Json, files: dict[str, Attachment]) -> set[str]:
    told = {str(one["id"]): one.get("filename") for one in body.get("attachments") or [] if "id" in one}
    return {told.get(number) or file.filename for number, file in files.items()} | {
        name for number, name in told.items() if number not in files and name
    }


def _references(body: Json, names: set[str]) -> list[Fault]:
    """attachment:// names a file that comes along."""
    faults: list[Fault] = []
    for one in leaves(body.get("components") or []):
        for media in [one.get("media"), one.get("file"), *(item.get("media") for item in one.get("items") or [])]:
            url = str((media or {}).get("url") or "")
            if url.startswith("attachment://") and url.removeprefix("attachment://") not in names:
                faults.append(("components", f"{url}: the referenced attachment was not found"))
    for n, embed in enumerate(body.get("embeds") or []):
        for key in ("image", "thumbnail"):
            url = str((embed.get(key) or {}).get("url") or "")
            if url.startswith("attachment://") and url.removeprefix("attachment://") not in names:
                faults.append((f"embeds/{n}/{key}", f"{url}: the referenced attachment was not found"))
    return faults


def make(
    state: State,
    channel: Channel,
    body: Json,
    files: dict[str, Attachment],
    *,
    flags: int = 0,
    ephemeral_to: str = "",
    interaction: Interaction | None = None,
    number: str = "",
) -> Message:
    """A message of the bot's, as it now stands."""
    message = Message(
        number or state.next_id(),
        channel.id,
        state.bot.id,
        at=state.now(),
        flags=int(body.get("flags") or 0) & ~EPHEMERAL | flags | (EPHEMERAL if ephemeral_to else 0),
        nonce=body.get("nonce"),
        ephemeral_to=ephemeral_to,
        interaction=interaction,
        asked=dict(body),
    )
    if reference := body.get("message_reference"):
        message.reference = {"type": 0, "channel_id": channel.id, **reference}
        message.kind = 19
    if interaction is not None and interaction.kind == 2 and interaction.original is None:
        message.kind = 20 if interaction.payload["data"].get("type", 1) == 1 else 23
    fill(state, message, body, files)
    channel.kept.append(message)
    channel.active_at = state.now()
    state.changed()
    tell(state, message, "MESSAGE_CREATE")
    return message


def fill(state: State, message: Message, body: Json, files: dict[str, Attachment]) -> None:
    """Put what a body says in a message's place."""
    attach(state, message, body, files)
    if "content" in body:
        message.content = str(body["content"] or "").strip()
    if "embeds" in body:
        message.embeds = [{"type": "rich", **one} for one in body["embeds"] or []]
    if "components" in body:
        message.components = numbered(state, message, body["components"] or [])
    message.flags |= int(body.get("flags") or 0) & V2
    message.pinged = pings(body)


def edit(state: State, message: Message, body: Json, files: dict[str, Attachment]) -> None:
    """Change a message."""
    was_loading = message.loading
    if not was_loading:
        message.earlier.append((message.content, message.components))
        message.edited_at = state.now()
    pinged = message.pinged
    message.flags &= ~LOADING
    fill(state, message, body, files)
    # An edit notifies nobody, but the first words in the place of "thinking" are no edit.
    message.pinged = message.pinged if was_loading else pinged
    message.asked |= body
    state.changed()
    tell(state, message, "MESSAGE_UPDATE")


def attach(state: State, message: Message, body: Json, files: dict[str, Attachment]) -> None:
    """Keep, drop and add files as "attachments" says."""
    told = body.get("attachments")
    by_id = {str(one.get("id")): one for one in told or []}
    kept = [one for one in message.attachments if told is None or one.id in by_id]
    for number, file in files.items():
        about = by_id.get(number, {})
        name = about.get("filename") or file.filename
        new = Attachment(state.next_id(), name, file.content, file.content_type, about.get("description"))
        new.channel = message.channel
        kept.append(new)
    message.attachments = kept


def numbered(state: State, message: Message, components: list[Json]) -> list[Json]:
    """Components as Discord gives them back: each with its id, pictures with their addresses."""
    taken = {one["id"] for one in leaves(components) if one.get("id")}
    free = (n for n in range(1, 1000) if n not in taken)
    return [_given_back(state, message, one, free) for one in components]


def _given_back(state: State, message: Message, one: Json, free: Any) -> Json:
    whole = {key: value for key, value in one.items() if value is not None}
    whole["id"] = one.get("id") or next(free)
    if "components" in one:
        whole["components"] = [_given_back(state, message, each, free) for each in one["components"]]
    if one.get("accessory"):
        whole["accessory"] = _given_back(state, message, one["accessory"], free)
    for key in ("media", "file"):
        if key in one:
            whole[key] = _media(state, message, one[key])
    if "items" in one:
        usual = {"description": None, "spoiler": False}
        whole["items"] = [{**usual, **each, "media": _media(state, message, each["media"])} for each in one["items"]]
    return whole | _USUAL.get(int(one["type"]), {}) | {key: whole[key] for key in whole}


_USUAL: dict[int, Json] = {
    3: {"min_values": 1, "max_values": 1},
    11: {"description": None, "spoiler": False},
    13: {"name": None, "size": 0, "spoiler": False},
    14: {"divider": True, "spacing": 1},
    17: {"accent_color": None, "spoiler": False},
}


def _media(state: State, message: Message, media: Json) -> Json:
    url = str(media["url"])
    name = url.removeprefix("attachment://")
    file = next((one for one in message.attachments if url != name and one.filename == name), None)
    if file is None:
        return {"id": state.next_id(), "url": url, "proxy_url": url, "width": 0, "height": 0, "content_type": None}
    at = f"{state.origin}/attachments/{message.channel}/{file.id}/{file.filename}"
    found: Json = {"id": state.next_id(), "url": at, "proxy_url": at, "width": 640, "height": 360}
    return {**found, "content_type": file.content_type, "attachment_id": file.id}


def tell(state: State, message: Message, event: str) -> None:
    """Tell the app of a message that everyone sees, where it listens for messages."""
    channel = state.channels[message.channel]
    if message.ephemeral_to:
        return
    shown = message_json(state, message)
    if channel.guild:
        shown["guild_id"] = channel.guild
    state.emit(event, shown, channel.guild, GUILD_MESSAGES if channel.guild else DIRECT_MESSAGES)
