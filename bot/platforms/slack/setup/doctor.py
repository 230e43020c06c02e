"""What doctor finds out about Slack: it asks, and changes and posts nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.place import channel_and_thread
from bot.platforms.slack.refusals import TROUBLE
from bot.platforms.slack.setup import scopes
from bot.platforms.slack.setup.channels import Seen, closed_to
from bot.platforms.slack.setup.findings import PAGE, SLOWLY, UNREACHED, mend, outcome, slowly, unreached, well
from bot.platforms.slack.setup.manifest import INSTALL
from bot.platforms.slack.setup.reach import REFUSED, by_http, by_socket
from bot.ports.platform import Finding, Target

CHANNELS = 40  # looked at, most: Slack answers 50 such questions a minute


@dataclass(frozen=True, slots=True)
class Expected:
    """What the settings say.

    app_token: of Socket Mode, "" over HTTP.  public_url: the desk's, "" where others cannot reach it.  unfurling: links
    to the desk get a preview.  team: Slack's id of the workspace that the channels are of, "" where none is known yet.
    name: what the workspace is called, where it is one of several; then its token is renewed by whoever runs.
    """

    app_token: str = field(default="", repr=False)
    public_url: str = ""
    http: bool = False
    unfurling: bool = False
    team: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """One of several workspaces that installed the app.  client: with its token as it is at hand, not renewed."""

    name: str
    team: str
    client: AsyncWebClient
    subscribed: Sequence[Target]


async def examine_several(doors: Sequence[Door], client: AsyncWebClient, expected: Expected) -> list[Finding]:
    """The way to us, then each workspace by its name.  client: without a token."""
    found = await examine_transport(client, expected)
    if not doors:
        found.append(well(f"no workspace has installed the app yet. Open {expected.public_url}{INSTALL} in a browser."))
    for door in doors:
        found += await examine_workspace(
            door.client, door.subscribed, replace(expected, team=door.team, name=door.name)
        )
    return found


async def examine(client: AsyncWebClient, subscribed: Sequence[Target], expected: Expected) -> list[Finding]:
    """Everything about one workspace and the way to it.  client: with the bot's token."""
    return [*await examine_workspace(client, subscribed, expected), *await examine_transport(client, expected)]


async def examine_workspace(client: AsyncWebClient, subscribed: Sequence[Target], expected: Expected) -> list[Finding]:
    """The token, what it may do, and each channel that is owed posts."""
    found = await _workspace(client, subscribed, expected)
    if not expected.name:
        return found
    return [Finding(one.well, one.words.replace("Slack:", f"Slack, {expected.name}:", 1)) for one in found]


async def _workspace(client: AsyncWebClient, subscribed: Sequence[Target], expected: Expected) -> list[Finding]:
    try:
        answer = await client.auth_test()
    except TROUBLE as error:
        return [_refused(error, expected)]
    team, name = str(answer.get("team") or "?"), str(answer.get("user") or "Standfirst")
    if expected.team and expected.team not in (answer.get("team_id"), answer.get("enterprise_id")):
        return [
            mend(
                f"the bot token is of the workspace {team} ({answer.get('team_id')}), but the channels here are of "
                f"{expected.team}. Set the token of the app in that workspace, or subscribe channels of this one."
            )
        ]
    found = [well(f"the bot token is good: @{name} in {team}."), *_granted(answer.headers, expected.unfurling)]
    return [*found, *await _channels(client, subscribed, name, str(answer.get("user_id") or ""))]


async def examine_transport(client: AsyncWebClient, expected: Expected) -> list[Finding]:
    """Whether Slack can reach us: by Socket Mode, or over HTTP at the public address."""
    return await by_http(expected.public_url) if expected.http else [await by_socket(client, expected.app_token)]


# --- the token ------------------------------------------------------------------------------------------------------

