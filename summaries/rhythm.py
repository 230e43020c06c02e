"""A story's life, from when its articles came."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

Status = Literal["emerging", "developing", "quiet", "revived", "closed"]
YOUNG = timedelta(hours=12)
SILENCE = timedelta(hours=60)


def status_of(moments: Sequence[datetime], now: datetime) -> Status:
    """Where a story stands: moments are its articles' times, in any order.

    emerging: fewer than three articles, all of the last 12 hours.  quiet: nothing for 60 hours, or nothing at all.
    revived: moving again within the last 12 hours after such a silence.  Else developing.
    """
    if not moments:
        return "quiet"
    ordered = sorted(moments)
    if now - ordered[-1] > SILENCE:
        return "quiet"
    if len(ordered) < 3 and now - ordered[0] <= YOUNG:
        return "emerging"
    recent = [m for m in ordered if now - m <= YOUNG]
    earlier = [m for m in ordered if now - m > YOUNG]
    if recent and earlier and recent[0] - earlier[-1] > SILENCE:
        return "revived"
    return "developing"
