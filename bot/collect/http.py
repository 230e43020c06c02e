"""Polite HTTP: one guarded GET at a time, with every size and every wait bounded."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import aiohttp
from yarl import URL

from bot.collect import guard, words
from bot.collect.lanes import Lanes, TooBusy
from bot.collect.settings import Settings
from bot.collect.unpack import Unpackable, Unpacker, unpack_all
from bot.collect.urls import canonical, parse, shown
from bot.collect.words import Trouble
from bot.ports.clock import Clock
from bot.ports.collector import Validators
from summaries.errors import BadInput

PERMANENT, REDIRECTS = frozenset({301, 308}), frozenset({301, 302, 303, 307, 308})
NO_VALIDATORS = Validators()
LISTING = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
PAGE = "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a GET brought back.  moved_to: canonical, where every redirect on the way was a permanent one."""

    url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    validators: Validators = NO_VALIDATORS
    moved_to: str = ""

    @property
    def not_modified(self) -> bool:
        """A 304: what we have is current."""
        return self.status == 304


Gate = Callable[[URL], Awaitable[float]]


async def open_gate(url: URL) -> float:
    """Lets every address through, with no spacing of its own."""
    return 0.0


class Http:
    """Fetches over two sets of connections: one to the public internet, one to the allowed loopback pairs.

    A connection of the one is never used for an address of the other, so that a name that resolves to this machine
    gains nothing from a pair that is allowed under another name.
    """

    def __init__(self, settings: Settings, clock: Clock, resolver: aiohttp.abc.AbstractResolver | None = None) -> None:
        self._settings, self._clock, self._resolver = settings, clock, resolver
        self._lanes = Lanes(settings.per_host, settings.longest_wait_seconds)
        self._public: aiohttp.ClientSession | None = None
        self._home: aiohttp.ClientSession | None = None

    async def get(
        self,
        url: str,
        accept: str,
        room: int,
        validators: Validators = NO_VALIDATORS,
        gate: Gate = open_gate,
    ) -> Answer:
        """GET an address, following at most ``settings.redirects`` redirects, each checked like the first.

        room: bytes that the body may have.  gate: asked before every hop, gives the seconds that its host wants between
        requests, may raise Trouble.  Raises Trouble for all that is not a success or a 304.
        """
        try:
            at, permanent = parse(url), True
        except BadInput as error:
            raise Trouble(str(error), forbidden=True) from error
        headers = _headers(accept, validators)
        for hop in range(self._settings.redirects + 1):
            home = self._guarded(at)
            spacing = await gate(at)
            answer, location = await self._once(at, home, room, headers, spacing)
            if location is None:
                moved = answer.url if hop and permanent else ""
                return replace(answer, moved_to=moved)
            permanent = permanent and answer.status in PERMANENT
            at = location
        raise Trouble(
            f"{shown(at.host or '')} redirects more than {self._settings.redirects} times: check the address."
        )

    async def close(self) -> None:
        """End all connections."""
        for session in (self._public, self._home):
            if session is not None:
                await session.close()

    async def _once(
        self, url: URL, home: bool, room: int, headers: dict[str, str], spacing: float
    ) -> tuple[Answer, URL | None]:
        host = url.host or ""
        spacing = 0.0 if home else max(spacing, self._settings.spacing_seconds)
        try:
            async with (
                self._lanes.enter(f"{host}:{url.port}", spacing),
                asyncio.timeout(self._settings.total_seconds),
                self._session(home).get(url, headers=headers, allow_redirects=False) as response,
            ):
                return await self._take(url, response, room)
        except TooBusy as busy:
            wait = timedelta(seconds=max(1, round(busy.wait)))
            raise Trouble(f"{shown(host)} is to be left alone for {wait}: we try again later.", 0, wait) from busy
        except Unpackable as error:
            raise Trouble(f"{shown(host)} sent {error}, which we do not read: check the address.") from error
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError, UnicodeError) as error:
            raise _unreachable(host, error, self._settings.total_seconds) from error

    def _guarded(self, url: URL) -> bool:
        try:
            return guard.check(url, self._settings.allow)
        except BadInput as error:
            raise Trouble(str(error), forbidden=True) from error

    async def _take(self, url: URL, response: aiohttp.ClientResponse, room: int) -> tuple[Answer, URL | None]:
        status, host = response.status, url.host or ""
        kept = Validators(_given_back(response, "ETag"), _given_back(response, "Last-Modified"))
        if status in REDIRECTS and "Location" in response.headers:
            return Answer(str(url), status), _target(url, response.headers["Location"])
        if status == 304:
            return Answer(canonical(str(url)), status, validators=kept), None
        if not 200 <= status < 300:
            wait = words.retry_after(response.headers.get("Retry-After", ""), self._clock.now())
            if status in {429, 503} and wait:
                self._lanes.silence(f"{host}:{url.port}", wait.total_seconds())
            raise words.answered(host, status, wait)
        body = await self._body(response, room)
        kind = shown(response.headers.get("Content-Type", ""))
        return Answer(canonical(str(url)), status, body, kind, kept), None

    async def _body(self, response: aiohttp.ClientResponse, room: int) -> bytes:
        caps = self._settings
        unpacker = Unpacker(response.headers.get("Content-Encoding", ""), caps.wire_bytes, room, caps.expansion)
        body = bytearray()
        async for chunk in response.content.iter_chunked(16 * 1024):
            for count, piece in enumerate(unpacker.feed(chunk)):
                body += piece
                if count % 8 == 7:
                    await asyncio.sleep(0)  # unpacking is work: let others run between pieces
        unpacker.finish()
        whole = bytes(body)
        return unpack_all(whole, room, caps.expansion) if whole.startswith(b"\x1f\x8b\x08") else whole

    def _session(self, home: bool) -> aiohttp.ClientSession:
        if home:
            self._home = self._home or self._new_session(
                aiohttp.TCPConnector(
                    socket_factory=guard.loopback_socket(self._settings.allow),
                    resolver=guard.LoopbackNames(self._settings.allow),
                    use_dns_cache=False,
                )
            )
            return self._home
        self._public = self._public or self._new_session(
            aiohttp.TCPConnector(
                limit=self._settings.connections, socket_factory=guard.public_socket, resolver=self._resolver
            )
        )
        return self._public

    def _new_session(self, connector: aiohttp.TCPConnector) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=connector,
            auto_decompress=False,  # we unpack ourselves, within caps
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,  # a proxy would connect for us, past the guard
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._settings.connect_seconds),
            headers={"User-Agent": self._settings.user_agent},
        )


