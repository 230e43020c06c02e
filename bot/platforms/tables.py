"""Tables where a platform shows none: as lists."""

from bot.platforms.lettering import clean
from commands.reply import Item, Items, Plain, Run, Runs, Table


def listed(table: Table) -> Items:
    """Each row as an item: its first cell, and below it the others under their names; empty cells left out."""
    return Items(tuple(Item(row[0] if row else (), _named(table.header, row)) for row in table.rows))


def _named(header: tuple[str, ...], row: tuple[Runs, ...]) -> Runs:
    detail: list[Run] = []
    for at, cell in enumerate(row[1:], start=1):
        if not clean("".join(_words(run) for run in cell)).strip():
            continue
        name = clean(header[at]).strip() if at < len(header) else ""
        detail += [Plain(" · ")] if detail else []
        detail += [*([Plain(f"{name}: ")] if name else []), *cell]
    return tuple(detail)


def _words(run: Run) -> str:
    return getattr(run, "text", "") or "number"
