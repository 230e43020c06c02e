"""A chart as a Vega-Lite specification: bars in their order, readable on a phone, in the desk's colours.  Pure.

What comes from outside stands in the specification as data and as literal titles, never as an expression, a field
or an address, and all data is inline: there is nothing in it that could be computed or fetched.
"""

import math
from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from bot.platforms.chart_colours import DAY, NIGHT, Colours
from bot.platforms.chart_stack import stacked
from bot.platforms.harmless import tame
from commands.reply import Bar, Chart

__all__ = ["DAY", "FONT", "MOST_BARS", "NIGHT", "Colours", "specification"]

Json = dict[str, Any]
FONT = "Segoe UI, Helvetica Neue, Noto Sans, Liberation Sans, Arial, sans-serif"
MOST_BARS = 60
_LABEL = 20  # characters of a bar's label
_COLUMNS = 7  # characters of a label that fits below a column; longer ones stand beside rows
_ROWS = 14  # bars that may be rows
_LETTER = 7.4  # width of a letter in the label's size, in pixels
_WIDEST = 56  # pixels of a column: three of them must not be walls


def specification(chart: Chart, width: int, colours: Colours = DAY, *, caption: bool = True) -> Json:
    """The chart at ``width`` pixels.

    caption: with its words below the title, on a sheet of its own, for a picture that stands alone.
    """
    bars = chart.bars[-MOST_BARS:]
    rows = not chart.parts and len(bars) <= _ROWS and any(len(tame(bar.label).strip()) > _COLUMNS for bar in bars)
    layers, height = _rows(bars, width, colours) if rows else _columns(chart, bars, width, colours)
    return {
        "width": width - 32,
        "height": height,
        "padding": {"left": 16, "right": 16, "top": 16, "bottom": 14},
        "autosize": {"type": "fit-x", "contains": "content"},
        "background": colours.sheet if caption else None,  # a page's own paper shows through
        "title": _title(chart, width, colours, caption=caption),
        "data": {"values": _data(bars, width, rows=rows)},
        "layer": layers,
        "config": {"view": {"stroke": None}, "font": FONT},
    }


def _title(chart: Chart, width: int, colours: Colours, *, caption: bool) -> Json:
    lines = wrap(tame(chart.words).strip(), max(20, int(width / 7.2)))[:4] if caption else []
    return {
        "text": tame(chart.title).strip()[:80],
        "subtitle": lines,
        "anchor": "start",
        "frame": "group",
        "fontSize": 17,
        "fontWeight": 600,
        "color": colours.ink,
        "subtitleFontSize": 13.5,
        "subtitleColor": colours.soft,
        "subtitlePadding": 6,
        "subtitleLineHeight": 19,
        "offset": 16,
    }


def _data(bars: Sequence[Bar], width: int, *, rows: bool) -> list[Json]:
    values = [bar.value if math.isfinite(bar.value) and bar.value > 0 else 0.0 for bar in bars]
    peak = max(values, default=0.0)
    room = (width - 32) / max(1, len(bars))
    every = 1 if rows else _every(bars, room)
    crowded = not rows and room < 26
    return [
        {
            "place": at,
            "value": value,
            # The newest bar is always named, and from there every so many.
            "label": tame(bar.label).strip()[:_LABEL] if (len(bars) - 1 - at) % every == 0 else "",
            "number": _number(value) if value and (not crowded or value == peak) else "",
        }
        for at, (bar, value) in enumerate(zip(bars, values, strict=True))
    ]


def _every(bars: Sequence[Bar], room: float) -> int:
    longest = max((len(tame(bar.label).strip()) for bar in bars), default=1)
    return max(1, math.ceil((min(longest, _LABEL) + 1.5) * _LETTER / room))


def _number(value: float) -> str:
    if value >= 1e9:
        return f"{value:.3g}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _columns(chart: Chart, bars: tuple[Bar, ...], width: int, colours: Colours) -> tuple[list[Json], int]:
    height = 170
    across = {"field": "place", "type": "ordinal", "axis": None}
    up = {"field": "value", "type": "quantitative", "axis": None, "scale": {"domainMin": 0, "nice": False}}
    bar = {
        "type": "bar",
        "color": colours.pencil,
        "cornerRadiusEnd": 2,
        "width": min(_WIDEST, 0.72 * (width - 32) / max(1, len(bars))),
    }
    words = {"type": "text", "fontSize": 13, "limit": 150}
    plain = {"mark": bar, "encoding": {"x": across, "y": up}}
    return [
        stacked(chart, bars, bar, across, up, colours) if chart.parts else plain,
        {"mark": {"type": "rule", "color": colours.rule}, "encoding": {"y": {"value": height}}},
        {
            "mark": {**words, "color": colours.ink, "baseline": "bottom", "dy": -4},
            "encoding": {"x": across, "y": up, "text": {"field": "number", "type": "nominal"}},
        },
        {
            "mark": {**words, "color": colours.soft, "baseline": "top", "dy": 7},
            "encoding": {"x": across, "y": {"value": height}, "text": {"field": "label", "type": "nominal"}},
        },
    ], height


def _rows(bars: Sequence[Bar], width: int, colours: Colours) -> tuple[list[Json], int]:
    height = 30 * len(bars)
    names = min(_LABEL, max(len(tame(bar.label).strip()) for bar in bars)) * _LETTER + 12
    down = {"field": "place", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.35, "paddingOuter": 0.1}}
    along = {
        "field": "value",
        "type": "quantitative",
        "axis": None,
        "scale": {"domainMin": 0, "nice": False, "range": [names, width - 32 - 48]},
    }
    words = {"type": "text", "fontSize": 13.5, "baseline": "middle", "align": "left"}
    return [
        {
            "mark": {"type": "bar", "color": colours.pencil, "cornerRadiusEnd": 2},
            "encoding": {"y": down, "x": along},
        },
        {
            "mark": {**words, "color": colours.soft, "dx": 6},
            "encoding": {"y": down, "x": along, "text": {"field": "number", "type": "nominal"}},
        },
        {
            "mark": {**words, "color": colours.ink, "limit": names},
            "encoding": {"y": down, "x": {"value": 0}, "text": {"field": "label", "type": "nominal"}},
        },
    ], height
