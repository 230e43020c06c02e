"""How a story's questions are shown: the board, one question with all that is known of it, and what was changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from commands.briefing_lines import cites, runs_of
from commands.buttons import LIMIT, Button
from commands.newsroom import Board, Passage, QuestionRow, Step
from commands.reply import (
    Block,
    Buttons,
    Cite,
    Context,
    Heading,
    Item,
    Items,
    Link,
    Muted,
    Paragraph,
    Plain,
    Reply,
    Run,
    Runs,
    Strong,
    plain,
)
from commands.spec import RANK, Call
from commands.words import clock, count, moment, open_for, page_of
from summaries.model import Line, Story

SETTLED = frozenset({"answered", "dropped"})
_PAGE = 5
_STEPS = 8  # of a question's history, the last
_ORDER = ("open", "partly answered", "stale", "answered", "dropped")
_HEADINGS = {
    "open": "Open",
    "partly answered": "Partly answered",
    "stale": "Stale: no article has touched it for two weeks",
    "answered": "Answered",
    "dropped": "Dropped",
}
_WHY: Mapping[str, str] = {
    "unknown": "An article says that it is not known",
    "pending": "It is announced or under way, and no article tells its end",
    "unsettled": "The coverage raises it and does not settle it",
    "silent": "A story of this kind must settle it, and no article speaks of it",
    "dispute": "Outlets give different figures",
}


def board_reply(call: Call, board: Board, zone: str) -> Reply:
    """The board: every question with its state, age, owner and why it is open, the open ones first."""
    briefing = board.briefing
    rows = sorted(board.rows, key=lambda row: _ORDER.index(row.state))
    if not rows:
        return _empty(call, board)
    shown, at, pages = page_of(rows, call.options.get("page", ""), _PAGE)
    blocks: list[Block] = [Context(plain(_header(board, zone, at, pages)))]
    for state in _ORDER:
        if of_state := [row for row in shown if row.state == state]:
            items = tuple(_item(call, board, row) for row in of_state)
            blocks += [Heading(_HEADINGS[state]), Items(items)]
    more = [Button("Next page", "questions", (("story", briefing.slug), ("page", str(at + 1))), "primary")]
    row_of = [*(more if at < pages else []), *_asking(call, briefing.slug)]
    blocks += [Buttons(tuple(row_of))] if row_of else []
    return Reply(f"Questions: {briefing.name}", tuple(blocks), story_slug=briefing.slug, data=_data(board))


def _header(board: Board, zone: str, at: int, pages: int) -> str:
    states = [(state, sum(row.state == state for row in board.rows)) for state in _ORDER]
    numbers = ", ".join(f"{number} {state}" for state, number in states if number)
    read = count(board.briefing.articles, "article")
    page = f" · page {at} of {pages}" if pages > 1 else ""
    return f"{board.briefing.slug.upper()} · {numbers} · {read} · as of {clock(board.briefing.as_of, zone)}{page}"


def _empty(call: Call, board: Board) -> Reply:
    read = f"{count(board.briefing.articles, 'article')} read, and nothing in them is left open."
    buttons = _asking(call, board.briefing.slug)
    blocks: tuple[Block, ...] = (Paragraph(plain(read)), *((Buttons(tuple(buttons)),) if buttons else ()))
    name, slug = board.briefing.name, board.briefing.slug
    return Reply(f"No questions yet: {name}", blocks, story_slug=slug, data=_data(board))


def _asking(call: Call, slug: str) -> list[Button]:
    button = Button("Ask a question", "questions", (("story", slug), ("action", "add")))
    return [button] if _edits(call) and button.length <= LIMIT else []


def _edits(call: Call) -> bool:
    return RANK[call.actor.role] >= RANK["editor"]


def _item(call: Call, board: Board, row: QuestionRow) -> Item:
    runs: Runs = (Plain(f"{row.line.text.strip()} "), Muted(f"#{row.id} · {_about(row, call.now)}"))
    return Item(runs, _because(board, row), _buttons(call, row))


def _about(row: QuestionRow, now: datetime) -> str:
    """``open 3 days · Ada Quill has it``."""
    asker = row.line.tags.get("asked_by", "")
    parts = [open_for(max(0, (now - row.raised_at).days)) if row.state not in SETTLED else row.state]
    parts += [f"asked by {asker}"] if asker else []
    parts += [f"{row.owner} has it"] if row.owner else []
    parts += [f"{row.state} by {row.settled_by}"] if row.settled_by and row.state in SETTLED else []
    return " · ".join(parts[1:] if row.settled_by and row.state == parts[0] else parts)


def _because(board: Board, row: QuestionRow) -> Runs:
    """Why it is open, or what answers it, in the articles' words; the newest that there is."""
    if row.answers and row.state != "dropped":
        said = "The answer: " if row.state == "answered" else "So far: "
        return (Muted(said), *_words(board, row.answers[-1]))
    why = _WHY.get(row.line.tags.get("why", ""), "")
    if not row.raised or row.state == "dropped":
        return (Muted(why),) if why else ()
    return (Muted(f"{why}: "), *_words(board, row.raised[-1]))


def _words(board: Board, line: Line) -> Runs:
    return (*runs_of(line), *cites(board.briefing, line))


