"""The protocol through which commands reach the world, a room a subject.  One Newsroom object serves one newsroom.

bot.work implements it; tests/commands holds an honest fake in memory.  Every method may raise StandfirstError, whose
message is shown as it stands.  Every change takes the Call for the audit log, and is undone by ``undo``.
"""

from typing import Protocol

from commands.newsroom.beats import EventRow, TopicRow, Topics
from commands.newsroom.following import ChannelRow, SubscriptionRow, Subscriptions
from commands.newsroom.matters import Board, Passage, QuestionRow, Questions
from commands.newsroom.offered import OfferRow, Offers
from commands.newsroom.people import Joining, LinkCode, MemberRow, Path, People, Step, Undone
from commands.newsroom.polled import Imported, SourceRow, Sources
from commands.newsroom.searching import FoundRow, Searches, SearchPage
from commands.newsroom.teaching import Changed, Merged, Split, Taught, Teaching
from commands.newsroom.telling import Asked, Briefings, Update
from commands.newsroom.tracking import ArticleRow, Preview, Stories, StoryPage, StoryRow

__all__ = [
    "ArticleRow",
    "Asked",
    "Board",
    "Changed",
    "ChannelRow",
    "EventRow",
    "FoundRow",
    "Imported",
    "Joining",
    "LinkCode",
    "MemberRow",
    "Merged",
    "Newsroom",
    "OfferRow",
    "Passage",
    "Path",
    "Preview",
    "QuestionRow",
    "SearchPage",
    "SourceRow",
    "Split",
    "Step",
    "StoryPage",
    "StoryRow",
    "SubscriptionRow",
    "Taught",
    "TopicRow",
    "Undone",
    "Update",
]


class Newsroom(
    Stories, Teaching, Briefings, Questions, Subscriptions, Sources, Searches, People, Offers, Topics, Protocol
):
    """What commands may ask of a newsroom and of the world."""
