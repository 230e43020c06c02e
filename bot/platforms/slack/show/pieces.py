"""What a message is put together from: pieces of rich text and whole blocks, in atoms that are never divided."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.platforms.slack.show.limits import BLOCKS, TABLES, TOTAL
from bot.platforms.slack.show.runs import Json, cut

Mark = Literal["", "bullet", "ordered"]


@dataclass(frozen=True, slots=True)
class Rich:
    """A rich text element.

    block: pieces of one number stand in one rich_text block, without a gap.  mark: it is an item of a list; place: how
    many items of that list come before it.
    """

    element: Json
    block: int
    mark: Mark = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class Whole:
    """A block that holds no rich text: a header, a row of buttons, a table, a picture."""

    block: Json


Piece = Rich | Whole


@dataclass(frozen=True, slots=True)
class Atom:
    """Pieces that stay together.  heading: of the section that they are in; "" where they bring it themselves."""

    pieces: tuple[Piece, ...]
    heading: str = ""


def blocks_of(pieces: Sequence[Piece]) -> list[Json]:
    """The blocks that show the pieces in their order."""
    made: list[Json] = []
    number: int | None = None  # of the rich_text block that is being filled
    before: Rich | None = None
    for piece in pieces:
        if isinstance(piece, Whole):
            made.append(piece.block)
            number, before = None, None
            continue
        if piece.block != number:
            made.append({"type": "rich_text", "elements": []})
            number, before = piece.block, None
        _add(made[-1]["elements"], piece, before)
        before = piece
    return made


def _add(parts: list[Json], piece: Rich, before: Rich | None) -> None:
    if not piece.mark:
        parts.append(piece.element)
    elif before is not None and before.mark == piece.mark:
        parts[-1]["elements"].append(piece.element)
    else:
        listed: Json = {"type": "rich_text_list", "style": piece.mark, "elements": [piece.element]}
        if piece.mark == "ordered" and piece.place:
            listed["offset"] = piece.place
        parts.append(listed)


def weight(blocks: object) -> int:
    """Characters that Slack may count: of words, names and marks alike, since it does not say which."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))


def fits(blocks: Sequence[Json]) -> bool:
    """Whether the blocks make one message."""
    tables = sum(1 for block in blocks if block["type"] == "table")
    return len(blocks) <= BLOCKS and tables <= TABLES and weight(blocks) < TOTAL


def shortened(atom: Atom, most: int) -> Atom:
    """The atom with at most ``most`` units of words in each of its pieces of rich text."""
    pieces = tuple(
        Rich({**piece.element, "elements": cut(piece.element["elements"], most)}, piece.block, piece.mark, piece.place)
        if isinstance(piece, Rich)
        else piece
        for piece in atom.pieces
    )
    return Atom(pieces, atom.heading)
