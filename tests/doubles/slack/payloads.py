"""The shapes in which Slack shows its things: to the one who asks, and in what it delivers."""

from typing import Any

from tests.doubles.slack.kept import Channel, File, Json, Message, Team, User, View
from tests.doubles.slack.state import State

VERIFICATION = "Jhj5dZrVaK7ZwHHjRyZWjbDl"  # the token of old that Slack still sends along; nobody checks it


def message_json(slack: State, message: Message, metadata: bool = False) -> Json:
    """A message as history shows it; its metadata only where asked for."""
    shown: Json = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": message.team,
    }
    if message.by_app:
        shown |= {"bot_id": slack.teams[message.team].bot_id, "app_id": slack.app_id}
    if message.blocks:
        shown["blocks"] = message.blocks
    if message.thread_ts:
        shown["thread_ts"] = message.thread_ts
    if message.edited_ts:
        shown["edited"] = {"user": message.user, "ts": message.edited_ts}
    if message.ephemeral_to:
        shown["is_ephemeral"] = True
    if message.files:
        shown["files"] = [file_json(slack, slack.files[one]) for one in message.files if one in slack.files]
    if metadata and message.metadata:
        shown["metadata"] = message.metadata
    return shown | _thread_json(slack, message)


def _thread_json(slack: State, message: Message) -> Json:
    replies = [] if message.is_reply else slack.channels[message.channel].thread(message.ts)
    if not replies:
        return {}
    return {"thread_ts": message.ts, "reply_count": len(replies), "latest_reply": replies[-1].ts}


def channel_json(slack: State, channel: Channel) -> Json:
    """A channel as conversations.info shows it."""
    bot = slack.teams[channel.team].bot_user in channel.members
    shown: Json = {"id": channel.id, "created": 1_700_000_000, "is_archived": channel.archived}
    if channel.kind == "im":
        return shown | {"is_im": True, "user": channel.user, "is_org_shared": False}
    return shown | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": channel.kind == "public",
        "is_group": channel.kind == "private",
        "is_private": channel.kind == "private",
        "is_im": False,
        "is_mpim": False,
        "is_member": bot,
        "is_read_only": channel.read_only,
        "num_members": len(channel.members),
        "context_team_id": channel.team,
    }


def user_json(user: User) -> Json:
    """A person as users.info shows them."""
    return {
        "id": user.id,
        "team_id": user.team,
        "name": user.name,
        "real_name": user.real_name,
        "deleted": False,
        "tz": user.tz,
        "tz_label": user.tz_label,
        "tz_offset": user.tz_offset,
        "is_admin": user.admin,
        "is_owner": False,
        "is_bot": user.bot,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "profile": {"real_name": user.real_name, "display_name": user.name},
    }


def file_json(slack: State, file: File) -> Json:
    """A file as files.info shows it."""
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "size": file.length,
        "alt_txt": file.alt,
        "mimetype": "image/png" if file.name.endswith(".png") else "text/plain",
        "url_private": f"https://files.slack.com/files-pri/{file.team}-{file.id}/{file.name}",
        "permalink": f"https://{slack.teams[file.team].domain}.slack.com/files/{file.id}/{file.name}",
        "channels": file.shared_in,
    }


def view_json(slack: State, view: View) -> Json:
    """A view as Slack gives it back and delivers it, with what was entered."""
    empty: Json = {"callback_id": "", "private_metadata": "", "clear_on_close": False, "notify_on_close": False}
    empty |= {"title": None, "submit": None, "close": None, "external_id": ""}
    return {
        **empty,
        **view.body,
        "id": view.id,
        "team_id": view.team,
        "app_id": slack.app_id,
        "bot_id": slack.teams[view.team].bot_id,
        "app_installed_team_id": view.team,
        "hash": view.hash,
        "root_view_id": view.root,
        "previous_view_id": view.previous or None,
        "state": {"values": state_values(view)},
    }


def state_values(view: View | Message) -> Json:
    """What stands in the elements of a view or a message, entered or given at first: block_id -> action_id -> value."""
    values: Json = {}
    for block in view.blocks:
        for element in (block.get("element"), block.get("accessory"), *(block.get("elements") or [])):
            if isinstance(element, dict) and element.get("type") in _EMPTY:
                there = view.filled.get((block["block_id"], element["action_id"])) or at_first(element)
                values.setdefault(block["block_id"], {})[element["action_id"]] = there
    return values


#: type: (the key that holds the value, the key that gave it at first)
_EMPTY: dict[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
}


def holds(element: Json) -> str:
    """The key under which an element's value is delivered: "value", "selected_option" …"""
    return _EMPTY[element["type"]][0]


def at_first(element: Json) -> Json:
    """What an element holds before anybody touches it."""
    key, initial = _EMPTY[element["type"]]
    nothing: Any = [] if key.endswith("s") else None
    return {"type": element["type"], key: element.get(initial) or nothing}


def who(slack: State, user: User) -> Json:
    """The person in an interaction."""
    return {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team}


def where(slack: State, team: Team) -> Json:
    """What every interaction says of the app and the workspace."""
    return {
        "api_app_id": slack.app_id,
        "token": VERIFICATION,
        "team": {"id": team.id, "domain": team.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def event_json(slack: State, team: Team, event: Json, event_id: str) -> Json:
    """An event with its envelope."""
    moment = slack.next_ts()
    return {
        "token": VERIFICATION,
        "team_id": team.id,
        "context_team_id": team.id,
        "context_enterprise_id": None,
        "api_app_id": slack.app_id,
        "event": {**event, "event_ts": event.get("event_ts") or moment},
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(float(moment)),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": team.id,
                "user_id": team.bot_user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event_id}",
    }
