"""Atoms into messages: as few as the limits allow, parted between items, each section's heading carried on."""

from collections.abc import Sequence

from bot.platforms.discord.letters import clip
from bot.platforms.discord.pieces import Atom, Line, Piece, Shape, shortened
from bot.platforms.discord.runs import text

CONTINUED = " (continued)"
_HEADING = 200


def split(atoms: Sequence[Atom], shape: Shape, spare: int) -> list[list[Piece]]:
    """The pieces of each message; an atom that no message could hold is cut, and says so with ….

    spare: rows of one button that are added to a message afterwards.
    """
    messages: list[list[Piece]] = [[]]
    for atom in atoms:
        for part in _parts(atom, shape, spare):
            if messages[-1] and shape.fits([*messages[-1], *part.pieces], spare):
                messages[-1] += part.pieces
                continue
            if messages[-1]:
                messages.append([])
            first = part if len(messages) == 1 else _opening(part)
            messages[-1] += _whole(first, shape, spare).pieces
    return [pieces for pieces in messages if pieces]


def _parts(atom: Atom, shape: Shape, spare: int) -> list[Atom]:
    """The atom, or where its buttons and lists alone are too many for a message, one with each of them."""
    if _fits(shortened(atom, 1), shape, spare):
        return [atom]
    words = tuple(piece for piece in atom.pieces if isinstance(piece, Line))
    others = [piece for piece in atom.pieces if not isinstance(piece, Line)]
    return [*([Atom(words, atom.heading)] if words else []), *(Atom((piece,), atom.heading) for piece in others)]


def _opening(atom: Atom) -> Atom:
    """The atom as the first of a continuation, below its section's heading."""
    if not atom.heading:
        return atom
    block = next((piece.block for piece in atom.pieces if isinstance(piece, Line)), -2)
    return Atom((Line(text(clip(atom.heading, _HEADING) + CONTINUED), block, "heading"), *atom.pieces))


def _whole(atom: Atom, shape: Shape, spare: int) -> Atom:
    """The atom, cut until a message holds it."""
    most = 4_096
    while not _fits(atom, shape, spare) and most > 1:
        atom, most = shortened(atom, most), most // 2
    return atom


def _fits(atom: Atom, shape: Shape, spare: int) -> bool:
    return shape.fits(atom.pieces, spare)
