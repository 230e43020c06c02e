"""What the store keeps, and who asks for it.

Times are aware datetimes in UTC.  Every method but those on what all newsrooms share (sources' visits, articles,
versions, analyses) takes the newsroom first.  Every change by a person takes ``By`` and writes its audit row, with what
was there before, in the same transaction.  Methods raise StoreError for a full, locked or damaged database; NotFound
and Conflict as they say.
"""

from bot.ports.store.copying import Origin, Originals
from bot.ports.store.coverage import Articles, Notes, Sources
from bot.ports.store.doors import Doors, Kept, Seen
from bot.ports.store.leases import Leases
from bot.ports.store.links import Links
from bot.ports.store.lives import Lives
from bot.ports.store.matters import Questions
from bot.ports.store.offering import Found, Offer, OfferKind, Offers
from bot.ports.store.past import Past, Stood
from bot.ports.store.people import Changes, People
from bot.ports.store.records import (
    ArticleRecord,
    By,
    Change,
    Channel,
    Delivery,
    Door,
    Installation,
    Invitation,
    Leaving,
    Member,
    Moves,
    NewDelivery,
    NewMatch,
    NewVersion,
    Note,
    Pace,
    Post,
    Question,
    Source,
    StoryArticle,
    StoryCount,
    Subscription,
    Teaching,
    VersionRecord,
    Wanted,
    Wrong,
)
from bot.ports.store.searching import Hit, Hits, Searches
from bot.ports.store.sending import Outbox, Posts, Subscriptions
from bot.ports.store.teaching import Teachings
from bot.ports.store.topics import Topic, Topics
from bot.ports.store.tracking import Briefings, Stories
from bot.ports.store.walking import ClusterRecord, Clusters, ClusterStanding, Moved, Placement, Walks
from bot.ports.store.whole import Store

__all__ = [
    "ArticleRecord",
    "Articles",
    "Briefings",
    "By",
    "Change",
    "Changes",
    "Channel",
    "ClusterRecord",
    "ClusterStanding",
    "Clusters",
    "Delivery",
    "Door",
    "Doors",
    "Found",
    "Hit",
    "Hits",
    "Installation",
    "Invitation",
    "Kept",
    "Leases",
    "Leaving",
    "Links",
    "Lives",
    "Member",
    "Moved",
    "Moves",
    "NewDelivery",
    "NewMatch",
    "NewVersion",
    "Note",
    "Notes",
    "Offer",
    "OfferKind",
    "Offers",
    "Origin",
    "Originals",
    "Outbox",
    "Pace",
    "Past",
    "People",
    "Placement",
    "Post",
    "Posts",
    "Question",
    "Questions",
    "Searches",
    "Seen",
    "Source",
    "Sources",
    "Stood",
    "Store",
    "Stories",
    "StoryArticle",
    "StoryCount",
    "Subscription",
    "Subscriptions",
    "Teaching",
    "Teachings",
    "Topic",
    "Topics",
    "VersionRecord",
    "Walks",
    "Wanted",
    "Wrong",
]
