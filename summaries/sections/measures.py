"""Whether two figures agree: what each leaves open, in one unit."""

from dataclasses import dataclass
from functools import lru_cache
from math import floor, log10

from summaries.model import Figure
from summaries.text.numerals import Bound, bound_of

ROUND = 0.03  # figures this close are one figure, rounded
NEAR = 0.06  # how far off "about" may be
HALF = 0.5  # the least that "up to" and "fewer than" still mean
EXACT = 1000  # one below is not rounded unless it says so
CONVERTED = 0.04  # how far off a figure in another unit may be: 29 km for 18 miles
COARSE = 5.0  # percent that "more than a quarter" may reach beyond it
_SHARES = (20.0, 25.0, 33.3, 50.0, 66.7, 75.0)
EDGE = 0.98  # how much of its next round number "more than 200" may reach

_BASE: dict[str, tuple[str, float]] = {
    "km": ("m", 1000.0), "m": ("m", 1.0), "mile": ("m", 1609.34), "ft": ("m", 0.3048), "inch": ("m", 0.0254),
    "yard": ("m", 0.9144), "cm": ("m", 0.01), "mm": ("m", 0.001),
    "t": ("kg", 1000.0), "ton": ("kg", 1000.0), "kg": ("kg", 1.0), "g": ("kg", 0.001), "lb": ("kg", 0.4536),
    "oz": ("kg", 0.02835),
    "ha": ("m²", 10_000.0), "acre": ("m²", 4046.9), "km²": ("m²", 1e6), "mile²": ("m²", 2.59e6), "m²": ("m²", 1.0),
    "ft²": ("m²", 0.0929),
    "l": ("l", 1.0), "gallon": ("l", 3.785), "m³": ("l", 1000.0), "ft³": ("l", 28.32), "barrel": ("l", 159.0),
    "mph": ("km/h", 1.609), "km/h": ("km/h", 1.0), "knot": ("km/h", 1.852), "m/s": ("km/h", 3.6),
    "second": ("hour", 1 / 3600), "minute": ("hour", 1 / 60), "hour": ("hour", 1.0), "day": ("hour", 24.0),
    "week": ("hour", 168.0), "month": ("hour", 730.0), "year": ("hour", 8766.0), "decade": ("hour", 87660.0),
    "MW": ("MW", 1.0), "GW": ("MW", 1000.0), "cent": ("cent", 1.0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reach:
    """The values that a figure leaves open, in the base unit of what it measures."""

    low: float
    high: float


def dimension(figure: Figure) -> str:
    """What a figure measures: figures of one dimension can be compared, whatever their units."""
    if figure.unit == "°F":
        return "°"
    return _BASE.get(figure.unit, (figure.unit, 1.0))[0]


def _in_base(unit: str, value: float) -> float:
    """A value in the base unit of what its unit measures."""
    if unit == "°F":
        return (value - 32) / 1.8
    return value * _BASE.get(unit, ("", 1.0))[1]


def same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures agree: whether there is a value that neither of them excludes."""
    mine, theirs = reach(one), reach(other)
    slack = 0.0
    if one.unit != other.unit and dimension(one) == dimension(other):
        slack = CONVERTED * max(abs(mine.high), abs(theirs.high))
    return mine.low <= theirs.high + slack and theirs.low <= mine.high + slack


def reach(figure: Figure) -> Reach:
    """The values that the words of a figure leave open."""
    return _reach(figure.value, figure.high, figure.approx, figure.unit)


@lru_cache(maxsize=4096)
def _reach(low: float, high: float, approx: str, unit: str) -> Reach:
    bound = bound_of(approx)
    if low == high:
        dozens = low in (12, 24, 36, 48) and approx.casefold() in ("more than", "over")
        low, high = _open(low, bound, dozens)
        if bound == "floor" and unit == "%" and round(low, 1) in _SHARES:
            high = low + COARSE
    elif bound == "near":
        low, high = low * (1 - ROUND), high * (1 + ROUND)
    ends = sorted((_in_base(unit, low), _in_base(unit, high)))
    return Reach(ends[0], ends[1])


def _open(value: float, bound: Bound, dozens: bool) -> tuple[float, float]:
    size, step = abs(value), _step(value)
    if dozens:
        step = 12.0
    if bound == "exact":
        if value % 1 == 0 and size < EXACT:
            return value, value
        slack = min(ROUND * size, step / 2)
        return value - slack, value + slack
    if bound == "floor":
        return value, value + step * EDGE
    if bound == "ceiling":
        return value * HALF, value
    if bound == "above":
        return value, value * (1 + NEAR)
    slack = max(NEAR * size, min(step / 2, 2 * NEAR * size))
    return value - slack, value + (0.0 if bound == "below" else slack)


def _step(value: float) -> float:
    """The place of the last digit that is given: 10,000 of 80,000, 0.1 of 3.2."""
    if not value:
        return 1.0
    size = abs(value)
    place = 10.0 ** (floor(log10(size)) - 4)
    while place < size and abs(size / (place * 10) - round(size / (place * 10))) < 1e-6:
        place *= 10
    return place


def size_of(figure: Figure) -> float:
    """How large a figure may be, in its base unit: small counts as large as four, below which all are alike."""
    ends = reach(figure)
    size = max(abs(ends.low), abs(ends.high))
    return max(size, 4.0) if figure.unit in _COUNTED or figure.unit == "%" else size


_COUNTED = frozenset({"", "people"})
