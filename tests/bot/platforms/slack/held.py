"""A house whose rooms write down who asks them for what, and answer nobody until they are let."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from typing import Any, cast

from bot.platforms.house import House


@dataclass
class Held:
    """What was asked, in its order, among whatever else a test notes in ``trace``."""

    trace: list[str] = field(default_factory=list)
    _open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._open.set()

    def shut(self) -> None:
        """From now on nobody is answered."""
        self.trace.clear()
        self._open.clear()

    def open(self) -> None:
        """All that wait, and all after them, are answered."""
        self._open.set()

    def around(self, house: House) -> House:
        """The house with its rooms held."""

        def newsroom(number: int) -> Any:
            return self._room("newsroom", house.newsroom_for(number))

        rooms = {name: self._room(name, getattr(house, name)) for name in ("people", "doors", "seen", "kept", "runner")}
        return replace(house, newsroom_for=newsroom, **rooms)

    def _room(self, name: str, room: object) -> Any:
        return _Room(self, name, room)

    async def ask(self, name: str) -> None:
        """Note it, and wait to be let."""
        self.trace.append(name)
        await self._open.wait()


class _Room:
    """One room; what it gives at once it gives at once, for that waits for nobody."""

    def __init__(self, held: Held, name: str, room: object) -> None:
        self._held, self._name, self._room = held, name, room

    def __getattr__(self, attribute: str) -> Any:
        there, name = getattr(self._room, attribute), f"{self._name}.{attribute}"
        if asyncio.iscoroutinefunction(there):
            return self._awaited(cast(Callable[..., Any], there), name)
        if attribute == "answers":
            return self._streamed(there, name)
        return there

    def _awaited(self, there: Callable[..., Any], name: str) -> Callable[..., Any]:
        async def asked(*args: Any, **more: Any) -> Any:
            await self._held.ask(name)
            return await there(*args, **more)

        return asked

    def _streamed(self, there: Callable[..., AsyncIterator[Any]], name: str) -> Callable[..., AsyncIterator[Any]]:
        async def asked(*args: Any, **more: Any) -> AsyncIterator[Any]:
            await self._held.ask(name)
            async for one in there(*args, **more):
                yield one

        return asked
