"""A reply's blocks as atoms: what each looks like in Slack, before anybody asks how much fits into a message."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.platforms.slack.show.letters import clean, clip, plain_text, units
from bot.platforms.slack.show.limits import ALT_TEXT, CONTEXT_TEXT, HEADER, OPTION, PRESSED_ITEMS
from bot.platforms.slack.show.look import Look
from bot.platforms.slack.show.pieces import Atom, Mark, Piece, Rich, Whole, blocks_of, fits
from bot.platforms.slack.show.pressing import Numbers, lists, numbers, rows
from bot.platforms.slack.show.runs import BOLD, Json, elements, shown, text
from bot.platforms.slack.show.tables import tables
from commands.buttons import LIMIT
from commands.reply import (
    Block,
    Buttons,
    Chart,
    Context,
    Heading,
    Item,
    Items,
    Muted,
    Paragraph,
    Plain,
    QuoteBlock,
    Runs,
    Table,
)

_LEAD = 80  # units of a leading line's name, where a continuation says it again


def title(words: str) -> Atom:
    """A reply's title: a header, or a bold line where it is too long to be one."""
    words = clean(words).strip()
    if units(words) <= HEADER:
        return Atom((Whole({"type": "header", "text": plain_text(words, HEADER)}),))
    return Atom((Rich(section(text(words, BOLD)), -1),))


def sentence(words: str) -> Atom | None:
    """A plain line, where there are words."""
    parts = elements((Plain(words),))
    return Atom((Rich(section(parts), -1),)) if parts else None


def section(parts: Sequence[Json]) -> Json:
    """A line of rich text."""
    return {"type": "rich_text_section", "elements": list(parts)}


def atoms(blocks: Sequence[Block], look: Look) -> list[Atom]:
    """The blocks' atoms, in order; what shows nothing gives none."""
    laid = _Laid(look)
    for block in blocks:
        laid.add(block)
    return laid.done()


@dataclass
class _Laid:
    """Blocks as they are laid out.  waiting: headings, until what they stand above comes."""

    look: Look
    number: Numbers = field(default_factory=numbers)
    made: list[Atom] = field(default_factory=list)
    waiting: list[Piece] = field(default_factory=list)
    heading: str = ""
    block: int = 0  # of the rich_text block at work
    lead: str = ""  # the name of what leads the list at work
    above: str | None = None  # the next atom's heading, where it is not that of the list or section at work
    before: Block | None = None

    def add(self, block: Block) -> None:
        """Lay out one block."""
        before, self.before = self.before, block
        if isinstance(block, Heading):
            self._head(block)
            return
        if isinstance(before, Paragraph) and isinstance(block, Items | Item):
            self._lead(before)
        else:
            self.lead = ""
            self.block += 0 if self.waiting else 1
        for pieces in _atoms_of(block, self.block, self.look, self.number):
            if isinstance(block, Buttons) and self._joined(pieces):
                continue
            heading = self.lead or self.heading if self.above is None else self.above
            self.made.append(Atom((*self.waiting, *pieces), heading))
            self.waiting, self.above = [], None

    def done(self) -> list[Atom]:
        """All atoms; a heading above nothing stands alone."""
        return [*self.made, *([Atom(tuple(self.waiting))] if self.waiting else [])]

    def _joined(self, row: tuple[Piece, ...]) -> bool:
        """Put a row of buttons to what is above it, so that no continuation is buttons alone; False where it cannot."""
        if not self.made or self.waiting:
            return False
        whole = Atom((*self.made[-1].pieces, *row), self.made[-1].heading)
        if not fits(blocks_of(whole.pieces)):
            return False
        self.made[-1] = whole
        return True

    def _lead(self, paragraph: Paragraph) -> None:
        """A paragraph leads the list right below it: no gap, no message ends between them, its name is carried on."""
        name = shown(elements(tuple(run for run in paragraph.runs if not isinstance(run, Muted)))).rstrip(" :")
        self.lead = clip(name, _LEAD)
        if self.made and not self.waiting and elements(paragraph.runs):
            led = self.made.pop()
            self.waiting, self.above = list(led.pieces), led.heading

    def _head(self, block: Heading) -> None:
        self.heading = clean(block.text).strip()
        if self.heading:
            self.block += 1
            self.waiting.append(Rich(section(text(self.heading, BOLD)), self.block))
            self.above = ""


