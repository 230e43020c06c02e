"""/questions: the board of a story's open questions; editors add, assign, answer with evidence, reopen and drop."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

from commands.addresses import address
from commands.allowed import allow
from commands.board import SETTLED, added, answered, board_reply, card, changed
from commands.newsroom import Board, Newsroom, Passage, QuestionRow
from commands.parse import unquoted
from commands.people import named, suggest_people
from commands.phrases import THE_STORY
from commands.reply import Reply
from commands.spec import Answer, Ask, Call, Choice, Command, Option
from commands.which import pick, suggest_stories, which, zone_here
from commands.words import clipped, moment, nearest
from summaries.errors import BadInput, NotFound, StandfirstError
from summaries.model import Story

_ACTIONS = (
    Choice("add", "add", "Asks a question of your own"),
    Choice("assign", "assign", "Gives one to somebody, or takes it"),
    Choice("answer", "answer", "With words that stand in an article"),
    Choice("reopen", "reopen", "Opens one again that was settled"),
    Choice("drop", "drop", "Asks it no more"),
)
_OFFERED = 3  # passages that may answer, offered with a question
_LONGEST = 200  # characters of a question
_NOBODY = frozenset({"nobody", "no one", "none"})
_MARKS = '"“”„‟«»'


async def run(call: Call, newsroom: Newsroom) -> AsyncIterator[Answer]:
    """Show the board or one question, or do the action."""
    action = call.options.get("action", "")
    if action:
        await allow(call, newsroom, "editor", f"/questions {action}")
    if action == "add":
        yield await _add(call, newsroom)
        return
    story = await _story(call, newsroom)
    if isinstance(story, Ask):
        yield story
        return
    board = await newsroom.questions(call, story)
    zone = await zone_here(call, newsroom)
    if not action and "question" not in call.options:
        yield board_reply(call, board, zone)
        return
    row = _row(call, board)
    if isinstance(row, Ask):
        yield row
    elif not action:
        may = await newsroom.passages(call, story, row.line.text) if row.state not in SETTLED else ()
        yield card(call, board, row, may[:_OFFERED], await newsroom.question_history(call, row), zone)
    else:
        yield await _DOES[action](call, newsroom, story, row)


async def _story(call: Call, newsroom: Newsroom) -> Story | Ask:
    """The story that is given, or the one of the question whose number is given."""
    number = _number(call)
    if "story" in call.options:
        return await which(call, newsroom, call.options["story"])
    if number:
        return await newsroom.story_of_question(call, number)
    return await pick(call, newsroom, "Questions of which story?")


def _number(call: Call) -> int:
    said = call.options.get("question", "").strip().lstrip("#")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


def _row(call: Call, board: Board) -> QuestionRow | Ask:
    """The question that is meant: by its number, or by words that only it has."""
    number, said = _number(call), unquoted(call.options.get("question", ""))
    if number:
        found = [row for row in board.rows if row.id == number]
    else:
        words = said.casefold().split()
        found = [row for row in board.rows if all(word in row.line.text.casefold() for word in words)]
    if len(found) == 1:
        return found[0]
    if found and len(found) <= 25:
        return Ask("question", "Which question?", tuple(_choice(row) for row in found))
    if number:
        raise NotFound(
            f"Question {number} is not on the board of {board.briefing.name}; /questions lists those that are."
        )
    near = nearest(said, [row.line.text for row in board.rows])
    hint = f"did you mean “{clipped(near, 80)}”?" if near else "give its number instead."
    raise NotFound(f"No question on the board says “{clipped(said, 60)}”; {hint}")


def _choice(row: QuestionRow) -> Choice:
    return Choice(clipped(row.line.text, 90), str(row.id), f"#{row.id}, {row.state}")


# --- changes ----------------------------------------------------------------------------------------------------------


async def _add(call: Call, newsroom: Newsroom) -> Reply | Ask:
    if "story" not in call.options:
        return await pick(call, newsroom, "A question on which story?")
    story = await which(call, newsroom, call.options["story"])
    if isinstance(story, Ask):
        return story
    if "question" not in call.options:
        return Ask("question", f"What should be asked about {story.name}?", ())
    words = worded(call.options["question"])
    return added(story, words, await newsroom.add_question(call, story, words))


def worded(said: str) -> str:
    """An editor's question as it is kept: one line that ends with a question mark and quotes nobody.

    Raises BadInput for what is too long, too short, or has quotation marks.
    """
    words = " ".join(unquoted(said).split()).strip(" " + _MARKS).rstrip(" .!?…")
    if any(mark in words for mark in _MARKS):
        raise BadInput("A question stands in the briefing as yours, and quotes nobody: leave the quotation marks out.")
    if not any(letter.isalpha() for letter in words):
        raise BadInput("That asks nothing; write a question, such as Who pays for it?")
    words = f"{words[0].upper()}{words[1:]}?"
    if len(words) > _LONGEST:
        raise BadInput(f"A question has at most {_LONGEST} characters, and that has {len(words)}; ask for one thing.")
    return words


async def _assign(call: Call, newsroom: Newsroom, story: Story, row: QuestionRow) -> Reply | Ask:
    del story
    to = unquoted(call.options.get("to", "")).strip()
    if not to or to.casefold() == "me":
        await newsroom.assign_question(call, row, call.actor.id)
        return changed(row, f"You have it now: {row.line.text}")
    if to.casefold() in _NOBODY:
        await newsroom.assign_question(call, row, None)
        return changed(row, f"Nobody has it now: {row.line.text}")
    found = named(await newsroom.members(call), to)
    if len(found) > 1:
        return Ask("to", "Whom do you mean?", tuple(Choice(one.name, one.id, one.role) for one in found[:25]))
    await newsroom.assign_question(call, row, found[0].id)
    return changed(row, f"{found[0].name} has it now: {row.line.text}")


async def _answer(call: Call, newsroom: Newsroom, story: Story, row: QuestionRow) -> Reply | Ask:
    given = unquoted(call.options.get("evidence", "")).strip()
    url = address(given) if given else None
    if not given:
        return await _ask_evidence(call, newsroom, story, row)
    if url is None:
        passage = await newsroom.passage(call, story, given)
    elif "words" in call.options:
        passage = await newsroom.words_at(call, url, call.options["words"])
    else:
        return Ask("words", "Which words in it answer? Copy them exactly as they stand there.", ())
    await newsroom.answer_question(call, row, passage)
    return answered(row, passage, call.now, await zone_here(call, newsroom))


async def _ask_evidence(call: Call, newsroom: Newsroom, story: Story, row: QuestionRow) -> Ask:
    found = await newsroom.passages(call, story, row.line.text)
    zone = await zone_here(call, newsroom)
    prompt = f"Which words answer this? {clipped(row.line.text, 100)} Choose a passage, or give an article's address."
    return Ask("evidence", prompt, tuple(_passage_choice(call, passage, zone) for passage in found))


def _passage_choice(call: Call, passage: Passage, zone: str) -> Choice:
    at = f", {moment(passage.published, call.now, zone)}" if passage.published else ""
    return Choice(clipped(passage.text, 95), passage.code, clipped(f"{passage.publisher}{at}", 60))


async def _reopen(call: Call, newsroom: Newsroom, story: Story, row: QuestionRow) -> Reply | Ask:
    del story
    await newsroom.reopen_question(call, row.id, row.line.text)
    return changed(row, f"Open again: {row.line.text}")


async def _drop(call: Call, newsroom: Newsroom, story: Story, row: QuestionRow) -> Reply | Ask:
    del story
    await newsroom.drop_question(call, row)
    return changed(row, f"Asked no more: {row.line.text}")


_DOES: Mapping[str, Callable[[Call, Newsroom, Story, QuestionRow], Awaitable[Reply | Ask]]] = {
    "assign": _assign,
    "answer": _answer,
    "reopen": _reopen,
    "drop": _drop,
}


# --- suggestions ------------------------------------------------------------------------------------------------------


async def _suggest_questions(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """The questions of the story that was named, by any of their words; for a question to add, what was typed."""
    if call.options.get("action") == "add" or "story" not in call.options:
        return []
    try:
        found = await newsroom.find_story(call, unquoted(call.options["story"]))
        rows = (await newsroom.questions(call, found[0])).rows if len(found) == 1 else ()
    except StandfirstError:
        return []
    words = prefix.casefold().lstrip("#").split()
    return [_choice(row) for row in rows if all(word in f"{row.id} {row.line.text}".casefold() for word in words)]


async def _suggest_evidence(call: Call, newsroom: Newsroom, prefix: str) -> list[Choice]:
    """Passages that speak of the question; once something is typed, of the typed words; an address is itself."""
    try:
        if "://" in prefix:
            url = address(prefix)
            return [Choice(url, url, "Then the words in it")] if url else []
        story = await _story(call, newsroom)
        if isinstance(story, Ask):
            return []
        row = None if prefix.strip() else _row(call, await newsroom.questions(call, story))
        words = row.line.text if isinstance(row, QuestionRow) else prefix
        found = await newsroom.passages(call, story, words)
    except StandfirstError:
        return []
    zone = await zone_here(call, newsroom)
    return [_passage_choice(call, passage, zone) for passage in found]


COMMAND = Command(
    "questions",
    "The open questions of a story; editors add, assign, answer, reopen and drop them",
    run,
    options=(
        Option("story", "A tracked story", rest=True, suggest=suggest_stories),
        Option("action", "add, assign, answer, reopen or drop; without it, the board", choices=_ACTIONS, bare=True),
        Option("question", "The number of one on the board; to add one, its words", suggest=_suggest_questions),
        Option("to", "For assign: who gets it, or nobody; without it, you", suggest=suggest_people, kind="person"),
        Option("evidence", "For answer: a passage, or the address of an article", suggest=_suggest_evidence),
        Option("words", "For answer with an address: the words that answer, exactly as they stand there"),
        Option("page", "The next part of the board; the buttons fill it in"),
    ),
    changes=True,
    examples=(
        "/questions {story}",
        '/questions add {story} question:"Who pays for it?"',
        "/questions answer question:12",
    ),
    phrases=(
        f"what's [still] open on {THE_STORY}",
        f"what's [still] (open|unanswered|unclear|unknown|not known) (on|in|about|with) {THE_STORY}",
        f"[what are|show me|list|give me] [the|all] [open] questions (on|in|about|of|for) {THE_STORY}",
        f"what (do we|does nobody) (not|still not) know (about|on|of) {THE_STORY}",
        f"what don't we know (about|on|of) {THE_STORY}",
    ),
)
