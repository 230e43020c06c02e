"""Outlets that a newsroom follows, and what they publish, without a web in between."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.ports.collector import Entry, Visit
from bot.ports.store import NewVersion, Pace, Source
from bot.work.ground import by
from summaries.model import Article, version_of
from summaries.text.analyse import analyse
from tests.room import Room

MINUTE = timedelta(minutes=1)
FIRE = {
    "Pell Gazette": (
        "Signal box burns at Pell Junction",
        "A fire destroyed the signal box at Pell Junction on Monday and stopped every train on the Sallow line. "
        "Nobody was hurt, Sallow Rail said. Flames were seen from the Market Hill before dawn.",
    ),
    "Hill Post": (
        "Trains halted after signal box fire at Pell Junction",
        "Trains on the Sallow line stood still on Monday after fire gutted the signal box at Pell Junction. "
        "Sallow Rail put on 14 buses and asked passengers to stay at home.",
    ),
    "Civic Radio": (
        "Sallow line shut by fire in signal box",
        "The Sallow line will stay shut until Friday because of the fire in the signal box at Pell Junction, "
        "Sallow Rail announced. Its engineer Orla Fenn said the relays had melted.",
    ),
    "Harbour Courier": (
        "Sallow Rail: Pell Junction signal box was to be replaced",
        "The signal box at Pell Junction that burned on Monday was to be replaced last year, papers of Sallow Rail "
        "show. The fire stopped all trains on the Sallow line.",
    ),
}


@dataclass
class Outlets:
    """The outlets of a room, each followed when it first publishes."""

    room: Room
    sources: dict[str, Source] = field(default_factory=dict)
    published: int = 0

    async def publish(self, outlet: str, title: str, text: str, ago: timedelta = timedelta()) -> str:
        """An outlet published an article so long ago, and it was read; gives its address."""
        room, at = self.room, self.room.clock.now() - ago
        self.published += 1
        url = f"https://{outlet.casefold().replace(' ', '-')}.example/{self.published}"
        source = await self._source(outlet)
        entry = Entry(url=url, guid=url, title=title, summary="", published=at, fingerprint=url)
        pace = Pace(timedelta(minutes=5), room.clock.now())
        (article,) = await room.store.sources.record(source.id, Visit(at, (entry,)), pace, False, room.clock.now())
        version = version_of(text)
        read = analyse(Article(article, url, outlet, title, text, at, version))
        new = NewVersion(article, url, title, text, version, "", at, "en", "00", "test", "first", read)
        await room.store.articles.save(new, room.clock.now())
        return url

    async def _source(self, outlet: str) -> Source:
        if outlet not in self.sources:
            site = f"https://{outlet.casefold().replace(' ', '-')}.example/"
            signed = by(self.room.call(), f"added {outlet}")
            self.sources[outlet] = await self.room.store.sources.add(
                self.room.id, f"{site}feed", "feed", outlet, site, outlet, signed
            )
        return self.sources[outlet]


async def burn(outlets: Outlets, many: int = 4) -> list[str]:
    """Some outlets report the fire, ten minutes apart."""
    reports = list(FIRE.items())[:many]
    return [
        await outlets.publish(outlet, title, text, (many - place) * 10 * MINUTE)
        for place, (outlet, (title, text)) in enumerate(reports)
    ]
