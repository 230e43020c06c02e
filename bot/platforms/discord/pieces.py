"""What a message is put together from: lines of text and whole components, in atoms that are never divided.

The same pieces make a message in Components V2 and a plain one; ``Shape`` says how, and how much fits.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from bot.platforms.discord.letters import JOINER, units
from bot.platforms.discord.limits import COMPONENTS, CONTENT, ROWS, TEXT
from bot.platforms.discord.pressing import ROW_KIND
from bot.platforms.discord.runs import Json, Span, cut, marked

SECTION, TEXT_DISPLAY, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 12, 13, 14, 17  # Discord's component types
Mark = Literal["", "title", "heading", "small", "bullet", "ordered", "quote"]
_BEFORE: Mapping[Mark, str] = {"title": "## ", "heading": "### ", "small": "-# ", "bullet": "- ", "quote": "> "}
HEAD = 0  # the block of a message's title


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text.

    block: lines of one number stand in one text, without a gap.  place: the number of an ordered item.
    """

    spans: tuple[Span, ...]
    block: int
    mark: Mark = ""
    place: int = 0

    @property
    def markdown(self) -> str:
        """The line as Discord reads it."""
        words = marked(self.spans)
        if self.mark in {"title", "heading"} and words.endswith("#"):
            words += JOINER  # Discord takes a heading's last # away
        before = f"{self.place}. " if self.mark == "ordered" else _BEFORE.get(self.mark, "")
        return before + words


@dataclass(frozen=True, slots=True)
class Beside:
    """Lines with a button beside them."""

    lines: tuple[Line, ...]
    button: Json


@dataclass(frozen=True, slots=True)
class Whole:
    """A component that holds no text of its own: a row of buttons or a list, a picture."""

    component: Json


Piece = Line | Beside | Whole


@dataclass(frozen=True, slots=True)
class Atom:
    """Pieces that stay together.  heading: of the section that they are in; "" where they bring it themselves."""

    pieces: tuple[Piece, ...]
    heading: str = ""


class Shape(Protocol):
    """A kind of message."""

    def fits(self, pieces: Sequence[Piece], spare: int) -> bool:
        """Whether the pieces make one message.  spare: rows with a button each that must still find room."""

    def body(self, pieces: Sequence[Piece], accent: int) -> Json:
        """The message's content, or components and their flag."""


def shortened(atom: Atom, most: int) -> Atom:
    """The atom with at most ``most`` units of words in each of its lines."""
    return Atom(tuple(_shorter(piece, most) for piece in atom.pieces), atom.heading)


def _shorter(piece: Piece, most: int) -> Piece:
    match piece:
        case Line():
            return replace(piece, spans=cut(piece.spans, most))
        case Beside():
            return replace(piece, lines=tuple(replace(line, spans=cut(line.spans, most)) for line in piece.lines))
    return piece


# --- Components V2 --------------------------------------------------------------------------------------------------


class Layout:
    """A container with texts, sections, pictures and rows."""

    def fits(self, pieces: Sequence[Piece], spare: int) -> bool:
        """Whether the pieces make one message."""
        inside = components(pieces)
        return 1 + counted(inside) + 2 * spare <= COMPONENTS and displayed(inside) <= TEXT

    def body(self, pieces: Sequence[Piece], accent: int) -> Json:
        """One container."""
        return {"components": [{"type": CONTAINER, "accent_color": accent, "components": components(pieces)}]}


def components(pieces: Sequence[Piece]) -> list[Json]:
    """The components that show the pieces in their order, a rule below the title."""
    made: list[Json] = []
    block: int | None = None  # of the text that is being filled
    for piece in pieces:
        if isinstance(piece, Line) and piece.block == block:
            made[-1]["content"] += "\n" + piece.markdown
            continue
        if block == HEAD:
            made.append({"type": SEPARATOR, "divider": True, "spacing": 1})
        block = piece.block if isinstance(piece, Line) else None
        made.append(_component(piece))
    return made


def _component(piece: Piece) -> Json:
    match piece:
        case Line():
            return _display(piece.markdown)
        case Beside(lines, button):
            inner = _display("\n".join(line.markdown for line in lines))
            return {"type": SECTION, "components": [inner], "accessory": button}
        case Whole(component):
            return component


def _display(content: str) -> Json:
    return {"type": TEXT_DISPLAY, "content": content}


def every(components: Iterable[Any]) -> Iterable[Json]:
    """Every component, those within others too."""
    for component in components:
        yield component
        yield from every(component.get("components") or [])
        yield from every([component["accessory"]] if component.get("accessory") else [])


def counted(components: Sequence[Json]) -> int:
    """How many components Discord counts."""
    return sum(1 for _ in every(components))


def displayed(components: Sequence[Json]) -> int:
    """How much text Discord counts: as it is written, marks and addresses too."""
    return sum(units(each["content"]) for each in every(components) if each["type"] == TEXT_DISPLAY)


# --- plain ----------------------------------------------------------------------------------------------------------


class Plainly:
    """Content, and rows of buttons below it; a picture is attached and shows by itself."""

    def fits(self, pieces: Sequence[Piece], spare: int) -> bool:
        """Whether the pieces make one message."""
        return units(_content(pieces)) <= CONTENT and len(_rows(pieces)) + spare <= ROWS

    def body(self, pieces: Sequence[Piece], accent: int) -> Json:
        """Content in place of components."""
        del accent
        rows = _rows(pieces)
        return {"content": _content(pieces) or "–", **({"components": rows} if rows else {})}


def _rows(pieces: Sequence[Piece]) -> list[Json]:
    return [piece.component for piece in pieces if isinstance(piece, Whole) and piece.component["type"] == ROW_KIND]


def _content(pieces: Sequence[Piece]) -> str:
    words, block = "", None
    for piece in pieces:
        if isinstance(piece, Line):
            gap = "" if block is None else "\n" if piece.block == block or piece.mark == "heading" else "\n\n"
            words, block = words + gap + piece.markdown, piece.block
    return words
