"""What doctor finds out about Slack: it asks, and changes, posts and connects nothing.

A second Socket Mode connection would be given some of the payloads that a running Standfirst waits for, so doctor asks
only for the address of one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack import scopes
from bot.platforms.slack.channels import Seen, closed_to
from bot.platforms.slack.place import channel_and_thread
from bot.platforms.slack.refusals import TROUBLE, code_of, retry_after
from bot.ports.platform import Finding, Target

CHANNELS = 40  # looked at, most: Slack answers 50 such questions a minute
PATIENCE = aiohttp.ClientTimeout(total=10)
PAGE = "https://api.slack.com/apps"


@dataclass(frozen=True, slots=True)
class Expected:
    """What the settings say.

    app_token: of Socket Mode, "" over HTTP.  public_url: the desk's, "" where others cannot reach it.  unfurling: links
    to the desk get a preview.  team: Slack's id of the workspace that the channels are of, "" where none is known yet.
    """

    app_token: str = field(default="", repr=False)
    public_url: str = ""
    http: bool = False
    unfurling: bool = False
    team: str = ""


async def examine(client: AsyncWebClient, subscribed: Sequence[Target], expected: Expected) -> list[Finding]:
    """Everything about one workspace and the way to it.  client: with the bot's token."""
    return [*await examine_workspace(client, subscribed, expected), *await examine_transport(client, expected)]


async def examine_workspace(client: AsyncWebClient, subscribed: Sequence[Target], expected: Expected) -> list[Finding]:
    """The token, what it may do, and each channel that is owed posts."""
    try:
        answer = await client.auth_test()
    except TROUBLE as error:
        return [_mend(_token_trouble(error))]
    team, name = str(answer.get("team") or "?"), str(answer.get("user") or "Standfirst")
    if expected.team and answer.get("team_id") != expected.team:
        return [
            _mend(
                f"the bot token is of the workspace {team} ({answer.get('team_id')}), but the channels here are of "
                f"{expected.team}. Set the token of the app in that workspace, or subscribe channels of this one."
            )
        ]
    found = [_well(f"the bot token is good: @{name} in {team}."), *_granted(answer.headers, expected.unfurling)]
    return [*found, *await _channels(client, subscribed, name, str(answer.get("user_id") or ""))]


async def examine_transport(client: AsyncWebClient, expected: Expected) -> list[Finding]:
    """Whether Slack can reach us: by Socket Mode, or over HTTP at the public address."""
    return await _http(expected.public_url) if expected.http else [await _socket(client, expected.app_token)]


# --- the token ------------------------------------------------------------------------------------------------------

_TOKEN = {
    "invalid_auth": "Slack does not know the bot token. Copy “Bot User OAuth Token” from OAuth & Permissions again.",
    "not_authed": "no bot token reached Slack. Set slack.bot_token, or STANDFIRST_SLACK__BOT_TOKEN.",
    "token_revoked": "the bot token was revoked. Install the app again (Install App) and set the new token.",
    "account_inactive": "the app was uninstalled, or its bot deactivated. Install it again and set the new token.",
    "token_expired": "the bot token has expired: token rotation is on for this app, which a token in the settings "
    "cannot follow. Make a new app from the manifest of standfirst init slack.",
    "not_allowed_token_type": "that is no bot token. Copy “Bot User OAuth Token”, xoxb-…, from OAuth & Permissions.",
    "access_denied": "the app's settings let it in from certain addresses only, and this machine's is none of them. "
    "Add it under OAuth & Permissions, Restrict API Token Usage.",
}


def _token_trouble(error: Exception) -> str:
    if not isinstance(error, SlackApiError) or not _in_slack_s_words(error):
        return f"cannot be reached ({_said(error)}). See whether this machine reaches https://slack.com, and its proxy."
    if wait := retry_after(error):
        return f"is asked too often now. Run doctor again in {wait.seconds} seconds."
    code = code_of(error)
    return _TOKEN.get(code, f"does not accept the bot token ({code}). Look at the app on {PAGE}.")


def _in_slack_s_words(error: SlackApiError) -> bool:
    """Whether Slack answered; a proxy on the way may have, with a page of its own."""
    return isinstance(getattr(error.response, "data", None), dict)


def _granted(headers: Mapping[str, Any], unfurling: bool) -> list[Finding]:
    """What the token may do, against what is needed; Slack says it in a header of every answer."""
    said = {name.lower(): value for name, value in headers.items()}.get("x-oauth-scopes")
    if said is None:
        return [_well("its permissions could not be seen; Slack did not say them.")]
    granted = {scope.strip() for scope in str(said).split(",")}
    required, rest = scopes.lacking(granted, unfurling)
    found = [
        _mend(
            f"permission is missing: {', '.join(required)}. Add it under OAuth & Permissions, Bot Token Scopes, "
            "and install the app again."
        )
    ] if required else []  # fmt: skip
    by_loss: dict[str, list[str]] = {}
    for scope, loss in rest.items():
        by_loss.setdefault(loss, []).append(scope)
    found += [_well(f"without {' and '.join(names)}, {loss}.") for loss, names in by_loss.items()]
    return found or [_well("every permission is granted.")]


# --- the channels ---------------------------------------------------------------------------------------------------


