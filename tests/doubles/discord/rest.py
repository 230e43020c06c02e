"""REST: every call is checked, answered by its family, and goes wrong where the test says so."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from aiohttp import BodyPartReader, web

from tests.doubles.discord import callbacks, commands, messages, people, threads, webhooks
from tests.doubles.discord.answers import ANSWERS, Ask, Reply
from tests.doubles.discord.buckets import Bucket, Buckets
from tests.doubles.discord.faults import Fault, Faults, Gate
from tests.doubles.discord.kept import Attachment, Call, Json, Refuse, invalid
from tests.doubles.discord.specs import Spec
from tests.doubles.discord.touched import Touched

FAMILIES = (callbacks, commands, messages, people, threads, webhooks)
#: What the interaction's own token opens, without the bot's.
BY_TOKEN = ("/interactions/{interaction_id}/", "/webhooks/{webhook_id}/{webhook_token}")
MOST_INVALID = 10_000


class Rest(Touched):
    """Verbs for what goes wrong, and the answering of calls.

    banned: every call gets a 429 without Via, as from an address that Discord's edge shut out; so it goes by itself
    after 10,000 answers of 401, 403 or 429 in ten minutes.
    """

    spec: Spec | None
    faults: Faults
    buckets: Buckets
    banned = False
    invalid_at: list[float]

    # --- what goes wrong on request -------------------------------------------------------------------------------

    def fail(
        self,
        route: str,
        status: int = 500,
        code: int = 0,
        times: int | None = 1,
        retry_after: float | None = None,
        scope: str = "user",
    ) -> None:
        """The next calls to a route are refused.

        route: "POST /channels/{channel_id}/messages", or its end, "@original" or "callback", or "*".  A 429 has
        retry_after and scope: "user", "shared", "global", or "cloudflare" for one without Via.
        """
        self.faults.waiting.append(Fault(route, status, code, retry_after, scope, times=times))

    def delay(self, route: str, seconds: float, times: int | None = 1) -> None:
        """The next calls to a route take so long."""
        self.faults.waiting.append(Fault(route, delay=seconds, times=times))

    def drop(self, route: str, times: int | None = 1, done: bool = True) -> None:
        """The next calls to a route are done (or not), and the connection breaks without an answer."""
        self.faults.waiting.append(Fault(route, lost="after" if done else "before", times=times))

    def hold(self, route: str) -> Gate:
        """The next call to a route waits at a gate that the test opens."""
        gate = Gate()
        self.faults.waiting.append(Fault(route, gate=gate))
        return gate

    def limit(self, route: str, most: int, seconds: float) -> None:
        """From now on a bucket of a route holds so many calls in so many seconds."""
        self.buckets.limits[route] = most, seconds
        self.buckets.kept = {key: one for key, one in self.buckets.kept.items() if key[0] != route}

    def limit_over_all(self, most: int | None = 50, seconds: float = 1.0) -> None:
        """From now on the bot has so many calls in so many seconds over all routes; None for no limit."""
        self.buckets.global_most, self.buckets.global_seconds = most, seconds

    # --- the calls ----------------------------------------------------------------------------------------------

    def routes(self) -> list[tuple[str, str]]:
        """Method and path of all that is answered, those without parameters first."""
        pairs = [(method, path) for method, path in (one.split(" ", 1) for one in ANSWERS)]
        return sorted(pairs, key=lambda one: (one[1].count("{"), one[1]))

    async def call(self, request: web.Request, path: str) -> web.StreamResponse:
        """Answer one call."""
        route = f"{request.method} {path}"
        call = Call(route, dict(request.match_info), dict(request.query), None)
        call.reason = request.headers.get("X-Audit-Log-Reason", "")
        self.calls.append(call)
        bucket = self.buckets.bucket(route, call.where)
        try:
            ask = await _asked(request, route)
            call.body, call.files = ask.rows or ask.body, [one.filename for one in ask.files.values()]
            fault = self.faults.take(route)
            await suffer(fault, request, "before")
            if fault.status:
                return self._failed(call, fault, bucket)
            if limited := self._limited(call, bucket):
                return limited
            self._known(request, route)
            reply = self._answered(ask, call)
        except Refuse as no:
            return self._refused(call, no, bucket)
        except (AttributeError, LookupError, TypeError, ValueError, AssertionError) as no:
            # A fault of the double, or a body too strange for it: it is told when the double goes, not tried again.
            self.slips.append(f"{route}: {no!r} of {str(call.body)[:300]}")
            return self._refused(call, Refuse(501, 0, f"the double failed: {no!r}"), bucket)
        self.changed()
        await suffer(fault, request, "after")
        return self._written(call, reply.status, reply.body, bucket)

    def _answered(self, ask: Ask, call: Call) -> Reply:
        """What a route answers.  Raises Refuse."""
        if ask.route not in ANSWERS:
            raise Refuse(501, 0, f"the double does not answer {ask.route}")
        if self.spec is not None and (faults := self.spec.request_faults(ask)):
            raise invalid(faults)
        reply = ANSWERS[ask.route](self, ask)
        if self.spec is not None:
            self.slips += self.spec.response_faults(ask.route, reply.status, reply.body)
        return reply

    def _known(self, request: web.Request, route: str) -> None:
        """Raises Refuse 401 unless the call shows the bot's token, or an interaction's where that is enough."""
        if route == "GET /gateway" or any(part in route for part in BY_TOKEN):
            return
        if request.headers.get("Authorization") != f"Bot {self.token}":
            raise Refuse(401, 0, "401: Unauthorized")

    def _limited(self, call: Call, bucket: Bucket) -> web.Response | None:
        now = self.now()
        if self.banned:
            return _cloudflare(call)
        if wait := self.buckets.over_all(call.route, now):
            return self._too_many(call, wait, "global", bucket)
        if wait := bucket.take(now):
            return self._too_many(call, wait, "user", bucket)
        return None

    def _too_many(self, call: Call, wait: float, scope: str, bucket: Bucket) -> web.Response:
        if scope == "cloudflare":
            return _cloudflare(call)
        body = {
            "message": "You are being rate limited.",
            "retry_after": round(wait, 3),
            "global": scope == "global",
            "code": 0,
        }
        more = {"Retry-After": str(max(1, round(wait))), "X-RateLimit-Scope": scope}
        if scope == "global":
            more["X-RateLimit-Global"] = "true"
        self._count_invalid(429, scope)
        return self._written(call, 429, body, bucket, more)

    def _failed(self, call: Call, fault: Fault, bucket: Bucket) -> web.Response:
        if fault.status == 429 and not fault.code:
            return self._too_many(call, 0.01 if fault.retry_after is None else fault.retry_after, fault.scope, bucket)
        if fault.status >= 500:
            call.status = fault.status
            return web.Response(status=fault.status, text="upstream trouble", headers={"Via": "1.1 google"})
        more: Json = {} if fault.retry_after is None else {"retry_after": fault.retry_after, "global": False}
        return self._error(call, Refuse(fault.status, fault.code, "as the test asked", **more), bucket)

    def _refused(self, call: Call, no: Refuse, bucket: Bucket) -> web.Response:
        self.refuse(call.route, no, call.body)
        return self._error(call, no, bucket)

    def _error(self, call: Call, no: Refuse, bucket: Bucket) -> web.Response:
        body: Json = {"code": no.code, "message": no.reason.split(": ")[0] if no.faults else no.reason, **no.more}
        if no.faults:
            body["errors"] = nested(no.faults)
        more = {"Retry-After": str(max(1, round(no.more["retry_after"])))} if "retry_after" in no.more else {}
        if no.status == 429:
            more["X-RateLimit-Scope"] = "user"
        self._count_invalid(no.status)
        if self.spec is not None and no.status < 500:
            # Discord names faults of a field by words; the specification has numbers there.
            told = {key: value for key, value in body.items() if key != "errors"}
            self.slips += self.spec.response_faults(call.route, no.status, told)
        return self._written(call, no.status, body, bucket, more)

    def _count_invalid(self, status: int, scope: str = "user") -> None:
        """Count towards the shutting out of the address."""
        if status not in {401, 403, 429} or scope == "shared":
            return
        now = self.now()
        self.invalid_at[:] = [at for at in self.invalid_at if now - at < 600] + [now]
        self.banned = self.banned or len(self.invalid_at) >= MOST_INVALID

    def _written(
        self, call: Call, status: int, body: Any, bucket: Bucket, more: Mapping[str, str] | None = None
    ) -> web.Response:
        call.status, call.answer = status, body
        headers = {"Via": "1.1 google", **bucket.headers(self.now()), **(more or {})}
        if body is None:
            return web.Response(status=status, headers=headers)
        # discord.py reads JSON only where the type is this to the letter, without a charset.
        headers["Content-Type"] = "application/json"
        return web.Response(status=status, body=json.dumps(body).encode(), headers=headers)


def _cloudflare(call: Call) -> web.Response:
    call.status, call.answer = 429, "error code: 1015"
    return web.Response(status=429, text="error code: 1015", headers={"Retry-After": "600"})


def nested(faults: list[tuple[str, str]]) -> Json:
    """Faults as Discord nests them: {"components": {"0": {"_errors": [{"code", "message"}]}}}."""
    tree: Json = {}
    for where, what in faults:
        here = tree
        for part in [one for one in where.split("/") if one] or ["_"]:
            here = here.setdefault(part, {})
        here.setdefault("_errors", []).append({"code": "BASE_TYPE_BAD", "message": what})
    return tree


async def _asked(request: web.Request, route: str) -> Ask:
    """A call's JSON and files.  Raises Refuse for what cannot be read."""
    ask = Ask(route, dict(request.match_info), dict(request.query))
    read: Any = None
    try:
        if request.content_type == "multipart/form-data":
            read = await _parts(request, ask)
        elif request.can_read_body:
            if request.content_type != "application/json":
                raise invalid([("Content-Type", f"{request.content_type} is not application/json")])
            read = json.loads(await request.text() or "null")
    except ValueError as no:
        raise Refuse(400, 50109, "The request body contains invalid JSON.") from no
    if isinstance(read, list):
        ask.rows = read
    elif isinstance(read, dict):
        ask.body = read
    return ask


async def _parts(request: web.Request, ask: Ask) -> Any:
    read: Any = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        name = part.name or ""
        if name == "payload_json":
            read = json.loads(await part.text())
        elif name.startswith("files[") and name.endswith("]"):
            kind = part.headers.get("Content-Type", "application/octet-stream")
            number = name[6:-1]
            ask.files[number] = Attachment("", part.filename or name, bytes(await part.read(decode=True)), kind)
        else:
            raise invalid([(name, "is no part of a form that the double knows")])
    return read


async def suffer(fault: Fault, request: web.Request, when: str) -> None:
    """What a fault does before or after a call is done."""
    if when == "before" and fault.gate:
        await fault.gate.wait()
    if when == "before" and fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.lost == when and request.transport is not None:
        request.transport.abort()
        raise web.HTTPServiceUnavailable
