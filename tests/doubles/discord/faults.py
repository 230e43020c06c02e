"""What goes wrong on request: errors, delays, lost answers, calls that are held until the test lets them go."""

import asyncio
from dataclasses import dataclass, field


class Gate:
    """A call that is held: ``await gate.reached()``, look around, ``gate.open()``."""

    def __init__(self) -> None:
        self._came, self._go = asyncio.Event(), asyncio.Event()

    async def reached(self, seconds: float = 5.0) -> None:
        """Wait until the call has come."""
        async with asyncio.timeout(seconds):
            await self._came.wait()

    def open(self) -> None:
        """Let it, and all after it, go on."""
        self._go.set()

    async def wait(self) -> None:
        """Where the call waits."""
        self._came.set()
        await self._go.wait()


@dataclass
class Fault:
    """One thing that goes wrong with the next calls to a route.

    status and code: answered in place of doing it; scope: of a 429, "user", "shared", "global", or "cloudflare" for one
    without Via; delay: seconds before it is done; lost: "before" or "after" it is done the connection breaks; gate:
    held before it is done; times: None for always.
    """

    route: str
    status: int = 0
    code: int = 0
    retry_after: float | None = None
    scope: str = ""
    delay: float = 0
    lost: str = ""
    gate: Gate | None = None
    times: int | None = 1


@dataclass
class Faults:
    """What is to go wrong.  A route is "POST /channels/{channel_id}/messages", its beginning or end, or "*"."""

    waiting: list[Fault] = field(default_factory=list)

    def take(self, route: str) -> Fault:
        """What goes wrong with this call: the first fault that is waiting for its route, or none."""
        for fault in self.waiting:
            if matches(fault.route, route):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self.waiting.remove(fault)
                return fault
        return Fault(route)


def matches(asked: str, route: str) -> bool:
    """Whether a route is meant: itself, "*", or "callback" and the like where the route ends so."""
    return asked in {route, "*"} or (" " not in asked and route.endswith("/" + asked.lstrip("/")))
