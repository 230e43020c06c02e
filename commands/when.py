"""Schedules as people say them, and when they fall due by the wall clock of a zone.  Pure.

Every scheduled local date and wall time is one slot, served once: a time that a daylight-saving change leaves out is
served at the next instant that exists, and one that it repeats at its first occurrence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from commands.words import clipped, nearest_city, zone_named
from summaries.errors import BadInput

EXAMPLES = "“weekdays 07:00”, “daily 7am”, “Mon, Wed 06:30 Europe/London” or “hourly 9-18”"
_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = {
    name[:length].casefold(): at
    for at, name in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
    for length in (3, 4, 5, 6, 7, 8, 9)
    if length <= len(name)
}
_EVERY_DAY, _WEEKDAYS, _WEEKEND = frozenset(range(7)), frozenset(range(5)), frozenset({5, 6})
_SETS = {
    "daily": _EVERY_DAY,
    "day": _EVERY_DAY,
    "days": _EVERY_DAY,
    "weekdays": _WEEKDAYS,
    "weekday": _WEEKDAYS,
    "workdays": _WEEKDAYS,
    "weekends": _WEEKEND,
    "weekend": _WEEKEND,
}
_FILLERS = frozenset({"every", "each", "at", "on", "and", "from", "between", "in", "the", "&", "o'clock"})
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s?(am|pm|a\.m\.|p\.m\.)?\Z")
_HOURS = re.compile(r"(\d{1,2})(?::00)?(am|pm)?\s*(?:-|–|to)\s*(\d{1,2})(?::00)?(am|pm)?\Z")
_NOON = {"noon": time(12), "midday": time(12), "midnight": time(0)}


@dataclass(frozen=True, slots=True)
class Rule:
    """A schedule: weekdays (Monday is 0) and wall times, in a zone of its own or, when None, in the channel's."""

    days: frozenset[int]
    times: tuple[time, ...]  # sorted, at least one
    zone: str | None = None

    @property
    def words(self) -> str:
        """The one spelling of the schedule, which ``parse`` understands."""
        hours = _hour_range(self.times)
        days = _day_words(self.days)
        if hours is not None:
            at = "hourly" if hours == (0, 23) else f"hourly {hours[0]}-{hours[1]}"
            said = at if self.days == _EVERY_DAY else f"{days} {at}"
        else:
            said = f"{days} {', '.join(f'{at:%H:%M}' for at in self.times)}"
        return f"{said} {self.zone}" if self.zone else said


def parse(text: str) -> Rule:
    """The schedule that the words mean.  Raises BadInput with examples."""
    words, zone = _without_zone(_words(text))
    rest = " ".join(word for word in words if word not in _FILLERS)
    hourly = re.match(r"(.*?)\b(?:hourly|hours?)\b\s*(.*)\Z", rest)
    days, times = _hourly(hourly[1].split(), hourly[2], text) if hourly else _days_and_times(rest.split(), text)
    return Rule(days or _EVERY_DAY, times, zone)


def split_trailing(text: str) -> tuple[str, Rule | None]:
    """What stands before a schedule, and the schedule that ends the text: the longest that can be read, or None."""
    words = text.split()
    for at in range(1, len(words)):
        try:
            return " ".join(words[:at]), parse(" ".join(words[at:]))
        except BadInput:
            continue
    return text, None


def _bad(text: str) -> BadInput:
    if "change" in text.casefold():
        return BadInput(
            f"A channel gets a story at set times, not at every change; write the schedule like {EXAMPLES}. "
            "“hourly” comes most often, and says so in one line when nothing is new."
        )
    return BadInput(f"{clipped(text, 60)!r} is not a schedule; write it like {EXAMPLES}.")


def _words(text: str) -> list[str]:
    spaced = re.sub(r"(\d)\s+([ap]m\b|[ap]\.m\.)", r"\1\2", text.strip().casefold().replace(",", " "))
    spaced = re.sub(r"\s*(?:–|-|\bto\b|\bthrough\b)\s*(?=\w)", "-", spaced) if "/" not in spaced else spaced
    words = spaced.split()
    # "between 9 and 18" is a range; elsewhere "and" joins times.
    if "between" in words and "and" in words[words.index("between") :]:
        at = words.index("and", words.index("between"))
        words[at - 1 : at + 2] = ["-".join((words[at - 1], *words[at + 1 : at + 2]))]
    return words


def _without_zone(words: list[str]) -> tuple[list[str], str | None]:
    for at, word in enumerate(words):
        if "/" in word or word in {"utc", "gmt"}:
            return _dashed([*words[:at], *words[at + 1 :]]), zone_named(word).key
    last = words[-1] if words else ""
    if last.isalpha() and last not in _DAY | _SETS | _NOON and last not in _FILLERS | {"hourly", "hour"}:
        city = nearest_city(last)
        if city:
            return words[:-1], city
    return words, None


def _dashed(words: list[str]) -> list[str]:
    return _words(" ".join(words))


