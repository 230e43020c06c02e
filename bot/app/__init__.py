"""The only place that builds parts, puts them together, starts and drains them."""

from bot.app.building import Extras, Parts, opened
from bot.app.running import asked_to_stop, build_desk, done_unless, follow_configured, health, running
from bot.app.texts import fetch_articles

__all__ = [
    "Extras",
    "Parts",
    "asked_to_stop",
    "build_desk",
    "done_unless",
    "fetch_articles",
    "follow_configured",
    "health",
    "opened",
    "running",
]
