"""Which methods Slack has, their arguments and scopes: from the specification, or a smaller table of our own."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.doubles.slack.kept import Json, Refuse

#: Arguments that are JSON, as a string or as it is; and the error where they are not.
AS_JSON = {
    "blocks": "invalid_blocks_format",
    "attachments": "invalid_attachments",
    "metadata": "invalid_metadata_format",
    "view": "invalid_arguments",
    "files": "invalid_arguments",
    "unfurls": "invalid_unfurls_format",
    "user_auth_blocks": "invalid_arguments",
    "document_content": "invalid_arguments",
}

#: method: its arguments ("!" after a required one), then "|" and the scopes of which a bot needs one.
OWN = """
api.test: error |
auth.test: |
auth.revoke: test |
apps.connections.open: |
apps.uninstall: client_id! client_secret! |
chat.postMessage: as_user attachments blocks channel! icon_emoji icon_url link_names markdown_text
    metadata mrkdwn parse reply_broadcast text thread_ts unfurl_links unfurl_media username | chat:write
chat.postEphemeral: as_user attachments blocks channel! icon_emoji icon_url link_names
    markdown_text metadata parse text thread_ts user! username | chat:write
chat.update: as_user attachments blocks channel! file_ids link_names markdown_text metadata parse
    reply_broadcast text ts! unfurled_attachments | chat:write
chat.delete: as_user channel! ts! | chat:write
chat.getPermalink: channel! message_ts! |
chat.unfurl: channel source ts unfurl_id unfurls user_auth_blocks user_auth_message
    user_auth_required user_auth_url | links:write
conversations.info: channel! include_locale include_num_members | channels:read groups:read im:read mpim:read
conversations.list: cursor exclude_archived limit team_id types | channels:read groups:read im:read mpim:read
conversations.members: channel! cursor limit | channels:read groups:read im:read mpim:read
conversations.history: channel! cursor include_all_metadata inclusive latest limit oldest |
    channels:history groups:history im:history mpim:history
conversations.replies: channel! cursor include_all_metadata inclusive latest limit oldest ts! |
    channels:history groups:history im:history mpim:history
conversations.open: channel prevent_creation return_im users | channels:manage groups:write
    im:write mpim:write
conversations.join: channel! | channels:join
users.info: include_locale user! | users:read
users.list: cursor include_locale limit team_id | users:read
users.conversations: cursor exclude_archived exclude_muted limit team_id types user | channels:read
    groups:read im:read mpim:read
team.info: domain team | team:read
bots.info: bot team_id | users:read
views.open: interactivity_pointer trigger_id view! |
views.push: interactivity_pointer trigger_id view! |
views.update: external_id hash view! view_id |
views.publish: hash interactivity_pointer user_id! view! |
files.getUploadURLExternal: alt_txt filename! length! snippet_type | files:write
files.completeUploadExternal: blocks channel_id channels files! icon_emoji icon_url initial_comment
    thread_ts username | files:write
files.info: cursor file! limit | files:read
files.delete: file! | files:write
oauth.v2.access: assertion client_id client_secret code code_verifier grant_type redirect_uri refresh_token |
canvases.create: channel_id document_content title | canvases:write
"""

#: Bolt's clients send it with every call, and Slack takes it.
EVERYWHERE = {"team_id"}
ONE_OF = {"views.open": ("trigger_id", "interactivity_pointer"), "views.push": ("trigger_id", "interactivity_pointer")}


@dataclass(frozen=True)
class Method:
    """What one method takes.  one_of: exactly one of these arguments."""

    name: str
    args: frozenset[str]
    required: frozenset[str]
    scopes: tuple[str, ...]
    one_of: tuple[str, ...] = ()


def own() -> dict[str, Method]:
    """Our own smaller table."""
    return {method.name: method for method in map(_from_line, re.split(r"\n(?! )", OWN.strip()))}


def specified(path: Path) -> dict[str, Method]:
    """The table in slack-methods.json, or in the folder that holds it."""
    file = path / "slack-methods.json" if path.is_dir() else path
    rows: Mapping[str, Any] = json.loads(file.read_text())
    return {name: _from_row(name, row) for name, row in rows.items()}


def check(method: Method, args: Json) -> None:
    """Raises Refuse for an argument that the method does not have, and for one that it needs and was not given."""
    if unknown := sorted(set(args) - method.args - EVERYWHERE):
        raise Refuse("invalid_arg_name", f"{method.name} has no argument {', '.join(unknown)}")
    if missing := sorted(name for name in method.required if args.get(name) in (None, "")):
        raise Refuse("invalid_arguments", f"{method.name} needs {', '.join(missing)}")
    if method.one_of and sum(bool(args.get(name)) for name in method.one_of) != 1:
        raise Refuse("invalid_arguments", f"{method.name} needs exactly one of {', '.join(method.one_of)}")


def read_json(args: Json) -> Json:
    """The arguments with their JSON read.  Raises Refuse."""
    return {name: _read(name, value) if name in AS_JSON else value for name, value in args.items()}


def truth(value: object) -> bool:
    """A boolean argument as callers send it: True, "true", "1", 1."""
    return value is True or str(value).lower() in {"1", "true"}


def number(args: Json, name: str, default: int) -> int:
    """A whole number.  Raises Refuse."""
    value = args.get(name)
    if value in (None, ""):
        return default
    if not str(value).isdigit():
        raise Refuse("invalid_arguments", f"{name} is not a whole number: {value!r}")
    return int(str(value))


def _read(name: str, value: object) -> object:
    if not isinstance(value, str) or (name == "files" and not value.startswith("[")):
        return value
    try:
        return json.loads(value) if value else None
    except ValueError:
        raise Refuse(AS_JSON[name], f"{name} is not JSON: {value[:80]!r}") from None


def _from_line(line: str) -> Method:
    name, _, rest = line.partition(":")
    args, _, scopes = rest.partition("|")
    required = {arg[:-1] for arg in args.split() if arg.endswith("!")}
    every = frozenset(arg.rstrip("!") for arg in args.split())
    return Method(name, every, frozenset(required), tuple(scopes.split()), ONE_OF.get(name, ()))


def _from_row(name: str, row: Mapping[str, Any]) -> Method:
    required = {arg for arg, about in row["args"].items() if about["required"]}
    scopes = tuple(row["scope"].get("bot", ())) if isinstance(row["scope"], dict) else ()
    return Method(name, frozenset(row["args"]), frozenset(required), scopes, ONE_OF.get(name, ()))