_TOKEN = {
    "invalid_auth": "does not know the bot token. Copy “Bot User OAuth Token” from OAuth & Permissions again.",
    "not_authed": "no bot token reached Slack. Set slack.bot_token, or STANDFIRST_SLACK__BOT_TOKEN.",
    "token_revoked": "the bot token was revoked. Install the app again (Install App) and set the new token.",
    "account_inactive": "the app was uninstalled, or its bot deactivated. Install it again and set the new token.",
    "token_expired": "the bot token has expired: token rotation is on for this app, which a token in the settings "
    "cannot follow. Make a new app from the manifest of standfirst init slack.",
    "not_allowed_token_type": "that is no bot token. Copy “Bot User OAuth Token”, xoxb-…, from OAuth & Permissions.",
    "access_denied": "the app's settings let it in from certain addresses only, and this machine's is none of them. "
    "Add it under OAuth & Permissions, Restrict API Token Usage.",
}

# What doctor says of tokens and of Socket Mode; docs/slack.md has each.
SENTENCES: tuple[str, ...] = tuple(dict.fromkeys([*_TOKEN.values(), *REFUSED.values()]))


def _refused(error: Exception, expected: Expected) -> Finding:
    code = outcome(error)
    if code == UNREACHED:
        return unreached(error)
    if code == SLOWLY:
        return slowly(error, "the workspace was")
    if code == "token_expired" and expected.name:
        return well("its token has expired, as each does after twelve hours. standfirst run renews it.")
    return mend(_TOKEN.get(code, f"does not accept the bot token ({code}). Look at the app on {PAGE}."))


def _granted(headers: Mapping[str, Any], unfurling: bool) -> list[Finding]:
    """What the token may do, against what is needed; Slack says it in a header of every answer."""
    said = {name.lower(): value for name, value in headers.items()}.get("x-oauth-scopes")
    if said is None:
        return [well("its permissions could not be seen; Slack did not say them.")]
    granted = {scope.strip() for scope in str(said).split(",")}
    required, rest = scopes.lacking(granted, unfurling)
    found = [
        mend(
            f"permission is missing: {', '.join(required)}. Add it under OAuth & Permissions, Bot Token Scopes, "
            "and install the app again."
        )
    ] if required else []  # fmt: skip
    by_loss: dict[str, list[str]] = {}
    for scope, loss in rest.items():
        by_loss.setdefault(loss, []).append(scope)
    found += [well(f"without {' and '.join(names)}, {loss}.") for loss, names in by_loss.items()]
    return found or [well("every permission is granted.")]


# --- the channels ---------------------------------------------------------------------------------------------------


async def _channels(client: AsyncWebClient, subscribed: Sequence[Target], bot: str, bot_id: str) -> list[Finding]:
    """Whether posts would get through: each channel once, however many of its threads are subscribed."""
    named = {channel_and_thread(target.external)[0]: target.name for target in subscribed}
    wanted = [(external, name) for external, name in named.items() if external.startswith(("C", "G"))]
    if not wanted:
        return [well("no channel is subscribed yet.")] if not named else []
    found: list[Finding] = []
    reached = unseen = 0
    for external, name in wanted[:CHANNELS]:
        try:
            answer = await client.conversations_info(channel=external)
            trouble = closed_to(Seen.of(answer.get("channel") or {}, name or external), bot, bot_id)
        except TROUBLE as error:
            code = outcome(error)
            if code in (UNREACHED, SLOWLY):
                found.append(unreached(error) if code == UNREACHED else slowly(error, "some channels were"))
                break
            if code == "missing_scope":
                unseen += 1
                continue
            trouble = _unseen(code, name or external, bot)
        reached += not trouble
        found += [mend(trouble)] if trouble else []
    more = f"; {unseen} could not be looked at" if unseen else ""
    more += f"; the first {CHANNELS} were looked at" if len(wanted) > CHANNELS else ""
    return [*found, well(f"{reached} of {len(wanted)} subscribed channels can be posted in{more}.")]


def _unseen(code: str, name: str, bot: str) -> str:
    if code == "channel_not_found":
        return (
            f"{_hash(name)} is not there for @{bot}. If it is private, type /invite @{bot} in it; "
            "if it was deleted, /unsubscribe it on the desk."
        )
    return f"{_hash(name)} cannot be looked at ({code})."


def _hash(name: str) -> str:
    return f"#{name.removeprefix('#')}"
