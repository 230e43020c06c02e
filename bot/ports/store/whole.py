"""The whole store: its rooms together."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from bot.ports.store.copying import Originals
from bot.ports.store.coverage import Articles, Notes, Sources
from bot.ports.store.doors import Doors, Kept, Seen
from bot.ports.store.leases import Leases
from bot.ports.store.links import Links
from bot.ports.store.lives import Lives
from bot.ports.store.matters import Questions
from bot.ports.store.offering import Offers
from bot.ports.store.past import Past
from bot.ports.store.people import Changes, People
from bot.ports.store.searching import Searches
from bot.ports.store.sending import Outbox, Posts, Subscriptions
from bot.ports.store.teaching import Teachings
from bot.ports.store.topics import Topics
from bot.ports.store.tracking import Briefings, Stories
from bot.ports.store.walking import Clusters, Walks


class Store(Protocol):
    """Everything that is kept.  Rooms are attributes."""

    @property
    def sources(self) -> Sources:
        """See ``Sources``."""

    @property
    def articles(self) -> Articles:
        """See ``Articles``."""

    @property
    def searches(self) -> Searches:
        """See ``Searches``."""

    @property
    def stories(self) -> Stories:
        """See ``Stories``."""

    @property
    def teachings(self) -> Teachings:
        """See ``Teachings``."""

    @property
    def walks(self) -> Walks:
        """See ``Walks``."""

    @property
    def clusters(self) -> Clusters:
        """See ``Clusters``."""

    @property
    def topics(self) -> Topics:
        """See ``Topics``."""

    @property
    def originals(self) -> Originals:
        """See ``Originals``."""

    @property
    def lives(self) -> Lives:
        """See ``Lives``."""

    @property
    def past(self) -> Past:
        """See ``Past``."""

    @property
    def offers(self) -> Offers:
        """See ``Offers``."""

    @property
    def questions(self) -> Questions:
        """See ``Questions``."""

    @property
    def briefings(self) -> Briefings:
        """See ``Briefings``."""

    @property
    def subscriptions(self) -> Subscriptions:
        """See ``Subscriptions``."""

    @property
    def outbox(self) -> Outbox:
        """See ``Outbox``."""

    @property
    def posts(self) -> Posts:
        """See ``Posts``."""

    @property
    def people(self) -> People:
        """See ``People``."""

    @property
    def changes(self) -> Changes:
        """See ``Changes``."""

    @property
    def notes(self) -> Notes:
        """See ``Notes``."""

    @property
    def doors(self) -> Doors:
        """See ``Doors``."""

    @property
    def links(self) -> Links:
        """See ``Links``."""

    @property
    def leases(self) -> Leases:
        """See ``Leases``."""

    @property
    def seen(self) -> Seen:
        """See ``Seen``."""

    @property
    def kept(self) -> Kept:
        """See ``Kept``."""

    async def backup(self, to: Path) -> None:
        """A whole, checked copy while running.  Raises BadInput where the file exists, StoreError for the rest."""

    async def check(self) -> Sequence[str]:
        """What is wrong with the database, in sentences; empty when it is sound."""

    async def close(self) -> None:
        """End: everything committed is on disk."""
