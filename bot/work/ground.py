"""What every use case stands on: the ports, and the few things that are shared between them."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from bot.ports.clock import Clock
from bot.ports.collector import Collector
from bot.ports.meters import Meters
from bot.ports.platform import Platform
from bot.ports.store import By, Store
from bot.work.shelf import Shelf
from commands.spec import Call
from summaries.lens import Lens


@dataclass(frozen=True, slots=True)
class Ground:
    """The parts that app puts together.

    platforms: those that receive, by name; app fills it in when they are built.  closed_kept: for how long the data of
    a closed workspace waits.
    """

    store: Store
    collector: Collector
    clock: Clock
    lenses: Mapping[str, Lens]
    meters: Meters
    platforms: dict[str, Platform] = field(default_factory=dict)
    closed_kept: timedelta = timedelta(days=30)
    shelf: Shelf = field(default_factory=Shelf)
    # One consumer of the stream of versions at a time: a tick, or somebody who tracks.
    matching: asyncio.Lock = field(default_factory=asyncio.Lock)


def by(call: Call, said: str) -> By:
    """The signature of a change that somebody asked for."""
    return By(member=int(call.actor.id), name=call.actor.name, channel=call.channel, at=call.now, said=said)


async def awake(ground: Ground) -> list[int]:
    """The newsrooms that somebody can see: those with an open workspace."""
    asleep = set(await ground.store.doors.asleep())
    return [newsroom for newsroom, _ in await ground.store.people.newsrooms() if newsroom not in asleep]
