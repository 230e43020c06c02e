"""The Newsroom that commands speak to, a room a subject: each method hands over to the use case that does it."""

from bot.work.newsroom.beats import Topics
from bot.work.newsroom.matters import Matters
from bot.work.newsroom.offered import Offered
from bot.work.newsroom.people import Persons
from bot.work.newsroom.polled import Polled
from bot.work.newsroom.room import DeskLink
from bot.work.newsroom.searching import Searching
from bot.work.newsroom.teaching import Teachable
from bot.work.newsroom.telling import Telling

__all__ = ["DeskLink", "OneNewsroom"]


class OneNewsroom(Telling, Teachable, Matters, Polled, Searching, Offered, Persons, Topics):
    """One newsroom's door to the world; see ``commands.newsroom.Newsroom`` for what each method promises."""
