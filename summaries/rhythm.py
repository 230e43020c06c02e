"""A story's life from its own rhythm: what is silence to a daily story is none to a weekly one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Literal

Status = Literal["emerging", "developing", "quiet", "revived", "closed"]
DAY = timedelta(days=1)
BEAT = timedelta(hours=12)  # originals this close are one wave of coverage
RECENT = 12  # gaps between waves that a rhythm is read from
LEARNT = 2  # gaps from which on there is one
YOUNG, FEW = DAY, 3  # a story of fewer originals is emerging on its first day
AGAIN = 2 * DAY  # for how long a story counts as revived
MISSED = 2  # waves that must have failed to come before it is quiet
SOONEST, LATEST = 3 * DAY, 45 * DAY  # nothing is quiet over a weekend, everything is after six weeks
ENDS = 8  # silences after which it is closed
SOONEST_END, LATEST_END = 30 * DAY, 180 * DAY
LONGEST = 7 * DAY  # how long a status is good for without another look


@dataclass(frozen=True, slots=True)
class Life:
    """Where a story stands, and until when that holds if nothing comes."""

    status: Status
    until: datetime


def life_of(moments: Sequence[datetime], now: datetime, promised: date | None = None, *, asked: bool = False) -> Life:
    """Where a story stands.

    moments: when its originals were published, in any order; copies are no sign of life.  promised: the last day for
    which its coverage announces something.  asked: whether an editor waits for an answer in it.

    emerging: fewer than three originals, on its first day.  quiet: silent for twice the usual gap between its waves of
    coverage, at least 3 and at most 45 days.  revived: for two days from when it moved after such a silence.  closed:
    silent for eight times that, at least 30 and at most 180 days, with nothing promised and nobody asking.  Else
    developing.
    """
    told = sorted(moment for moment in moments if moment <= now)
    if not told:
        return Life("quiet", now + LONGEST)
    waves = _waves(told)
    gaps = [later - earlier for earlier, later in pairwise(waves)]
    silence = _silence(gaps)
    end = told[-1] + min(max(ENDS * silence, SOONEST_END), LATEST_END)
    if promised is not None:
        end = max(end, datetime.combine(promised, time.max, now.tzinfo) + silence)
    again = _again(waves, gaps)
    turns = [told[-1] + silence, end]
    if now > end and not asked:
        status: Status = "closed"
    elif now > told[-1] + silence:
        status = "quiet"
    elif again is not None and now <= again + AGAIN:
        status, turns = "revived", [*turns, again + AGAIN]
    elif len(told) < FEW and now <= told[0] + YOUNG:
        status, turns = "emerging", [*turns, told[0] + YOUNG]
    else:
        status = "developing"
    return Life(status, min([turn for turn in turns if turn > now], default=now + LONGEST))


def silent(moments: Sequence[datetime], now: datetime) -> bool:
    """Whether a story may be closed, so that it is worth a look whether anything is promised."""
    return life_of(moments, now).status == "closed"


def _waves(told: Sequence[datetime]) -> list[datetime]:
    """When each wave of coverage began."""
    waves = [told[0]]
    for moment in told:
        if moment - waves[-1] > BEAT:
            waves.append(moment)
    return waves


def _silence(gaps: Sequence[timedelta]) -> timedelta:
    """How long a story with these gaps between its waves must say nothing to be quiet."""
    recent = sorted(gaps[-RECENT:])
    usual = recent[(len(recent) - 1) // 2] if len(recent) >= LEARNT else timedelta()
    return min(max(MISSED * usual, SOONEST), LATEST)


def _again(waves: Sequence[datetime], gaps: Sequence[timedelta]) -> datetime | None:
    """When the story last moved after a silence, as its rhythm was by then."""
    for at in range(len(gaps), 0, -1):
        if gaps[at - 1] > _silence(gaps[: at - 1]):
            return waves[at]
    return None
