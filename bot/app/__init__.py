"""The only place that builds parts, puts them together, starts and drains them."""

from bot.app.building import Extras, Parts, opened
from bot.app.health import health
from bot.app.platforms import build_desk, build_doors, lacking
from bot.app.running import asked_to_stop, done_unless, follow_configured, running
from bot.app.texts import fetch_articles

__all__ = [
    "Extras",
    "Parts",
    "asked_to_stop",
    "build_desk",
    "build_doors",
    "done_unless",
    "fetch_articles",
    "follow_configured",
    "health",
    "lacking",
    "opened",
    "running",
]
