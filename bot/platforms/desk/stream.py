"""Server-sent events (WHATWG HTML, 9.2): one JSON object an event, and a comment in long silences."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress

from aiohttp import web

QUIET = 15.0  # seconds after which a silent stream says that it lives


async def send_events(
    request: web.Request, events: AsyncIterator[Mapping[str, object]], quiet: float = QUIET
) -> web.StreamResponse:
    """Stream the events until they end or the page goes away."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"})
    await response.prepare(request)
    with suppress(ConnectionResetError):
        await response.write(b"retry: 3000\n\n")
        await _pump(response, events, quiet)
    return response


async def _pump(response: web.StreamResponse, events: AsyncIterator[Mapping[str, object]], quiet: float) -> None:
    following = asyncio.ensure_future(anext(events, None))
    try:
        while True:
            done, _ = await asyncio.wait({following}, timeout=quiet)
            if not done:
                await response.write(b": still here\n\n")
                continue
            event = following.result()
            if event is None:
                return
            await response.write(f"data: {json.dumps(event)}\n\n".encode())
            following = asyncio.ensure_future(anext(events, None))
    finally:
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
