"""How the house is, for whoever watches it."""

from datetime import timedelta
from importlib.metadata import version

from bot.app.building import Parts
from bot.platforms.desk.parts import Health
from summaries.errors import StoreError

VERSION = version("standfirst")


async def health(parts: Parts) -> Health:
    """How the house is, for /healthz and doctor.  A tick's worth of lateness is no lag."""
    now = parts.ground.clock.now()
    try:
        sources = await parts.store.sources.list(parts.newsroom_id)
        owed = await parts.store.outbox.owed(parts.newsroom_id)
        parts.meters.articles.set(await parts.store.articles.count())
    except StoreError as trouble:
        return Health(database=str(trouble), version=VERSION)
    late = [now - source.pace.next_at for source in sources if not source.gone]
    return Health(
        source_lag=max([*late, timedelta()]),
        failing_sources=sum(bool(source.failure or source.gone) for source in sources),
        owed=len(owed),
        version=VERSION,
    )
