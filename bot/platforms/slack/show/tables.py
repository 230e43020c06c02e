"""A table as Slack's table blocks, split between rows, the header on each."""

from collections.abc import Iterator, Sequence

from bot.platforms.slack.show.letters import clean, clip
from bot.platforms.slack.show.limits import CELLS, ROWS, TABLE_TEXT
from bot.platforms.slack.show.pieces import weight
from bot.platforms.slack.show.runs import Json, cut, elements
from commands.reply import Runs, Strong, Table

_ROOM = TABLE_TEXT - 500  # characters of one table
_NAME = 100  # characters of a column's name
_NOTHING: Json = {"type": "raw_text", "text": "\u00a0"}  # Slack refuses an empty cell


def tables(table: Table, desk: str) -> Iterator[Json]:
    """The table in as many blocks as it takes; columns beyond Slack's twenty are left out."""
    width = min(CELLS, max((len(row) for row in (table.header, *table.rows)), default=0))
    if not width:
        return
    names = [(Strong(clip(clean(name).strip(), _NAME)),) for name in table.header]
    header = _row(names, width, desk)
    head = [header] if any(cell is not _NOTHING for cell in header) else []
    rows = list(head)
    for row in table.rows:
        cells = _fitting(_row(row, width, desk), head)
        if len(rows) > len(head) and (len(rows) == ROWS or weight([*rows, cells]) > _ROOM):
            yield _block(rows)
            rows = list(head)
        rows.append(cells)
    if rows:
        yield _block(rows)


def _block(rows: Sequence[Sequence[Json]]) -> Json:
    return {"type": "table", "column_settings": [{"is_wrapped": True}], "rows": [list(row) for row in rows]}


def _row(cells: Sequence[Runs], width: int, desk: str) -> list[Json]:
    made = [_cell(elements(runs, desk)) for runs in cells[:width]]
    return made + [_NOTHING] * (width - len(made))


def _cell(parts: Sequence[Json]) -> Json:
    if not parts:
        return _NOTHING
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(parts)}]}


def _fitting(row: list[Json], head: Sequence[Sequence[Json]]) -> list[Json]:
    """The row, its cells cut where it alone would fill a table."""
    most = 4_000
    while weight([*head, row]) > _ROOM and most > 1:
        most //= 2
        row = [_cut(cell, most) for cell in row]
    return row


def _cut(cell: Json, most: int) -> Json:
    return cell if cell is _NOTHING else _cell(cut(cell["elements"][0]["elements"], most))
