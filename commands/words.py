"""The wording that commands share: counts, clocks, ages, lists.  Pure: the moment and the zone come in as arguments."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from difflib import get_close_matches
from functools import cache
from typing import TypeVar
from zoneinfo import ZoneInfo, available_timezones

from summaries.errors import BadInput

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS = tuple(name[:3] for name in MONTH_NAMES)


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 article``, ``1,200 articles``.  many: where an s does not make the plural."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def counts(*parts: tuple[int, str]) -> str:
    """Several numbers with their nouns: ``14 articles, 9 outlets``."""
    return ", ".join(count(number, noun) for number, noun in parts)


def listed(words: Sequence[str], joint: str = "and") -> str:
    """Words as a sentence lists them: ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def split_list(text: str) -> tuple[str, ...]:
    """The items of a comma-separated list, without quotation marks, blanks and repeats."""
    items = (item.strip().strip('"“”').strip() for item in text.split(","))
    return tuple(dict.fromkeys(item for item in items if item))


def clipped(text: str, limit: int) -> str:
    """A text of ours, or a title, cut between words to at most ``limit`` characters.  Never for quotes."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:–—-") + "…"


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that somebody who wrote ``word`` most likely meant, or None."""
    by_fold = {name.casefold(): name for name in names}
    close = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    if close:
        return by_fold[close[0]]
    starts = [name for fold, name in by_fold.items() if len(word) > 1 and fold.startswith(word.casefold())]
    return starts[0] if len(starts) == 1 else None


# --- zones and clocks -----------------------------------------------------------------------------------------------


@cache
def _zone_names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if not name.startswith(("posix", "right"))}


def zone_named(name: str) -> ZoneInfo:
    """The time zone of an IANA name, in any case.  Raises BadInput with the nearest name."""
    known = _zone_names().get(name.strip().replace(" ", "_").casefold())
    if known is not None:
        return ZoneInfo(known)
    near = nearest(name.strip(), _zone_names().values()) or nearest_city(name)
    hint = f"; did you mean {near}?" if near else "; write it like Europe/Paris or America/New_York."
    raise BadInput(f"{clipped(name, 60)!r} is not a time zone{hint}")


def nearest_city(name: str) -> str | None:
    """The zone whose city is called so: Paris is Europe/Paris."""
    city = name.strip().replace(" ", "_").casefold()
    return next((zone for fold, zone in sorted(_zone_names().items()) if fold.rsplit("/", 1)[-1] == city), None)


def zone_suggestions(prefix: str) -> list[str]:
    """Zone names in which a part starts with the prefix, cities first, at most 25."""
    fold = prefix.strip().replace(" ", "_").casefold()
    hits = [zone for name, zone in sorted(_zone_names().items()) if fold in name and "/" in zone and "Etc/" not in zone]
    return sorted(hits, key=lambda zone: not zone.rsplit("/", 1)[-1].casefold().startswith(fold))[:25]


def local(at: datetime, zone: str) -> datetime:
    """The instant as the wall clock of a zone shows it."""
    return at.astimezone(zone_named(zone))


def zone_mark(at: datetime, zone: str) -> str:
    """How a zone is abbreviated at a moment: CET, BST, UTC+3."""
    name = local(at, zone).tzname() or "UTC"
    if name[0] not in "+-":
        return name
    hours, minutes = int(name[1:3]), name[3:5].strip(":")
    return f"UTC{name[0]}{hours}" + (f":{minutes}" if minutes and minutes != "00" else "")


def clock(at: datetime, zone: str) -> str:
    """``07:00 CET``."""
    return f"{local(at, zone):%H:%M} {zone_mark(at, zone)}"


def dated_clock(at: datetime, zone: str) -> str:
    """``12 March 2026, 09:00 UTC``: where the reader may meet it on another day."""
    there = local(at, zone)
    return f"{there.day} {MONTH_NAMES[there.month - 1]} {there.year}, {clock(at, zone)}"


def day(at: datetime, zone: str, now: datetime | None = None) -> str:
    """``4 Feb``; with its year where that is not the year of ``now``."""
    there = local(at, zone)
    year = f" {there.year}" if now is not None and there.year != local(now, zone).year else ""
    return f"{there.day} {MONTHS[there.month - 1]}{year}"


def moment(at: datetime, now: datetime, zone: str) -> str:
    """A moment as a colleague would say it: ``07:00``, ``yesterday 07:00``, ``Monday 07:00``, ``4 Feb 07:00``."""
    there = local(at, zone)
    days = (local(now, zone).date() - there.date()).days
    if days == 0:
        return f"{there:%H:%M}"
    if days == 1:
        return f"yesterday {there:%H:%M}"
    if days == -1:
        return f"tomorrow {there:%H:%M}"
    if 1 < abs(days) < 7:
        return f"{DAYS[there.weekday()]} {there:%H:%M}"
    return f"{day(at, zone, now)} {there:%H:%M}"


def ago(at: datetime, now: datetime) -> str:
    """``just now``, ``5 minutes ago``, ``3 hours ago``, ``2 days ago``."""
    seconds = int((now - at).total_seconds())
    if seconds < 60:
        return "just now"
    for size, noun in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            return f"{count(seconds // size, noun)} ago"
    raise AssertionError("unreachable")


def open_for(days: int) -> str:
    """``open since today``, ``open 1 day``, ``open 3 days``."""
    return f"open {count(days, 'day')}" if days > 0 else "open since today"


# --- pages of a long answer -----------------------------------------------------------------------------------------

Thing = TypeVar("Thing")


def page_of(things: Sequence[Thing], number: str, size: int) -> tuple[Sequence[Thing], int, int]:
    """The things of one page, its number from 1, and how many pages there are.

    number: as it was typed; "" is the first page.  Raises BadInput for what is no page of these.
    """
    pages = max(1, -(-len(things) // size))
    said = number.strip() or "1"
    if not (said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= pages):
        raise BadInput(f"page: is a number from 1 to {pages} here, not {clipped(said, 20)!r}.")
    at = int(said)
    return things[(at - 1) * size : at * size], at, pages
