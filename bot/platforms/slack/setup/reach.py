"""Whether Slack can reach us, for doctor: over Socket Mode, or at the public address.  Asks, and connects nothing.

A second Socket Mode connection would be given some of the payloads that a running Standfirst waits for, so only the
address of one is asked for.
"""

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.refusals import TROUBLE
from bot.platforms.slack.setup.findings import PAGE, SLOWLY, UNREACHED, mend, outcome, said, slowly, unreached, well
from bot.platforms.slack.setup.scopes import SOCKET_SCOPE
from bot.ports.platform import Finding

PATIENCE = aiohttp.ClientTimeout(total=10)
LOOKED_AT = 10_000  # bytes of what answers at the public address

OFF = "Socket Mode is off for this app. Switch it on under Socket Mode on the app's page."
REFUSED = {
    "invalid_auth": "does not know the app token. Make one under Basic Information, App-Level Tokens.",
    "not_authed": "no app token reached Slack. Set slack.app_token, or STANDFIRST_SLACK__APP_TOKEN.",
    "token_revoked": "the app token was revoked. Make another under Basic Information, App-Level Tokens.",
    "account_inactive": "the app token's app is gone. Make one under Basic Information, App-Level Tokens.",
    "missing_scope": f"the app token lacks {SOCKET_SCOPE}. Make another with it under Basic Information, "
    "App-Level Tokens.",
    "not_allowed_token_type": "that is no app token. Make one, xapp-…, under Basic Information, App-Level Tokens.",
    "socket_mode_not_enabled": OFF,
    "too_many_websockets": "ten Standfirsts or more are connected for this app. Stop those that nobody needs.",
    "forbidden_team": "the workspace does not let this app use Socket Mode. Ask its admins, or set slack.transport "
    "to http.",
}
_START = "Start standfirst run, and see that the proxy in front passes everything on to it."


async def by_socket(client: AsyncWebClient, app_token: str) -> Finding:
    """Whether Slack gives this app token a connection."""
    try:
        answer = await client.apps_connections_open(app_token=app_token)
    except TROUBLE as error:
        code = outcome(error)
        if code == UNREACHED:
            return unreached(error)
        if code == SLOWLY:
            return slowly(error, "Socket Mode was")
        return mend(REFUSED.get(code, f"gives no Socket Mode connection ({code}). See that it is on at {PAGE}."))
    # Slack gives an address even where the switch is off, and says so in passing.
    messages = (answer.get("response_metadata") or {}).get("messages") or []
    off = any("socket mode is not turned on" in str(message).lower() for message in messages)
    return mend(OFF) if off else well("Socket Mode is on, and the app token is good.")


async def by_http(public_url: str) -> list[Finding]:
    """Whether the public address leads here; asked as anybody could, which is the way that Slack's requests take."""
    found = []
    if not public_url.startswith("https://"):
        found.append(mend(f"calls https:// addresses only, and desk.public_url is {public_url}. Put HTTPS in front."))
    try:
        async with aiohttp.ClientSession(timeout=PATIENCE) as session, session.get(f"{public_url}/healthz") as answer:
            status, ours = answer.status, b'"database"' in await answer.content.read(LOOKED_AT)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        return [*found, mend(f"nothing answers at {public_url} ({said(error)}). {_START}")]
    if not ours:
        return [*found, mend(f"what answers at {public_url} is not Standfirst (HTTP {status}). {_START}")]
    return [*found, well(f"Standfirst answers at {public_url}.")]