def _buttons(call: Call, row: QuestionRow) -> tuple[Button, ...]:
    one = ("question", str(row.id))
    more = Button("Details", "questions", (one,))
    if not _edits(call):
        return (more,)
    if row.state in SETTLED:
        return (Button("Reopen", "questions", (one, ("action", "reopen"))), more)
    return (
        Button("Answer", "questions", (one, ("action", "answer")), "primary"),
        *(() if row.owner == call.actor.name else (Button("I take it", "questions", (one, ("action", "assign"))),)),
        Button("Drop", "questions", (one, ("action", "drop"))),
        more,
    )


# --- one question -----------------------------------------------------------------------------------------------------


def card(
    call: Call, board: Board, row: QuestionRow, may: Sequence[Passage], history: Sequence[Step], zone: str
) -> Reply:
    """One question with everything that is known of it.

    may: passages that speak of what it asks, for an editor to judge; history: what people did to it.
    """
    blocks: list[Block] = [Context(plain(f"{board.briefing.slug.upper()} · #{row.id} · {_about(row, call.now)}"))]
    why = _WHY.get(row.line.tags.get("why", ""), "")
    if why and row.state not in SETTLED:
        blocks.append(Paragraph(plain(f"{why}.")))
    for heading, lines in (("What raises it", row.raised), ("What answers it", row.answers)):
        if lines:
            items = tuple(Item(_words(board, line), (Muted(_where(line, call.now, zone)),)) for line in lines)
            blocks += [Heading(heading), Items(items)]
    blocks += _may_answer(call, board, row, may, zone)
    if history:
        steps = tuple(
            Item((Muted(f"{moment(step.at, call.now, zone)} "), Plain(step.what))) for step in history[-_STEPS:]
        )
        blocks += [Heading("What was done"), Items(steps)]
    board_button = Button("The board", "questions", (("story", board.briefing.slug),))
    row_of = [button for button in (*_buttons(call, row), board_button) if button.label != "Details"]
    blocks.append(Buttons(tuple(row_of)))
    return Reply(row.line.text.strip(), tuple(blocks), story_slug=board.briefing.slug, data=_row_data(row))


def _may_answer(call: Call, board: Board, row: QuestionRow, may: Sequence[Passage], zone: str) -> list[Block]:
    """Passages that may answer, each with the button by which an editor says that it does."""
    told = {line.text for line in (*row.raised, *row.answers)}
    taken = max((source.number for source in board.briefing.sources), default=0)
    items: list[Item] = []
    for passage in may:
        if passage.text in told:
            continue
        at = moment(passage.published, call.now, zone) if passage.published else "undated"
        cite = Cite(taken + len(items) + 1, passage.url, passage.version, passage.start, passage.end, passage.publisher)
        args = (("question", str(row.id)), ("action", "answer"), ("evidence", passage.code))
        button = Button("This answers it", "questions", args)
        buttons = (button,) if _edits(call) and button.length <= LIMIT else ()
        where = (Muted(" · ".join(part for part in (passage.publisher, at) if part)),)
        items.append(Item((Plain(f"{passage.text} "), cite), where, buttons))
    return [Heading("What may answer it"), Items(tuple(items))] if items else []


def _where(line: Line, now: datetime, zone: str) -> str:
    at = moment(line.at, now, zone) if line.at else "undated"
    return " · ".join(part for part in (line.tags.get("outlet", ""), at) if part)


# --- what was changed -------------------------------------------------------------------------------------------------


def added(story: Story, words: str, number: int) -> Reply:
    """A question was asked."""
    said = f"It is question {number} of {story.name}, and stands in its briefing as yours until it is answered."
    args = (("story", story.slug),)
    buttons = (Button("Undo", "undo"), Button("The board", "questions", args))
    return Reply(words, (Paragraph(plain(said)), Buttons(buttons)), story_slug=story.slug, data={"id": number})


def changed(row: QuestionRow, title: str) -> Reply:
    """A question was given to somebody, opened again or dropped."""
    buttons = (Button("Undo", "undo"), Button("The question", "questions", (("question", str(row.id)),)))
    return Reply(title, (Buttons(buttons),), data={"id": row.id})


def answered(row: QuestionRow, passage: Passage, now: datetime, zone: str) -> Reply:
    """A question was answered."""
    at = f" · {moment(passage.published, now, zone)}" if passage.published else ""
    where: tuple[Run, ...] = (Link(passage.publisher or passage.url, passage.url), Muted(at))
    buttons = (Button("Undo", "undo"), Button("The question", "questions", (("question", str(row.id)),)))
    return Reply(
        f"Answered: {row.line.text.strip()}",
        (Items((Item((Strong(passage.text),), where),)), Buttons(buttons)),
        data={"id": row.id, "version": passage.version, "start": passage.start, "end": passage.end},
    )


# --- for machines -----------------------------------------------------------------------------------------------------


def _data(board: Board) -> dict[str, object]:
    return {"slug": board.briefing.slug, "questions": [_row_data(row) for row in board.rows]}


def _row_data(row: QuestionRow) -> dict[str, object]:
    return {
        "id": row.id,
        "key": row.line.key,
        "text": row.line.text,
        "state": row.state,
        "raised_at": row.raised_at.isoformat(),
        "owner": row.owner,
        "asked_by": row.line.tags.get("asked_by", ""),
        "why": row.line.tags.get("why", ""),
        "raised": [line.text for line in row.raised],
        "answers": [line.text for line in row.answers],
    }
