"""Articles as items of a list: title, outlet, time, and why each matched.  Pure."""

from collections.abc import Callable, Sequence
from datetime import datetime

from commands.buttons import Button
from commands.newsroom import ArticleRow
from commands.reply import Item, Link, Muted, Plain, Run
from commands.words import clipped, count, moment


def article_items(
    rows: Sequence[ArticleRow],
    now: datetime,
    zone: str,
    buttons: Callable[[ArticleRow], tuple[Button, ...]] = lambda row: (),
) -> tuple[Item, ...]:
    """One item an article, its reasons below it, and what can be done with it."""
    return tuple(_item(row, now, zone, buttons(row)) for row in rows)


def _item(row: ArticleRow, now: datetime, zone: str, buttons: tuple[Button, ...]) -> Item:
    about = [moment(row.published, now, zone) if row.published else "undated", *_marks(row)]
    about = [row.publisher, *about] if row.publisher else about
    runs: tuple[Run, ...] = (Link(clipped(row.title or row.url, 140), row.url), Muted(f" · {' · '.join(about)}"))
    reasons = "; ".join(row.match.reasons)
    return Item(runs, (Plain(f"{reasons} "), Muted(f"({row.match.score:.2f})")) if reasons else (), buttons)


def _marks(row: ArticleRow) -> list[str]:
    marks = [count(row.versions, "version")] if row.versions > 1 else []
    marks += ["a reprint"] if row.copy_of else []
    return [*marks, "withdrawn"] if row.withdrawn else marks