def _headers(accept: str, validators: Validators) -> dict[str, str]:
    headers = {"Accept": accept, "Accept-Encoding": "gzip, deflate, br"}
    if validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def _given_back(response: aiohttp.ClientResponse, name: str) -> str:
    """A validator as it may be sent again: one with letters that no header may hold would fail every later visit."""
    value = response.headers.get(name, "")
    return value if value.isascii() and value.isprintable() and len(value) <= 512 else ""


def _target(url: URL, location: str) -> URL:
    try:
        return parse(str(url.join(URL(location))))
    except (BadInput, ValueError) as error:
        raise Trouble(
            f"{shown(url.host or '')} redirects to something that is not a web address: check the address."
        ) from error


def _unreachable(host: str, error: Exception, total: float) -> Trouble:
    """The sentence for a connection that failed; the causes are looked through because aiohttp wraps them."""
    name, chain = shown(host), _causes(error)
    if any(isinstance(cause, guard.NotPublic) for cause in chain):
        return Trouble(guard.NOT_PUBLIC.format(host=name), forbidden=True)
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return Trouble(f"There is no host called {name}, or its name cannot be looked up now: check the address.")
    if any(isinstance(cause, ssl.SSLError | ssl.CertificateError) for cause in chain):
        return Trouble(f"{name} has no valid certificate: check the address, or ask the publisher.")
    if isinstance(error, TimeoutError):
        return Trouble(f"{name} did not answer in full within {total:.0f} seconds: we try again later.")
    if isinstance(error, aiohttp.ClientConnectorError):
        return Trouble(f"{name} cannot be reached: we try again later.")
    if isinstance(error, aiohttp.ClientPayloadError | aiohttp.ServerDisconnectedError):
        return Trouble(f"{name} broke off its answer: we try again later.")
    return Trouble(f"{name} gave an answer that is not HTTP: check the address.")


def _causes(error: BaseException) -> list[BaseException]:
    """The error and everything it was raised from, groups of alternatives included."""
    found: list[BaseException] = []
    left = [error]
    while left and len(found) < 20:
        one = left.pop()
        found.append(one)
        left += [cause for cause in (one.__cause__, one.__context__, getattr(one, "os_error", None)) if cause]
        left += getattr(one, "exceptions", ())
    return found
