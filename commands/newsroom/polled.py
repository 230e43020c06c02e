"""The sources of a newsroom, as commands see them."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commands.spec import Call, Progress


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its health.  state: "ok", "waiting", "failing", "paused"; reason: in words, "" when well."""

    id: int
    name: str
    url: str
    site: str
    kind: str
    state: str
    reason: str
    articles: int
    last_ok_at: datetime | None
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list of feeds: how many are new, how many were followed already, which cannot be followed."""

    added: int
    there: int
    left_out: tuple[str, ...] = ()


class Sources(Protocol):
    """What is polled."""

    async def sources(self, call: Call) -> Sequence[SourceRow]:
        """Sources and their health, failing ones first."""

    def add_source(self, call: Call, url: str) -> AsyncIterator[Progress | SourceRow]:
        """Find the feed of an address and add it, or say why not."""

    async def remove_source(self, call: Call, source: SourceRow) -> None:
        """Stop polling; its articles stay."""

    async def import_sources(self, call: Call, opml: bytes) -> Imported:
        """Follow the sources of an OPML file."""

    async def export_sources(self, call: Call) -> str:
        """The sources as OPML 2.0."""
