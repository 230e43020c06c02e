"""The way in: a token, good once, becomes a cookie; and the way out."""

from datetime import UTC, datetime
from secrets import token_hex, token_urlsafe

import structlog
from aiohttp import web
from yarl import URL

from bot.platforms.desk.doors import cookie_name, host_of, visit_of
from bot.platforms.desk.parts import LOOPBACK, PARTS, SECRET, SETTINGS
from bot.platforms.desk.render import page
from bot.platforms.desk.sessions import Session, seal, token_hash
from bot.ports.store import Member, People
from commands.desk import FRESH
from summaries.errors import NotAllowed

log = structlog.get_logger()
USED = f"This way in was used already or has run out. {FRESH}"


async def way_in(people: People, base: URL, member: Member, expires_at: datetime, to: str = "/") -> URL:
    """A fresh address, good once, that lets this member in at ``base`` and leads to the page ``to``."""
    token = token_urlsafe(32)
    await people.issue_token(member.newsroom, member.id, token_hash(token), expires_at)
    query = {"token": token} if to == "/" else {"token": token, "to": to}
    return base.with_path("/enter").with_query(query)


async def enter(request: web.Request) -> web.StreamResponse:
    """Swap the token for a cookie and go on to an address without it.

    On this machine a GET does it.  Elsewhere a GET shows one button, for chat programs look at addresses that people
    send each other, and a look must not use the token up.
    """
    values = request.query if request.method == "GET" else await request.post()
    token, to = str(values.get("token", "")), inward(str(values.get("to", "/")))
    if request.method == "GET" and host_of(request) not in LOOPBACK:
        return page(request, "enter.html", {"token": token, "to": to})
    parts = request.app[PARTS]
    member = await parts.people.redeem_token(token_hash(token), parts.clock.now())
    if member is None and await visit_of(request) is None:
        raise NotAllowed(USED)
    answer = web.Response(status=303, headers={"Location": to, "Referrer-Policy": "no-referrer"})
    if member is not None:  # else they are in already, and opened the first address again
        log.info("desk_entered", member=member.id)
        open_session(request, answer, member)
    return answer


def open_session(request: web.Request, answer: web.Response, member: Member) -> None:
    """Put the session's cookie on an answer.

    SameSite=Lax, not Strict: people follow links from chat to evidence pages, and nothing changes on a GET.
    """
    settings = request.app[SETTINGS]
    expires = whole_seconds(request.app[PARTS].clock.now() + settings.session)
    sealed = seal(Session(member.newsroom, member.id, expires, token_hex(8)), request.app[SECRET])
    public = settings.public
    secure = public is not None and public.scheme == "https" and host_of(request) == public.host
    answer.set_cookie(
        cookie_name(settings),
        sealed,
        max_age=int(settings.session.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=secure,
        path="/",
    )


async def leave(request: web.Request) -> web.StreamResponse:
    """Forget the session in this browser."""
    answer = web.Response(status=303, headers={"Location": "/"})
    answer.del_cookie(cookie_name(request.app[SETTINGS]), path="/")
    return answer


def inward(to: str) -> str:
    """An address of this desk, never of another site: a path with its query, or "/"."""
    if not to.startswith("/") or to.startswith(("//", "/\\", "/enter")) or any(ord(char) < 33 for char in to):
        return "/"
    return to


def whole_seconds(moment: datetime) -> datetime:
    """The moment in whole seconds, as the cookie keeps it."""
    return moment.astimezone(UTC).replace(microsecond=0)
