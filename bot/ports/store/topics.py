"""Room of beats: named sets of stories and search terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ports.store.records import By
from summaries.model import Query


@dataclass(frozen=True, slots=True)
class Topic:
    """A beat.  terms: what an event must speak of to be one of its stories; lens: of those, "" for the one that fits.

    stories: ids of the tracked stories in it, in the order in which they came.
    """

    id: int
    name: str
    lens: str
    terms: Query
    created_at: datetime
    stories: tuple[int, ...] = ()


class Topics(Protocol):
    """The topics of a newsroom.  Called by bot.work.topics."""

    async def add(self, newsroom: int, name: str, lens: str, terms: Query, by: By) -> Topic:
        """A new topic.  Raises Conflict where one of that name, in whatever letters, is there."""

    async def edit(self, newsroom: int, topic: int, name: str, lens: str, terms: Query, by: By) -> Topic:
        """Another name, lens or other terms.  Raises NotFound; Conflict as ``add``."""

    async def remove(self, newsroom: int, topic: int, by: By) -> None:
        """The topic ends; its stories stay tracked.  Raises NotFound."""

    async def list(self, newsroom: int) -> Sequence[Topic]:
        """Every topic by its name."""

    async def put(self, newsroom: int, topic: int, story: int, by: By) -> None:
        """A story belongs to the topic; nothing changes where it does already.

        Raises NotFound for a topic or story that is not here.
        """

    async def take(self, newsroom: int, topic: int, story: int, by: By) -> None:
        """A story belongs to it no more, and does not come back by itself.  Raises NotFound where it does not."""

    async def of(self, newsroom: int, story: int) -> Sequence[Topic]:
        """The topics that a story belongs to, by name."""

    async def met(self, newsroom: int, topic: int, cluster: int, story: int, at: datetime) -> bool:
        """A cluster that fits the terms became, or was found in, this story, which then belongs to the topic.

        False, with nothing changed, where that cluster was met before or an editor had taken the story out.
        """

    async def clusters_met(self, newsroom: int, topic: int) -> frozenset[int]:
        """The clusters of which ``met`` was told."""
