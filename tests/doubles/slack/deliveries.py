"""Bringing payloads to the app: over any of its sockets, or as signed HTTP."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Coroutine
from typing import Any
from urllib.parse import urlencode

import aiohttp

from tests.doubles.slack.acks import settle
from tests.doubles.slack.given import Given
from tests.doubles.slack.kept import Channel, Json, Message, Refuse, Team, Trigger, User, View
from tests.doubles.slack.oauth import OAuthState
from tests.doubles.slack.response_urls import ResponseUrl
from tests.doubles.slack.sockets import Line, Socket, envelope


class Deliveries(Line, OAuthState):
    """What Slack sends, and how.

    deliver_to: where signed HTTP goes; None: over Socket Mode.  signing: "good", or for a forger's request "stale",
    "wrong" or "missing".  cuts: "before_ack" or "after_ack" for each of the next deliveries: where the socket breaks.
    patience: seconds to wait for the app to connect before a delivery counts as failed.
    """

    deliver_to: str | None = None
    signing = "good"
    patience = 5.0
    commands_replace = False
    origin = ""
    cuts: list[str]
    given: list[Given]
    response_urls: dict[str, ResponseUrl]
    http: aiohttp.ClientSession | None = None
    _tasks: set[asyncio.Task[None]]

    # --- what goes along ----------------------------------------------------------------------------------------------

    def new_trigger(self, team: Team, user: User, view: View | None = None) -> str:
        """A trigger_id, good for three seconds from now."""
        name = f"{self.next_id('')}.{self.next_id('')}.{hashlib.sha256(self.next_id('t').encode()).hexdigest()[:32]}"
        self.triggers[name] = Trigger(name, team.id, user.id, self.now(), view)
        return name

    def new_response_url(self, team: Team, channel: Channel, user: User, message: Message | None = None) -> str:
        """A response_url, good for five answers in thirty minutes."""
        name = self.next_id("R")
        self.response_urls[name] = ResponseUrl(name, team, channel, user.id, self.now(), message)
        return f"{self.origin}/response/{name}"

    # --- sending ------------------------------------------------------------------------------------------------------

    def deliver(self, kind: str, payload: Json, user: User | None = None, retry: int = 0, reason: str = "") -> Given:
        """Send a payload, and give what will tell how it went."""
        given = Given(self, kind, payload, user.id if user else "", retry=retry, retry_reason=reason)
        given.envelope = self.next_id("envelope-")
        url = self.response_urls.get(given.response_url.rsplit("/", 1)[-1])
        if url is not None and url.given is None:
            url.given = given
        self.given.append(given)
        self.background(self._over_http(given) if self.deliver_to else self._over_socket(given))
        return given

    def background(self, doing: Coroutine[Any, Any, None]) -> None:
        """Do something without waiting for it; the double waits at its end."""
        task = asyncio.get_running_loop().create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _over_socket(self, given: Given) -> None:
        try:
            await self.until(self.listening, self.patience)
        except TimeoutError:
            self._fail(given, "dispatch_failed: the app holds no socket open")
            return
        socket = self.next_socket()
        if socket is None:
            self._fail(given, "dispatch_failed: the app holds no socket open")
            return
        cut = self.cuts.pop(0) if self.cuts else ""
        self.under_way[given.envelope] = given, socket
        given.sent_at = asyncio.get_running_loop().time()
        try:
            await socket.channel.send_json(envelope(given))
        except (ConnectionError, RuntimeError):
            self._fail(given, "the socket broke")
            return
        if cut == "before_ack":
            await self.cut(socket)
        elif cut == "after_ack":
            await self.until(lambda: given.acked_at is not None)
            await self.cut(socket)

    async def cut(self, socket: Socket) -> None:
        """Close one socket; what is under way on it counts as lost, though an answer may come over another."""
        self.lose(socket)
        await socket.channel.close()

    def lose(self, socket: Socket) -> None:
        """Nothing more goes over a socket."""
        socket.open_ = False
        for given, over in list(self.under_way.values()):
            if over is socket:
                self._fail(given, "the socket closed before an acknowledgement")

    async def _over_http(self, given: Given) -> None:
        assert self.http is not None
        assert self.deliver_to is not None
        body, content_type = written(given)
        headers = {"Content-Type": content_type, **self.signed(body)}
        if given.retry:
            headers |= {"X-Slack-Retry-Num": str(given.retry), "X-Slack-Retry-Reason": given.retry_reason}
        given.sent_at = asyncio.get_running_loop().time()
        try:
            async with self.http.post(self.deliver_to, data=body.encode(), headers=headers) as answer:
                given.status, text = answer.status, await answer.text()
                is_json = answer.content_type == "application/json"
        except (aiohttp.ClientError, TimeoutError) as no:
            self._fail(given, f"no answer over HTTP: {no!r}")
            return
        if given.status != 200:
            self._fail(given, f"HTTP {given.status}: {text[:200]}")
            return
        self.acknowledge(given, json.loads(text) if is_json and text else {"text": text} if text else {})

    def signed(self, body: str) -> dict[str, str]:
        """The headers of a request as ``signing`` says."""
        # The library that checks it knows no clock but the machine's.
        stamp = str(int(time.time()) - (600 if self.signing == "stale" else 0))
        secret = "another" if self.signing == "wrong" else self.signing_secret
        digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        if self.signing == "missing":
            return {}
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}

    # --- what comes back ----------------------------------------------------------------------------------------------

    def acknowledge(self, given: Given, payload: Json) -> None:
        """Note an acknowledgement and do what it says."""
        given.acked_at, given.ack = asyncio.get_running_loop().time(), payload
        try:
            settle(self, given)
        except Refuse as no:
            self.refuse("ack", no, payload)
        self.changed()

    def _fail(self, given: Given, why: str) -> None:
        if given.acked_at is None and not given.failed:
            given.failed = why
        self.changed()


def written(given: Given) -> tuple[str, str]:
    """A delivery as the body of an HTTP request, and its content type."""
    if given.kind == "slash_commands":
        return urlencode(given.payload), "application/x-www-form-urlencoded"
    if given.kind == "interactive":
        return urlencode({"payload": json.dumps(given.payload)}), "application/x-www-form-urlencoded"
    return json.dumps(given.payload), "application/json"
