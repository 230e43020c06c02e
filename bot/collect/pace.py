"""When to look at a source again: a pure decision, made after every visit."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from bot.collect.settings import PaceLimits
from bot.ports.collector import Visit
from bot.ports.store import Pace

RECENT = 20  # entries that the rhythm is read from
NEVER = timedelta(days=365 * 50)  # for a source that is gone: until a person asks


def after_visit(pace: Pace, visit: Visit, jitter: float, limits: PaceLimits) -> Pace:
    """The source's pace after a visit.

    A source is looked at about twice between two of its entries, within the limits; one that shows nothing new is
    looked at less and less often.  A failing one backs off by doubling, and never comes before the Retry-After that it
    sent (RFC 9110, 10.2.3).  A 410 ends it.

    jitter: 0 to 1, spreads sources that share an interval; at most a tenth of it is added.
    """
    if visit.gone:
        return replace(pace, next_at=visit.at + NEVER, failures=pace.failures + 1)
    interval, wait = pace.interval, timedelta()
    if visit.failure:
        failures = pace.failures + 1
        wait = min(max(pace.interval, limits.shortest) * 2 ** min(failures, 20), limits.longest_backoff)
    else:
        failures = 0
        wait = interval = _interval(pace, visit, limits)
    wait = max(wait * (1 + jitter / 10), visit.retry_after or timedelta())
    return Pace(interval=interval, next_at=visit.at + wait, failures=failures)


def first(now: datetime, limits: PaceLimits) -> Pace:
    """The pace of a source that was never visited: due at once."""
    return Pace(interval=limits.shortest * 5, next_at=now)


def _interval(pace: Pace, visit: Visit, limits: PaceLimits) -> timedelta:
    if visit.not_modified:
        wanted = pace.interval * 1.25
    else:
        gap = rhythm(visit)
        wanted = pace.interval * 1.25 if gap is None else gap / 2
    return min(max(wanted, limits.shortest), limits.longest)


def rhythm(visit: Visit) -> timedelta | None:
    """The usual time between a source's newest entries, longer where it fell silent; None without two dates."""
    dates = sorted({entry.published for entry in visit.entries if entry.published}, reverse=True)[:RECENT]
    if len(dates) < 2:
        return None
    gaps = [newer - older for newer, older in pairwise(dates)]
    usual = timedelta(seconds=median(gap.total_seconds() for gap in gaps))
    silent = visit.at - dates[0]
    return max(usual, silent / 4)
