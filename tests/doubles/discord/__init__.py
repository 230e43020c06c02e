"""A Discord on loopback for tests."""

from tests.doubles.discord.given import Given
from tests.doubles.discord.server import DiscordDouble

__all__ = ["DiscordDouble", "Given"]
