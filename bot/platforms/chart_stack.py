"""The columns of a chart in parts: one colour a name, what is copied paler, a legend below.  Pure."""

from typing import Any

from bot.platforms.chart_colours import Colours
from bot.platforms.harmless import tame
from commands.reply import Bar, Chart

Json = dict[str, Any]
NAME = 24  # characters of a name in the legend
_PALE = 0.45


def names(chart: Chart) -> list[str]:
    """The names of the parts as a legend shows them, each once."""
    shown: list[str] = []
    for at, part in enumerate(chart.parts):
        name = tame(part).strip()[:NAME] or "?"
        shown.append(name if name not in shown else f"{name[: NAME - 4]} ({at})")
    return shown


def pieces(bars: tuple[Bar, ...], shown: list[str]) -> list[Json]:
    """What each column is made of: for each part what is its own, and what is copied."""
    found: list[Json] = []
    for place, bar in enumerate(bars):
        for at, (name, whole) in enumerate(zip(shown, bar.parts, strict=False)):
            pale = min(whole, bar.pale[at]) if at < len(bar.pale) else 0.0
            found += [
                {"place": place, "part": name, "at": 2 * at + copied, "amount": amount, "shade": _PALE if copied else 1}
                for copied, amount in ((0, whole - pale), (1, pale))
                if amount > 0
            ]
    return found


def stacked(chart: Chart, bars: tuple[Bar, ...], mark: Json, across: Json, up: Json, colours: Colours) -> Json:
    """The layer of columns in parts, in the order of the names from below."""
    shown = names(chart)
    legend = {
        "orient": "bottom",
        "direction": "horizontal",
        "columns": 3,
        "title": None,
        "labelColor": colours.ink,
        "labelFontSize": 13,
        "labelLimit": 150,
        "symbolType": "square",
        "symbolStrokeWidth": 0,
        "offset": 30,
    }
    scale = {"domain": shown, "range": [*colours.parts[: len(shown)]]}
    return {
        "data": {"values": pieces(bars, shown)},
        "mark": {**mark, "cornerRadiusEnd": 0, "stroke": colours.sheet, "strokeWidth": 0.5},
        "encoding": {
            "x": across,
            "y": {**up, "field": "amount", "stack": "zero"},
            "color": {"field": "part", "type": "nominal", "scale": scale, "legend": legend},
            "opacity": {"field": "shade", "type": "quantitative", "scale": None, "legend": None},
            "order": {"field": "at", "type": "quantitative"},
        },
    }
