"""Rate limits: a bucket a route and major parameter, and the limit of fifty a second over all.

Without ``pace`` every answer has the headers of a bucket that never runs empty.
"""

import hashlib
import math
from collections import deque
from dataclasses import dataclass, field

#: What does not count towards the limit over all.
FREE = ("/interactions/", "/webhooks/")
MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")


@dataclass(eq=False)
class Bucket:
    """So many calls in so many seconds."""

    route: str
    most: int = 1000
    seconds: float = 1.0
    used: int = 0
    until: float = 0.0

    @property
    def name(self) -> str:
        """What the header calls it: nobody may build upon how it is spelt."""
        return hashlib.sha256(self.route.encode()).hexdigest()[:32]

    def take(self, now: float) -> float:
        """Use one; the seconds to wait where there is none left, else 0."""
        if now >= self.until:
            self.used, self.until = 0, now + self.seconds
        if self.used >= self.most:
            return self.until - now
        self.used += 1
        return 0.0

    def headers(self, now: float) -> dict[str, str]:
        """What Discord tells of it."""
        return {
            "X-RateLimit-Limit": str(self.most),
            "X-RateLimit-Remaining": str(self.most - self.used),
            "X-RateLimit-Reset": f"{max(self.until, now):.3f}",
            "X-RateLimit-Reset-After": f"{max(0.0, self.until - now):.3f}",
            "X-RateLimit-Bucket": self.name,
        }


@dataclass
class Buckets:
    """Which routes are limited how, and what was used.  limits: route -> (calls, seconds)."""

    limits: dict[str, tuple[int, float]] = field(default_factory=dict)
    kept: dict[tuple[str, ...], Bucket] = field(default_factory=dict)
    global_most: int | None = None
    global_seconds: float = 1.0
    recent: deque[float] = field(default_factory=deque)

    def bucket(self, route: str, where: dict[str, str]) -> Bucket:
        """The bucket of a call."""
        key = (route, *(where.get(one, "") for one in MAJOR))
        if key not in self.kept:
            most, seconds = self.limits.get(route, (1000, 1.0))
            self.kept[key] = Bucket(route, most, seconds)
        return self.kept[key]

    def over_all(self, route: str, now: float) -> float:
        """Count a call towards the limit over all; the seconds to wait where it is used up, else 0."""
        if self.global_most is None or any(part in route for part in FREE):
            return 0.0
        while self.recent and now - self.recent[0] >= self.global_seconds:
            self.recent.popleft()
        if len(self.recent) >= self.global_most:
            return math.ceil((self.global_seconds - (now - self.recent[0])) * 1000) / 1000
        self.recent.append(now)
        return 0.0
