"""Charts on the desk's pages: a picture whose whole data stands in its address, so that nothing has to be kept."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence

from aiohttp import web

from bot.platforms import pictures
from bot.platforms.chart_colours import DAY, NIGHT
from bot.platforms.chart_spec import MOST_BARS
from bot.platforms.chart_stack import NAME
from commands.reply import Bar, Chart
from summaries.errors import NotFound

MOST_PARTS = 5
_LONGEST = 4_000  # characters of an address that every browser and proxy takes


def chart_href(chart: Chart) -> str:
    """Where the chart's picture is; "" where none can be drawn, and its words stand alone."""
    bars = [[bar.label[:20], bar.value, [*bar.parts], [*bar.pale]] for bar in chart.bars[-MOST_BARS:]]
    parts = [part[:NAME] for part in chart.parts]
    code = urlsafe_b64encode(json.dumps([chart.title[:80], parts, bars], separators=(",", ":")).encode()).decode()
    return f"/charts/{code}.svg" if bars and len(code) < _LONGEST and pictures.available() else ""


async def chart(request: web.Request) -> web.StreamResponse:
    """The picture as SVG, for day or night; nothing in it runs or fetches, and the page's policy forbids both."""
    colours = NIGHT if request.query.get("look") == "night" else DAY
    drawn = await pictures.svg(_chart_of(request.match_info["code"]), colours=colours)
    if drawn is None:
        raise NotFound("The chart could not be drawn; the log says why.")
    return web.Response(text=drawn, content_type="image/svg+xml", headers={"Cache-Control": "private, max-age=86400"})


def _chart_of(code: str) -> Chart:
    """What an address holds.  Raises NotFound for anything but what ``chart_href`` gives."""
    try:
        title, parts, bars = json.loads(urlsafe_b64decode(code))
        named = tuple(str(part) for part in parts)
        if len(code) < _LONGEST and isinstance(title, str) and 0 < len(bars) <= MOST_BARS and len(named) <= MOST_PARTS:
            return Chart(title, "", "", tuple(_bar(*bar) for bar in bars), named)
    except (NotBase64, UnicodeDecodeError, ValueError, TypeError, OverflowError, RecursionError):
        pass
    raise NotFound("There is no chart at this address.")


def _bar(label: str, value: float, parts: Sequence[float], pale: Sequence[float]) -> Bar:
    return Bar(str(label), float(value), tuple(map(float, parts)), tuple(map(float, pale)))
