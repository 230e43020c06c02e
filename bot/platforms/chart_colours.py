"""The colours that charts are drawn in, by day and by night: the names and values of desk.css.  Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """One look.  parts: told apart by hue and by lightness, so that they stay apart in grey; the last for the rest."""

    sheet: str
    ink: str
    soft: str
    rule: str
    pencil: str
    parts: tuple[str, ...]


DAY = Colours(
    "#ffffff", "#1c1b19", "#5f5b53", "#dcd7cb", "#1d4e9e", ("#1d4e9e", "#c8702a", "#2f8f6b", "#8e5bb0", "#a39d91")
)
NIGHT = Colours(
    "#1f1e1b", "#e9e5dc", "#a39d91", "#37342f", "#93b8f5", ("#93b8f5", "#f0a567", "#6fc7a1", "#c79be6", "#7a756b")
)
