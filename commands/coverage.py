"""How much a story was covered, day by day and by whom: a chart, where a picture says more.  Pure."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from commands.newsroom import ArticleRow
from commands.reply import Bar, Chart
from commands.words import MONTHS, count, listed, local

DAYS, FEWEST_DAYS, FEWEST_ARTICLES = 14, 3, 8
OUTLETS = 4  # that have a colour of their own


def coverage(articles: Sequence[ArticleRow], zone: str) -> Chart | None:
    """Articles on each of the 14 days that end with the newest, by the wall clock of a zone, in parts by outlet.

    Days without any count as none; those before the first that has some are left out.  Copies are told apart from
    originals.  None where a sentence says as much: coverage on fewer than 3 of the days, or fewer than 8 articles.
    """
    dated = [(local(row.published, zone).date(), row) for row in articles if row.published]
    if not dated:
        return None
    last = max(day for day, _ in dated)
    first = last - timedelta(days=DAYS - 1)
    shown = [(day, row) for day, row in dated if day >= first]
    days = Counter(day for day, _ in shown)
    if len(days) < FEWEST_DAYS or len(shown) < FEWEST_ARTICLES:
        return None
    begin = min(days)
    window = [begin + timedelta(days=at) for at in range((last - begin).days + 1)]
    parts, of = _outlets([row.publisher for _, row in shown])
    bars = tuple(_bar(day, [row for on, row in shown if on == day], parts, of) for day in window)
    return Chart(
        "Coverage per day",
        _words(bars, len(shown), sum(bool(row.copy_of) for _, row in shown)),
        "articles",
        bars,
        parts,
        _figures(bars, parts),
    )


def _outlets(publishers: Sequence[str]) -> tuple[tuple[str, ...], dict[str, int]]:
    """The outlets that are named, those with most articles first, then all others; and which part each is of."""
    most = sorted(Counter(publishers).items(), key=lambda pair: (-pair[1], pair[0].casefold(), pair[0]))
    named = [name for name, _ in (most if len(most) <= OUTLETS + 1 else most[:OUTLETS])]
    of = {name: named.index(name) if name in named else len(named) for name, _ in most}
    others = len(most) - len(named)
    rest = (count(others, "other outlet"),) if others else ()
    return (*(name or "no name" for name in named), *rest), of


def _bar(day: date, rows: Sequence[ArticleRow], parts: Sequence[str], of: dict[str, int]) -> Bar:
    whole, pale = [0.0] * len(parts), [0.0] * len(parts)
    for row in rows:
        whole[of[row.publisher]] += 1
        pale[of[row.publisher]] += bool(row.copy_of)
    return Bar(f"{day.day} {MONTHS[day.month - 1]}", float(len(rows)), tuple(whole), tuple(pale))


def _words(bars: Sequence[Bar], total: int, copies: int) -> str:
    busiest = max(reversed(bars), key=lambda bar: bar.value)
    said = f"{count(total, 'article')} from {bars[0].label} to {bars[-1].label}; most on {busiest.label}, "
    faint = f" In fainter colours: {count(copies, 'copy', 'copies')}." if copies else ""
    return f"{said}with {busiest.value:,.0f}.{faint}"


def _figures(bars: Sequence[Bar], parts: Sequence[str]) -> str:
    """The numbers of each day, and of each outlet."""
    by_day = listed([f"{bar.label} {bar.value:,.0f}" for bar in bars])
    by_part = listed([f"{name} {sum(bar.parts[at] for bar in bars):,.0f}" for at, name in enumerate(parts)])
    return f"By day: {by_day}. By outlet: {by_part}."
