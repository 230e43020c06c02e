"""The double itself: one aiohttp server on loopback with all that an app talks to."""

import asyncio
import json
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

from tests.doubles.slack import chat, conversations, files, oauth, people, sockets, view_methods
from tests.doubles.slack.answers import ANSWERS, Ask, needs
from tests.doubles.slack.faults import Fault, Faults, Gate
from tests.doubles.slack.kept import Call, File, Json, Refuse, Token
from tests.doubles.slack.methods import check, own, read_json, specified
from tests.doubles.slack.response_urls import respond
from tests.doubles.slack.sockets import Socket, hello, next_ack
from tests.doubles.slack.touched import Touched

FAMILIES = (chat, conversations, files, oauth, people, sockets, view_methods)
WITHOUT_TOKEN = {"oauth.v2.access", "api.test"}
#: Which kind of channel decides the scope, so the family checks it.
BY_CHANNEL = ("conversations.", "users.conversations")


class SlackDouble(Touched):
    """A Slack on loopback: ``async with SlackDouble() as slack: AsyncWebClient(slack.token, base_url=slack.api_url)``.

    shared_specs: the folder with slack-methods.json, or the file itself, or None for the smaller
    table of our own.  deliver_to: where
    signed HTTP goes; None for Socket Mode.  clock: Slack's clock in seconds since 1970, the machine's unless given.
    It begins with one workspace, the people mara and ines (its admin) and the channel city-desk with the bot in it.
    """

    def __init__(
        self,
        shared_specs: Path | None = None,
        *,
        deliver_to: str | None = None,
        clock: Callable[[], float] | None = None,
        port: int = 0,
    ) -> None:
        super().__init__(clock)
        self.methods = specified(shared_specs) if shared_specs else own()
        self.deliver_to, self.port = deliver_to, port
        self.faults = Faults()
        self.codes, self.tickets, self.sockets, self.cuts = {}, set(), [], []
        self.under_way = {}
        self.given, self.response_urls, self._tasks, self._suggested = [], {}, set(), {}
        self.add_team()
        self.mara = self.add_user("mara", real_name="Mara Lindqvist")
        self.ines = self.add_user("ines", real_name="Ines Okoro", admin=True)
        self.desk = self.add_channel("city-desk")

    # --- up and down ----------------------------------------------------------------------------------------------

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024**2)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_get("/link/", self._link)
        app.router.add_post("/response/{name}", self._response)
        app.router.add_post("/upload/v1/{file}", self._upload)
        app.router.add_get("/oauth/v2/authorize", self._authorize)
        self.more_routes(app)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.origin = f"http://127.0.0.1:{self.port}"
        self.http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for fault in self.faults.waiting:
            if fault.gate:
                fault.gate.open()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for socket in list(self.sockets):
            await socket.channel.close()
        if self.http is not None:
            await self.http.close()
        await self._runner.cleanup()

    def more_routes(self, app: web.Application) -> None:
        """Called before the server starts, for doubles that answer more than Slack does."""

    @property
    def api_url(self) -> str:
        """The base_url for clients, with the slash that matters."""
        return f"{self.origin}/api/"

    @property
    def authorize_url(self) -> str:
        """The authorization_url for an OAuth flow."""
        return f"{self.origin}/oauth/v2/authorize"

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

    # --- the Web API ----------------------------------------------------------------------------------------------

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        args, shown = await _asked(request)
        call = Call(method, dict(args), shown)
        self.calls.append(call)
        fault = self.faults.take(method)
        await _suffer(fault, request, "before")
        if fault.error or fault.status:
            return _failed(call, fault)
        try:
            token = self._token(method, shown)
            call.answer = {"ok": True, **self._answered(method, args, token)}
            headers = _scope_headers(self, method, token)
        except Refuse as no:
            self.refuse(method, no, call.args)
            call.answer, headers = _refusal(no), {}
            if no.error == "ratelimited":
                return _limited(call, int(no.more.get("retry_after", 1)))
        self.changed()
        await _suffer(fault, request, "after")
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
        return ANSWERS[method](self, ask)

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

    # --- the rest ---------------------------------------------------------------------------------------------------

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        """One Socket Mode connection, from hello to its end."""
        if request.query.get("ticket") not in self.tickets:
            raise web.HTTPForbidden(text="no such ticket")
        self.tickets.discard(request.query["ticket"])
        channel = web.WebSocketResponse(timeout=0.5)
        await channel.prepare(request)
        socket = Socket(self.next_id("socket-"), channel, request)
        await channel.send_json(hello(self))
        self.sockets.append(socket)
        socket.open_ = True
        self.opened += 1
        self.changed()
        try:
            while ack := await next_ack(self, socket):
                self.acknowledge(*ack)
        finally:
            # An app that was told to reconnect answers over its next socket what came over this one.
            if socket.open_:
                self.lose(socket)
            self.sockets.remove(socket)
            self.changed()
        return channel

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Every socket is told to reconnect ("warning" ten seconds before, "refresh_requested") and then closed."""
        for socket in self.listening():
            socket.open_ = reason == "warning"
            await socket.channel.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}}
            )
        if reason != "warning":
            self.changed()

    async def disable_link(self) -> None:
        """An admin switches Socket Mode off: every socket is told "link_disabled" and closed, and none opens again."""
        self.link_disabled = True
        await self.refresh("link_disabled")
        for socket in list(self.sockets):
            await self.cut(socket)

    async def drop_sockets(self, abruptly: bool = False) -> None:
        """Every socket breaks: closed, or abruptly without a word."""
        for socket in list(self.sockets):
            if abruptly:
                socket.abort()
            else:
                await self.cut(socket)

    async def connected(self, count: int = 1) -> None:
        """Wait until the app holds so many sockets open."""
        await self.until(lambda: len(self.listening()) >= count)

    async def _authorize(self, request: web.Request) -> web.Response:
        return await oauth.authorize(self, request)

    async def _response(self, request: web.Request) -> web.StreamResponse:
        try:
            body = json.loads(await request.text()) or {}
        except ValueError:
            return web.Response(status=400, text="invalid_payload")
        call = Call("response_url", body, "")
        self.calls.append(call)
        fault = self.faults.take("response_url")
        await _suffer(fault, request, "before")
        if fault.error or fault.status:
            return web.Response(status=fault.status or 404, text=fault.error)
        try:
            respond(self, request.match_info["name"], body)
        except Refuse as no:
            self.refuse("response_url", no, body)
            call.answer = _refusal(no)
            gone = no.error in {"used_url", "expired_url", "invalid_url", "no_service"}
            return web.Response(status=404 if gone else 400, text=json.dumps({"ok": False, "error": no.error}))
        call.answer = {"ok": True}
        self.changed()
        await _suffer(fault, request, "after")
        return web.Response(text="ok")

    async def _upload(self, request: web.Request) -> web.Response:
        file: File | None = self.files.get(request.match_info["file"])
        if file is None or file.done:
            self.refuse("upload", Refuse("file_not_found", "this upload address is not good"), {})
            return web.Response(status=404, text="not found")
        fault = self.faults.take("upload")
        if fault.status or fault.error:
            return web.Response(status=fault.status or 500, text=fault.error)
        if request.content_type.startswith("multipart/"):
            form = await request.post()
            part = next(one for one in form.values() if isinstance(one, web.FileField))
            file.content = part.file.read()
        else:
            file.content = await request.read()
        return web.Response(text=f"OK - {len(file.content)}")


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


async def _suffer(fault: Fault, request: web.Request, when: str) -> None:
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


def _refusal(no: Refuse) -> Json:
    more = {key: value for key, value in no.more.items() if key != "retry_after"}
    return {"ok": False, "error": no.error, **more, "response_metadata": {"messages": [f"[ERROR] {no.reason}"]}}


def _scope_headers(slack: SlackDouble, method: str, token: Token | None) -> dict[str, str]:
    if token is None:
        return {}
    wanted = ",".join(slack.methods[method].scopes)
    return {"x-oauth-scopes": ",".join(sorted(token.scopes)), "x-accepted-oauth-scopes": wanted}
