"""Templates and what they may call: everything is escaped, every address checked, every time put in the desk's zone."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp_jinja2
from aiohttp import web
from jinja2 import FileSystemLoader, StrictUndefined

from bot.platforms.desk.charts import chart_href
from bot.platforms.desk.citing import cite_href
from bot.platforms.desk.parts import PARTS
from bot.platforms.harmless import outward
from commands import words as wording
from commands.buttons import Button
from summaries.errors import BadInput

ROOM = Path(__file__).parent


def code(button: Button) -> str:
    """The button's code, or "" for one whose story has too long a name: the page must stand without it."""
    try:
        return button.code
    except BadInput:
        return ""


FILTERS: Mapping[str, Callable[..., str]] = {
    "kind": lambda block: type(block).__name__,
    "outward": outward,
    "cite_href": cite_href,
    "code": code,
    "chart_href": chart_href,
}


def set_up(app: web.Application) -> None:
    """Give the application its templates."""
    aiohttp_jinja2.setup(
        app,
        loader=FileSystemLoader(ROOM / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        filters=FILTERS,
    )


def render(request: web.Request, template: str, context: Mapping[str, Any], zone: str = "UTC") -> str:
    """The template's HTML.  zone: IANA name in which times are shown."""
    now = request.app[PARTS].clock.now()
    words = {
        "now": now,
        "ago": lambda at: wording.ago(at, now),
        "clock": lambda at: wording.clock(at, zone),
        "moment": lambda at: wording.moment(at, now, zone),
        "dated": lambda at: f"{wording.day(at, zone, now)} {wording.clock(at, zone)}",
        "on_day": lambda day: wording.day(datetime.fromisoformat(f"{day}T12:00:00+00:00"), "UTC", now),
        "count": wording.count,
        **context,
    }
    return aiohttp_jinja2.render_string(template, request, words)


def page(
    request: web.Request, template: str, context: Mapping[str, Any], status: int = 200, zone: str = "UTC"
) -> web.Response:
    """A whole page."""
    return web.Response(text=render(request, template, context, zone), status=status, content_type="text/html")


def wants_json(request: web.Request) -> bool:
    """Whether our own script asks, rather than a person's browser."""
    return "application/json" in request.headers.get("Accept", "")
