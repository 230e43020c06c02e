"""A Reply as plain text, as Markdown, or with colour on a terminal: the second platform, which only ever answers."""

from bot.platforms.columns import ANSI, TEXT, Ink, laid_out, painted
from bot.platforms.harmless import link_target, outward, tame, unmarked
from commands.reply import (
    Block,
    Buttons,
    Chart,
    Cite,
    Context,
    Heading,
    Item,
    Items,
    Link,
    Muted,
    Paragraph,
    Plain,
    QuoteBlock,
    Reply,
    Run,
    Runs,
    Strong,
    Table,
)

WIDTH = 88  # columns, where nobody says how wide the terminal is


def text(reply: Reply, width: int = WIDTH, colour: bool = False) -> str:
    """The reply in lines of at most ``width`` columns (addresses longer than that stay whole), ending in a newline.

    colour: with ANSI escape sequences, for a terminal.  Buttons are left out: nothing can be pressed.
    """
    ink = ANSI if colour else TEXT
    tone = ink.alarm if reply.tone == "error" else ink.strong
    lines = [laid_out([(tame(reply.title), tone)], width)]
    before: Block | None = None
    for block in reply.blocks:
        if part := _block(block, width, ink):
            lines += [part] if _close(before, block) else ["", part]
            before = block
    return "\n".join(lines) + "\n"


def _close(before: Block | None, block: Block) -> bool:
    """Whether a block follows the one before (None: the title) without an empty line."""
    if before is None:
        return isinstance(block, Context)
    return isinstance(before, Heading) or (isinstance(before, QuoteBlock) and isinstance(block, QuoteBlock))


def markdown(reply: Reply) -> str:
    """The reply as CommonMark (tables as GitHub has them), ending in a newline; nothing in its words is markup."""
    parts = [f"# {unmarked(reply.title)}"]
    parts += [part for block in reply.blocks if (part := _marked(block))]
    return "\n\n".join(parts) + "\n"


# --- plain and coloured text ----------------------------------------------------------------------------------------


def _block(block: Block, width: int, ink: Ink) -> str:
    match block:
        case Heading():
            return laid_out([(tame(block.text), ink.strong)], width)
        case Context():
            return laid_out(_inked(block.runs, ink, ink.muted), width)
        case Paragraph():
            return "\n".join(laid_out(_inked(runs, ink), width) for runs in _by_address(block.runs))
        case Item():
            return _item(block, "- ", width, ink)
        case Items():
            marks = [f"{n}. " if block.ordered else "- " for n in range(1, len(block.items) + 1)]
            return "\n".join(_item(item, mark, width, ink) for item, mark in zip(block.items, marks, strict=True))
        case QuoteBlock():
            words = laid_out(_inked(block.words, ink), width, "  ")
            return f"{words}\n{laid_out(_inked(block.speaker, ink, ink.muted), width, '    ')}"
        case Table():
            return _table(block, width, ink)
        case Chart():
            return laid_out([(tame(block.words), "")], width)
        case Buttons():
            return ""


def _by_address(runs: Runs) -> list[Runs]:
    """The runs, split where several carry an address: a whole address is hard to read in running text, and to click."""
    if sum(isinstance(run, Link) for run in runs) < 2:
        return [runs]
    parts: list[list[Run]] = [[]]
    for run in runs:
        if isinstance(run, Link) and any(run.text.strip() for run in parts[-1] if not isinstance(run, Cite)):
            parts.append([])
        if not (isinstance(run, Plain) and not run.text.strip()):
            parts[-1].append(run)
    return [tuple(part) for part in parts]


def _item(item: Item, mark: str, width: int, ink: Ink) -> str:
    indent = " " * len(mark)
    lines = laid_out(_inked(item.runs, ink), width, indent, mark)
    return f"{lines}\n{laid_out(_inked(item.detail, ink, ink.muted), width, indent)}" if item.detail else lines


def _inked(runs: Runs, ink: Ink, base: str = "") -> list[tuple[str, str]]:
    return [piece for run in runs for piece in _run(run, ink, base)]


