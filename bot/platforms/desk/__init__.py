"""The desk: a web page on this machine where every command works, and where a briefing shows what it rests on."""

from bot.platforms.desk.desk import Desk
from bot.platforms.desk.parts import DeskSettings, Health, Parts

__all__ = ["Desk", "DeskSettings", "Health", "Parts"]
