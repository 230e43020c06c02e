"""Atoms into messages: as few as the limits allow, parted between items, each section's heading carried on."""

from collections.abc import Sequence

from bot.platforms.slack.show.letters import units
from bot.platforms.slack.show.pieces import Atom, Piece, Rich, Whole, blocks_of, fits, shortened
from bot.platforms.slack.show.runs import BOLD, Json, text

CONTINUED = " (continued)"


def split(atoms: Sequence[Atom]) -> list[list[Json]]:
    """The blocks of each message; an atom that no message could hold is cut, and says so with …."""
    messages: list[list[Piece]] = [[]]
    for atom in atoms:
        if messages[-1] and _goes(messages[-1], atom):
            messages[-1] += atom.pieces
            continue
        if messages[-1]:
            messages.append([])
        messages[-1] += _opening(atom).pieces if len(messages) > 1 else _whole(atom).pieces
    return [blocks_of(pieces) for pieces in messages if pieces]


def _goes(pieces: Sequence[Piece], atom: Atom) -> bool:
    """Whether the atom still fits below the pieces.

    Slack shows a table below all else of its message, so that only buttons may follow one.
    """
    tabled = any(isinstance(piece, Whole) and piece.block["type"] == "table" for piece in pieces)
    if tabled and not all(isinstance(piece, Whole) and piece.block["type"] == "actions" for piece in atom.pieces):
        return False
    return fits(blocks_of([*pieces, *atom.pieces]))


def _opening(atom: Atom) -> Atom:
    """The atom as the first of a continuation, below its section's heading."""
    if not atom.heading:
        return _whole(atom)
    block = next((piece.block for piece in atom.pieces if isinstance(piece, Rich)), 0)
    name = text(f"{_short(atom.heading)}{CONTINUED}", BOLD)
    head = Rich({"type": "rich_text_section", "elements": name}, block)
    return _whole(Atom((head, *atom.pieces)))


def _short(heading: str) -> str:
    return heading if units(heading) <= 200 else heading[:100] + "…"


def _whole(atom: Atom) -> Atom:
    """The atom, cut until a message holds it."""
    most = 8_192
    while not fits(blocks_of(atom.pieces)) and most > 1:
        atom, most = shortened(atom, most), most // 2
    return atom
