"""Slack over HTTP, on the desk's own server: signed requests in, and the way through Slack's OAuth.

The signature is checked here, over the body as it came, and the payload is read here too: slack-bolt's own reading of a
form takes a command whose words say "payload" for something else.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier

from bot.platforms.slack.hear.receive import Afterwards, hear

log = structlog.get_logger(__name__)

BODY_LIMIT = 1024 * 1024  # bytes; a view may have 250 kB, percent-encoded
STAMP = 12  # digits of a time in seconds, for some 30,000 years
STOPPING = web.AppKey[Callable[[], bool]]("stopping")
BOLT = web.AppKey("bolt", AsyncApp)
VERIFIER = web.AppKey("verifier", SignatureVerifier)
FLOW = web.AppKey("flow", AsyncOAuthFlow)


def application(
    bolt: AsyncApp, secret: str, flow: AsyncOAuthFlow | None, stopping: Callable[[], bool] = lambda: False
) -> web.Application:
    """What the desk mounts under /slack.  Raises nothing: what is not signed gets 401 and touches nothing.

    secret: the signing secret; "" where Slack does not call us.  stopping: whether no more work is taken.
    """
    app = web.Application(client_max_size=BODY_LIMIT)
    if secret:
        app[STOPPING], app[BOLT], app[VERIFIER] = stopping, bolt, SignatureVerifier(secret)
        app.router.add_post("/events", events)
    if flow is not None:
        app[FLOW] = flow
        app.router.add_get("/install", install)
        app.router.add_get("/oauth_redirect", redirected)
    return app


async def events(request: web.Request) -> web.StreamResponse:
    """Commands, interactions, options and events: all come to this one address."""
    # The limit of the server's outermost application is what a mounted one gets, unless it asks for its own.
    raw = await request.clone(client_max_size=BODY_LIMIT).read()
    if not _signed(request, raw):
        log.warning("slack_signature_refused")
        return web.json_response({"error": "The signature does not hold."}, status=401)
    payload = read(raw, request.content_type)
    if payload is None:
        return web.json_response({"error": "That is nothing that Slack sends."}, status=400)
    if payload.get("ssl_check"):
        return web.Response()
    if request.app[STOPPING]() and "command" not in payload:
        # Slack tells an event again in a minute; a command is answered with words.
        return web.json_response({"error": "Standfirst is about to restart."}, status=503)
    headers: dict[str, str | Sequence[str]] = {name.lower(): [value] for name, value in request.headers.items()}
    asked = AsyncBoltRequest(mode="socket_mode", body=dict(payload), headers=headers)
    return await _acknowledged(request, *await hear(request.app[BOLT], asked))


async def _acknowledged(request: web.Request, answer: BoltResponse, afterwards: Afterwards) -> web.StreamResponse:
    """The answer, sent whole before the work begins."""
    response = await to_aiohttp_response(answer)
    try:
        await response.prepare(request)
        await response.write_eof()
    except ConnectionError as trouble:
        log.info("acknowledgement_not_sent", kind=type(trouble).__name__)
    afterwards()
    return response


def _signed(request: web.Request, raw: bytes) -> bool:
    stamp = request.headers.get("X-Slack-Request-Timestamp", "")
    signature = request.headers.get("X-Slack-Signature", "")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= STAMP and signature.isascii()):
        return False
    try:
        # The verifier also refuses what is more than five minutes old.
        return request.app[VERIFIER].is_valid(body=raw, timestamp=stamp, signature=signature)
    except UnicodeDecodeError:
        return False


def read(raw: bytes, content_type: str) -> Mapping[str, Any] | None:
    """The payload of a request: JSON, or a form whose ``payload`` is JSON, or a form; None for anything else."""
    try:
        text = raw.decode()
        if content_type == "application/json":
            said = json.loads(text)
        else:
            form = dict(parse_qsl(text, keep_blank_values=True))
            said = json.loads(form["payload"]) if "payload" in form else form
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and said else None


async def install(request: web.Request) -> web.StreamResponse:
    """Where a workspace's administrator begins to install."""
    return await to_aiohttp_response(await request.app[FLOW].handle_installation(await to_bolt_request(request)))


async def redirected(request: web.Request) -> web.StreamResponse:
    """Where Slack sends them back."""
    return await to_aiohttp_response(await request.app[FLOW].handle_callback(await to_bolt_request(request)))
