"""What every use case stands on: the ports, and the few things that are shared between them."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.ports.clock import Clock
from bot.ports.collector import Collector
from bot.ports.meters import Meters
from bot.ports.store import By, Store
from bot.work.shelf import Shelf
from commands.spec import Call
from summaries.lens import Lens


class Bulletin:
    """Tells whoever listens in this process that something moved.  A hint, never the truth: that is in the store."""

    def __init__(self) -> None:
        self._listeners: set[Callable[[str, str], None]] = set()

    def listen(self, listener: Callable[[str, str], None]) -> Callable[[], None]:
        """Call ``listener(kind, key)`` on each item ("story", slug; "post", channel id) until the result is called."""
        self._listeners.add(listener)
        return lambda: self._listeners.discard(listener)

    def say(self, kind: str, key: str) -> None:
        """Tell everyone."""
        for listener in tuple(self._listeners):
            listener(kind, key)


@dataclass(frozen=True, slots=True)
class Ground:
    """The parts that app puts together."""

    store: Store
    collector: Collector
    clock: Clock
    lenses: Mapping[str, Lens]
    meters: Meters
    shelf: Shelf = field(default_factory=Shelf)
    bulletin: Bulletin = field(default_factory=Bulletin)
    # One consumer of the stream of versions at a time: a tick, or somebody who tracks.
    matching: asyncio.Lock = field(default_factory=asyncio.Lock)


def by(call: Call, said: str) -> By:
    """The signature of a change that somebody asked for."""
    return By(member=int(call.actor.id), name=call.actor.name, channel=call.channel, at=call.now, said=said)
