"""A reply's blocks as atoms: what each looks like in Discord, before anybody asks how much fits into a message."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.platforms.discord.letters import clean, clip, units
from bot.platforms.discord.limits import ALT_TEXT, BESIDE, OPTION, PRESSED_ITEMS, TITLE
from bot.platforms.discord.look import Look
from bot.platforms.discord.pieces import GALLERY, HEAD, Atom, Beside, Line, Mark, Piece, Whole
from bot.platforms.discord.pressing import Numbers, button, fitting, lists, numbers, rows
from bot.platforms.discord.runs import shown, spans, text
from bot.platforms.tables import listed
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

_LEAD = 200  # characters of the name that a list's continuation carries on


def title(words: str) -> Atom:
    """A reply's title: a heading, or a bold line where it is too long to be one."""
    words = clean(words).strip()
    if units(words) <= TITLE:
        return Atom((Line(text(words), HEAD, "title"),))
    return Atom((Line(text(words, "bold"), HEAD),))


def sentence(words: str) -> Atom | None:
    """A plain line, where there are words."""
    parts = text(words)
    return Atom((Line(parts, -1),)) if parts else None


def atoms(blocks: Sequence[Block], look: Look, *, headed: bool = False) -> list[Atom]:
    """The blocks' atoms, in order; what shows nothing gives none.

    headed: a title stands above them, to which a line of circumstances belongs.
    """
    laid = _Laid(look)
    for at, block in enumerate(blocks):
        if at == 0 and headed and isinstance(block, Context):
            laid.made += [Atom(pieces) for pieces in _line(block.runs, HEAD, look, "small")]
            continue
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
    block: int = HEAD  # of the text at work
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
            if isinstance(block, Buttons) and self.made and not self.waiting:
                # No continuation is buttons alone.
                self.made[-1] = Atom((*self.made[-1].pieces, *pieces), self.made[-1].heading)
                continue
            heading = self.lead or self.heading if self.above is None else self.above
            self.made.append(Atom((*self.waiting, *pieces), heading))
            self.waiting, self.above = [], None

    def done(self) -> list[Atom]:
        """All atoms; a heading above nothing stands alone."""
        return [*self.made, *([Atom(tuple(self.waiting))] if self.waiting else [])]

    def _lead(self, paragraph: Paragraph) -> None:
        """A paragraph leads the list right below it: no gap, no message ends between them, its name is carried on."""
        name = shown(spans(tuple(run for run in paragraph.runs if not isinstance(run, Muted)))).rstrip(" :")
        self.lead = clip(name, _LEAD)
        if self.made and not self.waiting and spans(paragraph.runs):
            led = self.made.pop()
            self.waiting, self.above = list(led.pieces), led.heading

    def _head(self, block: Heading) -> None:
        self.heading = clean(block.text).strip()
        if self.heading:
            self.block += 1
            self.waiting.append(Line(text(self.heading), self.block, "heading"))
            self.above = ""


def _atoms_of(block: Block, number: int, look: Look, action: Numbers) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each atom of a block; ``number`` is that of the text that it may join."""
    match block:
        case Context(runs):
            yield from _line(runs, number, look, "small")
        case Paragraph(runs):
            yield from _line(runs, number, look)
        case Item():
            yield from _items(Items((block,)), number, look, action)
        case Items():
            yield from _items(block, number, look, action)
        case QuoteBlock():
            yield from _quote(block, number, look)
        case Table():
            yield from _table(block, number, look, action)
        case Chart():
            yield from _chart(block, number, look)
        case Buttons(buttons):
            if made := rows(buttons, action):
                yield tuple(Whole(row) for row in made)
        case Heading():
            return


def _line(runs: Runs, number: int, look: Look, mark: Mark = "") -> Iterator[tuple[Piece, ...]]:
    if parts := spans(runs, look.desk, small=mark == "small"):
        yield (Line(parts, number, mark),)


def _quote(block: QuoteBlock, number: int, look: Look) -> Iterator[tuple[Piece, ...]]:
    words, speaker = spans(block.words, look.desk), spans(block.speaker, look.desk)
    said = spans((Plain("— "), *block.speaker), look.desk) if speaker else ()
    lines = [Line(parts, number, "quote") for parts in (words, said) if parts]
    if lines:
        yield tuple(lines)


def _table(block: Table, number: int, look: Look, action: Numbers) -> Iterator[tuple[Piece, ...]]:
    """A list: Discord has no tables, and columns set with blanks break on a phone."""
    yield from _items(listed(block), number, look, action)


def _chart(block: Chart, number: int, look: Look) -> Iterator[tuple[Piece, ...]]:
    file = look.pictures.get(block.title)
    words = clean(block.words).strip() or clean(block.title).strip()
    if file and not look.plain:
        about = {"description": clip(clean(block.alt).strip() or words, ALT_TEXT)} if words else {}
        yield (Whole({"type": GALLERY, "items": [{"media": {"url": f"attachment://{file}"}, **about}]}),)
    elif words:
        yield (Line(text(words), number),)


def _items(block: Items, number: int, look: Look, action: Numbers) -> Iterator[tuple[Piece, ...]]:
    own = _own_buttons(block, look)
    mark: Mark = "ordered" if block.ordered else "" if own == "beside" or _entries(block) else "bullet"
    place = 0
    for item in block.items:
        lines = _item(item, number, look, mark, place + 1)
        place += 1 if lines else 0
        good = fitting(item.buttons) if own else []
        if own == "beside" and good and lines:
            yield (Beside(tuple(lines), button(good[0], action)),)
        elif lines or good:
            yield (*lines, *(Whole(row) for row in rows(good, action)))
    if not own:
        pressed = [(_name(item), each) for item in block.items for each in item.buttons]
        yield from ((Whole(row),) for row in lists(pressed, action))


def _entries(block: Items) -> bool:
    """Whether each item is an entry of its own, a line with a small one below it, which bullets would set askew."""
    return bool(block.items) and all(spans(item.runs) and spans(item.detail) for item in block.items)


def _own_buttons(block: Items, look: Look) -> str:
    """Where the items' buttons go: "beside" each, in rows "below" each, or "" into lists for all of them."""
    buttons = [len(fitting(item.buttons)) for item in block.items if fitting(item.buttons)]
    if look.plain and buttons:
        return ""  # rows stand below everything, where nobody could tell whose they are
    if len(buttons) <= BESIDE and all(each == 1 for each in buttons):
        return "beside" if buttons else "below"
    return "below" if len(buttons) <= PRESSED_ITEMS else ""


def _item(item: Item, number: int, look: Look, mark: Mark, place: int) -> list[Line]:
    words, detail = spans(item.runs, look.desk), spans(item.detail, look.desk, small=True)
    first = [Line(words or detail, number, mark, place)] if words or detail else []
    return first + ([Line(detail, number, "small")] if words and detail else [])


def _name(item: Item) -> str:
    """What an item is called in a list of choices: its words, up to the first dot that sets circumstances apart."""
    words = shown(spans(item.runs)) or shown(spans(item.detail)) or "–"
    return clip(words.partition(" · ")[0] or words, OPTION)
