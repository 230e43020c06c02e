"""Who may come in, and what every answer carries: host, session, form token and headers are checked here, once."""

from secrets import token_hex

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from yarl import URL

from bot.platforms.desk.parts import PARTS, SECRET, SETTINGS, VISIT, DeskSettings, Visit
from bot.platforms.desk.render import page, wants_json
from bot.platforms.desk.sessions import form_token, form_token_holds, unseal
from commands.desk import FRESH
from summaries.errors import BadInput, Conflict, NotAllowed, NotFound, StandfirstError, StoreError, Unreachable

log = structlog.get_logger()

OPEN = frozenset({"/healthz", "/metrics", "/enter"})  # reachable without a session; /static/ too
BODY_LIMIT = 512 * 1024  # bytes of a POST: commands are short, a list of a thousand feeds is not

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Nothing leaves for other sites.  Not no-referrer: with that, browsers send "Origin: null" from our own forms.
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

HOW_TO_GET_IN = (
    f"This is a newsroom's desk: to come in, open the address that Standfirst printed when it started. {FRESH}"
)

TITLES = {
    400: "Not understood",
    401: "You are not in yet",
    403: "Refused",
    404: "Not here",
    409: "Not now",
    413: "Too long",
    421: "Not our name",
    500: "Our mistake",
    502: "Not reached",
    503: "Not available",
}
STATUS: tuple[tuple[type[StandfirstError], int], ...] = (
    (BadInput, 400),
    (NotAllowed, 403),
    (NotFound, 404),
    (Conflict, 409),
    (Unreachable, 502),
    (StoreError, 503),
)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Put our headers on every answer, streams and errors included."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    # Ours may be kept, and is asked about each time, so that a new version shows at once.
    response.headers.setdefault("Cache-Control", "no-cache" if request.path.startswith("/static/") else "no-store")


def cookie_name(settings: DeskSettings) -> str:
    """The cookie's name: browsers share cookies between ports, so two desks on one machine need two."""
    return f"standfirst-{settings.port}"


@web.middleware
async def errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every error is a page, or JSON, with one plain sentence; what we did not foresee also gets an id for the log."""
    try:
        return await handler(request)
    except web.HTTPRedirection:
        raise
    except StandfirstError as error:
        status = next((code for kind, code in STATUS if isinstance(error, kind)), 500)
        return await told(request, status, str(error))
    except web.HTTPException as error:
        return await told(request, error.status, _sentence(error))
    except ConnectionResetError:
        raise  # they left; nobody to tell
    except Exception as error:
        number = token_hex(4)
        log.exception("desk_error", id=number, route=route_of(request), kind=type(error).__name__)
        return await told(request, 500, f"Something went wrong on our side; the log has it under the id {number}.")


@web.middleware
async def hosts(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Only requests that ask for a name of ours: a page elsewhere cannot point its own name at this machine."""
    if host_of(request) not in request.app[SETTINGS].hosts:
        return await told(
            request,
            421,
            "The desk does not answer to that name. Use the address that it printed, or set desk.public_url to this.",
        )
    return await handler(request)


@web.middleware
async def sessions(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Only people who are in, save for the few open addresses; their Visit is put on the request."""
    if request.path in OPEN or request.path.startswith("/static/") or mounted(request):
        return await handler(request)
    visit = await visit_of(request)
    if visit is None:
        return await told(request, 401, HOW_TO_GET_IN)
    request[VISIT] = visit
    return await handler(request)


@web.middleware
async def posts(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A POST comes from our own page: same origin where the browser says, and the session's form token always."""
    if request.method != "POST" or mounted(request):
        return await handler(request)
    if not same_origin(request):
        return await told(request, 403, "That form came from another site, so nothing was done.")
    if request.path in OPEN:
        return await handler(request)
    form = await request.post()
    given = form.get("form_token")
    sealed = request.cookies.get(cookie_name(request.app[SETTINGS]), "")
    if not isinstance(given, str) or not form_token_holds(given, sealed, request.app[SECRET]):
        return await told(
            request, 403, "That form is from an older session, so nothing was done. Reload the page and try again."
        )
    return await handler(request)


def mounted(request: web.Request) -> bool:
    """Whether another platform serves this path, and so checks who asks."""
    return any(request.path.startswith(f"{path}/") for path in request.config_dict[PARTS].mounts)


def host_of(request: web.Request) -> str:
    """The name that the request asks for, without port; "" when it is malformed."""
    try:
        return (URL(f"http://{request.host}").host or "").lower()
    except ValueError:
        return ""


def same_origin(request: web.Request) -> bool:
    """Whether the Origin header, where there is one, names this very desk.

    Its public address counts too: proxies may put a name of their own into Host.
    """
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}
    scheme = origin.partition("://")[0]
    public = request.app[SETTINGS].public
    try:
        asked = {URL(f"{scheme}://{request.host}").origin(), *([public.origin()] if public else [])}
        return scheme in {"http", "https"} and URL(origin) in asked
    except ValueError:
        return False


async def visit_of(request: web.Request) -> Visit | None:
    """Who asks, by their cookie and the members of today; None for nobody."""
    secret, parts = request.app[SECRET], request.app[PARTS]
    sealed = request.cookies.get(cookie_name(request.app[SETTINGS]), "")
    session = unseal(sealed, secret, parts.clock.now())
    if session is None:
        return None
    members = await parts.people.members(session.newsroom)
    member = next((member for member in members if member.id == session.member), None)
    return Visit(member, form_token(sealed, secret)) if member else None


async def told(request: web.Request, status: int, sentence: str) -> web.StreamResponse:
    """One plain sentence, as a page or as JSON."""
    if wants_json(request):
        return web.json_response({"error": sentence}, status=status)
    return page(request, "told.html", {"title": TITLES.get(status, "Not done"), "sentence": sentence}, status=status)


def route_of(request: web.Request) -> str:
    """The route's pattern: what a log may say of an address, for the address itself may carry a token."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "unknown"


def _sentence(error: web.HTTPException) -> str:
    known = {
        404: "There is no page at this address. The stories are on the desk's first page.",
        405: "This address does not take that kind of request.",
        413: f"That is more than the desk takes at once ({BODY_LIMIT // 1024} KB).",
    }
    return known.get(error.status, error.reason)


MIDDLEWARES: tuple[Middleware, ...] = (errors, hosts, sessions, posts)
