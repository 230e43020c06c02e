"""The Web API: every call is checked, answered by its family, and goes wrong where the test says so."""

import asyncio
import json
from base64 import b64decode

from aiohttp import web

from tests.doubles.slack import chat, conversations, files, oauth, people, sockets, view_methods
from tests.doubles.slack.answers import ANSWERS, Ask, needs
from tests.doubles.slack.faults import Fault, Faults, Gate
from tests.doubles.slack.kept import Call, Json, Refuse, Token
from tests.doubles.slack.methods import Method, check, read_json
from tests.doubles.slack.touched import Touched

FAMILIES = (chat, conversations, files, oauth, people, sockets, view_methods)
WITHOUT_TOKEN = {"oauth.v2.access", "api.test"}
#: Which kind of channel decides the scope, so the family checks it.
BY_CHANNEL = ("conversations.", "users.conversations")


class WebApi(Touched):
    """Verbs for what goes wrong, and the answering of calls."""

    methods: dict[str, Method]
    faults: Faults

    # --- what goes wrong on request -------------------------------------------------------------------------------

    def fail(
        self, method: str, error: str = "", times: int | None = 1, retry_after: int | None = None, status: int = 0
    ) -> None:
        """The next calls to a method are refused: "ratelimited" with Retry-After, or any error, or an HTTP status."""
        self.faults.waiting.append(Fault(method, error, status, retry_after, times=times))

    def delay(self, method: str, seconds: float, times: int | None = 1) -> None:
        """The next calls to a method take so long."""
        self.faults.waiting.append(Fault(method, delay=seconds, times=times))

    def drop(self, method: str, times: int | None = 1, done: bool = True) -> None:
        """The next calls to a method are done (or not), and the connection breaks without an answer."""
        self.faults.waiting.append(Fault(method, lost="after" if done else "before", times=times))

    def hold(self, method: str) -> Gate:
        """The next call to a method waits at a gate that the test opens."""
        gate = Gate()
        self.faults.waiting.append(Fault(method, gate=gate))
        return gate

    # --- the calls ----------------------------------------------------------------------------------------------

    async def call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        args, shown = await _asked(request)
        call = Call(method, dict(args), shown)
        self.calls.append(call)
        fault = self.faults.take(method)
        await suffer(fault, request, "before")
        if fault.error or fault.status:
            return _failed(call, fault)
        try:
            token = self._token(method, shown)
            call.answer = {"ok": True, **self._answered(method, args, token)}
            headers = _scope_headers(self, method, token)
        except Refuse as no:
            self.refuse(method, no, call.args)
            call.answer, headers = refusal(no), {}
            if no.error == "ratelimited":
                return _limited(call, int(no.more.get("retry_after", 1)))
        self.changed()
        await suffer(fault, request, "after")
        return web.json_response(call.answer, headers=headers)

    def _answered(self, method: str, args: Json, token: Token | None) -> Json:
        """What a method answers.  Raises Refuse."""
        known = self.methods.get(method)
        if known is None or method not in ANSWERS:
            raise Refuse("unknown_method", f"the double does not know {method}" if known else f"no method {method}")
        if token and token.kind != ("app" if method == "apps.connections.open" else "bot"):
            raise Refuse("not_allowed_token_type", f"{method} does not take an {token.kind} token")
        ask = Ask(method, args, token, self.origin)
        if method not in WITHOUT_TOKEN and token and not method.startswith(BY_CHANNEL):
            needs(ask, *known.scopes)
        if method == "conversations.join":
            needs(ask, *known.scopes)
        check(known, args)
        ask.args = read_json(args)
        try:
            return ANSWERS[method](self, ask)
        except (TypeError, KeyError, AttributeError, ValueError) as no:
            raise Refuse("fatal_error", f"arguments of a kind that nobody expected: {no!r}") from no

    def _token(self, method: str, shown: str) -> Token | None:
        """The token that a call shows.  Raises Refuse."""
        if method in WITHOUT_TOKEN:
            return None
        if not shown:
            raise Refuse("not_authed", "no token")
        token = self.tokens.get(shown)
        if token is None:
            raise Refuse("invalid_auth", f"no token {shown[:12]}…")
        if token.dead:
            raise Refuse(token.dead, "the token was taken back")
        if token.expires_at is not None and self.now() >= token.expires_at:
            raise Refuse("token_expired", "the token is older than twelve hours")
        return token


async def _asked(request: web.Request) -> tuple[Json, str]:
    """A call's arguments, wherever they stand, and the token that it shows."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        args |= json.loads(await request.text() or "{}")
    elif request.method == "POST":
        args |= dict(await request.post())
    header = request.headers.get("Authorization", "")
    token = str(args.pop("token", "") or "")
    if header.startswith("Bearer "):
        token = header.removeprefix("Bearer ").strip()
    elif header.startswith("Basic "):
        name, _, secret = b64decode(header.removeprefix("Basic ")).decode().partition(":")
        args = {"client_id": name, "client_secret": secret} | args
    return args, token


async def suffer(fault: Fault, request: web.Request, when: str) -> None:
    """What a fault does before or after a call is done."""
    if when == "before" and fault.gate:
        await fault.gate.wait()
    if when == "before" and fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.lost == when and request.transport is not None:
        request.transport.abort()
        raise web.HTTPServiceUnavailable


def _failed(call: Call, fault: Fault) -> web.Response:
    if fault.error in {"ratelimited", "rate_limited"}:
        return _limited(call, 1 if fault.retry_after is None else fault.retry_after)
    call.answer = {"ok": False, "error": fault.error or f"HTTP {fault.status}"}
    if fault.status:
        return web.Response(status=fault.status, text="upstream trouble")
    return web.json_response(call.answer)


def _limited(call: Call, seconds: int) -> web.Response:
    call.answer = {"ok": False, "error": "ratelimited"}
    return web.json_response(call.answer, status=429, headers={"Retry-After": str(seconds)})


def refusal(no: Refuse) -> Json:
    """What a refused call answers."""
    more = {key: value for key, value in no.more.items() if key != "retry_after"}
    return {"ok": False, "error": no.error, **more, "response_metadata": {"messages": [f"[ERROR] {no.reason}"]}}


def _scope_headers(slack: "WebApi", method: str, token: Token | None) -> dict[str, str]:
    if token is None:
        return {}
    wanted = ",".join(slack.methods[method].scopes)
    return {"x-oauth-scopes": ",".join(sorted(token.scopes)), "x-accepted-oauth-scopes": wanted}
