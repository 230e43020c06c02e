"""Dates in the sample's texts: everything is told relative to the day of the first start."""

import re
from datetime import date, datetime, time, timedelta

from summaries.errors import BadInput

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_ON_A_DAY = re.compile(r"-(\d+)d (\d\d):(\d\d)")
_FROM_START = re.compile(r"([+-]\d+)([smh])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours"}
_PLACEHOLDER = re.compile(r"\{([a-z]+):([+-]?\d+)\}")


def moment(text: str, anchor: datetime) -> datetime:
    """The instant that an ``at`` names: "-3d 09:30" (UTC wall time, days before the anchor's), "-3h", "+40s".

    anchor: when the newsroom first started, in UTC.  Raises BadInput for any other form.
    """
    if found := _ON_A_DAY.fullmatch(text):
        days, hour, minute = map(int, found.groups())
        if hour < 24 and minute < 60:
            return datetime.combine(anchor.date() - timedelta(days=days), time(hour, minute), anchor.tzinfo)
    if found := _FROM_START.fullmatch(text):
        return anchor + timedelta(**{_UNITS[found[2]]: int(found[1])})
    raise BadInput(f'The time {text!r} is not understood: write "-3d 09:30", "-3h" or "+40s".')


def resolve(text: str, anchor_day: date) -> str:
    """The text with {day:-2}, {date:+9} and {fulldate:-30} turned into words.  Raises BadInput for any other brace."""
    resolved = _PLACEHOLDER.sub(lambda found: _words_for(found[1], anchor_day + timedelta(days=int(found[2]))), text)
    if "{" in resolved or "}" in resolved:
        raise BadInput(f"A brace is left in {resolved[:60]!r}: use {{day:-2}}, {{date:+9}} or {{fulldate:-30}}.")
    return resolved


def long_date(day: date) -> str:
    """The date in full, as in 14 March 2025, whatever the machine's locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _words_for(kind: str, day: date) -> str:
    if kind == "day":
        return WEEKDAYS[day.weekday()]
    if kind == "date":
        return f"{day.day} {MONTHS[day.month - 1]}"
    if kind == "fulldate":
        return long_date(day)
    raise BadInput(f"The placeholder {{{kind}:…}} is unknown: use day, date or fulldate.")