def _hourly(before: list[str], after: str, text: str) -> tuple[frozenset[int], tuple[time, ...]]:
    kept = [word for word in after.split() if _HOURS.match(word)]
    days = _days([*before, *(word for word in after.split() if word not in kept)], text)
    if len(kept) > 1:
        raise _bad(text)
    if not kept:
        return days, tuple(time(hour) for hour in range(24))
    found = _HOURS.match(kept[0])
    if found is None:
        raise _bad(text)
    first = _hour(int(found[1]), found[2] or (found[4] if found[4] == "am" else None), text)
    last = _hour(int(found[3]), found[4], text)
    span = range(first, last + 1) if first <= last else [*range(first, 24), *range(last + 1)]
    return days, tuple(sorted(time(hour) for hour in span))


def _days_and_times(words: list[str], text: str) -> tuple[frozenset[int], tuple[time, ...]]:
    times = [at for word in words if (at := _time(word, text)) is not None]
    if not times:
        raise _bad(text)
    return _days([word for word in words if _time(word, text) is None], text), tuple(sorted(set(times)))


def _days(words: list[str], text: str) -> frozenset[int]:
    days: frozenset[int] = frozenset()
    for word in words:
        first, _, last = word.partition("-")
        if word in _SETS:
            days |= _SETS[word]
        elif last:
            days |= _day_range(_day(first, text), _day(last, text))
        else:
            days |= {_day(word, text)}
    return days


def _day_range(first: int, last: int) -> frozenset[int]:
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))


def _day(word: str, text: str) -> int:
    name = word.strip(".")
    at = _DAY.get(name) if name in _DAY else _DAY.get(name.removesuffix("s"))
    if at is None:
        raise _bad(text)
    return at


def _time(word: str, text: str) -> time | None:
    if word in _NOON:
        return _NOON[word]
    found = _TIME.match(word)
    if found is None:
        return None
    minute = int(found[2] or 0)
    if minute > 59:
        raise _bad(text)
    return time(_hour(int(found[1]), found[3], text), minute)


def _hour(hour: int, half: str | None, text: str) -> int:
    if half:
        if not 1 <= hour <= 12:
            raise _bad(text)
        return hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23:
        raise _bad(text)
    return hour


def _hour_range(times: tuple[time, ...]) -> tuple[int, int] | None:
    """First and last hour when the times are at least three whole hours in a row, across midnight too."""
    hours = {at.hour for at in times}
    if len(times) < 3 or any(at.minute for at in times):
        return None
    if len(hours) == 24:
        return 0, 23
    starts = [hour for hour in hours if (hour - 1) % 24 not in hours]
    return (starts[0], (starts[0] + len(hours) - 1) % 24) if len(starts) == 1 else None


def _day_words(days: frozenset[int]) -> str:
    named = {_EVERY_DAY: "daily", _WEEKDAYS: "weekdays", _WEEKEND: "weekends"}
    return named.get(days) or ", ".join(_SHORT[at] for at in sorted(days))


# --- when it falls due ----------------------------------------------------------------------------------------------


def next_after(rule: Rule, zone: str, now: datetime, slot: str = "") -> tuple[str, datetime]:
    """The first slot after ``now``: its name (``2026-11-23T07:00 Europe/Paris``) and its instant in UTC.

    zone: of the channel, for a rule that has none.  slot: the one served last; of several slots that a clock change
    throws onto one instant, those after it are then still to come although that instant is ``now``.
    """
    wanted = zone_named(rule.zone or zone)
    here = now.astimezone(wanted)
    # A skipped day can lie between a slot and its instant, so begin two days early.
    for wall in _walls(rule, here.date() - timedelta(days=2)):
        name, at = f"{wall:%Y-%m-%dT%H:%M} {wanted.key}", instant(wall, wanted)
        if at > now or (at == now and slot and _wall_of(slot) < wall):
            return name, at
    raise AssertionError("a rule has at least one day and one time")


def between(rule: Rule, zone: str, after: datetime, until: datetime) -> list[tuple[str, datetime]]:
    """Every slot whose instant lies after ``after`` and not after ``until``, in order."""
    found = []
    name, at = next_after(rule, zone, after)
    while at <= until:
        found.append((name, at))
        name, at = next_after(rule, zone, at, name)
    return found


def _wall_of(slot: str) -> datetime:
    return datetime.fromisoformat(slot.split(" ", 1)[0])


def _walls(rule: Rule, first: date) -> Iterator[datetime]:
    for step in range(16):
        day = first + timedelta(days=step)
        if day.weekday() in rule.days:
            yield from (datetime.combine(day, at) for at in rule.times)


def instant(wall: datetime, zone: tzinfo) -> datetime:
    """When a zone's wall clock first shows a naive time, in UTC; for one that it never shows, the change itself."""
    at = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) == wall:
        return at
    # In a gap (PEP 495), fold=1 lies before the change and fold=0 after it; the change is found between the two.
    before = int(wall.replace(tzinfo=zone, fold=1).astimezone(UTC).timestamp())
    after = int(at.timestamp())
    old = _offset(before, zone)
    while after - before > 1:
        middle = (before + after) // 2
        if _offset(middle, zone) == old:
            before = middle
        else:
            after = middle
    return datetime.fromtimestamp(after, UTC)


def _offset(seconds: int, zone: tzinfo) -> timedelta | None:
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone).utcoffset()
