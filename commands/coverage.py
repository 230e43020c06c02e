"""How much a story was covered, day by day: a chart, where a picture says more.  Pure."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from commands.reply import Bar, Chart
from commands.words import MONTHS, count, local

DAYS, FEWEST_DAYS, FEWEST_ARTICLES = 14, 3, 8


def coverage(published: Sequence[datetime], zone: str) -> Chart | None:
    """Articles on each of the 14 days that end with the newest, by the wall clock of a zone.

    Days without any count as none; those before the first that has some are left out.  None where a sentence says as
    much: coverage on fewer than 3 of the days, or fewer than 8 articles.
    """
    days = Counter(local(at, zone).date() for at in published)
    if not days:
        return None
    last = max(days)
    window = [last - timedelta(days=back) for back in reversed(range(DAYS))]
    covered = [day for day in window if days[day]]
    total = sum(days[day] for day in covered)
    if len(covered) < FEWEST_DAYS or total < FEWEST_ARTICLES:
        return None
    named = [(f"{day.day} {MONTHS[day.month - 1]}", days[day]) for day in window if day >= covered[0]]
    busiest, peak = max(reversed(named), key=lambda pair: pair[1])
    words = f"{count(total, 'article')} from {named[0][0]} to {named[-1][0]}; most on {busiest}, with {peak:,}."
    return Chart("Coverage per day", words, "articles", tuple(Bar(label, number) for label, number in named))
