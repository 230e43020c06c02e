"""Articles as items of a list: title, outlet, time, and why each matched.  Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from commands.buttons import Button
from commands.newsroom import ArticleRow
from commands.reply import Item, Link, Muted, Plain, Run
from commands.words import clipped, count, listed, moment

_NAMED = 3  # outlets that ran the text too


@dataclass(frozen=True, slots=True)
class Original:
    """An article with the copies of it that were run."""

    article: ArticleRow
    copies: tuple[ArticleRow, ...]

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """The other outlets that ran it, each once, in the order of the copies."""
        named = dict.fromkeys(copy.publisher for copy in self.copies if copy.publisher)
        named.pop(self.article.publisher, None)
        return tuple(named)


def folded(rows: Sequence[ArticleRow]) -> tuple[Original, ...]:
    """Articles in the order given, each copy under its original; one whose original is not among them stands alone."""
    ids = {row.id for row in rows}
    copies: dict[str, list[ArticleRow]] = {}
    for row in rows:
        if row.copy_of in ids and row.copy_of != row.id:
            copies.setdefault(row.copy_of, []).append(row)
    alone = [row for row in rows if row.copy_of not in ids or row.copy_of == row.id]
    return tuple(Original(row, tuple(copies.get(row.id, ()))) for row in alone)


def article_items(
    rows: Sequence[ArticleRow],
    now: datetime,
    zone: str,
    buttons: Callable[[ArticleRow], tuple[Button, ...]] = lambda row: (),
) -> tuple[Item, ...]:
    """One item an article, its reasons below it, and what can be done with it."""
    return tuple(_item(row, now, zone, buttons(row)) for row in rows)


def original_items(
    originals: Sequence[Original],
    now: datetime,
    zone: str,
    buttons: Callable[[ArticleRow], tuple[Button, ...]] = lambda row: (),
) -> tuple[Item, ...]:
    """One item an original, where else it ran and its reasons below it, and what can be done with it."""
    items = []
    for one in originals:
        item = _item(one.article, now, zone, buttons(one.article))
        also = (Plain(f"{_elsewhere(one)}. "),) if one.copies else ()
        items.append(replace(item, detail=(*also, *item.detail)))
    return tuple(items)


def _elsewhere(one: Original) -> str:
    others = one.elsewhere
    if not others:
        return f"Also run as {count(len(one.copies), 'more article')}"
    more = len(others) - _NAMED
    named = [*others[:_NAMED], *([f"{more} more"] if more > 0 else [])]
    return f"Also in {count(len(others), 'outlet')}: {listed(named)}"


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
