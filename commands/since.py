"""Moments in the past as people say them: "yesterday", "7:00", "monday", "24h", "2026-11-20".  Pure."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from commands.when import instant
from commands.words import DAYS, MONTHS, clipped, zone_named
from summaries.errors import BadInput

EXAMPLES = "“yesterday”, “7:00”, “Monday”, “24h”, “3 days” or “2026-11-20”"
_UNITS = {"m": 60, "min": 60, "minute": 60, "h": 3_600, "hr": 3_600, "hour": 3_600, "d": 86_400, "day": 86_400}
_UNITS |= {"w": 604_800, "week": 604_800, "month": 30 * 86_400, "year": 365 * 86_400}
_SPAN = re.compile(r"(?:last |past )?(\d{1,4}|an?|one)?\s*([a-z]+?)s?(?: ago)?\Z")
_CLOCK = re.compile(r"(?:at )?(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?\Z")
_WRITTEN = re.compile(r"(\d{1,2}) ([a-z]{3})[a-z]*\.?(?: (\d{4}))?\Z|([a-z]{3})[a-z]*\.? (\d{1,2})(?: (\d{4}))?\Z")


def parse(text: str, now: datetime, zone: str) -> datetime:
    """The past moment that the words mean by the wall clock of ``zone``, in UTC.

    A day alone means its beginning; a clock time alone, the last time that clocks read it.  Raises BadInput with
    examples.
    """
    said = " ".join(text.strip().casefold().removeprefix("since ").replace(",", " ").split())
    place = zone_named(zone)
    found = _iso(text.strip().removeprefix("since "), place) or _span(said, now) or _walled(said, now, place)
    if found is None:
        raise BadInput(f"{clipped(text, 60)!r} is not a moment; write it like {EXAMPLES}.")
    if found > now:
        raise BadInput(f"{clipped(text, 60)!r} lies ahead; give a moment in the past, like {EXAMPLES}.")
    return found


def split_trailing(text: str, now: datetime, zone: str) -> tuple[str, datetime | None]:
    """What stands before a moment, and the moment that ends the text: the longest that can be read, or None."""
    words = text.split()
    for at in range(1, len(words)):
        try:
            return " ".join(words[:at]), parse(" ".join(words[at:]), now, zone)
        except BadInput:
            continue
    return text, None


def _iso(text: str, place: ZoneInfo) -> datetime | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        found = datetime.fromisoformat(text)
        return instant(found, place) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _span(said: str, now: datetime) -> datetime | None:
    found = _SPAN.match(said)
    if found is None or found[2] not in _UNITS or (found[1] is None and not said.startswith(("last ", "past "))):
        return None
    number = int(found[1]) if (found[1] or "").isdigit() else 1
    return now - timedelta(seconds=number * _UNITS[found[2]])


def _walled(said: str, now: datetime, place: ZoneInfo) -> datetime | None:
    here = now.astimezone(place)
    clock = _clock(said)
    if clock is not None:
        today = instant(datetime.combine(here.date(), clock), place)
        return today if today <= now else instant(datetime.combine(here.date() - timedelta(days=1), clock), place)
    for size in range(len(said.split()), 0, -1):
        words = said.split()
        day, rest = _day(" ".join(words[:size]), here.date()), " ".join(words[size:])
        at = _clock(rest) if rest else time(0)
        if day is not None and at is not None:
            return instant(datetime.combine(day, at), place)
    return None


def _clock(said: str) -> time | None:
    found = _CLOCK.match(said)
    if found is None or (found[2] is None and found[3] is None and not said.startswith("at ")):
        return {"noon": time(12), "midnight": time(0)}.get(said)
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(said: str, today: date) -> date | None:
    if said in {"today", "this morning", "yesterday"}:
        return today - timedelta(days=said == "yesterday")
    name = said.removeprefix("last ").removeprefix("on ").rstrip(".")
    for at, full in enumerate(DAYS):
        if len(name) >= 3 and full.casefold().startswith(name):
            # On a Monday, "Monday" is the one a week ago: today has a word of its own.
            return today - timedelta(days=(today.weekday() - at) % 7 or 7)
    return _written(name, today)


def _written(said: str, today: date) -> date | None:
    """``4 Feb``, ``February 4 2025``; without a year, the last one that there was."""
    found = _WRITTEN.match(said)
    if found is None:
        return None
    number, name, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
    month = next((at for at, short in enumerate(MONTHS, 1) if short.casefold() == name), None)
    if month is None:
        return None
    for candidate in [int(year)] if year else range(today.year, today.year - 5, -1):
        try:
            day = date(candidate, month, int(number))
        except ValueError:
            continue
        if year or day <= today:
            return day
    return None