def _atoms_of(block: Block, number: int, look: Look, action: Numbers) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each atom of a block; ``number`` is that of the rich_text block that it may join."""
    match block:
        case Context(runs):
            yield from _context(runs, number, look)
        case Paragraph(runs):
            yield from _line(runs, number, look)
        case Item():
            yield from _items(Items((block,)), number, look, action)
        case Items():
            yield from _items(block, number, look, action)
        case QuoteBlock():
            yield from _quote(block, number, look)
        case Table():
            yield from ((Whole(table),) for table in tables(block, look.desk))
        case Chart():
            yield from _chart(block, number, look)
        case Buttons(buttons):
            yield from ((Whole(row),) for row in rows(buttons, action))
        case Heading():
            return


def _context(runs: Runs, number: int, look: Look) -> Iterator[tuple[Piece, ...]]:
    """Grey and small; but a line with links is rich text: in a context block, words from outside stand plain."""
    parts = elements(runs, look.desk)
    words = shown(parts)
    if any("url" in part for part in parts) or units(words) > CONTEXT_TEXT:
        yield (Rich(section(parts), number),)
    elif parts:
        yield (Whole({"type": "context", "elements": [plain_text(words, CONTEXT_TEXT)]}),)


def _line(runs: Runs, number: int, look: Look) -> Iterator[tuple[Piece, ...]]:
    if parts := elements(runs, look.desk):
        yield (Rich(section(parts), number),)


def _quote(block: QuoteBlock, number: int, look: Look) -> Iterator[tuple[Piece, ...]]:
    words, speaker = elements(block.words, look.desk), elements(block.speaker, look.desk)
    below = [*text("— "), *speaker] if speaker else []
    between = [{"type": "text", "text": "\n"}] if words and below else []
    if words or below:
        yield (Rich({"type": "rich_text_quote", "elements": [*words, *between, *below]}, number),)


def _chart(block: Chart, number: int, look: Look) -> Iterator[tuple[Piece, ...]]:
    file = look.pictures.get(block.title)
    words = clip(clean(block.words).strip(), ALT_TEXT) or clean(block.title).strip()
    if file:
        alt = clip(clean(block.alt).strip(), ALT_TEXT) or words or "Chart"
        yield (Whole({"type": "image", "slack_file": {"id": file}, "alt_text": alt}),)
    elif words:
        yield (Rich(section(text(words)), number),)


def _items(block: Items, number: int, look: Look, action: Numbers) -> Iterator[tuple[Piece, ...]]:
    pressed = sum(1 for item in block.items if any(button.length <= LIMIT for button in item.buttons))
    mark: Mark = "ordered" if block.ordered else "bullet"
    place = 0
    for item in block.items:
        pieces: list[Piece] = []
        if parts := _item(item, look):
            pieces.append(Rich(section(parts), number, mark, place))
            place += 1
        if pressed <= PRESSED_ITEMS:
            pieces += [Whole(row) for row in rows(item.buttons, action)]
        if pieces:
            yield tuple(pieces)
    if pressed > PRESSED_ITEMS:
        named = [(_name(item), button) for item in block.items for button in item.buttons]
        yield from ((Whole(row),) for row in lists(named, action))


def _item(item: Item, look: Look) -> list[Json]:
    parts, detail = elements(item.runs, look.desk), elements(item.detail, look.desk)
    between = [{"type": "text", "text": "\n"}] if parts and detail else []
    return [*parts, *between, *detail]


def _name(item: Item) -> str:
    """What an item is called in a list of choices: its words, up to the first dot that sets circumstances apart."""
    words = shown(elements(item.runs)) or shown(elements(item.detail)) or "–"
    return clip(words.partition(" · ")[0] or words, OPTION)
