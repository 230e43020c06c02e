"""The double itself: one aiohttp server on loopback with all that an app talks to."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

from tests.doubles.slack import oauth
from tests.doubles.slack.faults import Faults
from tests.doubles.slack.kept import Call, File, Refuse
from tests.doubles.slack.methods import own, specified
from tests.doubles.slack.response_urls import respond
from tests.doubles.slack.sockets import Socket, hello, next_ack
from tests.doubles.slack.web_api import WebApi, refusal, suffer


class SlackDouble(WebApi):
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
        app.router.add_route("*", "/api/{method}", self.call)
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
        await suffer(fault, request, "before")
        if fault.error or fault.status:
            return web.Response(status=fault.status or 404, text=fault.error)
        try:
            respond(self, request.match_info["name"], body)
        except Refuse as no:
            self.refuse("response_url", no, body)
            call.answer = refusal(no)
            gone = no.error in {"used_url", "expired_url", "invalid_url", "no_service"}
            return web.Response(status=404 if gone else 400, text=json.dumps({"ok": False, "error": no.error}))
        call.answer = {"ok": True}
        self.changed()
        await suffer(fault, request, "after")
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