def _run(run: Run, ink: Ink, base: str) -> list[tuple[str, str]]:
    match run:
        case Strong():
            return [(tame(run.text), ink.strong)]
        case Muted():
            return [(tame(run.text), ink.muted)]
        case Link():
            url = outward(run.url)
            address = [(f" {url}", ink.link)] if url and url != run.text else []
            return [(tame(run.text), base), *address]
        case Cite():
            return [(f"[{run.number}]", ink.link)]
        case _:
            return [(tame(run.text), base)]


def _table(table: Table, width: int, ink: Ink) -> str:
    rows = [table.header, *([_plain(cell) for cell in row] for row in table.rows)]
    count = max(len(row) for row in rows)
    if not count:
        return ""
    cells = [[tame(cell) for cell in row] + [""] * (count - len(row)) for row in rows]
    widths = _fitted([max(len(row[column]) for row in cells) for column in range(count)], width)
    lines = []
    for number, row in enumerate(cells):
        wrapped = [laid_out([(cell, "")], max(1, wide)).split("\n") for cell, wide in zip(row, widths, strict=True)]
        for at in range(max(len(cell) for cell in wrapped)):
            parts = [(cell[at] if at < len(cell) else "").ljust(w) for cell, w in zip(wrapped, widths, strict=True)]
            line = "  ".join(parts).rstrip()
            lines.append(painted(line, ink.strong) if number == 0 else line)
    return "\n".join(lines)


def _fitted(widths: list[int], width: int) -> list[int]:
    """Column widths that fit, the widest giving way first, none below six columns."""
    widths = list(widths)
    while sum(widths) + 2 * (len(widths) - 1) > width and max(widths) > 6:
        widths[widths.index(max(widths))] -= 1
    return widths


def _plain(runs: Runs) -> str:
    return "".join(f"[{run.number}]" if isinstance(run, Cite) else run.text for run in runs)


# --- Markdown -------------------------------------------------------------------------------------------------------


def _marked(block: Block) -> str:
    match block:
        case Heading():
            return f"## {unmarked(block.text)}"
        case Context():
            return f"*{_runs(block.runs).strip()}*" if block.runs else ""
        case Paragraph():
            return _runs(block.runs)
        case Item():
            return _marked_item(block, "- ")
        case Items():
            marks = [f"{n}. " if block.ordered else "- " for n in range(1, len(block.items) + 1)]
            return "\n".join(_marked_item(item, mark) for item, mark in zip(block.items, marks, strict=True))
        case QuoteBlock():
            return f"> {_runs(block.words)}\n>\n> — {_runs(block.speaker)}"
        case Table():
            rows = [[unmarked(cell) for cell in block.header], ["---"] * len(block.header)]
            rows += [[_runs(cell) for cell in row] for row in block.rows]
            return "\n".join(f"| {' | '.join(row)} |" for row in rows)
        case Chart():
            return unmarked(block.words)
        case Buttons():
            return ""


def _marked_item(item: Item, mark: str) -> str:
    detail = f"\\\n{' ' * len(mark)}{_runs(item.detail)}" if item.detail else ""
    return f"{mark}{_runs(item.runs).rstrip()}{detail}"


def _runs(runs: Runs) -> str:
    return "".join(_marked_run(run) for run in runs)


def _marked_run(run: Run) -> str:
    match run:
        case Strong():
            return _around("**", unmarked(run.text))
        case Link():
            url = outward(run.url)
            return f"[{unmarked(run.text)}]({link_target(url)})" if url else unmarked(run.text)
        case Cite():
            url = outward(run.url)
            return f"[\\[{run.number}\\]]({link_target(url)})" if url else f"\\[{run.number}\\]"
        case _:
            return unmarked(run.text)


def _around(mark: str, words: str) -> str:
    """The words in emphasis; blanks at their ends stand outside, or CommonMark would not see it."""
    inner = words.strip()
    lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{lead}{mark}{inner}{mark}{tail}" if inner else words
