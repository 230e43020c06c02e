"""A story's life from its coverage: the rhythm of its originals, and what it announces for days ahead."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from summaries.compose import case_of
from summaries.lens import Lens
from summaries.model import Read
from summaries.rhythm import Life, life_of, silent
from summaries.sections.promises import ahead
from summaries.tracking.near import originals

NEWEST = 100  # articles that a rhythm is read from


def life(
    reads: Sequence[Read], seen: Mapping[str, datetime], lens: Lens, now: datetime, *, asked: bool = False
) -> Life:
    """Where a story stands, from its newest articles, oldest first.

    seen: when each article became ours, by its id, for those without a date.  asked: whether an editor waits for an
    answer.
    """
    newest = reads[-NEWEST:]
    moments = _first_told(newest, seen)
    if not silent(moments, now):
        return life_of(moments, now)
    promised = [event.until for event in ahead(case_of(newest, lens, now, full=False))]
    return life_of(moments, now, max(promised, default=None), asked=asked)


def _first_told(reads: Sequence[Read], seen: Mapping[str, datetime]) -> list[datetime]:
    """When each original was published first, as far as that is known."""
    first: dict[int, datetime] = {}
    for original, read in zip(originals(reads), reads, strict=True):
        at = read.article.published or seen.get(read.article.id)
        if at is not None and (original not in first or at < first[original]):
            first[original] = at
    return list(first.values())