async def _channels(client: AsyncWebClient, subscribed: Sequence[Target], bot: str, bot_id: str) -> list[Finding]:
    """Whether posts would get through: each channel once, however many of its threads are subscribed."""
    named = {channel_and_thread(target.external)[0]: target.name for target in subscribed}
    wanted = [(external, name) for external, name in named.items() if external.startswith(("C", "G"))]
    if not wanted:
        return [_well("no channel is subscribed yet.")] if not named else []
    found, unseen, reached = [], 0, 0
    for external, name in wanted[:CHANNELS]:
        try:
            answer = await client.conversations_info(channel=external)
            trouble = closed_to(Seen.of(answer.get("channel") or {}, name or external), bot, bot_id)
        except SlackApiError as error:
            if not _in_slack_s_words(error):
                found.append(_mend(_token_trouble(error)))
                break
            if wait := retry_after(error):
                found.append(
                    _well(f"asks to slow down. Run doctor again in {wait.seconds} seconds for the other channels.")
                )
                break
            if code_of(error) == "missing_scope":
                unseen += 1
                continue
            trouble = _unseen(code_of(error), name or external, bot)
        except TROUBLE as error:
            found.append(_mend(_token_trouble(error)))
            break
        reached += not trouble
        found += [_mend(trouble)] if trouble else []
    words = f"{reached} of {len(wanted)} subscribed channels can be posted in"
    more = f"; {unseen} could not be looked at" if unseen else ""
    return [*found, _well(f"{words}{more}.")]


def _unseen(code: str, name: str, bot: str) -> str:
    if code == "channel_not_found":
        return (
            f"{_hash(name)} is not there for @{bot}. If it is private, type /invite @{bot} in it; "
            "if it was deleted, /unsubscribe it on the desk."
        )
    return f"{_hash(name)} cannot be looked at ({code})."


# --- the way to us --------------------------------------------------------------------------------------------------

_OFF = "Socket Mode is off for this app. Switch it on under Socket Mode on the app's page."
_SOCKET = {
    "invalid_auth": "Slack does not know the app token. Make one under Basic Information, App-Level Tokens.",
    "not_authed": "no app token reached Slack. Set slack.app_token, or STANDFIRST_SLACK__APP_TOKEN.",
    "token_revoked": "the app token was revoked. Make another under Basic Information, App-Level Tokens.",
    "account_inactive": "the app token's app is gone. Make one under Basic Information, App-Level Tokens.",
    "missing_scope": f"the app token lacks {scopes.SOCKET_SCOPE}. Make another with it under Basic Information, "
    "App-Level Tokens.",
    "not_allowed_token_type": "that is no app token. Make one, xapp-…, under Basic Information, App-Level Tokens.",
    "socket_mode_not_enabled": _OFF,
    "too_many_websockets": "ten Standfirsts or more are connected for this app. Stop those that nobody needs.",
    "forbidden_team": "the workspace does not let this app use Socket Mode. Ask its admins, or set slack.transport "
    "to http.",
}

# What this file says of tokens and of Socket Mode; docs/slack.md has each.
SENTENCES: tuple[str, ...] = tuple(dict.fromkeys([*_TOKEN.values(), *_SOCKET.values()]))


async def _socket(client: AsyncWebClient, app_token: str) -> Finding:
    try:
        answer = await client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        if not _in_slack_s_words(error):
            return _mend(_token_trouble(error))
        if wait := retry_after(error):
            return _well(f"Socket Mode could not be looked at; run doctor again in {wait.seconds} seconds.")
        code = code_of(error)
        return _mend(_SOCKET.get(code, f"gives no Socket Mode connection ({code}). See that it is on at {PAGE}."))
    except TROUBLE as error:
        return _mend(_token_trouble(error))
    # Slack gives an address even where the switch is off, and says so in passing.
    messages = (answer.get("response_metadata") or {}).get("messages") or []
    off = any("socket mode is not turned on" in str(message).lower() for message in messages)
    return _mend(_OFF) if off else _well("Socket Mode is on, and the app token is good.")


async def _http(public_url: str) -> list[Finding]:
    """The public address, asked as anybody could ask it; Slack's own requests take the same way."""
    found = []
    if not public_url.startswith("https://"):
        found.append(_mend(f"calls https:// addresses only, and desk.public_url is {public_url}. Put HTTPS in front."))
    try:
        async with aiohttp.ClientSession(timeout=PATIENCE) as session, session.get(f"{public_url}/healthz") as answer:
            status, ours = answer.status, "database" in await answer.text()
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        return [*found, _mend(f"nothing answers at {public_url} ({_said(error)}). {_START}")]
    if not ours:
        return [*found, _mend(f"what answers at {public_url} is not Standfirst (HTTP {status}). {_START}")]
    return [*found, _well(f"Standfirst answers at {public_url}.")]


_START = "Start standfirst run, and see that the proxy in front passes everything on to it."


def _said(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return f"HTTP {getattr(error.response, 'status_code', '?')}, and no word of Slack's"
    return str(error).partition("\n")[0][:120] or type(error).__name__


def _hash(name: str) -> str:
    return f"#{name.removeprefix('#')}"


def _well(words: str) -> Finding:
    return Finding(True, f"Slack: {words}")


def _mend(words: str) -> Finding:
    return Finding(False, f"Slack: {words}")
