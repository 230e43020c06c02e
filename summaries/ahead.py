"""What a briefing needs of one article alone, worked out before anybody asks."""

from datetime import datetime, timedelta

from summaries.compose import compose
from summaries.lens import Lens
from summaries.model import Read


def ahead(read: Read, lens: Lens, now: datetime) -> None:
    """Let every section look at a read, so that what depends on it alone is remembered (see `Remembered`).

    A briefing of many articles is made ten times as fast when each was looked at before.
    """
    compose(slug="", name="", lens=lens, reads=(read,), now=now, since=now - timedelta(days=1))
