"""Messages, their files, and commands as Discord writes them in JSON."""

from typing import Any

from tests.doubles.discord.kept import Attachment, Command, Interaction, Json, Message
from tests.doubles.discord.resources import channel_json, user_json
from tests.doubles.discord.state import State


def attachment_json(state: State, file: Attachment, ephemeral: bool = False) -> Json:
    """An uploaded file."""
    url = f"{state.origin}/attachments/{file.channel or '0'}/{file.id}/{file.filename}"
    more: Json = {"description": file.description} if file.description is not None else {}
    if file.content_type.startswith("image/"):
        more |= {"width": 640, "height": 360}
    more |= {"ephemeral": True} if ephemeral else {}
    return {
        "id": file.id,
        "filename": file.filename,
        "size": len(file.content),
        "url": url,
        "proxy_url": url,
        "content_type": file.content_type,
        **more,
    }


def message_json(state: State, message: Message, hidden: bool = False) -> Json:
    """A message.  hidden: without what only the intent for message content, or being asked, shows."""
    author = state.users[message.author]
    whole: Json = {
        "id": message.id,
        "type": message.kind,
        "channel_id": message.channel,
        "author": user_json(author),
        "content": "" if hidden else message.content,
        "embeds": [] if hidden else message.embeds,
        "components": [] if hidden else message.components,
        "attachments": [] if hidden else [
            attachment_json(state, one, bool(message.ephemeral_to)) for one in message.attachments
        ],
        "flags": message.flags,
        "timestamp": state.stamp(message.at),
        "edited_timestamp": None if message.edited_at is None else state.stamp(message.edited_at),
        "mentions": [user_json(state.users[one]) for one in message.pinged if one in state.users],
        "mention_roles": [one for one in message.pinged if one not in state.users and one.isdigit()],
        "mention_everyone": any(one.startswith("@") for one in message.pinged),
        "pinned": message.pinned,
        "tts": False,
    }  # fmt: skip
    if message.nonce is not None:
        whole["nonce"] = message.nonce
    if message.by_app:
        whole["application_id"] = state.app_id
    if message.reference:
        whole["message_reference"] = message.reference
    if message.thread and message.thread in state.channels:
        whole["thread"] = channel_json(state, state.channels[message.thread])
    if message.interaction is not None:
        whole |= {"interaction_metadata": _metadata(state, message.interaction), "webhook_id": state.app_id}
    return whole


def _metadata(state: State, interaction: Interaction) -> Json:
    """Which interaction a message answers."""
    shown: Json = {
        "id": interaction.id,
        "type": interaction.kind,
        "user": user_json(state.users[interaction.user]),
        "authorizing_integration_owners": interaction.payload.get("authorizing_integration_owners", {}),
    }
    if interaction.kind == 3 and interaction.message:
        shown["interacted_message_id"] = interaction.message.id
    if interaction.kind == 5:
        shown["triggering_interaction_metadata"] = {
            **shown, "type": 2, "id": interaction.payload.get("opened_by", interaction.id),
        }  # fmt: skip
    return shown


def command_json(state: State, command: Command, localised: bool = True) -> Json:
    """An application command as it is registered."""
    body = command.body
    whole: Json = {
        "id": command.id,
        "application_id": state.app_id,
        "version": command.version,
        "type": command.kind,
        "name": command.name,
        "description": body.get("description") or "",
        "default_member_permissions": _permission_text(body.get("default_member_permissions")),
        "nsfw": bool(body.get("nsfw")),
        "integration_types": body.get("integration_types") or [0],
        "contexts": body.get("contexts"),
        "name_localizations": body.get("name_localizations") if localised else None,
        "description_localizations": body.get("description_localizations") if localised else None,
    }
    if not command.guild:
        whole["dm_permission"] = body.get("dm_permission") is not False
    if command.guild:
        whole["guild_id"] = command.guild
    if options := body.get("options"):
        whole["options"] = [_option(one) for one in options]
    return whole


def _option(option: Json) -> Json:
    """An option without what was empty, as Discord gives it back."""
    kept: Json = {
        key: value
        for key, value in option.items()
        if value is not None and value is not False and value not in ([], {})
    }
    if "options" in kept:
        kept["options"] = [_option(one) for one in kept["options"]]
    return kept


def _permission_text(value: Any) -> str | None:
    return None if value is None else str(value)
