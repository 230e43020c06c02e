"""What machines and open pages ask of the desk: its health, its counters, and news as it happens."""

import asyncio
from collections.abc import AsyncIterator, Mapping

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.platforms.desk.live import Listener, Live, State, hello, moved, state_of
from bot.platforms.desk.parts import PARTS, SETTINGS, VISIT
from bot.platforms.desk.place import NAME, place_of
from bot.platforms.desk.stream import send_events
from commands.spec import Actor, Call
from summaries.errors import StandfirstError

log = structlog.get_logger()

LIVE = web.AppKey("live", Live)


async def healthz(request: web.Request) -> web.StreamResponse:
    """Whether the house can do its work: 200, or 503 with what is wrong."""
    health = await request.app[PARTS].health()
    words = {
        "ok": health.ok,
        "version": health.version,
        "database": health.database,
        "source_lag_seconds": int(health.source_lag.total_seconds()),
        "failing_sources": health.failing_sources,
        "deliveries_owed": health.owed,
    }
    return web.json_response(words, status=200 if health.ok else 503)


async def metrics(request: web.Request) -> web.StreamResponse:
    """The counters in Prometheus' text format."""
    body = generate_latest(request.app[PARTS].registry)
    return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})


async def live(request: web.Request) -> web.StreamResponse:
    """Tell an open page what moved, until it or the desk goes."""
    room = request.app[LIVE]
    listener = room.join(request[VISIT].member.newsroom)
    if listener is None:
        raise web.HTTPServiceUnavailable(reason="Too many pages are open; this one must be reloaded to show news.")
    try:
        return await send_events(request, _news(await _hello(request), listener))
    finally:
        room.leave(listener)


async def _news(first: Mapping[str, object], listener: Listener) -> AsyncIterator[Mapping[str, object]]:
    yield first
    async for event in listener.events():
        yield event


async def _hello(request: web.Request) -> Mapping[str, object]:
    place = await place_of(request)
    call = place.call("stories")
    state = state_of(await place.newsroom.stories(call), await place.newsroom.offers(call))
    newest = {}
    for channel in place.channels:
        posts = await request.app[PARTS].posts.list(place.member.newsroom, channel.id, 1)
        newest[channel.id] = posts[0].id if posts else 0
    return hello(state, newest)


async def watch(app: web.Application) -> None:
    """Look again and again at the stories of newsrooms that have a page open, and tell the pages what moved.

    Looking at the database, rather than being told, also sees what another process collected.
    """
    before: dict[int, State] = {}
    while True:
        await asyncio.sleep(app[SETTINGS].look_every.total_seconds())
        try:
            before = await look(app, before)
        except Exception as error:  # open pages must go on hearing of news once it is over
            log.warning(
                "desk_watch", problem=str(error) if isinstance(error, StandfirstError) else type(error).__name__
            )


async def look(app: web.Application, before: dict[int, State]) -> dict[int, State]:
    """One look: tells what moved since ``before``, and gives the new state of each newsroom with a page open."""
    parts, room, found = app[PARTS], app[LIVE], {}
    for newsroom in room.newsrooms:
        call = Call("stories", Actor("0", NAME, "reader", 0), 0, {}, parts.clock.now())
        door = parts.newsroom_for(newsroom)
        found[newsroom] = state_of(await door.stories(call), await door.offers(call))
        if newsroom in before:
            room.tell(newsroom, *moved(before[newsroom], found[newsroom]))
    return found
