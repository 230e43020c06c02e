"""The double itself: one aiohttp server on loopback with all that a bot talks to."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.doubles.discord.buckets import Buckets
from tests.doubles.discord.faults import Faults
from tests.doubles.discord.kept import Json, Refuse
from tests.doubles.discord.rest import Rest
from tests.doubles.discord.specs import Spec


class DiscordDouble(Rest):
    """A Discord on loopback: ``async with DiscordDouble() as discord: with discord.pointed(): client = Client(…)``.

    specs: the folder of discord-openapi.json, or the file, or None.  clock: Discord's clock in seconds since 1970, the
    machine's unless given.  It begins with one guild, the people mara and ines (its owner) and the channel city-desk.
    """

    def __init__(self, specs: Path | None = None, *, clock: Callable[[], float] | None = None, port: int = 0) -> None:
        super().__init__(clock)
        self.spec = Spec(specs) if specs else None
        self.port = port
        self.faults, self.buckets = Faults(), Buckets()
        self.given, self.invalid_at, self.uploads = [], [], {}
        self.mara = self.add_user("mara", global_name="Mara Lindqvist")
        self.ines = self.add_user("ines", global_name="Ines Okoro")
        self.home = self.add_guild("Tidewater Post", self.ines, channel="city-desk")
        self.home.members = {self.mara.id: set(), **self.home.members}
        self.desk = self.channel

    # --- up and down ----------------------------------------------------------------------------------------------

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=200 * 1024**2)
        for method, path in self.routes():
            app.router.add_route(method, f"/api/v10{path}", partial(self.call, path=path))
        app.router.add_get("/gateway", self.talk)
        app.router.add_get("/resume", self.talk)
        app.router.add_get("/attachments/{channel}/{file}/{name}", self._attachment)
        self.more_routes(app)
        app.router.add_route("*", "/api/{rest:.*}", self._unknown)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.origin = f"http://127.0.0.1:{self.port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for fault in self.faults.waiting:
            if fault.gate:
                fault.gate.open()
        for task in list(self.tasks):
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        for socket in list(self.sockets):
            await socket.channel.close()
        await self._runner.cleanup()
        if self.slips and error is None:
            raise AssertionError("the double itself was wrong:\n" + "\n".join(self.slips[:10]))

    def more_routes(self, app: web.Application) -> None:
        """Called before the server starts, for doubles that answer more than Discord does."""

    @property
    def api_url(self) -> str:
        """Where REST is."""
        return f"{self.origin}/api/v10"

    @contextmanager
    def pointed(self, quick: bool = True) -> Iterator[None]:
        """Let discord.py talk to the double meanwhile, and put back what was.

        quick: a client that has to IDENTIFY again does so at once, not after five seconds.
        """
        import discord  # noqa: PLC0415 - the double alone needs none
        import yarl  # noqa: PLC0415

        changes: list[tuple[Any, str, Any]] = [
            (discord.http.Route, "BASE", self.api_url),
            (discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(self.gateway_url)),
        ]
        if quick:
            changes.append((discord.Client, "before_identify_hook", _at_once))
        before = [(of, name, getattr(of, name)) for of, name, _ in changes]
        for of, name, value in changes:
            setattr(of, name, value)
        try:
            yield
        finally:
            for of, name, value in before:
                setattr(of, name, value)
            # A client whose line broke just as it was closed would go on sending heartbeats from its thread.
            for thread in threading.enumerate():
                if isinstance(thread, discord.gateway.KeepAliveHandler):
                    thread.stop()

    # --- the rest ---------------------------------------------------------------------------------------------------

    async def _unknown(self, request: web.Request) -> web.Response:
        no = Refuse(501, 0, f"the double does not answer {request.method} {request.path}")
        self.refuse(f"{request.method} {request.path}", no)
        body = f'{{"code": 0, "message": "{no.reason}"}}'
        return web.Response(status=501, body=body.encode(), headers={"Content-Type": "application/json"})

    async def _attachment(self, request: web.Request) -> web.Response:
        wanted = request.match_info["file"]
        there = (file for one in self.channels.values() for message in one.kept for file in message.attachments)
        found = self.uploads.get(wanted) or next((one for one in there if one.id == wanted), None)
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found.content, content_type=found.content_type)

    def check_dispatched(self, event: str, data: Json) -> None:
        """Hold what is dispatched against the specification."""
        if self.spec is not None:
            self.slips += self.spec.dispatch_faults(event, data)


async def _at_once(self: Any, shard_id: int | None, *, initial: bool = False) -> None:
    """In the place of discord.py's five seconds."""
