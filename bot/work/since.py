"""What is new in a story since a moment: for a person who looked then, a channel that was sent it, a posted briefing.

All three are one question: what had been published and stored by then is known, whether or not a message showed it.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.work.ground import Ground
from summaries.model import Read
from summaries.news.before import Before

EARLIER = 100  # texts that an edit replaced or a publisher withdrew, the newest


async def before_of(ground: Ground, newsroom: int, story: int, reads: Sequence[Read], at: datetime) -> Before:
    """How a story stood at a moment.  reads: its texts of today."""
    stood = await ground.store.past.stood(newsroom, story, at)
    then = {one.article: one.version for one in stood}
    fresh = frozenset(read.article.id for read in reads if then.get(read.article.id) != read.article.version)
    gone = [one.version for one in stood if one.version and one.version != one.newest]
    earlier = list(await ground.store.past.reads(gone[-EARLIER:]))
    earlier.sort(key=lambda read: (read.article.published or at, read.article.id, read.article.version))
    return Before(at, fresh, tuple(earlier))
