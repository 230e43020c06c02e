"""What is polled."""

from collections.abc import AsyncIterator, Sequence

from bot.work import sources
from bot.work.ground import by
from bot.work.newsroom.room import Room
from commands.newsroom import Imported, SourceRow
from commands.spec import Call, Progress


class Polled(Room):
    """What is polled; see ``commands.newsroom``."""

    async def sources(self, call: Call) -> Sequence[SourceRow]:
        """Sources and their health, failing ones first."""
        return await sources.rows(self._ground, self._id)

    def add_source(self, call: Call, url: str) -> AsyncIterator[Progress | SourceRow]:
        """Find the feed of an address and follow it."""
        return sources.add(self._ground, self._id, call, url)

    async def remove_source(self, call: Call, source: SourceRow) -> None:
        """Stop polling."""
        await self._ground.store.sources.remove(self._id, source.id, by(call, f"removed the source {source.name}"))

    async def import_sources(self, call: Call, opml: bytes) -> Imported:
        """Sources of an OPML file."""
        return await sources.import_opml(self._ground, self._id, call, opml)

    async def export_sources(self, call: Call) -> str:
        """The sources as OPML."""
        return sources.export_opml(self._name, await self._ground.store.sources.list(self._id))
